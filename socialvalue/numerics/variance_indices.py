"""Which sources the variance of a sum of products comes from, in closed form.

The model is Y = Σ coefficient × Π f(x) over patterns; each pattern is a product of functions of its
own sources, and sources are independent, but patterns may share them (one wage behind ten proxies).
In come coefficients (…, patterns), a row for each submission (or for the difference of two: their
coefficients subtracted), and for each source the moments of the factors: `first` E f (patterns,
sources) and `second` E f g (patterns, patterns, sources), 1 where a pattern does without the
source; where only one of two patterns uses it, E f g is the E f of that one. Out come mean and
variance (…) and Sobol indices (…, sources), all exact:

    first order  Var E(Y | source) / Var Y          total order  1 - Var E(Y | all others) / Var Y

Patterns that share no source do not covary, so that only pairs which share one are worked on.
Several sources count as one, such as all shares of a theme, where the caller multiplies their
moments into one column. Sobol (1993), "Sensitivity estimates for nonlinear mathematical models";
Homma and Saltelli (1996), "Importance measures in global sensitivity analysis of nonlinear models".
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from socialvalue.numerics.arrays import Floats, Integers, as_floats
from socialvalue.numerics.checks import as_finite

_EPS = 8 * float(np.finfo(np.float64).eps)
_NOISE = 1e-13


def mean(coefficients: ArrayLike, first: ArrayLike) -> Floats:
    """Return E Y (…) of coefficients (…, patterns) and first moments (patterns, sources).

    ValueError for shapes that do not fit or numbers that are not finite.
    """
    given, moments = _coefficients(coefficients, first)
    return np.asarray(given @ moments.prod(axis=1))


def variance(coefficients: ArrayLike, first: ArrayLike, second: ArrayLike) -> Floats:
    """Return Var Y (…), 0 or more, of coefficients (…, patterns), first (patterns, sources) and
    second moments (patterns, patterns, sources).

    A variance below rounding, 1e-13 of its summed absolute terms, is 0. ValueError for shapes that
    do not fit, numbers that are not finite, or a second moment below the square of the first.
    """
    given, moments = _coefficients(coefficients, first)
    left, right, joint = shared_pairs(moments, second)
    covariance, _, _ = _per_source(moments, joint, left, right)
    return _variance(_weights(given, left, right), covariance)


def indices(coefficients: ArrayLike, first: ArrayLike, second: ArrayLike) -> tuple[Floats, Floats]:
    """Return the first-order and the total-order Sobol indices, each (…, sources), 0 to 1.

    Shapes and errors as for `variance`. NaN where Y does not vary: nothing is left to share out.
    The last bits may differ with the number of rows given at once.
    """
    given, moments = _coefficients(coefficients, first)
    left, right, joint = shared_pairs(moments, second)
    covariance, squares, spread = _per_source(moments, joint, left, right)
    weights = _weights(given, left, right)
    whole = _variance(weights, covariance)[..., None]
    alone = np.maximum(weights @ (_without_each(squares) * spread), 0.0)
    involved = np.maximum(weights @ (_without_each(joint) * spread), alone)
    blank = np.full_like(alone, np.nan)
    one = np.divide(alone, whole, out=blank.copy(), where=whole > 0.0)
    total = np.divide(involved, whole, out=blank, where=whole > 0.0)
    return np.minimum(one, 1.0), np.minimum(total, 1.0)


def shared_pairs(first: Floats, second: ArrayLike) -> tuple[Integers, Integers, Floats]:
    """Return the pairs of patterns that share a source: left and right (pairs,), left ≤ right, and
    their second moments (pairs, sources).

    first (patterns, sources), second (patterns, patterns, sources). ValueError as for `variance`.
    """
    given = as_floats("second", second, 3)
    patterns, sources = first.shape
    if given.shape != (patterns, patterns, sources):
        raise ValueError(
            f"second has shape {given.shape}, and first has {first.shape}: give a moment for each "
            f"pattern, pattern and source."
        )
    own = np.einsum("pps->ps", given)
    spread = own - first * first
    floor = _EPS * np.abs(own)
    if not (spread >= -floor).all():
        raise ValueError(
            "A second moment is blank or below the square of the first: give E f² of the same f."
        )
    uses = (spread > floor).astype(np.float64)
    left, right = (part.astype(np.int64) for part in np.nonzero(np.triu(uses @ uses.T)))
    return left, right, as_finite("second", given[left, right])


def _coefficients(coefficients: ArrayLike, first: ArrayLike) -> tuple[Floats, Floats]:
    given, moments = as_finite("coefficients", coefficients), as_finite("first", first, 2)
    if given.ndim == 0 or given.shape[-1] != len(moments):
        raise ValueError(
            f"coefficients has shape {given.shape} for {len(moments)} patterns: give one each."
        )
    return given, moments


def _per_source(
    first: Floats, joint: Floats, left: Integers, right: Integers
) -> tuple[Floats, Floats, Floats]:
    """The covariance of each pair (pairs,), its products of means and its covariances, both by
    source (pairs, sources).

    The covariance of two products is added up source by source, so that none of it is lost in a
    difference of large numbers.
    """
    squares = first[left] * first[right]
    spread = joint - squares
    spread[np.abs(spread) <= _EPS * np.abs(joint)] = 0.0
    terms = _before(joint) * spread * _after(squares)
    return terms.sum(axis=1), squares, spread


def _weights(coefficients: Floats, left: Integers, right: Integers) -> Floats:
    """The weight of each pair (…, pairs); one of two different patterns counts twice."""
    twice = np.where(left == right, 1.0, 2.0)
    return np.asarray(coefficients[..., left] * coefficients[..., right] * twice)


def _variance(weights: Floats, covariance: Floats) -> Floats:
    found = weights @ covariance
    scale = np.abs(weights) @ np.abs(covariance)
    return np.where(found > _NOISE * scale, found, 0.0)


def _before(factors: Floats) -> Floats:
    """The product of the factors before each, along the last axis."""
    result = np.ones_like(factors)
    np.cumprod(factors[:, :-1], axis=1, out=result[:, 1:])
    return result


def _after(factors: Floats) -> Floats:
    """The product of the factors after each, along the last axis."""
    return _before(factors[:, ::-1])[:, ::-1]


def _without_each(factors: Floats) -> Floats:
    """The product of all factors but each, along the last axis; a factor of 0 is no trouble."""
    return np.asarray(_before(factors) * _after(factors))
