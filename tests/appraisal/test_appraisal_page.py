"""The page of an appraisal, read aloud: what it must say so that nobody is misled."""

import re
from pathlib import Path

import pytest
from appraised import FRAMEWORK, NO_HARM, card, given

import socialvalue as sv
from socialvalue.appraisal import rows

PARKS = Path(__file__).parents[2] / "examples" / "parks"
ROW = re.compile(r"^  \S.*£.*(none|yrs|year 1|–)$", re.MULTILINE)


@pytest.fixture(scope="module")
def parks():
    return str(sv.appraise(sv.score(sv.read(PARKS, sv.Framework.load("ccin")))))


def page(benefits, costs, **harm):
    return str(sv.appraise(card([*given(benefits), {**NO_HARM, **harm}], costs)))


def test_the_first_words_say_that_the_service_is_not_among_the_benefits(parks):
    opening = parks.partition("(present values)")[2].partition("welfare ledger")[0]
    said = " ".join(opening.split())
    assert said.startswith("Costs are the whole price of each service.")
    assert "The service itself is not among the benefits" in said
    assert "a ratio under 1, or a net value below £0, is no loss by itself" in said
    assert "do not add them" in said


@pytest.mark.parametrize(
    ("benefit", "cost"), [(520_000, 11_800_000), (5, 99_999_999), (3e9, 4e9), (5, 3e12), (50, 7)]
)
def test_all_pounds_of_a_page_are_of_one_size(benefit, cost):
    text = page({2026: benefit}, {2026: cost})
    told = ROW.findall(text) and [found.group() for found in ROW.finditer(text)]
    pounds = [word for row in told for word in re.findall(r"£[\d.,]+m?", row)]
    assert pounds
    assert len({word.endswith("m") for word in pounds}) == 1
    assert max(map(len, text.splitlines())) <= 98


def test_the_parks_are_told_in_whole_pounds(parks):
    assert "£520,000" in parks
    assert re.search(r"£11,8\d\d,\d\d\d", parks)
    assert not re.search(r"£[\d.]+m", parks)


def test_what_is_less_than_a_hundredth_of_a_million_is_not_told_as_nothing():
    assert rows.millions(18_960) == "£0.02m"
    assert rows.millions(1_536) == "under £0.01m"
    assert rows.millions(-5) == "-under £0.01m"
    assert rows.millions(0) == "£0.00m"
    assert rows.millions(-12.26e6) == "-£12.26m"


def test_a_harm_that_nobody_looked_for_is_not_told_as_no_pounds(parks):
    welfare = parks.partition("welfare ledger")[2].partition(" ledger:")[0]
    meadow = next(line for line in welfare.splitlines() if "Meadow Trust" in line)
    assert "–*" in meadow
    assert "£0" not in meadow
    assert "* Meadow Trust said nothing of WB8 Greenhouse gas" in " ".join(parks.split())


def test_a_harm_that_was_looked_for_and_not_found_is_told_as_no_pounds():
    assert re.search(r"£300 +£0 +£200 ", page({2026: 300}, {2026: 100}))


def test_a_sign_that_stands_on_the_page_is_explained_there(parks):
    assert "– no number: nothing that was looked at has a price" in " ".join(parks.split())
    sound = page({2026: 30}, {2026: 10})
    assert "* a said" not in sound


def test_a_bid_without_costs_has_a_sign_that_is_explained():
    rows_of = [{"submission": "a", **one} for one in (*given({2026: 30}), NO_HARM)]
    claims = sv.Claims.from_records(rows_of, FRAMEWORK, [{"id": "a"}])
    said = " ".join(str(sv.appraise(sv.score(claims))).split())
    assert "or the costs are not known" in said


def test_every_ledger_says_what_it_holds(parks):
    for line in parks.splitlines():
        if re.match(r"  \w+ ledger", line):
            assert re.match(r"  \w+ ledger: \w+", line)


def test_a_record_that_is_one_number_has_no_range():
    scored = card([*given({2026: 300}), NO_HARM], {2026: 100})
    said = " ".join(str(sv.appraise(scored, delivery={"a": 0.8})).split())
    assert "it delivered 80% of earlier promises: welfare £240." in said
    ranged = " ".join(str(sv.appraise(scored, delivery={"a": (0.5, 0.8, 1)})).split())
    assert "80% of earlier promises (50% to 100%): welfare £240 (£150 to £300)." in ranged


def test_a_ratio_that_is_not_there_has_no_star():
    assert "–*" in page_of_the_silent({2026: 10})
    assert page_of_the_silent({}).count("–*") == 1


def page_of_the_silent(costs):
    return str(sv.appraise(card(given({2026: 300}), costs)))
