"""Numbers as people write them: one spelling is read, every other is a fault, never a guess.

A number is digits with at most one decimal point ("1234.5", "-3", "1e6"). "1,234", "£5", "5%",
"nan" and full-width digits are refused with a fix.
"""

from __future__ import annotations

import re
from typing import Any

PLAIN = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?", re.ASCII)
FIX = "write plain digits with a decimal point, as in 1234.5, and name the unit in its own column"


def parse(text: str) -> float | None:
    """The number that a cell holds, or None if it holds anything else."""
    stripped = text.strip()
    if not PLAIN.fullmatch(stripped):
        return None
    number = float(stripped)
    return number if abs(number) != float("inf") else None


def is_blank(value: Any) -> bool:
    """Whether a cell says nothing: missing, or only spaces."""
    return value is None or (isinstance(value, str) and not value.strip())
