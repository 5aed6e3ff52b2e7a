"""The weighted arithmetic mean: every gain counts alike, and full compensation is allowed."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
from attrs import frozen

from socialvalue.aggregation.aggregator import Aggregator, Bools, Floats
from socialvalue.numerics import rating_means


@frozen
class WeightedMean(Aggregator):
    """Σ weight × rating / Σ weight."""

    code: ClassVar[str] = "WeightedMean"

    @property
    def holds_harm(self) -> bool:
        """It may: a child at its limit is never below the mean of the others."""
        return True

    def combine(self, values: Floats, weights: Floats) -> Floats:
        """The mean over the first axis; see `Aggregator.combine`."""
        return rating_means.mean(values, weights)

    def bounds(
        self, values: Floats, weights: Floats, absent: Bools, share: Floats
    ) -> tuple[Floats, Floats]:
        """Full gaps add their share of the weight; see `Aggregator.bounds`."""
        low = self.combine(values, weights)
        return low, np.clip(low + share, 0.0, 1.0)
