"""Where bids stand: numbers become shares, shares points, points a total that is rounded once, and
totals an order with its ties.

In come a scoring, numbers (criteria, bids) and prices; out comes a `Standing`. Nothing else is
looked at, so that the tests can ask what another set of bids would have given.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from attrs import define

from socialvalue.decisions.criterion import ABSOLUTE, LOWEST, PRICE, RELATIVE, Criterion
from socialvalue.decisions.scoring import PER_POINT, POINTS, Scoring
from socialvalue.numerics.bid_points import (
    from_floor_to_target,
    lowest_over_own,
    pro_rata_to_best,
    ranks,
    round_once,
    weighted_points,
)
from socialvalue.numerics.bid_prices import price_less_quality, price_per_quality_point

Floats = np.ndarray[Any, np.dtype[np.float64]]
Ints = np.ndarray[Any, np.dtype[np.int64]]


@define(frozen=True, eq=False)
class Standing:
    """`shares` and `points` (criteria, bids); `exact` and `totals` (bids,), points before and after
    their one rounding; `value` what the award goes by; `rank` with ties; `order` by rank.
    """

    shares: Floats
    points: Floats
    exact: Floats
    totals: Floats
    value: Floats
    rank: Ints
    before: Ints
    """The ranks before the tie-break."""

    @property
    def order(self) -> list[int]:
        """Bids by rank, best first."""
        return [int(place) for place in np.argsort(self.rank, kind="stable")]

    @property
    def winners(self) -> list[int]:
        """The bid that is first; several where a tie stays."""
        return [int(place) for place in np.flatnonzero(self.rank == 1)]

    @property
    def tied(self) -> list[list[int]]:
        """Groups of bids that share a rank after the tie-break."""
        return _groups(self.rank)

    @property
    def broken(self) -> list[list[int]]:
        """Groups of bids that shared a rank before it."""
        return _groups(self.before)


def _groups(rank: Ints) -> list[list[int]]:
    alike = [np.flatnonzero(rank == one).tolist() for one in np.unique(rank)]
    return [one for one in alike if len(one) > 1]


def standing(scoring: Scoring, numbers: Floats, price: Floats) -> Standing:
    """Where bids stand with these numbers (criteria, bids) and prices (bids,)."""
    criteria = scoring.counted
    weights = np.array([one.weight for one in criteria])
    share = np.array([shares(one, row) for one, row in zip(criteria, numbers, strict=True)])
    points = weights[:, None] * share
    exact = weighted_points(weights, share)
    value = _value(scoring, exact, price)
    shown = round_once(value, scoring.decimals)
    upward = shown if scoring.award == POINTS else -shown
    return Standing(
        share,
        points,
        exact,
        round_once(exact, scoring.decimals),
        shown,
        _untied(scoring, upward, points, price),
        ranks(upward),
    )


def shares(criterion: Criterion, row: Floats) -> Floats:
    """What share of its weight each bid earns, (bids,), from 0 to 1; nothing for no number."""
    if criterion.method == LOWEST:
        return lowest_over_own(row)
    if criterion.method == RELATIVE:
        return pro_rata_to_best(np.maximum(np.nan_to_num(row), 0.0))
    low, high = criterion.ends if criterion.method == ABSOLUTE else (0.0, float(criterion.highest))
    return np.nan_to_num(from_floor_to_target(row, low, high))


def _value(scoring: Scoring, exact: Floats, price: Floats) -> Floats:
    """What the award goes by, (bids,): points, or pounds of which the lowest wins."""
    if scoring.award == POINTS:
        return exact
    if scoring.award == PER_POINT:
        return price_per_quality_point(price, exact)
    return price_less_quality(price, exact, float(scoring.pounds_a_point or 0.0))


def _untied(scoring: Scoring, upward: Floats, points: Floats, price: Floats) -> Ints:
    """Ranks after the tie-break, which goes by points or price rounded as the totals are."""
    keys = [np.where(np.isnan(upward), -np.inf, upward)]
    codes = [one.code for one in scoring.counted]
    for code in scoring.tie_break:
        if code in codes:
            keys.append(round_once(points[codes.index(code)], scoring.decimals))
        elif code == PRICE:
            keys.append(-np.where(np.isnan(price), np.inf, price))
    order = np.lexsort([-key for key in reversed(keys)])
    sorted_ = np.array(keys)[:, order]
    fresh = np.ones(len(order), dtype=bool)
    fresh[1:] = (sorted_[:, 1:] != sorted_[:, :-1]).any(axis=0)
    found = np.empty(len(order), dtype=np.int64)
    # whoever is level with the one before shares its rank
    found[order] = np.maximum.accumulate(np.where(fresh, np.arange(1, len(order) + 1), 0))
    return found
