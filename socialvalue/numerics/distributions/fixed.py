"""The fixed kind: one value, no doubt. Parameters (rows, 4): value, then nothing."""

import numpy as np

from socialvalue.numerics.arrays import Floats
from socialvalue.numerics.distributions.given import Given


def fit(given: Given) -> Floats:
    """Return the parameters (rows, 4)."""
    given.refuse(
        (given.low != given.value) | (given.high != given.value),
        lambda place: (
            f"fixed, yet its ends differ from its value ({given.numbers(place)}): leave "
            f"the ends out, or take another kind"
        ),
    )
    rest = np.zeros_like(given.value)
    return np.stack([given.value, rest, rest, rest], axis=1)


def quantile(parameters: Floats, u: Floats) -> Floats:
    """Return the value at every u, (rows, draws)."""
    return np.broadcast_to(parameters[:, :1], u.shape)


def moments(parameters: Floats, order: int) -> tuple[Floats, Floats]:
    """Return an origin (rows,) and the moments about it, (rows, order)."""
    return parameters[:, 0], np.zeros((len(parameters), order))


def support(parameters: Floats) -> Floats:
    """Return the least and the greatest value, (rows, 2)."""
    return parameters[:, [0, 0]]
