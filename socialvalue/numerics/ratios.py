"""Ratios of worth to cost, and of cost to outcomes. A ratio has no size: show it beside the net
present value.

In come present values at the same date, in the same prices and of the same ledger, of any shapes
that broadcast; out come ratios. Where there is nothing to divide by there is no ratio, and the
answer is NaN. What a ratio covers is for the caller to say and to keep apart.
"""

import numpy as np
from numpy.typing import ArrayLike

from socialvalue.numerics.arrays import Floats
from socialvalue.numerics.checks import as_amounts, as_finite, spread


def _divide(top: Floats, bottom: Floats) -> Floats:
    """Return top / bottom, NaN where bottom is 0."""
    ratio: Floats = np.divide(top, bottom, out=np.full(top.shape, np.nan), where=bottom > 0.0)
    return ratio


@np.errstate(under="ignore")
def benefit_cost_ratio(benefits: ArrayLike, costs: ArrayLike) -> Floats:
    """Return benefits / costs, the shape both broadcast to, unit 1; NaN where costs are 0.

    benefits, costs: present values, costs 0 or more. ValueError for negative costs (a saving is a
    benefit), numbers that are not finite, or shapes that do not fit. HM Treasury (2022), "The
    Green Book", chapter 5.
    """
    fix = "give finite costs of 0 or more, and savings among the benefits"
    gained, spent = spread(
        benefits=as_finite("benefits", benefits), costs=as_amounts("costs", costs, fix)
    )
    return _divide(gained, spent)


@np.errstate(under="ignore")
def sroi_ratio(present: ArrayLike, inputs: ArrayLike) -> Floats:
    """Return the gross social return ratio, present / inputs, the shape both broadcast to, unit 1;
    NaN where inputs are 0.

    present: the present value of the benefits, before the inputs are taken off; inputs: the value
    of everything put in, unpaid time included. It is the net ratio plus 1. Errors as in
    `benefit_cost_ratio`. SROI Network (2012), "A Guide to Social Return on Investment", stage 5.
    """
    fix = "give finite inputs of 0 or more, and savings in the present value"
    worth, spent = spread(
        present=as_finite("present", present), inputs=as_amounts("inputs", inputs, fix)
    )
    return _divide(worth, spent)


@np.errstate(under="ignore")
def net_sroi_ratio(present: ArrayLike, inputs: ArrayLike) -> Floats:
    """Return the net social return ratio, (present − inputs) / inputs, unit 1; NaN where inputs
    are 0.

    Arguments, shape, errors and source as in `sroi_ratio`. 0 means that the inputs came back and
    no more.
    """
    fix = "give finite inputs of 0 or more, and savings in the present value"
    worth, spent = spread(
        present=as_finite("present", present), inputs=as_amounts("inputs", inputs, fix)
    )
    return _divide(np.asarray(worth - spent), spent)


@np.errstate(under="ignore")
def cost_per_outcome(costs: ArrayLike, outcomes: ArrayLike) -> Floats:
    """Return costs / outcomes, the shape both broadcast to, in the unit of costs for one unit of
    outcome; NaN where there are no outcomes.

    costs: present value, 0 or more; outcomes: attributable units, 0 or more. ValueError for other
    numbers, or shapes that do not fit. HM Treasury (2022), "The Green Book", on social
    cost-effectiveness.
    """
    spent, units = spread(
        costs=as_amounts("costs", costs), outcomes=as_amounts("outcomes", outcomes)
    )
    return _divide(spent, units)
