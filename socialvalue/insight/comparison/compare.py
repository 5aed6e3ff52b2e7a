"""`compare`: in come a scorecard and two submissions, out comes a `Comparison`."""

from __future__ import annotations

from socialvalue.insight.comparison.causes import causes
from socialvalue.insight.comparison.chances import chances
from socialvalue.insight.comparison.comparison import Comparison
from socialvalue.insight.comparison.mixtures import Mixtures
from socialvalue.insight.comparison.pair import Pair
from socialvalue.insight.comparison.prices import behind, point_price
from socialvalue.insight.comparison.shares import SCORE, shares
from socialvalue.insight.comparison.switching import switches
from socialvalue.insight.comparison.weights import weights
from socialvalue.scorecard import Scorecard


def compare(card: Scorecard, one: str, other: str | None = None) -> Comparison:
    """How surely one submission is ahead of another, because of what, and what would change that.

    `one` and `other` are ids or names; no third submission is looked at. Probabilities and shares
    of variance need draws (`sv.Basis(draws=2000)`); all else is of the central scores. Raises
    `UnknownName`, which lists who is there, and `ArgumentError` for what is no scorecard, where no
    other is named, and for a submission and itself.
    """
    pair = Pair.of(card, one, other)
    mixtures = Mixtures(pair)
    points, pounds = chances(pair)
    sure = {one.code for one in pounds if one.sure} | ({SCORE} if points[0].sure else set())
    found = causes(mixtures)
    ratings = {cause.code: (cause.one, cause.other) for cause in found.measures}
    return Comparison(
        one=pair.names[0],
        other=pair.names[1],
        framework=card.framework.name,
        stage=card.basis.stage,
        draws=card.basis.draws,
        chances=points,
        pounds=pounds,
        causes=found,
        doubts=shares(pair, sure),
        weights=weights(pair),
        switches=switches(mixtures),
        price=point_price(pair),
        behind=tuple(behind(mixtures, ratings)),
    )
