"""The kernel: amounts in, pounds and ratings at every node out, tile by tile.

A tile is some submissions, few enough for an outcome's measures to stay in cache. Arithmetic is
elementwise along submissions, so that no number depends on where a tile begins: any block size
gives the same bits.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from socialvalue.valuation import pounds
from socialvalue.valuation.amount import Amount
from socialvalue.valuation.plan import Plan
from socialvalue.valuation.pounds import Pounds, Totals
from socialvalue.valuation.results import Results
from socialvalue.valuation.tile import Tile

Floats = np.ndarray[Any, np.dtype[np.float64]]

TILE = 16384
"""Submissions in a tile; rows are padded to a multiple of `LANES`."""

LANES = 8


def run(
    plan: Plan,
    amounts: Sequence[Amount | None],
    sizes: Mapping[str, Floats],
    apart: Sequence[Sequence[int]],
    count: int,
    block: int = TILE,
    progress: Callable[[int], Any] | None = None,
) -> Results:
    """Score `count` submissions, `block` at a time; `progress` is told how many were just done.

    `amounts` has one entry a measure of the plan, None where nobody claims it; `sizes` the columns
    that targets are per; `apart` lists, for each measure, the submissions it does not apply to.
    """
    gaps = any(apart) or any(amount is None or amount.gaps for amount in amounts)
    padded = _lanes(count)
    width = min(_lanes(block), padded)
    results = Results.empty(plan, padded, gaps=gaps, apart=any(apart))
    places = [np.array(sorted(some), dtype=np.int64) for some in apart]
    tile = Tile(plan, amounts, sizes, places if any(apart) else None, width, results)
    with np.errstate(all="ignore"):
        for start in range(0, count, width):
            stop = min(start + width, padded)
            tile.work(start, stop, min(stop, count) - start)
            if progress is not None:
                progress(min(stop, count) - start)
    tile.pounds.guard(count)
    return results.first(count)


def add_up(
    plan: Plan, amounts: Sequence[Amount | None], count: int, block: int = 4 * TILE
) -> Totals:
    """The pounds of `count` submissions and nothing else: the same bits as those of `run`."""
    among = pounds.keys(plan)
    worth = dict(zip(among, np.empty((len(among), count, 1)), strict=True))
    tile = Pounds(plan, amounts, worth, min(block, count))
    with np.errstate(all="ignore"):
        for start in range(0, count, block):
            tile.work(start, min(start + block, count))
    tile.guard(count)
    return Totals(worth)


def _lanes(count: int) -> int:
    """The next multiple of `LANES`, at least one."""
    return -(-max(1, count) // LANES) * LANES
