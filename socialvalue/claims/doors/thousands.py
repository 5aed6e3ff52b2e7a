"""Headers that say that their numbers stand for thousands, or for millions, of something.

A column map can say what one of their numbers stands for; no other door can, so there such a header
is a fault.
"""

from __future__ import annotations

import re

from socialvalue.claims.doors.headers import told
from socialvalue.errors import Fault

_SCALE = re.compile(
    r"(?<![0-9,.])'?000'?s?\b|£\s*(?:k|m|mn|bn)\b|\b(?:thousand|million|billion)s?\b", re.IGNORECASE
)
_BRACKETS = re.compile(r"\[[^]]*\]|\([^)]*\)")


def in_thousands(header: str) -> bool:
    """Whether a header counts in thousands or more: `Value (£000)`, `£m`, `000s tCO2e`."""
    return bool(_SCALE.search(header))


def scale_of(header: str) -> int:
    """What one number of such a header stands for: 1000 for `£000`, 1000000 for `£m`; else 1."""
    found = _SCALE.search(header)
    word = found[0].casefold().lstrip("£ ") if found else ""
    large = {"b": 1_000_000_000, "m": 1_000_000}
    return large.get(word[:1], 1_000) if word else 1


def in_full(header: str) -> str:
    """A header without its words for thousands, and without what stands in brackets."""
    return _SCALE.sub(" ", _BRACKETS.sub(" ", header))


def unscaled(at: str, header: str) -> Fault:
    """The fault of such a header where nothing can say its scale."""
    what = "pounds" if "£" in header or "GBP" in header else "numbers"
    fix = f"write whole {what}, or use a column map with a scale"
    return Fault(f"{at}, {told(header)}", "it counts in thousands or millions", fix)
