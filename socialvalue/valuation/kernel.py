"""The kernel: amounts in, pounds and ratings at every node out, tile by tile.

A tile is some submissions, few enough for an outcome's measures to stay in cache. Arithmetic is
elementwise along submissions, so that no number depends on where a tile begins: any block size
gives the same bits.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from socialvalue.errors import Fault, TotalTooLarge
from socialvalue.valuation.amount import Amount
from socialvalue.valuation.plan import Plan
from socialvalue.valuation.results import Results
from socialvalue.valuation.tile import Tile

Floats = np.ndarray[Any, np.dtype[np.float64]]

TILE = 16384
"""Submissions in a tile; rows are padded to a multiple of `LANES`."""

LANES = 8
EXACT = 2.0**53


def run(
    plan: Plan,
    amounts: Sequence[Amount | None],
    sizes: Mapping[str, Floats],
    apart: Sequence[Sequence[int]],
    count: int,
    block: int = TILE,
) -> Results:
    """Score `count` submissions, `block` at a time.

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
    filled = results.first(count)
    _guard(plan, filled, tile)
    return filled


def _lanes(count: int) -> int:
    """The next multiple of `LANES`, at least one."""
    return -(-max(1, count) // LANES) * LANES


def _guard(plan: Plan, results: Results, tile: Tile) -> None:
    """Pounds are whole units held in float64: beyond 2⁵³ they would no longer be exact."""
    # amounts of either sign may cancel: their largest part counts for every measure
    parts = len(plan.price_rows) * tile.largest
    for ledger, reach in tile.reach.items():
        if reach + parts < EXACT:
            continue
        # the bound may be reached by no single submission: look at each
        own = {key: total for key, total in results.worth.items() if key[0] == ledger}
        most = sum(np.abs(total) for total in own.values())
        if not np.max(most) + parts < EXACT:
            worst = max(own, key=lambda key: float(np.abs(own[key]).max()))
            at = f"{ledger}, {plan.nodes[worst[2]].code}"
            fault = "the pounds of one submission are too many to be added up exactly"
            fix = "check the quantities; is a unit off by a factor?"
            raise TotalTooLarge(Fault(at, fault, fix))
