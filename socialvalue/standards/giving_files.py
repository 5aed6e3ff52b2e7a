"""Files of grants in the 360Giving standard: JSON, CSV and workbooks become grants as given.

In comes a path; out come grants, each with its rows and their places, and what the file says of
itself. Rows of sheets that tell of one grant are joined; JSON spreads nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from socialvalue.claims.doors import sheets
from socialvalue.claims.numbers import quoted
from socialvalue.errors import ClaimErrors, Fault
from socialvalue.standards import giving_titles, joined_rows, leaves
from socialvalue.standards.giving_rows import Given, grants
from socialvalue.standards.joined_rows import Path as Keys
from socialvalue.standards.joined_rows import SheetRow
from socialvalue.workbooks import Sheet, opened, written

ONCE = "keep one column for each field"
LOWEST = 20
"""The last row that could be a header."""


def given(file: Path, encoding: str | None) -> tuple[list[Given], dict[str, Any]]:
    """The grants of a file; raises `ClaimErrors`, and `WorkbookError` for a bad workbook."""
    suffix = file.suffix.lower()
    if suffix == ".xlsx":
        rows, about = _workbook(file)
        return grants(rows), about
    if suffix in (".csv", ".tsv"):
        faults: list[Fault] = []
        lines = sheets.rows(file, faults, encoding=encoding)
        if lines and not any(giving_titles.path(title) == ("id",) for title in lines[0][1]):
            fix = "give grants in the 360Giving standard, with a column Identifier"
            faults.append(Fault(f"{file.name} header", "it has no column of identifiers", fix))
        titles = list(lines[0][1]) if lines else []
        faults += [
            Fault(f"{file.name} header, {quoted(titles[place])}", told, ONCE)
            for place, told in giving_titles.clashes(titles)
        ]
        if faults:
            raise ClaimErrors(faults)
        return grants([_line(file.name, line, row) for line, row in lines]), {}
    if suffix in (".json", *leaves.LINES):
        return _json(file, encoding)
    raise ClaimErrors(
        Fault(file.name, f"{suffix or 'no suffix'} is not read", "give .json, .csv or .xlsx")
    )


def _line(name: str, line: int, row: Mapping[str, str]) -> SheetRow:
    """A line of a CSV file; its cells are told by their titles."""
    at = f"{name} line {line}"

    def cell(keys: Keys) -> str:
        return f"{at}, {quoted(_title(row, keys))}"

    return SheetRow(line, at, giving_titles.record(row), cell)


def _title(titles: Iterable[str], keys: Keys) -> str:
    """The title whose path is asked for."""
    return next((one for one in titles if giving_titles.path(one) == keys), str(keys[-1]))


def _json(file: Path, encoding: str | None) -> tuple[list[Given], dict[str, Any]]:
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
    numbered = enumerate(found, 1)
    return [Given(one, ((n, f"{file.name} grant {n}"),)) for n, one in numbered], about


def _workbook(file: Path) -> tuple[list[SheetRow], dict[str, Any]]:
    """The rows of every sheet with a column of identifiers; other sheets hold no grants, and their
    names are told. A sheet whose header stands lower down is a fault.
    """
    found: list[SheetRow] = []
    left: list[str] = []
    for sheet in opened(file).sheets:
        head = [written(cell).strip() for cell in sheet.rows[0]] if sheet.rows else []
        if not any(giving_titles.path(title) == ("id",) for title in head):
            _no_header_below(sheet)
            left += [sheet.name] if sheet.rows else []
            continue
        head = [title or f"column {place}" for place, title in enumerate(head, 1)]
        if len(set(head)) < len(head):
            fault = Fault(f"{sheet.place} header", "a column stands twice", "keep one of them")
            raise ClaimErrors(fault)
        if amiss := giving_titles.clashes(head):
            raise ClaimErrors(Fault(sheet.at(1, place + 1), told, ONCE) for place, told in amiss)
        for number, cells in enumerate(sheet.rows[1:], 2):
            row = {
                title: one if isinstance(one, float | int) else written(one)
                for title, one in zip(head, cells, strict=True)
            }
            if any(one not in ("", None) for one in row.values()):
                found.append(_row(sheet, number, row))
    if not found:
        fix = "give the grants on a sheet whose header has Identifier"
        raise ClaimErrors(Fault(file.name, "no sheet of it holds grants", fix))
    return found, {"sheets left unread": left} if left else {}


def _no_header_below(sheet: Sheet) -> None:
    """Raise `ClaimErrors` where a row below the first is the header of a sheet of grants."""
    for number, cells in enumerate(sheet.rows[1:LOWEST], 2):
        paths = {giving_titles.path(written(cell).strip()) for cell in cells}
        if {("id",), ("amountAwarded",)} <= paths:
            fault, fix = "the header of grants stands below other rows", "take away the rows above"
            raise ClaimErrors(Fault(f"{sheet.place} row {number}", fault, fix))


def _row(sheet: Sheet, number: int, row: Mapping[str, Any]) -> SheetRow:
    """A row of a sheet; its cells are told by their letter and number."""

    def cell(keys: Keys) -> str:
        return sheet.at(number, list(row).index(_title(row, keys)) + 1)

    at = f"{sheet.place} row {number}"
    record, amiss = giving_titles.record(row), joined_rows.unread(sheet, number)
    return SheetRow(number, at, record, cell, amiss)
