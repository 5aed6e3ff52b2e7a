"""The weighted power mean: below p = 1 a low rating drags more, above it a high one weighs more.

p = 1 is the arithmetic mean, p = 0 the geometric, p = -1 the harmonic.
"""

from __future__ import annotations

from typing import ClassVar

from attrs import field, frozen

from socialvalue.aggregation.aggregator import Aggregator, Bools, Floats
from socialvalue.numerics import rating_means


@frozen
class PowerMean(Aggregator):
    """(Σ weight × rating^p / Σ weight)^(1/p); with p ≤ 0 any zero gives zero."""

    code: ClassVar[str] = "PowerMean"
    p: float = field(converter=float)

    @property
    def holds_harm(self) -> bool:
        """It may from p = 1 on, where the worst harm weighs at least its share."""
        return self.p >= 1

    def combine(self, values: Floats, weights: Floats) -> Floats:
        """The power mean over the first axis; see `Aggregator.combine`."""
        return rating_means.power_mean(values, weights, self.p)

    def bounds(
        self, values: Floats, weights: Floats, absent: Bools, share: Floats
    ) -> tuple[Floats, Floats]:
        """For p > 0 full gaps add their share to the sum of powers; see `Aggregator.bounds`."""
        if self.p <= 0:
            return super().bounds(values, weights, absent, share)
        powers = rating_means.power_sum(values, weights, self.p)
        return rating_means.root(powers, self.p), rating_means.root(powers + share, self.p)
