"""Numbers as people write them: one spelling is read, every other is a fault, never a guess.

A number is digits with at most one decimal point ("1234.5", "-3", "1e6"). "1,234", "£5", "5%",
"nan" and full-width digits are refused with a fix. What is refused is quoted at no great length.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from numbers import Real
from typing import Any

import numpy as np

from socialvalue.frames import is_absent

PLAIN = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?", re.ASCII)
_NONZERO = re.compile(r"^[^eE]*[1-9]")
FIX = "write plain digits with a decimal point, as in 1234.5, and name the unit in its own column"
QUOTED = 40
"""Signs of a refused value that are told: enough to find it, too few to leak a case note."""

_SHORT = re.compile(r"[^\s@]{0,20}")
_FIGURE = re.compile(r"(?:[0-9£€%.,'()+-]|[^\S\r\n]){1,30}")

# A telephone number, a postcode, a number of national insurance; "Surname,Name".
_PERSONAL = re.compile(
    r"^[(]?(?:0|\+)[()]?(?:[^\w.,]{0,2}[0-9]){8}|\b[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}\b"
    r"|\b[A-Z]{2}(?: ?[0-9]{2}){3} ?[A-D]\b|[^\W\d_]{2}[,;].*[^\W\d_]{2}",
    re.IGNORECASE,
)

SMALLEST = 1e-9
"""The least size that something is measured per: one divided by it is still a usable number."""

REPORTED = object()
"""Stands where a value was whose fault has already been told."""


def parse(text: str) -> float | None:
    """The number that a cell holds, or None if it holds anything else."""
    stripped = text.strip()
    if not PLAIN.fullmatch(stripped):
        return None
    number = float(stripped)
    if number == 0.0 and _NONZERO.search(stripped):
        return None  # too small to be told from nothing
    return number if abs(number) != float("inf") else None


def real(value: Any) -> float | None:
    """A Python or numpy number as a float (infinite if too large for one); None for anything else.

    True and False are words, not numbers.
    """
    # numpy counts a span of time among the whole numbers: seven days are no seven.
    if isinstance(value, bool | np.bool_ | np.timedelta64) or not isinstance(value, Real):
        return None
    try:
        return float(value)
    except OverflowError:
        return float("inf")
    except (TypeError, ValueError):
        return None


def is_blank(value: Any) -> bool:
    """Whether a cell says nothing: missing, also as pandas writes it, or only spaces."""
    if isinstance(value, str):
        return not value.strip()
    return value is None or is_absent(value)


def says_nothing(value: Any, deep: int = 2) -> bool:
    """Whether an input is blank: a sample is, if all its members are (their labels aside).

    A sample is no more than `deep` layers of lists and mappings; whatever lies deeper says
    something, and is refused for it.
    """
    if isinstance(value, Mapping):
        parts = [part for name, part in value.items() if name != "item"]
        return bool(parts and deep) and all(says_nothing(part, deep - 1) for part in parts)
    if isinstance(value, list | tuple):
        # an empty sample says "none": that is an answer
        return bool(value and deep) and all(says_nothing(part, deep - 1) for part in value)
    return is_blank(value)


def composed(word: Any) -> str:
    """A word as it is compared: no spaces around it, each letter in its composed form (NFC)."""
    plain = str(word).strip()
    return plain if plain.isascii() else unicodedata.normalize("NFC", plain)


def shown(cell: Any) -> str:
    """A refused cell as far as it may be told: one short word or figure is quoted, but words that
    could be a name, an address or a note are only counted.
    """
    if not isinstance(cell, str):
        return quoted(cell)
    word = cell.strip()
    plain = _SHORT.fullmatch(word) or _FIGURE.fullmatch(word)
    if plain and not _PERSONAL.search(word):
        return quoted(word)
    return f"a text of {len(word)} signs"


def quoted(value: Any) -> str:
    """A refused value, cut short; what is neither a word nor a number is only named by its kind."""
    if isinstance(value, str):
        return repr(str(value) if len(value) <= QUOTED else value[: QUOTED - 2] + "..")
    if isinstance(value, bool | np.bool_):
        return str(value)
    if value is None:
        return "nothing"
    number = real(value)
    return f"a {type(value).__name__}"[:QUOTED] if number is None else f"{number:.15g}"
