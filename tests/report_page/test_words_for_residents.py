"""No word on the page is for those who make it: no field names, signs, or advice."""

from __future__ import annotations

import re
from html import unescape

import pytest
from made_pages import card

import socialvalue as sv
from socialvalue.report.page import resident_page

pytest.importorskip("jinja2", reason="the page needs the extra report")

MAKERS = {
    "backticks": r"`",
    "names with underscores": r"[A-Za-z]_[A-Za-z]",
    "names of the library": r"socialvalue-|WeightedMean|PowerMean|card\.|sv\.",
    "signs of units": r"GBP|tCO2e|\bwellby\b",
    "words of stages": r"stage:|stage rated|\bcommitted\b",
    "grades by letter": r"evidence E\d",
    "codes of nodes": r"\bIt holds [A-Z]{2} |\bnot told apart\b",
    "accounts of rows": r"rows in|unit conversions",
    "marks of withholding": r"suppressed",
}


def _read(one: sv.Scorecard | sv.Withheld) -> str:
    """The text of the page, without its sums, which are those of the library to the letter."""
    page = resident_page(one)
    body = page.split("<body>")[1].split('<script type="application/json"')[0]
    before, after = body.split('<section aria-labelledby="h-hand">')
    rest = before + after.split("</section>", 1)[1]
    return unescape(re.sub(r"<[^>]*>", " ", rest))


@pytest.mark.parametrize("kind", MAKERS)
def test_no_word_is_for_those_who_make_it(kind: str) -> None:
    for one in (card(), sv.withhold(card())):
        text = _read(one)
        found = [
            text[max(0, at.start() - 40) : at.end() + 20] for at in re.finditer(MAKERS[kind], text)
        ]
        assert found == []


def test_what_may_be_counted_twice_is_told_by_titles() -> None:
    told = _read(card())
    assert "Value extraction (CV8) and Net local investment (CV2) may count the same thing" in told
    assert "Nobody said whether they do for Greenhand Co-op" in told


def test_a_harm_says_what_it_does_to_the_score() -> None:
    told = _read(card())
    assert "Because of it, Wellbeing can score no more than 0" in told
    assert "and the whole can score no more than 25" in told


def test_everything_that_somebody_chose_is_still_told() -> None:
    told = _read(card())
    for one in (
        "Targets and limits are judgements",
        "the share that would have happened anyway is taken to be 20%: Community participation",
        "The numbers that stand for answers in words were chosen, not measured: People in economic",
        "nothing stood against any source",
        "Pounds are told in prices of 2025",
    ):
        assert one in told


def test_the_first_screen_says_what_whose_what_could_go_wrong_what_is_missing_and_how_sure() -> (
    None
):
    page = resident_page(card())
    first = unescape(re.sub(r"<[^>]*>", "", page.split("<h1>")[1].split("<nav")[0]))
    for one in (
        "promise to do",
        "Verdant Estates plc",
        "These are promises. Nothing here is reported as delivered.",
        "Harm is past the limit that was fixed beforehand: Verdant Estates plc (Value extraction).",
        "Nobody looked for harm here, so it counts in full: Meadow Trust (Greenhouse gas",
        "about benefits have no answer",
        "came first in every trial",
        "taken as they say it",
    ):
        assert one in first
