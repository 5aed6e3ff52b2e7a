"""The uniform kind: every value between two bounds alike. Parameters (rows, 4): low, high.

The central value plays no part in it. With a coverage c, low and high leave (1−c)/2 outside at
each end, and the bounds are wider by 1/c.
"""

import numpy as np

from socialvalue.numerics.arrays import Floats
from socialvalue.numerics.distributions.given import Given


def fit(given: Given) -> Floats:
    """Return the parameters (rows, 4)."""
    wider = np.where(given.covered, (1.0 / np.where(given.covered, given.coverage, 1.0) - 1.0), 0.0)
    more = wider * (given.high - given.low) / 2.0
    rest = np.zeros_like(more)
    return np.stack([given.low - more, given.high + more, rest, rest], axis=1)


def quantile(parameters: Floats, u: Floats) -> Floats:
    """Return the values at u, (rows, draws)."""
    low, high = parameters[:, :1], parameters[:, 1:2]
    return np.asarray(low + u * (high - low))


def moments(parameters: Floats, order: int) -> tuple[Floats, Floats]:
    """Return the middle (rows,) and the moments about it, (rows, order)."""
    low, high = parameters[:, 0], parameters[:, 1]
    reach = (high - low) / 2.0
    about = [reach**k / (k + 1) if k % 2 == 0 else 0.0 * reach for k in range(1, order + 1)]
    return low + reach, np.stack(about, axis=1)


def support(parameters: Floats) -> Floats:
    """Return the bounds, (rows, 2)."""
    return parameters[:, :2]
