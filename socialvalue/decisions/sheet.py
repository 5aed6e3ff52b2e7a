"""The scoring sheet as tidy tables: every point of every bid, who is where, who agreed on what.

In comes an outcome; out come dicts of equal-length columns. What a bidder may keep to itself (its
price, its promised quantities) is NaN unless `publish` says that it may be told.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from socialvalue.decisions.criterion import BANDS, LOWEST, PRICE, Criterion
from socialvalue.decisions.outcome import Outcome
from socialvalue.decisions.scoring import PER_POINT, POINTS, WORTH
from socialvalue.numerics.bid_prices import implied_willingness_to_pay, price_per_quality_point
from socialvalue.scorecard.tables import Table


def open_number(one: Criterion) -> bool:
    """Whether the number under a criterion is the scorer's own, and not a bidder's to keep."""
    return one.method == BANDS or (one.scored and not one.relative)


def points(outcome: Outcome, *, publish: bool = False) -> Table:
    """One row a bid and criterion, in the order of rank: weight, share, points, number."""
    rows = [
        _row(outcome, place, at, one, publish=publish)
        for place in outcome.stands.order
        for at, one in enumerate(outcome.criteria)
    ]
    return _columns(rows)


def _row(outcome: Outcome, place: int, at: int, one: Criterion, *, publish: bool) -> Any:
    stands = outcome.stands
    told = publish or open_number(one)
    return {
        "rank": int(stands.rank[place]),
        "submission": outcome.name(place),
        "criterion": one.code,
        "name": one.name,
        "part": one.part,
        "method": one.method,
        "weight": one.weight,
        "share": float(stands.shares[at, place]),
        "points": float(stands.points[at, place]),
        "number": float(outcome.numbers[at, place]) if told else float("nan"),
        "words": _words(outcome, at, place, one),
    }


def _words(outcome: Outcome, at: int, place: int, one: Criterion) -> str:
    """What the number means: the words of a band, or that there is none."""
    value = outcome.numbers[at, place]
    if np.isnan(value):
        return "nothing shown"
    return one.scale[int(value)] if one.method == BANDS else ""


def ranking(outcome: Outcome) -> Table:
    """One row a bid, best first: rank, total of points rounded once, what the award goes by, and
    whom it shares its rank with.
    """
    stands = outcome.stands
    groups = {one: group for group in stands.tied for one in group}
    rows = [
        {
            "rank": int(stands.rank[place]),
            "submission": outcome.name(place),
            "total": float(stands.totals[place]),
            "award_value": float(stands.value[place]),
            "tied_with": ", ".join(
                outcome.name(one) for one in groups.get(place, []) if one != place
            ),
            "tie_broken": any(place in group for group in stands.broken) and place not in groups,
        }
        for place in stands.order
    ]
    return _columns(rows)


def moderation(outcome: Outcome) -> Table:
    """One row a mark: whose bid, criterion, evaluator, band and its words, why, by whom agreed."""
    scales = {one.code: one.scale for one in outcome.criteria}
    rows = [
        {
            "submission": outcome.name(place),
            "criterion": code,
            "evaluator": mark.evaluator,
            "band": mark.band,
            "words": scale[mark.band],
            "why": mark.why,
            "by": mark.by,
            "counts": mark is outcome.marks.held(code, place),
        }
        for code, scale in scales.items()
        for place in range(len(outcome))
        for mark in outcome.marks.of(code, place)
    ]
    return _columns(rows) if rows else {}


def willingness(outcome: Outcome) -> Table:
    """What the weights would pay: one row a bid and number of points, more pounds for those points.

    `more` is 1, and half of all the points of social value (full marks rather than half).
    `share_of_price` is pounds over the bid's price; infinite where no price takes so much away.
    """
    half = 100 * outcome.scoring.social_share / 2
    rows = [
        {
            "submission": outcome.name(place),
            "more": more,
            "pounds": float(pounds[place]),
            "share_of_price": float(pounds[place] / outcome.bids.price[place]),
        }
        for more in dict.fromkeys([1.0, half] if half > 0 else [1.0])
        if (pounds := _pounds(outcome, more)) is not None
        for place in outcome.stands.order
    ]
    return _columns(rows) if rows else {}


def _pounds(outcome: Outcome, more: float) -> Any:
    """Pounds more that each bid may ask for some points more, (bids,); None where price is not
    marked.
    """
    scoring, price = outcome.scoring, outcome.bids.price
    if scoring.award == PER_POINT:
        return price_per_quality_point(price, outcome.stands.exact) * more
    if scoring.award == WORTH:
        return np.full(len(outcome), more * float(scoring.pounds_a_point or 0.0))
    for at, one in enumerate(outcome.criteria):
        if one.method == LOWEST:
            return implied_willingness_to_pay(price, outcome.stands.points[at], more)
        if one.of == PRICE:
            low, high = one.ends
            return np.full(len(outcome), more * abs(low - high) / one.weight)
    return None


def at_the_lowest(outcome: Outcome, more: float) -> float:
    """The same as a share of the lowest price, which the weights alone tell; NaN where price is not
    marked relative to the lowest.
    """
    weights = [one.weight for one in outcome.criteria if one.method == LOWEST]
    if outcome.scoring.award != POINTS or len(weights) != 1:
        return float("nan")
    return float(implied_willingness_to_pay(1.0, weights[0], more))


def _columns(rows: list[dict[str, Any]]) -> Table:
    """Rows as columns; words are objects, so that no width is lost."""
    return {
        name: np.array(
            [row[name] for row in rows], dtype=object if isinstance(rows[0][name], str) else None
        )
        for name in rows[0]
    }
