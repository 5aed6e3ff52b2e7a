"""Scaling columns of unlike units so that they may be set side by side; the way is always named.

In comes a matrix (submissions, columns); out comes one of the same shape, without units. The three
ways give different answers from the same data, and all but fixed goalposts make one submission's
number depend on the others: see `numerics.closeness`.
"""

import numpy as np
from numpy.typing import ArrayLike

from socialvalue.numerics.arrays import Floats, as_floats
from socialvalue.numerics.checks import as_amounts, as_finite

LONG = 1024
"""Numbers in a row that numpy takes at one go."""
SOME = 256
"""Such rows that are worked on while they are at hand."""


def as_directions(directions: ArrayLike, columns: int) -> Floats:
    """Return directions (columns,), each 1 (more is better) or -1; ValueError otherwise."""
    given = as_finite("directions", directions, 1)
    if given.shape != (columns,) or not np.isin(given, (1.0, -1.0)).all():
        raise ValueError(f"directions do not fit: give {columns}, 1 where more is better, else -1.")
    return given


def worst_and_span(matrix: Floats, directions: ArrayLike) -> tuple[Floats, Floats]:
    """Return the worst of each column (columns,) and how far the best lies from it, below 0 where
    less is better; ValueError for a matrix (submissions, columns) that holds a blank or nothing,
    and for a column in which all are alike or too far apart.
    """
    turned = as_directions(directions, matrix.shape[1])
    if not matrix.size:
        raise ValueError(f"matrix has the shape {matrix.shape}: give two submissions or more.")
    low, high = _extremes(matrix)
    if not (np.isfinite(low) & np.isfinite(high)).all():
        as_finite("matrix", matrix)
    if not (high > low).all():
        place = int(np.flatnonzero(~(high > low))[0])
        raise ValueError(f"Column {place} is the same for all: leave it out.")
    worst, best = np.where(turned > 0, low, high), np.where(turned > 0, high, low)
    with np.errstate(over="ignore"):
        span = best - worst
    if not np.isfinite(span).all():
        place = int(np.flatnonzero(~np.isfinite(span))[0])
        raise ValueError(f"Column {place} is too wide for a number: give it in a larger unit.")
    return worst, span


def _extremes(matrix: Floats) -> tuple[Floats, Floats]:
    """Return the least and the greatest of each column (columns,), NaN where a column holds one."""
    rows, columns = matrix.shape
    many = max(LONG // columns, 1)
    whole = rows - rows % many if matrix.flags.c_contiguous else 0
    parts = [matrix[whole:]] if whole < rows else []
    # numpy takes a few long rows together sooner than many short ones
    laid = matrix[:whole].reshape(-1, many * columns)
    parts += [laid[start : start + SOME] for start in range(0, len(laid), SOME)]
    low, high = (
        [reduce(part, axis=0).reshape(-1, columns) for part in parts]
        for reduce in (np.minimum.reduce, np.maximum.reduce)
    )
    return np.concatenate(low).min(axis=0), np.concatenate(high).max(axis=0)


def minmax_scaled(matrix: ArrayLike, directions: ArrayLike) -> Floats:
    """Return (value - worst)/(best - worst) in each column; ValueError where all are alike."""
    given = as_floats("matrix", matrix, 2)
    worst, span = worst_and_span(given, directions)
    scaled = np.empty(given.shape)
    some = max(SOME * LONG // given.shape[1], 1)
    for start in range(0, len(given), some):
        here = scaled[start : start + some]
        np.subtract(given[start : start + some], worst, out=here)
        np.divide(here, span, out=here)
        np.abs(here, out=here)  # a falling column's worst is 0, not -0
    return scaled


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
