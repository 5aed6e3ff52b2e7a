"""One value of one row: found, freed of its mark, read in the declared format and unit.

In come a row and a `Cell`; out comes a number in the declared unit, a word, or a list of either.
What is none of these is a fault, told with its line and header.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from math import inf
from typing import Any

from attrs import define, field, frozen

from socialvalue import units
from socialvalue.claims.conversions import Conversions
from socialvalue.claims.doors.spelling import Spelling
from socialvalue.claims.maps.amending import mend
from socialvalue.claims.maps.grid import Grid, Value
from socialvalue.claims.maps.marks import unmarked
from socialvalue.claims.maps.parts import PERCENT, POUNDS, Cell, Sheet, folded, nearest, texted
from socialvalue.claims.numbers import REPORTED, is_blank, quoted
from socialvalue.claims.numbers import shown as told
from socialvalue.column import Code
from socialvalue.errors import Fault, UnitError

SIGNS = {"£": POUNDS, "%": "%"}
"""What a sign says that stands beside a number of a declared spelling."""

_DAY = re.compile(r"([0-9]{4})(?:-[0-9]{2}(?:-[0-9]{2}.*)?)?", re.DOTALL)


@frozen
class Figure:
    """The number of a cell, scaled; the unit that its own mark says, and its own scale."""

    number: float
    unit: str = ""
    scale: float = 1.0


@define
class Fetching:
    """Fetches values as a map's `[sheet]` says; `refused` are the lines that have a fault."""

    sheet: Sheet
    grid: Grid
    conversions: Conversions
    faults: list[Fault] = field(factory=list)
    refused: set[int] = field(factory=set)
    small: dict[str, dict[int, None]] = field(factory=dict)
    """By header: the lines of numbers below 1 in a column that is said to hold percentages."""

    def add(self, line: int, header: str, fault: str, fix: str) -> None:
        """A fault of one cell, or of a row."""
        self.faults.append(Fault(self.grid.at(line, header), fault, fix))
        self.refused.add(line)

    def raw(self, row: Mapping[str, Value], cell: Cell) -> Value | None:
        """What the row says, or the constant; None where it says nothing."""
        if not cell.header:
            constant: Value = cell.value
            return constant
        said = row[cell.header]
        blank = isinstance(said, str) and folded(said) in {"", *map(folded, self.sheet.blank)}
        return None if blank else said

    def value(self, line: int, row: Mapping[str, Value], cell: Cell, what: Any) -> Any:
        """The value of an input: a word for a code, else a number in the declared unit."""
        if isinstance(what, Code):
            return self.text(line, row, cell)
        return self.number(line, row, cell, what.unit, what.high)

    def values(self, line: int, row: Mapping[str, Value], cell: Cell, what: Any) -> list[Any]:
        """The values of a cell that may hold a list; else the one that it holds, perhaps blank."""
        said = self.raw(row, cell)
        if not cell.split or not isinstance(said, str):
            return [self.value(line, row, cell, what)]
        parts = [part.strip() for part in said.split(cell.split)]
        if any(map(is_blank, parts)):
            self.add(line, cell.header, "a value of its list is blank", "give it, or leave it out")
            return [REPORTED]
        return [self.value(line, {**row, cell.header: part}, cell, what) for part in parts]

    def text(self, line: int, row: Mapping[str, Value], cell: Cell) -> Any:
        """A word, by the map's codes where there are any; None if the cell is blank."""
        said = self.raw(row, cell)
        if said is None:
            return None
        word = texted(said)
        if not cell.codes:
            return word
        meanings = {folded(theirs): ours for theirs, ours in cell.codes}
        if folded(word) in meanings:
            return meanings[folded(word)]
        near = nearest(word, [theirs for theirs, _ in cell.codes])
        fix = f"write {near!r}, or add the word to codes in the map" if near else (
            "add the word to codes in the map"
        )  # fmt: skip
        self.add(line, cell.header, f"{told(word)} is not one of the map's codes", fix)
        return REPORTED

    def number(
        self, line: int, row: Mapping[str, Value], cell: Cell, declared: str, high: float = inf
    ) -> Any:
        """A number in the declared unit, `high` at the most; None if the cell is blank."""
        said = self.raw(row, cell)
        if said is None:
            return None
        if cell.header and folded(said) in map(folded, self.sheet.zero):
            return 0.0  # none is none in every unit
        found = self._figure(said, cell)
        if found is None:
            form = cell.numbers or self.sheet.numbers
            fault = f"{told(said)} is not a number as declared ({form})"
            self.add(line, cell.header, fault, mend(str(said), cell, self.sheet, self._tried))
            return REPORTED
        unit = self._unit(line, row, cell, found.unit)
        if unit is None or not self._is_sure(line, cell, found):
            return REPORTED
        return self._converted(line, cell, found.number, unit, declared, high)

    def _converted(
        self, line: int, cell: Cell, number: float, unit: str, declared: str, high: float
    ) -> Any:
        """A number in its declared unit; a percentage is held against its bound here, where both
        of its readings are known.
        """
        try:
            found = number * self.conversions.factor(unit, declared)
        except UnitError as error:
            for one in error.faults:
                self.add(line, cell.header, f"in {quoted(unit)}: {one.fault}", one.fix)
            return REPORTED
        if unit not in PERCENT or found <= high:
            return found
        fault = f"{number:.15g} per cent is {found:.15g}, and {high:g} is the most"
        fix = f"mend the number; as a share it would be {number:.15g}, which is above {high:g} too"
        self.add(line, cell.header, fault, fix)
        return REPORTED

    def _is_sure(self, line: int, cell: Cell, found: Figure) -> bool:
        """Whether a figure has one reading: a scale of its cell and one of its column make two, and
        so does 0.4 where the whole column is said to hold percentages.
        """
        if found.scale != 1 and (cell.scale or 1) != 1:
            fix = "write it as its column counts, or take scale out of the map"
            self.add(line, cell.header, "it says a scale of its own, and its column another", fix)
            return False
        bare = cell.header and cell.unit in PERCENT and not found.unit and cell.scale is None
        if bare and not cell.below_one and 0 < abs(found.number) < 1:
            self.small.setdefault(cell.header, {})[line] = None
            self.refused.add(line)
            return False
        return True

    def unsure(self) -> Iterator[Fault]:
        """A fault for each column of percentages with numbers below 1; it tells their lines."""
        for header, lines in self.small.items():
            some = f"{self.grid.word} {', '.join(map(str, lines))}"
            fault = f"numbers below 1 in a column of percentages may be shares ({some})"
            fix = (
                'write unit = "1" if all its numbers are shares, mend them if some are, '
                'or write below_one = "percent" if they are less than one per cent'
            )
            yield Fault(self.grid.at(next(iter(lines)), header), fault, fix)

    def _figure(self, said: Value, cell: Cell) -> Figure | None:
        """The number of a cell, and the unit that its own sign says, £ and % without a mark too."""
        if not isinstance(said, str):
            return Figure(_times(float(said), cell.scale or 1))
        scales = [(mark, str(scale)) for mark, scale in (*cell.scales, *self.sheet.scales)]
        own = {folded(mark) for mark, _ in cell.scales}
        shared = (pair for pair in self.sheet.marks if folded(pair[0]) not in own)
        text, unit = unmarked(said, (*cell.marks, *shared))
        text, scale = unmarked(text, scales)
        found = _spelling(cell.numbers or self.sheet.numbers).read(text)
        if found is None or (found.sign and (unit or found.sign not in SIGNS)):
            return None
        number = _times(found.number, float(scale or 1) * (cell.scale or 1))
        return Figure(number, unit or SIGNS.get(found.sign, ""), float(scale or 1))

    def _tried(self, said: str, cell: Cell) -> float | None:
        found = self._figure(said, cell)
        return None if found is None else found.number

    def _unit_in(self, row: Mapping[str, Value], cell: Cell) -> str:
        """The unit that a row names in a column of its own; a mark there means what it says."""
        said = texted(row[cell.unit_in])
        marks = {folded(mark): unit for mark, unit in (*cell.marks, *self.sheet.marks)}
        return marks.get(folded(said), said)

    def _is_money(self, row: Mapping[str, Value], cell: Cell) -> bool:
        unit = self._unit_in(row, cell) if cell.unit_in else cell.unit.replace("{year}", "2000")
        return bool(units.money_years(unit))

    def _unit(self, line: int, row: Mapping[str, Value], cell: Cell, marked: str) -> str | None:
        """The unit of a number: its mark's, else its column's, with the year that its row names."""
        if marked == POUNDS and not self._is_money(row, cell):
            fix = "read it in another column of the map, or write it without the sign"
            self.add(line, cell.header, "it is in pounds, and its column is not", fix)
            return None
        own = self._unit_in(row, cell) if cell.unit_in else cell.unit
        unit = own if marked in ("", POUNDS) else marked
        if not unit:
            fix = "write its unit, or name the column's in the map"
            self.add(line, cell.header, "nothing says its unit", fix)
            return None
        if "{year}" not in unit:
            return unit
        said = texted(row[cell.year])
        day = _DAY.fullmatch(said)
        if day is None:
            fix = "write a year, or a day as in 2021-01-26"
            self.add(line, cell.year, f"{told(said)} begins with no year", fix)
            return None
        return unit.replace("{year}", day[1])


def _times(number: float, scale: float) -> float:
    """A number times its scale, as both are written: 2.3 million is 2,300,000 to the last digit."""
    return number if scale == 1 else float(Decimal(repr(number)) * Decimal(repr(scale)))


@lru_cache(maxsize=8)
def _spelling(name: str) -> Spelling:
    return Spelling(name)
