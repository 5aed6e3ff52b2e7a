"""What may be counted twice between measures, as a tidy table and as sentences.

In comes a scorecard; out comes one row a submission and pair of measures of the stage rated, with
the bounds between which the two together must lie: the larger of them if one holds all of the
other, their sum if they hold nothing in common. No score moves.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import inf, nan

import numpy as np

from socialvalue.basis import STAGES
from socialvalue.claims.overlaps import FOUND, NOT_TOLD_APART, SAME_NAME, SAME_NUMBER, Overlap
from socialvalue.claims.overlaps import overlaps as looked_for
from socialvalue.relations import TWICE, Relation
from socialvalue.scorecard import reading
from socialvalue.scorecard.scores import Scores
from socialvalue.scorecard.tables import Table
from socialvalue.scorecard.words import amount, clean, listed

COLUMNS = (
    *("submission", "first", "second", "found", "on", "first_quantity", "second_quantity"),
    *("unit", "at_least", "at_most", "priced_together", "reason", "author"),
)
NAMED = 6
"""Submissions that a sentence names."""


def found(card: Scores, places: Iterable[int] | None = None) -> list[Overlap]:
    """What may be counted twice in the stage rated, the surest first."""
    every = looked_for(card.claims.batches, card.framework, places)
    rated = [one for one in every if STAGES[one.stage] == card.basis.stage]
    return sorted(rated, key=lambda one: FOUND.index(one.found))


def table(card: Scores) -> Table:
    """One row a submission and pair; quantities are attributable, bounds NaN where units differ."""
    rows = [_row(card, one) for one in found(card)]
    return {name: np.array([row[at] for row in rows]) for at, name in enumerate(COLUMNS)}


def _row(card: Scores, one: Overlap) -> tuple[str | float | bool, ...]:
    relation, (first, second, unit) = one.relation, _quantities(card, one)
    least, most = _bounds(first, second, _most(card, one)) if unit else (nan, nan)
    name = card.submissions.name(one.place)
    return (
        *(name, relation.first, relation.second, one.found, relation.on, first, second),
        *(unit, least, most, one.priced, relation.reason, relation.author),
    )


def _quantities(card: Scores, one: Overlap) -> tuple[float, float, str]:
    """The attributable quantity of each measure, and their unit where it is one."""
    rows = [card.plan.row[code] for code in (one.relation.first, one.relation.second)]
    first, second = (reading.reading(card, row, one.place).attributable for row in rows)
    units = {card.plan.members[row].measure.unit for row in rows}
    return first, second, units.pop() if len(units) == 1 else ""


def _most(card: Scores, one: Overlap) -> float:
    """The largest amount that both can hold: what their inputs give, where those are in the unit
    of the measures, so that a length of time never bounds hours of people.
    """
    measures = [card.framework.measure(code) for code in (one.relation.first, one.relation.second)]
    for measure, name in zip(measures, one.relation.where, strict=False):
        if getattr(measure.inputs[name], "unit", "") != measure.unit:
            return inf
    return one.most


def _bounds(first: float, second: float, most: float) -> tuple[float, float]:
    """The least and the most that two together can be: nothing is counted twice that is not in
    both, nor more than `most`.
    """
    twice = max(min(first, second, most), 0.0)
    return first + second - twice, first + second


def lines(card: Scores, places: Sequence[int]) -> list[str]:
    """Sentences for a page on the submissions shown; none where nothing may be counted twice."""
    if len(card.plan.members) < 2:
        return []
    told = found(card, places)
    sure = [_sure(card, one) for one in told if one.found != NOT_TOLD_APART]
    unsure: dict[Relation, list[str]] = {}
    for one in told:
        if one.found == NOT_TOLD_APART:
            name = clean(card.submissions.name(one.place))
            unsure.setdefault(one.relation, []).append(name)
    return [*sure, *(_unsure(relation, names) for relation, names in unsure.items())]


def _sure(card: Scores, one: Overlap) -> str:
    relation, (first, second, unit) = one.relation, _quantities(card, one)
    name = clean(card.submissions.name(one.place))
    how = {
        SAME_NAME: "name the same people or pounds",
        SAME_NUMBER: f"give the same number ({' and '.join(relation.where)})",
    }[one.found]
    text = (
        f"COUNTED TWICE: {name}, {relation.first} and {relation.second} {how}: "
        f"{clean(relation.reason)}."
    )
    if unit:
        least, most = _bounds(first, second, _most(card, one))
        text += f" Together they are {amount(least, unit)} at least, {amount(most, unit)} at most."
    return text


def _unsure(relation: Relation, names: Sequence[str]) -> str:
    return (
        f"not told apart: {relation.first} and {relation.second} ({clean(relation.reason)}): "
        f"{listed(names, NAMED)}. Name in `about` whom or what each claim stands on."
    )


def unrelated(card: Scores) -> str:
    """What a page must say where no framework said which measures may overlap; "" where it did."""
    if any(one.kind in TWICE for one in card.framework.relations):
        return ""
    return "what two measures may count twice: the framework says of no two that they may overlap"
