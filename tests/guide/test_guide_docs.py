"""The page on the guide keeps its word: its blocks run, its tables are those of the data."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import socialvalue as sv
from socialvalue.guide.minimum import table
from socialvalue.guide.shelf import shelf

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "guide.md").read_text("utf-8")
BLOCKS = re.findall(r"```(python|toml)\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture(scope="module")
def run() -> dict[str, object]:
    """The officer's recommendation, and what stands in the names after the last block."""
    names: dict[str, object] = {}
    blocks = [text for kind, text in BLOCKS if kind == "python"]
    exec(blocks[0], names)  # noqa: S102 (a block of our own page)
    officer = names["made"]
    exec(blocks[1], names)  # noqa: S102 (a block of our own page)
    return {**names, "officer": officer}


def test_the_officers_page_says_what_the_prose_says(run) -> None:
    made = run["officer"]
    assert [ask.rule.code for ask in made.ask_them] == ["culture"]
    assert len(made.minimum) == 8
    harms = {one.code for one in made.measures if one.harm}
    assert harms == {"CV9", "PA9", "CV8"}
    assert {"PA3", "PA2"} <= {one.code for one in made.measures if not one.minimum}
    codes = {rule.kind: rule.code for rule in made.methods}
    assert codes["weights"] == "ask-in-a-meeting"
    assert codes["survey"] == "nothing-to-survey"
    assert codes["decision"] == "conditions-first"
    assert made.holder_hours.central <= made.hours_there_are


def test_her_page_begins_with_the_answer(run) -> None:
    short = repr(run["officer"]).split("IN SHORT")[1].split("DO NOT SCORE")[0]
    words = " ".join(short.split())
    assert words.startswith("- Score it by 10 measures, 8 of which any decision of this kind must")
    assert "ten coins each, in one meeting" in words


def test_the_vision_of_the_page_keeps_the_purple_stairs(run) -> None:
    assert [one.name for one in run["seen"].outcomes if not one.code] == ["The purple stairs"]
    assert run["made"].situation.aims[0].by == "tenants of Rose Hill"


def test_its_toml_is_read_by_a_framework() -> None:
    said, unmeasured = (text for kind, text in BLOCKS if kind == "toml")
    plain = (ROOT / "socialvalue/data/frameworks/asset-transfer.toml").read_text("utf-8")
    text = plain.replace('code = "CV-commons"\n', f'code = "CV-commons"\n{said}')
    framework = sv.Framework.from_toml(f"{text}\n{unmeasured}")
    assert framework.unmeasured[0].name == "The purple stairs"


def test_its_table_of_minimum_honest_sets_is_generated_from_the_data() -> None:
    assert table() in PAGE


def test_it_has_a_row_for_each_reason_not_to_score() -> None:
    rows = PAGE.split("| when | what stops | instead |\n|---|---|---|\n")[1].split("\n\n")[0]
    stops = [row.split("|")[2].strip() for row in rows.splitlines()]
    expected = {"everything": "everything", "aim": "that aim", "asking": "whatever rests on asking"}
    wanted = [expected[rule.stops] for rule in shelf().asks]
    assert len(stops) == len(wanted)
    assert all(cell.startswith(word) for cell, word in zip(stops, wanted, strict=True))
