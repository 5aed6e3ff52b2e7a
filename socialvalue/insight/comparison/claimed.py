"""Claimed numbers: what one submission claims, number by number, and how it is rated at others.

In comes a scorecard and a place; out come its numbers with the bounds that the library would hold
them to, and for each of many values the measure's rating, by the library's own steps on copies of
the claims. The numbers of a sample (one a person, a firm) move together, as a multiple of what they
are, so that no person's own number is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

import numpy as np
from attrs import evolve, field, frozen

from socialvalue.basis import STAGES
from socialvalue.claims.batch import COMMITTED, Batch
from socialvalue.column import Column, Sample, SampleGroup
from socialvalue.errors import FormulaError, TotalTooLarge
from socialvalue.insight.comparison.room import Room
from socialvalue.insight.untold import of_few_answers
from socialvalue.proxy import ADJUSTMENTS
from socialvalue.scorecard import Scorecard
from socialvalue.valuation import quantify, rate

Floats = np.ndarray[Any, np.dtype[np.float64]]
Ints = np.ndarray[Any, np.dtype[np.int64]]

FEW = "kept back: so few people answered that it would show who said what"
FAILS = "the formula of the measure fails at some of the values"
EACH = "times what it is"
"""The unit of a multiple."""

NEAREST = 1e-3
"""The first step away from a number, as a share of it."""
STEPS = 32
"""Values asked for below the present one, and above it."""
MOST = 1000.0
"""Where nothing bounds a number: up to this many times what it is."""
WIDEST = 9
"""Where it is 0 now and nothing bounds it: up to ten to this power."""


@frozen(eq=False)
class Number:
    """One number: claim `row` of the measure's batch, `input` and the `member` of a group (or
    "counts"); a plain number, or all of a sample as a multiple, which is 1 at `present`, each of
    them held `within` bounds of its own.
    """

    code: str
    place: int
    row: int
    input: str
    member: str
    sample: bool
    name: str
    unit: str
    present: float = 1.0
    low: float = 0.0
    high: float = np.inf
    within: tuple[float, float] = (-np.inf, np.inf)
    grid: Floats = field(init=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "grid", _grid(self.present, self.low, self.high))


def _grid(present: float, low: float, high: float) -> Floats:
    """Values from `low` through `present` to `high`, rising, (2 × STEPS + 1,): the nearer to the
    present one, the closer together, so that a bound far off does not blur what is near.
    """
    below = present - _steps(present, present - min(low, present))[::-1]
    above = present + _steps(present, max(high, present) - present)
    return np.concatenate([below, [present], above])


def _steps(present: float, span: float) -> Floats:
    """Distances from the present value to the end of a span, (STEPS,)."""
    if span == 0.0:
        return np.zeros(STEPS)
    if not np.isfinite(span):
        span = abs(present) * (MOST - 1) if present != 0.0 else 10.0**WIDEST
    near = min(span, abs(present) if present != 0.0 else 1.0) * NEAREST
    smallest = np.finfo(np.float64).tiny
    return np.geomspace(max(near, smallest), max(span, smallest), STEPS)


def numbers(card: Scorecard, place: int) -> tuple[list[Number], list[tuple[Number, str]]]:
    """The numbers that one submission claims towards its rating, measure by measure; and those that
    are not tried, with the reason.
    """
    tried, refused = [], []
    for member in card.plan.members:
        batch = card.claims.batches.get(member.code)
        if batch is None or member.measure.rating is None:
            continue
        own = []
        rows = _rows(card, batch, place)
        for count, row in enumerate(rows, 1):
            kept = of_few_answers(batch.at(np.array([row])))
            said = f", claim {count}" if len(rows) > 1 else ""
            for one in _of_claim(card, batch, place, row, said):
                if one.input in kept:
                    refused.append((one, FEW))
                else:
                    own.append(one)
        if own and not _works(card, own):
            refused += [(one, FAILS) for one in own if not _works(card, [one])]
            own = [one for one in own if _works(card, [one])]
        tried += own
    return tried, refused


def _rows(card: Scorecard, batch: Batch, place: int) -> list[int]:
    """The claims of a submission at the rated stage or its baseline that say something."""
    stage = np.full(batch.size, COMMITTED) if batch.stage is None else batch.stage
    counted = (stage == STAGES.index(card.basis.stage)) | (stage == 0)
    if batch.blank is not None:
        counted = counted & ~batch.blank
    return [int(row) for row in np.flatnonzero(counted & (batch.places() == place))]


def _of_claim(card: Scorecard, batch: Batch, place: int, row: int, said: str) -> Iterator[Number]:
    """Every number of one claim, `said` which claim it is."""
    for name, declared in batch.measure.inputs.items():
        if isinstance(declared, Column) and declared.scope == "claim":
            present = float(batch.columns[name][row])
            if not np.isnan(present):
                bounds = Room(card, batch, place, row).bounds(name)
                words = f"{_spaced(name)}{said}"
                whose = (batch.measure.code, place, row, name, "", False, words)
                yield Number(*whose, declared.unit, present, *bounds)
        elif isinstance(declared, Sample):
            yield _multiple(batch, place, row, (name, ""), declared, said)
        elif isinstance(declared, SampleGroup):
            yield from _of_group(card, batch, place, row, name, said)
    for name in ADJUSTMENTS:
        if name in batch.own and not np.isnan(batch.own[name][row]):
            present = float(batch.own[name][row])
            most = np.inf if name == "multiplier" else 1.0
            whose = (batch.measure.code, place, row, name, "own", False, f"its own {name}{said}")
            yield Number(*whose, "1", present, 0.0, most)


def _of_group(
    card: Scorecard, batch: Batch, place: int, row: int, name: str, said: str
) -> Iterator[Number]:
    """The samples of a group, and how many things each member of it stands for."""
    declared = batch.measure.inputs[name]
    if not isinstance(declared, SampleGroup):
        return
    for member, inner in declared.members:
        if isinstance(inner, Sample):
            yield _multiple(batch, place, row, (name, member), inner, said)
    if batch.columns[name].counts is not None:
        high = Room(card, batch, place, row).multiple(name)
        words = f"{_spaced(name)}, count{said}"
        whose = (batch.measure.code, place, row, name, "counts", True, words)
        yield Number(*whose, EACH, 1.0, 0.0, high)


def _multiple(
    batch: Batch, place: int, row: int, what: tuple[str, str], declared: Sample, said: str
) -> Number:
    """All of a sample, as a multiple, each held within its own bounds."""
    words = ", ".join(_spaced(one) for one in what if one) + said
    within = (declared.low, declared.high)
    return Number(batch.measure.code, place, row, *what, True, words, EACH, within=within)


def _spaced(name: str) -> str:
    return name.replace("_", " ")


def rated(
    card: Scorecard, asked: Sequence[Number], points: Floats
) -> Iterator[tuple[int, Floats, Floats, slice]]:
    """For each measure: its row in the plan, ratings 0-1 before they are held (NaN where there is
    no answer) and ceilings 0-1, both (n,), and which of all points, in order, they are of.

    points (numbers, values); the numbers of one measure stand together.
    """
    width, start = points.shape[1], 0
    for code, some in groupby(asked, key=lambda one: one.code):
        own = list(some)
        stop = start + len(own)
        row = card.plan.row[code]
        rating, ceiling = _ratings(card, row, own, points[start:stop])
        yield row, rating, ceiling, slice(start * width, stop * width)
        start = stop


def _works(card: Scorecard, own: Sequence[Number]) -> bool:
    """Whether the formula has a finite answer, or says that it has none, at all values."""
    try:
        _ratings(card, card.plan.row[own[0].code], own, np.array([one.grid for one in own]))
    except (FormulaError, TotalTooLarge, ValueError):
        return False
    return True


def _ratings(
    card: Scorecard, row: int, own: Sequence[Number], points: Floats
) -> tuple[Floats, Floats]:
    """Ratings and ceilings (n,) of one measure with one number after the other at its points."""
    place, count = own[0].place, points.size
    whole = card.claims.batches[own[0].code]
    rows = np.flatnonzero(whole.places() == place)
    many = whole.at(np.tile(rows, count))
    batch = evolve(many, submission=np.repeat(np.arange(count), rows.size))
    width = points.shape[1]
    for line, one in enumerate(own):
        claims = np.arange(line * width, (line + 1) * width) * rows.size
        _write(batch, one, claims + int(np.searchsorted(rows, one.row)), points[line])
    amount = quantify.amount(batch, card.plan.terms[row], card.framework.credit)
    sizes = {
        name: np.full(count, column[place]) for name, column in card.submissions.columns.items()
    }
    at = amount.places()
    quantity = rate.attributable(card.plan, row, amount)
    shown = ~np.isnan(quantity)
    quantity = quantity if quantity.size == at.size else quantity[shown]
    rating, ceiling = np.full(count, np.nan), np.ones(count)
    rating[at] = rate.ratings(batch.measure, quantity, at, sizes)
    if amount.ceiling is not None:
        most = amount.ceiling
        ceiling[at] = most if most.size == at.size else most[at]
    return rating, ceiling


def _write(batch: Batch, one: Number, claims: Ints, points: Floats) -> None:
    """Put points (n,) into copies of a claim, at `claims` (n,) of a batch made for it."""
    if one.member == "own":
        batch.own[one.input][claims] = points
        return
    column = batch.columns[one.input]
    if not one.sample:
        column[claims] = points
        return
    if one.member == "counts":
        values = column.counts
    else:
        values = (column.members[one.member] if one.member else column).values
    sizes = np.diff(column.offsets)[claims]
    starts = np.repeat(column.offsets[claims], sizes)
    inside = np.arange(sizes.sum()) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    moved = values[starts + inside] * np.repeat(points, sizes)
    values[starts + inside] = np.clip(moved, *one.within)
