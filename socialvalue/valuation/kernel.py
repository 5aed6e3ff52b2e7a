"""The kernel: amounts in, pounds and ratings at every node out, tile by tile.

A tile is some submissions, few enough for an outcome's measures to stay in cache. Arithmetic is
elementwise along submissions, so that no number depends on where a tile begins: any block size
gives the same bits.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from attrs import define

from socialvalue.errors import Fault, TotalTooLarge
from socialvalue.valuation.amount import Amount
from socialvalue.valuation.plan import Plan, Tree
from socialvalue.valuation.tile import Tile

Floats = np.ndarray[Any, np.dtype[np.float64]]
Bytes = np.ndarray[Any, np.dtype[np.uint8]]
Bools = np.ndarray[Any, np.dtype[np.bool_]]

TILE = 16384
"""Submissions in a tile; rows are padded to a multiple of `LANES`."""

LANES = 8
EXACT = 2.0**53
BELOW, SILENT, PAST = 0, 1, 2


@define(frozen=True, eq=False)
class Results:
    """What the kernel fills: a list of (submissions, draws), one a node, unless said otherwise.

    `benefit` and `harm` are cautious, in 0 … 1; `best_benefit` and `best_harm` are with every gap
    at its best (the same lists where there is no gap). `coverage` is the share of weight assessed;
    `applies` (nodes, submissions), None where everything does; `past` (harms, submissions) is 0
    below the limit, 1 not assessed, 2 past it; `worth` whole units of 1e-4 pounds
    (submissions, draws) by (ledger, harm, outcome). A node with one child shares its arrays.
    """

    benefit: list[Floats]
    harm: list[Floats]
    best_benefit: list[Floats]
    best_harm: list[Floats]
    coverage: list[Floats]
    past: Bytes
    worth: dict[tuple[str, bool, int], Floats]
    applies: Bools | None


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
    results = _empty(plan, count, gaps=gaps, apart=any(apart))
    width = -(-max(1, min(block, count)) // LANES) * LANES
    places = [np.array(sorted(some), dtype=np.int64) for some in apart]
    tile = Tile(plan, amounts, sizes, places if any(apart) else None, width, gaps=gaps)
    with np.errstate(all="ignore"):
        for start in range(0, count, width):
            stop = min(start + width, count)
            tile.work(start, stop, results.worth)
            _keep(plan, tile, results, start, stop)
    _guard(plan, results, tile.largest)
    return results


def _empty(plan: Plan, count: int, *, gaps: bool, apart: bool) -> Results:
    benefit, harm = _arrays(plan, plan.benefit, count), _arrays(plan, plan.harm, count)
    cells = [
        key for tree in (plan.benefit, plan.harm) for leaf in tree.leaves for key, _ in leaf.cells
    ]
    everything = np.broadcast_to(np.float64(1.0), (count, 1))
    return Results(
        benefit=benefit,
        harm=harm,
        best_benefit=_arrays(plan, plan.benefit, count) if gaps else benefit,
        best_harm=_arrays(plan, plan.harm, count) if gaps else harm,
        coverage=[np.empty((count, 1)) if gaps else everything for _ in plan.nodes],
        past=np.zeros((len(plan.members) - plan.benefits, count), dtype=np.uint8),
        worth={key: np.empty((count, 1)) for key in cells},
        applies=np.ones((len(plan.nodes), count), dtype=bool) if apart else None,
    )


def _arrays(plan: Plan, tree: Tree, count: int) -> list[Floats]:
    """An array a node of the tree; a node of one child has its child's, others are nothing."""
    found = [np.broadcast_to(np.float64(0.0), (count, 1)) for _ in plan.nodes]
    for leaf in tree.leaves:
        found[leaf.join.node] = np.empty((count, 1))
    for join in tree.inner:
        below = (
            list(range(len(plan.nodes)))[join.rows] if isinstance(join.rows, slice) else join.rows
        )
        found[join.node] = found[below[0]] if len(below) == 1 else np.empty((count, 1))
    return found


def _keep(plan: Plan, tile: Tile, results: Results, start: int, stop: int) -> None:
    """Copy what a tile worked out into the results."""
    width = stop - start
    results.past[:, start:stop] = tile.past[:, :width]
    pairs = [(results.benefit, results.best_benefit), (results.harm, results.best_harm)]
    for tree, (cautious, best), at, harm in zip(
        (plan.benefit, plan.harm), pairs, tile.heights, (False, True), strict=True
    ):
        # a gap is nothing gained, or a harm at its limit; at its best the other way round
        worse, better = (at.high, at.low) if harm and tile.gaps else (at.low, at.high)
        done = set()
        for place in tree.places:
            if id(cautious[place]) not in done:
                done.add(id(cautious[place]))
                cautious[place][start:stop] = worse[place, :width]
                if tile.gaps:
                    best[place][start:stop] = better[place, :width]
    if tile.gaps:
        for place, covered in enumerate(tile.coverage()):
            results.coverage[place][start:stop] = covered[:width]
    if results.applies is not None:
        live = tile.heights[0].live | tile.heights[1].live
        results.applies[:, start:stop] = live[:, :width, 0]


def _guard(plan: Plan, results: Results, largest: float) -> None:
    """Pounds are whole units held in float64: beyond 2⁵³ they would no longer be exact."""
    whole: dict[str, Floats] = {}
    for key, total in results.worth.items():
        whole[key[0]] = whole.get(key[0], 0.0) + np.abs(total)
        # amounts of either sign may cancel: their largest part counts for every measure
        parts = len(plan.price_rows) * largest
        if total.size and not whole[key[0]].max() + parts < EXACT:
            at = f"{key[0]}, {plan.nodes[key[2]].code}"
            fault = "the pounds of one submission are too many to be added up exactly"
            fix = "check the quantities; is a unit off by a factor?"
            raise TotalTooLarge(Fault(at, fault, fix))
