"""The rows of one sheet of a workbook, as texts under the titles of its columns.

In comes a sheet of values; out come rows as a CSV file would give them, with the number of each,
and the faults of cells that have no value. A percentage is given in the unit that its column, or
its row, names: 5 % is 5 under `[%]`, 0.05 where the unit is 1 or nobody knows it, and else the text
`5%`, which is no number of people or pounds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal

from attrs import define, field

from socialvalue.claims.doors import headers, sheets
from socialvalue.claims.doors.in_cells import Spot
from socialvalue.claims.doors.plainly import PER_CENT
from socialvalue.claims.doors.spelling import SPELLINGS, Spelling
from socialvalue.claims.doors.wide import Head
from socialvalue.errors import Fault
from socialvalue.workbooks import Sheet, written
from socialvalue.workbooks.places import reference

FIRST_ROWS = 20
"""Rows among which the header is looked for: titles and notes may stand above it."""


@define
class BookRows:
    """Rows by header, each with its number; `amiss` are faults of cells without a value, by row."""

    name: str
    spot: Spot
    rows: list[sheets.Row] = field(repr=False)
    amiss: dict[int, list[Fault]]
    above: tuple[int, ...] = ()
    """The numbers of the rows above the header that hold anything."""

    formulas: int = 0
    """How many cells of the sheet hold a formula."""


def filled(sheet: Sheet) -> list[int]:
    """The numbers of the rows that hold anything."""
    errors = {row for row, _ in sheet.unread}
    return [
        number
        for number, row in enumerate(sheet.rows, 1)
        if number in errors or any(_said(one) for one in row)
    ]


def titles(sheet: Sheet, row: int) -> list[str]:
    """The texts of a row, squeezed at their ends."""
    return [written(one).strip() for one in sheet.rows[row - 1]]


def header_of(sheet: Sheet, holds: Callable[[Sequence[str]], bool]) -> int | None:
    """The number of the first row that holds the titles of columns; None if there is none."""
    rows = filled(sheet)[:FIRST_ROWS]
    return next((row for row in rows if holds(titles(sheet, row))), None)


def below(
    sheet: Sheet,
    header: int,
    spelling: Spelling,
    faults: list[Fault],
    units: Mapping[str, str] | None = None,
) -> BookRows:
    """The rows below a header that hold anything; faults of the header are added to `faults`.

    `units` are those of inputs, by name, where nothing in the sheet names one.
    """
    listed = titles(sheet, header)
    columns = [number for number, title in enumerate(listed, 1) if title]
    faults += _untitled(sheet, header, columns)
    rows = [row for row in filled(sheet) if row > header]
    lines = [(header, [listed[one - 1] for one in columns])]
    lines += [(row, _texts(sheet, row, columns, listed, spelling, units or {})) for row in rows]
    before = tuple(row for row in filled(sheet) if row < header)
    places = {listed[one - 1]: one for one in columns}
    spot = Spot(sheet.file, sheet.name, header, places, _percents(sheet))
    by_header = sheets.by_header(sheet.place, lines, faults) if rows else []
    amiss = _amiss(sheet, header, columns)
    return BookRows(sheet.place, spot, by_header, amiss, before, sheet.formulas)


def lying(sheet: Sheet, spelling: str) -> tuple[tuple[int, tuple[str | float, ...]], ...]:
    """The rows that hold anything, as they lie, each with its number: numbers are numbers, and a
    percentage is a text, as in a CSV file. All have the cells up to the last that says something.
    """
    columns = range(1, _width(sheet) + 1)
    return tuple(
        (row, tuple(_lying(sheet, row, column, spelling) for column in columns))
        for row in filled(sheet)
    )


def _lying(sheet: Sheet, row: int, column: int, spelling: str) -> str | float:
    value = sheet.value(row, column)
    if (row, column) in sheet.unread:
        return sheet.unread[row, column].shown
    if not isinstance(value, float):
        return written(value).strip()
    if (row, column) not in sheet.percents:
        return value
    return _as_seen(value, SPELLINGS.get(spelling, ("", "."))[1])


def _percents(sheet: Sheet) -> dict[str, float]:
    """The numbers that are shown as percentages, by the names of their cells."""
    found = {reference(*at): sheet.value(*at) for at in sheet.percents}
    return {name: value for name, value in found.items() if isinstance(value, float)}


def _width(sheet: Sheet) -> int:
    """The columns up to the last that holds anything."""
    filled_in = (n for row in sheet.rows for n, one in enumerate(row, 1) if _said(one))
    return max((*filled_in, *(column for _, column in sheet.unread)), default=0)


def _in(share: float, unit: str, decimal: str) -> str | float:
    """A percentage in a unit; a text, which no number is read from, in one that has no shares."""
    if unit == PER_CENT:
        return _percent(share)
    return share if unit in ("", "1") else _as_seen(share, decimal)


def _as_seen(share: float, decimal: str) -> str:
    return f"{_percent(share):.15g}%".replace(".", decimal)


def _percent(share: float) -> float:
    """A share as the percentage that is seen: 0.07 is 7, and not 7.000000000000001."""
    return float(Decimal(repr(share)) * 100)


def _said(value: object) -> bool:
    return value is not None and (not isinstance(value, str) or bool(value.strip()))


def _texts(
    sheet: Sheet,
    row: int,
    columns: list[int],
    listed: list[str],
    spelling: Spelling,
    units: Mapping[str, str],
) -> list[str]:
    """A row as texts, its numbers spelt as all numbers of the file are declared to be."""
    decimal = SPELLINGS.get(spelling.name, ("", "."))[1]
    beside = {title: written(sheet.value(row, one)).strip() for one, title in enumerate(listed, 1)
              if title in ("unit", "input")}  # fmt: skip
    own = Head("value", beside.get("input", ""), beside.get("unit", ""))
    found = []
    for column in columns:
        value, title = sheet.value(row, column), listed[column - 1]
        if (row, column) in sheet.unread:
            found.append(sheet.unread[row, column].shown)
            continue
        head = own if title == "value" else Head.of(title)
        if (row, column) in sheet.percents and isinstance(value, float):
            value = _in(value, head.unit or units.get(head.name, ""), decimal)
        found.append(written(value, decimal=decimal))
    return found


def _untitled(sheet: Sheet, header: int, columns: list[int]) -> Iterator[Fault]:
    """The first value in each column without a title; an error in the header."""
    seen: set[int] = set(columns)
    for (row, column), why in sheet.unread.items():
        if row == header:
            yield Fault(sheet.at(row, column), why.fault, why.fix)
            seen.add(column)
    for number, cells in enumerate(sheet.rows[header:], header + 1):
        for column, value in enumerate(cells, 1):
            if column not in seen and _said(value):
                fix = "give the column a title, or clear the cell"
                yield Fault(sheet.at(number, column), "no title stands above this value", fix)
                seen.add(column)


def _amiss(sheet: Sheet, header: int, columns: list[int]) -> dict[int, list[Fault]]:
    """Cells that have no value, and cells merged over several rows, by row."""
    found: dict[int, list[Fault]] = {}
    for (row, column), why in sheet.unread.items():
        if row > header and column in columns:
            fault = Fault(sheet.at(row, column), why.fault, why.fix)
            found.setdefault(row, []).append(fault)
    for (first, left), (last, right) in sheet.merged:
        mine = any(left <= column <= right for column in columns)
        if mine and header < first < last and _said(sheet.value(first, left)):
            merged = "one cell is merged over several rows, and says nothing of the others"
            fix = "take the merge back, and fill in each row"
            found.setdefault(first, []).append(Fault(sheet.at(first, left), merged, fix))
    return found


def headless(sheet: Sheet, columns: str) -> Fault:
    """The fault of a sheet whose first rows are no header."""
    row = next(iter(filled(sheet)), 1)
    missing = headers.missing(sheet.place, columns)
    return Fault(sheet.at(row), missing.fault.replace("its first row does", "its first rows do"),
                 missing.fix)  # fmt: skip
