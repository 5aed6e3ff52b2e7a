"""Attribute: claims joined by line, less their baseline, and the share that is left of each.

In comes a batch; out come cells, one a submission, period and line. Claims that share a line become
one quantity; a change has its baseline taken off; each line keeps its share. A loss is attributed
whole: shares are taken off gains only.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from attrs import define, evolve, field

from socialvalue.basis import STAGES, Basis
from socialvalue.claims.batch import COMMITTED, UNDATED, Batch
from socialvalue.proxy import ADJUSTMENTS
from socialvalue.valuation import combine, lines, prices
from socialvalue.valuation.amount import NOBODY

Floats = np.ndarray[Any, np.dtype[np.float64]]
Ints = np.ndarray[Any, np.dtype[np.int64]]
Bools = np.ndarray[Any, np.dtype[np.bool_]]

NONE = -1
"""No cell of a baseline."""

YEARS = 4096
"""More than any year, so that a submission and a year make one number."""

TAKEN: tuple[tuple[str, ...], ...] = (ADJUSTMENTS, prices.COMPARED, prices.DEADWEIGHT, ())
"""The adjustments that a cell may be told after: all; those left beside a measured counterfactual;
deadweight alone, where both sides had their own; none."""

ALL_OF_THEM, COMPARED, DEADWEIGHT, NONE_OF_THEM, AS_IT_IS = 0, 1, 2, 3, -1

COMPARATOR = 2
"""From this counterfactual grade on, a baseline is itself a comparator (C2: an area trend)."""


@define(frozen=True, eq=False)
class Cells:
    """Quantities by submission, period and line: equal-length columns (cells,).

    `claim` is the first claim of each, and `group` the cell of every claim (claims,); `share` what
    is left of a quantity after adjustments, and `taken` which of them that was, as a place in
    `TAKEN`, or `AS_IT_IS`; `gross` the plain difference, where a reference case with shares of its
    own was taken off; else empty.
    """

    batch: Batch
    claim: Ints
    group: Ints
    submission: Ints
    period: Ints
    quantity: Floats
    held: Bools
    share: Floats = field(factory=lambda: np.ones(0))
    taken: Ints = field(factory=lambda: NOBODY)
    gross: Floats = field(factory=lambda: np.ones(0))


@np.errstate(under="ignore")
def attributed(batch: Batch, basis: Basis) -> Cells:
    """The cells of the rated stage, less their baseline, and the share that is left of each."""
    batch = batch.shown().of_all_years()
    cells = by_line(at_stage(batch, STAGES.index(basis.stage)))
    if batch.measure.reports != "change":
        return _shared(cells, np.full(cells.claim.size, ALL_OF_THEM))
    before = by_line(at_stage(batch, 0))
    whole = cells.quantity
    cells, reference = less_baseline(cells, before)
    comparator = _comparators(before, reference)
    taken = np.where(comparator, COMPARED, ALL_OF_THEM)
    told = cells.held & _told(before)[reference] & (reference != NONE)
    if not told.any():
        return _shared(cells, taken)
    # where the reference case has shares of its own, each side is attributed, then compared
    theirs, ours = _kept(before, prices.COMPARED)[reference], _kept(cells, prices.COMPARED)
    told &= theirs != ours
    net = whole * ours - before.quantity[reference] * theirs
    if not batch.measure.harm:
        # a loss is told whole: in the shares that both sides would have were they alike
        most = np.minimum(np.maximum(ours, theirs), 1.0)
        net = np.divide(net, most, out=net, where=told & (net < 0))
    alone = np.where(comparator, NONE_OF_THEM, DEADWEIGHT)
    compared = evolve(cells, gross=cells.quantity, quantity=np.where(told, net, cells.quantity))
    return _shared(compared, np.where(told, alone, taken))


def _told(before: Cells) -> Bools:
    """Whether each cell of a baseline brings shares of its own, but for deadweight, (cells,)."""
    own = [
        ~np.isnan(shares[before.claim])
        for name, shares in before.batch.own.items()
        if name in prices.COMPARED
    ]
    none = np.zeros(max(before.claim.size, 1), dtype=bool)
    return np.asarray(np.logical_or.reduce(own)) if own and before.claim.size else none


def _shared(cells: Cells, taken: Ints) -> Cells:
    """Cells with what is left of each after the adjustments of `taken`, one a cell.

    A loss is never made smaller by shares, but a multiplier makes it larger; of a harm the gain is
    what is below zero, so that its shares come off both.
    """
    kept = np.ones(cells.claim.size)
    for which in np.unique(taken):
        some = taken == which
        kept[some] = _kept(cells, TAKEN[which])[some]
    quantity = np.where(cells.held, cells.quantity, 0.0)
    if not cells.batch.measure.harm:
        loss = quantity <= 0
        taken = np.where(loss, np.where(kept > 1.0, AS_IT_IS, NONE_OF_THEM), taken)
        kept = np.where(loss, np.maximum(kept, 1.0), kept)
    return evolve(cells, quantity=quantity, share=kept, taken=taken)


def _kept(cells: Cells, names: Sequence[str] = ADJUSTMENTS) -> Floats:
    """What is left of each cell after its own shares or the measure's, (cells,)."""
    own = {name: shares[cells.claim] for name, shares in cells.batch.own.items()}
    return prices.kept(cells.batch.measure, own, cells.claim.size, names)


