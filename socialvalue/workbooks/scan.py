"""The cells of one sheet, walked over before the parser sees them: how far they reach, how much
text they hold, and which of them are errors, uncalculated formulas, percentages or merged.

In comes the XML of a sheet; out comes a `Scan`. A cell without a name of its own stands right of
the one before it, as in every spreadsheet program.
"""

from __future__ import annotations

import re

from attrs import define, field

from socialvalue.workbooks import limits, markup
from socialvalue.workbooks.places import position, reference

Position = tuple[int, int]
Area = tuple[Position, Position]

_FAR = "delete the empty rows and columns around the data, and save it again"
_UNSOUND = "open it in a spreadsheet program and save it again"


class Astray(markup.Malformed):
    """A cell that a sheet cannot hold: `cell` is its name, where it has one."""

    def __init__(self, fault: str, fix: str, cell: str = "") -> None:
        super().__init__(fault, fix)
        self.cell = cell


@define
class Scan:
    """What was met: `rows` and `columns` reach from A1 to the last filled cell."""

    lengths: list[int] = field(repr=False)
    """Signs of each shared text of the workbook."""

    percents: frozenset[str] = field(repr=False)
    cells: int = limits.MOST_CELLS
    """Cells that the sheet may still reach over."""

    text: int = limits.MOST_TEXT
    """Signs that the sheet may still hold."""

    rows: int = 0
    columns: int = 0
    errors: dict[Position, str] = field(factory=dict)
    formulas: set[Position] = field(factory=set)
    unsaved: set[Position] = field(factory=set)
    """Formulas without a value."""

    numbers: int = 0
    """Cells that hold a number."""

    shown_as_percent: set[Position] = field(factory=set)
    merged: list[Area] = field(factory=list)

    _row: int = 0
    _column: int = 0
    _at: Position = (0, 0)
    _kind: str = ""
    _style: str = ""
    _value: list[str] = field(factory=list)
    _has: set[str] = field(factory=set)
    _inside: str = ""

    def start(self, tag: str, given: dict[str, str]) -> None:
        """An element begins."""
        if tag == "c":
            self._begin(given)
        elif tag == "row":
            self._begin_row(given.get("r"))
        elif tag in ("v", "f", "t") and self._at[0]:
            if tag == "v" and self._has & {"v", "t"}:
                raise Astray("it holds two values", _UNSOUND, reference(*self._at))
            self._has.add(tag)
            self._inside = tag
        elif tag == "dimension":
            self._dimension(given.get("ref", ""))
        elif tag == "mergeCell":
            first, _, last = given.get("ref", "").partition(":")
            ends = position(first), position(last or first)
            if ends[0] is not None and ends[1] is not None:
                self.merged.append((ends[0], ends[1]))

    def end(self, tag: str) -> None:
        """An element ends."""
        if tag == "c":
            self._finish()
        elif tag == self._inside:
            self._inside = ""

    def words(self, words: str) -> None:
        """Text within an element."""
        if self._inside in ("v", "t"):
            self._value.append(words)

    def _begin_row(self, number: str | None) -> None:
        self._row, self._column = self._row + 1, 0
        if number is not None:
            if not re.fullmatch("[1-9][0-9]{0,6}", number):
                raise Astray("a row of it has no number", _UNSOUND)
            if int(number) < self._row:
                raise Astray("its rows stand twice, or in no order", _UNSOUND)
            self._row = int(number)

    def _begin(self, given: dict[str, str]) -> None:
        name = given.get("r")
        if name is None:
            at: Position | None = (max(self._row, 1), self._column + 1)
        else:
            at = position(name)
            # Readers differ about a row without a number whose cells name another: it is refused.
            if at is None or at[0] != self._row:
                raise Astray("a cell of it stands where no cell can stand", _UNSOUND)
        assert at is not None  # noqa: S101 (refused just above)
        if at[1] <= self._column or self._at[0]:
            raise Astray("it stands twice, or in no order", _UNSOUND, reference(*at))
        self._at, self._column = at, at[1]
        self._kind, self._style = given.get("t", "n"), given.get("s", "")
        self._value.clear()
        self._has.clear()

    def _dimension(self, area: str) -> None:
        last = area.rpartition(":")[2]
        at = position(last)
        if at is None:
            raise Astray("it tells no size that a sheet can have", _UNSOUND)
        self._reach(at, f"it says that it reaches to {reference(*at)}")

    def _finish(self) -> None:
        at, self._at, self._inside = self._at, (0, 0), ""
        value = "".join(self._value)
        if "f" in self._has:
            self.formulas.add(at)
            if "v" not in self._has or (not value and self._kind != "str"):
                self.unsaved.add(at)
        if not self._has & {"v", "t", "f"}:
            return
        self._reach(at, f"it reaches to {reference(*at)}")
        self.rows, self.columns = max(self.rows, at[0]), max(self.columns, at[1])
        if self._kind == "n" and value.strip():
            self.numbers += 1
        if self._kind == "e" and value:
            self.errors[at] = value if len(value) <= 20 else "#ERROR"
        elif self._kind == "n" and self._style in self.percents:
            self.shown_as_percent.add(at)
        self._weigh(at, value)

    def _weigh(self, at: Position, value: str) -> None:
        """Count the signs of a cell: a shared text is laid out anew in each of its cells."""
        size = len(value)
        if self._kind == "s":
            number = int(value) if re.fullmatch("[0-9]{1,9}", value) else len(self.lengths)
            if number >= len(self.lengths):
                fault = "it shares a text that is not there"
                raise Astray(fault, _UNSOUND, reference(*at))
            size = self.lengths[number]
        if size > limits.MOST_SIGNS:
            fault = f"it holds more than {limits.MOST_SIGNS} signs"
            raise Astray(fault, "shorten the text", reference(*at))
        self.text -= size
        if self.text < 0:
            fault = f"with the sheets before it, it holds more than {limits.MOST_TEXT} signs"
            raise Astray(fault, "save each sheet as CSV and read those")

    def _reach(self, at: Position, told: str) -> None:
        if at[1] > limits.MOST_COLUMNS:
            fault = f"{told}, and no sheet of claims has more than {limits.MOST_COLUMNS} columns"
            raise Astray(fault, _FAR, reference(*at))
        if max(at[0], self.rows) * max(at[1], self.columns) > self.cells:
            fault = f"{told}: that is more than {limits.MOST_CELLS} cells in all"
            raise Astray(fault, _FAR, reference(*at))
