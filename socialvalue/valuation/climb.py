"""Climb: ratings joined from measures to outcomes, themes and the whole, in one tree.

In come held ratings and their gaps; filled in are every node's values with gaps at 0 and at 1, and
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
    every gap at 1, and `shown`, the share of weight that is not a gap; without gaps `low` only.

    `live` (nodes, width, 1) says where a node has anything that applies.
    """

    low: Floats
    high: Floats
    shown: Floats
    live: Bools


def leaf(
    join: Join, ratings: Floats, absent: Bools | None, heights: Heights, applicable: Bools | None
) -> None:
    """Join the ratings (children, width, draws) of one outcome's measures.

    They hold 0 where `absent` (children, width, 1); `applicable` says whom each applies to.
    """
    low, high, shown, place = heights.low, heights.high, heights.shown, join.node
    weights = _weights(join, ratings, applicable)
    if absent is None:
        low[place] = ratings[0] if len(ratings) == 1 else join.aggregator.combine(ratings, weights)
        if high.shape == low.shape:
            high[place], shown[place] = low[place], 1.0
    elif len(ratings) == 1:
        low[place] = ratings[0]
        np.copyto(shown[place], ~absent[0])
        np.add(low[place], absent[0], out=high[place])
    else:
        share = gap_share(absent, weights)
        low[place], high[place] = join.aggregator.bounds(ratings, weights, absent, share)
        np.subtract(1.0, share, out=shown[place])
    if applicable is not None:
        heights.live[place] = applicable.any(axis=0)
        for filled in (low, high, shown):
            np.copyto(filled[place], 0.0, where=~heights.live[place])


def inner(tree: Tree, heights: Heights, *, gaps: bool, apart: bool) -> None:
    """Join outcomes into themes and the whole, with `gaps` for each reading of them."""
    for join in tree.inner:
        live = heights.live[join.rows] if apart else None
        heights.low[join.node] = _joined(join, heights.low, live)
        if gaps:
            heights.high[join.node] = _joined(join, heights.high, live)
            heights.shown[join.node] = _joined(join, heights.shown, live, rating_means.mean)
        if live is not None:
            heights.live[join.node] = live.any(axis=0)


def gap_share(absent: Bools, weights: Floats) -> Floats:
    """The share of weight that is absent, (width, 1), for `absent` (children, width, 1).

    With one weight a child, the pattern of gaps is packed into bytes and looked up.
    """
    if weights.shape[1] > 1:
        total = np.add.reduce(weights, axis=0)
        parts = weights / np.where(total > 0, total, 1.0) * absent
        # eight at a time and in order, as the table adds them: the same bits for both
        eights = [
            np.minimum(np.add.reduce(parts[first : first + BYTE], axis=0), 1.0)
            for first in range(0, len(parts), BYTE)
        ]
        return np.asarray(np.add.reduce(eights, axis=0))
    shares = rating_means.shares_of(weights, weights)[:, 0, 0]
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
    inorder = np.add.reduce(np.ascontiguousarray((bits * shares).T), axis=0)
    return np.asarray(np.minimum(inorder, 1.0))


def _weights(join: Join, values: Floats, applicable: Bools | None) -> Floats:
    """The weights of a join: one a child, or one a child and submission where some are apart."""
    if applicable is None:
        return join.weights
    return np.ascontiguousarray(np.broadcast_to(join.weights * applicable, values.shape))


def _joined(join: Join, below: Floats, live: Bools | None, mean: Any = None) -> Floats:
    """One node's value, (width, draws); where nothing applies it is 0."""
    values = below[join.rows]
    if len(values) == 1:
        return np.asarray(values[0])
    combine = mean or join.aggregator.combine
    joined: Floats = combine(values, _weights(join, values, live))
    return joined if live is None else np.where(live.any(axis=0), joined, 0.0)
