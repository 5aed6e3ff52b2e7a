"""Quantify, combine, attribute: from a batch of claims to one amount a submission.

The formula runs once on all claims; claims that share a line become one quantity; a change has
its baseline taken off; each line keeps its share; then lines and periods join. A loss is
attributed whole: shares are taken off gains only.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from attrs import define, evolve, field

from socialvalue.basis import STAGES, Basis
from socialvalue.claims.batch import COMMITTED, UNDATED, Batch
from socialvalue.column import Column
from socialvalue.errors import Fault, TotalTooLarge
from socialvalue.framework import Credit
from socialvalue.proxy import ProxyTable
from socialvalue.valuation import combine, lines, prices
from socialvalue.valuation.amount import NOBODY, Amount
from socialvalue.valuation.credit import ceiling

Floats = np.ndarray[Any, np.dtype[np.float64]]
Ints = np.ndarray[Any, np.dtype[np.int64]]
Bools = np.ndarray[Any, np.dtype[np.bool_]]

NOTHING_HELD = Credit()
NO_BASELINE = "no baseline was given for this period, and this measure reports a change"
COMPARATOR = 2
"""From this counterfactual grade on, a baseline is itself a comparator (C2: an area trend)."""


@define(frozen=True, eq=False)
class Cells:
    """Quantities by submission, period and line: equal-length columns (cells,).

    `claim` is the first claim of each; `share` what is left of a quantity after adjustments.
    """

    batch: Batch
    claim: Ints
    submission: Ints
    period: Ints
    quantity: Floats
    held: Bools
    share: Floats = field(factory=lambda: np.ones(0))


def amount(batch: Batch, basis: Basis, credit: Credit = NOTHING_HELD) -> Amount:
    """What one measure's claims at the rated stage come to, and the `credit` they may earn."""
    found = _amount(batch, basis)
    most = ceiling(batch, found, basis, credit)
    return found if most is None else evolve(found, ceiling=most)


def _amount(batch: Batch, basis: Basis) -> Amount:
    measure = batch.measure
    if batch.submission is not None:
        batch = batch.shown()
    tables = any(isinstance(proxy, ProxyTable) for proxy in measure.proxies)
    plain = batch.ordered and batch.stage is None and batch.period is None and not batch.own
    if plain and not tables and measure.reports != "change" and basis.stage == STAGES[COMMITTED]:
        whole = _simple(batch)
        if whole is not None:
            return whole
    why = NO_BASELINE if measure.reports == "change" else ""
    return _joined(attributed(batch, basis), basis, measure.undefined_reason or why)


def attributed(batch: Batch, basis: Basis) -> Cells:
    """The cells of the rated stage, less their baseline, and the share that is left of each."""
    batch = batch.shown()
    cells = _cells(at_stage(batch, STAGES.index(basis.stage)))
    gross = NOBODY
    if batch.measure.reports == "change":
        baseline = at_stage(batch, 0)
        gross = _comparators(baseline)
        cells = _less_baseline(cells, _cells(baseline))
    own = {name: shares[cells.claim] for name, shares in cells.batch.own.items()}
    kept = prices.kept(batch.measure, own, cells.claim.size)
    if gross.size:
        whole = prices.kept(batch.measure, own, cells.claim.size, gross=True)
        kept = np.where(np.isin(cells.submission, gross), whole, kept)
    quantity = np.where(cells.held, cells.quantity, 0.0)
    return evolve(cells, quantity=quantity, share=np.where(quantity > 0, kept, 1.0))


def _simple(batch: Batch) -> Amount | None:
    """One claim a submission and nothing of its own: the formula's answers are the amounts.

    None where an amount is below zero and the measure takes shares off: losses are kept whole.
    """
    measure = batch.measure
    quantity, mask = combine.answers(measure, batch.columns, batch.size, batch.blank)
    signed = not _column_of(batch, quantity) and bool((quantity < 0).any())
    if signed and measure.adjust.named():
        return None
    if mask is None or mask.all():
        sparse = batch.blank is not None and batch.submission is None
        return Amount(quantity, batch.submission, signed=signed, sparse=sparse)
    places = batch.places()
    without = ~mask if batch.blank is None else ~mask & ~batch.blank
    return Amount(
        quantity[mask],
        places[mask],
        undefined=places[without],
        why=measure.undefined_reason,
        signed=signed,
    )


