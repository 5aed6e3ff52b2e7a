"""Pounds: the worth of a tile's submissions, added up by ledger, side and outcome.

In come amounts; out go whole units of 1e-4 pounds, straight into the totals. Each measure is fixed
to whole units a submission before anything is added, so that sums are exact in any order.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from attrs import define

from socialvalue.errors import Fault, TotalTooLarge
from socialvalue.valuation.amount import Amount
from socialvalue.valuation.plan import Leaf, Plan
from socialvalue.valuation.prices import UNITS

Floats = np.ndarray[Any, np.dtype[np.float64]]
Key = tuple[str, bool, int]
"""Ledger, whether it is harm, and the place of an outcome."""

EXACT = 2.0**53
BLOCK = 1 << 14
"""Submissions added up at a time: what is read again is still at hand."""
FEW = 512
"""How many whole numbers below `EXACT` int64 can add up."""


@define(frozen=True, eq=False)
class Totals:
    """Whole units of 1e-4 pounds (submissions, 1) by ledger, side and outcome."""

    worth: dict[Key, Floats]


def summed(units: Floats) -> int:
    """The exact sum of whole units (n,), each held exactly."""
    starts = np.arange(0, units.size, FEW)
    return sum(np.add.reduceat(units.astype(np.int64), starts).tolist())


def in_pounds(parts: Sequence[Floats], count: int) -> Floats:
    """The sum of parts, whole units (count,) each, in pounds."""
    found = np.zeros(count)
    for start in range(0, count, BLOCK):
        here = found[start : start + BLOCK]
        for part in parts:
            np.add(here, part[start : start + BLOCK], out=here)
        np.divide(here, UNITS, out=here)
    return found


def keys(plan: Plan) -> list[Key]:
    """What pounds are added up by, in the order of the plan."""
    trees = (plan.benefit, plan.harm)
    return [key for tree in trees for leaf in tree.leaves for key, _ in leaf.cells]


class Pounds:
    """The buffers of a tile of at most `width` submissions; `leaf` fills in `worth`.

    `worth` holds whole units (submissions, 1) by key.
    """

    plan: Plan
    amounts: Sequence[Amount | None]
    worth: Mapping[Key, Floats]
    largest: float
    units: Floats
    zero: Floats
    each: list[float]

    def __init__(
        self,
        plan: Plan,
        amounts: Sequence[Amount | None],
        worth: Mapping[Key, Floats],
        width: int,
    ) -> None:
        self.plan, self.amounts, self.worth = plan, amounts, worth
        self.most: dict[Key, float] = dict.fromkeys(worth, 0.0)
        self.largest = 0.0
        # a row of bounds: numpy holds an array within those faster than within a number
        self.units, self.zero = np.zeros(width), np.zeros(width)
        rows = np.array([price.row for price in plan.price_rows], dtype=np.int64)
        self.each = (plan.kept[rows, 0, 0] * plan.price[:, 0, 0]).tolist()

    def work(self, start: int, stop: int) -> None:
        """All pounds of the submissions from `start` to `stop`."""
        for tree in (self.plan.benefit, self.plan.harm):
            for leaf in tree.leaves:
                self.leaf(leaf, start, stop)

    def leaf(self, leaf: Leaf, start: int, stop: int) -> None:
        """The pounds of one outcome's benefits or harms."""
        own = self.amounts[leaf.rows.start : leaf.rows.stop]
        signed = any(amount is not None and amount.signed for amount in own)
        for key, rows in leaf.cells:
            total = self.worth[key][start:stop, 0]
            bare = True
            for price in _chosen(leaf.prices, rows):
                bare = self._add(price, total, start, bare=bare, harm=leaf.harm)
            if bare:
                total.fill(0.0)
            # nothing but an amount of either sign makes a gain negative, or a harm a gain
            most = -float(total.min()) if leaf.harm or signed else 0.0
            if not leaf.harm or signed:
                most = float(np.maximum(most, total.max()))
            self.most[key] = float(np.maximum(most, self.most[key]))

    def _add(self, price: int, total: Floats, start: int, *, bare: bool, harm: bool) -> bool:
        """Add what one measure is worth at one price to `total`, the submissions from `start`.

        A total that is `bare` holds nothing yet; returns whether it still does not.
        """
        row = self.plan.price_rows[price]
        amount = self.amounts[row.row]
        if amount is None:
            return bare
        if amount.rows is None:
            units = total if bare else self.units[: total.size]
            np.multiply(amount.gross[start : start + total.size], self.each[price], out=units)
            np.rint(units, out=units)
            if amount.sparse:
                self._silence(units, signed=amount.signed, harm=harm)
            if not bare:
                np.add(total, units, out=total)
        else:
            low, high = np.searchsorted(amount.rows, (start, start + total.size))
            if amount.worth is None:
                units = np.rint(amount.gross[low:high] * self.each[price])
            else:
                units = amount.worth[row.which, low:high, 0]
            if bare:
                total.fill(0.0)
            total[amount.rows[low:high] - start] += units
        if amount.signed:
            self.largest = max(self.largest, float(np.abs(units).max(initial=0.0)))
        return False

    def _silence(self, units: Floats, *, signed: bool, harm: bool) -> None:
        """What is not there is worth nothing: NaN becomes 0, by the cheapest way that is right."""
        if signed:
            np.copyto(units, 0.0, where=np.isnan(units))
        else:
            (np.fmin if harm else np.fmax)(units, self.zero[: units.size], out=units)

    def guard(self, count: int) -> None:
        """Pounds are whole units held in float64: beyond 2⁵³ they would no longer be exact.

        Rows from `count` on are padding.
        """
        # amounts of either sign may cancel: their largest part counts for every measure
        parts = len(self.plan.price_rows) * self.largest
        for ledger in dict.fromkeys(ledger for ledger, _, _ in self.worth):
            own = {key: total[:count] for key, total in self.worth.items() if key[0] == ledger}
            if sum(self.most[key] for key in own) + parts < EXACT:
                continue
            # the bound may be reached by no single submission: look at each
            most = sum(np.abs(total) for total in own.values())
            if not np.max(most) + parts < EXACT:
                worst = max(own, key=lambda key: float(np.abs(own[key]).max()))
                at = f"{ledger}, {self.plan.nodes[worst[2]].code}"
                fault = "the pounds of one submission are too many to be added up exactly"
                fix = "check the quantities; is a unit off by a factor?"
                raise TotalTooLarge(Fault(at, fault, fix))


def _chosen(prices: tuple[int, ...], rows: Any) -> Sequence[int]:
    """Some of the prices, by a slice or by an array of places."""
    return prices[rows] if isinstance(rows, slice) else [prices[row] for row in rows]
