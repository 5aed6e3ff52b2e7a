"""One value of one row: found, freed of its mark, read in the declared format and unit.

In come a row and a `Cell`; out comes a number in the declared unit, a word, or a list of either.
What is none of these is a fault, told with its line and header.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from attrs import define, field

from socialvalue import units
from socialvalue.claims.conversions import Conversions
from socialvalue.claims.doors.spelling import Spelling
from socialvalue.claims.maps.grid import Grid, Value
from socialvalue.claims.maps.marks import MARK, SUPPRESSED, unmarked
from socialvalue.claims.maps.parts import POUNDS, Cell, Sheet, folded, nearest, texted
from socialvalue.claims.numbers import REPORTED, is_blank, quoted
from socialvalue.claims.numbers import shown as told
from socialvalue.column import Code
from socialvalue.errors import Fault, UnitError

SIGNS = {"£": POUNDS, "%": "%"}
"""What a sign says that stands beside a number of a declared spelling."""

_DAY = re.compile(r"([0-9]{4})(?:-[0-9]{2}(?:-[0-9]{2}.*)?)?", re.DOTALL)


@define
class Fetching:
    """Fetches values as a map's `[sheet]` says; `refused` are the lines that have a fault."""

    sheet: Sheet
    grid: Grid
    conversions: Conversions
    faults: list[Fault] = field(factory=list)
    refused: set[int] = field(factory=set)

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
        return self.number(line, row, cell, what.unit)

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

    def number(self, line: int, row: Mapping[str, Value], cell: Cell, declared: str) -> Any:
        """A number in the declared unit; None if the cell is blank."""
        said = self.raw(row, cell)
        if said is None:
            return None
        found, unit = self._number(said, cell)
        if found is None:
            form = cell.numbers or self.sheet.numbers
            fault = f"{told(said)} is not a number as declared ({form})"
            self.add(line, cell.header, fault, self._mend(str(said), cell))
            return REPORTED
        said_in = self._unit(line, row, cell, unit)
        if said_in is None:
            return REPORTED
        try:
            return found * (cell.scale or 1.0) * self.conversions.factor(said_in, declared)
        except UnitError as error:
            for one in error.faults:
                self.add(line, cell.header, f"in {quoted(said_in)}: {one.fault}", one.fix)
            return REPORTED

    def _number(self, said: Value, cell: Cell) -> tuple[float | None, str]:
        """The number of a cell and the unit that its own sign says, £ and % without a mark too."""
        if not isinstance(said, str):
            return float(said), ""
        text, unit = unmarked(said, (*cell.marks, *self.sheet.marks))
        found = _spelling(cell.numbers or self.sheet.numbers).read(text)
        if found is None or (found.sign and (unit or found.sign not in SIGNS)):
            return None, ""
        return found.number, unit or SIGNS.get(found.sign, "")

    def _mend(self, said: str, cell: Cell) -> str:
        """How to mend what is no number: often a mark that the map does not declare."""
        mark = re.sub(r"[0-9.,'()\s+-]+", " ", said).strip()
        known = {folded(one) for one, _ in (*cell.marks, *self.sheet.marks)}
        if set(said) & SUPPRESSED:
            return "it hides a number: leave the cell blank, or ask for the number"
        # a sign or a short word may be a mark; more words may be somebody's name or address
        short = len(mark) <= MARK and " " not in mark
        if re.search("[0-9]", said) and mark and short and folded(mark) not in known:
            return f"write it plainly, or declare {quoted(mark)} in marks or the format in numbers"
        return "write a number, or declare the word in blank if it says nothing"

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


@lru_cache(maxsize=8)
def _spelling(name: str) -> Spelling:
    return Spelling(name)
