"""A tornado: each figure in doubt at one of its ends, with all others at their central values.

In comes a question and the keys that it hangs on; out come the numbers that result, all worked out
at once. Pounds are exact; scores are in single precision, as draws are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from attrs import define, evolve, field, frozen

from socialvalue.doubt import figures
from socialvalue.doubt.doubtful import Doubtful
from socialvalue.doubt.doubts import Doubts
from socialvalue.doubt.drawn import Drawn
from socialvalue.insight.sensitivity import terms
from socialvalue.insight.sensitivity.question import Question
from socialvalue.insight.sensitivity.terms import Terms
from socialvalue.numerics import normal

Floats = np.ndarray[Any, np.dtype[np.float64]]

ENDS = (0.05, 0.95)
"""The percentiles at which a figure is tried."""


@frozen
class Swing:
    """One figure tried alone: its own `low` and `high` (NaN where it has several, by level, or is
    what a survey leaves open), and what the number comes to `at_low` and `at_high`, and `central`.
    """

    key: str
    low: float
    high: float
    at_low: float
    at_high: float
    central: float

    @property
    def swing(self) -> float:
        """How far the number goes, from the least to the most of what it comes to."""
        some = (self.at_low, self.central, self.at_high)
        return max(some) - min(some)

    @property
    def turns(self) -> bool:
        """Whether both ends lie on one side of the central value."""
        return (self.at_low - self.central) * (self.at_high - self.central) > 0


@define(frozen=True, slots=False, eq=False)
class OneByOne(Drawn):
    """Draws in which every figure is central, but one of the `tried` keys at a time: first at its
    low end, then at its high end; the last draw has all of them central.
    """

    tried: tuple[str, ...] = field(default=(), kw_only=True)

    @property
    def draws(self) -> int:
        """Two a key that is tried, and one."""
        return 2 * len(self.tried) + 1

    def made(self, some: Sequence[Doubtful]) -> Iterator[Floats]:
        """Figures as they enter a product, (draws,) each, in the order asked."""
        for one in some:
            yield figures.formed(one, self._placed(one.key, one.value, _ends(one)))

    def normal(self, key: str) -> Floats:
        """What a survey leaves open, in standard deviations, (draws,)."""
        return self._placed(key, 0.0, normal.quantile(np.array(ENDS)))

    def _placed(self, key: str, central: float, ends: Floats) -> Floats:
        found = np.full(self.draws, central)
        if key in self.tried:
            at = 2 * self.tried.index(key)
            found[at : at + 2] = ends
        return found


def _ends(one: Doubtful) -> Floats:
    """The 5th and 95th percentile of the number itself, (2,)."""
    return np.asarray(figures.columns([one]).quantile(np.array([ENDS]))[0])


def swings(question: Question, keys: Sequence[str], sums: Terms | None) -> list[Swing]:
    """One swing a key, the widest first; `sums` are the terms of the number, where it has any."""
    doubts = question.card.in_doubt
    drawn = OneByOne(doubts.model, tried=tuple(keys))
    if sums is not None:
        moved = terms.drawn(sums, drawn)
        found = question.central() + (moved - moved[-1])
    else:
        found = question.drawn(_with(doubts, drawn))
    own = {key: _own(doubts, key) for key in keys}
    rows = [
        Swing(key, *own[key], float(found[2 * at]), float(found[2 * at + 1]), float(found[-1]))
        for at, key in enumerate(keys)
    ]
    return sorted(rows, key=lambda one: (-one.swing, one.key))


def _with(doubts: Doubts, drawn: Drawn) -> Doubts:
    """The same doubts with draws of another making."""
    found = doubts.at({})
    found.__dict__["drawn"] = drawn
    return found


def _own(doubts: Doubts, key: str) -> tuple[float, float]:
    """The ends of a figure, if one number has this key; NaN otherwise."""
    uses = {use.figure for use in doubts.model.uses() if use.figure.key == key}
    plain = {evolve(one, form="value", felt=None) for one in uses}
    if len(plain) != 1:
        return np.nan, np.nan
    low, high = _ends(plain.pop())
    return float(low), float(high)
