"""Prices in fractions: a proxy told in pounds of the basis, over the years in which it is felt.

In come a member of a framework, one of its proxies, a claim and a basis; out come units of 1e-4
pounds at the start of the basis. The indices are data; the link between calendar and financial
years is the library's public figure, found here from the two published indices.
"""

from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from typing import Any

import numpy as np
from exact_means import power
from exact_years import discount, felt

import socialvalue as sv
from socialvalue import numerics as nx
from socialvalue.framework import Member
from socialvalue.source import Series, series

FINANCIAL = {"2026-06": "gdp-deflator-fy-2026-06"}
"""The index by financial year of an edition, by the edition's name."""


def schedule(member: Member, basis: sv.Basis) -> str:
    """A basis that does not discount leaves all undiscounted; a framework may choose health."""
    return "none" if basis.discounting == "none" else member.discounting or basis.discounting


def price(
    member: Member,
    proxy: sv.Proxy | sv.ProxyTable,
    record: Mapping[str, Any],
    year: int | None,
    basis: sv.Basis,
) -> Fraction:
    """Units of 1e-4 pounds of the basis, at its start, for one attributable unit."""
    table = isinstance(proxy, sv.ProxyTable)
    value = dict(proxy.values)[record[proxy.key]] if table else proxy.value
    chosen = schedule(member, basis)
    years = sum(
        (
            units * discount(place, chosen, basis.timing) * _grown(proxy, place, basis)
            for place, units in felt(member.measure, record, year, basis).items()
        ),
        Fraction(0),
    )
    sign = -1 if member.measure.harm else 1
    return sign * 10_000 * Fraction(value) * deflated(proxy, basis) * years


def deflated(proxy: sv.Proxy | sv.ProxyTable, basis: sv.Basis) -> Fraction:
    """The level of prices of the basis over that of the proxy."""
    index = series(basis.deflator) if isinstance(basis.deflator, str) else basis.deflator
    return Fraction(index.values[basis.price_year]) / _level(_money(proxy), index)


def _money(proxy: sv.Proxy | sv.ProxyTable) -> str:
    """The year of its pounds: 2019, or FY2010 for 2010-11."""
    return proxy.unit.partition("/")[0].removeprefix("GBP_")


def _level(year: str, index: Series) -> Fraction:
    values = index.values
    if not year.startswith("FY"):
        return Fraction(values[int(year)])
    first = int(year[2:])
    if index.vintage not in FINANCIAL:
        return (3 * Fraction(values[first]) + Fraction(values[first + 1])) / 4
    financial = series(FINANCIAL[index.vintage])
    return Fraction(financial.values[first]) * _link(index.key)


@cache
def _link(key: str) -> Fraction:
    """The number that joins the two indices of an edition, over the years that have happened."""
    whole = series(key)
    split = series(FINANCIAL[whole.vintage])
    known = [
        {year: value for year, value in one.values.items() if year not in one.forecast}
        for one in (whole, split)
    ]
    years = [year for year in known[1] if {year, year + 1} <= known[0].keys()]
    ends = [*years, years[-1] + 1]
    return Fraction(
        nx.financial_year_link(
            np.array([known[0][year] for year in ends]),
            np.array([known[1][year] for year in years]),
        )
    )


def _grown(proxy: sv.Proxy | sv.ProxyTable, place: int, basis: sv.Basis) -> Fraction:
    """How the value has risen with income from its own year to a year from the start."""
    if basis.growth is None or proxy.growth is None:
        return Fraction(1)
    income = basis.growth.values
    before = int(_money(proxy).removeprefix("FY"))
    return _risen(income[basis.start + place], income[before], proxy.growth.elasticity)


@cache
def _risen(income: float, before: float, elasticity: float) -> Fraction:
    return power(Fraction(income) / Fraction(before), Fraction(elasticity))
