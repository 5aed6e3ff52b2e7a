"""What would have earned a bid its next point, from its own figures alone; and why it has these.

In come an outcome, a criterion and a bid; out come sentences, "" where there is nothing to say.
"""

from __future__ import annotations

import numpy as np

from socialvalue.decisions.criterion import ABSOLUTE, BANDS, LOWEST, Criterion
from socialvalue.decisions.outcome import Outcome
from socialvalue.decisions.spelling import enough
from socialvalue.scorecard import tables
from socialvalue.scorecard.scores import Scores
from socialvalue.scorecard.words import clean, listed, number


def next_point(outcome: Outcome, at: int, place: int, *, publish: bool = False) -> str:
    """What would have earned one point more, or all that is left where that is less.

    All that is left beside the best is the best itself: that is told only with `publish`.
    """
    one = outcome.criteria[at]
    got = float(outcome.stands.points[at, place])
    left = one.weight - got
    value = float(outcome.numbers[at, place])
    if left <= 1e-9 or one.method == BANDS:
        return _next_band(one, value) if left > 1e-9 else ""
    more = min(1.0, left)
    what = "the next point" if left >= 1 else "what is left"
    if one.method == ABSOLUTE:
        return f"{what}: {_on_the_ramp(one, got + more, value)}."
    if not got > 0:
        return f"{what}: offer something that can be measured; nothing earns nothing."
    if left <= 1 and not publish:
        best = "a price as low as the lowest" if one.method == LOWEST else "as much as the most"
        return f"{what}: {best}."
    return f"{what}: {_beside_the_best(one, value, got, more)}."


def _beside_the_best(one: Criterion, value: float, got: float, more: float) -> str:
    if one.method == LOWEST:
        price = value * got / (got + more)
        return f"a price of {enough(one, price, value)}, the lowest price being what it was"
    need = value * (got + more) / got
    return f"{enough(one, need, value)}, the best offer being what it was"


def _next_band(one: Criterion, value: float) -> str:
    band = int(value) + 1
    worth = number(round(one.weight / one.highest, 6))
    return f"the next band, worth {worth} points: {clean(one.scale[band])}"


def _on_the_ramp(one: Criterion, points: float, value: float) -> str:
    low, high = one.ends
    need = low + points / one.weight * (high - low)
    now = low if np.isnan(value) else float(np.clip(value, min(low, high), max(low, high)))
    return f"{enough(one, need, now)}, whoever else bids"


def reasons(outcome: Outcome, at: int, place: int) -> str:
    """Why: the agreed reason of a band, or what the scorecard says of the bid."""
    one = outcome.criteria[at]
    if one.method == BANDS:
        mark = outcome.marks.held(one.code, place)
        return "" if mark is None else f"why: {clean(mark.why)}"
    if outcome.card is None or not one.scored or one.ledger:
        return ""
    score = float(outcome.numbers[at, place])
    return _of_the_card(outcome.card, one, place, score)


def _of_the_card(card: Scores, one: Criterion, place: int, score: float) -> str:
    """Benefit, harm, caps and what was not shown, under the node that a criterion reads."""
    told = []
    if one.of in card.places:
        told.append(
            f"benefit {card.benefit(one.of)[place]:.1f}, harm {card.harm(one.of)[place]:.1f} of 100"
        )
        if capped := tables.capped_by(card, one.of)[place]:
            told.append(f"capped: {capped}")
        node = card.plan.nodes[card.places[one.of]]
        codes = {member.code for member in node.leaves()}
    else:
        codes = {one.of}
    missing = [
        member.code
        for row, member in enumerate(card.plan.members)
        if member.code in codes and tables.statuses(card, row)[place] == tables.STATUSES[1]
    ]
    if missing:
        told.append(f"not shown, so it earns nothing or counts as harm: {listed(missing, 12)}")
    if np.isfinite(score) and score < 0:
        told.append("the score is below nothing, and earns nothing")
    return f"why: {'; '.join(told)}." if told else ""
