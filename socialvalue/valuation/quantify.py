"""Quantify, combine, attribute: from a batch of claims to one amount a submission.

The formula runs once on all claims; claims that share a line become one quantity; a change has
its baseline taken off; each line keeps its share; then lines and periods join. A loss is
attributed whole: shares are taken off gains only.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from attrs import define, evolve, field

from socialvalue.basis import STAGES, Basis
from socialvalue.claims.batch import COMMITTED, UNDATED, Batch
from socialvalue.column import Column
from socialvalue.errors import Fault, TotalTooLarge
from socialvalue.framework import Credit
from socialvalue.proxy import ADJUSTMENTS, ProxyTable
from socialvalue.valuation import combine, lines, prices, years
from socialvalue.valuation.amount import NOBODY, Amount
from socialvalue.valuation.credit import ceiling
from socialvalue.valuation.terms import Terms

Floats = np.ndarray[Any, np.dtype[np.float64]]
Ints = np.ndarray[Any, np.dtype[np.int64]]
Bools = np.ndarray[Any, np.dtype[np.bool_]]

NOTHING_HELD = Credit()
NO_BASELINE = "no baseline was given for this period, and this measure reports a change"
NONE = -1
"""No cell of a baseline."""

YEARS = 4096
"""More than any year, so that a submission and a year make one number."""

COMPARATOR = 2
"""From this counterfactual grade on, a baseline is itself a comparator (C2: an area trend)."""


@define(frozen=True, eq=False)
class Cells:
    """Quantities by submission, period and line: equal-length columns (cells,).

    `claim` is the first claim of each; `share` what is left of a quantity after adjustments;
    `gross` the plain difference, where a reference case with shares of its own was taken off; else
    empty.
    """

    batch: Batch
    claim: Ints
    submission: Ints
    period: Ints
    quantity: Floats
    held: Bools
    share: Floats = field(factory=lambda: np.ones(0))
    gross: Floats = field(factory=lambda: np.ones(0))


@np.errstate(under="ignore")
def amount(batch: Batch, terms: Terms, credit: Credit = NOTHING_HELD) -> Amount:
    """What one measure's claims at the rated stage come to, and the `credit` they may earn."""
    batch = batch.of_all_years()
    found = _amount(batch, terms)
    most = ceiling(batch, found, terms.basis, credit)
    return found if most is None else evolve(found, ceiling=most)


def _amount(batch: Batch, terms: Terms) -> Amount:
    measure, basis = batch.measure, terms.basis
    if batch.submission is not None:
        batch = batch.shown()
    tables = any(isinstance(proxy, ProxyTable) for proxy in measure.proxies)
    plain = batch.ordered and batch.stage is None and batch.period is None
    plain &= not batch.own and not batch.times
    if plain and not tables and measure.reports != "change" and basis.stage == STAGES[COMMITTED]:
        whole = _simple(batch)
        if whole is not None:
            return whole
    why = NO_BASELINE if measure.reports == "change" else ""
    return _joined(attributed(batch, basis), terms, measure.undefined_reason or why)


@np.errstate(under="ignore")
def attributed(batch: Batch, basis: Basis) -> Cells:
    """The cells of the rated stage, less their baseline, and the share that is left of each."""
    batch = batch.shown().of_all_years()
    cells = _cells(at_stage(batch, STAGES.index(basis.stage)))
    if batch.measure.reports != "change":
        return _shared(cells, _kept(cells))
    before = _cells(at_stage(batch, 0))
    whole = cells.quantity
    cells, reference = less_baseline(cells, before)
    comparator = _comparators(before, reference)
    kept = np.where(comparator, _kept(cells, prices.COMPARED), _kept(cells))
    told = cells.held & _told(before)[reference] & (reference != NONE)
    if not told.any():
        return _shared(cells, kept)
    # where the reference case has shares of its own, each side is attributed, then compared
    theirs, ours = _kept(before, prices.COMPARED)[reference], _kept(cells, prices.COMPARED)
    told &= theirs != ours
    net = whole * ours - before.quantity[reference] * theirs
    if not batch.measure.harm:
        # a loss is told whole: in the shares that both sides would have were they alike
        most = np.minimum(np.maximum(ours, theirs), 1.0)
        net = np.divide(net, most, out=net, where=told & (net < 0))
    alone = np.where(comparator, 1.0, _kept(cells, prices.DEADWEIGHT))
    compared = evolve(cells, gross=cells.quantity, quantity=np.where(told, net, cells.quantity))
    return _shared(compared, np.where(told, alone, kept))


def _told(before: Cells) -> Bools:
    """Whether each cell of a baseline brings shares of its own, but for deadweight, (cells,)."""
    own = [
        ~np.isnan(shares[before.claim])
        for name, shares in before.batch.own.items()
        if name in prices.COMPARED
    ]
    none = np.zeros(max(before.claim.size, 1), dtype=bool)
    return np.asarray(np.logical_or.reduce(own)) if own and before.claim.size else none


def _shared(cells: Cells, kept: Floats) -> Cells:
    """Cells with what is left of each.

    A loss is never made smaller by shares, but a multiplier makes it larger; of a harm the gain is
    what is below zero, so that its shares come off both.
    """
    quantity = np.where(cells.held, cells.quantity, 0.0)
    share = kept
    if not cells.batch.measure.harm:
        share = np.where(quantity > 0, kept, np.maximum(kept, 1.0))
    return evolve(cells, quantity=quantity, share=share)


def _kept(cells: Cells, names: Sequence[str] = ADJUSTMENTS) -> Floats:
    """What is left of each cell after its own shares or the measure's, (cells,)."""
    own = {name: shares[cells.claim] for name, shares in cells.batch.own.items()}
    return prices.kept(cells.batch.measure, own, cells.claim.size, names)


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


def _joined(cells: Cells, terms: Terms, why: str) -> Amount:
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
    pounds = [joined(units) for units in worth(cells, terms)]
    return Amount(
        gross=joined(np.where(cells.held, cells.gross, 0.0) if cells.gross.size else quantity),
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


@np.errstate(under="ignore")
def worth(cells: Cells, terms: Terms) -> list[Floats]:
    """Whole units of 1e-4 pounds, one array a price, one number a cell."""
    measure = cells.batch.measure
    times = {name: many[cells.claim] for name, many in cells.batch.lasting().items()}
    found = []
    for proxy in measure.proxies:
        codes = None
        if isinstance(proxy, ProxyTable):
            codes = cells.batch.columns[proxy.key][cells.claim].astype(np.int64)
        price = prices.by_code(measure, proxy, codes, terms)
        factor = years.factor(measure, proxy, cells.period, times, terms)
        found.append(np.rint(cells.quantity * (cells.share * (price * factor))))
    return found
