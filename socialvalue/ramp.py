"""The value function: how a quantity becomes a rating between 0 and 1.

A `Ramp` is fixed before anyone bids: 0 at the floor, 1 at the target, straight between, and flat
beyond. It says what its target is *per*, so that a village co-operative is not beaten by bulk.
"""

from __future__ import annotations

from typing import Literal

from attrs import field, frozen

from socialvalue.source import Source

Per = Literal["contract_value", "eligible", "fte"]

PER_UNITS: dict[str, str] = {"contract_value": "GBP_2025", "eligible": "person", "fte": "fte"}
"""The columns of the submissions table that a target may be stated per, and their units."""


@frozen
class Ramp:
    """Rating 0 at `floor`, 1 at `target` (for a harm, 1 is its limit), linear between.

    A target below its floor falls: fewer is better. Both are in the measure's unit, divided by the
    unit of `per`; without `per`, `reason` says why size does not matter.
    """

    floor: float = field(converter=float)
    target: float = field(converter=float)
    per: Per | None = None
    reason: str = ""
    source: Source | None = None

    @property
    def falling(self) -> bool:
        """Whether less is better."""
        return self.target < self.floor

    @property
    def slope(self) -> float:
        """Rating gained by one unit (of the measure, per unit of `per`)."""
        return 1.0 / (self.target - self.floor)

    @property
    def offset(self) -> float:
        """Rating, before clipping, of a quantity of zero."""
        return -self.floor / (self.target - self.floor) if self.floor else 0.0
