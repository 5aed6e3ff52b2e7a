"""Cells of a sheet as numbers in the unit that was declared for them.

In come the text of a cell, the unit it is said to be in and the unit asked for; out comes the
number, None where the cell is blank, or `REPORTED` and a fault.
"""

from __future__ import annotations

from typing import Any

from attrs import define, field

from socialvalue.claims.conversions import Conversions
from socialvalue.claims.doors import plainly
from socialvalue.claims.doors.plainly import MONEY, PER_CENT
from socialvalue.claims.doors.spelling import PLAIN, Spelling, Written
from socialvalue.claims.numbers import FIX, REPORTED, is_blank, quoted, shown
from socialvalue.column import Column, Sample
from socialvalue.errors import Fault, UnitError
from socialvalue.proxy import bounds, own_unit

NAMED = 'numbers="1,234.5" or "1.234,5" (on the command line --numbers)'
"""How it is said how the numbers of a file are spelt."""

SHARELESS = "a percentage stands where no share is asked for"


@define
class Cells:
    """Reads cells in one declared spelling and gathers the faults; conversions are recorded."""

    conversions: Conversions
    spelling: Spelling = field(factory=Spelling)
    faults: list[Fault] = field(factory=list)

    def number(
        self, at: str, cell: str, declared: str, unit: str = "", *, share: bool = False
    ) -> Any:
        """The number of a cell in the `declared` unit; `unit` is what the cell is said to be in.

        A percentage is read where a share of 1 is declared (or where the unit is per cent), pounds
        where a price year is.
        """
        found = self.bare(at, cell, unit or declared, share=share)
        if not isinstance(found, Written):
            return found
        try:
            if found.sign == PER_CENT and unit != PER_CENT:
                self.conversions.factor(PER_CENT, declared)
                return found.number / 100
            return found.number * self.conversions.factor(unit or declared, declared)
        except UnitError as error:
            at = f"{at} in {shown(unit)}"
            self.faults += [Fault(at, fault.fault, fault.fix) for fault in error.faults]
            return REPORTED

    def bare(self, at: str, cell: str, unit: str, *, share: bool = False) -> Any:
        """A cell as a `Written` number, not yet converted; None where it is blank, or reported."""
        if is_blank(cell):
            return None
        found = self.spelling.read(cell)
        if found is None:
            fix = self._fix(cell, unit, share=share)
            self.faults.append(Fault(at, f"{shown(cell)} is not a number", fix))
            return REPORTED
        if found.sign == PER_CENT and unit != PER_CENT and not share:
            fault = SHARELESS
            fix = f"give it in {unit}" if unit != "1" else "give a plain number"
        elif found.sign in MONEY and MONEY[found.sign] not in unit:
            fault = f"{found.sign} stands where {quoted(unit)} is asked for"
            fix = "leave the sign out, or name the unit of the value"
        else:
            return found
        self.faults.append(Fault(at, fault, fix))
        return REPORTED

    def _fix(self, cell: str, unit: str, *, share: bool) -> str:
        if astray := plainly.astray(cell, unit, share=share):
            return astray
        if self.spelling.name == PLAIN:
            plain = plainly.mend(cell, unit, share=share) or FIX
            return f"{plain}; or say how the file spells its numbers: {NAMED}"
        return f"spell it as declared, {self.spelling.example}"


def is_share(declaration: Column | Sample) -> bool:
    """Whether a column holds shares: plain numbers of 1 at the most."""
    return declaration.unit == "1" and declaration.high <= 1


def own_share(name: str) -> bool:
    """Whether a number that a claim brings of its own is a share."""
    return own_unit(name) == "1" and bounds(name)[1] <= 1
