"""`read`: a file, or a folder of two, becomes claims; every fault of both is listed at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from socialvalue import deflation
from socialvalue.claims import tidy
from socialvalue.claims.claims import Claims
from socialvalue.claims.conversions import Conversions
from socialvalue.claims.doors import sheets
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
    records = sheet.read(sheets.rows(file, faults), made)
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


def _submissions(file: Path, sheet: tidy.Sheet, faults: list[Fault]) -> list[dict[str, Any]]:
    """The submissions table; a header may name its unit: `contract_value [GBP_2025]`."""
    rows = []
    for line, row in sheets.rows(file, faults):
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
