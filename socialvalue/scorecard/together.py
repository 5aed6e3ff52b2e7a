"""What a framework says of parts that stand together: its interactions and its holds, in words.

In comes a scorecard; out come lines for its page, and whom a hold holds down at a node.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np

from socialvalue.aggregation import Hold
from socialvalue.framework import Member, Node, together
from socialvalue.scorecard.scores import Scores
from socialvalue.scorecard.words import clean, number, points
from socialvalue.valuation import rate

CLOSE = 1e-9


def declared(card: Scores) -> Iterator[str]:
    """A line an interaction, and one a hold, with who says so and why; none by default."""
    for node in card.framework.root.walk():
        for one in together.interactions(node):
            way = "both are asked for" if one.value > 0 else "either will do"
            way = way if one.value else "each counts for itself"
            pair = f"interaction of {one.first} and {one.second} in {node.code}"
            said = f"({clean(one.author)}: {clean(one.reason)})"
            yield f"{pair}: {number(one.value)}, {way} {said}"
        for hold in together.holds(node):
            mark = f"{hold.of} below {number(hold.below)} holds {node.code} to {number(hold.to)}"
            yield f"hold: {mark} at most ({clean(hold.author)}: {clean(hold.reason)})"


def held(card: Scores, code: str, places: Iterable[int]) -> dict[int, list[str]]:
    """The holds of some submissions at a node, in words; an empty list where nothing holds one.

    "PA1 below 40: benefit held to 50.0", or "already below" where it would be lower anyway.
    """
    node = card.plan.nodes[card.places[code]]
    found: dict[int, list[str]] = {place: [] for place in places}
    for hold in together.holds(node):
        most = 100 * _most(card, node, hold)
        benefit = card.benefit(code)
        for place in (place for place in found if most[place] < 100):
            effect = "held to" if benefit[place] >= most[place] - CLOSE else "already below"
            mark = f"{hold.of} below {number(hold.below)}"
            found[place].append(f"{mark}: benefit {effect} {points(most[place])}")
    return found


def _most(card: Scores, node: Node, hold: Hold) -> Any:
    """The most that a hold lets each benefit be, 0-1 (submissions,)."""
    part = next(one for one in node.parts(harm=False) if one.code == hold.of)
    leaves = [part] if isinstance(part, Member) else list(part.leaves())
    applies = np.zeros(len(card.submissions), dtype=bool)
    for member in leaves:
        if not member.measure.harm:
            gone = list(card.claims.not_applicable.get(member.code, {}))
            here = np.ones(len(card.submissions), dtype=bool)
            here[gone] = False
            applies |= here
    if isinstance(part, Member):
        rating = _rating(card, card.plan.row[part.code])
    else:
        rating = card.benefit(part.code) / 100
    return np.where(applies & (part.weight > 0), hold.bites(rating), 1.0)


def _rating(card: Scores, row: int) -> Any:
    """The rating 0-1 of a measure (submissions,): 0 where nothing is shown."""
    found, amount = np.zeros(len(card.submissions)), card.amounts[row]
    if amount is not None:
        measure, sizes = card.plan.members[row].measure, card.submissions.columns
        attributable = rate.attributable(card.plan, row, amount)
        rated = rate.ratings(measure, attributable, amount.rows, sizes)
        rows = slice(None) if amount.rows is None else amount.rows
        found[rows] = np.nan_to_num(rate.earned(measure, rated, amount.ceiling))
    return found
