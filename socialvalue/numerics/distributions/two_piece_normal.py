"""The normal kind: the central value is the median, and each side has its own spread; with equal
sides it is the plain normal. Parameters (rows, 4): median, the standard deviations of the lower
and of the upper half.

Each half holds half of the mass, so that median, low and high are all met exactly; where the sides
differ the density has a step at the median.
"""

import numpy as np

from socialvalue.numerics import normal
from socialvalue.numerics.arrays import Floats
from socialvalue.numerics.distributions.given import Given


def fit(given: Given) -> Floats:
    """Return the parameters (rows, 4)."""
    given.needs_coverage("normal")
    score = given.score()
    down, up = (given.value - given.low) / score, (given.high - given.value) / score
    return np.stack([given.value, down, up, np.zeros_like(up)], axis=1)


def quantile(parameters: Floats, u: Floats) -> Floats:
    """Return the values at u, (rows, draws)."""
    median, down, up = (parameters[:, place, None] for place in range(3))
    score = normal.quantile(u)
    return np.asarray(median + score * np.where(score < 0.0, down, up))


def moments(parameters: Floats, order: int) -> tuple[Floats, Floats]:
    """Return the median (rows,) and the moments about it, (rows, order): half of each side's."""
    median, down, up = parameters[:, 0], parameters[:, 1], parameters[:, 2]
    absolute = [1.0, np.sqrt(2.0 / np.pi)]
    for k in range(2, order + 1):
        absolute.append((k - 1) * absolute[k - 2])
    about = [0.5 * absolute[k] * (up**k + (-1.0) ** k * down**k) for k in range(1, order + 1)]
    return median, np.stack(about, axis=1)


def support(parameters: Floats) -> Floats:
    """Return the bounds (rows, 2), without end on each side that has a spread."""
    median, down, up = parameters[:, 0], parameters[:, 1], parameters[:, 2]
    low, high = np.where(down > 0.0, -np.inf, median), np.where(up > 0.0, np.inf, median)
    return np.stack([low, high], axis=1)
