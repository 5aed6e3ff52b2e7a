"""Climb: ratings joined from measures to outcomes, themes and the whole, in one tree.

In come held ratings and their gaps; filled in are every node's values with gaps at 0 and at 1, and
the share of its weight that was assessed. All of it is elementwise along submissions.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
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
    """What a climb fills in, an array (width, draws) a node: `low` with every gap at 0, `high`
    with every gap at 1 (the same arrays where there is none), and `shown`, the share of weight
    that is not a gap. A node of one child has its child's arrays.

    `live` (nodes, width, 1) says where a node has anything that applies.
    """

    low: Sequence[Floats]
    high: Sequence[Floats]
    shown: Sequence[Floats]
    live: Bools


def leaf(
    join: Join, ratings: Floats, absent: Bools | None, heights: Heights, applicable: Bools | None
) -> None:
    """Join the ratings (children, width, draws) of one outcome's measures.

    They hold 0 where `absent` (children, width, 1); `applicable` says whom each applies to.
    """
    place = join.node
    low, high, shown = heights.low[place], heights.high[place], heights.shown[place]
    weights = _weights(join, ratings, applicable)
    if absent is None:
        low[...] = ratings[0] if len(ratings) == 1 else join.aggregator.combine(ratings, weights)
        if high is not low:
            high[...], shown[...] = low, 1.0
    elif len(ratings) == 1:
        low[...] = ratings[0]
        np.add(low, absent[0], out=high)
        np.subtract(1.0, absent[0], out=shown)
    else:
        share = gap_share(absent, weights)
        low[...], high[...] = join.aggregator.bounds(ratings, weights, absent, share)
        np.subtract(1.0, share, out=shown)
    if applicable is not None:
        heights.live[place] = applicable.any(axis=0)
        for filled in (low, high, shown):
            np.copyto(filled, 0.0, where=~heights.live[place])


def inner(tree: Tree, heights: Heights, *, gaps: bool, apart: bool) -> None:
    """Join outcomes into themes and the whole, with `gaps` for each reading of them."""
    for join in tree.inner:
        live = heights.live[list(join.places)] if apart else None
        if len(join.places) > 1:
            heights.low[join.node][...] = _joined(join, heights.low, live)
            if gaps:
                heights.high[join.node][...] = _joined(join, heights.high, live)
                heights.shown[join.node][...] = _joined(
                    join, heights.shown, live, rating_means.mean
                )
        if live is not None:
            heights.live[join.node] = live.any(axis=0)


def gap_share(absent: Bools, weights: Floats) -> Floats:
    """The share of weight that is absent, (width, 1), for `absent` (children, width, 1).

    With one weight a child, the pattern of gaps is packed into bytes and looked up; the width is
    then a multiple of eight, so that eight submissions are packed at a time.
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
    gaps = absent[..., 0].view(np.uint64)
    found: Floats | None = None
    for first in range(0, shares.size, BYTE):
        pattern = gaps[first].copy()
        for place in range(first + 1, min(first + BYTE, shares.size)):
            # a gap is the lowest bit of its byte, so that no bit is carried into a neighbour's
            pattern |= gaps[place] << np.uint64(place - first)
        table = _table(tuple(shares[first : first + BYTE].tolist()))
        looked_up = table.take(pattern.view(np.uint8))
        found = looked_up if found is None else found + looked_up
    return np.asarray(found)[:, None]


@lru_cache(maxsize=1024)
def _table(shares: tuple[float, ...]) -> Floats:
    """The weight of every pattern of gaps among up to eight children, (256,)."""
    bits = np.arange(256)[:, None] >> np.arange(len(shares)) & 1
    inorder = np.add.reduce(np.ascontiguousarray((bits * np.array(shares)).T), axis=0)
    return np.asarray(np.minimum(inorder, 1.0))


def _weights(join: Join, values: Floats, applicable: Bools | None) -> Floats:
    """The weights of a join: one a child, or one a child and submission where some are apart."""
    if applicable is None:
        return join.weights
    return np.ascontiguousarray(np.broadcast_to(join.weights * applicable, values.shape))


def _joined(join: Join, below: Sequence[Floats], live: Bools | None, mean: Any = None) -> Floats:
    """One node's value, (width, draws); where nothing applies it is 0."""
    values = np.stack([below[place] for place in join.places])
    combine = mean or join.aggregator.combine
    joined: Floats = combine(values, _weights(join, values, live))
    return joined if live is None else np.where(live.any(axis=0), joined, 0.0)
