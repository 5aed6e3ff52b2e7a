"""Weights read off data: what spreads, and what is not said twice. Checks, never a choice.

In comes a matrix (submissions, columns); out come weights (columns,) that add up to 1. They say
how the *data* lie, and nothing of what matters to anybody: another bidder changes them. So nothing
in this library takes them as a default.
"""

import numpy as np
from numpy.typing import ArrayLike

from socialvalue.numerics.arrays import Floats
from socialvalue.numerics.checks import as_amounts
from socialvalue.numerics.scaling import minmax_scaled, share_scaled

_CORRELATIONS = ("pearson", "spearman")


def critic(matrix: ArrayLike, directions: ArrayLike, correlation: str = "pearson") -> Floats:
    """Return CRITIC weights (columns,): a column's spread times how little others go with it.

    matrix (submissions, columns); directions (columns,) 1 where more is better, -1 where less is.
    Columns are scaled from 0 to 1 between the worst and the best. `correlation` is pearson or
    spearman. ValueError for a column in which all are alike. Diakoulaki, Mavrotas and
    Papayannakis (1995), "Determining objective weights in multiple criteria problems".
    """
    if correlation not in _CORRELATIONS:
        raise ValueError(f"correlation is {correlation!r}: use pearson or spearman.")
    scaled = minmax_scaled(matrix, directions)
    compared = _ranked(scaled) if correlation == "spearman" else scaled
    together = np.atleast_2d(np.corrcoef(compared, rowvar=False))
    told = scaled.std(axis=0) * (1.0 - together).sum(axis=0)
    if not told.sum() > 0.0:
        return np.full(scaled.shape[1], 1.0 / scaled.shape[1])
    return np.asarray(np.maximum(told, 0.0) / np.maximum(told, 0.0).sum())


def _ranked(matrix: Floats) -> Floats:
    """The mean rank of each value in its column."""
    below = (matrix[:, None, :] > matrix[None, :, :]).sum(axis=1)
    beside = (matrix[:, None, :] == matrix[None, :, :]).sum(axis=1)
    return np.asarray(below + (beside + 1) / 2.0)


def entropy_weights(matrix: ArrayLike) -> Floats:
    """Return entropy weights (columns,): 1 less the Shannon entropy of each column's shares.

    matrix (submissions, columns) of 0 or more, at least two submissions. A column in which all are
    alike weighs nothing; where all columns are so, each weighs the same. Shannon (1948), "A
    mathematical theory of communication".
    """
    given = as_amounts("matrix", matrix)
    if given.ndim != 2 or len(given) < 2:
        raise ValueError(f"matrix has shape {given.shape}: give two submissions or more.")
    shares = share_scaled(given)
    logs = np.log(np.where(shares > 0.0, shares, 1.0))
    spread = np.maximum(1.0 + (shares * logs).sum(axis=0) / np.log(len(given)), 0.0)
    spread = np.where(spread < np.finfo(float).eps * len(given), 0.0, spread)
    if not spread.sum() > 0.0:
        return np.full(given.shape[1], 1.0 / given.shape[1])
    return np.asarray(spread / spread.sum())
