"""`opened`: a workbook is looked over, cell by cell, and only then handed to a parser.

In comes a path; out comes a `Workbook`. What the parser (python-calamine, the extra `excel`) sees
is a copy that holds what was looked at and nothing else: no macros, no pictures, no links, no part
that the file's own list of contents hides.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

from socialvalue import arguments
from socialvalue.errors import Fault, WorkbookError
from socialvalue.extras import need
from socialvalue.workbooks import contents, limits, markup, package
from socialvalue.workbooks.contents import Contents
from socialvalue.workbooks.package import Package
from socialvalue.workbooks.scan import Astray, Scan
from socialvalue.workbooks.workbook import Position, Sheet, Unread, Value, Workbook

_ONCE = "open the workbook in a spreadsheet program and save it once"
_UNSOUND = "open it in a spreadsheet program and save it again"

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_LISTED = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"


def opened(path: str | Path) -> Workbook:
    """The sheets of an .xlsx file; raises `WorkbookError` with the place, `MissingExtra` without
    python-calamine, and `ArgumentError` for what is no path.

    A file that is too large, damaged, locked, or holds macros or a document type is refused before
    anything in it is parsed; sizes are those of `limits`. Formulas are read as the value that was
    saved with them, and are never calculated. (ECMA-376, Office Open XML.)
    """
    file = arguments.path("path", path, "give the path of an .xlsx file")
    parser = need("python_calamine", "excel", "python-calamine")
    whole = package.opened(file)
    with whole.archive:
        found = contents.of(whole)
        scans, parts = _scanned(whole, found)
        copy = _copy(found, parts)
    parts.clear()
    sheets = tuple(_sheets(parser, whole, found, scans, copy))
    return Workbook(file.name, sheets, tuple(_notes(whole, found)))


def _scanned(whole: Package, found: Contents) -> tuple[list[Scan], list[bytes]]:
    """Every sheet walked over; raises `WorkbookError` at the cell that goes too far."""
    scans, parts = [], []
    cells, text = limits.MOST_CELLS, limits.MOST_TEXT
    for one in found.entries:
        scan = Scan(found.lengths, found.percents, cells, text)
        part = whole.part(one.part)
        if part is None:
            at = f"{whole.name}!{one.name}"
            raise WorkbookError(Fault(at, "the sheet is named, and is not there", _UNSOUND))
        try:
            markup.walk(part, scan.start, scan.end, scan.words)
        except markup.Malformed as error:
            cell = error.cell if isinstance(error, Astray) else ""
            at = f"{whole.name}!{one.name}" + (f"!{cell}" if cell else "")
            raise WorkbookError(Fault(at, error.fault, error.fix)) from None
        cells, text = cells - scan.rows * scan.columns, scan.text
        scans.append(scan)
        parts.append(part)
    return scans, parts


def _copy(found: Contents, parts: list[bytes]) -> io.BytesIO:
    """A small archive of what was looked at, under names of our own."""
    names = [f"worksheets/sheet{number}.xml" for number in range(1, len(parts) + 1)]
    kinds = dict.fromkeys(names, "worksheet")
    bodies = dict(zip(names, parts, strict=True))
    for kind, body in (("sharedStrings", found.strings), ("styles", found.styles)):
        if body:
            kinds[f"{kind}.xml"], bodies[f"{kind}.xml"] = kind, body
    listed = "".join(
        f"<sheet name={quoteattr(one.name)} sheetId='{number}' r:id='r{number}'/>"
        for number, one in enumerate(found.entries, 1)
    )
    book = (
        f"<workbook xmlns='{_MAIN}' xmlns:r='{_RELATED}'>"
        f"<workbookPr date1904='{int(found.from_1904)}'/><sheets>{listed}</sheets></workbook>"
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("[Content_Types].xml", f"<Types xmlns='{_TYPES}'/>")
        archive.writestr("_rels/.rels", _relations({"xl/workbook.xml": "officeDocument"}))
        archive.writestr("xl/workbook.xml", book)
        archive.writestr("xl/_rels/workbook.xml.rels", _relations(kinds))
        for name, body in bodies.items():
            archive.writestr(f"xl/{name}", body)
    made.seek(0)
    return made


def _relations(kinds: dict[str, str]) -> str:
    listed = "".join(
        f"<Relationship Id='r{number}' Type='{_RELATED}/{kind}' Target='{name}'/>"
        for number, (name, kind) in enumerate(kinds.items(), 1)
    )
    return f"<Relationships xmlns='{_LISTED}'>{listed}</Relationships>"


def _sheets(
    parser: Any, whole: Package, found: Contents, scans: list[Scan], copy: io.BytesIO
) -> Iterator[Sheet]:
    """Each sheet with its values; whatever the parser cannot read is a `WorkbookError`."""
    for number, (entry, scan) in enumerate(zip(found.entries, scans, strict=True)):
        at = f"{whole.name}!{entry.name}"
        try:
            if not number:
                book = parser.CalamineWorkbook.from_filelike(copy)
            grid = book.get_sheet_by_index(number).to_python(skip_empty_area=False)
        except Exception:  # noqa: BLE001 (whatever the parser dislikes is a damaged file)
            raise WorkbookError(Fault(at, "its cells cannot be read", _UNSOUND)) from None
        except BaseException as error:
            # A parser written in Rust panics outside the family of exceptions.
            if type(error).__name__ != "PanicException":
                raise
            raise WorkbookError(Fault(at, "its cells cannot be read", _UNSOUND)) from None
        if sum(_is_number(cell) for row in grid for cell in row) < scan.numbers:
            raise WorkbookError(Fault(at, "some of its numbers cannot be read", _UNSOUND))
        unread = dict(_unread(found, scan))
        yield Sheet(
            whole.name,
            entry.name,
            entry.hidden,
            tuple(_row(row, line, unread) for line, row in enumerate(grid, 1)),
            unread,
            frozenset(scan.shown_as_percent),
            tuple(scan.merged),
            len(scan.formulas),
        )


def _is_number(cell: Any) -> bool:
    """Whether the parser read a number: some it reads as days and times."""
    return not isinstance(cell, str | bool)


def _row(cells: list[Any], line: int, unread: dict[Position, Unread]) -> tuple[Value, ...]:
    """A row of values: what the parser calls "" is blank, and so is what nobody can read."""
    return tuple(
        None if cell == "" or (line, column) in unread else cell
        for column, cell in enumerate(cells, 1)
    )


def _unread(found: Contents, scan: Scan) -> Iterator[tuple[Position, Unread]]:
    """Cells with an error, and formulas whose value nobody has saved."""
    for at, error in scan.errors.items():
        fix = "mend the formula, or write the value in its place"
        yield at, Unread(f"it holds the error {error}", fix, error)
    for at in scan.formulas if found.uncalculated else scan.unsaved:
        yield at, Unread("its formula was never calculated", _ONCE, "=")


def _notes(whole: Package, found: Contents) -> Iterator[str]:
    if whole.links:
        yield "it links to other workbooks, which were not opened: their last values are read"
    if found.not_cells:
        many = "1 sheet" if len(found.not_cells) == 1 else f"{len(found.not_cells)} sheets"
        yield f"{many} of charts or dialogues left unread"
