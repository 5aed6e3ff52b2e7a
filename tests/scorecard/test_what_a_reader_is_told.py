"""What a first reader stumbled over: averages, blanks, caps that moved nothing, sizes, days."""

import pytest

import socialvalue as sv
from socialvalue.scorecard import sizes, words
from socialvalue.scorecard.tables import rows_of

HARMLESS = dict.fromkeys(("dividends", "interest_above_benchmark", "rent", "fees"), 0)
SPENT = {"received": 100_000, "local": {"spend": [90_000], "respent": [0.9]}}
INVESTED = {"shares": 90_000, "assets": 0, "retained": 0, "disinvested": 0}


def _card(records, table=None, **basis):
    """A card of bids for one place, each of a million pounds and two hundred people."""
    given = {"contract_value": 1e6, "eligible": 200}
    table = table or [{"id": who, **given} for who in ("Alpha", "Beta")]
    claims = sv.Claims.from_records(records, sv.Framework.load("ccin"), table)
    return sv.score(claims, basis=sv.Basis(**basis))


def _page(card):
    return " ".join(repr(card).split())


def test_the_page_says_that_the_whole_is_not_the_average_of_the_themes():
    page = _page(_card([{"submission": "Alpha", "measure": "CV8", **HARMLESS}]))
    assert (
        "The whole is not their average: harm is joined over the themes that have a harm measure, "
        "the worst weighing most (explain … overall)." in page
    )


def test_a_theme_that_nobody_looked_at_is_no_zero_on_the_page_and_a_zero_in_the_table():
    card = _card([{"submission": "Alpha", "measure": "EQ2", "locked": 9000, **_nobody()}])
    rows = [line.split() for line in repr(card).splitlines()]
    (alpha,) = [row for row in rows if row[:1] == ["Alpha"] and len(row) == 6]
    assert alpha[1] != words.NOBODY_LOOKED
    assert alpha[2:] == [words.NOBODY_LOOKED] * 4
    assert f"({words.NOBODY_LOOKED} nothing was assessed)" in repr(card)
    (found,) = [
        r for r in rows_of(card.themes()) if (r["submission"], r["code"]) == ("Alpha", "SE")
    ]
    assert (found["score"], found["coverage"]) == (0, 0)


def test_no_pounds_stand_where_nobody_looked_and_the_balance_says_what_is_not_in_it():
    people = {"before": [6.0], "after": [7.0], "count": [20]}
    survey = {"people": people, "represented": 20, "comparator": 0.0, "years": 1}
    page = _page(_card([{"submission": "Alpha", "measure": "WB1", **survey}]))
    row = page[page.index("Alpha welfare") :].split()[2:5]
    assert row[1] == words.NOBODY_LOOKED
    assert row[2].endswith("*")
    assert "* Alpha said nothing of WB8: that harm is in no pound." in page


def test_a_harm_that_was_looked_for_and_not_found_is_an_honest_zero_of_pounds():
    rows = [
        {"submission": "Alpha", "measure": "CV8", **HARMLESS},
        {"submission": "Alpha", "measure": "CV2", **INVESTED},
    ]
    page = _page(_card(rows))
    assert page[page.index("Alpha local") :].split()[3] == "£0"


def test_a_cap_that_moves_no_score_is_said_to_be_below_it_already_and_bears_no_star():
    card = _card([{"submission": "Alpha", "measure": "CV8", **HARMLESS, "dividends": 90_000}])
    page = _page(card)
    assert "(already below)" in page[page.index("rank ") : page.index("Score by theme")]
    assert "* lowered by the cap" not in page
    assert not card.lowered().any()
    told = {row["submission"]: row["capped_by"] for row in rows_of(card.overall())}
    assert told["Alpha"].endswith(": already below 25.0")


