"""Chances: how often one of two is ahead of the other, overall, by theme and by ledger.

In comes a pair; out comes one `Chance` a node and one a ledger. The draws are those of the
scorecard, on which both meet.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from attrs import frozen

from socialvalue.insight.comparison.pair import Pair

Floats = np.ndarray[Any, np.dtype[np.float64]]

POINTS = "points"
TIED = 1e-4
"""Points: a draw in which less sets two apart is a tie, for draws are held in single precision."""
ROUNDED = 1e-6
"""The same of pounds, as a share of the largest."""


@frozen
class Chance:
    """Who is ahead at one node (`unit` is points) or in one ledger (`unit` is pounds).

    `one` and `other` are central values. `wins`, `losses` and `ties` are shares of the draws in
    which the first is ahead, behind and level, `error` the standard error of `wins`; `mean`, `p5`,
    `p50`, `p95` are of the difference, the first less the other. All of these are None where
    nothing was drawn. `sure` says that no draw moves the difference.
    """

    code: str
    name: str
    unit: str
    one: float
    other: float
    wins: float | None = None
    losses: float | None = None
    ties: float | None = None
    error: float | None = None
    mean: float | None = None
    p5: float | None = None
    p50: float | None = None
    p95: float | None = None
    sure: bool = False

    @property
    def difference(self) -> float:
        """The central value of the first less that of the other."""
        return self.one - self.other


def chances(pair: Pair) -> tuple[tuple[Chance, ...], tuple[Chance, ...]]:
    """Chances by node, the whole first, and by ledger."""
    doubts, nodes = pair.card.in_doubt, pair.nodes
    drawn = pair.scores(doubts, [code for code, _ in nodes]) if pair.drawn else {}
    points = [
        _chance(code, name, POINTS, pair.central(code), drawn.get(code)) for code, name in nodes
    ]
    pounds = [
        _chance(
            ledger,
            f"pounds, {ledger}",
            "pounds",
            pair.pounds(ledger),
            pair.worth(doubts, ledger) if pair.drawn else None,
        )
        for ledger in pair.ledgers
    ]
    return tuple(points), tuple(pounds)


def _chance(
    code: str, name: str, unit: str, central: tuple[float, float], drawn: Floats | None
) -> Chance:
    if drawn is None:
        return Chance(code, name, unit, *central)
    gap = drawn[0] - drawn[1]
    size = gap.size
    tied = TIED if unit == POINTS else ROUNDED * float(np.abs(drawn).max())
    won, lost = int(np.count_nonzero(gap > tied)), int(np.count_nonzero(gap < -tied))
    share = won / size
    low, middle, high = (float(one) for one in np.quantile(gap, (0.05, 0.5, 0.95)))
    return Chance(
        code,
        name,
        unit,
        *central,
        share,
        lost / size,
        (size - won - lost) / size,
        float(np.sqrt(share * (1 - share) / size)),
        float(gap.mean()),
        low,
        middle,
        high,
        bool(gap.max() - gap.min() <= tied),
    )
