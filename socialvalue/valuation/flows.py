"""Flows: the worth of one measure by the year in which it is felt, submission by submission.

In come a batch, its amount and its terms; out come whole units of 1e-4 pounds by year from the
start of the basis. Delivery, persistence, drop-off, growth and the measure's own schedule are in
them, and the years of a cell add up to its worth to the unit.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from attrs import define

from socialvalue.claims.batch import Batch
from socialvalue.proxy import Proxy, ProxyTable
from socialvalue.valuation import attribute, lines, prices, quantify, years
from socialvalue.valuation.amount import Amount
from socialvalue.valuation.attribute import Cells
from socialvalue.valuation.terms import Terms

Floats = np.ndarray[Any, np.dtype[np.float64]]
Ints = np.ndarray[Any, np.dtype[np.int64]]

BLOCK = 16_384
"""How many cells are spread over years at once."""


@define(frozen=True, eq=False)
class Flows:
    """One price of one measure, in whole units of 1e-4 pounds; a harm is negative.

    `real` and `present` (years, submissions), undiscounted and discounted; `gains` (submissions,)
    is the present worth of what is above zero: of a promise, what may fail to come.
    """

    ledger: str
    real: Floats
    present: Floats
    gains: Floats


def by_year(batch: Batch, amount: Amount, terms: Terms, count: int) -> Iterator[Flows]:
    """The flows of each price of a measure, for `count` submissions."""
    cells = attribute.attributed(batch, terms.basis)
    answered = np.isin(cells.submission, amount.places())
    worth = quantify.worth(cells, terms)
    for proxy, units in zip(cells.batch.measure.proxies, worth, strict=True):
        yield _spread(cells, proxy, terms, np.where(answered, units, 0.0), answered, count)


@np.errstate(under="ignore")
def _spread(
    cells: Cells,
    proxy: Proxy | ProxyTable,
    terms: Terms,
    worth: Floats,
    answered: Any,
    count: int,
) -> Flows:
    """Each cell's worth over its years, a block of cells at a time, joined by submission."""
    felt, group = _felt(cells, terms)
    some = felt.any(axis=1)
    ahead = np.arange(len(felt), dtype=np.float64)
    grown, discount = np.ones(ahead.size), np.ones(ahead.size)
    grown[some] = terms.grown(proxy, ahead[some])
    discount[some] = terms.discount(ahead[some])
    yearly = _yearly(cells, proxy, terms) * answered
    real, present = np.zeros((ahead.size, count)), np.zeros((ahead.size, count))
    for start in range(0, worth.size, BLOCK):
        some_cells = slice(start, start + BLOCK)
        plain = felt[:, group[some_cells]] * grown[:, None] * yearly[some_cells]
        now = _whole(plain * discount[:, None])
        # what a rounding left out is put where most is felt, so that years add up to the worth
        most, which = np.abs(now).argmax(axis=0), np.arange(now.shape[1])
        now[most, which] += worth[some_cells] - now.sum(axis=0)
        for flows, total in ((_whole(plain), real), (now, present)):
            for year in np.flatnonzero(some):
                total[year] += np.bincount(cells.submission[some_cells], flows[year], count)
    gains = np.bincount(cells.submission, np.maximum(worth, 0.0), count)
    return Flows(proxy.ledger, real, present, gains.astype(np.float64))


def _felt(cells: Cells, terms: Terms) -> tuple[Floats, Ints]:
    """Unit-years by year of each distinct timing, (years, timings), and the timing of each cell."""
    times = {name: many[cells.claim] for name, many in cells.batch.lasting().items()}
    start = years.begins(cells.period, terms.basis)
    if not start.size:
        return np.zeros((1, 0)), np.zeros(0, dtype=np.int64)
    group, first = lines.distinct([lines.coded(one) for one in (start, *times.values())])
    own = {name: many[first] for name, many in times.items()}
    return years.felt_in(cells.batch.measure, start[first], own), group


def _yearly(cells: Cells, proxy: Proxy | ProxyTable, terms: Terms) -> Floats:
    """What each cell is worth if it is felt for one year at the start, in units, (cells,)."""
    codes = None
    if isinstance(proxy, ProxyTable):
        codes = cells.batch.columns[proxy.key][cells.claim].astype(np.int64)
    price = prices.by_code(cells.batch.measure, proxy, codes, terms)
    return np.asarray(cells.quantity * (cells.share * price))


def _whole(flows: Floats) -> Floats:
    """Whole units by year that add up to the rounded sum, (years, cells)."""
    return np.diff(np.rint(np.cumsum(flows, axis=0)), axis=0, prepend=0.0)
