"""Places in a workbook: `bids.xlsx!Claims!C7`, made from numbers and read back.

Rows and columns are counted from 1, as a spreadsheet program counts rows.
"""

from __future__ import annotations

import re

from socialvalue.workbooks.limits import LAST_COLUMN, LAST_ROW

KINDS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".numbers")
"""The suffixes of workbooks: `.xlsx` is read, the others are told how to become one."""

_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9][0-9]{0,6})")
_PLACE = re.compile(
    r"[^!]*?\.(?:xls[xmb]?|ods)!(.+)!([A-Z]{1,3}[1-9][0-9]{0,6})(?![^\s,(:;.])", re.IGNORECASE
)


def letters(column: int) -> str:
    """The name of a column, counted from 1: A, B … Z, AA."""
    found = ""
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


def reference(row: int, column: int) -> str:
    """The name of a cell: `C7` of row 7 and column 3."""
    return f"{letters(column)}{row}"


def position(name: str) -> tuple[int, int] | None:
    """Row and column of a cell's name, `C7` or `$C$7`; None where it names no cell of a sheet."""
    found = _REFERENCE.fullmatch(name)
    if found is None:
        return None
    column = 0
    for letter in found[1].upper():
        column = 26 * column + ord(letter) - ord("A") + 1
    row = int(found[2])
    return (row, column) if row <= LAST_ROW and column <= LAST_COLUMN else None


def place(file: str, sheet: str, row: int, column: int) -> str:
    """The place of a cell as faults tell it: `bids.xlsx!Claims!C7`."""
    return f"{file}!{sheet}!{reference(row, column)}"


def cell_of(at: str) -> tuple[str, str] | None:
    """The sheet and the cell that the place of a fault names, as ("Claims", "C7"); None where it is
    of no single cell. Words behind the cell (`…!C7, value 3`) are left out.
    """
    found = _PLACE.match(at)
    return (found[1], found[2].upper()) if found and position(found[2]) else None
