"""Noise: what the answers behind one submission leave open, drawn for it alone.

A column of standard deviations, multiplied by the draws of a pattern and by a normal number of each
submission's own, keyed by the seed, the submission's id and the measure.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from attrs import define

from socialvalue.doubt import moments
from socialvalue.doubt.coefficients import Coefficient
from socialvalue.doubt.drawn import Drawn

Floats = np.ndarray[Any, np.dtype[np.float64]]
Singles = np.ndarray[Any, np.dtype[np.float32]]


@define(frozen=True, eq=False)
class Noise:
    """Standard deviations (of `column`) around what some submissions claim of one measure.

    `name` keys its draws beside a submission's id, of which `ids` holds one a submission.
    """

    name: str
    column: Coefficient
    drawn: Drawn
    ids: Any

    def of(self, places: Sequence[int]) -> Noise:
        """The noise of some submissions, in the order asked."""
        ids = [self.ids[place] for place in places]
        return Noise(self.name, self.column.of(places), self.drawn, ids)

    def variance_added(self, total: Floats) -> None:
        """Add its variance to a total (submissions,): in the column's unit, squared."""
        pattern = self.column.pattern
        self.column.squared().added(total, moments.mean(pattern, pattern))

    def added(self, tile: Singles, start: int, by: Any = 1.0) -> None:
        """Add its draws to those (rows, draws) of the submissions from `start` on; `by` is a
        number, or one a submission.
        """
        column = self.column
        places = np.arange(len(self.ids)) if column.places is None else column.places
        low, high = np.searchsorted(places, (start, start + len(tile)))
        together = self.drawn.pattern(column.pattern)
        for at in range(low, high):
            place, size = int(places[at]), float(column.values[at])
            if size != 0.0:
                size *= float(by[place]) if isinstance(by, np.ndarray) else by
                own = self.drawn.normal(self.key(place))
                tile[place - start] += (size * together * own).astype(np.float32)

    def key(self, place: int) -> str:
        """What the draws of one submission are keyed by."""
        return f"survey {self.name} of {self.ids[place]}"
