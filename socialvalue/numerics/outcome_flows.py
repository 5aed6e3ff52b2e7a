"""Outcomes by year: when units are delivered, and for how long each of them lasts.

*Delivery* is the years in which units are produced; *persistence* is how many years the benefit of
one unit lasts, and drop-off applies to it alone. Years count from the base date: year 0 is the
twelve months that follow it. In come numbers of any shape (…); out come arrays (years, …), a row
for each year from year 0.
"""

from math import ceil

import numpy as np
from numpy.typing import ArrayLike

from socialvalue.numerics.arrays import Floats, as_floats
from socialvalue.numerics.checks import as_amounts, as_finite, as_shares, spread, with_columns

_MOST_YEARS = 10_000


def _span(needed: float, years: int | None) -> int:
    """Return the number of rows: `years` where given, otherwise all that are needed, at least 1."""
    if years is None and not needed <= _MOST_YEARS:
        raise ValueError(
            f"The flows would last {needed:g} years: say how many to count, with years=…, or "
            f"shorten the persistence."
        )
    rows = max(ceil(needed), 1) if years is None else years
    if rows != int(rows) or not 1 <= rows <= _MOST_YEARS:
        raise ValueError(f"years is {rows}: give a whole number from 1 to {_MOST_YEARS}.")
    return int(rows)


@np.errstate(under="ignore")
def delivery(
    quantity: ArrayLike, start: ArrayLike, end: ArrayLike, years: int | None = None
) -> Floats:
    """Return the units produced in each year, shape (years, …), in the unit of quantity.

    quantity: units a full year of delivery, of either sign; start, end: when delivery begins and
    ends, in years from the base date, whole or in parts (0.5 is six months after it). A year gets
    quantity × the fraction of it from start to end, so the sum is quantity × (end − start).
    years: rows to return, by default up to the last end; what is delivered later is left out.
    ValueError for a start before 0 or after its end, numbers that are not finite, or shapes that
    do not fit. SROI Network (2012), "A Guide to Social Return on Investment", stage 5.
    """
    units, first, last = spread(
        quantity=as_finite("quantity", quantity),
        start=as_amounts("start", start),
        end=as_amounts("end", end),
    )
    wrong = last < first
    if wrong.any():
        raise ValueError(
            f"end is {last[wrong].flat[0]:g} and start is {first[wrong].flat[0]:g}: end no earlier "
            f"than you start."
        )
    rows = np.arange(_span(float(last.max(initial=0.0)), years), dtype=np.float64)
    year = with_columns(rows, 1 + units.ndim)
    within = np.clip(last, year, year + 1.0) - np.clip(first, year, year + 1.0)
    return np.asarray(units * within)


@np.errstate(under="ignore")
def persist(
    delivered: ArrayLike,
    persistence: ArrayLike,
    drop_off: ArrayLike = 0.0,
    years: int | None = None,
) -> Floats:
    """Return the units whose benefit is felt in each year, shape (years, …), in the unit of
    delivered × years.

    delivered (t, …): units produced in years 0…t−1; persistence: years that the benefit of one
    unit lasts, 0 or more, the year of its delivery included; drop_off: the share lost each year,
    from the year after the first. A unit's k-th year after that of its delivery counts
    (1 − drop_off)^k, and the last, part year only its fraction. So a persistence of 1 ignores
    drop-off, and a drop-off of 1 equals one year. years: rows to return, by default until the last
    benefit ends; needed where persistence is infinite. ValueError for a negative persistence, a
    drop-off outside 0 to 1, or shapes that do not fit. SROI Network (2012), "A Guide to Social
    Return on Investment", stages 3 and 4.
    """
    units = as_finite("delivered", delivered)
    if units.ndim == 0 or not len(units):
        raise ValueError("delivered has no years: give an array with a row for each year.")
    lasting = as_floats("persistence", persistence)
    if not (lasting >= 0.0).all():
        raise ValueError("persistence is negative or blank: give years of 0 or more.")
    length, lost, _ = spread(
        persistence=lasting, drop_off=as_shares("drop_off", drop_off), delivered=units[0]
    )
    longest = float(length.max(initial=0.0))
    span = _span(len(units) + max(np.ceil(longest), 1.0) - 1.0, years)
    # A row stays a year, whatever shape persistence brings.
    missing = length.ndim - (units.ndim - 1)
    units = units.reshape(len(units), *(1,) * missing, *units.shape[1:])
    felt, left = np.zeros((span, *length.shape)), np.ones(length.shape)
    for after in range(int(min(np.ceil(longest), span))):
        counted = units[: span - after]
        felt[after : after + len(counted)] += counted * (left * np.clip(length - after, 0.0, 1.0))
        left = left * (1.0 - lost)
    return felt


def flows(
    quantity: ArrayLike,
    start: ArrayLike,
    end: ArrayLike,
    persistence: ArrayLike = 1.0,
    drop_off: ArrayLike = 0.0,
    years: int | None = None,
) -> Floats:
    """Return `persist` of `delivery`: the unit-years of benefit felt in each year, shape
    (years, …).

    Times a proxy, in pounds for one unit and one year of benefit, they are the flows to discount.
    Delivered from 0 to 1, with a persistence of 1, no drop-off and no discounting, they are
    quantity × proxy. Arguments, errors and source as there.
    """
    units = as_finite("quantity", quantity)
    lasting, lost = as_floats("persistence", persistence), as_shares("drop_off", drop_off)
    units = spread(quantity=units, persistence=lasting, drop_off=lost)[0]
    produced = delivery(units, start, end)
    return persist(produced, lasting, lost, years)
