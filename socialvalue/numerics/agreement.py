"""How far people, or rankings, lie apart.

In come weights (people, options), each row adding up to 1, or ranks (judges, options), 1 for the
first; out comes one number. ValueError for shapes that do not fit.
"""

import numpy as np
from numpy.typing import ArrayLike

from socialvalue.numerics.arrays import Floats
from socialvalue.numerics.checks import as_amounts, as_finite

_ALIKE = 1e-6


def as_vectors(weights: ArrayLike) -> Floats:
    """Return weights (people, options) as float64, rows adding up to 1; ValueError otherwise."""
    given = as_amounts("weights", weights)
    if given.ndim != 2 or given.size == 0:
        raise ValueError(f"weights has shape {given.shape}: give a row for each person.")
    if (np.abs(given.sum(axis=1) - 1.0) > _ALIKE).any():
        raise ValueError("A row of weights does not add up to 1: divide it by its sum.")
    return given


def distances(weights: ArrayLike) -> Floats:
    """Return ½ Σ|a - b| between every two people, (people, people): 0 alike, 1 nothing shared.

    Of 100 points, it is how many one of the two would have to move to agree with the other.
    """
    given = as_vectors(weights)
    return np.asarray(np.abs(given[:, None, :] - given[None, :, :]).sum(axis=2) / 2.0)


def mean_distance(weights: ArrayLike) -> float:
    """Return the mean distance over all pairs of people, 0 to 1; 0 for one person."""
    apart = distances(weights)
    people = len(apart)
    # Sorted, so that the order of people moves no bit of the sum.
    pairs = np.sort(apart[np.triu_indices(people, 1)])
    return float(pairs.mean()) if pairs.size else 0.0


def kendall_w(ranks: ArrayLike) -> float:
    """Return Kendall's coefficient of concordance, 0 to 1, corrected for ties.

    ranks (judges, options). NaN for one judge, one option, or where every judge ties all. Kendall
    and Babington Smith (1939), "The problem of m rankings".
    """
    given = as_finite("ranks", ranks, 2)
    judges, options = given.shape
    mean_ranks = np.array([_mean_ranks(row) for row in given])
    ties = sum(
        float(times**3 - times)
        for row in mean_ranks
        for times in np.unique(row, return_counts=True)[1]
    )
    most = judges**2 * (options**3 - options) - judges * ties
    if judges < 2 or not most > 0.0:
        return float("nan")
    totals = mean_ranks.sum(axis=0)
    return float(12.0 * np.square(totals - totals.mean()).sum() / most)


def kendall_tau(first: ArrayLike, second: ArrayLike) -> float:
    """Return Kendall's tau-b of two rankings (options,), -1 to 1; NaN where one ties all.

    Kendall (1945), "The treatment of ties in ranking problems".
    """
    one, other = as_finite("first", first, 1), as_finite("second", second, 1)
    if one.shape != other.shape:
        raise ValueError(f"The rankings have shapes {one.shape} and {other.shape}: give one order.")
    pairs = np.triu_indices(one.size, 1)
    a = np.sign(one[:, None] - one[None, :])[pairs]
    b = np.sign(other[:, None] - other[None, :])[pairs]
    most = np.sqrt(float(np.abs(a).sum()) * float(np.abs(b).sum()))
    return float((a * b).sum() / most) if most > 0.0 else float("nan")


def _mean_ranks(row: Floats) -> Floats:
    below = (row[:, None] > row[None, :]).sum(axis=1)
    beside = (row[:, None] == row[None, :]).sum(axis=1)
    return np.asarray(below + (beside + 1) / 2.0)
