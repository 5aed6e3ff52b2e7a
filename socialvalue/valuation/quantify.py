"""Quantify: from a batch of claims to one amount a submission.

The formula runs once on all claims. One claim a submission and nothing of its own is the simple
way; else claims become attributed cells (`valuation.attribute`), which are valued line by line and
joined. Both give a submission the same bits.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from attrs import evolve

from socialvalue.basis import STAGES
from socialvalue.claims.batch import COMMITTED, Batch
from socialvalue.column import Column
from socialvalue.errors import Fault, TotalTooLarge
from socialvalue.framework import Credit
from socialvalue.proxy import ProxyTable
from socialvalue.valuation import combine, prices, years
from socialvalue.valuation.amount import Amount
from socialvalue.valuation.attribute import Cells, attributed, years_of
from socialvalue.valuation.credit import ceiling
from socialvalue.valuation.terms import Terms

Floats = np.ndarray[Any, np.dtype[np.float64]]
Ints = np.ndarray[Any, np.dtype[np.int64]]
Bools = np.ndarray[Any, np.dtype[np.bool_]]

NOTHING_HELD = Credit()
NO_BASELINE = "no baseline was given for this period, and this measure reports a change"


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
    divisor = years_of(cells, place, width)

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
