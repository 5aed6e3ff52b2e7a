"""Deflation: the factor that moves pounds from the prices of one year to those of another.

In come the names of pounds, `GBP_2019` for a calendar year and `GBP_FY2019` for the financial year
2019-20, and the price index of an edition; out comes a factor. Calendar and financial years have an
index each, and one number joins them (see `numerics.price_years`): within one kind the published
index is left as it is.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np

from socialvalue.errors import ArgumentError, Fault, SourceError
from socialvalue.numerics.price_years import financial_year_link
from socialvalue.source import Series, series, vintages

Index = str | Series
"""A price index by calendar year: a key of the ledger, or a series that a user carried on."""

EDITION = "gdp-deflator-2026-06"
"""The edition that is used unless another is asked for."""

FINANCIAL = "gdp-deflator-fy"


def index(chosen: Index) -> Series:
    """The series itself; `UnknownName` for a key that the ledger does not hold, and `SourceError`
    for a series that is no price index by calendar year.
    """
    if not isinstance(chosen, str | Series):
        fix = f"give the key of an edition, such as {EDITION}, or a series"
        raise ArgumentError(Fault("deflator", "this is no price index", fix))
    found = series(chosen) if isinstance(chosen, str) else chosen
    if found.years != "calendar" or found.unit != "1":
        fix = "use an edition of the price index by calendar year, such as " + EDITION
        raise SourceError(Fault(found.key, "this is no price index by calendar year", fix))
    return above_nothing(found)


def above_nothing(index: Series) -> Series:
    """The series itself; `SourceError` for an index that holds a level not above 0, which no
    number could be divided by.
    """
    for year, one in index.values.items():
        if not one > 0:
            fix = "give index numbers above 0, in whatever year they are 100"
            at = f"{index.key}[{year}]"
            raise SourceError(Fault(at, f"{one:g} is no level of an index", fix))
    return index


def factor(have: str, want: str, chosen: Index = EDITION) -> float:
    """The number that turns pounds `have` into pounds `want`, by one edition of the deflator.

    Raises `UnknownName` for a year that the series does not hold, saying what its last year is.
    """
    if have == want:
        return 1.0
    calendar = index(chosen)
    return level(want, calendar) / level(have, calendar)


def level(money: str, calendar: Series) -> float:
    """The price level of some pounds, on the base of the calendar index."""
    year = money.removeprefix("GBP_")
    if not year.startswith("FY"):
        return calendar.at(int(year))
    financial = partner(calendar)
    first = int(year.removeprefix("FY"))
    if financial is None:
        # three quarters of a financial year lie in the year it is named for, and one in the next
        return 0.75 * calendar.at(first) + 0.25 * calendar.at(first + 1)
    return financial.at(first) * link(calendar, financial)


def link(calendar: Series, financial: Series) -> float:
    """The number that puts an index by financial year on the base of its calendar-year partner.

    `SourceError` where they have no year in common that is no forecast.
    """
    found = _link(_pairs(calendar), _pairs(financial))
    if found is None:
        fix = "give it a year that is no forecast, and the next, among the years of the other"
        fault = f"no year that is known joins it to {financial.key}"
        raise SourceError(Fault(calendar.key, fault, fix))
    return found


def partner(calendar: Series) -> Series | None:
    """The index by financial year of the same edition; None where the ledger holds none."""
    editions = [series(key) for key in vintages(FINANCIAL)]
    return next((one for one in editions if one.vintage == calendar.vintage), None)


def _pairs(of: Series) -> tuple[tuple[int, float], ...]:
    """What has happened, year by year: a forecast joins nothing."""
    return tuple((year, value) for year, value in of.values.items() if year not in of.forecast)


@lru_cache(maxsize=64)
def _link(calendar: tuple[Any, ...], financial: tuple[Any, ...]) -> float | None:
    whole, split = dict(calendar), dict(financial)
    years = [year for year in split if year in whole and year + 1 in whole]
    if not years:
        return None
    ends = [*years, years[-1] + 1]
    return financial_year_link(
        np.array([whole[year] for year in ends]), np.array([split[year] for year in years])
    )
