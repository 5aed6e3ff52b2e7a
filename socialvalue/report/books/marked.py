"""A user's own workbook with its faults in it: each cell coloured, and told what to mend.

In come a workbook and the faults of its claims; out comes a copy, its formulas as they were, with a
first sheet that lists every fault and leads to its cell.
"""

from __future__ import annotations

import io
import re
import sys
import warnings
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from socialvalue import arguments
from socialvalue.errors import ArgumentError, Fault, SocialValueError, WorkbookError
from socialvalue.extras import need
from socialvalue.report.books.paper import runs, whole
from socialvalue.whole_files import free, write
from socialvalue.workbooks import cell_of, opened
from socialvalue.workbooks.places import position

TITLE = "What to mend"
AUTHOR = "socialvalue"
COLOUR = "FFFFC7B8"
LEFT_OUT = (
    "Charts, pictures and drawings are left out of this copy; your own workbook has them still."
)
_DRAWN = re.compile(r"xl/(?:charts|media|diagrams)/|xl/drawings/drawing", re.IGNORECASE)
_OURS = "\n--- to mend, says socialvalue ---\n"
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_UNCOPIED = (ValueError, TypeError, KeyError, AttributeError, IndexError, BadZipFile)
"""What openpyxl raises for looks and parts that it does not know."""


def marked(
    workbook: str | Path,
    errors: SocialValueError | Iterable[Fault],
    path: str | Path,
    *,
    replace: bool = False,
) -> Path:
    """Write a copy of a `workbook` with its `errors` marked in their cells; returns its path.

    `errors` are `ClaimErrors` of reading it, or faults. Each faulty cell is coloured and has a note
    with fault and fix; the sheet "What to mend", the first, lists all of them, those of no single
    cell too. Marks of an earlier copy are taken off. Values and formulas stay as they were; charts
    and pictures are left out, which that sheet then says. Raises `WorkbookError` where the workbook
    cannot be opened or holds macros, `ArgumentError` where a file is there and `replace` is not
    asked for, and always for the workbook itself; `MissingExtra` without the extra `excel`.
    """
    source = arguments.path("workbook", workbook, "give the path of the workbook that was read")
    target = arguments.path("path", path, "give the path of the copy, as marked.xlsx")
    faults = _faults(errors)
    if source.resolve() == target.resolve():
        fix = "name another file for the copy"
        raise ArgumentError(Fault(str(target), "this is the workbook itself", fix))
    free(target, replace=replace)
    opened(source)  # nothing is given to a second parser that was not looked over
    book = _loaded(source)
    _clear(book)
    placed = [(_place(book, source.name, fault), fault) for fault in faults]
    placed.sort(key=lambda one: _order(book, one[0]))
    places, faults = [place for place, _ in placed], [fault for _, fault in placed]
    for (sheet, name), told in _by_cell(places, faults).items():
        _mark(book[sheet], name, told)
    _list(book, faults, places, LEFT_OUT if _is_drawn_on(source) else "")
    out = io.BytesIO()
    book.save(out)
    write({target: out.getvalue()}, replace=replace)
    return target


def _faults(errors: Any) -> list[Fault]:
    fix = "give the ClaimErrors that reading raised, or a list of faults"
    if isinstance(errors, SocialValueError):
        return list(errors.faults)
    return arguments.several("errors", errors, Fault, fix)


def _loaded(source: Path) -> Any:
    """The workbook with its formulas; macros are never kept."""
    need("defusedxml", "excel")
    openpyxl = need("openpyxl", "excel")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(source.read_bytes()), rich_text=True)
    except _uncopied():
        fault = "how it looks cannot be copied"
        fix = "save it again as .xlsx in a spreadsheet program, and mark that"
        raise WorkbookError(Fault(source.name, fault, fix)) from None
    for sheet in book.worksheets:  # some would be copied, and others not
        sheet._charts, sheet._images = [], []
    return book


def _uncopied() -> tuple[type[Exception], ...]:
    """What openpyxl raises, and a reader of pictures for one that unpacks to too much."""
    bomb = getattr(sys.modules.get("PIL.Image"), "DecompressionBombError", None)
    return (*_UNCOPIED, bomb) if bomb else _UNCOPIED


def _is_drawn_on(source: Path) -> bool:
    """Whether a workbook holds charts, pictures or drawings."""
    with ZipFile(source) as archive:
        return any(_DRAWN.match(name) for name in archive.namelist())


def _clear(book: Any) -> None:
    """Take off the marks of an earlier copy."""
    for sheet in book.worksheets:
        if sheet.title.startswith(TITLE) and sheet["A1"].value == TITLE:
            book.remove(sheet)
            continue
        for cell in _noted(sheet):
            own, ours, _ = cell.comment.text.partition(_OURS)
            if ours or cell.comment.author == AUTHOR:
                cell.comment = _note(own, cell.comment.author) if ours and own else None
                if cell.fill.fgColor.rgb == COLOUR:
                    cell.fill = need("openpyxl.styles", "excel").PatternFill()


def _noted(sheet: Any) -> Iterator[Any]:
    return (cell for row in sheet.iter_rows() for cell in row if getattr(cell, "comment", None))


