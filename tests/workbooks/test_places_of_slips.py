"""A slip in a list is told at its own cell, and every slip of the list at once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from books_of import TABLE, book

import socialvalue as sv

HEAD = ("submission", "measure", "input", "item", "value")
RIGHTS = (
    ("acme", "PA1", "rights.weight", "1", 1),
    ("acme", "PA1", "rights.right", "1", "vote"),
    ("acme", "PA1", "rights.turnout", "1", 1),
    ("acme", "PA1", "rights.count", "1", 40),
    ("acme", "PA1", "people", None, 40),
)


def _told(folder: Path, rows: Sequence[Sequence[Any]]) -> list[str]:
    path = book(folder / "bids.xlsx", {"submissions": TABLE, "claims": [HEAD, *rows]})
    with pytest.raises(sv.ClaimErrors) as caught:
        sv.read(path, sv.Framework.load("ccin"))
    return [one.at.removeprefix("bids.xlsx!claims!") for one in caught.value.faults]


@pytest.mark.parametrize(
    ("row", "at"),
    [
        (("acme", "PA1", "rights.weight", "1", 1), "D7"),
        (("acme", "PA1", "rights.wieght", "2", 1), "C7"),
        (("acme", "PA1", "people", None, 4), "C7"),
        (("acme", "PA1", "evidence", None, "E1"), "C7"),
    ],
)
def test_what_stands_twice_or_is_unknown_is_told_at_its_word(
    tmp_path: Path, row: Sequence[Any], at: str
) -> None:
    assert at in _told(tmp_path, [*RIGHTS, row])


def test_a_list_without_labels_is_told_at_its_inputs(tmp_path: Path) -> None:
    rows = [(*row[:3], row[4]) for row in (*RIGHTS, RIGHTS[0])]
    head = [one for one in HEAD if one != "item"]
    path = book(tmp_path / "bids.xlsx", {"submissions": TABLE, "claims": [head, *rows]})
    with pytest.raises(sv.ClaimErrors) as caught:
        sv.read(path, sv.Framework.load("ccin"))
    assert [one.at for one in caught.value.faults] == ["bids.xlsx!claims!C7"]


def test_two_slips_in_one_entry_are_told_together(tmp_path: Path) -> None:
    rows = [list(row) for row in RIGHTS]
    rows[0][4], rows[1][4], rows[2][4] = "most", "sometimes", 7
    assert sorted(one[:2] for one in _told(tmp_path, rows)) == ["E2", "E3", "E4"]


def test_a_bound_of_one_in_a_unit_is_not_said_to_be_a_share(tmp_path: Path) -> None:
    rows = [("acme", "CV3", f"assets.{name}", "1", value)
            for name, value in (("area", 400), ("kind", "floor"), ("lease", 25), ("lock", "locked"),
                                ("held", 3), ("repairs", 0), ("rent", 1))]  # fmt: skip
    path = book(tmp_path / "bids.xlsx", {"submissions": TABLE, "claims": [HEAD, *rows]})
    with pytest.raises(sv.ClaimErrors) as caught:
        sv.read(path, sv.Framework.load("planning"))
    assert [one.fix for one in caught.value.faults] == ["give a number from 0 to 1, in year"]
