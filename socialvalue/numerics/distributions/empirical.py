"""The empirical kind: the observed values of each row, all alike. Parameters (rows, 4): where a
row's values begin and where they end in one sorted array of all rows, and their mean.
"""

import numpy as np
from numpy.typing import ArrayLike

from socialvalue.numerics.arrays import Floats, as_offsets
from socialvalue.numerics.checks import as_finite


def fit(values: ArrayLike, offsets: ArrayLike) -> tuple[Floats, Floats]:
    """Return the parameters (rows, 4) and the values (n,), sorted within each row.

    values (n,), finite; offsets (rows+1,). ValueError otherwise, and for a row without values.
    """
    given = as_finite("values", values, 1)
    ends = as_offsets(offsets, given.size)
    sizes = np.diff(ends)
    bare = np.flatnonzero(sizes == 0).tolist()
    if bare:
        raise ValueError(
            f"rows {', '.join(map(str, bare))} have no values: give each at least one, or take "
            f"another kind."
        )
    if sizes.size == 0:
        return np.zeros((0, 4)), given
    row = np.repeat(np.arange(sizes.size), sizes)
    ordered = given[np.lexsort((given, row))]
    low, high = ordered[ends[:-1]], ordered[ends[1:] - 1]
    # A mean rounds beyond the values where they are all one.
    mean = np.clip(np.add.reduceat(given, ends[:-1]) / sizes, low, high)
    return np.stack([ends[:-1], ends[1:], mean, np.zeros_like(mean)], axis=1), ordered


def quantile(parameters: Floats, u: Floats, values: Floats) -> Floats:
    """Return the least observed value with at least a share u at or below it, (rows, draws)."""
    start, end = (parameters[:, place, None].astype(np.intp) for place in range(2))
    size = end - start
    place = np.ceil(u * size).astype(np.intp) - 1
    return values[start + np.clip(place, 0, size - 1)]


def moments(parameters: Floats, order: int, values: Floats) -> tuple[Floats, Floats]:
    """Return the mean (rows,) and the moments of the values about it, (rows, order)."""
    start, end = (parameters[:, place].astype(np.intp) for place in range(2))
    size, mean = end - start, parameters[:, 2]
    first = np.cumsum(size) - size
    owner = np.repeat(np.arange(len(size)), size)
    away = values[np.arange(owner.size) - first[owner] + start[owner]] - mean[owner]
    about = [np.add.reduceat(away**k, first) / size for k in range(1, order + 1)]
    return mean, np.stack(about, axis=1)


def support(parameters: Floats, values: Floats) -> Floats:
    """Return the least and the greatest value, (rows, 2)."""
    start, end = (parameters[:, place].astype(np.intp) for place in range(2))
    return np.stack([values[start], values[end - 1]], axis=1)
