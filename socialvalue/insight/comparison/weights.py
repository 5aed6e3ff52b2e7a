"""Weights: what change of the themes' weights would put the other submission ahead.

One theme alone (the others keep their proportion), and the fewest points moved between all themes.
Where the score is a weighted mean of the themes' scores the second is exact; elsewhere it is
searched (`search`).
"""

from __future__ import annotations

from typing import Any

import numpy as np
from attrs import frozen

from socialvalue.aggregation import WeightedMean
from socialvalue.insight.comparison import search
from socialvalue.insight.comparison.crossing import nearest
from socialvalue.insight.comparison.pair import Pair
from socialvalue.insight.comparison.root import Root, Values
from socialvalue.numerics import weight_change

Floats = np.ndarray[Any, np.dtype[np.float64]]

GRID = 129
"""Points at which the gap along a line of weights is asked for."""


@frozen
class Threshold:
    """The weight of one theme (0-1, `present` now) at which the leader changes, and on which `side`
    of it ("above" or "below") the other leads; None and "" where no weight does it.
    """

    code: str
    name: str
    present: float
    level: float | None
    side: str


@frozen
class Weights:
    """`single` thresholds in the order of the themes; the fewest `points` (0-1, half of the sum of
    all changes) that would have to move, with the weights they lead to by theme, None where no
    weights do it; whether that is `exact` or searched; and why no weights could be tried, or "".
    """

    single: tuple[Threshold, ...]
    points: float | None
    to: dict[str, float]
    exact: bool
    refused: str = ""

    @property
    def nearest(self) -> Threshold | None:
        """The threshold that is nearest to its present weight."""
        found = [one for one in self.single if one.level is not None]
        return min(found, key=lambda one: abs((one.level or 0.0) - one.present), default=None)


def weights(pair: Pair) -> Weights:
    """The thresholds of a pair, and the smallest change; of central scores."""
    root = Root(pair.card)
    if root.fixed:
        return Weights((), None, {}, False, root.fixed)
    lines = _Lines(root, root.central(pair.one), root.central(pair.other))
    single = tuple(_thresholds(pair, lines))
    leads = _straight(lines)
    change = lines.fewest() if leads is None else _exact(lines, leads)
    if change is None:
        return Weights(single, None, {}, leads is not None)
    to = dict(zip(root.codes, change.tolist(), strict=True))
    points = float(np.abs(change - root.weights).sum() / 2)
    return Weights(single, points, to, leads is not None)


class _Lines:
    """Gaps between the two along straight lines of weights."""

    def __init__(self, root: Root, one: Values, other: Values) -> None:
        self.root, self.one, self.other = root, one, other
        self.now = float(self.gap(root.weights[None])[0])

    def gap(self, weights: Floats) -> Floats:
        """The first's score less the other's, (n,), under weights (n, themes)."""
        found = self.root.score(self.one, weights) - self.root.score(self.other, weights)
        return np.where(np.abs(found) < 1e-12, 0.0, found)

    def crossing(self, starts: Floats, ends: Floats) -> Floats:
        """How far along each line, (lines,) 0-1, the leader first changes; NaN where it does not.

        starts, ends (lines, themes).
        """

        def gaps(lines: Any, along: Floats) -> Floats:
            apart = (ends - starts)[lines, None] * along[:, :, None]
            asked = starts[lines, None] + apart
            return self.gap(np.clip(asked.reshape(-1, asked.shape[-1]), 0, 1)).reshape(along.shape)

        grid = np.tile(np.linspace(0.0, 1.0, GRID), (len(starts), 1))
        return nearest(gaps, grid, np.zeros(len(starts)), self.now)

    def fewest(self) -> Floats | None:
        """The weights with the fewest points moved that a search finds; None where none do."""
        sign, present = np.sign(self.now), self.root.weights
        if sign == 0:
            return None

        def reached(ends: Floats) -> Floats:
            starts = np.tile(present, (len(ends), 1))
            along = self.crossing(starts, ends)
            return np.asarray(starts + along[:, None] * (ends - starts))

        return search.fewest(present, lambda some: sign * self.gap(some), reached)


def _thresholds(pair: Pair, lines: _Lines) -> list[Threshold]:
    """Each theme's weight at which the leader changes."""
    root, present = lines.root, lines.root.weights
    able = [at for at in range(present.size) if present[at] < 1.0]

    def gaps(some: Any, values: Floats) -> Floats:
        found = [
            lines.gap(weight_change.proportional(present, able[line], np.clip(own, 0.0, 1.0)))
            for line, own in zip(some.tolist(), values, strict=True)
        ]
        return np.array(found)

    grid = np.tile(np.linspace(0.0, 1.0, GRID), (len(able), 1))
    level = dict(zip(able, nearest(gaps, grid, present[able], lines.now).tolist(), strict=True))
    told = []
    for at, theme in enumerate(pair.card.framework.themes):
        found = level.get(at, float("nan"))
        side = "above" if found > present[at] else "below"
        none = np.isnan(found)
        told.append(
            Threshold(
                root.codes[at], theme.name, float(present[at]), None if none else found,
                "" if none else side,
            )
        )  # fmt: skip
    return told


def _straight(lines: _Lines) -> Floats | None:
    """The lead of the first under each theme, (themes,) in points, where the score of the whole is
    their weighted mean; None where it is not.
    """
    root = lines.root
    every = list(range(len(root.codes)))
    for tree, (by, parts) in enumerate(zip(root.joins, root.parts, strict=True)):
        live = lines.one.live[tree, parts].all() and lines.other.live[tree, parts].all()
        if parts and not (type(by) is WeightedMean and parts == every and live):
            return None
    if lines.one.over[0] or lines.other.over[0]:
        return None
    scores = [
        100 * (one.benefit - root.node.penalty * one.harm)[:, 0] for one in (lines.one, lines.other)
    ]
    return np.asarray(scores[0] - scores[1])


def _exact(lines: _Lines, leads: Floats) -> Floats | None:
    sign = np.sign(lines.now)
    if sign == 0 or (leads * sign).min() >= 0:
        return None
    change = weight_change.smallest_change(lines.root.weights, leads * sign, np.zeros_like(leads))
    return None if change is None else change.weights
