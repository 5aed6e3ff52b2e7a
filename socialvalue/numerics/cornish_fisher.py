"""Quantiles of a sum of independent patterns from its cumulants, and where they may be trusted.

In come coefficients (rows, patterns) and the moments of each pattern, a product of independent
sources; out come cumulants (4, rows), quantiles (rows, probabilities), and a mask (rows,) of the
rows whose quantiles are good to `ERROR`. Patterns that share a source are not independent: add up
those that do into one pattern first, or use draws. Cornish and Fisher (1938), "Moments and
cumulants in the specification of distributions"; Fisher and Cornish (1960), "The percentile points
of distributions having known cumulants", Technometrics 2.

How the guard was found. Cumulants 3 and 4 of the sum prove nothing: one term may dominate, or
skews may cancel, and both be near 0 far from any normal curve. So `safe` adds up what could go
wrong, without signs, and refuses from 1 on:

    5 (Σ|skew parts|)² + 20 Σ(variance shares)³ + 3 Σ|excess parts|

A sum of four patterns, or one with a term of more than 37 % of the variance, never passes. The
factors were fitted on 15,000 sums of 1 … 40 products of up to three uniform, triangular, PERT,
beta, normal and lognormal sources (heavy tails and two humps among them; coefficients equal,
unequal, with one that dominates, of both signs) against quantiles by convolution on a grid of 1/200
standard deviation, and then tightened until a search that climbed from 1,200 such sums
towards the worst one that passes found none beyond two thirds of `ERROR`. A pattern of two humps is
refused by its own skew and excess. One of a few far-apart values, such as -1, 0 and 1, cannot be
told by its cumulants and has to be named: see `smooth`. This is experiment and not theorem: it
covers products of the sources named above. For other probabilities nothing was tried.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import factorial
from statistics import NormalDist

import numpy as np
from numpy.typing import ArrayLike, NDArray

from socialvalue.numerics.arrays import Floats, as_floats
from socialvalue.numerics.checks import add_rows, as_finite

ERROR = 0.02
"""What p5, p50 and p95 of a `safe` row may be off, as a share of the row's standard deviation."""
_EPS = float(np.finfo(np.float64).eps)
_LOST = 1e-3
_LUMPS = 0.6
_SKEW, _SHARES, _EXCESS = 5.0, 20.0, 3.0
_LUMPY_SHARE = 0.01


def product_moments(one: ArrayLike, other: ArrayLike) -> Floats:
    """Return mean, variance, third and fourth central moment (…, 4) of the product of two
    independent factors, from theirs (…, 4).

    Nothing is lost where a doubt is tiny beside its mean, as it is in raw moments. ValueError for
    another last axis or numbers that are not finite.
    """
    x, y = _four("one", one), _four("other", other)
    a, b = x[..., 0], y[..., 0]
    of_x = [np.ones_like(a), np.zeros_like(a), *np.moveaxis(x[..., 1:], -1, 0)]
    of_y = [np.ones_like(b), np.zeros_like(b), *np.moveaxis(y[..., 1:], -1, 0)]
    # With deviations D and E, the product deviates by a E + b D + D E.
    central = [
        sum(
            factorial(n) / (factorial(i) * factorial(j) * factorial(n - i - j))
            * a**i * b**j * of_x[n - i] * of_y[n - j]
            for i in range(n + 1)
            for j in range(n + 1 - i)
        )
        for n in (2, 3, 4)
    ]  # fmt: skip
    return np.stack(np.broadcast_arrays(a * b, *central), axis=-1)


def central_cumulants(moments: ArrayLike) -> Floats:
    """Return the cumulants κ1 … κ4 (…, 4) of mean, variance, third and fourth central moment
    (…, 4).
    """
    found = _four("moments", moments).copy()
    found[..., 3] -= 3.0 * np.square(found[..., 1])
    return found


def raw_cumulants(raw: ArrayLike) -> Floats:
    """Return the cumulants κ1 … κ4 (…, 4) of the raw moments E x … E x⁴ (…, 4).

    A variance below rounding is 0, and so are the cumulants after it. Where the standard deviation
    is not 0 but below a thousandth of the mean, rounding leaves nothing of κ3 and κ4: they are NaN,
    no row that uses them is `safe`, and `product_moments` keeps them. ValueError as there.
    """
    one, two, three, four = np.moveaxis(_four("raw", raw), -1, 0)
    second = two - one * one
    fixed = second <= 8.0 * _EPS * two
    lost = ~fixed & (second < _LOST**2 * one * one)
    third = three - 3.0 * one * two + 2.0 * one**3
    fourth = four - 4.0 * one * three + 6.0 * one**2 * two - 3.0 * one**4 - 3.0 * second**2
    found = np.stack([one, second, third, fourth], axis=-1)
    found[fixed, 1:] = 0.0
    found[lost, 2:] = np.nan
    return found


def cumulants(coefficients: ArrayLike, patterns: ArrayLike) -> Floats:
    """Return κ1 … κ4 (4, rows) of Σ coefficient × pattern, of coefficients (rows, patterns) and the
    patterns' own cumulants (patterns, 4).

    A row's bits do not depend on its neighbours. ValueError for shapes that do not fit.
    """
    columns, own = _checked(coefficients, patterns)
    found = np.zeros((4, columns.shape[1]))
    for column, values in zip(columns, np.nan_to_num(own), strict=True):
        power = column
        for row, value in enumerate(values):
            found[row] += power * value
            power = power * column
    lost = np.isnan(own).any(axis=1)
    found[2:, (columns[lost] != 0.0).any(axis=0)] = np.nan
    return found


