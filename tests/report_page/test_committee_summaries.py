"""The summary for a committee: its parts, its tables, and signs that mean nothing to Markdown."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_pages import PARKS, card, framework

import socialvalue as sv
from socialvalue.errors import ArgumentError
from socialvalue.report.committee import MINUS, committee_summary, marked
from socialvalue.scorecard.words import points

HEADINGS = [
    *("In short", "Who is ahead", "Why", "Harms", "What nobody looked at", "Cautions"),
    *("Pounds, by ledger", "Method", "Sources"),
]


def test_its_parts_stand_in_order() -> None:
    told = committee_summary(card())
    assert re.findall(r"^## (.*)$", told, re.MULTILINE) == HEADINGS
    assert told.startswith("# Co-operative social value: summary for the committee\n")
    method = told.split("## Method\n\n")[1].split("\n\n")[0]
    assert len(method.splitlines()) == 3


def test_who_leads_and_how_surely_stands_first() -> None:
    first = committee_summary(card()).split("## Who")[0]
    assert "Greenhand Co-op comes first with a score of 26.3" in first
    assert "in every trial" in first
    assert "Meadow Trust could still come first" in first
    assert "Verdant Estates plc (Value extraction)" in first


def test_each_table_has_as_many_cells_in_every_row() -> None:
    told = committee_summary(card())
    tables = re.findall(r"(?:^\|.*\|\n)+", told, re.MULTILINE)
    assert len(tables) == 3
    for table in tables:
        widths = {len(re.split(r"(?<!\\)\|", row)) for row in table.splitlines()}
        assert len(widths) == 1


def test_the_scores_are_those_of_the_card() -> None:
    told = committee_summary(card())
    for place, name in enumerate(card().who):
        score = points(card().score()[place]).replace("-", MINUS)
        assert f"| {name} | {score} |" in told


def test_there_is_no_html_in_it() -> None:
    assert not re.search(r"(?<!\\)[<>]|&\w+;", committee_summary(card()))


@given(st.text(st.sampled_from("\\`*_{}[]<>#|~^$&@:/.-+=!()w1 \n\ta"), max_size=30))
def test_a_text_keeps_its_words_and_loses_its_meaning(text: str) -> None:
    told = marked(text)
    assert "\n" not in told
    assert re.sub(r"\\(.)", r"\1", told) == " ".join(
        "".join(sign if sign.isprintable() else " " for sign in text).split()
    )
    bare = re.sub(r"\\.", "", told)
    assert not set("`*_{}[]<>#|~^$&@") & set(bare)
    assert "://" not in bare
    assert not re.match(r"(\d+[.)]|[-+])(\s|$)|=", told)


def test_without_draws_it_says_that_nothing_was_drawn() -> None:
    one = sv.score(sv.read(PARKS, framework()), basis=sv.Basis(price_year=2025, start=2026))
    told = committee_summary(one)
    assert "not drawn" in told
    assert "Nothing was drawn" in told
    assert "How sure" not in told


def test_what_is_no_card_is_refused() -> None:
    with pytest.raises(ArgumentError):
        committee_summary("card")  # type: ignore[arg-type]


def test_its_title_is_escaped() -> None:
    told = committee_summary(card(), title="Two *stars* <b>")
    assert told.startswith("# Two \\*stars\\* \\<b\\>\n")


def test_numbers_below_zero_are_not_broken_by_word() -> None:
    rows = [line for line in committee_summary(card()).splitlines() if line.startswith("| ")]
    cells = [cell for line in rows for cell in line.strip("| ").split(" | ")[2:]]
    assert any(cell.startswith(MINUS) for cell in cells)
    assert not any("-" in cell.strip("-:") for cell in cells)