def at_stage(batch: Batch, stage: int) -> Batch:
    """The claims of one stage."""
    if batch.stage is None:
        return batch if stage == COMMITTED else batch.at(NOBODY)
    return batch.at(np.flatnonzero(batch.stage == stage))


def by_line(batch: Batch) -> Cells:
    """Claims joined within submission, period and line."""
    places = batch.places()
    period = np.full(batch.size, UNDATED) if batch.period is None else batch.period
    group, first = lines.distinct([places, lines.coded(period), lines.of(batch)])
    quantity, held = combine.cells(batch, group, first.size)
    return Cells(batch, first, group, places[first], period[first], quantity, held)


def less_baseline(cells: Cells, before: Cells) -> tuple[Cells, Ints]:
    """Each quantity less the baseline of its submission and period, or the undated one; and which
    cell of `before` that is, `NONE` where there is none.
    """
    reference = _found(before, cells.submission, cells.period)
    undated = _found(before, cells.submission, np.full(cells.claim.size, UNDATED))
    reference = np.where(reference == NONE, undated, reference)
    if not before.claim.size:
        return evolve(cells, held=np.zeros(cells.claim.size, dtype=bool)), reference
    known = (reference != NONE) & before.held[reference]
    less = np.where(known, before.quantity[reference], 0.0)
    return evolve(cells, quantity=cells.quantity - less, held=cells.held & known), reference


def _found(before: Cells, submission: Ints, period: Ints) -> Ints:
    """The cell of `before` for each submission and period, `NONE` where there is none, (n,)."""
    keys, wanted = (
        who * (YEARS + 1) + when - UNDATED
        for who, when in ((before.submission, before.period), (submission, period))
    )
    if not keys.size:
        return np.full(wanted.size, NONE)
    order = np.argsort(keys, kind="stable")
    place = np.minimum(np.searchsorted(keys[order], wanted), keys.size - 1)
    return np.where(keys[order][place] == wanted, order[place], NONE)


def _comparators(before: Cells, reference: Ints) -> Bools:
    """Where the baseline is itself a comparator, (cells,): all its claims are C2 or better."""
    batch = before.batch
    if batch.counterfactual is None or not batch.size:
        return np.zeros(reference.size, dtype=bool)
    weak = batch.places()[batch.counterfactual < COMPARATOR]
    strong = ~np.isin(before.submission[reference], weak)
    return np.asarray(strong & (reference != NONE))


def years_of(cells: Cells, place: Ints, width: int) -> Floats:
    """By how many years each of `width` submissions is divided, (width,): 1 where years add up."""
    if cells.batch.measure.periods != "average":
        return np.ones(width)
    answered = np.stack([place, cells.period])[:, cells.held]
    seen = np.unique(answered, axis=1)[0] if answered.size else NOBODY
    return np.maximum(np.bincount(seen, minlength=width), 1).astype(np.float64)


def divisors(cells: Cells) -> Floats:
    """By how many years each cell is divided, (cells,)."""
    if cells.batch.measure.periods != "average":
        return np.ones(cells.claim.size)
    everyone, place = np.unique(cells.submission, return_inverse=True)
    return years_of(cells, place, everyone.size)[place]
