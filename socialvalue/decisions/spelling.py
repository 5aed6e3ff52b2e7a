"""How a number of a criterion is told: pounds, a score of 100, or its own unit."""

from __future__ import annotations

import math

from socialvalue.decisions.criterion import Criterion
from socialvalue.scorecard.words import number, pounds


def spelt(one: Criterion, value: float) -> str:
    """A number of a criterion with its unit."""
    if one.priced or one.ledger:
        return pounds(value)
    rating = one.scored and not one.relative
    unit = one.unit or ("of 100" if rating else "")
    return f"{number(round(value, 1 if rating else 6))} {unit}".rstrip()


NOISE = 1e-6
"""Parts of the last digit told that a float may be off by."""


def enough(one: Criterion, value: float, now: float) -> str:
    """A number that somebody could aim at, in as few digits as will do: rounded away from what is
    offered `now`, so that whoever reaches it has what it was said to earn.
    """
    scale = 10.0 ** _digits(one, value, abs(value - now))
    whole = math.ceil(value * scale - NOISE) if value > now else math.floor(value * scale + NOISE)
    return spelt(one, whole / scale)


def _digits(one: Criterion, value: float, step: float) -> int:
    """Decimals: three figures, and more where a tenth of the step asks for more; no more than
    `spelt` tells.
    """
    if one.priced or one.ledger:
        return 0 if abs(value) >= 100 else 2
    if one.scored and not one.relative:
        return 1
    size = len(str(int(abs(value))))
    three = 0 if abs(value) >= 1000 or value == 0 else 2 - math.floor(math.log10(abs(value)))
    fine = math.ceil(1 - math.log10(step)) if step > 0 else 0
    return min(max(three, fine, 0), 2 if size > 3 else 7 - size)
