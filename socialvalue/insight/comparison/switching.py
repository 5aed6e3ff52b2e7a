"""Switching values: the number at which two submissions draw level, with all else at its centre.

In come the figures in doubt behind a pair, and every number that either claims; out comes for each
the value, within its bounds, nearest to the present one beyond which the leader changes.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from attrs import frozen

from socialvalue.insight.comparison import claimed, positions
from socialvalue.insight.comparison.chances import ROUNDED, TIED
from socialvalue.insight.comparison.crossing import nearest
from socialvalue.insight.comparison.mixtures import Mixtures, Ratings
from socialvalue.insight.comparison.pair import WHOLE, Pair
from socialvalue.insight.comparison.positions import CENTRE
from socialvalue.insight.comparison.shares import SCORE

Floats = np.ndarray[Any, np.dtype[np.float64]]
Ints = np.ndarray[Any, np.dtype[np.int64]]

GRID = 129


@frozen
class Switch:
    """One number, of `kind` "figure" or "claim": what is made level, `of` score or pounds of one
    ledger; `who` claims it, its name and `unit`; its `present` value and bounds `low` … `high`; the
    `value` at which the two draw level, None where none does; and why it was not tried, or "".
    """

    kind: str
    of: str
    who: str
    code: str
    name: str
    unit: str
    present: float
    low: float
    high: float
    value: float | None
    why: str = ""

    @property
    def away(self) -> float | None:
        """How far that is from the present value, in the unit."""
        return None if self.value is None else self.value - self.present

    @property
    def change(self) -> float:
        """The same as a share of the present value; infinite where there is none."""
        if self.away is None or self.present == 0.0:
            return np.inf
        return abs(self.away / self.present)


def switches(mixtures: Mixtures) -> tuple[Switch, ...]:
    """Figures first, then the claims of each; those that switch by the least change come first."""
    pair = mixtures.pair
    found = [one for of in (SCORE, *pair.ledgers) for one in _figures(pair, of)]
    found += _claims(mixtures)
    return tuple(sorted(found, key=lambda one: one.change))


def _figures(pair: Pair, of: str) -> list[Switch]:
    """Every figure in doubt behind the two, by key: of their scores, or of pounds in one ledger."""
    doubts, keys = pair.card.in_doubt, pair.keys
    if not keys:
        return []

    def gap(some: Ints, places: Floats) -> Floats:
        asked = {key: np.full(places.shape, CENTRE) for key in keys}
        for row, line in enumerate(some.tolist()):
            asked[keys[line]][row] = places[row]
        at = positions.placed(doubts, {key: value.reshape(-1) for key, value in asked.items()})
        both = pair.scores(at, [WHOLE])[WHOLE] if of == SCORE else pair.worth(at, of)
        return np.asarray((both[0] - both[1]).reshape(places.shape))

    one, other = pair.central() if of == SCORE else pair.pounds(of)
    level = TIED if of == SCORE else ROUNDED * max(abs(one), abs(other))
    now = one - other if abs(one - other) > level else 0.0
    grid = np.tile(np.linspace(0.0, 1.0, GRID), (len(keys), 1))
    places = nearest(gap, grid, np.full(len(keys), CENTRE), now)
    first = {use.figure.key: use.figure for use in reversed(list(doubts.model.uses()))}
    found = []
    for key, place in zip(keys, places.tolist(), strict=True):
        figure, unit = first[key], pair.units[key]
        value = None if np.isnan(place) else float(positions.numbers(figure, np.array(place)))
        ends = positions.ends(figure)
        name = pair.named(key)
        found.append(Switch("figure", of, "", key, name, unit, figure.value, *ends, value))
    return found


def _claims(mixtures: Mixtures) -> list[Switch]:
    """Every number that either claims."""
    pair = mixtures.pair
    scores = mixtures.scores(mixtures.own)
    found = []
    for side in (0, 1):
        tried, refused = claimed.numbers(pair.card, pair.places[side])
        found += [_refused(pair, side, one, why) for one, why in refused]
        values = _levels(mixtures, side, tried, float(scores[0] - scores[1]), scores[1 - side])
        found += [
            _switch(pair, side, one, value)
            for one, value in zip(tried, values.tolist(), strict=True)
        ]
    return found


def _levels(
    mixtures: Mixtures, side: int, tried: list[claimed.Number], now: float, rival: float
) -> Floats:
    """The value at which each number of one side makes the two level, NaN where none does."""
    sign = 1.0 if side == 0 else -1.0

    def gap(some: Ints, points: Floats) -> Floats:
        asked = [tried[line] for line in some.tolist()]
        whole = mixtures.own.at(np.full((mixtures.measures, points.size), side))
        rating, ceiling = whole.rating, whole.ceiling
        unanswered = np.zeros(points.size, dtype=bool)
        for row, rated, most, at in claimed.rated(mixtures.pair.card, asked, points):
            unanswered[at] = np.isnan(rated) & ~np.isnan(rating[row, at])
            rating[row, at], ceiling[row, at] = rated, most
        scores = mixtures.scores(Ratings(rating, ceiling, whole.apart))
        # a value that leaves the measure without an answer makes nothing level
        gaps = np.where(unanswered, now, sign * (scores - rival))
        return np.asarray(gaps.reshape(points.shape))

    if not tried:
        return np.zeros(0)
    grid = np.array([one.grid for one in tried])
    level = now if abs(now) > 1e-9 else 0.0
    return nearest(gap, grid, np.array([one.present for one in tried]), level)


def _switch(pair: Pair, side: int, one: claimed.Number, value: float) -> Switch:
    whose = ("claim", SCORE, pair.names[side], one.code, one.name, one.unit)
    level = None if np.isnan(value) else value
    return Switch(*whose, one.present, one.low, one.high, level)


def _refused(pair: Pair, side: int, one: claimed.Number, why: str) -> Switch:
    whose = ("claim", SCORE, pair.names[side], one.code, one.name, one.unit)
    return Switch(*whose, np.nan, np.nan, np.nan, None, why)
