"""Positions: figures in doubt at chosen places within their range, all others at the centre.

A place is 0 at a figure's lowest value, a half at its central one and 1 at its highest, straight
between; figures of one key move together. Answers to surveys stand as they were given.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from attrs import define

from socialvalue.doubt import figures
from socialvalue.doubt.doubtful import Doubtful
from socialvalue.doubt.doubts import Doubts
from socialvalue.doubt.drawn import Drawn

Floats = np.ndarray[Any, np.dtype[np.float64]]

CENTRE = 0.5


def ends(one: Doubtful) -> tuple[float, float]:
    """The lowest and the highest value of a figure."""
    if one.spread.kind == "empirical":
        return min(*one.spread.values, one.value), max(*one.spread.values, one.value)
    return one.low, one.high


def numbers(one: Doubtful, places: Floats) -> Floats:
    """The values of a figure at some places, (n,)."""
    low, high = ends(one)
    return np.interp(places, (0.0, CENTRE, 1.0), (low, one.value, high))


@define(frozen=True, slots=False, eq=False)
class Placed(Drawn):
    """Draws whose figures stand at places, `given` by key, and at their centre where none is."""

    def made(self, some: Sequence[Doubtful]) -> Iterator[Floats]:
        """Figures as they enter a product, (draws,) each, in the order asked."""
        centre, given = np.full(self.draws, CENTRE), self.given or {}
        for one in some:
            yield figures.formed(one, numbers(one, given.get(one.key, centre)))

    def normal(self, key: str) -> Floats:
        """What a survey leaves open: nothing, at the centre."""
        return np.zeros(self.draws)


def placed(doubts: Doubts, given: Mapping[str, Floats]) -> Doubts:
    """The same doubts with figures at places (draws,) by key; one key at the least."""
    found = doubts.at(given)
    found.__dict__["drawn"] = Placed(doubts.model, given)
    return found