def quantiles(
    k1: ArrayLike,
    k2: ArrayLike,
    k3: ArrayLike,
    k4: ArrayLike,
    probabilities: Sequence[float] = (0.05, 0.5, 0.95),
) -> Floats:
    """Return quantiles (rows, probabilities) by the fourth-order expansion of Cornish and Fisher.

    k1 … k4 (rows,) are the cumulants; a row without variance is its mean throughout. How far off
    they may be: see `safe`. ValueError for a probability that is not between 0 and 1.
    """
    mean, variance, third, fourth = (np.asarray(k, dtype=np.float64) for k in (k1, k2, k3, k4))
    skew, excess = _shape(variance, third, fourth)
    spread = np.sqrt(variance)
    found = np.empty((*mean.shape, len(probabilities)))
    for column, probability in enumerate(probabilities):
        if not 0.0 < probability < 1.0:
            raise ValueError(f"{probability:g}: give a probability between 0 and 1.")
        z = NormalDist().inv_cdf(probability)
        expanded = skew * ((z * z - 1.0) / 6.0) + excess * ((z**3 - 3.0 * z) / 24.0)
        expanded -= np.square(skew) * ((2.0 * z**3 - 5.0 * z) / 36.0)
        found[..., column] = mean + spread * (z + expanded)
    return found


def rises(skew: ArrayLike, excess: ArrayLike) -> NDArray[np.bool_]:
    """Where the expansion rises with the probability from 0.1 % to 99.9 %, (rows,).

    Elsewhere a higher probability could have a lower quantile, and no quantile is to be trusted.
    """
    s, x = np.asarray(skew, dtype=np.float64), np.asarray(excess, dtype=np.float64)
    square = x / 8.0 - np.square(s) / 6.0
    level = 1.0 - x / 8.0 + 5.0 * np.square(s) / 36.0
    end = -NormalDist().inv_cdf(0.001)
    # The slope is a parabola in z: level + s/3 z + square z², least at an end or at its bottom.
    least = level + square * end**2 - np.abs(s) / 3.0 * end
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        bottom = -s / 6.0 / square
        lowest = level - np.square(s) / 36.0 / square
    inside = (square > 0.0) & (np.abs(bottom) < end)
    return np.asarray(np.where(inside, lowest, least) > 0.0)


def safe(
    coefficients: ArrayLike, patterns: ArrayLike, smooth: ArrayLike | None = None
) -> NDArray[np.bool_]:
    """Return the rows (rows,) whose p5, p50 and p95 are off by no more than `ERROR` standard
    deviations.

    coefficients (rows, patterns), patterns (patterns, 4) cumulants; smooth (patterns,) is False for
    a pattern with a factor of few distinct values, such as an empirical one of a handful: a row
    that owes more than a hundredth of its variance to one is refused. A row without variance is
    safe.
    ValueError as for `cumulants`.
    """
    columns, own = _checked(coefficients, patterns)
    skews, excesses = _shape(*own[:, 1:].T)
    lumpy = excesses - np.square(skews) + 2.0 < _LUMPS
    if smooth is not None:
        lumpy = lumpy | ~np.asarray(smooth, dtype=np.bool_)
    parts = [np.square(column) * value for column, value in zip(columns, own[:, 1], strict=True)]
    whole = add_rows(np.array(parts).reshape(-1, columns.shape[1]))
    skew, excess, cubes = np.zeros((3, columns.shape[1]))
    lumps = np.zeros(columns.shape[1], dtype=np.bool_)
    for part, s, x, rough in zip(parts, np.abs(skews), np.abs(excesses), lumpy, strict=True):
        share = np.divide(part, whole, out=np.zeros_like(part), where=part > 0.0)
        square = share * share
        known = share > 0.0  # 0 × a lost cumulant is 0
        skew += np.where(known, np.sqrt(share) * share * s, 0.0)
        excess += np.where(known, square * x, 0.0)
        cubes += square * share
        if rough:
            lumps |= share > _LUMPY_SHARE
    strain = _SKEW * np.square(skew) + _SHARES * cubes + _EXCESS * excess
    return np.asarray((strain < 1.0) & ~lumps | (whole == 0.0))


def _shape(variance: Floats, third: Floats, fourth: Floats) -> tuple[Floats, Floats]:
    """Skewness and excess kurtosis, 0 where nothing varies."""
    varies = variance > 0.0
    skew, excess = np.zeros_like(variance), np.zeros_like(variance)
    np.divide(third, variance * np.sqrt(variance), out=skew, where=varies)
    np.divide(fourth, np.square(variance), out=excess, where=varies)
    return skew, excess


def _four(name: str, values: ArrayLike) -> Floats:
    given = as_finite(name, values)
    if given.ndim == 0 or given.shape[-1] != 4:
        raise ValueError(f"{name} has shape {given.shape}: give four numbers for each pattern.")
    return given


def _checked(coefficients: ArrayLike, patterns: ArrayLike) -> tuple[Floats, Floats]:
    """Coefficients by column (patterns, rows), and cumulants (patterns, 4)."""
    given, own = as_finite("coefficients", coefficients, 2), as_floats("patterns", patterns, 2)
    if own.shape != (given.shape[1], 4):
        raise ValueError(
            f"coefficients has shape {given.shape} and patterns {own.shape}: give four cumulants "
            f"for each pattern."
        )
    if (own[:, 1] < 0.0).any() or not np.isfinite(own[:, :2]).all():
        raise ValueError("A pattern's mean or variance is blank, or its variance is below 0.")
    return np.ascontiguousarray(given.T), own
