"""Years: when what one unit is worth is felt, and what that comes to at the start of the basis.

A claim's period is the first year of its delivery. *Delivery* spreads the quantity evenly over
years; *persistence* is how long the benefit of one unit lasts, and drop-off applies to it alone.
In come the periods and times of lines; out come the unit-years felt in each year from the start,
and one factor a line.
"""

from __future__ import annotations

from collections.abc import Mapping
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


def ahead(periods: Ints, basis: Basis) -> Floats:
    """Years from the start of the basis, (n,); undated claims and earlier years are its first."""
    years = np.where(periods == UNDATED, 0, np.maximum(periods - basis.start, 0))
    return np.asarray(years, dtype=np.float64)


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
    start = ahead(periods, terms.basis)
    if not times and measure.persistence is None:
        return terms.discount(start) * terms.grown(proxy, start)
    columns = [start, *(times[name] for name in TIMES if name in times)]
    group, first = lines.distinct([lines.coded(column) for column in columns])
    felt = felt_in(measure, start[first], {name: many[first] for name, many in times.items()})
    years = np.arange(len(felt), dtype=np.float64)
    # year by year: a matrix product would give a line other bits beside other lines
    total = np.zeros(len(first))
    for weight, units in zip(terms.discount(years) * terms.grown(proxy, years), felt, strict=True):
        total += weight * units
    return total[group]


def felt_in(measure: type[Measure], start: Floats, times: Mapping[str, Floats]) -> Floats:
    """Unit-years felt in each year from the start of the basis, (years, n), of one unit each."""
    usual = measure.times()
    delivery, persistence, drop_off = (
        times.get(name, np.full(start.shape, usual[name])) for name in TIMES
    )
    produced = outcome_flows.delivery(1.0 / delivery, start, start + delivery)
    return outcome_flows.persist(produced, persistence, drop_off)
