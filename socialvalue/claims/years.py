"""The year of a claim: 2026, or 2026-27 for the financial year that begins in it."""

from __future__ import annotations

import re
from typing import Any

from socialvalue.claims.numbers import real

FIRST, LAST = 1900, 2200
_YEAR = re.compile(r"([0-9]{4})(?:[-/]([0-9]{4}|[0-9]{2}))?")
FIX = "write 2026, or 2026-27 for a financial year"


def year(value: Any) -> int | None:
    """The year that a value names; None if it names none."""
    if not isinstance(value, str):
        number = real(value)
        found = int(number) if number is not None and number.is_integer() else None
    else:
        match = _YEAR.fullmatch(value.strip())
        found = int(match[1]) if match else None
        if match and match[2] and int(match[2][-2:]) != (int(match[1]) + 1) % 100:
            return None
        if match and match[2] and len(match[2]) == 4 and int(match[2]) != int(match[1]) + 1:
            return None
    return found if found is not None and FIRST <= found <= LAST else None
