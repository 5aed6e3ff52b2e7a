"""Years: when what one unit is worth is felt, and what that comes to at the start of the basis.

A claim's period is the first year of its delivery. *Delivery* spreads the quantity evenly over
years; *persistence* is how long the benefit of one unit lasts, and drop-off applies to it alone.
In come the periods and times of lines; out come the unit-years felt in each year from the start,
and one factor a line.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import numpy as np

from socialvalue.basis import Basis
from socialvalue.claims.batch import UNDATED
from socialvalue.measure import Measure
from socialvalue.numerics import outcome_flows
from socialvalue.proxy import TIMES, Proxy, ProxyTable
from socialvalue.valuation import lines
from socialvalue.valuation.terms import Terms

Floats = np.ndarray[Any, np.dtype[np.float64]]
Ints = np.ndarray[Any, np.dtype[np.int64]]


def begins(periods: Ints, basis: Basis) -> Floats:
    """Years from the start of the basis to the first year of delivery, (n,); below 0 before it.

    Undated claims begin with the basis.
    """
    return np.asarray(np.where(periods == UNDATED, 0, periods - basis.start), dtype=np.float64)


def ahead(periods: Ints, basis: Basis) -> Floats:
    """Years from the start of the basis, (n,); undated claims and earlier years are its first."""
    return np.maximum(begins(periods, basis), 0.0)


def factor(
    measure: type[Measure],
    proxy: Proxy | ProxyTable,
    periods: Ints,
    times: Mapping[str, Floats],
    terms: Terms,
) -> Floats:
    """What a pound of price, once a year for as long as a unit lasts, comes to at the start, (n,).

    `periods` (n,); `times` (n,) by name, those that claims brought, with no blank among them.
    """
    if not times and measure.persistence is None:
        within = ahead(periods, terms.basis)
        return terms.discount(within) * terms.grown(proxy, within)
    start = begins(periods, terms.basis)
    columns = [start, *(times[name] for name in TIMES if name in times)]
    group, first = lines.distinct([lines.coded(column) for column in columns])
    felt = felt_in(measure, start[first], {name: many[first] for name, many in times.items()})
    years = np.arange(len(felt), dtype=np.float64)
    # year by year: a matrix product would give a line other bits beside other lines
    total = np.zeros(len(first))
    for weight, units in zip(terms.discount(years) * terms.grown(proxy, years), felt, strict=True):
        total += weight * units
    return total[group]


def undated(measure: type[Measure], proxy: Proxy | ProxyTable, terms: Terms) -> float:
    """`factor` of one undated unit with the measure's own times."""
    own: Any = measure
    return _undated(own, proxy, terms.undrawn)


@lru_cache(maxsize=4096)
def _undated(measure: Any, proxy: Proxy | ProxyTable, terms: Terms) -> float:
    return float(factor(measure, proxy, np.array([UNDATED]), {}, terms)[0])


def felt_in(measure: type[Measure], start: Floats, times: Mapping[str, Floats]) -> Floats:
    """Unit-years felt in each year from the start of the basis, (years, n), of one unit each.

    `start` (n,) is where delivery begins; what is felt in the years before the basis counts as
    felt in its first.
    """
    usual = measure.times()
    own = {name: times.get(name, np.full(start.shape, usual[name])) for name in TIMES}
    early = np.minimum(start, 0.0)
    parts = []
    # those that begin alike are worked out together, so that a line has its own bits
    for before in np.unique(early):
        mine = np.flatnonzero(early == before)
        begun = start[mine] - before
        delivery, persistence, drop_off = (own[name][mine] for name in TIMES)
        produced = outcome_flows.delivery(1.0 / delivery, begun, begun + delivery)
        felt = outcome_flows.persist(produced, persistence, drop_off)
        gone = min(int(-before), len(felt) - 1)
        felt[gone] = np.add.reduce(felt[: gone + 1], axis=0)
        parts.append((mine, felt[gone:]))
    whole = np.zeros((max((len(felt) for _, felt in parts), default=1), start.size))
    for mine, felt in parts:
        whole[: len(felt), mine] = felt
    return whole
