"""Weights from what one person says directly: points, swings, or places in an order.

In comes one person's answers (options,); out come weights (options,) that add up to 1. ValueError
for a negative answer, a missing one, or answers that are all zero.
"""

import numpy as np
from numpy.typing import ArrayLike

from socialvalue.numerics.arrays import Floats
from socialvalue.numerics.checks import as_amounts, as_finite


def budget_weights(points: ArrayLike) -> Floats:
    """Return points (options,), shared out of any one budget, as weights.

    OECD and JRC (2008), "Handbook on Constructing Composite Indicators", section on weighting by
    budget allocation.
    """
    given = as_amounts("points", points)
    if given.ndim != 1 or not given.sum() > 0.0:
        raise ValueError("No points were given to anything: share out at least one.")
    return np.asarray(given / given.sum())


def swing_weights(swings: ArrayLike) -> Floats:
    """Return swings (options,) as weights.

    A swing is how much it is worth, beside the best one (100), to move one option from its worst to
    its best while all others stay: so it answers to ranges, where plain importance does not. Von
    Winterfeldt and Edwards (1986), "Decision Analysis and Behavioral Research".
    """
    given = as_amounts("swings", swings)
    if given.ndim != 1 or not given.sum() > 0.0:
        raise ValueError("No swing is worth anything: give 100 to the one that is worth most.")
    return np.asarray(given / given.sum())


def rank_order_centroid(ranks: ArrayLike) -> Floats:
    """Return the middle of all weights that respect an order (options,), 1 the most important.

    An order says nothing of distances: this puts in the least that can be put in, and it is steep
    (of three, 61, 28 and 11 of 100). Tied options share the weights of their places. Barron and
    Barrett (1996), "Decision quality using ranked attribute weights".
    """
    given = as_finite("ranks", ranks, 1)
    if given.size == 0:
        raise ValueError("There is nothing in order: give at least one rank.")
    options = given.size
    steps = 1.0 / np.arange(1, options + 1)
    places = np.cumsum(steps[::-1])[::-1] / options
    order = np.argsort(given, kind="stable")
    weights = np.empty(options)
    weights[order] = places
    for tied in np.unique(given):
        weights[given == tied] = weights[given == tied].mean()
    return weights
