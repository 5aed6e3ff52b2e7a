"""Distributional weights: what a pound is worth to those who have more or fewer of them.

In come incomes of any shape and the amounts that fall to each group; out come weights (unit 1) and
totals, the weighted one never without the plain one.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from socialvalue.numerics.arrays import Floats, steadily
from socialvalue.numerics.checks import (
    add_rows,
    as_amounts,
    as_finite,
    as_positive,
    spread,
    with_columns,
)


class Totals(NamedTuple):
    """Two totals (…) of the same amounts, in their unit: as they are, and with weights."""

    unweighted: Floats
    weighted: Floats


@np.errstate(under="ignore")
def distributional_weight(income: ArrayLike, reference: ArrayLike, elasticity: ArrayLike) -> Floats:
    """Return (reference / income)^elasticity, the shape all three broadcast to, unit 1.

    income: of those who gain or lose; reference: the income at which the weight is 1, such as the
    median, defined and equivalised alike; elasticity: of the marginal utility of income, 0 or
    more, where 0 weighs all alike and 1 in inverse proportion to income. ValueError for incomes
    not above 0, another elasticity, or shapes that do not fit. HM Treasury (2022), "The Green
    Book", annex 3.
    """
    own, base, power = spread(
        income=as_positive("income", income),
        reference=as_positive("reference", reference),
        elasticity=as_amounts("elasticity", elasticity),
    )
    return steadily(np.power, base / own, power)


@np.errstate(under="ignore")
def distributional_totals(amounts: ArrayLike, weights: ArrayLike) -> Totals:
    """Return the sum of amounts and the sum of weights × amounts, shape (…) each, in the unit of
    amounts: always both, side by side.

    amounts (groups, …): benefits less costs of each group, of either sign; weights (groups,) or
    (groups, …), 0 or more. ValueError for numbers that are not finite or shapes that do not fit.
    HM Treasury (2022), "The Green Book", annex 3, which asks for both.
    """
    gains, weigh = as_finite("amounts", amounts), as_amounts("weights", weights)
    if gains.ndim == 0 or weigh.ndim not in (1, gains.ndim) or len(weigh) != len(gains):
        raise ValueError(
            f"amounts has shape {gains.shape} and weights {weigh.shape}: give a row for each group "
            f"in both."
        )
    gains, weigh = spread(amounts=gains, weights=with_columns(weigh, gains.ndim))
    return Totals(add_rows(gains), add_rows(gains * weigh))
