"""How a number of a criterion is told: pounds, a score of 100, or its own unit."""

from __future__ import annotations

from socialvalue.decisions.criterion import Criterion
from socialvalue.scorecard.words import number, pounds


def spelt(one: Criterion, value: float) -> str:
    """A number of a criterion with its unit."""
    if one.priced or one.ledger:
        return pounds(value)
    unit = one.unit or ("of 100" if one.scored and not one.relative else "")
    return f"{number(round(value, 6))} {unit}".rstrip()
