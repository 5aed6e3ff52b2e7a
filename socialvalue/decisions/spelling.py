"""How a number of a criterion is told: pounds, a score of 100, or its own unit."""

from __future__ import annotations

from socialvalue.decisions.criterion import Criterion
from socialvalue.scorecard.words import number, pounds


def spelt(one: Criterion, value: float) -> str:
    """A number of a criterion with its unit."""
    if one.priced or one.ledger:
        return pounds(value)
    rating = one.scored and not one.relative
    unit = one.unit or ("of 100" if rating else "")
    return f"{number(round(value, 1 if rating else 6))} {unit}".rstrip()


def about(one: Criterion, value: float) -> str:
    """The same with as many digits as somebody could aim at."""
    return spelt(one, float(f"{value:.3g}") if abs(value) < 1000 else round(value))
