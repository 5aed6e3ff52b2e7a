"""Every number of the page as steps that anybody can do by hand.

In come a scorecard and a submission; out come sums inside one another: the whole, its themes, their
outcomes and measures, each with an anchor to which the numbers of the page lead.
"""

from __future__ import annotations

from attrs import frozen

from socialvalue.framework import Node
from socialvalue.insight.explain import explain
from socialvalue.insight.explanation import Step
from socialvalue.scorecard import Scorecard
from socialvalue.scorecard.reading import readings
from socialvalue.scorecard.words import clean


@frozen
class Sum:
    """One number worked out: where it stands, what it is, its steps, and the sums it is made of."""

    anchor: str
    heading: str
    steps: tuple[Step, ...]
    parts: tuple[Sum, ...]


def anchor(card: Scorecard, at: int, code: str) -> str:
    """The id of a sum, of nothing but a place on the page and a number."""
    codes = [*card.places, *card.plan.row]
    return f"sum-{at}-{codes.index(code)}"


def by_hand(card: Scorecard, at: int, place: int) -> Sum:
    """All sums of the submission that stands `at` on the page, in `place` of the scorecard.

    Measures that were not assessed have no sum.
    """
    done = {one.member.code for one in readings(card, place) if one.assessed}
    return _sum(card, at, place, card.framework.root, done)


def _sum(card: Scorecard, at: int, place: int, node: Node, done: set[str]) -> Sum:
    below = [_sum(card, at, place, child, done) for child in node.children]
    below += [_made(card, at, place, one.code, ()) for one in node.members if one.code in done]
    return _made(card, at, place, node.code, tuple(below))


def _made(card: Scorecard, at: int, place: int, code: str, parts: tuple[Sum, ...]) -> Sum:
    told = explain(card, str(card.submissions.ids[place]), code)
    whole = code == card.framework.root.code
    status = told.status.replace("headroom", "at best").replace("coverage", "looked at")
    heading = f"{'The whole' if whole else f'{told.title} ({told.code})'}: {status}"
    return Sum(anchor(card, at, code), clean(heading), told.steps, parts)
