"""The 2-additive Choquet integral: a weighted mean that may ask for both of a pair, or for either.

The weights of a node are the importances of its children (their Shapley values). Interactions are
declared in a framework, each with an author and a reason; without any it is the weighted mean.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

import numpy as np
from attrs import evolve, field, frozen

from socialvalue.aggregation.aggregator import Aggregator, Floats
from socialvalue.aggregation.interaction import Interaction
from socialvalue.numerics import pairs as integral
from socialvalue.numerics import rating_means
from socialvalue.numerics.pairs import Pair


@frozen
class Choquet(Aggregator):
    """Σ importance × rating - ½ Σ interaction × |one rating - the other|.

    `codes` and `whole`, the weights, are those of the children it is bound to by `among`.
    """

    code: ClassVar[str] = "Choquet"
    interactions: tuple[Interaction, ...] = ()
    codes: tuple[str, ...] = field(default=(), repr=False)
    whole: tuple[float, ...] = field(default=(), repr=False)

    def among(self, codes: Sequence[str], weights: Floats) -> Choquet:
        """This integral over children of these codes; see `Aggregator.among`."""
        return evolve(self, codes=tuple(codes), whole=tuple(map(float, np.ravel(weights))))

    @property
    def pairs(self) -> list[Pair]:
        """The interactions by the places of the children; one that weighs nothing has none."""
        both = zip(self.codes, self.whole, strict=True)
        place = {code: at for at, (code, weight) in enumerate(both) if weight > 0}
        return [
            (place[one.first], place[one.second], one.value)
            for one in self.interactions
            if one.pair <= place.keys()
        ]

    def combine(self, values: Floats, weights: Floats) -> Floats:
        """The integral over the first axis; see `Aggregator.combine`.

        A child of weight 0 leaves with its interactions: see `numerics.pairs.remaining`.
        """
        if not self.pairs:
            return rating_means.mean(values, weights)
        alike = weights.size == len(values)
        weights = weights.reshape(-1) if alike else np.broadcast_to(weights, values.shape)
        return integral.choquet(values, *self.remaining(weights))

    def remaining(self, weights: Floats) -> tuple[Floats, list[Pair]]:
        """Importances (k, …) and pairs of those children whose `weights` (k, …) are above 0."""
        return integral.remaining(weights, np.array(self.whole), self.pairs)
