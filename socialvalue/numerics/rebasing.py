"""Moving an amount from the prices of one year to those of another.

In come amounts and a price index at the two years; out comes the amount in the prices of the
second. Only the ratio of the two index numbers counts, so the index may be based on any year; the
two numbers must stand on the same base (see `price_years` for financial and calendar years).
"""

import numpy as np
from numpy.typing import ArrayLike

from socialvalue.numerics.arrays import Floats, as_floats
from socialvalue.numerics.checks import as_positive, spread


@np.errstate(under="ignore")
def rebase(value: ArrayLike, index_from: ArrayLike, index_to: ArrayLike) -> Floats:
    """Return value × index_to / index_from, the shape all three broadcast to, in the unit of value
    at the second year's prices.

    value: amounts of any shape; index_from, index_to: the index at the year the amounts are in and
    at the year wanted. Rebasing there and back returns the amount (to rounding). ValueError for an
    index that is not finite and above 0, or shapes that do not fit. HM Treasury (2022), "The Green
    Book", on real and nominal prices.
    """
    amounts, before, after = spread(
        value=as_floats("value", value),
        index_from=as_positive("index_from", index_from),
        index_to=as_positive("index_to", index_to),
    )
    return np.asarray(amounts * (after / before))
