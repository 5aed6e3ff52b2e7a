"""How sure a scorecard is, in sentences: ranges of scores and pounds, and who is first how often.

In come a scorecard and the submissions shown; out come sentences, none where nothing was drawn. A
range runs from the 5th to the 95th percentile: nine draws of ten fall in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from socialvalue.scorecard import intervals
from socialvalue.scorecard.scores import Scores
from socialvalue.scorecard.words import clean, listed, points, pounds
from socialvalue.valuation.prices import UNITS

RANGE = (0.05, 0.95)
TIE = 1e-4
"""Points between two scores that a draw in single precision cannot tell apart."""
AS_THEY_ARE = (
    "Claims' own numbers are taken as they are, and what nobody looked at is in no range: see "
    "headroom."
)
NEVER = 0.0005
"""A share of draws below which it is called fewer than one in a thousand."""


def lines(card: Scores, shown: Sequence[int]) -> list[str]:
    """What draws say of the submissions shown, best first."""
    if card.basis.draws == 1 or not shown:
        return []
    drawn = intervals.draws(card, card.in_doubt, "score", card.framework.root.code, "", shown)
    figures = {use.figure.key for use in card.in_doubt.model.uses()}
    what = f"{len(figures) or 'no'} figure{'s have' if len(figures) > 1 else ' has'} a range"
    asked = sum(bool(card.in_doubt.surveyed(place)) for place in shown)
    behind = f", and answers to surveys stand behind {asked} of those shown" if asked else ""
    drawn_how = f"Drawn {card.basis.draws:,} times (seed {card.basis.seed}): {what}{behind}."
    told = [
        f"{drawn_how} {AS_THEY_ARE}",
        f"Score, and the range that holds nine draws of ten: {_ranges(card, shown, drawn)}.",
    ]
    told += [_first(card, shown, drawn)] if len(shown) > 1 else []
    told += _worth(card, shown)
    return [
        *told,
        "Ranges do not add up: the low end of a whole is not the sum of its parts' ends.",
    ]


def _ranges(card: Scores, shown: Sequence[int], drawn: Any) -> str:
    low, high = np.quantile(drawn.astype(np.float64), RANGE, axis=1)
    steady = np.ptp(drawn, axis=1) == 0
    told = []
    for at, place in enumerate(shown):
        range_ = span(float(low[at]), float(high[at]), steady=bool(steady[at]))
        score = points(card.score()[place])
        told.append(f"{clean(card.submissions.name(place))} {score} ({range_})")
    return listed(told, len(shown))


def span(low: float, high: float, *, steady: bool) -> str:
    """Where nine draws of ten lie; a cap may hold those nine, or all of them, to one number."""
    if high > low:
        return f"{points(low)} to {points(high)}"
    return f"{points(low)} in every one" if steady else f"{points(low)} in nine of ten"


def _first(card: Scores, shown: Sequence[int], drawn: Any) -> str:
    """How often each comes first among those shown; equal scores share a first place."""
    best = drawn >= drawn.max(axis=0) - TIE
    shares = (best / best.sum(axis=0)).mean(axis=1)
    order = np.argsort(-shares, kind="stable")
    some = [
        f"{clean(card.submissions.name(shown[at]))} in {_of_draws(shares[at])}"
        for at in order.tolist()
        if shares[at] >= NEVER
    ]
    return f"First among those shown, gaps apart: {listed(some, 6)}."


def _of_draws(share: float) -> str:
    return "every draw" if share > 1 - NEVER else f"{100 * share:.1f}% of draws"


def _worth(card: Scores, shown: Sequence[int]) -> list[str]:
    """The balance of each ledger of those shown, with its range, where there is any doubt."""
    found = []
    whole = card.framework.root.code
    for ledger in dict.fromkeys(price.ledger for price in card.plan.price_rows):
        prices = card.in_doubt.prices(whole, ledger)
        told = card.in_doubt.pounds(prices).of(shown).summary().scaled(1 / UNITS)
        some = [
            f"{clean(card.submissions.name(place))} {pounds(told.mean[at])} "
            f"({pounds(told.percentiles[at, 0])} to {pounds(told.percentiles[at, 2])})"
            for at, place in enumerate(shown)
            if told.deviation[at] > 0
        ]
        if some:
            found.append(f"Mean balance in pounds, {ledger}: {listed(some, len(some))}.")
    return found
