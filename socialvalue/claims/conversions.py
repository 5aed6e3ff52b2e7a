"""Unit conversions made while reading, each recorded once, so that a scorecard can show them.

Units of one kind convert by a plain factor. Pounds of another price year convert by the deflator,
which has a source; the record says which.
"""

from __future__ import annotations

from attrs import define, field

from socialvalue import units
from socialvalue.errors import Fault, UnitError, UnknownName
from socialvalue.source import series

DEFLATOR = "gdp-deflator-2026-06"


@define
class Conversions:
    """The factors used so far: `made[(unit, declared)]`."""

    made: dict[tuple[str, str], float] = field(factory=dict)

    def factor(self, unit: str, declared: str) -> float:
        """The factor from `unit` to the declared unit; `UnitError` if there is none."""
        if unit == declared:
            return 1.0
        if (unit, declared) not in self.made:
            self.made[unit, declared] = _factor(unit, declared)
        return self.made[unit, declared]


def _factor(unit: str, declared: str) -> float:
    have, want = units.money_years(unit), units.money_years(declared)
    if len(have) != 1 or len(want) != 1 or have == want:
        return units.factor(unit, declared)
    plain = units.factor(unit.replace(have[0], want[0]), declared)
    table = series(DEFLATOR)
    try:
        return plain * table.at(_year(want[0])) / table.at(_year(have[0]))
    except (UnknownName, ValueError) as error:
        fix = f"give the value in {declared}"
        raise UnitError(
            Fault(unit, f"no deflator joins it to {declared} ({error})", fix)
        ) from error


def _year(name: str) -> int:
    """GBP_2024 is 2024; financial years have another series and are refused here."""
    return int(name.removeprefix("GBP_"))
