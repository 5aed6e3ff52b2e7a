"""Workbooks in our own layout: sheets of claims, and the sheet `submissions` beside them.

A sheet of claims is called `claims`, by the code of a measure, or by a theme; or it is called
otherwise and its header names the column `submission`. The other sheets are left unread, and told.
A hidden sheet of claims is a fault: what nobody sees is neither scored nor left out unsaid.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from attrs import define, field

from socialvalue.claims.batch import asked
from socialvalue.claims.doors import book_rows, tables, telling, titles, wide
from socialvalue.claims.doors.book_rows import BookRows
from socialvalue.claims.doors.own_forms import EXAMPLES, OwnForms
from socialvalue.claims.doors.plainly import PER_CENT
from socialvalue.claims.doors.spelling import Spelling
from socialvalue.claims.stories import COLUMNS, Row
from socialvalue.counted import counted
from socialvalue.errors import Fault, WorkbookError
from socialvalue.framework import Framework
from socialvalue.workbooks import Sheet, Workbook, opened

CLAIMS, TABLE = "claims", "submissions"
COLUMNS_OF_CLAIMS = "submission, measure, and inputs or values"
_SHOW = "unhide it if it counts, or delete it"


@define
class Book:
    """What a workbook holds: sheets of claims with the measure that each is named by, the table of
    submissions, stories, and what is to be said of the rest.
    """

    claims: list[tuple[BookRows, str]] = field(factory=list)
    table: BookRows | None = None
    stories: list[Row] | None = None
    read_as: list[str] = field(factory=list)

    @property
    def parts(self) -> list[BookRows]:
        """Every sheet that was read by its header."""
        return [*(one for one, _ in self.claims), *([self.table] if self.table else [])]


def read(path: Path, framework: Framework, spelling: Spelling, faults: list[Fault]) -> Book:
    """The sheets of a workbook; whatever is wrong with it as a whole is added to `faults`."""
    reader, whole = _Reader(framework, spelling, faults), _whole(path, faults)
    if whole is not None:
        reader.forms = OwnForms.of(framework, whole.sheet(EXAMPLES))
        for sheet in whole.sheets:
            reader.take(sheet)
        reader.end(path.name, whole.notes)
    return reader.book


def _whole(path: Path, faults: list[Fault]) -> Workbook | None:
    """The workbook; None where it cannot be opened, and its faults say why."""
    try:
        return opened(path)
    except WorkbookError as error:
        faults += error.faults
        return None


def table(path: Path, framework: Framework, spelling: Spelling, faults: list[Fault]) -> Book:
    """The table of submissions alone: the sheet of that name, or the only one to be seen."""
    reader, whole = _Reader(framework, spelling, faults), _whole(path, faults)
    if whole is None:
        return reader.book
    reader.forms = OwnForms.of(framework, whole.sheet(EXAMPLES))
    seen = [one for one in whole.sheets if not one.hidden]
    sheet = whole.sheet(TABLE) or (seen[0] if len(seen) == 1 else None)
    if sheet is None:
        fix = f"name the one that holds the table {TABLE}"
        faults.append(Fault(path.name, f"it has no sheet {TABLE}", fix))
    else:
        reader.table(sheet)
    return reader.book


@define
class _Reader:
    """Takes sheets one after another and gathers what they hold."""

    framework: Framework
    spelling: Spelling
    faults: list[Fault]
    book: Book = field(factory=Book)
    forms: OwnForms | None = None
    """Rows above a header that are our own template's, which nobody has to be told of."""

    unread: list[str] = field(factory=list)
    empty: list[str] = field(factory=list)

    def take(self, sheet: Sheet) -> None:
        """One sheet: read, or left unread with its reason."""
        name = sheet.name.strip().casefold()
        code = {one.casefold(): one for one in self.framework.members}.get(name, "")
        ours = bool(code) or name in {CLAIMS, *self._themes()}
        header = book_rows.header_of(sheet, self._is_claims)
        if sheet.hidden and (ours or header or name in (TABLE, telling.STORIES)):
            fault = "it is hidden, and holds what would be scored"
            self.faults.append(Fault(sheet.place, fault, _SHOW))
        elif name == TABLE:
            self.table(sheet)
        elif name == telling.STORIES:
            self.stories(sheet)
        elif ours or header is not None:
            self.claims(sheet, code, header)
        else:
            self.unread.append(f"{sheet.name} (hidden)" if sheet.hidden else sheet.name)

    def claims(self, sheet: Sheet, code: str, header: int | None) -> None:
        """A sheet of claims, below its header."""
        rows = book_rows.filled(sheet)
        if (
            header is None
            and rows
            and titles.is_header(self.framework, book_rows.titles(sheet, rows[0]))
        ):
            header = rows[0]  # a slip in it is told there
        if header is None and rows:
            self.faults.append(book_rows.headless(sheet, COLUMNS_OF_CLAIMS))
        elif found := self._below(sheet, header):
            self.book.claims.append((found, code))

    def table(self, sheet: Sheet) -> None:
        """The table of submissions, below its header."""
        rows = book_rows.filled(sheet)
        header = book_rows.header_of(sheet, _is_table)
        if header is None and rows and tables.is_header(book_rows.titles(sheet, rows[0])):
            header = rows[0]
        if header is None and rows:
            self.faults.append(book_rows.headless(sheet, tables.NEEDED))
        else:
            self.book.table = self._below(sheet, header)

    def stories(self, sheet: Sheet) -> None:
        """What people say, below its header."""
        header = book_rows.header_of(sheet, lambda row: set(COLUMNS) <= set(row))
        if header is None and book_rows.filled(sheet):
            self.faults.append(book_rows.headless(sheet, ", ".join(COLUMNS)))
        elif found := self._below(sheet, header):
            named = [(f"{found.name} line {line}", row) for line, row in found.rows]
            self.book.stories = telling.known(found.name, named, self.faults)

    def end(self, name: str, notes: Sequence[str]) -> None:
        """What is to be said of the whole: sheets left unread, and none that was read."""
        if not self.book.claims and not self.faults:
            fix = f"name one {CLAIMS}, or by the code of a measure, or use a column map"
            self.faults.append(Fault(name, "it has no sheet of claims with rows", fix))
        said = list(notes)
        if self.unread:
            said.append(f"left unread: {_sheets(self.unread)}")
        if self.empty:
            said.append(f"without rows: {_sheets(self.empty)}")
        formulas = "the values saved with formulas are read"
        said += [formulas] if any(one.formulas for one in self.book.parts) else []
        self.book.read_as = [f"{name}: {one}" for one in said] + self.book.read_as

    def _below(self, sheet: Sheet, header: int | None) -> BookRows | None:
        """The rows of a sheet; None where there are none, which is no fault of one among many."""
        found = None if header is None else (
            book_rows.below(sheet, header, self.spelling, self.faults, self._units())
        )  # fmt: skip
        if found is None or not found.rows:
            self.empty.append(sheet.name)
            return None
        above = [row for row in found.above if not (self.forms and self.forms.hold(sheet, row))]
        if above:
            many = counted(len(above), "row")
            self.book.read_as.append(f"{sheet.place}: {many} above the header left unread")
        return found

    def _is_claims(self, row: Sequence[str]) -> bool:
        """Whether a row names whose each claim is, and something of what it is."""
        names = {wide.Head.of(one).name for one in row}
        return "submission" in names and len(names - {""}) > 1

    def _units(self) -> dict[str, str]:
        """The unit of each input by its name: none where measures differ, unless one is percent."""
        found: dict[str, set[str]] = {}
        for member in self.framework.members.values():
            for name, what in asked(member.measure).items():
                found.setdefault(name, set()).add(str(getattr(what, "unit", "")))
        return {
            name: PER_CENT if PER_CENT in units else min(units) if len(units) == 1 else ""
            for name, units in found.items()
        }

    def _themes(self) -> set[str]:
        """The codes and titles of the themes, as a sheet may be called."""
        themes = {one.measure.outcome.theme for one in self.framework.members.values()}
        return {word.casefold() for one in themes for word in (one.code, one.name)}


def _is_table(row: Sequence[str]) -> bool:
    """Whether a row names each submission, and something of it."""
    names = {wide.Head.of(one).name for one in row}
    return bool({tables.ID, tables.WHOSE} & names) and len(names - {""}) > 1


def _sheets(names: Sequence[str]) -> str:
    """`sheet Notes`, or `sheets Notes, Lists`."""
    return f"{'sheet' if len(names) == 1 else 'sheets'} {', '.join(names)}"
