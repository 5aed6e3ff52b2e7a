"""Moments: from one origin to another, of the complement of a share, of a product, and cumulants.

In come raw moments (…, order): the means of x, x², x³ and so on. Out come arrays of that shape.
"""

from math import comb

import numpy as np
from numpy.typing import ArrayLike

from socialvalue.numerics.arrays import Floats
from socialvalue.numerics.checks import as_finite


@np.errstate(under="ignore")
def moved_moments(moments: ArrayLike, by: ArrayLike) -> Floats:
    """Return the moments (…, order) of x + by from the moments (…, order) of x; by (…)."""
    old, step = as_finite("moments", moments), as_finite("by", by)
    new = np.empty_like(old)
    for order in range(1, old.shape[-1] + 1):
        total = step**order
        for power in range(1, order + 1):
            total = total + comb(order, power) * step ** (order - power) * old[..., power - 1]
        new[..., order - 1] = total
    return new


def complement_moments(moments: ArrayLike) -> Floats:
    """Return the raw moments (…, order) of 1 − x from those of x: what is left of a share."""
    own = as_finite("moments", moments)
    signs = (-1.0) ** np.arange(1, own.shape[-1] + 1)
    return moved_moments(own * signs, np.ones(own.shape[:-1]))


@np.errstate(under="ignore")
def product_moments(moments: ArrayLike) -> Floats:
    """Return the raw moments (…, order) of a product of independent factors from those of each,
    (factors, …, order): their product, order by order.

    Goodman (1960), "On the exact variance of products", Journal of the American Statistical
    Association 55(292).
    """
    own = as_finite("moments", moments)
    if own.ndim < 2:
        raise ValueError("moments has no axis of factors: give one row of moments for each factor.")
    total = np.ones(own.shape[1:])
    for factor in own:
        total = total * factor
    return total


def cumulants_of(moments: ArrayLike) -> Floats:
    """Return the first four cumulants (…, 4) from raw moments (…, 4 or more): mean, variance,
    third and fourth.

    Figures are lost where the mean is many times the standard deviation: `Distributions.cumulants`
    starts from moments about an origin near by. Kendall and Stuart (1977), "The advanced theory of
    statistics", volume 1, chapter 3. ValueError for fewer than four moments.
    """
    raw = as_finite("moments", moments)
    if raw.shape[-1:] < (4,):
        raise ValueError("moments has fewer than four orders: give the first four.")
    mean = raw[..., 0]
    _, second, third, fourth = np.moveaxis(moved_moments(raw[..., :4], -mean), -1, 0)
    return np.stack([mean, second, third, fourth - 3.0 * second * second], axis=-1)
