"""What each claim alone brings to its measure, where the measure's claims add up.

In comes a scorecard and a measure; out come its claims at the stage rated and their quantities,
what can be attributed of them, and whole units of 1e-4 pounds, (claims,): each claim has the share
and the price of its line, and pounds that rounding leaves over go to the line's largest claim, so
that claims are exact parts of what the measure comes to.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from attrs import evolve, frozen

from socialvalue.basis import STAGES
from socialvalue.claims.batch import UNDATED, Batch, Floats
from socialvalue.column import Column, SampleGroup, Sum
from socialvalue.measure import Measure
from socialvalue.sample import RaggedGroup
from socialvalue.scorecard.scores import Scores
from socialvalue.valuation import attribute, combine, lines, quantify

Ints = np.ndarray[Any, np.dtype[np.int64]]


@frozen
class Divided:
    """Per claim (claims,): gross and attributable quantity, and units of pounds by ledger."""

    quantity: Floats
    attributable: Floats
    worth: dict[str, Floats]


def rated(card: Scores) -> Iterator[tuple[int, Batch]]:
    """Every measure's row and its claims at the stage rated, where there are any."""
    stage = STAGES.index(card.basis.stage)
    for row, member in enumerate(card.plan.members):
        batch = card.claims.batches.get(member.code)
        if batch is not None and (found := attribute.at_stage(batch.shown(), stage)).size:
            yield row, found


def divides(measure: type[Measure]) -> bool:
    """Whether a measure's claims are parts of a sum: not so of a change from one baseline."""
    return isinstance(measure.combine, Sum) and measure.reports != "change"


@np.errstate(under="ignore")
def divided(card: Scores, row: int, batch: Batch) -> Divided | None:
    """What each claim of a batch at the stage rated brings; None where its claims do not add up."""
    measure = card.plan.members[row].measure
    if not divides(measure):
        return None
    cells = attribute.attributed(batch, card.basis)
    size, period = batch.size, batch.period
    when = np.full(size, UNDATED) if period is None else period
    cell, _ = lines.distinct([batch.places(), lines.coded(when), lines.of(batch)])
    quantity, mask = combine.answers(measure, batch.columns, size)
    quantity = quantity if mask is None else np.where(mask, quantity, 0.0)
    quantity = np.where(cells.held[cell], quantity, 0.0)
    alone = evolve(
        cells,
        batch=batch,
        claim=np.arange(size),
        submission=batch.places(),
        period=when,
        quantity=quantity,
        held=np.ones(size, dtype=bool),
        share=cells.share[cell],
        gross=np.ones(0),
    )
    terms, years = card.plan.terms[row], _years(measure, batch.places(), when, cells.held[cell])
    totals, single = quantify.worth(cells, terms), quantify.worth(alone, terms)
    worth: dict[str, Floats] = {}
    for proxy, own, total in zip(measure.proxies, single, totals, strict=True):
        worth[proxy.ledger] = worth.get(proxy.ledger, 0.0) + _exact(own, total, cell) / years
    return Divided(quantity / years, quantity * alone.share / years, worth)


def _years(measure: type[Measure], places: Ints, when: Ints, held: Any) -> Floats:
    """Over how many years each claim's submission is averaged, (claims,)."""
    if measure.periods != "average":
        return np.ones(places.size)
    answered = np.stack([places, when])[:, held]
    seen = np.unique(answered, axis=1)[0] if answered.size else np.zeros(0, dtype=np.int64)
    return np.maximum(np.bincount(seen, minlength=int(places.max()) + 1), 1.0)[places]


def _exact(own: Floats, total: Floats, cell: Ints) -> Floats:
    """Units of claims that add up to those of their cells: the rest goes to the largest claim."""
    rest = total - np.bincount(cell, weights=own, minlength=total.size)
    order = np.lexsort((np.abs(own), cell))
    last = order[np.flatnonzero(np.diff(cell[order], append=-1))]
    exact = own.copy()
    exact[last] += rest[cell[last]]
    return exact


def people(batch: Batch) -> Floats:
    """The people behind each claim (claims,), as far as its inputs count any; NaN where none do.

    Of several counts the largest: those asked, say, and not only those who answered.
    """
    found = np.full(batch.size, np.nan)
    for name, declaration in batch.measure.inputs.items():
        values = batch.columns.get(name)
        if isinstance(declaration, SampleGroup) and isinstance(values, RaggedGroup):
            if declaration.of == "person":
                found = np.fmax(found, np.asarray(values.count(), dtype=np.float64))
        elif _counts_people(declaration):
            found = np.fmax(found, np.asarray(values, dtype=np.float64))
    return found


def together(batch: Batch, people: Floats, some: list[int]) -> float:
    """The people behind some claims: added up within a year, and of several years the most, for
    they may be the same; NaN where nobody is counted.
    """
    known = people[some]
    if np.isnan(known).all():
        return float("nan")
    years = np.zeros(len(some)) if batch.period is None else batch.period[some]
    return max(float(np.nansum(known[years == year])) for year in np.unique(years))


def _counts_people(declaration: Any) -> bool:
    return (
        isinstance(declaration, Column)
        and declaration.unit == "person"
        and declaration.scope == "claim"
    )
