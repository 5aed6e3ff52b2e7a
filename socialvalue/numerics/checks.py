"""What money and time are checked for at the door: finite numbers, shares, numbers above 0, shapes
that fit.

In come a name and whatever numpy can read; out comes float64, or a ValueError that names the
argument, shows the first number at fault and says how to mend it.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from socialvalue.numerics.arrays import Floats, as_floats


def _refuse(name: str, array: Floats, sound: NDArray[np.bool_], fix: str) -> Floats:
    """Return the array where all of it is sound; ValueError with the first number that is not."""
    if not sound.all():
        raise ValueError(f"{name} holds {array[~sound].flat[0]:g}: {fix}.")
    return array


def as_finite(name: str, values: ArrayLike, ndim: int | None = None) -> Floats:
    """Return `values` as float64, all finite, of `ndim` dimensions where that is given; ValueError
    otherwise.
    """
    array = as_floats(name, values, ndim)
    return _refuse(name, array, np.isfinite(array), "give finite numbers, without blanks")


def as_positive(name: str, values: ArrayLike) -> Floats:
    """Return `values` as float64, all finite and above 0; ValueError otherwise."""
    array = as_floats(name, values)
    return _refuse(name, array, np.isfinite(array) & (array > 0.0), "give numbers above 0")


def as_amounts(
    name: str, values: ArrayLike, fix: str = "give finite numbers of 0 or more"
) -> Floats:
    """Return `values` as float64, all finite and of 0 or more; ValueError with `fix` otherwise."""
    array = as_floats(name, values)
    return _refuse(name, array, np.isfinite(array) & (array >= 0.0), fix)


def as_shares(name: str, values: ArrayLike) -> Floats:
    """Return `values` as float64, all from 0 to 1; ValueError otherwise."""
    array = as_floats(name, values)
    fix = "give a share from 0 to 1, not a percentage"
    return _refuse(name, array, (array >= 0.0) & (array <= 1.0), fix)


def spread(**arrays: Floats) -> list[Floats]:
    """Return the arrays in one common shape, in order; ValueError where they have none."""
    try:
        return list(np.broadcast_arrays(*arrays.values()))
    except ValueError as error:
        shapes = ", ".join(f"{name} {array.shape}" for name, array in arrays.items())
        raise ValueError(
            f"The shapes do not fit together ({shapes}): give one number, or one for each."
        ) from error


def with_columns(rows: Floats, ndim: int) -> Floats:
    """Return rows (k, …) with axes of length 1 after its own, up to `ndim` dimensions, so that a
    row meets a row and never a column.
    """
    return rows.reshape(*rows.shape, *(1,) * (ndim - rows.ndim))


def add_rows(rows: Floats) -> Floats:
    """Return the sum of rows (k, …) over the first axis (…), one row after another.

    numpy's own sum takes another order for one column than for several, and a column's bits are
    not to depend on its neighbours.
    """
    total = np.zeros(rows.shape[1:])
    for row in rows:
        total = total + row
    return np.asarray(total)
