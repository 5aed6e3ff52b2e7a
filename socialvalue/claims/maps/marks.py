"""Marks beside a number: the signs that a map declares, each with its unit.

In come the text of a cell and the marks; out come the bare number, still as text, and a unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from socialvalue.claims.maps.parts import folded

NUMERIC = frozenset("0123456789.,'+-() ")
"""Signs that belong to a number."""

SUPPRESSED = frozenset("<>~≤≥")
"""Signs that hide a number: what is written behind them is not what was counted."""

MARK = 12
"""Signs of the longest mark that is offered: more may be somebody's words."""

_WRITTEN = NUMERIC | frozenset("e’−–—")
"""Signs of which a number is written, its power of ten and every sort of dash among them."""

_POWER = re.compile(r"e[+-]?[0-9]")
SCALES = {
    **dict.fromkeys(("k", "thousand"), 1_000),
    **dict.fromkeys(("m", "mn", "million"), 1_000_000),
    **dict.fromkeys(("bn", "billion"), 1_000_000_000),
}
"""What people write behind a number for thousands and more: offered, and never taken unseen."""


def is_numeral(mark: str) -> bool:
    """Whether a mark is part of how numbers are written: `e2`, `.5`, `-`, a digit. To take it off
    would change the number.
    """
    plain = folded(mark)
    whole = all(sign in _WRITTEN or sign.isnumeric() for sign in plain)
    return whole or bool(_POWER.match(plain))


def unmarked(text: str, marks: Iterable[tuple[str, str]]) -> tuple[str, str]:
    """A text without the one mark that it carries before or after its number, and that mark's unit.

    `-£5` and `(£5)` keep their sign and their brackets. Without a mark, the text as it is and "".
    """
    plain = text.strip()
    opening, closing = ("(", ")") if plain[:1] == "(" and plain[-1:] == ")" else ("", "")
    inner = (plain[1:-1] if opening else plain).strip()
    sign = inner[:1] if inner[:1] in ("+", "-") else ""
    bare = inner[len(sign) :].strip()
    for mark, unit in sorted(marks, key=lambda pair: -len(pair[0])):
        size = len(mark)
        # Where a mark meets the number it holds no digit: 5 m2 has one, m25 has none.
        if folded(bare[:size]) == folded(mark) and mark[-1] not in NUMERIC:
            return opening + sign + bare[size:].strip() + closing, unit
        if folded(bare[-size:]) == folded(mark) and mark[0] not in NUMERIC:
            return opening + sign + bare[:-size].strip() + closing, unit
    return plain, ""
