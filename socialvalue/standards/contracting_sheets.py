"""Workbooks of OCDS releases, flattened: a sheet a list, a column a path, joined by ocid and id.

In comes a workbook; out come releases as JSON has them. By the convention of flattened files every
row of every sheet says of which release it is (`ocid`, `id`), a title is a path (`awards/0/id`),
and a list of words stands in one cell, apart by `;`. Source: Open Contracting Data Standard 1.1,
guidance on spreadsheets.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

from attrs import define, field

from socialvalue.claims.maps.parts import folded
from socialvalue.claims.numbers import composed, quoted
from socialvalue.claims.refusals import Refused
from socialvalue.errors import ClaimErrors, Fault
from socialvalue.standards import entries_apart, joined_rows
from socialvalue.standards.joined_rows import SheetRow
from socialvalue.standards.leaves import DEEPEST, words
from socialvalue.workbooks import Sheet, opened, written

Rows = list[tuple[int, str, Any]]
KEYS = ("ocid", "id")
OF_WORDS = frozenset(
    {
        *("tag", "roles", "relationship", "submissionMethod", "procurementMethodRationaleClasses"),
        *("additionalProcurementCategories", "coveredBy"),
    }
)
"""Fields of the standard that are lists of words."""

_META = "meta"
_LOOKED_AT = 20
"""Rows of a sheet in which a header is looked for."""

_FIX = "give releases in sheets that each have the columns ocid and id, or as .json (flatten-tool "
_FIX += "unflatten makes one of the other)"


def releases(file: Path) -> tuple[Rows, dict[str, Any], list[Refused]]:
    """The releases of a workbook, what it says of itself, and those that are refused.

    Raises `ClaimErrors` for a workbook without releases or with a title that is no path,
    `WorkbookError` for a bad one and `MissingExtra` without its reader.
    """
    reading = _Reading()
    for sheet in opened(file).sheets:
        reading.take(sheet)
    if not reading.rows and not reading.refused and not reading.faults:
        reading.faults.append(Fault(file.name, "no sheet of it holds OCDS releases", _FIX))
    if reading.faults:
        raise ClaimErrors(reading.faults)
    return reading.releases(), reading.about, reading.refused


@define
class _Reading:
    """Gathers the rows of releases, sheet after sheet."""

    rows: dict[tuple[str, ...], list[SheetRow]] = field(factory=dict)
    about: dict[str, Any] = field(factory=dict)
    untitled: set[str] = field(factory=set)
    """Names that columns without a title have here; their values stay beside, several or one."""

    refused: list[Refused] = field(factory=list)
    faults: list[Fault] = field(factory=list)

    def take(self, sheet: Sheet) -> None:
        """One sheet: rows of releases, what the file says of itself, or neither, which is told."""
        head = [written(cell).strip() for cell in sheet.rows[0]] if sheet.rows else []
        if set(KEYS) <= set(head):
            self._below(sheet, head)
        elif sheet.name.strip().casefold() == _META:
            pairs = [[*map(written, row)] for row in sheet.rows]
            self.about |= {row[0]: row[1] for row in pairs if len(row) > 1 and row[0] and row[1]}
        elif (wrong := _header(sheet)) is not None:
            self.faults.append(wrong)
        elif any(head):
            self.about.setdefault("sheets left unread", []).append(sheet.name)

    def _below(self, sheet: Sheet, head: list[str]) -> None:
        paths = [
            _path(title) if title else (f"{sheet.name} column {column}",)
            for column, title in enumerate(head, 1)
        ]
        self.untitled |= {
            str(keys[0]) for title, keys in zip(head, paths, strict=True) if not title
        }
        probe: dict[str, Any] = {}
        for column, (title, keys) in enumerate(zip(head, paths, strict=True), 1):
            at, fix = sheet.at(1, column), "write it as awards/0/id, once"
            if not keys:
                self.faults.append(Fault(at, f"{quoted(title)} is no path of a release", fix))
            elif not joined_rows.place(probe, keys, ""):
                told = f"{quoted(title)} does not stand beside another column"
                self.faults.append(Fault(at, told, fix))
        if self.faults:
            return
        filled = [
            number
            for number, row in enumerate(sheet.rows[1:], 2)
            if any(cell not in ("", None) for cell in row)
            or any(at[0] == number for at in sheet.unread)
        ]
        self.about.setdefault("rows of sheets", {})[sheet.name] = len(filled)
        for number in filled:
            self._row(sheet, paths, number)

    def _row(self, sheet: Sheet, paths: list[joined_rows.Path], number: int) -> None:
        at, record = f"{sheet.place} row {number}", dict[str, Any]()
        for keys, cell in zip(paths, sheet.rows[number - 1], strict=True):
            if cell not in ("", None):
                joined_rows.place(record, keys, _value(keys, cell))
        whose = tuple(composed(words(record.get(key))) for key in KEYS)
        if not all(whose):
            fault = Fault(at, "it does not say of which release it is", "give it an ocid and an id")
            self.refused.append(Refused(whose[0] or "?", (fault,), (at,)))
            return

        def cell_of(keys: joined_rows.Path) -> str:
            return sheet.at(number, paths.index(keys) + 1) if keys in paths else at

        amiss = joined_rows.unread(sheet, number)
        self.rows.setdefault(whose, []).append(SheetRow(number, at, record, cell_of, amiss))

    def releases(self) -> Rows:
        """The rows of each release as one, in the order in which they were met."""
        found: Rows = []
        for (ocid, _), rows in self.rows.items():
            record, faults = joined_rows.joined(rows, self.untitled.__contains__)
            faults += entries_apart.faults(rows)
            if faults:
                self.refused.append(Refused(ocid, faults, (rows[0].at,)))
            else:
                record |= {"ocid": ocid}
                found.append((rows[0].number, rows[0].at, record))
        return found


def _header(sheet: Sheet) -> Fault | None:
    """What is wrong with a sheet of releases whose header is not its first row as it should be;
    None for a sheet that holds none.
    """
    for number, row in enumerate(sheet.rows[:_LOOKED_AT], 1):
        said = [written(cell).strip() for cell in row]
        alike = [folded(one) for one in said]
        if KEYS[0] not in alike or not (KEYS[1] in alike or any("/" in one for one in said)):
            continue
        fix = "write the columns ocid and id so, in the first row"
        for key in KEYS:
            if key not in alike:
                return Fault(sheet.at(number, 1), f"it has no column {key}", fix)
            if key not in said:
                place = alike.index(key)
                told = f"{quoted(said[place])} is not the column {key}"
                return Fault(sheet.at(number, place + 1), told, fix)
        told = f"its header stands in row {number}"
        return Fault(sheet.at(number, 1), told, "take out the rows above it")
    return None


def _path(title: str) -> joined_rows.Path:
    """A title as a path, with places in lists as numbers; () for what is none."""
    parts = title.split("/")
    if len(parts) > DEEPEST or not all(parts):
        return ()
    made = tuple(int(one) if one.isascii() and one.isdigit() else one for one in parts)
    numbers = [one for one in made if isinstance(one, int)]
    sound = isinstance(made[0], str) and isinstance(made[-1], str)
    sound &= all(number < joined_rows.MOST for number in numbers)
    sound &= not any(isinstance(a, int) and isinstance(b, int) for a, b in pairwise(made))
    return made if sound else ()


def _value(keys: joined_rows.Path, cell: Any) -> Any:
    """The value of a cell: a number, a yes or no, or words, which are a list in fields of words."""
    if isinstance(cell, bool):
        return cell
    if isinstance(cell, float | int):
        return int(cell) if float(cell).is_integer() else cell
    said = written(cell).strip()
    if keys[-1] in OF_WORDS:
        return [word.strip() for word in said.split(";") if word.strip()]
    return said
