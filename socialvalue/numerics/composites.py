"""Composites: columns of unlike units scaled between their worst and best, then joined level by
level into one number.

In come a matrix (submissions, columns) and the weights of each group at each level; out come the
groups of every level, 0 at the worst and 1 at the best. OECD and JRC (2008), "Handbook on
Constructing Composite Indicators", steps 5 and 6.
"""

from collections.abc import Sequence
from math import isfinite

import numpy as np
from numpy.typing import ArrayLike

from socialvalue.numerics import rating_means
from socialvalue.numerics.arrays import Floats, as_floats, as_weights, padded
from socialvalue.numerics.scaling import worst_and_span

ROOM = 1 << 18
"""Numbers worked on at a time: what is read again is still at hand."""

FEW = 504
"""Rows turned into columns at a time."""

_NEAR_ZERO = 1e-6
_TINY = float(np.finfo(np.float64).tiny)

Level = list[Floats]
"""Weights of each group, in the order of what it joins."""


def composite(
    matrix: ArrayLike,
    directions: ArrayLike,
    levels: Sequence[Sequence[ArrayLike]],
    powers: Sequence[float] | None = None,
) -> tuple[Floats, ...]:
    """Return the groups of each level, (submissions, groups), the lowest first.

    matrix (submissions, columns) in any units, without blanks; directions (columns,), 1 where more
    is better, else -1. `levels` holds the weights of each group, level by level: the first joins
    the columns in their order, the next those groups, and so on; `[[[1, 1], [2, 1]], [[1, 1]]]` is
    four columns in two pairs, then one whole. Weights need not add up to 1. `powers` has the power
    of the mean at each level: 1 where none are given, 0 for the geometric mean, in which any worst
    of all brings a group to 0.

    Each column is scaled by its own worst and best, so that one submission's number depends on the
    others. A submission's bits do not depend on where it stands. ValueError for a column in which
    all are alike, for a blank, for levels that do not fit, and for weights or powers that have no
    mean.
    """
    given = as_floats("matrix", matrix, 2)
    worst, span = worst_and_span(given, directions)
    shares = _shares(levels, given.shape[1])
    means = _powers(powers, len(shares))
    plain = means[0] == 1.0 and bool((np.abs(span) >= _TINY).all())
    if plain:
        # a sum is scaled by its weights: a pass less over everything
        shares[0] = _over(shares[0], span)
    rows, block = len(given), padded(ROOM // given.shape[1])
    found = [np.empty((len(level), padded(rows))) for level in shares]
    room = np.zeros((given.shape[1], min(block, padded(rows))))
    for start in range(0, rows, block):
        some = given[start : start + block]
        here = slice(start, start + padded(len(some)))
        below = room[:, : padded(len(some))]
        below[:, len(some) :] = 0.0
        _scale(some, worst, None if plain else span, below[:, : len(some)])
        for level, power, filled in zip(shares, means, found, strict=True):
            _join(below, level, power, filled[:, here])
            below = filled[:, here]
    return tuple(filled[:, :rows].T for filled in found)


def _over(level: Level, span: Floats) -> Level:
    """Return each group's weights over the spans of its columns."""
    ends = np.cumsum([weights.size for weights in level])
    parts = np.split(span, ends[:-1])
    return [weights / part for weights, part in zip(level, parts, strict=True)]


def _scale(given: Floats, worst: Floats, span: Floats | None, scaled: Floats) -> None:
    """Fill `scaled` (columns, n) from `given` (n, columns), turned a few rows at a time: columns
    stay at hand where they are read across.
    """
    for start in range(0, len(given), FEW):
        some = given[start : start + FEW]
        scaled[:, start : start + len(some)] = some.T
    np.subtract(scaled, worst[:, None], out=scaled)
    if span is not None:
        np.divide(scaled, span[:, None], out=scaled)
        np.abs(scaled, out=scaled)  # a falling column's worst is 0, not -0


def _join(below: Floats, level: Level, power: float, filled: Floats) -> None:
    """Fill each group, a row of `filled` (groups, n), from its own rows of `below`."""
    first = 0
    for shares, row in zip(level, filled, strict=True):
        own = below[first : first + shares.size]
        if power == 1.0:
            rating_means.weighed(own, shares[:, None], row)
        else:
            row[...] = rating_means.power_mean(own, shares, power)
        first += shares.size
    np.clip(filled, 0.0, 1.0, out=filled)


def _shares(levels: Sequence[Sequence[ArrayLike]], columns: int) -> list[Level]:
    """Return the weights of each group, adding up to 1; ValueError where levels do not fit."""
    found: list[Level] = []
    below = columns
    for place, groups in enumerate(levels):
        level = [as_weights(f"levels[{place}]", weights).reshape(-1) for weights in groups]
        joined = sum(weights.size for weights in level)
        if joined != below:
            raise ValueError(
                f"levels[{place}] joins {joined} and there are {below} below it: give each one "
                f"weight in one group."
            )
        empty = [at for at, weights in enumerate(level) if not weights.any()]
        if empty:
            raise ValueError(
                f"levels[{place}][{empty[0]}] has no weight above 0: leave the group out."
            )
        found.append([rating_means.shares_of(weights, weights) for weights in level])
        below = len(level)
    if not found:
        raise ValueError("levels is empty: give the weights of one level or more.")
    return found


def _powers(powers: Sequence[float] | None, levels: int) -> list[float]:
    """Return one power a level; ValueError for one that has no mean that keeps its digits."""
    if powers is None:
        return [1.0] * levels
    found = [float(power) for power in powers]
    if len(found) != levels:
        raise ValueError(f"powers has {len(found)} and there are {levels} levels: give one each.")
    for power in found:
        if not isfinite(power) or 0.0 < abs(power) < _NEAR_ZERO:
            raise ValueError(
                f"powers holds {power!r}, which has no mean that keeps its digits: give 1, or 0 "
                f"for the geometric mean."
            )
    return found
