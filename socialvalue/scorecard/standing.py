"""Who is ahead, and why: the ranking in words, and the themes that made it.

In comes a scorecard; out come sentences. Ranking is by the cautious score; equal scores share a
rank and are called ties.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from attrs import frozen

from socialvalue.basis import STAGES
from socialvalue.claims.batch import COMMITTED
from socialvalue.framework import Node
from socialvalue.scorecard.scores import Scores
from socialvalue.scorecard.words import clean, listed, points
from socialvalue.valuation.results import PAST

Floats = np.ndarray[Any, np.dtype[np.float64]]

SAME = 0.05
"""Themes whose scores differ by less than the first decimal shown are not told apart."""


@frozen
class Standing:
    """Places of the submissions, best first, with the rank of each."""

    order: tuple[int, ...]
    ranks: tuple[int, ...]


def standing(card: Scores) -> Standing:
    """The order in which a scorecard ranks, as places in the submissions table."""
    falling = -card.score()
    order = np.argsort(falling, kind="stable")
    ranks = 1 + np.searchsorted(falling[order], falling[order], side="left")
    return Standing(tuple(order.tolist()), tuple(ranks.tolist()))


def of_stages(card: Scores) -> str:
    """Which claims are of a stage that is not rated here; "" where all are, or are baselines."""
    found: Counter[str] = Counter()
    for batch in card.claims.batches.values():
        shown = batch.shown()
        stages = [COMMITTED] * shown.size if shown.stage is None else shown.stage.tolist()
        found.update(STAGES[stage] for stage in stages)
    rated = card.basis.stage
    others = [f"{found[one]:,} {one}" for one in STAGES[1:] if one != rated and found[one]]
    if not others:
        return ""
    told = f"Claims of another stage are not rated here: {listed(others, 4)}."
    if found[rated]:
        return told
    first = next(one for one in STAGES[1:] if one != rated and found[one])
    return (
        f"NOTHING IS CLAIMED AS {rated.upper()}, the stage that is rated here. {told} "
        f'To rate those, score with --stage {first}, or sv.Basis(stage="{first}").'
    )


def headline(card: Scores) -> str:
    """Who leads, and by how much; first of all, that nothing is claimed at the stage rated."""
    apart = of_stages(card)
    return " ".join(text for text in (apart, _lead(card)) if text)


def _lead(card: Scores) -> str:
    found = standing(card)
    if not found.order:
        return "Nobody was scored."
    score = card.score()
    below = score[found.order[0]] <= -SAME
    nobody = "Nobody is above zero. " if below else ""
    ahead, best = found.ranks.count(1), points(score[found.order[0]])
    first = clean(card.submissions.name(found.order[0]))
    if len(found.order) == 1:
        return f"{first} scores {best}; there is nobody to compare it with."
    if ahead > 1:
        tied = listed((clean(card.submissions.name(place)) for place in found.order[:ahead]), 6)
        return f"{nobody}{tied} tie for first place with {best}."
    gap = score[found.order[0]] - score[found.order[1]]
    seconds = [place for place, rank in zip(found.order, found.ranks, strict=True) if rank == 2]
    names = listed((clean(card.submissions.name(place)) for place in seconds), 3)
    lead = f"{points(gap)} points" if gap >= SAME else "less than a tenth of a point"
    leads = "is least bad" if below else "leads"
    return f"{nobody}{first} {leads} with {best}: {lead} ahead of {names}.{_open(card, found)}"


def _open(card: Scores, found: Standing) -> str:
    """Who could still pass the leader, were their gaps answered; "" where nobody could."""
    leader = card.score()[found.order[0]]
    headroom = card.headroom()
    able = [place for place in found.order[1:] if headroom[place] > leader + SAME]
    if not able:
        return ""
    who = (f"{clean(card.submissions.name(at))} (to {points(headroom[at])})" for at in able[:3])
    more = f" and {len(able) - 3} more" if len(able) > 3 else ""
    return (
        f" Not settled: {listed(who, 3)}{more} could pass that if what nobody looked at "
        "were answered at its best. Ask before deciding."
    )


def why(card: Scores, shown: Sequence[int]) -> list[str]:
    """The leader against the one behind, then everybody else shown against the leader."""
    if not shown:
        return []
    rivals = [shown[1] if len(shown) > 1 else None, *[shown[0]] * (len(shown) - 1)]
    scores = {theme.code: card.score(theme.code) for theme in card.framework.themes}
    return [reasons(card, scores, place, rival) for place, rival in zip(shown, rivals, strict=True)]


def reasons(card: Scores, scores: Mapping[str, Floats], place: int, rival: int | None) -> str:
    """The themes in which a submission gains and loses most, against a rival if there is one."""
    name = clean(card.submissions.name(place))
    own = [(float(scores[theme.code][place]), theme) for theme in card.framework.themes]
    if rival is None:
        high, low = max(own, key=lambda one: one[0]), min(own, key=lambda one: one[0])
        return (
            f"{name}: highest in {clean(high[1].name)} ({points(high[0])}), "
            f"lowest in {_lowest(card, low, place)}."
        )
    gaps = [(score - float(scores[theme.code][rival]), score, theme) for score, theme in own]
    best, worst = max(gaps, key=lambda one: one[0]), min(gaps, key=lambda one: one[0])
    other = clean(card.submissions.name(rival))
    parts = []
    if best[0] >= SAME:
        gap = f"{points(best[0])} above ({points(best[1])})"
        parts.append(f"gains most in {clean(best[2].name)}, {gap}")
    if worst[0] <= -SAME:
        gap = f"{points(-worst[0])} below ({points(worst[1])}{_why(card, worst[2].code, place)})"
        parts.append(f"loses most in {clean(worst[2].name)}, {gap}")
    lowest = min(own, key=lambda one: one[0])
    if parts and worst[0] > -SAME:
        parts.append(f"loses to it nowhere; its own lowest is {_lowest(card, lowest, place)}")
    told = "; ".join(parts) or "no theme tells them apart"
    return f"{name} against {other}: {told}."


def _lowest(card: Scores, low: tuple[float, Node], place: int) -> str:
    """The theme in which a submission stands lowest, and what holds it down."""
    return f"{clean(low[1].name)} ({points(low[0])}{_why(card, low[1].code, place)})"


def _why(card: Scores, theme: str, place: int) -> str:
    """What holds a theme down: the harms that cap it, or that nothing was shown."""
    harms = card.plan.members[card.plan.benefits :]
    flags, past = card.caps(theme)[:, place], card.results.past[:, place] == PAST
    capped = [
        f"{member.code} {'past its limit' if over else 'not assessed'}"
        for member, flag, over in zip(harms, flags, past, strict=True)
        if flag
    ]
    if capped:
        return f"; {', '.join(capped)}"
    silent = float(card.coverage(theme)[place]) == 0
    return "; nothing was shown" if silent else ""
