"""`read`: a file, or a folder of two, becomes claims; every fault is listed before any is scored."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

from socialvalue.claims import tidy
from socialvalue.claims.claims import Claims
from socialvalue.claims.conversions import Conversions
from socialvalue.claims.numbers import is_blank, parse
from socialvalue.errors import ClaimErrors, Fault
from socialvalue.framework import Framework
from socialvalue.ramp import PER_UNITS

_HEADER = "submissions.csv"


def read(
    path: str | Path, framework: Framework, *, submissions: str | Path | None = None
) -> Claims:
    """Read tidy claims from a CSV file, or from a folder that holds claims.csv.

    The submissions table is `submissions`, or submissions.csv beside the claims, or, without
    either, the names met in the claims. Raises `ClaimErrors` with every fault of both files.
    """
    file = Path(path)
    if file.is_dir():
        file = file / "claims.csv"
    table = Path(submissions) if submissions is not None else file.parent / _HEADER
    conversions = Conversions()
    faults: list[Fault] = []
    rows = None
    if submissions is not None or table.is_file():
        rows = _submissions(table, faults)
    sheet = tidy.Sheet(framework, conversions, file.name)
    records = sheet.read(cells(file, faults))
    faults += sheet.faults
    try:
        return (
            Claims.from_records(
                records,
                framework,
                rows,
                places=sheet,
                conversions=conversions,
                rows_in=sheet.rows_in,
            )
            if not faults
            else _refuse(records, framework, rows, sheet, conversions, faults)
        )
    except ClaimErrors as error:
        raise ClaimErrors(dict.fromkeys((*faults, *error.faults))) from None


def _refuse(
    records: list[dict[str, Any]],
    framework: Framework,
    rows: list[dict[str, Any]] | None,
    sheet: tidy.Sheet,
    conversions: Conversions,
    faults: list[Fault],
) -> Claims:
    """Look for the faults that only whole claims show, then refuse with all of them."""
    Claims.from_records(records, framework, rows, places=sheet, conversions=conversions)
    raise ClaimErrors(faults)


def cells(file: Path, faults: list[Fault]) -> list[tuple[int, dict[str, str]]]:
    """The rows of a CSV file by header, with their line in the file; faults are added."""
    try:
        text = file.read_text("utf-8-sig")
    except FileNotFoundError:
        faults.append(Fault(str(file.name), "there is no such file", "mend the path"))
        return []
    except UnicodeDecodeError as error:
        fix = "save it as UTF-8"
        faults.append(Fault(file.name, f"it is not UTF-8 (byte {error.start})", fix))
        return []
    reader = csv.reader(text.splitlines(keepends=True), strict=True)
    try:
        lines = [(reader.line_num, row) for row in reader if any(cell.strip() for cell in row)]
    except csv.Error as error:
        at = f"{file.name} line {reader.line_num}"
        faults.append(Fault(at, f"it cannot be read ({error})", "mend the quotes on that line"))
        return []
    if not lines:
        faults.append(Fault(file.name, "it is empty", "give a header and rows"))
        return []
    return _by_header(file.name, lines, faults)


def _by_header(
    name: str, lines: list[tuple[int, list[str]]], faults: list[Fault]
) -> list[tuple[int, dict[str, str]]]:
    header = [cell.strip() for cell in lines[0][1]]
    for cell in {cell for cell in header if header.count(cell) > 1}:
        faults.append(Fault(f"{name} header", f"{cell!r} stands twice", "keep one such column"))
    found = []
    for line, row in lines[1:]:
        if len(row) != len(header):
            fault = f"it has {len(row)} cells, the header {len(header)}"
            faults.append(Fault(f"{name} line {line}", fault, "add or remove commas"))
            continue
        found.append((line, dict(zip(header, (cell.strip() for cell in row), strict=True))))
    return found


def _submissions(file: Path, faults: list[Fault]) -> list[dict[str, Any]]:
    """The submissions table; a header may name its unit: `contract_value [GBP_2025]`."""
    rows = []
    for line, row in cells(file, faults):
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


def _cell(file: str, line: int, name: str, cell: str, faults: list[Fault]) -> float | None:
    if is_blank(cell):
        return None
    number = parse(cell)
    if number is None:
        fix = "write plain digits with a decimal point, and put the unit in the header"
        faults.append(Fault(f"{file} line {line}, {name}", f"{cell!r} is not a number", fix))
    return number