def test_a_cap_that_lowers_a_score_is_starred_and_named_with_its_number():
    rows = [
        {"submission": "Alpha", "measure": "CV8", **HARMLESS, "dividends": 60_000},
        {"submission": "Alpha", "measure": "CV1", **SPENT},
        {"submission": "Alpha", "measure": "CV2", **INVESTED},
    ]
    table = [{"id": "Alpha", "contract_value": 1e6, "eligible": 200}]
    card = sv.score(sv.Claims.from_records(rows, sv.Framework.from_toml(GENTLE, "gentle"), table))
    assert card.lowered("CV")[0]
    (row,) = [row for row in rows_of(card.themes()) if row["code"] == "CV"]
    assert row["capped_by"] == "CV8 past its limit: held to 0.0"
    assert row["score"] == 0
    assert "* lowered by the cap of a harm" in repr(card)
    assert "It holds CV to 0.0 at most, and" in _page(card)


def test_a_leader_below_zero_is_least_bad_and_nobody_is_above_zero():
    page = _page(_card([{"submission": "Alpha", "measure": "CV8", **HARMLESS}]))
    assert "Nobody is above zero. Alpha is least bad with -" in page


def test_the_page_names_the_sizes_that_each_bid_is_rated_against():
    page = _page(_card([]))
    assert "Rated against: contract value £1,000,000, 200 eligible (Alpha, Beta)." in page
    assert "different sizes" not in page


@pytest.mark.parametrize("place", ["", "lot 3"])
def test_bids_for_one_contract_with_different_eligible_people_are_remarked_on(place):
    table = [
        {"id": who, "contract_value": 1e6, "eligible": many, "place": place}
        for who, many in (("Alpha", 300), ("Beta", 30))
    ]
    page = _page(_card([], table))
    who = f"Bids for {place}" if place else "These bids"
    assert f"{who} are rated against different sizes, from 30 eligible for Beta to 300" in page


def test_bids_for_different_places_may_have_different_sizes():
    table = [
        {"id": who, "contract_value": 1e6 * many, "eligible": many, "place": f"lot {many}"}
        for who, many in (("Alpha", 300), ("Beta", 30))
    ]
    assert "different sizes" not in _page(_card([], table))


def test_a_financial_year_is_written_with_both_its_years():
    assert words.amount(5, "GBP_FY2010") == "£5 (2010-11 prices)"
    assert words.unit("GBP_FY1999/person") == "pounds of 1999-00/person"


def test_a_target_per_size_is_told_for_a_size_that_can_be_pictured():
    assert sizes.each(4e-06, "count", "contract_value") == "4 for each £1m of contract value"
    assert sizes.each(0.27, "person", "eligible") == "27 people for each 100 eligible people"


def test_a_day_before_a_source_was_checked_says_that_nobody_can_tell():
    page = _page(_card([], as_of="2020-01-01"))
    assert "sources had not been checked yet" in page
    assert "nothing stood against any source" not in page
    assert "nothing stood against any source" in _page(_card([], as_of="2026-11-25"))


def _nobody():
    return {"accounts": {"change": [0.0], "count": [2]}}


GENTLE = """
code = "gentle"
name = "Gentle"
edition = "1"
note = "made up"
aggregator = "WeightedMean"
harm_aggregator = { kind = "PowerMean", p = 2 }
lambda = 0.5

[caps]
theme = 0
overall = 0
reason = "a harm past its limit is not made good"

[[theme]]
code = "CV"
name = "Community"
weight = 100

[[theme.outcome]]
code = "CV-1"
name = "Money"
weight = 100
measure = [
    { code = "CV1", weight = 50, shadow = "CV8" },
    { code = "CV2", weight = 50, shadow = "CV8" },
    { code = "CV8", weight = 100 },
]
"""


def test_codes_of_the_harms_that_cap_are_whole_or_counted() -> None:
    """A code cut in two is nobody's: of many harms it is said how many, and each is told below."""
    framework = sv.Framework.load("ccin")
    sizes = [{"id": "A", "contract_value": 1e6, "eligible": 50, "fte": 5}]
    silent = [{"submission": "A", "measure": "SE1", "started": 1, "living": 1}]
    card = sv.score(sv.Claims.from_records(silent, framework, sizes), framework)
    page = str(card)
    assert "3 harms (already below)" in page
    for code in ("PA9", "CV8", "WB8"):
        assert f"{code} " in page[page.index("WHAT NOBODY LOOKED AT") :]
