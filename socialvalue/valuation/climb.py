"""Climb: ratings joined from the measures up to the whole, for benefit and harm apart.

In come a tile's held ratings and its gaps; filled in are every node's cautious and best values and
the share of its weight that was assessed. All of it is elementwise along submissions.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from attrs import define

from socialvalue.numerics import rating_means
from socialvalue.valuation.plan import Join, Tree

Floats = np.ndarray[Any, np.dtype[np.float64]]
Bools = np.ndarray[Any, np.dtype[np.bool_]]

BYTE = 8
"""Gaps are looked up eight measures at a time."""


@define(frozen=True, eq=False)
class Heights:
    """What a climb fills in, each (nodes, width, draws): `low` with every gap at 0, `high` with
    every gap at 1, and `shown`, the share of weight that is not a gap.
    """

    low: Floats
    high: Floats
    shown: Floats


def climb(tree: Tree, ratings: Floats, node: Floats, applicable: Bools | None) -> Bools | None:
    """Without gaps: fill `node` (nodes, width, draws) from `ratings` (measures, width, draws).

    Returns which nodes have anything below them, (nodes, width, 1); None where nothing is set
    apart and the tree itself says.
    """
    live = _alive(node, applicable)
    for join in tree.leaves:
        node[join.node] = _joined(join, ratings, applicable, live)
    for join in tree.inner:
        node[join.node] = _joined(join, node, live, live)
    return live


def climb_gaps(
    tree: Tree, ratings: Floats, absent: Bools, heights: Heights, applicable: Bools | None
) -> Bools | None:
    """With gaps: `ratings` hold 0 where `absent` (measures, width, 1). Returns as `climb` does."""
    low, high, shown = heights.low, heights.high, heights.shown
    live = _alive(low, applicable)
    for join in tree.leaves:
        gaps = absent[join.rows]
        weights = _weights(join, applicable, low.shape[1:])
        if len(gaps) == 1:
            low[join.node] = ratings[join.rows][0]
            np.copyto(shown[join.node], ~gaps[0])
            np.add(low[join.node], gaps[0], out=high[join.node])
        else:
            share = gap_share(gaps, weights)
            low[join.node], high[join.node] = join.aggregator.bounds(
                ratings[join.rows], weights, gaps, share
            )
            np.subtract(1.0, share, out=shown[join.node])
        if applicable is not None and live is not None:
            live[join.node] = applicable[join.rows].any(axis=0)
            for filled in (low, high, shown):
                np.copyto(filled[join.node], 0.0, where=~live[join.node])
    for join in tree.inner:
        low[join.node] = _joined(join, low, live, live)
        high[join.node] = _joined(join, high, live, None)
        shown[join.node] = _joined(join, shown, live, None, rating_means.mean)
    return live


def gap_share(absent: Bools, weights: Floats) -> Floats:
    """The share of weight that is absent, (width, 1), for `absent` (children, width, 1).

    With one weight a child, the pattern of gaps is packed into bytes and looked up.
    """
    if weights.shape[1] > 1:
        total = np.add.reduce(weights, axis=0)
        return np.asarray(np.add.reduce(weights * absent, axis=0) / np.where(total > 0, total, 1.0))
    shares = (weights / np.add.reduce(weights, axis=0))[:, 0, 0]
    gaps = absent[..., 0].view(np.uint8)
    found = np.zeros(absent.shape[1])
    for first in range(0, shares.size, BYTE):
        pattern = gaps[first].copy()
        for place in range(first + 1, min(first + BYTE, shares.size)):
            pattern |= gaps[place] << np.uint8(place - first)
        found += _table(shares[first : first + BYTE]).take(pattern)
    return found[:, None]


def _table(shares: Floats) -> Floats:
    """The weight of every pattern of gaps among up to eight children, (256,)."""
    bits = np.arange(256)[:, None] >> np.arange(shares.size) & 1
    return np.asarray(np.minimum((bits * shares).sum(axis=1), 1.0))


def _alive(node: Floats, applicable: Bools | None) -> Bools | None:
    return None if applicable is None else np.zeros((*node.shape[:2], 1), dtype=bool)


def _weights(join: Join, applicable: Bools | None, shape: tuple[int, ...]) -> Floats:
    """The weights of a join: one a child, or one a child and submission where some are set apart."""
    if applicable is None:
        return join.weights
    some = applicable[join.rows]
    return np.ascontiguousarray(np.broadcast_to(join.weights * some, (len(some), *shape)))


def _joined(
    join: Join, below: Floats, applicable: Bools | None, mark: Bools | None, mean: Any = None
) -> Floats:
    """One node's value; where nothing applies it is 0, and `mark` says so."""
    values = below[join.rows]
    if len(values) == 1:
        joined: Floats = values[0]
    else:
        combine = mean or join.aggregator.combine
        joined = combine(values, _weights(join, applicable, below.shape[1:]))
    if applicable is None:
        return joined
    some = applicable[join.rows].any(axis=0)
    if mark is not None:
        mark[join.node] = some
    return np.where(some, joined, 0.0)
