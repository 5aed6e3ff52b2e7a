"""How unlike its parts a whole is: the mean less a penalty for imbalance.

In come ratings (k, …) and weights (k,); out come arrays (…). Mazziotta and Pareto (2016), "On a
generalized non-compensatory composite index for measuring socio-economic phenomena", Social
Indicators Research 127. Their index can fall where a rating rises, so that nothing here ranks: a
part far above the others adds more to the spread than to the mean.
"""

from __future__ import annotations

from typing import Any

import numpy as np

Floats = np.ndarray[Any, np.dtype[np.float64]]


def spread(values: Floats, weights: Floats) -> Floats:
    """The weighted standard deviation over the first axis, (…), of values (k, …).

    weights (k,) ≥ 0, not all 0: they count as people do, so that the divisor is their sum.
    """
    shares = _shares(values, weights)
    mean = (shares * values).sum(axis=0)
    found: Floats = np.sqrt((shares * np.square(values - mean)).sum(axis=0))
    return found


def penalty(values: Floats, weights: Floats) -> Floats:
    """Standard deviation × coefficient of variation, (…); 0 where all ratings are 0.

    values (k, …) ≥ 0; weights as for `spread`.
    """
    if np.any(values < 0):
        raise ValueError("a rating below 0 has no coefficient of variation: shift the scale first")
    mean = (_shares(values, weights) * values).sum(axis=0)
    square = np.square(spread(values, weights))
    return np.asarray(np.divide(square, mean, out=np.zeros_like(square), where=mean > 0))


def mazziotta_pareto(values: Floats, weights: Floats) -> Floats:
    """Weighted mean less `penalty`, (…): the lower of the two forms of the index, for gains."""
    mean: Floats = (_shares(values, weights) * values).sum(axis=0)
    return mean - penalty(values, weights)


def _shares(values: Floats, weights: Floats) -> Floats:
    """The weights as shares of 1, in a shape that fits values."""
    shares: Floats = (weights / weights.sum()).reshape(-1, *(1,) * (np.ndim(values) - 1))
    return shares
