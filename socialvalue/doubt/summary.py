"""A summary of draws: mean, standard deviation and percentiles, and how each was come by."""

from __future__ import annotations

from typing import Any

import numpy as np
from attrs import define

Floats = np.ndarray[Any, np.dtype[np.float64]]
Bytes = np.ndarray[Any, np.dtype[np.uint8]]

PERCENTILES = (0.05, 0.5, 0.95)
SURE, DRAWS, CUMULANTS = np.uint8(0), np.uint8(1), np.uint8(2)
WORDS = ("no doubt", "draws", "cumulants")
"""How percentiles were come by: nothing is in doubt, from draws, or from exact cumulants."""


@define(frozen=True, eq=False)
class Summary:
    """Of some submissions: `mean` and `deviation` (n,), `percentiles` (n, 3) and `how` (n,).

    `exact` says whether mean and deviation are closed forms and not averages of draws.
    """

    mean: Floats
    deviation: Floats
    percentiles: Floats
    how: Bytes
    exact: bool

    @classmethod
    def empty(cls, count: int, *, exact: bool) -> Summary:
        """Room for `count` submissions."""
        return cls(
            np.zeros(count),
            np.zeros(count),
            np.zeros((count, len(PERCENTILES))),
            np.zeros(count, dtype=np.uint8),
            exact,
        )

    def scaled(self, by: float) -> Summary:
        """The same in another unit: every number but `how` multiplied."""
        return Summary(
            self.mean * by, self.deviation * abs(by), self.percentiles * by, self.how, self.exact
        )
