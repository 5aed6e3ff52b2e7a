"""The kernel: amounts in, pounds and ratings at every node out, tile by tile.

A tile holds every measure of some submissions, shape (measures, submissions, draws), small enough
to stay in cache. All its arithmetic is elementwise along submissions, so that no number depends on
where a tile begins: any block size gives the same bits.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from attrs import define

from socialvalue.errors import Fault, TotalTooLarge
from socialvalue.valuation import climb
from socialvalue.valuation.amount import Amount
from socialvalue.valuation.climb import Heights
from socialvalue.valuation.plan import PERS, Plan, Tree

Floats = np.ndarray[Any, np.dtype[np.float64]]
Bytes = np.ndarray[Any, np.dtype[np.uint8]]
Bools = np.ndarray[Any, np.dtype[np.bool_]]

TILE = 16384
"""Submissions in a tile; rows are padded to a multiple of `LANES`."""

LANES = 8
EXACT = 2.0**53
BELOW, SILENT, PAST = 0, 1, 2
GAINS, LOSSES, SIGNED = 0, 1, 2


@define(frozen=True, eq=False)
class Results:
    """What the kernel fills: (nodes, submissions, draws) unless said otherwise.

    `benefit` and `harm` are cautious, in 0 … 1; `best_benefit` and `best_harm` are with every gap
    at its best (the same arrays where there is no gap). `coverage` is the share of weight assessed;
    `applies` (nodes, submissions), None where everything does; `past` (harms, submissions) is 0
    below the limit, 1 not assessed, 2 past it; `worth` whole units of 1e-4 pounds
    (submissions, draws) by (ledger, harm, outcome).
    """

    benefit: Floats
    harm: Floats
    best_benefit: Floats
    best_harm: Floats
    coverage: Floats
    past: Bytes
    worth: dict[tuple[str, bool, int], Floats]
    applies: Bools | None


def run(
    plan: Plan,
    amounts: Sequence[Amount | None],
    sizes: Mapping[str, Floats],
    apart: Sequence[Sequence[int]],
    count: int,
    tile: int = TILE,
) -> Results:
    """Score `count` submissions.

    `amounts` has one entry a measure of the plan, None where nobody claims it; `sizes` the columns
    that targets are per; `apart` lists, for each measure, the submissions it does not apply to.
    """
    gaps = any(amount is None or amount.rows is not None for amount in amounts) or any(apart)
    results = _empty(plan, count, gaps=gaps, apart=any(apart))
    width = -(-max(1, min(tile, count)) // LANES) * LANES
    work = _Tile(plan, amounts, sizes, apart, results, width, gaps=gaps)
    with np.errstate(all="ignore"):
        for start in range(0, count, width):
            work.score(start, min(start + width, count))
    for key, total in results.worth.items():
        if total.size and not np.abs(total).max() < EXACT:
            at = f"{key[0]}, {plan.nodes[key[2]].code}"
            fault = "the pounds of one submission are too many to be added up exactly"
            raise TotalTooLarge(Fault(at, fault, "check the quantities; is a unit off by a factor?"))
    return results


def _empty(plan: Plan, count: int, *, gaps: bool, apart: bool) -> Results:
    shape = (len(plan.nodes), count, 1)
    benefit, harm = np.zeros(shape), np.zeros(shape)
    return Results(
        benefit=benefit,
        harm=harm,
        best_benefit=np.zeros(shape) if gaps else benefit,
        best_harm=np.zeros(shape) if gaps else harm,
        coverage=np.zeros(shape) if gaps else np.broadcast_to(np.float64(1.0), shape),
        past=np.zeros((len(plan.members) - plan.benefits, count), dtype=np.uint8),
        worth={key: np.zeros((count, 1)) for key, _ in plan.cells},
        applies=np.ones(shape[:2], dtype=bool) if apart else None,
    )


class _Tile:
    """The buffers of one tile, used again and again."""

    def __init__(
        self,
        plan: Plan,
        amounts: Sequence[Amount | None],
        sizes: Mapping[str, Floats],
        apart: Sequence[Sequence[int]],
        results: Results,
        width: int,
        *,
        gaps: bool,
    ) -> None:
        rows = len(plan.members)
        self.plan = plan
        self.amounts = amounts
        self.sizes = sizes
        self.apart = [np.array(sorted(places), dtype=np.int64) for places in apart]
        self.results = results
        self.gaps = gaps
        self.rating = np.zeros((rows, width, 1))
        self.units = np.zeros((len(plan.price_rows), width, 1))
        self.per = np.ones((len(PERS), width, 1))
        shape = (len(plan.nodes), width, 1)
        self.heights = [Heights(np.zeros(shape), np.zeros(shape), np.zeros(shape)) for _ in "bh"]
        simple = np.array([amount is None or amount.simple for amount in amounts])[:, None, None]
        self.slope = np.where(simple, plan.kept * plan.slope, plan.slope)
        self.prices: list[list[tuple[int, Floats]]] = [[] for _ in range(rows)]
        for place, row in enumerate(plan.price_rows):
            if simple[row.row, 0, 0]:
                price = plan.kept[row.row] * plan.price[place]
                self.prices[row.row].append((place, price))
        self.offsets = bool(plan.offset.any())
        self.signs = _signs(plan, amounts) if gaps else ()
        self.lined = [
            (place, row.row, row.which)
            for place, row in enumerate(plan.price_rows)
            if not simple[row.row, 0, 0]
        ]

    def score(self, start: int, stop: int) -> None:
        """Score the submissions start … stop."""
        self._fill(start, stop)
        absent = np.isnan(self.rating) if self.gaps else None
        self._value(start, stop, absent)
        self._rate(start, stop, absent)
        if absent is None:
            np.clip(self.rating, 0.0, 1.0, out=self.rating)
        else:
            np.fmax(self.rating, 0.0, out=self.rating)
            np.fmin(self.rating, 1.0, out=self.rating)
        self._roll(absent, self._applicable(start, stop), start, stop)

    def _fill(self, start: int, stop: int) -> None:
        """Ratings and pounds of this tile before they are held or fixed; NaN where there is none."""
        width = stop - start
        for row, amount in enumerate(self.amounts):
            tile = self.rating[row]
            if amount is None:
                tile.fill(np.nan)
                continue
            values = amount.gross[:, None] if amount.attributable is None else amount.attributable
            if amount.rows is None:
                raw = values[start:stop]
            else:
                low, high = np.searchsorted(amount.rows, (start, stop))
                tile.fill(np.nan)
                tile[:, 0][amount.rows[low:high] - start] = values[low:high, 0]
                raw = tile[:width]
            for place, price in self.prices[row]:
                np.multiply(raw, price, out=self.units[place, :width])
            np.multiply(raw, self.slope[row], out=tile[:width])

    def _value(self, start: int, stop: int, absent: Bools | None) -> None:
        """Pounds, fixed to whole units a measure and submission, then added up."""
        units, width = self.units, stop - start
        np.rint(units, out=units)
        if absent is not None:
            self._silence(units, absent)
        for place, row, which in self.lined:
            amount = self.amounts[row]
            assert amount is not None and amount.rows is not None and amount.worth is not None
            low, high = np.searchsorted(amount.rows, (start, stop))
            units[place] = 0.0
            units[place, amount.rows[low:high] - start] = amount.worth[which, low:high]
        for key, rows in self.plan.cells:
            np.add.reduce(units[rows, :width], axis=0, out=self.results.worth[key][start:stop])

    def _silence(self, units: Floats, absent: Bools) -> None:
        """What is not there is worth nothing: NaN becomes 0, by the cheapest way that is right."""
        for rows, kind in self.signs:
            if kind == SIGNED:
                gaps = absent[[row.row for row in self.plan.price_rows[rows]]]
                np.copyto(units[rows], 0.0, where=gaps)
            else:
                (np.fmax if kind == GAINS else np.fmin)(units[rows], 0.0, out=units[rows])

    def _rate(self, start: int, stop: int, absent: Bools | None) -> None:
        """Ratings before they are held within 0 … 1, and which harms are past their limit."""
        for place, name in enumerate(PERS):
            if name in self.sizes:
                np.divide(1.0, self.sizes[name][start:stop, None], out=self.per[place, : stop - start])
        rating = self.rating
        for which, rows in self.plan.per_runs:
            np.multiply(rating[rows], self.per[which], out=rating[rows])
        if self.offsets:
            np.add(rating, self.plan.offset, out=rating)
        harms = slice(self.plan.benefits, None)
        flags = np.multiply((rating[harms] > self.plan.past[harms])[..., 0], np.uint8(PAST))
        if absent is not None:
            flags += absent[harms, :, 0]
        self.results.past[:, start:stop] = flags[:, : stop - start]

    def _applicable(self, start: int, stop: int) -> Bools | None:
        """Which measures apply to whom, (measures, width, 1); None where all do."""
        if self.results.applies is None:
            return None
        applicable = np.ones(self.rating.shape, dtype=bool)
        harms = self.plan.benefits
        for row, places in enumerate(self.apart):
            low, high = np.searchsorted(places, (start, stop))
            applicable[row, places[low:high] - start] = False
            if row >= harms:
                self.results.past[row - harms, places[low:high]] = BELOW
        return applicable

    def _roll(self, absent: Bools | None, applicable: Bools | None, start: int, stop: int) -> None:
        """Join ratings up both trees, into the results of this tile."""
        plan, results, width = self.plan, self.results, stop - start
        alive = []
        for tree, cautious, best, harm in (
            (plan.benefit, results.benefit, results.best_benefit, False),
            (plan.harm, results.harm, results.best_harm, True),
        ):
            at = self.heights[harm]
            if absent is None:
                climb.climb(tree, self.rating, at.low, applicable)
                _keep(tree, cautious[:, start:stop], at.low, width)
                continue
            # a gap is nothing gained, or a harm at its limit; at its best the other way round
            alive.append(climb.climb_gaps(tree, self.rating, absent, at, applicable))
            _keep(tree, cautious[:, start:stop], at.high if harm else at.low, width)
            _keep(tree, best[:, start:stop], at.low if harm else at.high, width)
        if absent is not None:
            self._cover(alive, start, stop)

    def _cover(self, alive: Sequence[Bools | None], start: int, stop: int) -> None:
        """The share of weight assessed, joined over benefit and harm as the score joins them."""
        plan, results, width = self.plan, self.results, stop - start
        benefit, harm = (heights.shown for heights in self.heights)
        trees = [set(tree.places) for tree in (plan.benefit, plan.harm)]
        for place, node in enumerate(plan.nodes):
            gain, loss = (
                place in tree if live is None else live[place]
                for tree, live in zip(trees, alive, strict=True)
            )
            # where there is nothing to gain, harm is all there is to assess
            penalty = loss * np.where(gain, node.penalty, 1.0)
            total = np.maximum(gain + penalty, np.finfo(np.float64).tiny)
            joint = benefit[place] * (gain / total)
            if place in trees[True]:
                joint += harm[place] * (penalty / total)
            if results.applies is not None:
                some = gain | loss
                results.applies[place, start:stop] = np.broadcast_to(some, joint.shape)[:width, 0]
                joint = np.where(some, joint, 1.0)
            results.coverage[place, start:stop] = joint[:width]


def _keep(tree: Tree, results: Floats, node: Floats, width: int) -> None:
    """Copy the nodes of a tree into the results of a tile."""
    for place in tree.places:
        results[place] = node[place, :width]


def _signs(plan: Plan, amounts: Sequence[Amount | None]) -> tuple[tuple[slice, int], ...]:
    """Runs of price rows whose pounds are all gains, all losses, or of either sign."""
    kinds = [
        SIGNED
        if (amount := amounts[row.row]) is not None and amount.signed
        else LOSSES
        if row.harm
        else GAINS
        for row in plan.price_rows
    ]
    cuts = [place for place in range(1, len(kinds)) if kinds[place] != kinds[place - 1]]
    edges = [0, *cuts, len(kinds)]
    return tuple((slice(low, high), kinds[low]) for low, high in pairwise(edges) if high > low)
