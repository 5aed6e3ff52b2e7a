"""The unit of a column, as far as its header and its cells say it; what they leave open stays open.

In come a look at a sheet, a header and what an input asks for; out comes a unit with its reason.
"""

from __future__ import annotations

import re

from attrs import frozen

from socialvalue import units
from socialvalue.claims.maps.look import Look, suffix
from socialvalue.column import Column, Sample
from socialvalue.errors import UnitError

WORDS = {
    **dict.fromkeys(("people", "persons", "person", "members", "residents", "ppl"), "person"),
    **dict.fromkeys(("hours", "hour", "hrs", "hr"), "hour"),
    **dict.fromkeys(("fte", "ftes"), "fte"),
    **dict.fromkeys(("years", "year", "yrs"), "year"),
    **dict.fromkeys(("tonnes", "tonne"), "tonne"),
    **dict.fromkeys(("tco2e", "t co2e"), "tCO2e"),
}
"""What people write behind a number, and the unit that they mean."""


@frozen
class Said:
    """A unit, or "" if the sheet leaves it open; why; and the marks of its cells."""

    unit: str
    why: str
    sure: bool = True
    marks: tuple[tuple[str, str], ...] = ()


def unit_of(look: Look, header: str, what: Column | Sample, price_year: str) -> Said:
    """The unit of a column that is to be what an input asks for."""
    cells = [str(one) for one in look.column(header)]
    return (
        _unreadable(look, header)
        or _named(header, what.unit)
        or _money(what.unit, price_year)
        or _signed(header, cells, what.unit)
        or _worded(cells, what)
    )


def _unreadable(look: Look, header: str) -> Said | None:
    if line := look.strange(header):
        return _open(f"its cells are not all numbers, as on line {line}")
    if not look.numeric(header):
        return _open("its cells say nothing")
    why = look.reasons.get("numbers unknown")
    apart = any(
        re.search(r"[0-9][, ][0-9]|[0-9]\.[0-9]{3}\b", str(one)) for one in look.column(header)
    )
    return _open(f"how its numbers are spelt is open: {why}") if why and apart else None


def _named(header: str, unit: str) -> Said | None:
    said = re.search(r"\[([^]]+)\]", header)
    fits = said is not None and _fits(said[1], unit)
    return Said(said[1].strip(), "its header names its unit") if said and fits else None


def _money(unit: str, price_year: str) -> Said | None:
    """Pounds need their price year; nobody can tell it from a sign."""
    years = units.money_years(unit)
    if years and price_year:
        return Said(unit.replace(years[0], price_year), f"pounds of {price_year}, as you said")
    why = "it does not say of which year its pounds are: check the unit"
    return _open(why) if years else None


def _signed(header: str, cells: list[str], unit: str) -> Said | None:
    if any("£" in one for one in cells):
        return _open(f"its cells are in pounds, and {unit} is asked for")
    if "%" not in header and not any("%" in one for one in cells):
        return None
    if unit not in units.DIMENSIONLESS:
        return _open(f"it is a percentage, and {unit} is asked for")
    return Said("%", "it says %")


def _worded(cells: list[str], what: Column | Sample) -> Said:
    """The unit of the words behind its numbers; without any, the one in which the input counts."""
    found = _suffixes(cells, what.unit)
    if found is None:
        odd = next(one for one in cells if suffix(one))
        return _open(f"the unit in {odd!r} is not known")
    if found:
        return Said(what.unit, "its cells say their unit", marks=tuple(found.items()))
    if what.high == 1 and any(float(one) > 1 for one in cells if _is_plain(one)):
        return _open("some of its numbers are above 1: a share, or per cent?")
    return Said(what.unit, f"no unit is said, and the measure counts in {what.unit}")


def _open(why: str) -> Said:
    return Said("", why, sure=False)


def _suffixes(cells: list[str], unit: str) -> dict[str, str] | None:
    """The words behind the numbers with their units; None if one is not known or does not fit."""
    found: dict[str, str] = {}
    for word in dict.fromkeys(suffix(one) for one in cells):
        meant = WORDS.get(word.casefold(), "")
        if word and (not meant or not _fits(meant, unit)):
            return None
        if word:
            found[word] = meant
    return found


def _fits(have: str, want: str) -> bool:
    try:
        return units.factor(*(units.MONEY.sub("GBP_2025", one) for one in (have, want))) > 0
    except UnitError:
        return False


def _is_plain(text: str) -> bool:
    return bool(re.fullmatch(r"[0-9]+(\.[0-9]+)?", text))
