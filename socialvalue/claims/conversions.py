"""Unit conversions made while reading, each recorded once, so that a scorecard can show them.

Units of one kind convert by a plain factor. Pounds of another price year convert by one edition of
the deflator, which has a source; the record says which.
"""

from __future__ import annotations

from attrs import define, field

from socialvalue import deflation, units
from socialvalue.claims.numbers import quoted
from socialvalue.errors import Fault, UnitError, UnknownName


@define
class Conversions:
    """The factors used so far: `made[(unit, declared)]`; pounds move by the edition `deflator`.

    Raises `UnknownName` for an edition that the ledger does not hold, and `SourceError` for a
    series that is no price index.
    """

    deflator: deflation.Index = deflation.EDITION
    made: dict[tuple[str, str], float] = field(factory=dict)
    refused: dict[tuple[str, str], UnitError] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        deflation.index(self.deflator)

    @property
    def edition(self) -> deflation.Index | None:
        """The deflator by which pounds were moved to another price year; None if none were."""
        moved = any(deflated(unit, declared) for unit, declared in self.made)
        return self.deflator if moved else None

    def factor(self, unit: str, declared: str) -> float:
        """The factor from `unit` to the declared unit; `UnitError` if there is none."""
        if unit == declared:
            return 1.0
        pair = unit, declared
        if pair in self.refused:
            raise UnitError(self.refused[pair].faults)
        if pair not in self.made:
            try:
                self.made[pair] = _factor(unit, declared, self.deflator)
            except UnitError as error:
                self.refused[pair] = error
                raise
        return self.made[pair]


def deflated(unit: str, declared: str) -> tuple[str, str] | None:
    """The two kinds of pounds between which a conversion is made; None if they are the same."""
    have, want = units.money_years(unit), units.money_years(declared)
    return None if len(have) != 1 or len(want) != 1 or have == want else (have[0], want[0])


def _factor(unit: str, declared: str, deflator: deflation.Index) -> float:
    units.refuse_bare_money(unit[: units.LONGEST])
    if not units.plausible(unit):
        fix = f"give the value in {declared}"
        raise UnitError(Fault(quoted(unit), "this is not a unit we know", fix))
    moved = deflated(unit, declared)
    if moved is None:
        return units.factor(unit, declared)
    have, want = moved
    plain = units.factor(unit.replace(have, want), declared)
    try:
        return plain * deflation.factor(have, want, deflator)
    except UnknownName as error:
        reason = error.faults[0].fault
        fix = f"give the value in {declared}, or read it with an edition that reaches so far"
        fault = f"no deflator joins it to {declared} ({reason})"
        raise UnitError(Fault(unit, fault, fix)) from error
