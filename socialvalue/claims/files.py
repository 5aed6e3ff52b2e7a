"""`read`: a file, or a folder of two, becomes claims; every fault of both is listed at once."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

from socialvalue import deflation
from socialvalue.claims import tidy
from socialvalue.claims.claims import Claims
from socialvalue.claims.conversions import Conversions
from socialvalue.claims.numbers import REPORTED, is_blank, parse, quoted
from socialvalue.claims.submissions import Submissions
from socialvalue.errors import Fault
from socialvalue.framework import Framework
from socialvalue.ramp import PER_UNITS

_HEADER = "submissions.csv"


def read(
    path: str | Path,
    framework: Framework,
    *,
    submissions: str | Path | None = None,
    deflator: deflation.Index = deflation.EDITION,
) -> Claims:
    """Read tidy claims from a CSV file, or from a folder that holds claims.csv.

    The submissions table is `submissions`, or submissions.csv beside the claims, or, without
    either, the names met in the claims. Pounds of another price year are moved by the edition
    `deflator`, a key of the ledger or a series carried on. Raises `ClaimErrors` with every fault
    of both files, and `UnknownName` for an edition that the ledger does not hold.
    """
    file = Path(path)
    if file.is_dir():
        file = file / "claims.csv"
    table = Path(submissions) if submissions is not None else file.parent / _HEADER
    conversions = Conversions(deflator)
    faults: list[Fault] = []
    sheet = tidy.Sheet(framework, conversions, file.name, table.name)
    rows = None
    if submissions is not None or table.is_file():
        rows = _submissions(table, sheet, faults)
    # A table that could not be read makes nobody unknown.
    made = Submissions.from_records(rows, Conversions(deflator))[0] if rows else None
    records = sheet.read(cells(file, faults), made)
    faults += sheet.faults
    return Claims.from_records(
        records,
        framework,
        rows or None,
        places=sheet,
        conversions=conversions,
        rows_in=sheet.rows_in,
        faults=faults,
    )


def cells(file: Path, faults: list[Fault]) -> list[tuple[int, dict[str, str]]]:
    """The rows of a CSV file by header, with their line in the file; faults are added."""
    lines = _lines(file.name, _text(file, faults), faults)
    if not lines:
        return []
    if len(lines) == 1:
        faults.append(Fault(file.name, "it has a header and no rows", "give at least one row"))
    head = lines[0][1]
    if len(head) == 1 and (sign := next((one for one in ";\t|" if one in head[0]), None)):
        fault = f"its cells are separated by {sign!r}"
        faults.append(Fault(f"{file.name} header", fault, "save it with commas between cells"))
        return []
    return _by_header(file.name, lines, faults)


def _text(file: Path, faults: list[Fault]) -> str | None:
    """What a file says, or None with a fault."""
    try:
        text = file.read_text("utf-8-sig")
        if "\0" not in text:
            return text
        fault, fix = "it holds zero bytes, as UTF-16 does", "save it as UTF-8"
    except UnicodeDecodeError as error:
        fault, fix = f"it is not UTF-8 (byte {error.start})", "save it as UTF-8"
    except FileNotFoundError:
        fault, fix = "there is no such file", "mend the path"
    except OSError as error:
        fault, fix = error.strerror or "it cannot be read", "mend the path, or who may read it"
    faults.append(Fault(file.name, fault, fix))
    return None


def _lines(name: str, text: str | None, faults: list[Fault]) -> list[tuple[int, list[str]]]:
    """The rows that are not empty, with the line on which each begins."""
    if text is None:
        return []
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    lines, start = [], 1
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                lines.append((start, row))
            start = reader.line_num + 1
    except csv.Error as error:
        at, fix = f"{name} line {start}", "mend the quotes on that line"
        faults.append(Fault(at, f"it cannot be read ({error})", fix))
        return []
    if not lines:
        faults.append(Fault(name, "it is empty", "give a header and rows"))
    return lines


def _by_header(
    name: str, lines: list[tuple[int, list[str]]], faults: list[Fault]
) -> list[tuple[int, dict[str, str]]]:
    header = [cell.strip() for cell in lines[0][1]]
    twice = dict.fromkeys(cell for cell in header if header.count(cell) > 1)
    faults += [
        Fault(f"{name} header", f"{quoted(cell)} stands twice", "keep one such column")
        for cell in twice
    ]
    found = []
    for line, row in lines[1:]:
        if len(row) != len(header):
            fault = f"it has {len(row)} cells, the header {len(header)}"
            faults.append(Fault(f"{name} line {line}", fault, "add or remove commas"))
            continue
        found.append((line, dict(zip(header, (cell.strip() for cell in row), strict=True))))
    return found


def _submissions(file: Path, sheet: tidy.Sheet, faults: list[Fault]) -> list[dict[str, Any]]:
    """The submissions table; a header may name its unit: `contract_value [GBP_2025]`."""
    rows = []
    for line, row in cells(file, faults):
        sheet.submission_lines.append(line)
        found: dict[str, Any] = {}
        for header, cell in row.items():
            name, _, unit = header.partition("[")
            name, unit = name.strip(), unit.rstrip("] ").strip()
            numeric = name in PER_UNITS or name.startswith("cost_")
            found[name] = _cell(file.name, line, name, cell, faults) if numeric else cell
            if unit and numeric:
                found[f"{name}_unit"] = unit
        rows.append(found)
    return rows


def _cell(file: str, line: int, name: str, cell: str, faults: list[Fault]) -> Any:
    """The number of a cell, None where it is blank; where it is no number, that is reported."""
    if is_blank(cell):
        return None
    number = parse(cell)
    if number is None:
        fix = "write plain digits with a decimal point, and put the unit in the header"
        faults.append(Fault(f"{file} line {line}, {name}", f"{quoted(cell)} is not a number", fix))
        return REPORTED
    return number
