"""Appraisal: benefits and costs by year, brought to one date and set side by side.

In come a schedule of discount rates (see `discounting`), benefits and costs (t, …) kept apart,
both as amounts of which a cost is positive, and the years (t,) they fall in. Out come present
values in the unit of the flows. Amounts are real: in the prices of one year.
"""

import numpy as np
from numpy.typing import ArrayLike

from socialvalue.numerics.arrays import Floats
from socialvalue.numerics.checks import as_finite
from socialvalue.numerics.discounting import Schedule, annuity_factor, present_value


@np.errstate(under="ignore")
def net_present_value(
    schedule: Schedule,
    benefits: ArrayLike,
    costs: ArrayLike,
    years: ArrayLike,
    timing: str = "start",
) -> Floats:
    """Return the present value of benefits less that of costs, shape (…), in their unit.

    benefits, costs (t, …): amounts in each of the years (t,), costs as positive numbers, so that
    neither can hide in the other; schedule, timing and errors as in `present_value`. ValueError
    where benefits and costs have different shapes or a number is not finite. HM Treasury (2022),
    "The Green Book", chapter 5.
    """
    gained, spent = as_finite("benefits", benefits), as_finite("costs", costs)
    if gained.shape != spent.shape:
        raise ValueError(
            f"benefits has shape {gained.shape} and costs {spent.shape}: give both for the same "
            f"years, with 0 where there is none."
        )
    return np.asarray(
        present_value(schedule, gained, years, timing)
        - present_value(schedule, spent, years, timing)
    )


@np.errstate(under="ignore")
def equivalent_annual_value(
    schedule: Schedule, present: ArrayLike, periods: int, timing: str = "end"
) -> Floats:
    """Return the same amount in each of the first `periods` years that is worth `present` at the
    base date, shape of present, in its unit a year.

    periods: a whole number from 1; schedule, timing and errors as in `annuity_factor`. It lets
    options that last for different times be compared; of a net cost it is the equivalent annual
    net cost. HM Treasury (2022), "The Green Book".
    """
    if periods == 0:
        raise ValueError("periods is 0: give a whole number of years from 1.")
    factor = annuity_factor(schedule, periods, timing)
    return np.asarray(as_finite("present", present) / factor)
