"""What comes in: each file, a folder of them, or a mapping becomes pages and a table.

The format is told by the suffix and, for a sheet, by its header. Whatever is wrong with a file as a
whole (it cannot be read, its header does not fit) is found here and belongs to no submission.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

from attrs import define, field

from socialvalue import frames
from socialvalue.claims import tidy
from socialvalue.claims.doors import (
    books,
    encodings,
    framed,
    headers,
    plain,
    sheets,
    tables,
    telling,
    titles,
    wide,
)
from socialvalue.claims.doors.cells import Cells
from socialvalue.claims.doors.in_cells import Spot
from socialvalue.claims.doors.pages import Page, Roll
from socialvalue.claims.numbers import shown
from socialvalue.claims.stories import Row
from socialvalue.errors import Fault
from socialvalue.framework import Framework
from socialvalue.workbooks import KINDS as WORKBOOKS

SHEETS = (".csv", ".tsv", ".txt")
DATA = {
    ".json": plain.of_json,
    ".jsonl": plain.of_lines,
    ".ndjson": plain.of_lines,
    ".toml": plain.of_toml,
}
LIKELY = SHEETS[:2]
"""Sheets that are claims or nothing; a text may be anybody's note."""

KINDS = (*SHEETS, *DATA)
CLAIMS, TABLE = "claims", "submissions"
FRAMEWORK = "framework.toml"
"""What a folder may hold beside its claims: how they are to be scored."""


