"""Titles and worked rows of our own template are no news; what somebody wrote beside them is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from recalculated import opened

import socialvalue as sv
from socialvalue.commands.template_book import TITLES, book
from socialvalue.framework.toml import shipped


def _forms(folder: Path, name: str = "ccin") -> Path:
    path = folder / "forms.xlsx"
    path.write_bytes(book(sv.Framework.load(name)))
    return path


def _above(path: Path, name: str = "ccin") -> list[str]:
    told = sv.read(path, sv.Framework.load(name)).account.read_as
    return [one for one in told if "above the header" in one]


@pytest.mark.parametrize("name", sorted(shipped()))
def test_nothing_is_told_of_rows_that_the_template_wrote(name: str, tmp_path: Path) -> None:
    assert _above(_forms(tmp_path, name), name) == []


def test_nothing_is_told_of_them_where_the_table_stands_beside_the_claims(tmp_path: Path) -> None:
    path = _forms(tmp_path)
    framework = sv.Framework.load("ccin")
    made = opened(path)
    for name in ("submissions", "EQ"):
        del made[name]
    claims = tmp_path / "claims.xlsx"
    made.save(claims)
    told = sv.read(claims, framework, submissions=path).account.read_as
    assert not [one for one in told if "above" in one]


@pytest.mark.parametrize(
    ("sheet", "row", "column", "words"),
    [
        ("PA", 1, 4, "Acme: our best year"),
        ("PA", 1, 1, "Participation, as we see it"),
        ("PA", 2, 1, "Please call us about this"),
        ("PA", TITLES, 5, 31),
        ("PA", TITLES, 9, "our own register"),
        ("PA", TITLES, 1, "yours"),
        ("submissions", TITLES, 2, "Acme Co-op"),
        ("submissions", TITLES, 3, 5000),
        ("submissions", 2, 1, "Bids of 2026"),
    ],
)
def test_what_somebody_wrote_above_a_header_is_told(
    tmp_path: Path, sheet: str, row: int, column: int, words: Any
) -> None:
    path = _forms(tmp_path)
    made = opened(path)
    made[sheet].cell(row, column, words)
    made.save(path)
    assert _above(path) == [f"forms.xlsx!{sheet}: 1 row above the header left unread"]


def test_a_row_that_was_put_in_above_a_header_is_told(tmp_path: Path) -> None:
    path = _forms(tmp_path)
    made = opened(path)
    made["WB"].insert_rows(1)
    made["WB"]["B1"] = "draft, not agreed"
    made.save(path)
    assert _above(path) == ["forms.xlsx!WB: 1 row above the header left unread"]


def test_where_the_examples_are_gone_a_worked_row_is_told(tmp_path: Path) -> None:
    path = _forms(tmp_path)
    made = opened(path)
    del made["Examples"]
    made.save(path)
    assert "forms.xlsx!PA: 1 row above the header left unread" in _above(path)
