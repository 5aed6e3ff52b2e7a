"""Rows below a header, from sheets made in memory; and whatever is spoilt, every row is told."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from books_of import TABLE, TIDY, WIDE, Rows, book
from hypothesis import given, settings
from hypothesis import strategies as st

import socialvalue as sv
from socialvalue.claims.doors import book_rows
from socialvalue.claims.doors.spelling import Spelling
from socialvalue.errors import Fault
from socialvalue.workbooks import Sheet, Unread, cell_of

SPOILT = st.sampled_from(
    [None, "", " ", "=1+1", "#REF!", "many", -1, 1e300, True, "acme", "PA3", "5%", "1,234", "zz", 0]
)


def rows_of(
    rows: tuple[tuple[Any, ...], ...], percents: set[tuple[int, int]], *in_percent: str
) -> list[dict[str, str]]:
    page = Sheet("b.xlsx", "S", hidden=False, rows=rows, percents=frozenset(percents))
    faults: list[Fault] = []
    found = book_rows.below(page, 1, Spelling(), faults, dict.fromkeys(in_percent, "%"))
    assert not faults
    return [row for _, row in found.rows]


@pytest.mark.parametrize(
    ("title", "in_percent", "said"),
    [
        ("turnout", ("turnout",), "7"), ("turnout", (), "0.07"), ("turnout [%]", (), "7"),
        ("turnout [1]", ("turnout",), "0.07"), ("turnout [person]", (), "7%"),
    ],
)  # fmt: skip
def test_a_percentage_is_given_in_the_unit_of_its_column(
    title: str, in_percent: tuple[str, ...], said: str
) -> None:
    rows = ((title, "submission"), (0.07, "acme"), (0.07, "blue"))
    found = rows_of(rows, {(2, 1)}, *in_percent)
    assert [row[title] for row in found] == [said, "0.07"]


@pytest.mark.parametrize(
    ("unit", "in_percent", "said"),
    [
        ("%", (), "7"), ("1", ("turnout",), "0.07"), (None, ("turnout",), "7"), (None, (), "0.07"),
        ("person", (), "7%"),
    ],
)  # fmt: skip
def test_a_percentage_is_given_in_the_unit_of_its_row(
    unit: str | None, in_percent: tuple[str, ...], said: str
) -> None:
    rows = (("input", "value", "unit"), ("turnout", 0.07, unit))
    assert rows_of(rows, {(2, 2)}, *in_percent)[0]["value"] == said


def test_a_header_may_stand_below_titles_and_blank_rows() -> None:
    rows = (("Our bids",), (None,), ("submission", "n"), (None, " "), ("acme", 1.0))
    page = Sheet("b.xlsx", "S", hidden=False, rows=tuple((*row, None)[:2] for row in rows))
    header = book_rows.header_of(page, lambda row: "submission" in row)
    assert header == 3
    found = book_rows.below(page, header, Spelling(), [])
    assert (found.above, found.rows) == ((1,), [(5, {"submission": "acme", "n": "1"})])


def test_an_error_in_the_header_and_one_in_a_row_are_told_apart() -> None:
    unread = {(1, 2): Unread("bad", "mend", "#REF!"), (2, 1): Unread("worse", "mend", "#N/A")}
    page = Sheet("b.xlsx", "S", hidden=False, rows=(("n", None), (None, 1.0)), unread=unread)
    faults: list[Fault] = []
    found = book_rows.below(page, 1, Spelling(), faults)
    assert [one.at for one in faults] == ["b.xlsx!S!B1"]
    assert found.amiss == {2: [Fault("b.xlsx!S!A2", "worse", "mend")]}


@settings(max_examples=60, deadline=None)
@given(
    which=st.sampled_from([WIDE, TIDY]),
    spoils=st.lists(st.tuples(st.integers(1, 8), st.integers(0, 8), SPOILT), max_size=4),
)
def test_every_row_is_scored_or_refused_and_every_fault_has_its_cell(
    framework: sv.Framework, which: Rows, spoils: list[tuple[int, int, Any]]
) -> None:
    rows = [list(row) for row in which]
    for line, column, value in spoils:
        if line < len(rows) and column < len(rows[line]):
            rows[line][column] = value
    name = "PA3" if which is WIDE else "claims"
    filled = sum(any(one not in (None, "", " ") for one in row) for row in rows[1:])
    with TemporaryDirectory() as folder:
        path = book(Path(folder) / "bids.xlsx", {"submissions": TABLE, name: rows})
        counts, faults = outcome(path, framework)
    assert counts in ((), (filled, filled))
    assert {(cell_of(one.at) or ("?",))[0] for one in faults} <= {name, "submissions"}


def outcome(path: Path, framework: sv.Framework) -> tuple[tuple[int, ...], list[Fault]]:
    """Rows in, and rows scored or refused (none where all is raised), with every fault."""
    try:
        claims = sv.read(path, framework, on_fault="refuse")
    except sv.ClaimErrors as error:
        return (), list(error.faults)
    account = claims.account
    faults = [fault for some in claims.refusals.faults.values() for fault in some]
    return (account.rows_in, account.rows_scored + account.rows_refused), faults
