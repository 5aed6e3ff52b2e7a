"""Mixtures: submissions that never were, made of the ratings of two, scored as any other.

In come ratings before they are held, ceilings, and what does not apply; the library's own kernel
holds and joins them, with harms, caps and every aggregator. So "this one, but with that one's
rating of a measure" has an exact score.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any

import numpy as np
from attrs import define

from socialvalue.insight.comparison.pair import WHOLE, Pair
from socialvalue.scorecard.reading import Reading, readings
from socialvalue.scorecard.scores import Scores
from socialvalue.valuation import kernel
from socialvalue.valuation.amount import Amount
from socialvalue.valuation.plan import PERS, Plan

Floats = np.ndarray[Any, np.dtype[np.float64]]
Ints = np.ndarray[Any, np.dtype[np.int64]]
Bools = np.ndarray[Any, np.dtype[np.bool_]]


@define(frozen=True, eq=False)
class Ratings:
    """Of some submissions: `rating` (measures, n) 0-1 before it is held, NaN where there is none;
    `ceiling` (measures, n) 0-1; `apart` (measures, n), whom a measure does not apply to.
    """

    rating: Floats
    ceiling: Floats
    apart: Bools

    def at(self, picked: Ints) -> Ratings:
        """Others made of these: whose rating of each measure each has, (measures, n)."""
        return Ratings(
            np.take_along_axis(self.rating, picked, axis=1),
            np.take_along_axis(self.ceiling, picked, axis=1),
            np.take_along_axis(self.apart, picked, axis=1),
        )


@define(frozen=True, slots=False, eq=False)
class Mixtures:
    """The ratings of a pair, and the scores of whatever is made of them."""

    pair: Pair

    @cached_property
    def readings(self) -> list[tuple[Reading, ...]]:
        """What became of each measure, of the two."""
        told = [readings(self.pair.card, place) for place in self.pair.places]
        return list(zip(*told, strict=True))

    @cached_property
    def own(self) -> Ratings:
        """The central ratings of the two, (measures, 2)."""
        columns = self.readings
        return Ratings(
            np.array([[one.unclipped / 100 for one in row] for row in columns]),
            np.array([[one.ceiling / 100 for one in row] for row in columns]),
            np.array([[one.status == "not applicable" for one in row] for row in columns]),
        )

    @property
    def measures(self) -> int:
        """How many measures there are."""
        return len(self.pair.card.plan.members)

    def scores(self, some: Ratings, node: str = WHOLE) -> Floats:
        """The scores (n,) of submissions of these ratings at a node, in points."""
        card = self.pair.card
        plan, count = card.plan, some.rating.shape[1]
        amounts = [_amount(plan, some, row) for row in range(self.measures)]
        sizes = {name: np.ones(count) for name in PERS}
        apart = [tuple(np.flatnonzero(row).tolist()) for row in some.apart]
        results = kernel.run(plan, amounts, sizes, apart, count)
        return Scores(card.claims, plan, tuple(amounts), results, card.day).score(node)


def _amount(plan: Plan, some: Ratings, row: int) -> Amount | None:
    """One measure's ratings as an amount whose slope and size are already taken, without pounds."""
    shown = np.flatnonzero(~np.isnan(some.rating[row]) & ~some.apart[row])
    if not shown.size:
        return None
    rating = some.rating[row, shown]
    prices = sum(price.row == row for price in plan.price_rows)
    return Amount(
        gross=rating,
        rows=shown,
        attributable=rating[:, None],
        sloped=rating[:, None] - plan.offset[row],
        worth=np.zeros((prices, shown.size, 1)),
        ceiling=some.ceiling[row, shown],
    )
