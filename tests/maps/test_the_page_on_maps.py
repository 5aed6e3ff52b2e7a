"""The page on column maps keeps its promises: its files are read, its commands and blocks run."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

import socialvalue as sv
from socialvalue.claims.maps.toml import CELL, SHEET

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "column-maps.md").read_text("utf-8")
BLOCKS = re.findall(r"^```(\w+) ?([\w.]*)\n(.*?)^```$", PAGE, flags=re.MULTILINE | re.DOTALL)


def _run(folder: Path, *words: str) -> str:
    run = subprocess.run(
        [sys.executable, "-W", "error", *words],
        cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    assert run.returncode == 0, f"{words}\n{run.stdout}\n{run.stderr}"
    return run.stdout


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What every command and every block of the page says, in the order of the page."""
    folder, said = tmp_path_factory.mktemp("page"), []
    for language, name, text in BLOCKS:
        if name:
            (folder / name).write_text(text, "utf-8")
        elif language == "sh":
            said += [_run(folder, "-m", *shlex.split(line)) for line in text.splitlines()]
        elif language == "python":
            (folder / "block.py").write_text(text, "utf-8")
            said.append(_run(folder, "block.py"))
    return said


def test_the_draft_places_what_the_page_says_and_no_more(told: list[str]) -> None:
    draft = told[0]
    assert "'Volunteers': it shares" in draft
    assert "'Say in decisions': it shares" in draft
    assert "'Organised': PA3.organised" in draft
    assert "6 of 8 columns placed" in draft


def test_the_sheet_is_checked_scored_and_accounted_for(told: list[str]) -> None:
    _, check, score, python, beside, sizes, council, template = told
    assert "Acorn Co-op" in beside
    assert sizes == "", "its sizes are what the page says"
    assert check.startswith("No faults.")
    assert "Acorn Co-op" in score
    (account,) = [text for language, _, text in BLOCKS if language == "text"]
    assert python == account
    assert council == "", "its claims are what the page says"
    assert "claims.csv" in template


def test_every_line_of_the_table_at_the_top_leads_to_a_section() -> None:
    table = PAGE.partition("| my sheet has … | write … |")[2].partition("\n\n")[0]
    lines = table.strip().splitlines()[1:]
    headings = re.findall(r"^#+ (.*)$", PAGE, flags=re.MULTILINE)
    known = {re.sub(r"[^\w -]", "", one).strip().lower().replace(" ", "-") for one in headings}
    assert len(lines) >= 10
    assert all(set(re.findall(r"\(#([\w-]+)\)", line)) & known for line in lines)
    assert set(re.findall(r"\(#([\w-]+)\)", PAGE)) <= known


def test_every_key_of_a_sheet_is_on_the_page() -> None:
    rows = re.findall(r"^\| (`.*?`) \|", PAGE, flags=re.MULTILINE)
    named = {word for row in rows for word in re.findall(r"`(\w+)`", row)}
    assert set(SHEET) == named


def test_the_maps_of_the_page_are_maps() -> None:
    first, second = [text for language, _, text in BLOCKS if language == "toml"]
    assert sv.ColumnMap.from_toml(first).sheet.stop_at == ("Total",)
    assert sv.ColumnMap.from_toml(second).sheet.zero == ("nil", "-")


def test_every_key_of_a_value_is_on_the_page() -> None:
    assert not [key for key in CELL if not re.search(rf"\b{key} = ", PAGE)]
