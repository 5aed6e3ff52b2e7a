"""The lognormal kind: the central value is the median, and the logarithm has its own spread on each
side; with equal sides it is the plain lognormal. Parameters (rows, 4): median, the standard
deviations of the logarithm below and above it.

Each half holds half of the mass, so that median, low and high are all met exactly.
"""

from math import comb

import numpy as np

from socialvalue.numerics import normal
from socialvalue.numerics.arrays import Floats, steadily
from socialvalue.numerics.distributions.given import Given


def fit(given: Given) -> Floats:
    """Return the parameters (rows, 4)."""
    given.needs_coverage("lognormal")
    given.refuse(
        given.low <= 0.0,
        lambda place: (
            f"a lognormal has only values above 0 ({given.numbers(place)}): give a low "
            f"above 0, or take normal"
        ),
    )
    sound = given.low > 0.0
    low, value, high = (np.where(sound, part, 1.0) for part in (given.low, given.value, given.high))
    score = given.score()
    down, up = steadily(np.log, value / low) / score, steadily(np.log, high / value) / score
    return np.stack([value, down, up, np.zeros_like(up)], axis=1)


def quantile(parameters: Floats, u: Floats) -> Floats:
    """Return the values at u, (rows, draws)."""
    median, down, up = (parameters[:, place, None] for place in range(3))
    score = normal.quantile(u)
    with np.errstate(under="ignore"):
        return np.asarray(median * steadily(np.exp, score * np.where(score < 0.0, down, up)))


def moments(parameters: Floats, order: int) -> tuple[Floats, Floats]:
    """Return the median (rows,) and the moments about it, (rows, order)."""
    median, down, up = parameters[:, 0], parameters[:, 1], parameters[:, 2]
    gains = [0.0 * median, *(_gain(k, down, up) for k in range(1, order + 1))]
    about = [
        median**k * sum(comb(k, j) * (-1.0) ** (k - j) * gains[j] for j in range(1, k + 1))
        for k in range(1, order + 1)
    ]
    return median, np.stack(about, axis=1)


def _gain(k: int, down: Floats, up: Floats) -> Floats:
    """The mean of (x/median)^k, less 1, from the two truncated lognormals, (rows,).

    Each half's exp(k²s²/2) Φ(±ks) is taken apart, so that a small spread keeps its figures.
    """
    total = np.zeros_like(up)
    for spread, side in ((down, -1.0), (up, 1.0)):
        reach = side * k * spread
        growth = steadily(np.expm1, reach * reach / 2.0)
        total = total + growth * normal.cdf(reach) + normal.half(reach)
    return total


def support(parameters: Floats) -> Floats:
    """Return the bounds (rows, 2): 0 and no end, or the median on a side without spread."""
    median, down, up = parameters[:, 0], parameters[:, 1], parameters[:, 2]
    low, high = np.where(down > 0.0, 0.0, median), np.where(up > 0.0, np.inf, median)
    return np.stack([low, high], axis=1)
