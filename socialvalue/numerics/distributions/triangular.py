"""The triangular kind: low and high are its bounds, the central value its mode. Parameters
(rows, 4): mode, the distances down to low and up to high.

Kotz and van Dorp (2004), "Beyond beta: other continuous families of distributions with bounded
support and applications", chapter 1.
"""

import numpy as np

from socialvalue.numerics.arrays import Floats
from socialvalue.numerics.distributions.given import Given


def fit(given: Given) -> Floats:
    """Return the parameters (rows, 4)."""
    given.needs_bounds("triangular")
    down, up = given.value - given.low, given.high - given.value
    return np.stack([given.value, down, up, np.zeros_like(up)], axis=1)


def quantile(parameters: Floats, u: Floats) -> Floats:
    """Return the values at u, (rows, draws)."""
    mode, down, up = (parameters[:, place, None] for place in range(3))
    width = down + up
    below = u * width <= down
    fall = np.where(below, -down + np.sqrt(u * width * down), up - np.sqrt((1.0 - u) * width * up))
    return np.asarray(mode + fall)


def moments(parameters: Floats, order: int) -> tuple[Floats, Floats]:
    """Return the mode (rows,) and the moments about it, (rows, order)."""
    mode, down, up = parameters[:, 0], parameters[:, 1], parameters[:, 2]
    about = [
        2.0 * (up ** (k + 1) + (-1.0) ** k * down ** (k + 1)) / ((down + up) * (k + 1) * (k + 2))
        for k in range(1, order + 1)
    ]
    return mode, np.stack(about, axis=1)


def support(parameters: Floats) -> Floats:
    """Return the bounds, (rows, 2)."""
    mode, down, up = parameters[:, 0], parameters[:, 1], parameters[:, 2]
    return np.stack([mode - down, mode + up], axis=1)
