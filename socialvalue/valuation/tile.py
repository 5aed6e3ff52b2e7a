"""A tile: some submissions worked on at once, outcome by outcome, in buffers used again and again.

In come amounts; out go pounds, harms past their limit, and every node's benefit, harm and
coverage, straight into the results. Rows are padded, so that every width gives the same bits.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from socialvalue.valuation import climb
from socialvalue.valuation.amount import Amount
from socialvalue.valuation.climb import Heights
from socialvalue.valuation.plan import PERS, Leaf, Plan
from socialvalue.valuation.pounds import Pounds
from socialvalue.valuation.results import Results, shared

Floats = np.ndarray[Any, np.dtype[np.float64]]
Ints = np.ndarray[Any, np.dtype[np.int64]]
Bools = np.ndarray[Any, np.dtype[np.bool_]]

_SILENT, _PAST = np.uint8(1), np.uint8(2)


class Tile:
    """The buffers of one tile of at most `width` submissions; `work` fills the results."""

    plan: Plan
    amounts: Sequence[Amount | None]
    sizes: Mapping[str, Floats]
    apart: Sequence[Ints] | None
    results: Results
    pounds: Pounds
    scale: list[float]
    credited: set[int]
    ratings: Floats
    per: Floats
    zero: Floats
    one: Floats
    shown: list[list[Floats]]
    live: list[Bools]
    width: int
    inside: int

    def __init__(
        self,
        plan: Plan,
        amounts: Sequence[Amount | None],
        sizes: Mapping[str, Floats],
        apart: Sequence[Ints] | None,
        width: int,
        results: Results,
    ) -> None:
        leaves = (*plan.benefit.leaves, *plan.harm.leaves)
        self.plan, self.amounts, self.sizes = plan, amounts, sizes
        self.apart, self.results = apart, results
        self.pounds = Pounds(plan, amounts, results.worth, width)
        self.scale = (plan.kept * plan.slope)[:, 0, 0].tolist()
        self.credited = {
            row for row, one in enumerate(amounts) if one is not None and one.ceiling is not None
        }
        self.ratings = np.zeros((max(len(leaf.rows) for leaf in leaves), width, 1))
        self.per = np.ones((len(PERS), width, 1))
        # a row of bounds: numpy holds an array within those faster than within a number
        self.zero, self.one = np.zeros((width, 1)), np.ones((width, 1))
        self.shown = [
            shared(tree, len(plan.nodes), iter(np.zeros((len(plan.nodes), width, 1))), width)
            for tree in (plan.benefit, plan.harm)
        ]
        self.live = [self._live(tree.places, width) for tree in (plan.benefit, plan.harm)]

    def _live(self, places: list[int], width: int) -> Bools:
        live = np.zeros(
            (len(self.plan.nodes), width if self.apart is not None else 1, 1), dtype=bool
        )
        live[places] = True
        return live

    def work(self, start: int, stop: int, inside: int) -> None:
        """Score the submissions from `start`, `inside` of them; rows up to `stop` are padding."""
        self.width, self.inside = stop - start, inside
        for place, name in enumerate(PERS):
            if name in self.sizes:
                size = self.sizes[name][start : start + inside, None]
                np.divide(1.0, size, out=self.per[place, :inside])
        trees = self.plan.benefit, self.plan.harm
        heights = [self._heights(harm, start, stop) for harm in (False, True)]
        for tree, at in zip(trees, heights, strict=True):
            for leaf in tree.leaves:
                self.pounds.leaf(leaf, start, start + inside)
                self._leaf(leaf, at, start, stop)
            climb.inner(tree, at, gaps=self.results.gaps, apart=self.apart is not None)
        self._cover(heights, start, stop)

    def _heights(self, harm: bool, start: int, stop: int) -> Heights:
        """The places of the results that this tile fills in, for one tree."""
        found = self.results
        # a gap is nothing gained, or a harm at its limit; at its best the other way round
        low, high = (found.best_harm, found.harm) if harm else (found.benefit, found.best_benefit)
        lows = [array[start:stop] for array in low]
        return Heights(
            lows,
            [array[start:stop] for array in high] if found.gaps else lows,
            [array[: stop - start] for array in self.shown[harm]],
            self.live[harm][:, : stop - start],
        )

    def _leaf(self, leaf: Leaf, heights: Heights, start: int, stop: int) -> None:
        """One outcome's benefits or harms: rated, and joined."""
        whole = self.ratings[: len(leaf.rows)]
        gaps = [self._fill(row, whole[place], start) for place, row in enumerate(leaf.rows)]
        ratings = whole[:, : self.width]
        absent = np.isnan(ratings) if any(gaps) else None
        for which, rows in leaf.runs:
            np.multiply(ratings[rows], self.per[which, : self.width], out=ratings[rows])
        if leaf.offset:
            np.add(ratings, self.plan.offset[leaf.rows.start : leaf.rows.stop], out=ratings)
        applicable = self._applicable(leaf, start)
        if leaf.harm:
            self._flag(leaf, ratings, absent, applicable, start, stop)
        if absent is None:
            np.clip(ratings, 0.0, 1.0, out=ratings)
        else:
            np.fmax(ratings, self.zero[: self.width], out=ratings)
            np.minimum(ratings, self.one[: self.width], out=ratings)
        self._credit(leaf, ratings, start)
        climb.leaf(leaf.join, ratings, absent, heights, applicable)

    def _fill(self, row: int, rating: Floats, start: int) -> bool:
        """One measure's ratings before they are held; NaN where there is none.

        Returns whether there may be any gap.
        """
        amount, inside = self.amounts[row], self.inside
        if amount is None:
            rating.fill(np.nan)
            return True
        if amount.rows is None:
            raw = amount.gross[start : start + inside, None]
        else:
            low, high = np.searchsorted(amount.rows, (start, start + inside))
            values = amount.gross if amount.sloped is None else amount.sloped[:, 0]
            rating.fill(np.nan)
            rating[:, 0][amount.rows[low:high] - start] = values[low:high]
            raw = rating[:inside]
        if amount.sloped is None:
            np.multiply(raw, self.scale[row], out=rating[:inside])
        return amount.gaps

    def _credit(self, leaf: Leaf, ratings: Floats, start: int) -> None:
        """Hold each rating within what its evidence lets it earn; a harm, above what is left."""
        for row in self.credited.intersection(leaf.rows):
            place, amount = row - leaf.rows.start, self.amounts[row]
            if amount is None or amount.ceiling is None:
                continue
            most = np.ones((self.width, 1))
            if amount.rows is None:
                most[: self.inside, 0] = amount.ceiling[start : start + self.inside]
            else:
                low, high = np.searchsorted(amount.rows, (start, start + self.inside))
                most[:, 0][amount.rows[low:high] - start] = amount.ceiling[low:high]
            if leaf.harm:
                np.maximum(ratings[place], 1.0 - most, out=ratings[place])
            else:
                np.minimum(ratings[place], most, out=ratings[place])

    def _flag(
        self,
        leaf: Leaf,
        ratings: Floats,
        absent: Bools | None,
        applicable: Bools | None,
        start: int,
        stop: int,
    ) -> None:
        """Which harms are past their limit, and which nobody looked for."""
        rows = slice(leaf.rows.start, leaf.rows.stop)
        flags = (ratings > self.plan.past[rows])[..., 0] * _PAST
        if absent is not None:
            flags += absent[..., 0] * _SILENT
        if applicable is not None:
            flags *= applicable[..., 0]
        first = rows.start - self.plan.benefits
        self.results.past[first : first + len(leaf.rows), start:stop] = flags

    def _applicable(self, leaf: Leaf, start: int) -> Bools | None:
        """Whom the measures of a leaf apply to, (measures, width, 1); None where to all."""
        if self.apart is None:
            return None
        applicable = np.ones((len(leaf.rows), self.width, 1), dtype=bool)
        for place, row in enumerate(leaf.rows):
            low, high = np.searchsorted(self.apart[row], (start, start + self.width))
            applicable[place, self.apart[row][low:high] - start] = False
        return applicable

    def _cover(self, heights: list[Heights], start: int, stop: int) -> None:
        """The share of weight assessed at each node, joined over both trees as the score is."""
        gain_at, loss_at = heights
        if self.results.applies is not None:
            self.results.applies[:, start:stop] = (gain_at.live | loss_at.live)[..., 0]
        if not self.results.gaps:
            return
        for place, node in enumerate(self.plan.nodes):
            gain, loss = gain_at.live[place], loss_at.live[place]
            # where there is nothing to gain, harm is all there is to assess
            penalty = loss * np.where(gain, node.penalty, 1.0)
            total = np.maximum(gain + penalty, np.finfo(np.float64).tiny)
            joint = self.results.coverage[place][start:stop]
            np.multiply(gain_at.shown[place], gain / total, out=joint)
            if loss.any():
                joint += loss_at.shown[place] * (penalty / total)
            if self.apart is not None:
                np.copyto(joint, 1.0, where=~(gain | loss))
