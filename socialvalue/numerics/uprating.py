"""Uprating: values of a year of wellbeing or of a life, which rise with prices and with income.

In come values in the prices and at the income of one year, a price ratio, and real income a head
as ratios, as an index or as yearly growth; out come values in pounds of another year. The growth
and the elasticity are the caller's.
"""

import numpy as np
from numpy.typing import ArrayLike

from socialvalue.numerics.arrays import Floats, as_floats, steadily
from socialvalue.numerics.checks import as_finite, as_positive, spread, with_columns
from socialvalue.numerics.discounting import Schedule, present_value


@np.errstate(under="ignore")
def uprate(
    value: ArrayLike, deflator_ratio: ArrayLike, income_ratio: ArrayLike, elasticity: ArrayLike
) -> Floats:
    """Return value × deflator_ratio × income_ratio^elasticity, the shape all broadcast to, in the
    unit of value at the later prices.

    deflator_ratio: the price index wanted over the price index of the value; income_ratio: real
    income a head at the date wanted over that at the value's date, from one edition of the series;
    elasticity: by what share the value rises with 1 % of income. A ratio of 1 changes nothing.
    ValueError for ratios not above 0, numbers that are not finite, or shapes that do not fit. HM
    Treasury (2021), "Wellbeing guidance for appraisal"; Department for Transport, "TAG unit A4.1",
    for a prevented fatality.
    """
    amount, prices, income, power = spread(
        value=as_finite("value", value),
        deflator_ratio=as_positive("deflator_ratio", deflator_ratio),
        income_ratio=as_positive("income_ratio", income_ratio),
        elasticity=as_finite("elasticity", elasticity),
    )
    return np.asarray(amount * prices * steadily(np.power, income, power))


@np.errstate(under="ignore")
def income_index(growth: ArrayLike) -> Floats:
    """Return real income a head as an index (t+1,) that begins at 1 and grows by each year's rate.

    growth (t,): rates a year, 0.01 for 1 %, each between −1 and 1, so that a percentage is not
    taken for a rate. ValueError for others.
    """
    rates = as_finite("growth", growth, 1)
    if not ((rates > -1.0) & (rates < 1.0)).all():
        raise ValueError("growth holds a rate not between −1 and 1: give shares, 0.01 for 1 %.")
    return np.concatenate(([1.0], np.cumprod(1.0 + rates)))


@np.errstate(under="ignore")
def value_path(value: ArrayLike, income: ArrayLike, elasticity: ArrayLike) -> Floats:
    """Return the value in each year, shape (t, …), in the unit of value at unchanged prices:
    value × (income / first income)^elasticity.

    value (…): the value in the first year; income (t,): real income a head in each year, on any
    base, or `income_index` of growth rates; elasticity (…). ValueError for an income not above 0,
    no years, or shapes that do not fit. Source as in `uprate`.
    """
    path = as_positive("income", as_floats("income", income, 1))
    if not path.size:
        raise ValueError("income has no years: give at least one.")
    amount, power = spread(
        value=as_finite("value", value), elasticity=as_finite("elasticity", elasticity)
    )
    return uprate(amount, 1.0, with_columns(path / path[0], 1 + amount.ndim), power)


@np.errstate(under="ignore")
def discount_growing_value(
    schedule: Schedule,
    units: ArrayLike,
    values: ArrayLike,
    years: ArrayLike,
    timing: str = "start",
    *,
    health_rate: bool,
) -> Floats:
    """Return the present value of units × values by year, shape (…), in the unit of values ×
    units.

    units (t, …): quantity felt in each of the years (t,); values (t,) or (t, …): what one unit is
    worth in each, as from `value_path`; schedule, timing and errors as in `present_value`;
    health_rate: whether the schedule is the health one, which the caller knows. ValueError where
    it is and the values also grow or fall: that rate is the standard one less the growth of the
    value, so growth would be counted twice. HM Treasury (2022), "The Green Book", annex 6.
    """
    felt, worth = as_finite("units", units), as_finite("values", values)
    if felt.ndim == 0 or worth.ndim == 0 or len(felt) != len(worth):
        raise ValueError(
            f"units has shape {felt.shape} and values {worth.shape}: give a row for each year in "
            f"both."
        )
    if health_rate and (worth != worth[:1]).any():
        raise ValueError(
            "The health rate is already lower by the growth of the value, and these values change "
            "from year to year: give the same value in every year, or the standard schedule with "
            "health_rate=False."
        )
    ndim = max(felt.ndim, worth.ndim)
    felt, worth = spread(units=with_columns(felt, ndim), values=with_columns(worth, ndim))
    return present_value(schedule, felt * worth, years, timing)
