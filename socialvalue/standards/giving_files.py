"""Files of grants in the 360Giving standard: JSON, CSV and workbooks become rows of records.

In comes a path; out come records, each with its place, and what the file says of itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from socialvalue.claims.doors import sheets
from socialvalue.errors import ClaimErrors, Fault
from socialvalue.standards import giving_titles, leaves
from socialvalue.workbooks import opened, written

Rows = list[tuple[int, str, Any]]
"""The number of a row, its place in words, and its record."""


def rows(file: Path, encoding: str | None) -> tuple[Rows, dict[str, Any]]:
    """The records of a file; raises `ClaimErrors`, and `WorkbookError` for a bad workbook."""
    suffix = file.suffix.lower()
    if suffix == ".xlsx":
        return _workbook(file), {}
    if suffix in (".csv", ".tsv"):
        faults: list[Fault] = []
        lines = sheets.rows(file, faults, encoding=encoding)
        if lines and not any(giving_titles.path(title) == ("id",) for title in lines[0][1]):
            fix = "give grants in the 360Giving standard, with a column Identifier"
            faults.append(Fault(f"{file.name} header", "it has no column of identifiers", fix))
        if faults:
            raise ClaimErrors(faults)
        return [
            (line, f"{file.name} line {line}", giving_titles.record(row)) for line, row in lines
        ], {}
    if suffix in (".json", *leaves.LINES):
        return _json(file, encoding)
    raise ClaimErrors(
        Fault(file.name, f"{suffix or 'no suffix'} is not read", "give .json, .csv or .xlsx")
    )


def _json(file: Path, encoding: str | None) -> tuple[Rows, dict[str, Any]]:
    found: list[Any] = []
    about: dict[str, Any] = {}
    for _, value in leaves.values(file, encoding):
        if isinstance(value, Mapping) and isinstance(value.get("grants"), list):
            found += value["grants"]
            about |= {key: one for key, one in value.items() if key != "grants"}
        elif isinstance(value, list):
            found += value
        elif isinstance(value, Mapping) and "id" in value:
            found.append(value)
        else:
            fix = 'give an object with a list "grants"'
            raise ClaimErrors(Fault(file.name, "it holds no grants", fix))
    kept = [one for one in found if isinstance(one, Mapping)]
    if kept and not any("amountAwarded" in one for one in kept):
        fault, fix = "none of its records has an amountAwarded", "give grants, not something else"
        raise ClaimErrors(Fault(file.name, fault, fix))
    return [(n, f"{file.name} grant {n}", one) for n, one in enumerate(found, 1)], about


def _workbook(file: Path) -> Rows:
    """The rows of every sheet with a column of identifiers; other sheets hold no grants."""
    found: Rows = []
    for sheet in opened(file).sheets:
        head = [written(cell).strip() for cell in sheet.rows[0]] if sheet.rows else []
        if not any(giving_titles.path(title) == ("id",) for title in head):
            continue
        named = [title for title in head if title]
        if len(set(named)) < len(named):
            fault = Fault(f"{sheet.place} header", "a column stands twice", "keep one of them")
            raise ClaimErrors(fault)
        for number, cells in enumerate(sheet.rows[1:], 2):
            row = {
                title or f"column {place}": one if isinstance(one, float | int) else written(one)
                for place, (title, one) in enumerate(zip(head, cells, strict=True), 1)
            }
            if any(one not in ("", None) for one in row.values()):
                found.append((number, f"{sheet.place} row {number}", giving_titles.record(row)))
    if not found:
        fix = "give the grants on a sheet whose header has Identifier"
        raise ClaimErrors(Fault(file.name, "no sheet of it holds grants", fix))
    return found
