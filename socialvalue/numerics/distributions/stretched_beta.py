"""Beta distributions between two bounds: the PERT kind, and the beta kind for shares. Parameters
(rows, 4): low, high, and the two shape parameters.
"""

import numpy as np

from socialvalue.numerics import beta
from socialvalue.numerics.arrays import Floats
from socialvalue.numerics.distributions.given import Given

_PEAK = 4.0
"""The weight of the mode in a PERT distribution."""


def fit_pert(given: Given) -> Floats:
    """Return the parameters (rows, 4) of PERT: low and high are bounds, the central value is the
    mode and counts four times in the mean.

    Malcolm, Roseboom, Clark and Fazar (1959), "Application of a technique for research and
    development program evaluation", Operations Research 7(5).
    """
    given.needs_bounds("pert")
    width = given.high - given.low
    safe = np.where(width > 0.0, width, 1.0)
    first = 1.0 + _PEAK * (given.value - given.low) / safe
    second = 1.0 + _PEAK * (given.high - given.value) / safe
    return np.stack([given.low, given.high, first, second], axis=1)


def fit_share(given: Given) -> Floats:
    """Return the parameters (rows, 4) of a beta for a share by the method of moments: its mean is
    the value, its standard deviation (high − low)/(2z), z the normal score of the coverage.

    So low and high are met nearly, not exactly.
    """
    given.needs_coverage("beta")
    given.refuse(
        (given.low < 0.0) | (given.high > 1.0),
        lambda place: (
            f"a share runs from 0 to 1 ({given.numbers(place)}): give shares, not percentages"
        ),
    )
    mean = given.value
    room = mean * (1.0 - mean)
    deviation = (given.high - given.low) / (2.0 * given.score())
    given.refuse(
        deviation * deviation >= room,
        lambda place: (
            f"no beta has this mean and so wide an interval ({given.numbers(place)}): "
            f"move the value off 0 or 1, narrow the ends, or take triangular"
        ),
    )
    sound = (deviation > 0.0) & (deviation * deviation < room)
    total = np.where(sound, room / np.where(sound, deviation, 1.0) ** 2 - 1.0, 2.0)
    safe = np.where(sound, mean, 0.5)
    return from_shapes(safe * total, (1.0 - safe) * total)


def from_shapes(first: Floats, second: Floats) -> Floats:
    """Return the parameters (rows, 4) of beta distributions of these shapes (rows,) on 0 to 1."""
    return np.stack([np.zeros_like(first), np.ones_like(first), first, second], axis=1)


def quantile(parameters: Floats, u: Floats) -> Floats:
    """Return the values at u, (rows, draws)."""
    low, high = parameters[:, :1], parameters[:, 1:2]
    return np.asarray(low + (high - low) * beta.quantile(u, parameters[:, 2], parameters[:, 3]))


def moments(parameters: Floats, order: int) -> tuple[Floats, Floats]:
    """Return the mean (rows,) and the moments about it, (rows, order), each from the two before.

    The step follows from the differential equation of the density: the mean of the derivative of
    x(1−x)(x−m)^k times the density is 0.
    """
    low, high, first, second = parameters.T
    width, total = high - low, first + second
    mean, rest = first / total, second / total
    central = [np.ones_like(mean), np.zeros_like(mean)]
    for k in range(1, order):
        inner = mean * rest * central[k - 1] + (rest - mean) * central[k]
        central.append(k * inner / (total + k))
    about = [width**k * central[k] for k in range(1, order + 1)]
    return low + width * mean, np.stack(about, axis=1)


def support(parameters: Floats) -> Floats:
    """Return the bounds, (rows, 2)."""
    return parameters[:, :2]
