"""Units in plain words, for a reader who has never seen one spelt: "pounds of 2025" for GBP_2025.

In comes a unit as a claim writes it; out comes what it counts. A unit that is not known here stands
as it is spelt.
"""

from __future__ import annotations

import re

from socialvalue.scorecard.words import amount, number
from socialvalue.scorecard.words import unit as spelt

_MANY = {
    "1": "a plain number",
    "count": "a count",
    "person": "people",
    "hour": "hours",
    "day": "days",
    "week": "weeks",
    "month": "months",
    "year": "years",
    "fte": "full-time jobs",
    "point": "points",
    "percentage_point": "percentage points",
    "wellby": "WELLBYs",
    "m2": "square metres",
    "ha": "hectares",
    "kg": "kilograms",
    "tCO2e": "tonnes of CO2 equivalent",
    "person*hour": "person-hours",
    "person*year": "person-years",
    "m2*year": "square metres for a year",
    "point*person": "points times people",
    "%": "per cent",
}
_ONE = {
    **{time: time for time in ("hour", "day", "week", "month")},
    "percentage_point": "percentage point",
    "ha": "hectare",
    "kg": "kilogram",
    "person*hour": "person-hour",
    "person*year": "person-year",
    "fte": "full-time job",
    "m2": "square metre",
    "point": "point",
    "wellby": "WELLBY",
    "tCO2e": "tonne of CO2 equivalent",
}
_POUNDS = re.compile(r"GBP_(FY)?\d{4}")
_AMOUNT_SAYS = ("1", "count", "person", "point", "year")
"""Units that an amount has words for already; pounds are others."""


def many(unit: str) -> str:
    """What a unit counts: "person-hours"; "pounds of 2025 for each person"."""
    whole, _, per = unit.partition("/")
    told = _MANY.get(whole) or " times ".join(_many(part) for part in whole.split("*"))
    return f"{told}{_each(per)}"


def _each(per: str) -> str:
    if per in ("", "count"):
        return " each" if per else ""
    if per in ("hour", "day", "week", "month", "year"):
        return f" {'an' if per == 'hour' else 'a'} {per}"
    return f" for each {' and '.join(_one(part) for part in per.strip('()').split('*'))}"


def _many(part: str) -> str:
    return _MANY.get(part) or spelt(part)


def _one(part: str) -> str:
    return _ONE.get(part) or spelt(part).replace("pounds", "pound")


def told(unit: str) -> str:
    """What a unit counts, and how a claim spells it: "in pounds of 2025 (GBP_2025)"."""
    words = many(unit)
    spelling = "" if words in (unit, f"{unit}s") else f" ({'unit ' if unit == '1' else ''}{unit})"
    return f"{'as' if words.startswith('a ') else 'in'} {words}{spelling}"


def much(value: float, unit: str) -> str:
    """A number with its unit in words: "£500 (2025 prices)", "1,320 person-hours", "1.87"."""
    whole, _, per = unit.partition("/")
    if unit in _AMOUNT_SAYS or _POUNDS.fullmatch(unit):
        return amount(value, unit)
    if _POUNDS.fullmatch(whole) or whole in _AMOUNT_SAYS:
        return f"{amount(value, whole)}{_each(per)}"
    if value == 1 and unit in _ONE:
        return f"1 {_ONE[unit]}"
    return f"{number(value)} {many(unit)}"


def plainer(told: str, unit: str) -> str:
    """A text that spells an amount of a unit, with the unit in words."""
    if unit in _AMOUNT_SAYS or _POUNDS.fullmatch(unit):
        return told
    return re.sub(rf"(?<=\d ){re.escape(spelt(unit))}(?![\w*/])", many(unit), told)
