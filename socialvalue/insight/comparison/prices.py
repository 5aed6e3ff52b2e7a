"""Prices: what a point costs, where that means anything.

In comes a pair; out come the money that the two ask for, by point of the difference between their
scores, and for each priced measure the pounds of each ledger that stand behind a point of its
rating. Ledgers are never added to one another.
"""

from __future__ import annotations

import math

from attrs import frozen

from socialvalue.insight.comparison.mixtures import Mixtures
from socialvalue.insight.comparison.pair import Pair
from socialvalue.scorecard import tables
from socialvalue.scorecard.words import number
from socialvalue.valuation.prices import UNITS

FULL = 100.0


@frozen
class PointPrice:
    """Pounds asked for by each, and `pounds` a point of the overall score: the difference of the
    one by the difference of the other. None, with `why`, where that means nothing; `caution` says
    what is unlike about the two.
    """

    one: float | None
    other: float | None
    points: float
    pounds: float | None
    why: str = ""
    caution: str = ""


@frozen
class Behind:
    """Pounds of one ledger that stand behind each rating point of one measure of one submission;
    None, with `why`, where that means nothing.
    """

    who: str
    code: str
    name: str
    ledger: str
    pounds: float
    rating: float
    each: float | None
    why: str = ""


def point_price(pair: Pair) -> PointPrice:
    """What one point of the overall score costs, by the difference between the two."""
    one, other = (_asked(pair, place) for place in pair.places)
    scores = pair.central()
    points = scores[0] - scores[1]
    if one is None or other is None:
        return PointPrice(one, other, points, None, "it is not known what both ask for")
    if abs(points) < 1e-9:
        return PointPrice(one, other, points, None, "the two have the same score")
    if one == other:
        return PointPrice(one, other, points, None, "both ask for the same money")
    caution = _caution(pair)
    if (one - other) * points < 0:
        why = "the one that scores more asks for less: its points cost nothing more"
        return PointPrice(one, other, points, None, why, caution)
    return PointPrice(one, other, points, (one - other) / points, "", caution)


def _asked(pair: Pair, place: int) -> float | None:
    """The contract value, or all costs where that is not given; None where neither is known."""
    table = pair.card.submissions
    values = table.columns.get("contract_value")
    if values is not None and math.isfinite(float(values[place])):
        return float(values[place])
    costs = [float(column[place]) for column in table.costs.values()]
    return sum(costs) if costs and all(map(math.isfinite, costs)) else None


def _caution(pair: Pair) -> str:
    """That the two are not for the same people, where they are not."""
    people = pair.card.submissions.columns.get("eligible")
    if people is None:
        return ""
    one, other = (float(people[place]) for place in pair.places)
    if one == other or not (math.isfinite(one) and math.isfinite(other)):
        return ""
    return (
        f"they are not for the same people ({number(one)} and {number(other)} eligible), so the "
        "money is not for the same thing"
    )


def behind(
    mixtures: Mixtures, ratings: dict[str, tuple[float | None, float | None]]
) -> list[Behind]:
    """Pounds behind a rating point, of each priced measure with pounds and each ledger; `ratings`
    0-100 of the two by measure.
    """
    pair, found = mixtures.pair, []
    places = dict.fromkeys(zip(pair.names, pair.places, strict=True))
    for row, member in enumerate(pair.card.plan.members):
        for ledger, units in tables.measure_worth(pair.card, row).items():
            for at, (name, place) in enumerate(places):
                pounds, rating = float(units[place]) / UNITS, ratings[member.code][at]
                if rating is None or not pounds:
                    continue
                why = _meaningless(rating, harm=member.measure.harm)
                each = None if why else pounds / rating
                title = member.measure.title
                found.append(Behind(name, member.code, title, ledger, pounds, rating, each, why))
    return found


def _meaningless(rating: float, *, harm: bool) -> str:
    if rating <= 0:
        return "costs no point" if harm else "earns no point"
    if rating >= FULL:
        return "at its limit" if harm else "at its target"
    return ""
