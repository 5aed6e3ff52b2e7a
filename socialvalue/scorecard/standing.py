"""Who is ahead, and why: the ranking in words, and the themes that made it.

In comes a scorecard; out come sentences. Ranking is by the cautious score; equal scores share a
rank and are called ties.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from attrs import frozen

from socialvalue.scorecard import tables
from socialvalue.scorecard.words import clean, listed, points

if TYPE_CHECKING:
    from socialvalue.scorecard.card import Scorecard

SAME = 0.05
"""Themes whose scores differ by less than the first decimal shown are not told apart."""


@frozen
class Standing:
    """Places of the submissions, best first, with the rank of each."""

    order: tuple[int, ...]
    ranks: tuple[int, ...]


def standing(card: Scorecard) -> Standing:
    """The order in which a scorecard ranks, as places in the submissions table."""
    falling = -card.score()
    order = np.argsort(falling, kind="stable")
    ranks = 1 + np.searchsorted(falling[order], falling[order], side="left")
    return Standing(tuple(order.tolist()), tuple(ranks.tolist()))


def headline(card: Scorecard) -> str:
    """Who leads, and by how much."""
    found = standing(card)
    if not found.order:
        return "Nobody was scored."
    score = card.score()
    ahead, best = found.ranks.count(1), points(score[found.order[0]])
    first = clean(card.submissions.name(found.order[0]))
    if len(found.order) == 1:
        return f"{first} scores {best}; there is nobody to compare it with."
    if ahead > 1:
        tied = listed((clean(card.submissions.name(place)) for place in found.order[:ahead]), 6)
        return f"{tied} tie for first place with {best}."
    gap = score[found.order[0]] - score[found.order[1]]
    seconds = [place for place, rank in zip(found.order, found.ranks, strict=True) if rank == 2]
    names = listed((clean(card.submissions.name(place)) for place in seconds), 3)
    lead = f"{points(gap)} points" if gap >= SAME else "less than a tenth of a point"
    return f"{first} leads with {best}: {lead} ahead of {names}."


def reasons(card: Scorecard, place: int, rival: int | None) -> str:
    """The themes in which a submission gains and loses most, against a rival if there is one."""
    name = clean(card.submissions.name(place))
    own = [(float(card.score(theme.code)[place]), theme) for theme in card.framework.themes]
    if rival is None:
        best, worst = max(own, key=lambda one: one[0]), min(own, key=lambda one: one[0])
        return (
            f"{name}: highest in {clean(best[1].name)} ({points(best[0])}), "
            f"lowest in {clean(worst[1].name)} ({points(worst[0])}{_why(card, worst[1].code, place)})."
        )
    gaps = [(score - float(card.score(theme.code)[rival]), score, theme) for score, theme in own]
    best, worst = max(gaps, key=lambda one: one[0]), min(gaps, key=lambda one: one[0])
    other = clean(card.submissions.name(rival))
    parts = []
    if best[0] >= SAME:
        parts.append(f"gains most in {clean(best[2].name)}, {points(best[0])} above ({points(best[1])})")
    if worst[0] <= -SAME:
        gap = f"{points(-worst[0])} below ({points(worst[1])}{_why(card, worst[2].code, place)})"
        parts.append(f"loses most in {clean(worst[2].name)}, {gap}")
    lowest = min(own, key=lambda one: one[0])
    if parts and worst[0] > -SAME:
        low = f"{clean(lowest[1].name)} ({points(lowest[0])}{_why(card, lowest[1].code, place)})"
        parts.append(f"loses to it nowhere; its own lowest is {low}")
    told = "; ".join(parts) or "no theme tells them apart"
    return f"{name} against {other}: {told}."


def _why(card: Scorecard, theme: str, place: int) -> str:
    """What holds a theme down: the harms that cap it, or that nothing was shown."""
    capped = tables.capped_by(card, theme)[place]
    if capped:
        return f"; {capped}"
    silent = float(card.coverage(theme)[place]) == 0
    return "; nothing was shown" if silent else ""