def _place(book: Any, file: str, fault: Fault) -> tuple[str, str] | None:
    """The sheet and the cell of a fault; None where it is of no cell of this workbook."""
    found = cell_of(fault.at) if fault.at.startswith(f"{file}!") else None
    if found is None:
        return None
    wanted = found[0].strip().casefold()
    sheets = [one.title for one in book.worksheets if one.title.strip().casefold() == wanted]
    return (sheets[0], _first(book[sheets[0]], found[1])) if sheets else None


def _order(book: Any, place: tuple[str, str] | None) -> tuple[int, int, int]:
    """By sheet, row and column; what lies in no cell of this workbook comes last."""
    if place is None:
        return len(book.sheetnames), 0, 0
    return book.sheetnames.index(place[0]), *(position(place[1]) or (0, 0))


def _first(sheet: Any, name: str) -> str:
    """The cell that shows what stands in an area of merged cells."""
    for area in sheet.merged_cells.ranges:
        if name in area:
            return str(area.start_cell.coordinate)
    return name


def _by_cell(
    places: list[tuple[str, str] | None], faults: list[Fault]
) -> dict[tuple[str, str], list[Fault]]:
    found: dict[tuple[str, str], list[Fault]] = {}
    for place, fault in zip(places, faults, strict=True):
        if place is not None:
            found.setdefault(place, []).append(fault)
    return found


def _mark(sheet: Any, name: str, faults: list[Fault]) -> None:
    """Colour one cell, and say in a note what is wrong with it, below what stands there."""
    cell = sheet[name]
    fill = need("openpyxl.styles", "excel").PatternFill
    cell.fill = fill("solid", start_color=COLOUR, end_color=COLOUR)
    said = "\n\n".join(f"{one.fault}.\nTo mend it: {one.fix}." for one in faults)
    before = cell.comment
    text = said if before is None else f"{before.text}{_OURS}{said}"
    cell.comment = _note(text, AUTHOR if before is None else before.author)


def _note(text: str, author: str) -> Any:
    note = need("openpyxl.comments", "excel").Comment(_sound(text), author)
    note.width, note.height = 380, 60 + 18 * (text.count("\n") + len(text) // 60)
    return note


def _sound(text: str) -> str:
    """A text that a part of a workbook can hold."""
    return _CONTROL.sub("\ufffd", whole(text))


def _list(book: Any, faults: list[Fault], places: list[tuple[str, str] | None], more: str) -> None:
    """The first sheet: every fault, with the way to its cell; `more` is a line above them."""
    styles = need("openpyxl.styles", "excel")
    taken = {one.casefold() for one in book.sheetnames}
    numbers = (f"{TITLE} {number}" for number in range(2, 1000))
    name = next(one for one in (TITLE, *numbers) if one.casefold() not in taken)
    sheet = book.create_sheet(name, 0)
    _text(sheet["A1"], TITLE)
    sheet["A1"].font = styles.Font(name="Calibri", bold=True, size=16, color="FF1F3B4D")
    many = f"{len(faults)} place{'s' * (len(faults) != 1)}"
    _text(sheet["A2"], f"{many} to mend. Each is coloured in its sheet, with a note that says how.")
    if more:
        _text(sheet["A3"], more)
    for column, (head, width) in enumerate(
        (("", 6), ("where", 44), ("what is wrong", 70), ("how to mend it", 70)), 1
    ):
        cell = sheet.cell(4, column)
        _text(cell, head)
        cell.font = styles.Font(name="Calibri", bold=True, color="FFFFFFFF")
        cell.fill = styles.PatternFill("solid", start_color="FF1F3B4D", end_color="FF1F3B4D")
        sheet.column_dimensions[" ABCD"[column]].width = width
    for row, (fault, place) in enumerate(zip(faults, places, strict=True), 5):
        sheet.cell(row, 1, row - 4)
        at = fault.at if place is None else fault.at.partition("!")[2]
        _text(sheet.cell(row, 2), at)
        _text(sheet.cell(row, 3), fault.fault)
        _text(sheet.cell(row, 4), fault.fix)
        for column in range(1, 5):
            sheet.cell(row, column).alignment = styles.Alignment(vertical="top", wrap_text=True)
        longest = max(len(fault.fault), len(fault.fix), 2 * len(at))
        sheet.row_dimensions[row].height = 16 * (1 + longest // 66)
        if place is not None:
            _link(sheet.cell(row, 2), place)
    sheet.freeze_panes = "A5"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr = 0, _fitted()
    for one in book.worksheets:  # two chosen sheets would be written into together
        one.sheet_view.tabSelected = one is sheet
    book.active = 0


def _fitted() -> Any:
    return need("openpyxl.worksheet.properties", "excel").PageSetupProperties(fitToPage=True)


def _text(cell: Any, text: str) -> None:
    """A text, never a formula or an error."""
    cell.value = _sound(text)
    cell.data_type = "s"
    if runs(text):
        cell.quotePrefix = True


def _link(cell: Any, place: tuple[str, str]) -> None:
    """The way to a cell of this workbook."""
    styles = need("openpyxl.styles", "excel")
    sheet = place[0].replace("'", "''")
    link = need("openpyxl.worksheet.hyperlink", "excel").Hyperlink
    cell.hyperlink = link(ref=cell.coordinate, location=f"'{sheet}'!{place[1]}")
    cell.font = styles.Font(name="Calibri", underline="single", color="FF0B5394")
