"""Moving an amount from the prices of one year to those of another.

In come amounts and a price index at the two years; out comes the amount in the prices of the
second. Only the ratio of the two index numbers counts, so the index may be based on any year.
"""

import numpy as np
from numpy.typing import ArrayLike

from socialvalue.numerics.arrays import Floats, as_floats


@np.errstate(under="ignore")
def rebase(value: ArrayLike, index_from: ArrayLike, index_to: ArrayLike) -> Floats:
    """Return value × index_to / index_from, the shape all three broadcast to, in the unit of value
    at the second year's prices.

    value: amounts of any shape; index_from, index_to: the index at the year the amounts are in and
    at the year wanted. Rebasing there and back returns the amount (to rounding). ValueError for an
    index that is not finite and above 0, or shapes that do not fit. HM Treasury (2022), "The Green
    Book", on real and nominal prices.
    """
    amounts = as_floats("value", value)
    before, after = _index("index_from", index_from), _index("index_to", index_to)
    try:
        return np.asarray(amounts * (after / before))
    except ValueError as error:
        raise ValueError(
            f"value and the index have shapes that do not fit ({error}): give one index number, "
            f"or one for each value."
        ) from error


def _index(name: str, numbers: ArrayLike) -> Floats:
    """Return index numbers as float64, all finite and above 0; ValueError otherwise."""
    checked = as_floats(name, numbers)
    sound = np.isfinite(checked) & (checked > 0.0)
    if not sound.all():
        raise ValueError(f"{name} holds {checked[~sound][0]:g}: give index numbers above 0.")
    return checked