@define
class Intake:
    """Everything that came in: pages of claims, the table of submissions if there is one, faults of
    whole files, how each file was read where that is not the usual way, and files left unread.
    """

    framework: Framework
    cells: Cells
    encoding: str | None = None
    pages: list[Page] = field(factory=list)
    roll: Roll | None = None
    tabled: bool = False
    """Whether there is a table at all, be it one that cannot be read."""

    stories: list[Row] | None = None

    faults: list[Fault] = field(factory=list)
    read_as: list[str] = field(factory=list)
    spots: list[Spot] = field(factory=list)
    """Sheets of workbooks, whose faults are told by their cells."""

    def given(self, value: Any) -> None:
        """A frame, a list of claims, or a mapping with `claims` and perhaps `submissions`."""
        if frames.is_frame(value):
            if rows := self._framed(framed.CLAIMS, value):
                self._claims(framed.CLAIMS, rows, "")
            return
        self._data("", plain.of_value(value, self.faults), lines=False)

    def rows(self, given: Any) -> None:
        """The table of submissions as the caller's program holds it: a frame, records, columns."""
        self.tabled = True
        if frames.is_frame(given):
            self._rolled(framed.TABLE, self._framed(framed.TABLE, given), {})
            return
        before = len(self.faults)
        data = plain.of_value({TABLE: tables.records(given, self.faults)}, self.faults)
        if data is not None and len(self.faults) == before:
            self.roll = Roll("", data.submissions or [], sheet=False)

    def _framed(self, name: str, frame: Any) -> list[sheets.Row]:
        """The rows of a frame, whose faults are told by row and column."""
        self.spots.append(framed.spot(name))
        return framed.rows(name, frame, self.cells.spelling, self.faults)

    def folder(self, path: Path, table: Path | None) -> None:
        """A folder with claims.csv, or one file a measure named by its code, or both."""
        seen = sorted(one for one in path.iterdir() if not one.name.startswith((".", "~$")))
        files = [one for one in seen if one.suffix.lower() in KINDS]
        beside = [one.name for one in seen if one.suffix.lower() in WORKBOOKS and one != table]
        self.read_as += [f"left unread: {', '.join(beside)}"] if beside else []
        codes = {code.casefold(): code for code in self.framework.members}
        named = [one for one in files if one.stem.casefold() == CLAIMS]
        by_code = [(one, codes[one.stem.casefold()]) for one in files
                   if one.stem.casefold() in codes and one.suffix.lower() in SHEETS]  # fmt: skip
        if len(named) > 1:
            at = f"{path.name} holds {', '.join(one.name for one in named)}"
            self.faults.append(Fault(at, "several files are named claims", "keep one of them"))
        self.faults += sheets.twice([code for _, code in by_code], [one for one, _ in by_code])
        self._left(path, files, [*named, *(one for one, _ in by_code)], table, whole=bool(named))
        own = [one for one in files if one.stem.casefold() == TABLE]
        if not self.tabled:
            self.table([table] if table is not None else own)
        if stories := [one for one in files if telling.is_file_of(one)]:
            self.stories = telling.of_files(stories, self.encoding, self.faults)
        for one in named:
            self.file(one)
        for one, code in by_code:
            self.file(one, code)

    def _left(
        self, path: Path, files: list[Path], read: list[Path], table: Path | None, *, whole: bool
    ) -> None:
        """Files that are not read: told, and where there is no claims file, a sheet is a fault."""
        # the measures of the framework were read from there before any claim
        own = {FRAMEWORK, *(one.name for one in self.framework.tables)}
        left = [
            one
            for one in files
            if one not in read and one.stem.casefold() != TABLE and one != table
            if not telling.is_file_of(one)
            if one.name not in own
        ]
        if not read:
            fix = f"give {CLAIMS}.csv, or files named by a measure, as PA1.csv"
            self.faults.append(Fault(f"{path.name}", "it holds no file of claims", fix))
        lost = [] if whole else [one for one in left if one.suffix.lower() in LIKELY]
        fix = "name it by the code of a measure, or take it out of the folder"
        fault = "no measure of the framework has this code"
        self.faults += [Fault(one.name, fault, fix) for one in lost]
        if unread := [one.name for one in left if one not in lost]:
            self.read_as.append(f"left unread: {', '.join(unread)}")

    def table(self, found: list[Path]) -> None:
        """The table of submissions: one file at the most."""
        if not found:
            return
        self.tabled = True
        if len(found) > 1:
            at = " and ".join(one.name for one in found)
            self.faults.append(Fault(at, "there are two tables of submissions", "keep one"))
        file = found[0]
        if file.suffix.lower() in DATA:
            data = self._records(file)
            if data is not None:
                rows = data.claims if data.submissions is None else data.submissions
                self.roll = Roll(file.name, rows or [], sheet=False)
            return
        if file.suffix.lower() in WORKBOOKS:
            self._book(books.table(file, self.framework, self.cells.spelling, self.faults))
            return
        cells = self._sheet(file, tables.is_header, tables.NEEDED, tables.RENAMED)
        if cells is not None:
            self._rolled(file.name, cells, {})

    def _rolled(self, name: str, rows: list[sheets.Row], amiss: Mapping[int, list[Fault]]) -> None:
        """Rows of the table, unless nobody can tell them apart."""
        told = tables.header_faults(name, rows, self.cells)
        self.faults += [fault for _, fault in told]
        if money := tables.undated_pounds(rows):
            self.read_as.append(f"{name}: {money}")
        if not any(fault.fault == tables.NO_ID for _, fault in told):
            names = frozenset(name for name, _ in told)
            self.roll = Roll(name, rows, sheet=True, told=names, amiss=amiss)

    def _book(self, book: books.Book) -> None:
        """What a workbook holds, sheet by sheet."""
        self.read_as += book.read_as
        self.spots += [one.spot for one in book.parts]
        if book.stories is not None:
            self.stories = [*(self.stories or ()), *book.stories]
        if book.table is not None:
            if self.tabled and self.roll is not None:
                fault, fix = "the submissions stand in two places", "keep one table of them"
                self.faults.append(Fault(book.table.name, fault, fix))
            self.tabled = True
            self._rolled(book.table.name, book.table.rows, book.table.amiss)
        for part, code in book.claims:
            self._claims(part.name, part.rows, code, part.amiss)

    def file(self, path: Path, code: str = "") -> None:
        """A file of claims; `code` is the measure that a folder takes its name for."""
        suffix = path.suffix.lower()
        if suffix in DATA:
            before = len(self.faults)
            found = self._records(path)
            lines = DATA[suffix] is plain.of_lines
            if len(self.faults) == before:
                self._data(path.name, found, lines=lines)
        elif suffix in SHEETS or not path.is_file():
            is_header = partial(titles.is_header, self.framework)
            rows = self._sheet(path, is_header, books.COLUMNS_OF_CLAIMS)
            own = {one.casefold(): one for one in self.framework.members}
            if rows:
                self._claims(path.name, rows, code or own.get(path.stem.casefold(), ""))
        elif suffix in WORKBOOKS:
            self._book(books.read(path, self.framework, self.cells.spelling, self.faults))
        else:
            fix = f"save it as one of {', '.join(KINDS)}, or as a workbook .xlsx"
            fault = f"a file {shown(suffix) if suffix else 'without a suffix'} is not read"
            self.faults.append(Fault(path.name, fault, fix))

    def _data(self, name: str, data: plain.Data | None, *, lines: bool) -> None:
        if data is None:
            return
        page = Page(name, "records", data.claims or [], lines=lines)
        if data.claims is None and not self.faults:
            fault = f"it has no {CLAIMS}"
            self.faults.append(Fault(name or "the data", fault, "give a list of claims"))
        if name and data.claims == []:  # as a sheet with a header alone is refused
            self.faults.append(Fault(name, "it holds no claim", "give at least one"))
        if not plain.unnamed(page.rows, page.word, self.faults):
            self.pages.append(page)
        if data.submissions is None:
            return
        if self.tabled:
            fault, fix = "the submissions stand in two places", "keep one table of them"
            self.faults.append(Fault(f"{name} {TABLE}".strip(), fault, fix))
        self.tabled = True
        self.roll = Roll(name, data.submissions, sheet=False)

    def _records(self, file: Path) -> plain.Data | None:
        found = encodings.text(file, self.faults, self.encoding)
        if found is None:
            return None
        if not found.encoding.startswith("UTF-8"):
            self.read_as.append(f"{file.name}: {found.encoding}")
        return DATA[file.suffix.lower()](file.name, found.text, self.faults)

    def _sheet(
        self,
        file: Path,
        is_header: Callable[[list[str]], bool],
        columns: str,
        more: str = headers.MAPPED,
    ) -> list[sheets.Row] | None:
        """The rows of a sheet; None where it cannot be read or its header is missing."""
        found = sheets.sheet(file, self.faults, encoding=self.encoding)
        if found is None:
            return None
        if not is_header(found.lines[0][1]):
            self.faults.append(headers.missing(file.name, columns, more))
            return None
        self.read_as += [] if found.usual else [found.read_as]
        self.read_as += [found.taken] if found.taken else []
        return sheets.by_header(found.name, found.lines, self.faults)

    def _claims(
        self,
        name: str,
        rows: list[sheets.Row],
        code: str,
        amiss: Mapping[int, list[Fault]] = MappingProxyType({}),
    ) -> None:
        """A sheet of claims: tidy where its header names `input` and `value`, else wide."""
        header = list(rows[0][1])
        if slips := titles.capitals(self.framework, name, header):
            self.faults += slips
            return
        if titles.is_tidy(self.framework, header):
            self.faults += tidy.header_faults(name, header)
            if set(tidy.NEEDED) <= set(header):
                self.pages.append(Page(name, "tidy", rows, amiss=amiss))
            return
        codes: Iterable[str] = (row["measure"] for _, row in rows) if "measure" in header else ()
        if "measure" not in header:
            codes = (code,)
            if not code:
                fix = "give a column measure, or name the file by the code of one, as PA1.csv"
                self.faults.append(Fault(f"{name} header", "no measure is named", fix))
        told = list(wide.header_faults(self.framework, self.cells, name, header, codes))
        self.faults += [fault for _, fault in told]
        if "submission" in header and ("measure" in header or code):
            names = frozenset(one for one, _ in told)
            self.pages.append(Page(name, "wide", rows, code, told=names, amiss=amiss))
