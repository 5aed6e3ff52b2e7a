"""`Outcome`: everything a decision rests on, and where the bids stand.

In come a scoring, bids, marks and perhaps a scorecard, checked; tables, pages, tests and feedback
read it.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any

import numpy as np
from attrs import define

from socialvalue.claims.numbers import composed
from socialvalue.decisions.bids import Bids
from socialvalue.decisions.criterion import Criterion
from socialvalue.decisions.marks import Marks
from socialvalue.decisions.scoring import Scoring
from socialvalue.decisions.standing import Standing, standing
from socialvalue.errors import Fault, UnknownName
from socialvalue.scorecard.scores import Scores

Floats = np.ndarray[Any, np.dtype[np.float64]]


@define(frozen=True, slots=False, eq=False, repr=False)
class Outcome:
    """`numbers` (criteria, bids), NaN where a bid has none; criteria are those that count."""

    scoring: Scoring
    bids: Bids
    marks: Marks
    numbers: Floats
    card: Scores | None = None

    def __len__(self) -> int:
        return len(self.bids)

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """The criteria that count."""
        return self.scoring.counted

    @cached_property
    def stands(self) -> Standing:
        """Where the bids stand."""
        return standing(self.scoring, self.numbers, self.bids.price)

    def name(self, place: int) -> str:
        """The name of a bid."""
        return self.bids.names[place]

    def find(self, who: str) -> int:
        """The place of a bid by id or name; raises `UnknownName`."""
        place = self.bids.places.get(composed(who))
        if place is None:
            fix = f"use one of {', '.join(self.bids.ids)}"
            raise UnknownName(Fault(str(who), "there is no such bid", fix))
        return place

    def without(self, places: list[int]) -> tuple[list[int], Standing]:
        """The bids that are left without some, and where they would stand."""
        left = [place for place in range(len(self)) if place not in places]
        return left, standing(self.scoring, self.numbers[:, left], self.bids.price[left])

    def with_numbers(self, numbers: Floats) -> Standing:
        """Where all bids would stand with other numbers; prices follow their criteria."""
        price = self.bids.price
        for row, one in enumerate(self.criteria):
            if one.priced:
                price = numbers[row]
        return standing(self.scoring, np.asarray(numbers), price)
