"""Money of a published record: an amount, its currency and the year of its prices.

In come the values as published; out comes what may be used, or the words why not. Nothing is ever
converted, and no currency is ever assumed.
"""

from __future__ import annotations

from datetime import datetime
from math import isfinite
from typing import Any

from socialvalue.claims.numbers import parse, real, shown

POUNDS = "GBP"
LARGEST = 2**53


EARLIEST, LATEST = 1900, 2200
"""Years that a basis takes."""


def amount(given: Any) -> int | float | None:
    """A number of money as it was written, whole numbers kept whole; None for what is none."""
    number = parse(given) if isinstance(given, str) else real(given)
    if number is None or not isfinite(number) or not 0 <= number < LARGEST:
        return None
    return int(number) if number.is_integer() else number


def year(given: Any) -> int | None:
    """The year that a date begins with, as its publisher wrote it: `2021-01-26T00:00:00+00:00`,
    `2021-01`, `2021`; the zone moves nothing. None for what is no such date.
    """
    said = str(given).strip() if isinstance(given, str | int) else ""
    if len(said) in (4, 7) and said[:4].isdigit() and said.isascii():
        said = f"{said}-01" if len(said) == 7 else f"{said}-01-01"
    try:
        found = datetime.fromisoformat(said).year
    except ValueError:
        return None
    return found if said[:4].isdigit() and "-" in said else None


def objection(given: Any, currency: str, when: int | None) -> tuple[str, str] | None:
    """What keeps an amount from being pounds of a year, and the mend; None if nothing does."""
    if amount(given) is None:
        fix = "give plain digits, 0 or more, as in 12500 or 12500.50"
        return f"{shown(given)} is no amount of money", fix
    if not currency:
        return "no currency is said", "publish it with its currency, as in GBP"
    if currency != POUNDS:
        fix = f"convert it yourself, publish it in {POUNDS}, and say by which rate"
        return f"its amount is in {shown(currency)}, for which no rate is held here", fix
    if when is None:
        return "no date says the year of its prices", "give a date as in 2021-01-26"
    if not EARLIEST <= when <= LATEST:
        return f"{when} is no year of prices", "mend the date that it was agreed on"
    return None
