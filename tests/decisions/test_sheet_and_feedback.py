"""The scoring sheet that may be published, and what each bidder is told."""

import json
import re
from math import isnan

import pytest
from bidding import TALE, absolute, agreed, bands, bid, mark, price, relative, scoring, tale

import socialvalue as sv
from socialvalue.scorecard.tables import rows_of

MARKS = [mark("A", 2, "EL"), mark("A", 4, "MO"), agreed("A", 3), mark("B", 5), mark("C", 0)]


def full(**options):
    declared = scoring(
        price(50), bands(20), relative(10, unit="hours"),
        absolute(20, "trees", floor=0, target=40, unit="trees"), **options,
    )  # fmt: skip
    bids = [
        {**one, "price": one["price"] * 1_000, "trees": trees}
        for one, trees in zip(TALE, (10, 40, 55), strict=True)
    ]
    return sv.decide(declared, bids, marks=MARKS)


def test_the_sheet_has_one_row_a_bid_and_criterion_in_the_order_of_rank():
    found = full()
    rows = rows_of(found.sheet())
    assert len(rows) == 3 * 4
    assert [row["rank"] for row in rows] == sorted(row["rank"] for row in rows)
    for row in rows:
        assert row["points"] == pytest.approx(row["weight"] * row["share"])


def test_points_add_up_to_the_total_before_its_one_rounding():
    found = full()
    for row in rows_of(found.ranking()):
        points = [
            r["points"] for r in rows_of(found.sheet()) if r["submission"] == row["submission"]
        ]
        assert round(sum(points), 2) == row["total"]


def test_a_bidders_own_figures_are_told_only_where_they_may_be_published():
    found = full()
    for publish in (False, True):
        rows = rows_of(found.sheet(publish=publish))
        for row in rows:
            own = row["criterion"] in ("price", "social", "trees")
            assert isnan(row["number"]) == (own and not publish)
    for figure in ("990", "1,500", "400"):
        assert not re.search(rf"\b{figure}\b", found.text())
        assert re.search(rf"\b{figure}\b", found.text(publish=True))


def test_the_json_of_a_sheet_has_no_nan_and_keeps_the_declaration():
    found = full()
    for publish in (False, True):
        back = json.loads(json.dumps(found.as_dict(publish=publish), allow_nan=False))
        assert back["scoring"]["criteria"][0]["code"] == "price"
        assert back["digest"].startswith("sha256:")
        assert bool(back["moderation"]) == publish


def test_another_declaration_has_another_digest():
    assert full().as_dict()["digest"] == full().as_dict()["digest"]
    assert full().as_dict()["digest"] != full(decimals=1).as_dict()["digest"]


def test_evaluators_are_not_named_on_the_page():
    told = full().text(publish=True) + full().html(publish=True)
    assert "EL" not in re.findall(r"\w+", told)


def test_every_page_is_inert_and_no_wider_than_a_terminal():
    name = '<script>alert("x")</script>\x1b[31m'
    bids = [bid("A", name=name, price=1), bid("B", price=2)]
    found = sv.decide(scoring(price(100)), bids)
    letter = found.feedback("A")
    assert "<script" not in found._repr_html_()
    for told in (repr(found), repr(letter), found.html()):
        assert "\x1b" not in told
    for told in (repr(found), repr(full()), repr(full().feedback("C"))):
        assert max(map(len, told.splitlines())) <= 98


def lines(who, **options):
    return {row["criterion"]: row for row in rows_of(full().feedback(who, **options).table())}


def test_feedback_tells_how_each_point_was_won_or_lost():
    told = lines("A")
    assert told["quality"]["points"] + told["quality"]["lost"] == 20
    assert "band 3, planned" in told["quality"]["offered"]
    assert told["quality"]["why"] == "why: page 3 says so"
    assert "worth 4 points: planned with people" in told["quality"]["next_point"]
    assert told["trees"]["against"] == "from 0 trees (nothing) to 40 trees (all)"
    assert "12 trees, whoever else bids" in told["trees"]["next_point"]
    assert told["price"]["next_point"] == (
        "the next point: a price of £968, the lowest price being what it was."
    )
    assert "140 hours" in told["social"]["next_point"]


@pytest.mark.parametrize("who", ["A", "B", "C"])
def test_what_is_said_to_earn_the_next_point_earns_it(who):
    """Each next number put in the bid's place raises its points by one, or by all that is left."""
    found = full()
    place = found.find(who)
    for at, one in enumerate(found.criteria):
        line = found.feedback(who).lines[at]
        if line.lost < 1e-9 or one.method == "bands" or line.points == 0:
            continue
        number = float(re.search(r"£?([\d,.]+)", line.next_point).group(1).replace(",", ""))
        numbers = found.numbers.copy()
        numbers[at, place] = number
        gained = found.with_numbers(numbers).points[at, place] - line.points
        moves_the_best = one.relative and number > found.numbers[at].max()
        assert moves_the_best or gained == pytest.approx(min(1, line.lost), abs=0.06)


def test_nobody_is_told_anothers_figures_unless_they_may_be_published():
    alone = repr(full().feedback("A"))
    assert "400" not in alone
    assert "£900" not in alone
    both = repr(full().feedback("A", publish=True))
    assert "the lowest price, £900 (B)" in both
    assert "400 hours (C)" in both


def test_nobody_is_told_that_another_bid_turned_the_order():
    found = tale()
    assert "turns the order" not in repr(found.feedback("C"))
    assert "turns the order" in repr(found.feedback("C", publish=True))


def test_whoever_offered_nothing_is_told_to_offer_something():
    found = sv.decide(scoring(relative(100)), [bid("A", social=5), bid("B")])
    (line,) = rows_of(found.feedback("B").table())
    assert (line["offered"], line["lost"]) == ("nothing shown", 100)
    assert "nothing earns nothing" in line["next_point"]


def test_whoever_has_all_points_is_told_nothing_to_mend():
    (line,) = rows_of(sv.decide(scoring(relative(100)), [bid("A", social=5)]).feedback("A").table())
    assert (line["lost"], line["next_point"]) == (0, "")


def test_feedback_to_a_stranger_is_refused():
    with pytest.raises(sv.UnknownName, match="no such bid"):
        full().feedback("Z")


def test_feedback_as_json_has_every_line():
    back = json.loads(json.dumps(full().feedback("B").as_dict(), allow_nan=False))
    assert [line["criterion"] for line in back["lines"]] == ["price", "quality", "social", "trees"]
    assert back["bids"] == 3
