"""A sheet as it lies: every line that is not empty, cell by cell, before anything is read into it.

In comes a file, CSV or JSON; out come numbered lines of cells. In JSON a record is a row, and its
fields are columns named by their path: `recipient[0].name`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from attrs import evolve, frozen

from socialvalue.claims.doors import encodings, sheets
from socialvalue.claims.maps.parts import Sheet, squeezed
from socialvalue.claims.numbers import real
from socialvalue.errors import Fault

Value = str | float
"""What a cell holds: text, or a number where the file itself knows it to be one."""

DEEPEST = 20
FIRST_LINES = 20
"""Lines that may say what separates cells, where nobody names the line of the header."""

SAY = f'write encoding = "{encodings.WINDOWS}" under [sheet] in the map'
"""How a map says the encoding of its sheet."""

WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".ods", ".numbers")


@frozen
class Grid:
    """A sheet's lines: `word` is what one is called (line, record), `lines` their cells.

    `header` is there where the file names its own columns, as JSON does.
    """

    name: str
    word: str
    lines: tuple[tuple[int, tuple[Value, ...]], ...]
    header: tuple[str, ...] = ()

    def at(self, line: int, header: str = "") -> str:
        """The place of a line, or of a cell in it: `bids.csv line 7, 'Volunteers'`."""
        return f"{self.name} {self.word} {line}" + (f", {header!r}" if header else "")


def grid(file: Path, sheet: Sheet, faults: list[Fault], mend: str = SAY) -> Grid:
    """The lines of a file that hold anything; faults are added. `mend` is how its encoding is said,
    in the map unless somebody only drafts one.
    """
    if file.suffix.lower() in WORKBOOKS:
        fix = "save the sheet as CSV (UTF-8), and read that"
        faults.append(Fault(file.name, "a workbook is not read", fix))
        return Grid(file.name, "line", ())
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
    if faults or first.header:
        return first
    tried = [first]
    for line in range(1, FIRST_LINES + 1):
        unread: list[Fault] = []
        one = grid(file, evolve(sheet, header_rows=(line,)), unread)
        tried += [] if unread else [one]
    return max(tried, key=lambda one: max((len(cells) for _, cells in one.lines), default=0))


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
    number = real(value)
    if number is not None:
        return number
    return "" if value is None else str(value).strip()
