"""Pages: the rows of claims of one file each, and the table of submissions beside them.

A page knows how its rows are read and whose each row is; a `Shelf` holds the readers of several
pages side by side, and finds the place of any value again.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal

from attrs import evolve, field, frozen

from socialvalue.claims.doors.cells import Cells
from socialvalue.claims.doors.wide import Head, Wide
from socialvalue.claims.elsewhere import Elsewhere
from socialvalue.claims.numbers import REPORTED
from socialvalue.claims.places import PLACES, Places
from socialvalue.claims.submissions import COST, COST_UNIT, Submissions, is_known, nearest
from socialvalue.claims.tidy import Sheet
from socialvalue.errors import Fault
from socialvalue.framework import Framework
from socialvalue.ramp import PER_UNITS

Row = tuple[int, Any]
Kind = Literal["tidy", "wide", "records"]


class Records(Places):
    """Records as they are, and where each stood: `bids.json claims[3].turnout`."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._numbers: list[int] = []

    def word(self, record: int, name: str = "") -> str:
        """The place of one value of one record, or of the record."""
        return self.page.word(self._numbers[record], name)

    def read(self, rows: Iterable[Row], submissions: Submissions | None) -> list[Any]:
        """The records of the rows."""
        listed = list(rows)
        self._numbers = [number for number, _ in listed]
        return [record for _, record in listed]


@frozen
class Page:
    """The claims of one file, or of none (`name` is then ""): rows `(line or number, cells)`.

    `code` is the measure that the file's name says; `lines` whether rows are counted by line;
    `told` the columns whose header has a fault that is told already.
    """

    name: str
    kind: Kind
    rows: list[Row] = field(repr=False)
    code: str = ""
    lines: bool = True
    told: frozenset[str] = frozenset()
    amiss: Mapping[int, Iterable[Fault]] = field(factory=dict, repr=False)
    """By line: what is wrong with its cells before any is read, as in a workbook."""

    @property
    def faults(self) -> list[Fault]:
        """What is wrong with its own rows before they are read."""
        return [one for line, _ in self.rows for one in self.amiss.get(line, ())]

    def reader(
        self, framework: Framework, cells: Cells, elsewhere: Elsewhere
    ) -> Sheet | Wide | Records:
        """What reads rows of this page into records."""
        if self.kind == "tidy":
            return Sheet(framework, cells, self.name, elsewhere)
        if self.kind == "wide":
            return Wide(framework, cells, self.name, self.code, self.told)
        return Records(self)

    def word(self, number: int, name: str = "") -> str:
        """The place of a row, or of a value in it."""
        if self.lines:
            return f"{self.name} line {number}{name and f', {name}'}"
        return f"{self.name}{self.name and ' '}{PLACES.word(number, name)}"

    def some(self, chosen: Iterable[int]) -> Page:
        """The page with those rows alone, by their place in it."""
        return evolve(self, rows=[self.rows[place] for place in chosen])


@frozen
class Roll:
    """The table of submissions: rows `(line or number, cells)`, texts where it was a sheet.

    `told` are the columns whose header has a fault that is told already.
    """

    name: str
    rows: list[Row] = field(repr=False)
    sheet: bool
    told: frozenset[str] = frozenset()
    amiss: Mapping[int, Iterable[Fault]] = field(factory=dict, repr=False)

    @property
    def faults(self) -> list[Fault]:
        """What is wrong with its own rows before they are read."""
        return [one for line, _ in self.rows for one in self.amiss.get(line, ())]

    def records(self, cells: Cells) -> list[Any]:
        """The rows as records; a header may name its unit: `contract_value [GBP_2025]`."""
        if not self.sheet:
            return [row for _, row in self.rows]
        heads = [Head.of(one) for one in (self.rows[0][1] if self.rows else ())]
        columns = [(head, self._column(head.name)) for head in heads]
        return [self._record(line, row, columns, cells) for line, row in self.rows]

    def _column(self, name: str) -> str:
        """The column that a header names; a slip of a word is told, and read as what it is like."""
        like = None if is_known(name) else nearest(name)
        return like if like is not None and like in self.told else name

    def _record(
        self, line: int, row: Mapping[str, str], columns: list[tuple[Head, str]], cells: Cells
    ) -> dict[str, Any]:
        found: dict[str, Any] = {name: REPORTED for name in self.told if size_unit(name)}
        for head, name in columns:
            cell, declared = row[head.header], size_unit(name)
            if name in self.told and (declared or not is_known(name)):
                continue
            if not declared:
                found[name] = cell
                continue
            at = f"{self.name} line {line}, {name}"
            number = cells.bare(at, cell, head.unit or declared)
            found[name] = number if number in (None, REPORTED) else number.number
            if head.unit:
                found[f"{name}_unit"] = head.unit
        return found

    def word(self, row: int, name: str = "") -> str:
        """`submissions.csv line 3, eligible`; as in records where it was no sheet."""
        number = self.rows[row][0]
        if self.sheet:
            return f"{self.name} line {number}{name and f', {name}'}"
        return f"{self.name}{self.name and ' '}{PLACES.submission(number, name)}"

    def some(self, chosen: Iterable[int]) -> Roll:
        """The table with those rows alone, by their place in it."""
        return evolve(self, rows=[self.rows[place] for place in chosen])


def size_unit(name: str) -> str:
    """The unit of a size or a cost in the table; "" for any other column."""
    return PER_UNITS.get(name, COST_UNIT if COST.fullmatch(name) else "")


class Shelf(Places):
    """Readers of several pages in a row: the records of all, and the place of each value."""

    pages: list[Page]
    roll: Roll | None

    def __init__(self, pages: Iterable[Page], roll: Roll | None) -> None:
        self.pages = list(pages)
        self.roll = roll
        self._starts: list[int] = []
        self._readers: list[Places] = []

    def read(
        self, framework: Framework, cells: Cells, submissions: Submissions | None
    ) -> list[Any]:
        """Every record of every page, in order; `submissions` are None if there is no table."""
        records: list[Any] = []
        elsewhere = Elsewhere(framework)
        for page in self.pages:
            reader = page.reader(framework, cells, elsewhere)
            self._starts.append(len(records))
            self._readers.append(reader)
            records += reader.read(page.rows, submissions)
        cells.faults += elsewhere.faults(records)
        return records

    def word(self, record: int, name: str = "") -> str:
        """The place of one value of one record, or of the record."""
        reader, number = self._found(record)
        return reader.word(number, name)

    def first(self, record: int, names: Sequence[str]) -> str:
        """The first of some inputs that has a place of its own; of all, where none has."""
        reader, number = self._found(record)
        return reader.first(number, names)

    def rows(self, record: int) -> int:
        """How many rows of its page a record was made of."""
        reader, number = self._found(record)
        return reader.rows(number)

    def _found(self, record: int) -> tuple[Places, int]:
        """The reader of a record, and the record's number there."""
        place = bisect_right(self._starts, record) - 1
        return self._readers[place], record - self._starts[place]

    def submission(self, row: int, name: str = "") -> str:
        """The place of one value of a row of the submissions table, or of the row."""
        return super().submission(row, name) if self.roll is None else self.roll.word(row, name)
