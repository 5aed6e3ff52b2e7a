"""Crossings: where along a line the gap between two scores changes its sign.

In come gaps at points of several lines at once; out comes, for each line, the point nearest to
where it stands now at which the leader changes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

Floats = np.ndarray[Any, np.dtype[np.float64]]
Ints = np.ndarray[Any, np.dtype[np.int64]]

Gap = Callable[[Ints, Floats], Floats]
"""Gaps (lines, points) at points (lines, points) of the lines of these numbers (lines,)."""

FINER = 33
ROUNDS = 4
"""How often a bracket is asked for again, at how many points."""


def nearest(gap: Gap, points: Floats, present: Floats, now: float) -> Floats:
    """The point (lines,) nearest to `present` (lines,) beyond which the gap's sign is not that of
    `now`; NaN where it never is, and everywhere if `now` is 0.

    points (lines, points) rise; two changes between neighbours go unseen. A jump is a change.
    """
    found = np.full(len(points), np.nan)
    if now == 0.0 or not points.size:
        return found
    sign = np.sign(now)
    every = np.arange(len(points))
    turned = gap(every, points) * sign < 0
    low, high = np.full(len(points), np.nan), np.full(len(points), np.nan)
    for line in every.tolist():
        low[line], high[line] = _bracket(points[line], turned[line], float(present[line]))
    some = np.flatnonzero(~np.isnan(low))
    if not some.size:
        return found
    low, high = low[some], high[some]
    for _ in range(ROUNDS):
        steps = np.linspace(0.0, 1.0, FINER)
        finer = low[:, None] + steps * (high - low)[:, None]
        values = gap(some, finer) * sign
        # the last point is turned by what was found before, however its sum is rounded
        beyond = values[:, 1:] < 0
        beyond[:, -1] = True
        first = 1 + beyond.argmax(axis=1)
        rows = np.arange(some.size)
        low, high = finer[rows, first - 1], finer[rows, first]
        before, after = values[rows, first - 1], values[rows, first]
    found[some] = _between(low, high, before, after)
    return found


def _bracket(points: Floats, turned: Any, present: float) -> tuple[float, float]:
    """The two neighbours, from the present side to the far one, between which the sign turns."""
    above = np.flatnonzero(turned & (points > present))
    below = np.flatnonzero(turned & (points < present))
    sides = []
    if above.size:
        at = int(above[0])
        sides.append((max(float(points[at - 1]), present) if at else present, float(points[at])))
    if below.size:
        at = int(below[-1])
        last = at + 1 == points.size
        sides.append((present if last else min(float(points[at + 1]), present), float(points[at])))
    return min(sides, key=lambda side: abs(side[1] - present), default=(np.nan, np.nan))


def _between(low: Floats, high: Floats, before: Floats, after: Floats) -> Floats:
    """Where a straight line between two gaps is 0; the far end where that is a jump."""
    drop = before - after
    part = np.divide(before, drop, out=np.ones_like(drop), where=drop > 0)
    return np.asarray(low + np.clip(part, 0.0, 1.0) * (high - low))
