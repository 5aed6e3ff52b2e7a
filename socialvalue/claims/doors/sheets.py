"""Sheets: the rows of a CSV file in any of our encodings, whatever stands between its cells.

In comes a path; out come rows `(line, {header: cell text})`, or lines `(line, [cell text, …])`
where the header is not the first of them. Commas, semicolons, tabs and bars are told apart by the
header alone; a header that leaves it open is a fault.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from pathlib import Path

from attrs import frozen

from socialvalue import stray_quotes
from socialvalue.claims.doors import encodings, headers
from socialvalue.counted import counted
from socialvalue.errors import Fault

SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
_SAID = re.compile(r"sep=([,;\t|])\r?\n?")
_QUOTED = re.compile(r'"(?:[^"]|"")*"')

MOST_COLUMNS = 1000
"""More than any sheet of claims has; one that is wider was not made by people."""

Line = tuple[int, list[str]]
Row = tuple[int, dict[str, str]]


@frozen
class Sheet:
    """The lines of a file that are not empty, each with its number in the file, and how it was
    read: its `encoding`, and the `separator` between its cells.
    """

    name: str
    lines: list[Line]
    encoding: str
    separator: str

    @property
    def read_as(self) -> str:
        """`claims.csv: UTF-16 LE, semicolons between cells`."""
        return f"{self.name}: {self.encoding}, {SEPARATORS[self.separator]} between cells"

    @property
    def taken(self) -> str:
        """`claims.csv: 3 rows on 5 lines`, where a row takes several; "" where none does."""
        rows = self.lines[1:]
        more = sum(_breaks(cell) for _, row in rows for cell in row)
        return (
            f"{self.name}: {counted(len(rows), 'row')} on {len(rows) + more} lines" if more else ""
        )

    @property
    def usual(self) -> bool:
        """Whether it is what is read without a word: UTF-8 with commas."""
        return self.encoding.startswith("UTF-8") and self.separator == ","


def sheet(
    file: Path,
    faults: list[Fault],
    *,
    encoding: str | None = None,
    header: int | None = None,
    say: str = encodings.SAY,
) -> Sheet | None:
    """The lines of a CSV file; None, with a fault, if it cannot be read.

    `header` is the number of the line that tells what separates the cells, by default the first
    that is not empty; `encoding` is one that was declared, or None, and `say` how that is done.
    """
    found = encodings.text(file, faults, encodings.declared(encoding), say)
    if found is None:
        return None
    said = _SAID.match(found.text)
    # What a line "sep=;" took is given back as an empty line, so that the others keep their place.
    text = f"\n{found.text[said.end() :]}" if said else found.text
    separator = said[1] if said else _separator(file.name, _head(text, header), faults)
    if separator is None:
        return None
    lines = _lines(file.name, text, separator, faults)
    if lines is None or _swallow(file.name, lines, separator, header, faults):
        return None
    return Sheet(file.name, lines, found.encoding, separator)


def rows(file: Path, faults: list[Fault], *, encoding: str | None = None) -> list[Row]:
    """The rows of a CSV file by header, with their line in the file; faults are added."""
    found = sheet(file, faults, encoding=encoding)
    return [] if found is None else by_header(found.name, found.lines, faults)


def by_header(name: str, lines: list[Line], faults: list[Fault]) -> list[Row]:
    """Lines as rows under the first of them; one with more or fewer cells is a fault."""
    if len(lines) == 1:
        faults.append(Fault(name, "it has a header and no rows", "give at least one row"))
    header = [cell.strip() for cell in lines[0][1]]
    twice = [cell for cell, times in Counter(header).items() if times > 1]
    faults += [
        Fault(f"{name} header", f"{headers.told(cell)} stands twice", "keep one such column")
        for cell in twice
    ]
    found = []
    for line, row in lines[1:]:
        if len(row) != len(header):
            fault = f"it has {counted(len(row), 'cell')}, the header {len(header)}"
            faults.append(Fault(f"{name} line {line}", fault, "add or remove separators"))
            continue
        found.append((line, dict(zip(header, (cell.strip() for cell in row), strict=True))))
    return found


def _head(text: str, header: int | None) -> str:
    """The line that tells what separates the cells."""
    for number, line in enumerate(io.StringIO(text, newline=""), 1):
        if number == header or (header is None and line.strip()):
            return line
    return ""


def _separator(name: str, head: str, faults: list[Fault]) -> str | None:
    """What separates the cells of a header; one cell alone counts as having commas."""
    bare = _QUOTED.sub("", head)
    met = [sign for sign in SEPARATORS if sign in bare]
    if len(met) <= 1:
        return met[0] if met else ","
    words = " and ".join(SEPARATORS[sign] for sign in met)
    fix = "keep one of them between cells, and put a header that holds another in quotes"
    faults.append(Fault(f"{name} header", f"it holds {words}: nobody can say which part it", fix))
    return None


def _lines(name: str, text: str, separator: str, faults: list[Fault]) -> list[Line] | None:
    """The lines that are not empty, with the number of the line on which each begins."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    lines, start = [], 1
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                lines.append((start, row))
            start = reader.line_num + 1
    except csv.Error as error:
        at, fix = f"{name} line {start}", "mend the quotes on that line"
        faults.append(Fault(at, f"it cannot be read ({error})", fix))
        return None
    if not lines:
        faults.append(Fault(name, "it is empty", "give a header and rows"))
        return None
    widest = max(len(row) for _, row in lines) if lines else 0
    if widest > MOST_COLUMNS:
        fix = f"keep the columns that are read, {MOST_COLUMNS} at the most"
        faults.append(Fault(name, f"a line of it has {widest} cells", fix))
        return None
    return lines


def _swallow(
    name: str, lines: list[Line], separator: str, header: int | None, faults: list[Fault]
) -> bool:
    """Whether stray quotes swallow rows, each of which is a fault."""
    # Titles may stand above a header that nobody named: it is as wide as the widest line then.
    widest = max((row for _, row in lines), key=len)
    width = len(next((row for line, row in lines if line == header), widest))
    looked = (stray_quotes.swallowed(line, row, separator, width) for line, row in lines)
    found = [one for one in looked if one]
    faults += [
        Fault(f"{name} line {one.line}, cell {one.cell}", one.fault, stray_quotes.FIX)
        for one in found
    ]
    return bool(found)


def _breaks(cell: str) -> int:
    """The line breaks within a cell."""
    return len(cell.replace("\r\n", "\n").replace("\r", "\n").split("\n")) - 1


def twice(codes: list[str], files: list[Path]) -> list[Fault]:
    """A fault for each measure of which a folder holds two sheets: both would be counted."""
    of: dict[str, list[str]] = {}
    for code, file in zip(codes, files, strict=True):
        of.setdefault(code, []).append(file.name)
    return [
        Fault(" and ".join(names), f"both are sheets of {code}", "keep one of them")
        for code, names in of.items()
        if len(names) > 1
    ]
