"""Cells: what stands in a table becomes a number, a year, a date or words, or a fault.

One spelling of a number is read ("1234.5"); every other is refused with a fix, never guessed at.
Out of a cell comes a plain value that is written one way only, so that a digest of it holds.
"""

from __future__ import annotations

import keyword
import math
import re
from collections.abc import Callable
from datetime import date
from difflib import get_close_matches
from typing import Any

from socialvalue import units
from socialvalue.errors import UnitError
from socialvalue.measure_tables.headings import Heading

PLAIN = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?", re.ASCII)
QUOTED = 40
"""Signs of a refused cell that are told."""

LONG = 10**QUOTED

EARLIEST, LATEST = 1900, 2100
"""The years between which pounds can be meant: a slip of a digit lies outside."""

_CODE = re.compile(r"[A-Za-z][A-Za-z0-9._-]{0,39}", re.ASCII)
_INPUT = re.compile(r"[a-z][a-z0-9_]{0,39}", re.ASCII)
_MONEY = re.compile(r"(?:GBP_)?(FY)?([0-9]{4})", re.ASCII)
_FINANCIAL = re.compile(r"([0-9]{4})[-/]([0-9]{2})", re.ASCII)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_UNIT = re.compile(
    r"(?:\*\*\s*-?[0-9](?!\s*(?:[0-9.]|\*\*))|[A-Za-z_%£][\w%£]*+|1(?![0-9.])|[*/() ])++"
)
"""Words, ones and small powers. A tower of powers would never be worked out."""

_LONGEST_UNIT = 100
_NAMES_OF_CLAIMS = frozenset({"input", "combine_by", "key"})
NUMBER = "write plain digits with a decimal point, as in 1234.5"


class Unreadable(Exception):
    """A cell that cannot be used: what is wrong, and how to mend it."""

    fault: str
    fix: str

    def __init__(self, fault: str, fix: str) -> None:
        super().__init__(fault, fix)
        self.fault, self.fix = fault, fix


def read(heading: Heading, given: Any) -> Any:
    """The value of a cell that is not blank, by the kind of its column; raises `Unreadable`."""
    return _READERS[heading.kind](heading, given)


def nearest(word: str, known: object) -> str:
    """`write 'benefit', or ` where a known word is like this one; "" where none is."""
    near = get_close_matches(word, [str(one) for one in known], 1)  # type: ignore[attr-defined]
    return f"write {near[0]!r}, or " if near else ""


def quoted(given: Any) -> str:
    """A refused cell, cut short."""
    if isinstance(given, int) and abs(given) >= LONG:  # Python refuses to write it out
        return "a number of very many digits"
    shown = given if isinstance(given, str) else str(given)
    return repr(shown if len(shown) <= QUOTED else f"{shown[: QUOTED - 2]}..")


def _text(_: Heading, given: Any) -> str:
    if not isinstance(given, str):
        raise Unreadable(f"{quoted(given)} is not text", 'put it in quotes, as in "2025"')
    words = " ".join(given.split())
    if not words.isprintable():
        raise Unreadable("it holds a sign that cannot be printed", "type the words again")
    return words


def _name(heading: Heading, given: Any) -> str:
    word = _text(heading, given)
    if heading.name not in _NAMES_OF_CLAIMS:
        if not _CODE.fullmatch(word):
            fix = "use letters, digits, dots and dashes, a letter first, as in EM1"
            raise Unreadable(f"{quoted(word)} is not a code", fix)
        return word
    if not _INPUT.fullmatch(word) or keyword.iskeyword(word):
        fix = "use small letters, digits and underscores, as in meals_shared"
        raise Unreadable(f"{quoted(word)} cannot name what a claim gives", fix)
    return word


def _unit(heading: Heading, given: Any) -> str:
    word = _text(heading, given)
    if len(word) > _LONGEST_UNIT or not (_UNIT.fullmatch(word) or units.BARE_MONEY.search(word)):
        fix = "use units such as person, count, person*hour, fte*year, GBP_2025, m**2, % or 1"
        raise Unreadable(f"{quoted(word)} is not written as a unit", fix)
    try:
        units.parse(word)
    except UnitError as error:
        raise Unreadable(error.faults[0].fault, error.faults[0].fix) from None
    return word


def _number(_: Heading, given: Any) -> float:
    if isinstance(given, str):
        if not PLAIN.fullmatch(given.strip()):
            raise Unreadable(f"{quoted(given)} is not a number", _mend(given))
        number = float(given)
    elif isinstance(given, bool) or not isinstance(given, int | float):
        raise Unreadable(f"{quoted(given)} is not a number", f"{NUMBER}, without quotes")
    else:
        number = _float(given)
    if not math.isfinite(number):
        raise Unreadable(f"{quoted(given)} is not a finite number", "give the figure itself")
    return number + 0.0  # no negative zero: it would be written another way


def _float(given: float) -> float:
    try:
        return float(given)
    except OverflowError:
        return math.inf


def _mend(given: str) -> str:
    """How to write a number that was written in another way."""
    if "£" in given or "GBP" in given:
        return f"{NUMBER}, and name the pounds in price_year"
    if given.strip().endswith("%"):
        return "give a share from 0 to 1: a quarter is 0.25"
    return f"{NUMBER}, without commas, spaces or words"


def _year(heading: Heading, given: Any) -> str:
    """The pounds of a year: "GBP_2025", or "GBP_FY2025" for the financial year 2025-26."""
    plain = isinstance(given, int) and not isinstance(given, bool) and abs(given) < LONG
    word = str(given) if plain else _text(heading, given)
    fix = "write 2025 for a calendar year, FY2025 or 2025-26 for a financial one"
    found = _money(word, fix)
    if not EARLIEST <= int(found[-4:]) <= LATEST:
        fault = f"{quoted(word)} is no year of prices"
        raise Unreadable(fault, f"name a year from {EARLIEST} to {LATEST}")
    return found


def _money(word: str, fix: str) -> str:
    if units.BARE_MONEY.search(word):
        raise Unreadable(f"{quoted(word)} has no price year", fix)
    if (named := _MONEY.fullmatch(word)) is not None:
        return f"GBP_{named[1] or ''}{named[2]}"
    two = _FINANCIAL.fullmatch(word)
    if two is None or (int(two[1]) + 1) % 100 != int(two[2]):
        raise Unreadable(f"{quoted(word)} is not a price year", fix)
    return f"GBP_FY{two[1]}"


def _date(heading: Heading, given: Any) -> str:
    if type(given) is date:
        return given.isoformat()
    word = _text(heading, given)
    try:
        if _DAY.fullmatch(word):
            return date.fromisoformat(word).isoformat()
    except ValueError:
        pass
    raise Unreadable(f"{quoted(word)} is not a date", "write year-month-day, as in 2026-03-31")


def _list(heading: Heading, given: Any) -> list[str]:
    """Words or sentences between bars, or a list of them in TOML; blanks are left out."""
    parts = given if isinstance(given, list) else _text(heading, given).split("|")
    found = [_text(heading, one) for one in parts]
    return [one for one in found if one]


def _choice(heading: Heading, given: Any) -> str:
    word = _text(heading, given)
    if word not in heading.choices:
        fix = f"{nearest(word, heading.choices)}use one of {', '.join(heading.choices)}"
        raise Unreadable(f"{quoted(word)} is not known", fix)
    return word


_READERS: dict[str, Callable[[Heading, Any], Any]] = {
    "text": _text,
    "name": _name,
    "unit": _unit,
    "number": _number,
    "year": _year,
    "date": _date,
    "words": _list,
    "sentences": _list,
    "choice": _choice,
}
