"""The kernel: amounts in, pounds and ratings at every node out, tile by tile.

A tile holds every measure of some submissions, shape (measures, submissions, draws), small enough
to stay in cache. All its arithmetic is elementwise along submissions, so that no number depends on
where a tile begins: any block size gives the same bits.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from attrs import define

from socialvalue.errors import Fault, TotalTooLarge
from socialvalue.numerics import rating_means
from socialvalue.valuation.amount import Amount
from socialvalue.valuation.plan import PERS, Plan, Tree

Floats = np.ndarray[Any, np.dtype[np.float64]]
Bytes = np.ndarray[Any, np.dtype[np.uint8]]
Bools = np.ndarray[Any, np.dtype[np.bool_]]

TILE = 4096
"""Submissions in a tile; rows are padded to a multiple of `LANES`."""

LANES = 8
EXACT = 2.0**53
BELOW, SILENT, PAST = 0, 1, 2


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
        self.quantity = np.zeros((rows, width, 1))
        self.rating = np.zeros((rows, width, 1))
        self.present = np.ones((rows, width, 1))
        self.per = np.ones((len(PERS), width, 1))
        self.node = np.zeros((len(plan.nodes), width, 1))
        self.kept = np.where(
            np.array([amount is None or amount.simple for amount in amounts])[:, None, None],
            plan.kept,
            1.0,
        )
        self.price_at = _rows([row.row for row in plan.price_rows])
        valued = [amounts[row.row] for row in plan.price_rows]
        self.price = np.where(
            np.array([amount is None or amount.simple for amount in valued])[:, None, None],
            plan.price,
            0.0,
        ) if valued else plan.price
        self.lined = [
            (place, row.row) for place, row in enumerate(plan.price_rows)
            if (amount := amounts[row.row]) is not None and not amount.simple
        ]

    def score(self, start: int, stop: int) -> None:
        """Score the submissions start … stop."""
        self._fill(start, stop)
        self._value(start, stop)
        self._rate(start, stop)
        applicable = self._applicable(start, stop)
        results = self.results
        harms = slice(self.plan.benefits, None)
        if self.gaps:
            # at its best a benefit not shown is full and a harm not looked for is none
            best = 1.0 + (self.rating - 1.0) * self.present
            best[harms] = self.rating[harms] * self.present[harms]
            self._roll(best, applicable, results.best_benefit, results.best_harm, start, stop)
            self._cover(applicable, start, stop)
            best[harms] = 1.0 + (self.rating[harms] - 1.0) * self.present[harms]
            np.multiply(self.rating, self.present, out=self.rating)
            self.rating[harms] = best[harms]
        self._roll(self.rating, applicable, results.benefit, results.harm, start, stop)

    def _fill(self, start: int, stop: int) -> None:
        """Attributable quantities of this tile, zero where there is none, and who is present."""
        if self.gaps:
            self.quantity.fill(0.0)
            self.present.fill(0.0)
        for row, amount in enumerate(self.amounts):
            if amount is None:
                continue
            if amount.rows is None:
                self.quantity[row, : stop - start, 0] = amount.gross[start:stop]
                self.present[row, : stop - start] = 1.0
                continue
            low, high = np.searchsorted(amount.rows, (start, stop))
            places = amount.rows[low:high] - start
            values = amount.gross if amount.attributable is None else amount.attributable[:, 0]
            self.quantity[row, places, 0] = values[low:high]
            self.present[row, places] = 1.0
        np.multiply(self.quantity, self.kept, out=self.quantity)

    def _value(self, start: int, stop: int) -> None:
        """Pounds, fixed to whole units a measure and submission, then added up."""
        if not self.plan.price_rows:
            return
        units = self.quantity[self.price_at] * self.price
        np.rint(units, out=units)
        for place, row in self.lined:
            amount = self.amounts[row]
            assert amount is not None and amount.rows is not None and amount.worth is not None
            low, high = np.searchsorted(amount.rows, (start, stop))
            which = place - next(i for i, one in enumerate(self.plan.price_rows) if one.row == row)
            units[place, amount.rows[low:high] - start] = amount.worth[which, low:high]
        for key, rows in self.plan.cells:
            total = np.add.reduce(units[rows], axis=0)
            self.results.worth[key][start:stop] = total[: stop - start]

    def _rate(self, start: int, stop: int) -> None:
        """Ratings and exposures in 0 … 1, and which harms are past their limit."""
        for place, name in enumerate(PERS):
            if name in self.sizes:
                np.divide(1.0, self.sizes[name][start:stop, None], out=self.per[place, : stop - start])
        rating = self.rating
        np.multiply(self.quantity, self.plan.slope, out=rating)
        for which, rows in self.plan.per_runs:
            np.multiply(rating[rows], self.per[which], out=rating[rows])
        if self.plan.offset.any():
            np.add(rating, self.plan.offset, out=rating)
        harms = slice(self.plan.benefits, None)
        past = (rating[harms] > self.plan.past[harms])[..., 0]
        if self.gaps:
            absent = self.present[harms, :, 0] == 0.0
            # a submission that declares nothing of a per-size measure may not say its size
            np.copyto(rating, 0.0, where=self.present == 0.0)
            flags = np.where(absent, SILENT, np.where(past, PAST, BELOW))
        else:
            flags = np.where(past, PAST, BELOW)
        self.results.past[:, start:stop] = flags[:, : stop - start]
        np.clip(rating, 0.0, 1.0, out=rating)

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

    def _roll(
        self,
        ratings: Floats,
        applicable: Bools | None,
        benefit: Floats,
        harm: Floats,
        start: int,
        stop: int,
    ) -> None:
        """Join ratings up both trees, into the results of this tile."""
        for tree, out in ((self.plan.benefit, benefit), (self.plan.harm, harm)):
            _climb(tree, ratings, applicable, self.node, None)
            out[:, start:stop] = self.node[:, : stop - start]

    def _cover(self, applicable: Bools | None, start: int, stop: int) -> None:
        """The share of weight assessed, joined over benefit and harm as the score joins them."""
        shares, alive = [], []
        for tree in (self.plan.benefit, self.plan.harm):
            alive.append(_climb(tree, self.present, applicable, self.node, rating_means.mean))
            shares.append(self.node.copy())
        harm_weight = np.array([node.penalty for node in self.plan.nodes])[:, None, None]
        weights = [alive[0].astype(float), harm_weight * alive[1]]
        if (harm_weight == 0).any():
            weights[1] = np.where(harm_weight == 0, alive[1] & ~alive[0], weights[1])
        total = weights[0] + weights[1]
        joint = (shares[0] * weights[0] + shares[1] * weights[1]) / np.where(total > 0, total, 1.0)
        joint = np.where(total > 0, joint, 1.0)
        self.results.coverage[:, start:stop] = joint[:, : stop - start]
        if self.results.applies is not None:
            self.results.applies[:, start:stop] = np.broadcast_to(
                total > 0, joint.shape
            )[:, : stop - start, 0]


def _climb(
    tree: Tree,
    ratings: Floats,
    applicable: Bools | None,
    node: Floats,
    mean: Any,
) -> Bools:
    """Fill `node` (nodes, width, draws) from the leaves up; returns which nodes have anything.

    `mean` replaces every node's own aggregator; a node with nothing below it stays at 0.
    """
    node.fill(0.0)
    alive = np.zeros((*node.shape[:2], 1) if applicable is not None else (node.shape[0], 1, 1), bool)
    for joins, below, live in ((tree.leaves, ratings, applicable), (tree.inner, node, alive)):
        for join in joins:
            combine = mean or join.aggregator.combine
            if applicable is None or live is None:
                node[join.node] = combine(below[join.rows], join.weights)
                alive[join.node] = True
                continue
            some = live[join.rows]
            weights = join.weights[:, None, None] * some
            alive[join.node] = some.any(axis=0)
            joined = combine(below[join.rows], np.broadcast_to(weights, below[join.rows].shape))
            node[join.node] = np.where(alive[join.node], joined, 0.0)
    return alive


def _rows(places: list[int]) -> slice | Any:
    if places and places == list(range(places[0], places[0] + len(places))):
        return slice(places[0], places[0] + len(places))
    return np.array(places, dtype=np.int64)
