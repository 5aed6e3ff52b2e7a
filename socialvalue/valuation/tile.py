"""A tile: some submissions worked on at once, outcome by outcome, in buffers used again and again.

In come amounts; out come pounds by cell and, in the tile's own buffers, harms past their limit and
the heights of every node in both trees. Rows are padded, so that every width gives the same bits.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from socialvalue.valuation import climb
from socialvalue.valuation.amount import Amount
from socialvalue.valuation.climb import Heights
from socialvalue.valuation.plan import PERS, Leaf, Plan

Floats = np.ndarray[Any, np.dtype[np.float64]]
Ints = np.ndarray[Any, np.dtype[np.int64]]
Bools = np.ndarray[Any, np.dtype[np.bool_]]

_SILENT, _PAST = np.uint8(1), np.uint8(2)


class Tile:
    """The buffers of one tile of `width` submissions; `work` fills them."""

    def __init__(
        self,
        plan: Plan,
        amounts: Sequence[Amount | None],
        sizes: Mapping[str, Floats],
        apart: Sequence[Ints] | None,
        width: int,
        *,
        gaps: bool,
    ) -> None:
        leaves = (*plan.benefit.leaves, *plan.harm.leaves)
        self.plan, self.amounts, self.sizes = plan, amounts, sizes
        self.apart, self.gaps = apart, gaps
        self.largest = 0.0
        simple = np.array([amount is None or amount.simple for amount in amounts])
        # shares come off first, whoever else claims: so no rival moves a bit of another's rating
        self.kept = [
            kept if own and (kept != 1.0).any() else None
            for kept, own in zip(plan.kept, simple, strict=True)
        ]
        self.price = [
            plan.price[place] if simple[row.row] else None
            for place, row in enumerate(plan.price_rows)
        ]
        self.ratings = np.zeros((max(len(leaf.rows) for leaf in leaves), width, 1))
        self.units = np.zeros((max(len(leaf.prices) for leaf in leaves), width, 1))
        self.per = np.ones((len(PERS), width, 1))
        self.past = np.zeros((len(plan.members) - plan.benefits, width), dtype=np.uint8)
        self.worth: Mapping[tuple[str, bool, int], Floats] = {}
        shape = (len(plan.nodes), width, 1)
        self.heights = [
            Heights(
                np.zeros(shape),
                np.zeros(shape) if gaps else np.zeros((len(plan.nodes), 1, 1)),
                np.zeros(shape) if gaps else np.zeros((len(plan.nodes), 1, 1)),
                self._live(tree.places, shape),
            )
            for tree in (plan.benefit, plan.harm)
        ]

    def _live(self, places: list[int], shape: tuple[int, ...]) -> Bools:
        live = np.zeros(shape if self.apart is not None else (shape[0], 1, 1), dtype=bool)
        live[places] = True
        return live

    def work(self, start: int, stop: int, worth: Mapping[tuple[str, bool, int], Floats]) -> None:
        """Score the submissions start … stop; their pounds go straight into `worth`."""
        self.worth = worth
        for place, name in enumerate(PERS):
            if name in self.sizes:
                size = self.sizes[name][start:stop, None]
                np.divide(1.0, size, out=self.per[place, : stop - start])
        for tree, heights in zip((self.plan.benefit, self.plan.harm), self.heights, strict=True):
            for leaf in tree.leaves:
                self._leaf(leaf, heights, start, stop)
            climb.inner(tree, heights, gaps=self.gaps, apart=self.apart is not None)

    def _leaf(self, leaf: Leaf, heights: Heights, start: int, stop: int) -> None:
        """One outcome's benefits or harms: valued, rated, and joined."""
        ratings = self.ratings[: len(leaf.rows)]
        gaps = [
            self._fill(leaf, row, ratings[place], start, stop)
            for place, row in enumerate(leaf.rows)
        ]
        absent = np.isnan(ratings) if any(gaps) else None
        self._value(leaf, absent, start, stop)
        for which, rows in leaf.runs:
            np.multiply(ratings[rows], self.per[which], out=ratings[rows])
        if leaf.offset:
            np.add(ratings, self.plan.offset[leaf.rows.start : leaf.rows.stop], out=ratings)
        applicable = self._applicable(leaf, start, stop)
        if leaf.harm:
            self._flag(leaf, ratings, absent, applicable)
        if absent is None:
            np.clip(ratings, 0.0, 1.0, out=ratings)
        else:
            np.fmax(ratings, 0.0, out=ratings)
            np.fmin(ratings, 1.0, out=ratings)
        climb.leaf(leaf.join, ratings, absent, heights, applicable)

    def _fill(self, leaf: Leaf, row: int, rating: Floats, start: int, stop: int) -> bool:
        """One measure's ratings and pounds before they are held or fixed; NaN where there is none.

        Returns whether there may be any gap.
        """
        amount, width = self.amounts[row], stop - start
        if amount is None:
            rating.fill(np.nan)
            for place, price in enumerate(leaf.prices):
                if self.plan.price_rows[price].row == row:
                    self.units[place].fill(np.nan)
            return True
        values = amount.gross[:, None] if amount.attributable is None else amount.attributable
        if amount.rows is None:
            raw = values[start:stop]
        else:
            low, high = np.searchsorted(amount.rows, (start, stop))
            rating.fill(np.nan)
            rating[:, 0][amount.rows[low:high] - start] = values[low:high, 0]
            raw = rating[:width]
        kept = self.kept[row]
        if kept is not None:
            raw = np.multiply(raw, kept, out=rating[:width])
        for place, price in enumerate(leaf.prices):
            each = self.price[price]
            if each is not None and self.plan.price_rows[price].row == row:
                np.multiply(raw, each, out=self.units[place, :width])
        np.multiply(raw, self.plan.slope[row], out=rating[:width])
        return amount.gaps

    def _value(self, leaf: Leaf, absent: Bools | None, start: int, stop: int) -> None:
        """Pounds, fixed to whole units a measure and submission, then added up by cell."""
        if not leaf.prices:
            return
        units = self.units[: len(leaf.prices)]
        np.rint(units, out=units)
        for place, price in enumerate(leaf.prices):
            row = self.plan.price_rows[price]
            amount = self.amounts[row.row]
            if amount is not None and amount.worth is not None and amount.rows is not None:
                low, high = np.searchsorted(amount.rows, (start, stop))
                units[place] = 0.0
                units[place, amount.rows[low:high] - start] = amount.worth[row.which, low:high]
            elif absent is not None and (amount is None or amount.gaps):
                self._silence(units[place], absent[row.row - leaf.rows.start], amount, leaf)
            if amount is not None and amount.signed:
                self.largest = max(self.largest, float(np.abs(units[place, : stop - start]).max()))
        for key, rows in leaf.cells:
            whole = units[rows, : stop - start]
            np.add.reduce(whole, axis=0, out=self.worth[key][start:stop])

    def _silence(self, units: Floats, absent: Bools, amount: Amount | None, leaf: Leaf) -> None:
        """What is not there is worth nothing: NaN becomes 0, by the cheapest way that is right."""
        if amount is not None and amount.signed:
            np.copyto(units, 0.0, where=absent)
        else:
            (np.fmin if leaf.harm else np.fmax)(units, 0.0, out=units)

    def _flag(
        self, leaf: Leaf, ratings: Floats, absent: Bools | None, applicable: Bools | None
    ) -> None:
        """Which harms are past their limit, and which nobody looked for."""
        rows = slice(leaf.rows.start, leaf.rows.stop)
        flags = (ratings > self.plan.past[rows])[..., 0] * _PAST
        if absent is not None:
            flags += absent[..., 0] * _SILENT
        if applicable is not None:
            flags *= applicable[..., 0]
        self.past[rows.start - self.plan.benefits : rows.stop - self.plan.benefits] = flags

    def _applicable(self, leaf: Leaf, start: int, stop: int) -> Bools | None:
        """Whom the measures of a leaf apply to, (measures, width, 1); None where to all."""
        if self.apart is None:
            return None
        applicable = np.ones((len(leaf.rows), self.per.shape[1], 1), dtype=bool)
        for place, row in enumerate(leaf.rows):
            low, high = np.searchsorted(self.apart[row], (start, stop))
            applicable[place, self.apart[row][low:high] - start] = False
        return applicable

    def coverage(self) -> list[Floats]:
        """The share of weight assessed at each node, joined over both trees as the score is."""
        found = []
        for place, node in enumerate(self.plan.nodes):
            gain, loss = (heights.live[place] for heights in self.heights)
            # where there is nothing to gain, harm is all there is to assess
            penalty = loss * np.where(gain, node.penalty, 1.0)
            total = np.maximum(gain + penalty, np.finfo(np.float64).tiny)
            joint = self.heights[0].shown[place] * (gain / total)
            if loss.any():
                joint += self.heights[1].shown[place] * (penalty / total)
            found.append(joint if self.apart is None else np.where(gain | loss, joint, 1.0))
        return found
