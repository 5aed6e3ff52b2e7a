"""How sure a ranking is: each submission's range, and how often it is ahead, from its draws.

In come a scorecard and the submissions shown; out come rows of words for the page and the summary.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from attrs import frozen

from socialvalue.insight.comparison.chances import TIED
from socialvalue.scorecard import Scorecard
from socialvalue.scorecard.sureness import RANGE, span
from socialvalue.scorecard.words import clean

ALL = 0.9995
"""A share of draws above which it is told as every draw."""


@frozen
class Sure:
    """One submission: the range that holds nine trials of ten, how often it comes first, and how
    often the one in first place is ahead of it ("" for that one).
    """

    name: str
    range: str
    first: str
    behind: str


def sure(card: Scorecard, order: Sequence[int]) -> list[Sure]:
    """One row a submission of `order`, best first; none where nothing was drawn."""
    if card.basis.draws == 1 or not order:
        return []
    drawn = np.array([card.draws([str(card.submissions.ids[at])])[0] for at in order], np.float64)
    low, high = np.quantile(drawn, RANGE, axis=1)
    best = drawn >= drawn.max(axis=0) - TIED
    first = (best / best.sum(axis=0)).mean(axis=1)
    ahead = (drawn[0] - drawn > TIED).mean(axis=1)
    return [
        Sure(
            clean(card.submissions.name(place)),
            span(float(low[at]), float(high[at]), steady=bool(np.ptp(drawn[at]) == 0)),
            often(float(first[at])),
            often(float(ahead[at])) if at else "",
        )
        for at, place in enumerate(order)
    ]


def often(share: float) -> str:
    """A share of trials in words: "96 in 100", and never a certainty that is none."""
    if share >= ALL:
        return "in every trial" if share == 1 else "in nearly every trial"
    if share <= 1 - ALL:
        return "never" if share == 0 else "in almost no trial"
    if 0.01 <= share <= 0.99:
        return f"in {100 * share:.0f} of 100 trials"
    return f"in {1000 * share:.0f} of 1,000 trials"


def lead(rows: Sequence[Sure], draws: int) -> str:
    """One sentence on the first place; "" where nothing was drawn."""
    if not rows:
        return ""
    told = (
        "Some figures are only known within a range. We tried other values within them "
        f"{draws:,} times: {rows[0].name} came first {rows[0].first}."
    )
    return f"{told} What people claim about themselves was taken as they say it."
