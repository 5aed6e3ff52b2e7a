"""Units: what a number is counted in, and the only file that imports pint.

In come unit strings such as `"person*hour"` or `"GBP_2025/person"`; out come plain float factors,
and the two readings of a formula that prove its unit. pint is imported on first use: as long as a
file's units are spelled as the measure declares them, it is never needed. A price year is a
dimension of its own, so pounds of two years cannot be added by accident.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from importlib import resources
from threading import RLock
from typing import TYPE_CHECKING, Any

import numpy as np

from socialvalue.errors import Fault, UnitError

if TYPE_CHECKING:
    import pint

MONEY = re.compile(r"GBP_(?:FY)?\d{4}")
BARE_MONEY = re.compile(r"£|\b(?:GBP|gbp|pounds?|Pounds?|quid|pence|sterling)\b(?!_)")
LONGEST = 120
"""Signs of the longest unit."""

# A text is not trusted to be a unit: a tower of powers would keep the parser busy for ever.
# Raised digits are powers too: one of them is a unit's, two are a tower.
_PLAUSIBLE = re.compile(r"(?:[A-Za-z0-9_µμ%£*/·(). -]|[²³](?![²³]))*")
_TOWER = re.compile(r"(?<!\w)[0-9]{2}|[0-9)]\s*\*\*|\*\*\s*-?[0-9]{2}|\*\*\s*\(")
_TIMES = frozenset({"[hour]", "[day]", "[year]"})
DIMENSIONLESS = frozenset({"", "1", "dimensionless"})


class _Registries:
    """The one pint registry, made when it is first asked for."""

    lock = RLock()
    """Two threads that ask at once must not make two registries, nor one year's pounds twice."""

    @staticmethod
    @lru_cache(maxsize=1)
    def own() -> pint.UnitRegistry[Any]:
        """Our small registry, read from `data/units.txt`."""
        from pint import UnitRegistry

        text = resources.files("socialvalue").joinpath("data/units.txt").read_text("utf-8")
        registry: pint.UnitRegistry[Any] = UnitRegistry(None)
        for line in text.splitlines():
            if line.strip() and not line.startswith("#"):
                registry.define(line)
        return registry


def _registry(pounds: Iterable[str] = ()) -> pint.UnitRegistry[Any]:
    """The registry, in which these pounds are known, each a dimension of its own."""
    with _Registries.lock:
        registry = _Registries.own()
        for name in pounds:
            if name not in registry:
                registry.define(f"{name} = [{name}]")
    return registry


@lru_cache(maxsize=4096)
def parse(unit: str) -> Any:
    """Read a unit string into a pint unit; a bare pound or an unknown word is a `UnitError`."""
    if not plausible(unit):
        fix = "use units such as person, count, person*hour, fte*year, GBP_2025, tCO2e, % or 1"
        raise UnitError(Fault(repr(unit[:40]), "this is not a unit we know", fix))
    refuse_bare_money(unit)
    registry = _registry(MONEY.findall(unit))
    try:
        quantity = registry.Quantity(1.0, "" if unit.strip() in DIMENSIONLESS else unit)
    except Exception as error:  # pint raises many kinds; all mean that the string is no unit
        fix = "use units such as person, count, person*hour, fte*year, GBP_2025, tCO2e, % or 1"
        raise UnitError(Fault(unit, f"this is not a unit we know ({error})", fix)) from error
    if quantity.magnitude != 1.0:
        fix = "leave the number out of the unit and put it into the value"
        raise UnitError(Fault(unit, "a unit holds no number", fix))
    return quantity.units


def plausible(unit: str) -> bool:
    """Whether a text can be a unit at all: short, of plain signs, with no tower of powers."""
    return len(unit) <= LONGEST and bool(_PLAUSIBLE.fullmatch(unit)) and not _TOWER.search(unit)


def refuse_bare_money(unit: str) -> None:
    """Raise `UnitError` for "£", "GBP" or "pound": a pound without its price year means nothing."""
    found = BARE_MONEY.search(unit)
    if found:
        fix = "name the price year, as in GBP_2025, or GBP_FY2025 for the financial year 2025-26"
        raise UnitError(Fault(unit, f"{found.group(0)!r} has no price year", fix))


def money_years(unit: str) -> tuple[str, ...]:
    """The price years named in a unit, such as `("GBP_2019",)`."""
    return tuple(dict.fromkeys(MONEY.findall(unit)))


@lru_cache(maxsize=4096)
def factor(unit: str, to: str) -> float:
    """The number that turns a value in `unit` into one in `to`; a `UnitError` if none can.

    Equal spellings give 1.0 without pint. Pounds of different price years have no factor: that is
    a deflator's work, and a deflator has a source.
    """
    if unit == to:
        refuse_bare_money(unit)
        return 1.0
    have, want = parse(unit), parse(to)
    registry = _registry()
    if have.dimensionality != want.dimensionality:
        if set(money_years(unit)) != set(money_years(to)) and money_years(unit):
            fault = f"{unit} and {to} are pounds of different price years"
            raise UnitError(Fault(unit, fault, f"give the value in {to}, or supply a deflator"))
        raise UnitError(Fault(unit, f"{unit} is not a kind of {to}", f"give the value in {to}"))
    return float(registry.Quantity(1.0, have).to(want).magnitude)


def same(unit: str, other: str) -> bool:
    """Whether two unit strings mean exactly the same (km and m do not)."""
    try:
        return bool(factor(unit, other) == 1.0)
    except UnitError:
        return False


@lru_cache(maxsize=4096)
def of_people(unit: str) -> bool:
    """Whether a number in a unit is one of people: of persons or jobs, of their years or hours, or
    of how many there are in each of something.
    """
    powers = dict(parse(unit).dimensionality)
    who = [powers.pop(one, 0) for one in ("[person]", "[full_time_equivalent]")]
    each = powers.pop("[count]", 0)
    return sorted(who) == [0, 1] and each in (0, -1) and set(powers) <= _TIMES


def quantity(values: Any, unit: str) -> Any:
    """A pint quantity: `values` (a number or an array) in `unit`."""
    return _registry().Quantity(values, parse(unit))


def is_quantity(value: Any) -> bool:
    """Whether a formula's answer carries a unit."""
    return hasattr(value, "magnitude") and hasattr(value, "units")


def magnitude_in(value: Any, unit: str) -> tuple[np.ndarray[Any, np.dtype[np.float64]], str | None]:
    """The bare numbers of a formula's dimensioned answer, and what is wrong with its unit, if so.

    The unit must be exactly the declared one: a factor other than 1 (km for m) is a fault too.
    """
    if not is_quantity(value):
        bare = np.asarray(value, dtype=np.float64)
        wrong = None if unit.strip() in DIMENSIONLESS else "it has no unit at all"
        return bare, wrong
    have = f"{value.units:D}" or "1"
    bare = np.asarray(value.magnitude, dtype=np.float64)
    try:
        scale = float(value.units._REGISTRY.Quantity(1.0, value.units).to(parse(unit)).magnitude)
    except Exception as error:  # pint's own errors differ by version; all mean "not that unit"
        if isinstance(error, UnitError):
            raise
        return bare, f"it comes out in {have}"
    if abs(scale - 1.0) > 1e-12:
        return bare, f"it comes out in {have}, which is {scale:g} times {unit}"
    return bare, None


def known(strings: Iterable[str]) -> list[Fault]:
    """The faults of a set of unit strings, without stopping at the first."""
    faults: list[Fault] = []
    for string in strings:
        try:
            parse(string)
        except UnitError as error:
            faults.extend(error.faults)
    return faults
