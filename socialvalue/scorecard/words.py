"""How a scorecard speaks: numbers, amounts with units, safe text, and columns that line up.

In come numbers and texts from outside; out come plain words for a terminal, without control
characters, never wider than a page.
"""

from __future__ import annotations

import math
import re
import textwrap
from collections.abc import Iterable, Sequence

WIDTH = 98
"""Columns of a page in a terminal."""

STAGE_WORDS = {
    "committed": "Promises (stage: committed). Nothing here is reported as delivered.",
    "forecast": "Forecasts (stage: forecast). Nothing here is reported as delivered.",
    "delivered": "Deliveries as reported (stage: delivered), not yet verified.",
    "verified": "Deliveries that somebody else has verified (stage: verified).",
}
"""What kind of number a stage holds: a promise is never reported as a delivery."""

STATUS_WORDS = {
    "not assessed": "not assessed",
    "undefined": "no answer",
    "not applicable": "not applicable",
}

_MONEY = re.compile(r"GBP_(FY)?(\d{4})")


def clean(text: object) -> str:
    """A text from outside on one line, without anything that could steer a terminal."""
    plain = "".join(sign if sign.isprintable() else " " for sign in str(text))
    return " ".join(plain.split())


def short(text: object, width: int) -> str:
    """A text cut to `width`, with two dots where something is left out."""
    plain = clean(text)
    return plain if len(plain) <= width else plain[: width - 2].rstrip() + ".."


def points(value: float) -> str:
    """A rating or score on the scale of 100, with one decimal; "-" where there is none."""
    if not math.isfinite(value):
        return "-"
    return f"{value:.1f}" if abs(value) >= 0.05 else "0.0"


def number(value: float) -> str:
    """A number with all the digits that matter, grouped in thousands."""
    if not math.isfinite(value):
        return "-"
    if value and abs(value) < 1e-4:
        return f"{value:.6g}"
    if abs(value) >= 1000:
        return _trimmed(f"{value:,.2f}")
    return _trimmed(f"{value:.{max(0, 7 - len(str(int(abs(value)))))}f}")


def _trimmed(digits: str) -> str:
    trimmed = digits.rstrip("0").rstrip(".") if "." in digits else digits
    return "0" if trimmed == "-0" else trimmed


def unit(name: str) -> str:
    """A unit in words: "pounds of 2025" for GBP_2025, "pounds of 2010-11" for GBP_FY2010, nothing
    for a bare number.
    """
    if name == "1":
        return ""
    return _MONEY.sub(lambda year: f"pounds of {_prices_of(year)}", name)


def _prices_of(year: re.Match[str]) -> str:
    """A price year: "2025", or "2010-11" for a financial year."""
    first = int(year[2])
    return f"{first}-{(first + 1) % 100:02d}" if year[1] else str(first)


def amount(value: float, name: str) -> str:
    """A number and its unit: "£90,000 (2025 prices)", "£3 (2025 prices) per person", "3.5 tCO2e",
    "1.87"; what is merely counted has no word of its own.
    """
    money, _, per = name.partition("/")
    year = _MONEY.fullmatch(money)
    if year:
        sign = "-" if value < 0 else ""
        told = f"{sign}£{number(abs(value))} ({_prices_of(year)} prices)"
        return f"{told} per {unit(per).replace('pounds', 'pound')}" if per else told
    if name == "person":
        return f"{number(value)} {'person' if value == 1 else 'people'}"
    if name == "count":
        return number(value)
    if name in ("point", "year"):
        return f"{number(value)} {name}{'' if value == 1 else 's'}"
    return f"{number(value)} {unit(name)}".rstrip()


def pounds(value: float) -> str:
    """Whole pounds: "-£1,128"; pennies below a hundred pounds."""
    digits = f"{abs(value):,.0f}" if abs(value) >= 100 or value == 0 else f"{abs(value):,.2f}"
    return f"{'-' if value < 0 else ''}£{digits}"


NOBODY_LOOKED = "–"
"""What a page shows in place of a number where nothing was assessed."""


def share(value: float) -> str:
    """A share as a percentage, without empty decimals."""
    return _trimmed(f"{100 * value:.2f}") + "%"


def listed(items: Iterable[str], most: int = 6) -> str:
    """Items in a row, "and 3 more" where there are too many."""
    names = list(items)
    more = len(names) - most
    return ", ".join(names[:most]) + (f" and {more} more" if more > 0 else "")


def wrapped(text: str, first: str = "", then: str | None = None, width: int = WIDTH) -> list[str]:
    """A paragraph as lines, the first after `first`, the others after `then`."""
    inner = " " * len(first) if then is None else then
    return textwrap.wrap(
        clean(text), width, initial_indent=first, subsequent_indent=inner, break_on_hyphens=False
    ) or [first]


def columns(
    heads: Sequence[str], rows: Sequence[Sequence[str]], texts: int = 1, indent: str = "  "
) -> list[str]:
    """Rows as lines that line up: the first `texts` columns left, the others right."""
    table = [list(heads), *[list(row) for row in rows]]
    widths = [max(len(row[place]) for row in table) for place in range(len(heads))]
    lines = []
    for row in table:
        cells = [
            cell.ljust(widths[place]) if place < texts else cell.rjust(widths[place])
            for place, cell in enumerate(row)
        ]
        lines.append((indent + "  ".join(cells)).rstrip())
    return lines
