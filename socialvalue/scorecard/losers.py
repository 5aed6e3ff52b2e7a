"""Who loses, and where: for each group its harms and losses beside what it gains, in sentences.

In come a scorecard and the submissions shown; out come sentences, harm outside the boundary first:
those whom it hurts have no vote inside. No score moves, and none leaves anything out.
"""

from __future__ import annotations

from collections.abc import Sequence

from socialvalue.claims.likeness import likeness
from socialvalue.framework.boundary import OUTSIDE
from socialvalue.scorecard import falls
from socialvalue.scorecard.falls import Part
from socialvalue.scorecard.scores import Scores
from socialvalue.scorecard.words import amount, clean, listed, pounds
from socialvalue.valuation.prices import UNITS

MOST = 12
"""Groups that a page tells of, those that lose most first."""

Groups = dict[tuple[int, str], list[Part]]


def lines(card: Scores, places: Sequence[int]) -> list[str]:
    """Sentences on the submissions shown; none where no claim says to whom or where."""
    shown = frozenset(places)
    where, whom = (falls.parts(card, name, shown) for name in ("place", "group"))
    return [*_outside(card, where), *_groups(card, whom), *_unsaid(card, where, whom)]


def _outside(card: Scores, found: list[Part]) -> list[str]:
    """Harm that falls outside the boundary, a sentence each."""
    boundary = card.framework.boundary
    return [
        f"OUTSIDE THE BOUNDARY: {_name(card, part)}: {_what(card, part)}"
        f"{_at(part.label)}. It counts in the score like any other."
        for part in found
        if falls.side(boundary, part.label) == OUTSIDE and _bad(card, part)
    ]


def _at(label: str) -> str:
    return "" if likeness(label) == OUTSIDE else f", in {clean(label)}"


def _groups(card: Scores, found: list[Part]) -> list[str]:
    """A paragraph a group of a submission: what it loses, then what it gains."""
    groups: Groups = {}
    for part in found:
        if part.label != falls.UNSAID:
            groups.setdefault((part.place, likeness(part.label)), []).append(part)
    order = sorted(groups.values(), key=lambda own: -sum(_bad(card, part) for part in own))
    told = [_group(card, own) for own in order[:MOST]]
    more = len(order) - MOST
    return [*told, f"and {more} more groups: card.by_group() has them."] if more > 0 else told


def _group(card: Scores, own: list[Part]) -> str:
    bad = [_what(card, part) for part in own if _bad(card, part)]
    good = [_what(card, part) for part in own if falls.effect(card, part) == falls.GAIN]
    other = [_what(card, part) for part in own if falls.effect(card, part) == falls.UNTOLD]
    # What is not told of a benefit may be a loss.
    none = "no harm is claimed for it" if other else "no harm and no loss is claimed for it"
    told = [f"loses {listed(bad)}" if bad else none]
    told += [f"gains {listed(good)}"] if good else []
    told += [f"not told: {listed(other)}"] if other else []
    return f"{clean(own[0].label)} ({_name(card, own[0])}): {'; '.join(told)}."


def _unsaid(card: Scores, where: list[Part], whom: list[Part]) -> list[str]:
    """Harms of which nobody said to whom, or where, they happen."""
    told = []
    for found, words in ((whom, "to whom it happens"), (where, "where it falls")):
        bad = [part for part in found if part.label == falls.UNSAID and _bad(card, part)]
        if bad:
            codes = (f"{_code(card, part)} ({_name(card, part)})" for part in bad)
            told.append(f"harm of which nobody said {words}: {listed(codes)}.")
    return told


def _bad(card: Scores, part: Part) -> bool:
    return falls.effect(card, part) in (falls.HARM, falls.LOSS)


def _what(card: Scores, part: Part) -> str:
    """A measure and what it comes to: "CV9 Pushed out 12 people (welfare -£300)"."""
    measure = card.plan.members[part.row].measure
    head = f"{measure.code} {clean(measure.title)}"
    if part.why:
        many = f"{part.claims} claim{'' if part.claims == 1 else 's'}"
        return f"{head} ({many}; {clean(part.why)})"
    worth = (f"{ledger} {pounds(units / UNITS)}" for ledger, units in part.worth.items())
    priced = ", ".join(worth)
    much = amount(abs(part.attributable), measure.unit)
    return f"{head} {much}{f' ({priced})' if priced else ''}"


def _code(card: Scores, part: Part) -> str:
    return card.plan.members[part.row].code


def _name(card: Scores, part: Part) -> str:
    return clean(card.submissions.name(part.place))
