"""Which forecasts a scorecard reads: years of its deflators and of its growth not yet known.

In come a plan and claims; out come a use, a series and a year for each forecast that a number
rests on.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from socialvalue import deflation, units
from socialvalue.basis import STAGES
from socialvalue.claims import Claims
from socialvalue.claims.batch import UNDATED, Batch
from socialvalue.claims.conversions import deflated
from socialvalue.framework import Member
from socialvalue.source import Series
from socialvalue.valuation import attribute, lines, years
from socialvalue.valuation.plan import Plan
from socialvalue.valuation.terms import Terms

Read = tuple[str, Series, int]
"""What for, from which series, which year."""


def read(plan: Plan, claims: Claims) -> list[Read]:
    """Every forecast that is read, once; years rise within a series."""
    found = [*_of_prices(plan), *_of_conversions(claims)]
    for member, terms in zip(plan.members, plan.terms, strict=True):
        found += _of_growth(member, terms, claims.batches.get(member.code))
    ahead = {
        (use, one.key, year): (use, one, year) for use, one, year in found if year in one.forecast
    }
    return [ahead[key] for key in sorted(ahead)]


def _of_prices(plan: Plan) -> Iterator[Read]:
    """The years by which prices are brought to the pounds of the basis."""
    basis = plan.basis
    want = f"GBP_{basis.price_year}"
    for member in plan.members:
        for proxy in member.measure.proxies:
            for have in units.money_years(proxy.unit)[:1]:
                yield from _between("deflator", have, want, basis.index)


def _of_conversions(claims: Claims) -> Iterator[Read]:
    """The years by which claims were brought to the pounds that measures declare."""
    if claims.deflator is None:
        return
    for unit, declared in claims.conversions:
        if moved := deflated(unit, declared):
            yield from _between("unit conversions by", *moved, deflation.index(claims.deflator))


def _between(use: str, have: str, want: str, index: Series) -> Iterator[Read]:
    if have == want:
        return
    for money in (have, want):
        year = money.removeprefix("GBP_")
        if not year.startswith("FY"):
            yield use, index, int(year)
            continue
        first, financial = int(year.removeprefix("FY")), deflation.partner(index)
        if financial is not None:
            yield use, financial, first
        else:
            yield use, index, first
            yield use, index, first + 1


def _of_growth(member: Member, terms: Terms, batch: Batch | None) -> Iterator[Read]:
    """The years of income by which the values of claims grow."""
    income = terms.basis.growth
    growing = [proxy for proxy in member.measure.proxies if proxy.growth is not None]
    if income is None or batch is None or not growing:
        return
    rated = attribute.at_stage(batch.shown(), STAGES.index(terms.basis.stage))
    for proxy in growing:
        valued = units.money_years(proxy.unit)[0].removeprefix("GBP_").removeprefix("FY")
        for year in (int(valued), *_felt(rated, terms)):
            yield "income growth", income, year


def _felt(batch: Batch, terms: Terms) -> list[int]:
    """The years for which the worth of a batch is reckoned."""
    periods = np.full(batch.size, UNDATED) if batch.period is None else batch.period
    start, times = years.begins(periods, terms.basis), batch.lasting()
    if not start.size:
        return []
    if not times and batch.measure.persistence is None:
        return [terms.basis.start + int(one) for one in np.unique(np.maximum(start, 0.0))]
    columns = [start, *times.values()]
    first = lines.distinct([lines.coded(column) for column in columns])[1]
    felt = years.felt_in(
        batch.measure, start[first], {name: many[first] for name, many in times.items()}
    )
    return [terms.basis.start + year for year in range(len(felt))]
