"""A sheet as it lies: every line that is not empty, cell by cell, before anything is read into it.

In comes a file, CSV, JSON or a workbook, or a frame; out come numbered lines of cells. In JSON a
record is a row, and its fields are columns named by their path: `recipient[0].name`. Of a workbook,
one sheet is read. Rows of a frame are counted from 0, and its columns have names already.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from math import isfinite
from numbers import Integral
from pathlib import Path
from typing import Any

from attrs import evolve, field, frozen

from socialvalue import frames
from socialvalue.claims.doors import book_rows, encodings, framed, sheets
from socialvalue.claims.maps.parts import Sheet, squeezed
from socialvalue.claims.numbers import quoted, real
from socialvalue.errors import Fault, WorkbookError
from socialvalue.workbooks import KINDS as WORKBOOKS
from socialvalue.workbooks import Sheet as Page
from socialvalue.workbooks import opened

Value = str | float
"""What a cell holds: text, or a number where the file itself knows it to be one."""

DEEPEST = 20
SOME = 12
"""Sheets that one fault names."""

FIRST_LINES = 20
"""Lines that may say what separates cells, where nobody names the line of the header."""

SAY = f'write encoding = "{encodings.WINDOWS}" under [sheet] in the map'
"""How a map says the encoding of its sheet."""


@frozen
class Grid:
    """A sheet's lines: `word` is what one is called (line, record, row), `lines` their cells.

    `header` is there where columns have names of their own, as in JSON and frames. `page` is the
    sheet of a workbook, whose places are cells, once its `columns` are named; `amiss` are its cells
    that have no value, by line, each with its column.
    """

    name: str
    word: str
    lines: tuple[tuple[int, tuple[Value, ...]], ...]
    header: tuple[str, ...] = ()
    page: Page | None = field(default=None, eq=False, repr=False)
    columns: dict[str, int] = field(factory=dict, eq=False, repr=False)
    amiss: Mapping[int, list[tuple[int, Fault]]] = field(factory=dict, eq=False, repr=False)

    def at(self, line: int, header: str = "") -> str:
        """The place of a line, or of a cell in it: `bids.csv line 7, 'Volunteers'`, or
        `bids.xlsx!Bids!C7` in a workbook.
        """
        if self.page is not None:
            return self.page.at(line, self.columns.get(header, 0) + 1)
        return f"{self.name} {self.word} {line}" + (f", {header!r}" if header else "")


def grid(file: Path | frames.Frame, sheet: Sheet, faults: list[Fault], mend: str = SAY) -> Grid:
    """The lines of a file or frame that hold anything; faults are added. `mend` is how an encoding
    is said, in the map unless somebody only drafts one.
    """
    if not isinstance(file, Path):
        return _framed(file, faults)
    if file.suffix.lower() in WORKBOOKS:
        return _page(file, sheet, faults)
    encoding = sheet.encoding or None
    if file.suffix.lower() == ".json":
        said = encodings.text(file, faults, encodings.declared(encoding), mend)
        return _records(file.name, said.text if said else "", sheet.records, faults)
    found = sheets.sheet(file, faults, encoding=encoding, header=_header(file, sheet), say=mend)
    lines = () if found is None else tuple(
        (line, tuple(cell.strip() for cell in cells)) for line, cells in found.lines
    )  # fmt: skip
    return Grid(file.name, "line", lines)


def widest(file: Path, sheet: Sheet, faults: list[Fault], mend: str = SAY) -> Grid:
    """The lines, parted as the line says that makes the most cells of them."""
    first = grid(file, sheet, faults, mend)
    if faults or first.header or first.page:
        return first
    tried = [first]
    for line in range(1, FIRST_LINES + 1):
        unread: list[Fault] = []
        one = grid(file, evolve(sheet, header_rows=(line,)), unread)
        tried += [] if unread else [one]
    return max(tried, key=lambda one: max((len(cells) for _, cells in one.lines), default=0))


def _framed(given: frames.Frame, faults: list[Fault]) -> Grid:
    """The rows of somebody's frame: numbers as numbers, all else as text."""
    names, rows = frames.values(framed.CLAIMS, given)
    if not names or len(names) > sheets.MOST_COLUMNS:
        fix = f"give 1 to {sheets.MOST_COLUMNS} columns, those that the map names among them"
        faults.append(Fault(framed.CLAIMS, f"it has {len(names)} columns", fix))
        return Grid(framed.CLAIMS, "row", ())
    told = ((number, tuple(_held(one) for one in row)) for number, row in rows)
    lines = tuple((number, cells) for number, cells in told if any(one != "" for one in cells))
    return Grid(framed.CLAIMS, "row", lines, tuple(map(squeezed, names)))


