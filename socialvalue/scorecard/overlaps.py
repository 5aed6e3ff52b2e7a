"""What may be counted twice between measures, as a tidy table and as sentences.

In comes a scorecard; out comes one row a submission and pair of measures of the stage rated, with
the bounds between which the two together must lie: the larger of them if one holds all of the
other, their sum, or the population, if they hold nothing in common. People who are named one by one
are counted. No score moves.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import inf, isnan, nan

import numpy as np

from socialvalue.basis import STAGES
from socialvalue.claims.in_common import InCommon
from socialvalue.claims.overlaps import FOUND, NOT_TOLD_APART, SAME_NAME, SAME_NUMBER, Overlap
from socialvalue.claims.overlaps import overlaps as looked_for
from socialvalue.measure import Measure
from socialvalue.numerics import union_bounds
from socialvalue.relations import TWICE, Relation
from socialvalue.scorecard import reading
from socialvalue.scorecard.scores import Scores
from socialvalue.scorecard.tables import Table
from socialvalue.scorecard.words import amount, clean, listed

COLUMNS = (
    *("submission", "first", "second", "found", "on", "first_quantity", "second_quantity"),
    *("unit", "at_least", "at_most", "union", "priced_together", "reason", "author"),
)
COUNTED, BOUNDED = "counted", "bounded"
"""Whether the two together are counted, name by name, or lie between two bounds."""

NAMED = 6
"""Submissions that a sentence names."""


def found(card: Scores, places: Iterable[int] | None = None) -> list[Overlap]:
    """What may be counted twice in the stage rated, the surest first."""
    every = looked_for(card.claims.batches, card.framework, places)
    rated = [one for one in every if STAGES[one.stage] == card.basis.stage]
    return sorted(rated, key=lambda one: FOUND.index(one.found))


def table(card: Scores) -> Table:
    """One row a submission and pair; quantities are attributable, bounds NaN where units differ."""
    common = InCommon(card.claims.batches)
    rows = [_row(card, common, one) for one in found(card)]
    return {name: np.array([row[at] for row in rows]) for at, name in enumerate(COLUMNS)}


def _row(card: Scores, common: InCommon, one: Overlap) -> tuple[str | float | bool, ...]:
    relation, (first, second, unit) = one.relation, _quantities(card, one)
    least, most, how = _bounds(card, common, one) if unit else (nan, nan, "")
    name = card.submissions.name(one.place)
    return (
        *(name, relation.first, relation.second, one.found, relation.on, first, second),
        *(unit, least, most, how, one.priced, relation.reason, relation.author),
    )


def _quantities(card: Scores, one: Overlap) -> tuple[float, float, str]:
    """The attributable quantity of each measure, and their unit where it is one."""
    rows = [card.plan.row[code] for code in (one.relation.first, one.relation.second)]
    first, second = (reading.reading(card, row, one.place).attributable for row in rows)
    units = {card.plan.members[row].measure.unit for row in rows}
    return first, second, units.pop() if len(units) == 1 else ""


def largest(card: Scores, one: Overlap) -> float:
    """The largest amount that both can hold: what their inputs give, where those are in the unit
    of the measures, so that a length of time never bounds hours of people.
    """
    measures = [card.framework.measure(code) for code in (one.relation.first, one.relation.second)]
    for measure, name in zip(measures, one.relation.where, strict=False):
        if getattr(measure.inputs[name], "unit", "") != measure.unit:
            return inf
    return one.most


def _bounds(card: Scores, common: InCommon, one: Overlap) -> tuple[float, float, str]:
    """The least and the most that two together can be, and whether that is counted or bounded.

    Nothing is counted twice that is not in both, nor more than both can hold. Of people named one
    by one the shared ones are counted; adjustments fall on all of them alike.
    """
    first, second, _ = _quantities(card, one)
    if (named := common.names(one, gross(card, one))) is not None:
        twice = named[2] * min(first / named[0], second / named[1])
        return first + second - twice, first + second - twice, COUNTED
    twice = max(min(first, second, largest(card, one)), 0.0)
    least, most = first + second - twice, first + second
    people = _population(card, common, one)
    if min(first, second) >= 0 and max(first, second) <= people:
        most = float(union_bounds([first, second], people)[1])
    return least, max(least, most), BOUNDED


def gross(card: Scores, one: Overlap) -> tuple[float, float]:
    """The quantity of each measure before anything is taken off, NaN where there is none."""
    found = []
    for code in (one.relation.first, one.relation.second):
        amount = card.amounts[card.plan.row[code]]
        at = None if amount is None else amount.at(one.place)
        found.append(nan if amount is None or at is None else float(amount.gross[at]))
    return found[0], found[1]


def _population(card: Scores, common: InCommon, one: Overlap) -> float:
    """How many people there are to be counted, where both measures count people of the eligible
    population in one year; else no end of them.
    """
    measures = [card.framework.measure(code) for code in (one.relation.first, one.relation.second)]
    if any(_per(measure) != "eligible" for measure in measures) or len(common.years(one)) > 1:
        return inf
    people = float(card.submissions.columns["eligible"][one.place])
    return inf if isnan(people) else people


def _per(measure: type[Measure]) -> str:
    """What a measure that counts people is rated against; "" for any other."""
    ramp = measure.rating
    return (ramp.per or "") if ramp is not None and measure.unit == "person" else ""


def lines(card: Scores, places: Sequence[int]) -> list[str]:
    """Sentences for a page on the submissions shown; none where nothing may be counted twice."""
    if len(card.plan.members) < 2:
        return []
    told, common = found(card, places), InCommon(card.claims.batches)
    sure = [_sure(card, common, one) for one in told if one.found != NOT_TOLD_APART]
    unsure: dict[Relation, list[str]] = {}
    for one in told:
        if one.found == NOT_TOLD_APART:
            name = clean(card.submissions.name(one.place))
            unsure.setdefault(one.relation, []).append(name)
    return [*sure, *(_unsure(relation, names) for relation, names in unsure.items())]


def _sure(card: Scores, common: InCommon, one: Overlap) -> str:
    relation, (_, _, unit) = one.relation, _quantities(card, one)
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
        least, most, how = _bounds(card, common, one)
        told = f"{amount(least, unit)} at least, {amount(most, unit)} at most"
        if how == COUNTED:
            told = f"{amount(least, unit)}, counted by name"
        text += f" Together they are {told}."
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
