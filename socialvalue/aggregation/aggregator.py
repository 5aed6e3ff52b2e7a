"""`Aggregator`: what every way of joining ratings subclasses.

In come the ratings of a node's children and their weights; out comes one number between 0 and 1.
Subclass it with attrs, give it a `code`, install it through the entry-point group
`socialvalue.aggregators` or `sv.register` it, and a framework may name it at any node.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

import numpy as np

Floats = np.ndarray[Any, np.dtype[np.float64]]
Bools = np.ndarray[Any, np.dtype[np.bool_]]


class Aggregator:
    """A frozen attrs class with a `code` and `combine`.

    It must be monotone in every rating, and idempotent: equal ratings join to that rating, so that
    a single child is passed on as it is.
    """

    group: ClassVar[str] = "socialvalue.aggregators"
    code: ClassVar[str]

    @property
    def holds_harm(self) -> bool:
        """Whether it may join harms: leaving out a child at its limit must never raise it."""
        return False

    def among(self, codes: Sequence[str], weights: Floats) -> Aggregator:
        """This way of joining, for children of these codes and weights (children,), in this order.

        A kind that treats some children unlike others overrides it; weights and values come in the
        order of the codes.
        """
        return self

    def combine(self, values: Floats, weights: Floats) -> Floats:
        """Join ratings `values` (children, claims, draws) by `weights` (children, 1 or claims, 1).

        Weights are not normalised; a child of weight zero must not matter. Each element of the
        answer (claims, draws) must depend on its own column only.
        """
        raise TypeError(f"{type(self).__name__} does not say how it combines")

    def bounds(
        self, values: Floats, weights: Floats, absent: Bools, share: Floats
    ) -> tuple[Floats, Floats]:
        """The answer with every gap at 0, and with every gap at 1.

        `values` hold 0 where `absent` (children, claims, 1); `share` (claims, 1) is the share of
        the weight that is absent. A kind that needs no second pass may override this.
        """
        full = np.where(absent, 1.0, values)
        return self.combine(values, weights), self.combine(full, weights)
