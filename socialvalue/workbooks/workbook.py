"""`Workbook`: the sheets of an .xlsx file as rows of values, each with its place.

Nothing here knows what a claim is. A value is a text, a number, True or False, a day or a time, or
None where the cell is blank.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from attrs import field, frozen

from socialvalue.workbooks.places import place

Value = str | float | bool | date | datetime | time | timedelta | None
Position = tuple[int, int]
"""Row and column, both counted from 1."""


@frozen
class Unread:
    """Why a cell has no value: `fault` and `fix` in words, and `shown`, what stands there."""

    fault: str
    fix: str
    shown: str


@frozen
class Sheet:
    """The cells of one sheet, row after row from A1 to the last that is filled.

    `rows` all have one length. A blank is None; so is a cell of `unread`, which holds an error or a
    formula that was never calculated. `percents` are the cells shown as percentages: 5 % is 0.05
    there. `merged` are areas of merged cells, of which the first alone has a value.
    """

    file: str
    name: str
    hidden: bool
    rows: tuple[tuple[Value, ...], ...] = field(repr=False)
    unread: Mapping[Position, Unread] = field(factory=dict)
    percents: frozenset[Position] = frozenset()
    merged: tuple[tuple[Position, Position], ...] = ()
    formulas: int = 0
    """How many cells hold a formula; the value that was saved with it is what is read."""

    @property
    def place(self) -> str:
        """The sheet as faults tell it: `bids.xlsx!Claims`."""
        return f"{self.file}!{self.name}"

    def at(self, row: int, column: int = 1) -> str:
        """The place of a cell, both counted from 1: `bids.xlsx!Claims!C7`."""
        return place(self.file, self.name, row, column)

    def value(self, row: int, column: int) -> Value:
        """The value of a cell, both counted from 1; None beyond the last that is filled."""
        if 0 < row <= len(self.rows) and 0 < column <= len(self.rows[row - 1]):
            return self.rows[row - 1][column - 1]
        return None


@frozen
class Workbook:
    """The sheets of cells of a file, hidden ones too, and what is to be said of the rest of it."""

    name: str
    sheets: tuple[Sheet, ...]
    notes: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the sheets, in the order of the file."""
        return tuple(one.name for one in self.sheets)

    def sheet(self, name: str) -> Sheet | None:
        """The sheet of a name, capitals aside; None if there is none."""
        wanted = name.strip().casefold()
        return next((one for one in self.sheets if one.name.strip().casefold() == wanted), None)


def written(value: Value, *, decimal: str = ".") -> str:
    """A value as the text of a cell: numbers as short as they can be, days as 2026-04-01."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float | int):
        whole = float(value).is_integer() and abs(value) < 1e15
        return str(int(value)) if whole else repr(float(value)).replace(".", decimal)
    if isinstance(value, datetime):
        return value.isoformat(" ") if value.time() != time() else value.date().isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)