def _held(value: Any) -> Value:
    """A number of a frame as a number, all else as a sheet would hold it."""
    number = _number(value)
    return frames.cell(value) if number is None else number


def _number(value: Any) -> float | None:
    """A number as it is held: a whole one keeps every digit, for it may be an id."""
    held = isinstance(value, Decimal)
    number = float(value) if held else real(value)
    if number is None or not isfinite(number):
        return number
    whole = value == value.to_integral_value() if held else isinstance(value, Integral)
    return int(value) if whole else number


def _page(file: Path, sheet: Sheet, faults: list[Fault]) -> Grid:
    """The lines of one sheet of a workbook: the one that a map names, or the only one."""
    try:
        book = opened(file)
    except WorkbookError as error:
        faults += error.faults
        return Grid(file.name, "line", ())
    seen = [one for one in book.sheets if not one.hidden and book_rows.filled(one)]
    page = book.sheet(sheet.called) if sheet.called else (seen[0] if len(seen) == 1 else None)
    if page is None:
        names = ", ".join(quoted(one.name) for one in seen[:SOME]) + (" …" * (len(seen) > SOME))
        fault = f"it has no sheet {quoted(sheet.called)}" if sheet.called else (
            "it has several sheets" if seen else "it has no rows"
        )  # fmt: skip
        fix = f"name the one that is meant ({names}): name under [sheet] in the map, or --sheet"
        faults.append(Fault(file.name, fault, fix if seen else "give a header and rows"))
        return Grid(file.name, "line", ())
    amiss: dict[int, list[tuple[int, Fault]]] = {}
    for (line, column), why in sorted(page.unread.items()):
        fault_there = Fault(page.at(line, column), why.fault, why.fix)
        amiss.setdefault(line, []).append((column - 1, fault_there))
    lines = book_rows.lying(page, sheet.numbers)
    return Grid(page.place, "line", lines, page=page, amiss=amiss)


def _header(file: Path, sheet: Sheet) -> int | None:
    """The line of the header, which tells what separates the cells; None if nobody says."""
    if sheet.header_rows:
        return sheet.header_rows[-1]
    said = encodings.text(file, [], encodings.declared(sheet.encoding or None))
    for number, line in enumerate(said.text.splitlines() if said else [], 1):
        if sheet.header_words and all(word in squeezed(line) for word in sheet.header_words):
            return number
    return None


def _records(name: str, text: str, where: str, faults: list[Fault]) -> Grid:
    try:
        found = json.loads(text) if text.strip() else []
    except (ValueError, RecursionError) as error:
        faults.append(Fault(name, f"this is not JSON ({error})", "mend that line"))
        return Grid(name, "record", ())
    for key in filter(None, where.split(".")):
        found = found.get(key) if isinstance(found, Mapping) else None
    if not isinstance(found, list) or not all(isinstance(one, Mapping) for one in found):
        at = f"{name}, {where or 'the whole'}"
        fix = 'name the list in the map\'s [sheet], as in records = "grants"'
        faults.append(Fault(at, "this is not a list of records", fix))
        return Grid(name, "record", ())
    rows = [dict(_fields(name, number, one, faults)) for number, one in enumerate(found, 1)]
    header = tuple(dict.fromkeys(path for row in rows for path in row))
    lines = tuple(
        (number, tuple(row.get(path, "") for path in header)) for number, row in enumerate(rows, 1)
    )
    return Grid(name, "record", lines, header)


def _fields(
    name: str, number: int, value: Any, faults: list[Fault], path: str = "", depth: int = 0
) -> Iterator[tuple[str, Value]]:
    """Every leaf of a record with its path."""
    if depth > DEEPEST:
        fault = f"it is nested more than {DEEPEST} deep"
        faults.append(Fault(f"{name} record {number}", fault, "give a flatter file"))
    elif isinstance(value, Mapping):
        for key, one in value.items():
            inner = f"{path}.{squeezed(key)}" if path else squeezed(key)
            yield from _fields(name, number, one, faults, inner, depth + 1)
    elif isinstance(value, list):
        for place, one in enumerate(value):
            yield from _fields(name, number, one, faults, f"{path}[{place}]", depth + 1)
    else:
        yield path, _leaf(value)


def _leaf(value: Any) -> Value:
    number = _number(value)
    if number is not None:
        return number
    return "" if value is None else str(value).strip()
