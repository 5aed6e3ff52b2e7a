"""An aggregator that is not ours, as anyone may write one: the mean, leaning to an extreme.

Nothing comes in; registered, it joins any node that a framework gives to `LawBlend`, benefits and
harms alike. It says nothing of bounds: what it inherits must do.
"""

from typing import Any, ClassVar

import numpy as np
from attrs import frozen

import socialvalue as sv
from socialvalue.aggregation import Aggregator


@sv.register
@frozen
class Blend(Aggregator):
    """Half the weighted mean, half the worst: the lowest benefit, or else the highest harm."""

    code: ClassVar[str] = "LawBlend"
    harms: bool = False

    @property
    def holds_harm(self) -> bool:
        """It may where it leans to the highest: a child at its limit is never below that."""
        return self.harms

    def combine(self, values: Any, weights: Any) -> Any:
        """The blend over the first axis; a child of no weight has no say."""
        heavy = weights.reshape(len(values), -1, 1)
        # row by row: numpy adds a lone column in another order than one among others
        total, mass = np.zeros_like(values[0]), np.zeros_like(heavy[0])
        for value, weight in zip(values, heavy, strict=True):
            total, mass = total + weight * value, mass + weight
        lowest = np.where(heavy > 0, values, np.inf).min(axis=0)
        highest = np.where(heavy > 0, values, -np.inf).max(axis=0)
        mean = np.clip(total / np.where(mass > 0, mass, 1.0), lowest, highest)
        worst = highest if self.harms else lowest
        return np.where(mass > 0, (mean + worst) / 2, 0.0)


BLEND = "blend"
"""In place of p: the blend for benefits, and for harms the one that leans to the highest."""
