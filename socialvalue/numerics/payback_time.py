"""Payback: when what was put in has come back, for good.

In come net flows by year; out come years from the base date, NaN where it never happens.
"""

import numpy as np
from numpy.typing import ArrayLike

from socialvalue.numerics.arrays import Floats
from socialvalue.numerics.checks import as_finite, with_columns
from socialvalue.numerics.discounting import Schedule, discount_factor, years_passed

# A sum of tenths misses 0 by a rounding.
_CLOSE = 1e-12


@np.errstate(under="ignore")
def payback(
    flows: ArrayLike, years: ArrayLike, timing: str = "start", schedule: Schedule | None = None
) -> Floats:
    """Return the time at which the cumulative flow reaches 0 and never falls below it again, shape
    (…), in years from the base date; NaN where it ends below 0.

    flows (t, …): benefits less costs in each of the years (t,), which rise; timing: when in its
    year a flow counts, as in `discount_factor`; schedule: three arrays (b,) for a discounted
    payback, or None for a plain one. Between two flows the cumulative flow is taken as a straight
    line, so 100 paid now for 30 a year is back after 3⅓ years. A flow that is never below 0 is
    paid back at 0. NaN says that the years given do not pay it back: later ones might, or a cost
    at the end (clearing a site) undoes it. ValueError for numbers that are not finite, years that
    do not rise, or shapes that do not fit. HM Treasury, Public Service Transformation
    Network and New Economy (2014), "Supporting public service transformation: cost benefit
    analysis guidance for local partnerships".
    """
    amounts, given = as_finite("flows", flows), as_finite("years", years, 1)
    if amounts.ndim == 0 or len(amounts) != given.size or not given.size:
        raise ValueError(
            f"flows has shape {amounts.shape} for {given.size} years: give flows of shape (years, "
            f"…), a row for each year, and at least one."
        )
    if (np.diff(given) <= 0.0).any():
        raise ValueError("years do not rise: give the years in order, each once.")
    times = years_passed(given, timing)
    if schedule is not None:
        amounts = amounts * with_columns(discount_factor(schedule, times), amounts.ndim)
    total, size = np.cumsum(amounts, axis=0), np.cumsum(np.abs(amounts), axis=0)
    total = np.where(np.abs(total) <= _CLOSE * size, 0.0, total)
    return _last_crossing(total.reshape(len(total), -1), times).reshape(total.shape[1:])


def _last_crossing(total: Floats, times: Floats) -> Floats:
    """Return when each cumulative flow (t, n) rises to 0 for the last time (n,): 0 where it is
    never below, NaN where it ends below.
    """
    below = total < 0.0
    found = np.where(below.any(axis=0), np.nan, 0.0)
    back = np.flatnonzero(below.any(axis=0) & ~below[-1])
    last = len(total) - 1 - below[::-1, back].argmax(axis=0)
    debt, credit = -total[last, back], total[last + 1, back]
    found[back] = times[last] + (times[last + 1] - times[last]) * (debt / (debt + credit))
    return found
