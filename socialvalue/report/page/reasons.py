"""Why somebody stands where they stand, in two or three plain sentences under given weights.

In come a scorecard and places; out come texts. The script of the page says the same words when the
weights are moved there: what is changed here is changed in `page.js`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from socialvalue.insight.disclosure.bounds import Bounds
from socialvalue.scorecard import Scorecard
from socialvalue.scorecard.standing import SAME
from socialvalue.scorecard.words import clean, listed, points
from socialvalue.valuation.results import PAST

NO_THEME = "No theme tells them apart."
NO_WHOLE_THEME = "No theme of which nothing is left out tells them apart."


def reasons(card: Scorecard, order: Sequence[int], bounds: Bounds | None = None) -> list[str]:
    """A text a submission of `order`, best first: the first against the second, all others against
    the first. A theme of which something is left out is no reason.
    """
    rivals = [order[1] if len(order) > 1 else None, *[order[0]] * (len(order) - 1)] if order else []
    return [reason(card, place, rival, bounds) for place, rival in zip(order, rivals, strict=True)]


def reason(card: Scorecard, place: int, rival: int | None, bounds: Bounds | None = None) -> str:
    """How far one is ahead of another, and the themes that do most for and against it, each by its
    gap and its share of the weight; then what caps its score.
    """
    told = ["There is nobody to compare it with."] if rival is None else []
    if rival is not None:
        told += [_ahead(card, place, rival), *_themes(card, place, rival, bounds)]
    if card.lowered()[place]:
        told.append(f"Its score is held to {points(card.cap())}: {held_by(card, place)}.")
    return " ".join(told)


def held_by(card: Scorecard, place: int) -> str:
    """The harms that cap the whole, and why; "" where none does."""
    harms = card.plan.members[card.plan.benefits :]
    flags, past = card.caps()[:, place], card.results.past[:, place] == PAST
    return listed(
        (
            f"{clean(member.measure.title)} is past its limit"
            if over
            else f"nobody can say how much {_lower(clean(member.measure.title))} there is"
            for member, flag, over in zip(harms, flags, past, strict=True)
            if flag
        ),
        4,
    )


def _lower(title: str) -> str:
    """A title inside a sentence: names of several capitals stay as they are."""
    return title[:1].lower() + title[1:] if title[1:2].islower() else title


def whole(value: float) -> int:
    """A percentage without decimals, halves upwards, as the page rounds it."""
    return math.floor(value + 0.5)


def _ahead(card: Scorecard, place: int, rival: int) -> str:
    score, other = card.score(), clean(card.submissions.name(rival))
    gap = float(score[place] - score[rival])
    if abs(gap) < SAME:
        return f"Level with {other}."
    return f"{'Ahead of' if gap > 0 else 'Behind'} {other} by {points(abs(gap))}."


def _themes(card: Scorecard, place: int, rival: int, bounds: Bounds | None) -> list[str]:
    themes = card.framework.root.children
    total = 0.0
    for theme in themes:
        total += theme.weight
    best = worst = None
    for theme in themes:
        if bounds is not None and bounds.unsure[card.places[theme.code], [place, rival]].any():
            continue
        share = theme.weight / total
        own, other = (float(card.score(theme.code)[at]) for at in (place, rival))
        pull, far = share * (own - other), abs(own - other) >= SAME
        words = (
            f"{clean(theme.name)}: {points(own)} against {points(other)}, with "
            f"{whole(100 * share)}% of the weight."
        )
        if far and pull > 0 and (best is None or pull > best[0]):
            best = pull, words
        if far and pull < 0 and (worst is None or pull < worst[0]):
            worst = pull, words
    told = [f"Gains most in {best[1]}"] if best else []
    told += [f"Loses most in {worst[1]}"] if worst else []
    return told or [NO_THEME if bounds is None else NO_WHOLE_THEME]
