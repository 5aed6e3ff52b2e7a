"""Holds: what no gain elsewhere makes good. A child below a mark holds the whole down.

In come a way of joining and holds on some of its children; out comes one that does not let them be
compensated. It is made where a framework declares a hold, with an author and a reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

import numpy as np
from attrs import evolve, field, frozen

from socialvalue.aggregation.aggregator import Aggregator, Floats
from socialvalue.aggregation.weighted_mean import WeightedMean

TOLERANCE = 1e-9
"""How far under its mark a child must stand to count as below it, as a share of the mark."""


@frozen
class Hold:
    """While the child `of` is rated below `below`, its node is held to `to`: points of 100.

    Where the child's own rating is above `to`, that is what it is held to, so that equal ratings
    still join to that rating. With `to` of 0 it is a veto: the whole is no better than the child.
    """

    of: str
    below: float = field(converter=float)
    to: float = field(converter=float)
    author: str = field(default="", repr=False)
    reason: str = field(default="", repr=False)

    def bites(self, rating: Floats) -> Floats:
        """The most that ratings 0-1 (…) of the child let the whole be, (…); 1 where it is free."""
        most = np.maximum(rating, self.to / 100)
        return np.where(rating < self.below / 100 * (1 - TOLERANCE), most, 1.0)


@frozen
class Held(Aggregator):
    """What `by` comes to, and no more than any of its `holds` allows.

    It rises with every rating, with a step where a child reaches its mark.
    """

    code: ClassVar[str] = "Held"
    by: Aggregator = field(factory=WeightedMean)
    holds: tuple[Hold, ...] = ()
    codes: tuple[str, ...] = field(default=(), repr=False)

    def among(self, codes: Sequence[str], weights: Floats) -> Held:
        """These holds over children of these codes; see `Aggregator.among`."""
        return evolve(self, by=self.by.among(codes, weights), codes=tuple(codes))

    def combine(self, values: Floats, weights: Floats) -> Floats:
        """The held value over the first axis; a child of weight 0 holds nothing."""
        found = self.by.combine(values, weights)
        weights = weights.reshape(-1, *(1,) * (values.ndim - 1)) if weights.ndim == 1 else weights
        for hold in self.holds:
            if hold.of in self.codes:
                place = self.codes.index(hold.of)
                most = np.where(weights[place] > 0, hold.bites(values[place]), 1.0)
                found = np.minimum(found, most)
        return found
