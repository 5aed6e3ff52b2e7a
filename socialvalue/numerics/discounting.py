"""Discounting under a schedule of rates that changes with the years ahead.

In come a schedule, three arrays (b,) of the first year, the last year and the rate of each band
(0.035 is 3.5 % a year), and years counted from the base date, 0 being the twelve months that
follow it. Out come factors, unit 1, or present values in the unit of the flows. Factors are
cumulative: each year ahead is discounted at that year's own rate, so the 31st year at 3 % divides
the factor of the 30th by 1.03. Following HM Treasury (2022), "The Green Book", annex 6.
"""

from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike

from socialvalue.numerics.arrays import Floats, as_floats, steadily

Schedule: TypeAlias = tuple[ArrayLike, ArrayLike, ArrayLike]

_ELAPSED = {"start": 0.0, "mid": 0.5, "end": 1.0}


def _bands(schedule: Schedule) -> tuple[Floats, Floats, Floats]:
    """Return years before each band (b,), years to its end (b,) and rates (b,), once they join
    without gap or overlap.
    """
    if len(schedule) != 3:
        raise ValueError(
            f"schedule has {len(schedule)} parts: give three arrays, the first years, the last "
            f"years and the rates."
        )
    first, last, rate = (
        as_floats(f"schedule's {name}", part, 1)
        for name, part in zip(("first years", "last years", "rates"), schedule, strict=True)
    )
    if not first.size == last.size == rate.size or first.size == 0:
        raise ValueError(
            f"schedule has {first.size} first years, {last.size} last years and {rate.size} "
            f"rates: give one of each a band."
        )
    if first[0] not in (0.0, 1.0):
        raise ValueError(
            f"schedule begins in year {first[0]:g}: begin at year 1 (or 0, which is not "
            f"discounted)."
        )
    if not (np.isfinite(rate).all() and (rate > -1.0).all()):
        raise ValueError(
            "schedule has a rate that is not a number above −1: give rates as shares a year, "
            "such as 0.035."
        )
    before = np.concatenate(([0.0], last[:-1]))
    gaps = np.flatnonzero(~((first[1:] == before[1:] + 1.0) & np.isfinite(before[1:])))
    if gaps.size or not (last > before).all():
        band = int(gaps[0]) + 1 if gaps.size else int(np.flatnonzero(~(last > before))[0])
        raise ValueError(
            f"schedule's band {band} does not follow on: begin each band in the year after the "
            f"last one ends, and end it later."
        )
    return before, last, rate


def years_passed(years: ArrayLike, timing: str = "start") -> Floats:
    """Return how long after the base date that happens which happens in each of `years`, shape of
    years, in years.

    years: any shape, from 0, whole or in parts; timing: "start", "mid" or "end" of the year.
    ValueError for negative or blank years and another timing.
    """
    if timing not in _ELAPSED:
        raise ValueError(f"timing is {timing!r}: give 'start', 'mid' or 'end'.")
    given = as_floats("years", years)
    lowest = given.min(initial=np.inf)
    if not lowest >= 0.0:
        raise ValueError(
            f"years holds {lowest:g}: count years from the base date, from 0, without blanks."
        )
    return np.asarray(given + _ELAPSED[timing])


@np.errstate(under="ignore")
def discount_factor(schedule: Schedule, years: ArrayLike, timing: str = "start") -> Floats:
    """Return what 1 in each of `years` is worth at the base date, shape of years, unit 1.

    schedule: three arrays (b,); years: any shape, from 0, whole or in parts; timing: whether what
    happens in a year counts at its "start" (no time has passed in year 0, as in the Green Book's
    tables), "mid" (half a year) or "end" (a year). With t years passed the factor is the product
    over years 1…t of 1 / (1 + that year's rate), a part of a year at the rate of the year it is
    part of. ValueError for negative years, years beyond the schedule, another timing, or a
    schedule with gaps. HM Treasury (2022), "The Green Book", annex 6.
    """
    before, end, rate = _bands(schedule)
    passed = years_passed(years, timing)
    furthest = passed.max(initial=0.0)
    if not (furthest <= end[-1] and furthest < np.inf):
        raise ValueError(
            f"years reach {furthest:g} years ahead and the schedule ends at {end[-1]:g}: shorten "
            f"them, or extend the schedule."
        )
    factor = np.ones(passed.shape)
    for start, stop, yearly in zip(before, end, rate, strict=True):
        factor = factor / steadily(np.power, 1.0 + yearly, np.clip(passed, start, stop) - start)
    return factor


@np.errstate(under="ignore")
def present_value(
    schedule: Schedule, flows: ArrayLike, years: ArrayLike, timing: str = "start"
) -> Floats:
    """Return the sum of discounted flows at the base date, shape (…), in the unit of flows; 0
    where there are none.

    schedule: three arrays (b,); flows (t, …), costs negative; years (t,), the year of each flow;
    timing as in `discount_factor`, with its errors. ValueError where flows and years differ in
    number. HM Treasury (2022), "The Green Book".
    """
    amounts, given = as_floats("flows", flows), as_floats("years", years, 1)
    if amounts.ndim == 0 or len(amounts) != given.size:
        raise ValueError(
            f"flows has shape {amounts.shape} for {given.size} years: give flows of shape (years, "
            f"…), a row for each year."
        )
    total = np.zeros(amounts.shape[1:])
    for row, factor in zip(amounts, discount_factor(schedule, given, timing), strict=True):
        total = total + row * factor
    return np.asarray(total)


def annuity_factor(schedule: Schedule, periods: int, timing: str = "end") -> float:
    """Return the present value of 1 in each of the first `periods` years, unit 1 (years); dividing
    by it makes a sum yearly.

    schedule: three arrays (b,); periods: a whole number from 0; timing as in `discount_factor`, by
    default the end of each year, so that the first is discounted once. ValueError for other
    periods, and as there. HM Treasury (2022), "The Green Book".
    """
    if periods < 0 or periods != int(periods):
        raise ValueError(f"periods is {periods}: give a whole number of years from 0.")
    years = np.arange(int(periods), dtype=np.float64)
    return float(present_value(schedule, np.ones(years.size), years, timing))
