"""Scaling columns of unlike units so that they may be set side by side; the way is always named.

In comes a matrix (submissions, columns); out comes one of the same shape, without units. The three
ways give different answers from the same data, and all but fixed goalposts make one submission's
number depend on the others: see `numerics.closeness`.
"""

import numpy as np
from numpy.typing import ArrayLike

from socialvalue.numerics.arrays import Floats
from socialvalue.numerics.checks import as_amounts, as_finite


def as_directions(directions: ArrayLike, columns: int) -> Floats:
    """Return directions (columns,), each 1 (more is better) or -1; ValueError otherwise."""
    given = as_finite("directions", directions, 1)
    if given.shape != (columns,) or not np.isin(given, (1.0, -1.0)).all():
        raise ValueError(f"directions do not fit: give {columns}, 1 where more is better, else -1.")
    return given


def minmax_scaled(matrix: ArrayLike, directions: ArrayLike) -> Floats:
    """Return (value - worst)/(best - worst) in each column; ValueError where all are alike."""
    given = as_finite("matrix", matrix, 2)
    turned = given * as_directions(directions, given.shape[1])
    low, high = turned.min(axis=0), turned.max(axis=0)
    if not (high > low).all():
        place = int(np.flatnonzero(~(high > low))[0])
        raise ValueError(f"Column {place} is the same for all: leave it out.")
    return np.asarray((turned - low) / (high - low))


def share_scaled(matrix: ArrayLike) -> Floats:
    """Return each value as a share of its column; ValueError for a negative, or a sum of 0."""
    given = as_amounts("matrix", matrix)
    totals = given.sum(axis=0)
    if not (totals > 0.0).all():
        place = int(np.flatnonzero(~(totals > 0.0))[0])
        raise ValueError(f"Column {place} adds up to 0: leave it out, it has no shares.")
    return np.asarray(given / totals)


def vector_scaled(matrix: ArrayLike) -> Floats:
    """Return each value over the length of its column, √Σx²; ValueError for a column of zeros."""
    given = as_finite("matrix", matrix, 2)
    lengths = np.sqrt(np.square(given).sum(axis=0))
    if not (lengths > 0.0).all():
        place = int(np.flatnonzero(~(lengths > 0.0))[0])
        raise ValueError(f"Column {place} holds zeros alone: leave it out.")
    return np.asarray(given / lengths)


def closeness(scaled: ArrayLike, weights: ArrayLike, directions: ArrayLike) -> Floats:
    """Return TOPSIS closeness (submissions,), 0 at the worst of all columns and 1 at the best.

    scaled (submissions, columns) by one of the ways above, which decides the answer: name it.
    weights (columns,) add up to 1; directions (columns,), all 1 for values that were turned when
    scaled. NaN where best and worst are one point. Hwang and Yoon (1981), "Multiple Attribute
    Decision Making".
    """
    given = as_finite("scaled", scaled, 2)
    shares = as_amounts("weights", weights)
    if shares.shape != (given.shape[1],):
        raise ValueError(f"weights has shape {shares.shape}: give one for each column.")
    turned = given * shares * as_directions(directions, given.shape[1])
    to_best = np.sqrt(np.square(turned - turned.max(axis=0)).sum(axis=1))
    to_worst = np.sqrt(np.square(turned - turned.min(axis=0)).sum(axis=1))
    both = to_best + to_worst
    return np.where(both > 0.0, to_worst / np.where(both > 0.0, both, 1.0), np.nan)
