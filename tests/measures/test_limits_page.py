"""The page of limits says of each measure what the measure itself says."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "limits.md").read_text("utf-8")


def _section(heading: str) -> str:
    return PAGE.split(f"## {heading}\n")[1].split("\n## ")[0]


def _codes(text: str) -> set[str]:
    return set(re.findall(r"\b(?:EQ|PA|CV|SE|WB)\d\b", text))


def test_it_names_every_measure_that_has_a_price_in_its_ledger(every) -> None:
    text = _section("Most of it has no price, on purpose").split("Pounds of different")[0]
    told = {name: _codes(codes) for name, codes in re.findall(r"(\w+) \(([^)]*)\)", text)}
    held: dict[str, set[str]] = {}
    for measure in every:
        for price in measure.proxies:
            held.setdefault(price.ledger, set()).add(measure.code)
    assert told == held


def test_it_names_every_range_that_is_a_judgement_and_every_one_that_is_not(every) -> None:
    text = _section("Where the range of a rating is a judgement")
    published, judged = text.split("For these nobody publishes one")
    assumed = {one.code for one in every if one.rating.source.status == "assumed"}
    assert _codes(judged) == assumed
    assert _codes(published) == {one.code for one in every} - assumed


def test_it_names_no_measure_that_nobody_has(every) -> None:
    assert _codes(PAGE) <= {one.code for one in every}


def test_it_is_short_enough_to_be_read() -> None:
    assert len(PAGE.split()) < 1_100
