"""The weighted power mean: below p = 1 a low rating drags more, above it a high one weighs more.

p = 1 is the arithmetic mean, p = 0 the geometric, p = -1 the harmonic.
"""

from __future__ import annotations

from typing import ClassVar

from attrs import field, frozen

from socialvalue.aggregation.aggregator import Aggregator, Floats
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
