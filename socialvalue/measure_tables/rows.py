"""Rows: the text of a table, CSV or TOML, becomes rows of read cells, with faults gathered.

Each row knows its place ("mine.csv line 4", "mine.toml measure 3"), so that a fault can name file,
row and column. A cell that cannot be read is remembered as told and left out.
"""

from __future__ import annotations

import csv
import io
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from attrs import field, frozen

from socialvalue import stray_quotes
from socialvalue.counted import counted
from socialvalue.errors import Fault
from socialvalue.measure_tables import cells
from socialvalue.measure_tables.headings import HEADINGS

FORMATS = ("csv", "toml")

Raw = tuple[str, Mapping[str, Any], set[str]]
"""A row as it is written: its place, its cells, and the columns that a mistyped one meant."""

MOST_COLUMNS = 1000
"""More than any table has: a wider one was not made by people."""


ALIKE = 0.8
"""How alike a cell and a column are, at the least, for a first row to be taken for a header."""


@frozen
class Row:
    """One row: its place in the file, its cells by column, and the columns already faulted.

    `meant` are columns whose name was mistyped: they are not missing, and what is in them is not
    known. One slip of the pen is told once.
    """

    place: str
    cells: dict[str, Any] = field(factory=dict)
    told: set[str] = field(factory=set)
    meant: frozenset[str] = frozenset()

    def at(self, column: str) -> str:
        """The place of a cell in words: file, row, column."""
        return f"{self.place}, {column}"

    def lacks(self, column: str) -> bool:
        """Whether a cell is blank, and nothing that was told already is the reason."""
        return not (column in self.cells or column in self.told or column in self.meant)


def of_text(text: str, name: str, form: str, faults: list[Fault]) -> list[Row]:
    """The rows of a table, `form` being csv or toml; what is wrong is added to `faults`."""
    raw = _of_csv(text, name, faults) if form == "csv" else _of_toml(text, name, faults)
    return [_row(place, given, meant, faults) for place, given, meant in raw]


def _row(place: str, given: Mapping[str, Any], meant: set[str], faults: list[Fault]) -> Row:
    row = Row(place, meant=frozenset(meant))
    for column, cell in given.items():
        heading = HEADINGS.get(column)
        if heading is None or _blank(cell):
            continue
        try:
            row.cells[column] = cells.read(heading, cell)
        except cells.Unreadable as wrong:
            row.told.add(column)
            faults.append(Fault(row.at(column), wrong.fault, wrong.fix))
    return row


def _blank(cell: Any) -> bool:
    return cell is None or cell == [] or (isinstance(cell, str) and not cell.strip())


def _unknown(names: Iterable[str], where: str, faults: list[Fault]) -> set[str]:
    """A fault for each column that no table has; out come the columns that were meant, if any."""
    meant = set()
    for name in names:
        if name not in HEADINGS:
            near = get_close_matches(name, HEADINGS, 1)
            meant.update(near)
            fix = "leave it out; docs/measure-tables.md lists every column"
            fix = f"write {near[0]!r}, or {fix}" if near else fix
            faults.append(Fault(where, f"the column {cells.quoted(name)} is not known", fix))
    return meant


def _of_csv(text: str, name: str, faults: list[Fault]) -> Iterator[Raw]:
    lines = _lines(text, name, faults)
    if not lines:
        return
    head = [cell.strip() for cell in lines[0][1]]
    where = f"{name} header"
    if len(head) > MOST_COLUMNS:
        fix = f"keep the columns of a measure table, {MOST_COLUMNS} at the most"
        faults.append(Fault(where, f"it has {len(head)} cells", fix))
        return
    if len(head) == 1 and (sign := next((one for one in ";\t|" if one in head[0]), None)):
        fault, fix = f"its cells are separated by {sign!r}", "save it with commas between cells"
        faults.append(Fault(where, fault, fix))
        return
    if not any(get_close_matches(one, HEADINGS, 1, ALIKE) for one in head):
        fix = "put a header above the rows; docs/measure-tables.md lists every column"
        faults.append(Fault(where, "its first row does not look like a header", fix))
        return
    meant = _unknown([cell for cell in dict.fromkeys(head) if cell], where, faults)
    for one in (one for one, times in Counter(head).items() if one and times > 1):
        fault = f"the column {cells.quoted(one)} stands twice"
        faults.append(Fault(where, fault, "keep one such column"))
    if len(lines) == 1:
        faults.append(Fault(name, "it has a header and no rows", "give one row for each measure"))
    for line, row in lines[1:]:
        place = f"{name} line {line}"
        if len(row) != len(head):
            fault = f"it has {counted(len(row), 'cell')}, the header {len(head)}"
            fix = "add or remove commas; put cells that hold a comma in quotes"
            faults.append(Fault(place, fault, fix))
            continue
        headless = [cell for title, cell in zip(head, row, strict=True) if not title and cell]
        if any(cell.strip() for cell in headless):
            fix = "name the column in the header, or empty the cell"
            faults.append(Fault(place, "a cell stands under no heading", fix))
        yield place, {title: cell for title, cell in zip(head, row, strict=True) if title}, meant


def _lines(text: str, name: str, faults: list[Fault]) -> list[tuple[int, list[str]]]:
    """The rows that are not empty, with the line on which each begins."""
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    lines, start = [], 1
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                lines.append((start, row))
            start = reader.line_num + 1
    except csv.Error as error:
        fix = "mend the quotes on that line"
        faults.append(Fault(f"{name} line {start}", f"it cannot be read ({error})", fix))
        return []
    if not lines:
        faults.append(Fault(name, "it is empty", "give a header and one row for each measure"))
        return []
    width = len(lines[0][1])
    lost = [one for at, row in lines if (one := stray_quotes.swallowed(at, row, ",", width))]
    faults += [
        Fault(f"{name} line {one.line}, cell {one.cell}", one.fault, stray_quotes.FIX)
        for one in lost
    ]
    return [] if lost else lines


def _of_toml(text: str, name: str, faults: list[Fault]) -> Iterator[Raw]:
    try:
        whole = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # a number of too many digits is no TOML error
        faults.append(Fault(name, f"this is not TOML ({error})", "mend that line"))
        return
    for key in whole:
        if key != "measure":
            near = cells.nearest(key, ["measure"])
            fix = f"{near}write [[measure]] before each row, and its cells below"
            faults.append(Fault(name, f"the key {cells.quoted(key)} is not known", fix))
    rows = whole.get("measure", [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        fix = "write [[measure]], in two brackets, before each row"
        faults.append(Fault(name, "its rows are not a list of tables", fix))
        return
    if not rows and "measure" not in whole:
        faults.append(Fault(name, "it has no rows", "write [[measure]] before each row"))
    for number, row in enumerate(rows, 1):
        place = f"{name} measure {number}"
        yield place, row, _unknown(row, place, faults)