def _column_of(batch: Batch, quantity: Floats) -> bool:
    """Whether the answer is a column as it came, with a lower bound of zero or more."""
    return any(
        quantity is batch.columns.get(name)
        and isinstance(declaration, Column)
        and declaration.low >= 0
        for name, declaration in batch.measure.inputs.items()
    )


def at_stage(batch: Batch, stage: int) -> Batch:
    """The claims of one stage."""
    if batch.stage is None:
        return batch if stage == COMMITTED else batch.at(NOBODY)
    return batch.at(np.flatnonzero(batch.stage == stage))


def _cells(batch: Batch) -> Cells:
    """Claims joined within submission, period and line."""
    places = batch.places()
    period = np.full(batch.size, UNDATED) if batch.period is None else batch.period
    group, first = lines.distinct([places, lines.coded(period), lines.of(batch)])
    quantity, held = combine.cells(batch, group, first.size)
    return Cells(batch, first, places[first], period[first], quantity, held)


def _less_baseline(cells: Cells, baseline: Cells) -> Cells:
    """Each quantity less the baseline of its submission and period, or of the undated baseline."""
    by_period = {
        (int(who), int(when)): (float(much), bool(held))
        for who, when, much, held in zip(
            baseline.submission, baseline.period, baseline.quantity, baseline.held, strict=True
        )
    }
    found = [
        by_period.get((int(who), int(when)), by_period.get((int(who), UNDATED), (0.0, False)))
        for who, when in zip(cells.submission, cells.period, strict=True)
    ]
    less = np.array([much for much, _ in found], dtype=np.float64)
    held = cells.held & np.array([known for _, known in found], dtype=bool)
    return Cells(
        cells.batch, cells.claim, cells.submission, cells.period, cells.quantity - less, held
    )


def _comparators(baseline: Batch) -> Ints:
    """The submissions whose whole baseline is itself a comparator."""
    if baseline.counterfactual is None:
        return NOBODY
    places = baseline.places()
    return np.setdiff1d(places, places[baseline.counterfactual < COMPARATOR])


def _joined(cells: Cells, basis: Basis, why: str) -> Amount:
    """Value line by line, then join lines and periods into submissions."""
    measure, quantity, share = cells.batch.measure, cells.quantity, cells.share
    everyone, place = np.unique(cells.submission, return_inverse=True)
    width = everyone.size
    if not np.isfinite(np.bincount(place, weights=np.abs(quantity))).all():
        fault = "its claims add up to more than a number can hold"
        fix = "check the quantities; is a unit off by a factor?"
        raise TotalTooLarge(Fault(measure.code, fault, fix))
    held = _held(cells, place, width, strict=combine.strict(measure))
    divisor = np.ones(width)
    if measure.periods == "average":
        answered = np.stack([place, cells.period])[:, cells.held]
        seen = np.unique(answered, axis=1)[0] if answered.size else NOBODY
        divisor = np.maximum(np.bincount(seen, minlength=width), 1).astype(np.float64)

    def joined(values: Any) -> Floats:
        """Values of cells, joined over lines and periods, where there is an answer."""
        return (np.bincount(place, weights=values, minlength=width) / divisor)[held]

    slope = measure.rating.slope if measure.rating else 1.0
    rows = everyone[held]
    pounds = [joined(units) for units in worth(cells, basis)]
    return Amount(
        gross=joined(quantity),
        rows=rows,
        attributable=joined(quantity * share)[:, None],
        sloped=joined(quantity * (share * slope))[:, None],
        worth=np.array(pounds).reshape(len(pounds), rows.size, 1),
        undefined=everyone[~held],
        why=why,
    )


def _held(cells: Cells, place: Ints, width: int, *, strict: bool) -> Bools:
    """Which submissions have an answer: any cell with one; if `strict`, no cell without one."""
    held = np.bincount(place[cells.held], minlength=width) > 0
    if strict:
        held &= np.bincount(place[~cells.held], minlength=width) == 0
    return held


def worth(cells: Cells, basis: Basis) -> list[Floats]:
    """Whole units of 1e-4 pounds, one array a price, one number a cell."""
    measure = cells.batch.measure
    factor = prices.discount(cells.period, basis)
    found = []
    for proxy in measure.proxies:
        codes = None
        if isinstance(proxy, ProxyTable):
            codes = cells.batch.columns[proxy.key][cells.claim].astype(np.int64)
        price = prices.by_code(measure, proxy, codes, basis)
        found.append(np.rint(cells.quantity * (cells.share * (price * factor))))
    return found
