"""Quantiles of a sum of independent patterns from its cumulants, and where they may be trusted.

In come coefficients (rows, patterns) and the moments of each pattern, a product of independent
sources; out come cumulants (4, rows), quantiles (rows, probabilities), and a mask (rows,) of the
rows whose quantiles are good to `ERROR`. Patterns that share a source are not independent: add up
those that do into one pattern first, or use draws. Cornish and Fisher (1938), "Moments and
cumulants in the specification of distributions"; Fisher and Cornish (1960), "The percentile points
of distributions having known cumulants", Technometrics 2.

How the guard was found. Quantiles stand on four cumulants, and the next terms of the expansion, of
cumulants 5 and 6, tell what is left out. Skews that cancel must not hide it: so `safe` adds up
those terms without signs, each at its largest of p5, p50 and p95. With A, B, C and D for the sums
of the patterns' own skews and standardised cumulants 4, 5 and 6, weighed by their shares of the
variance, that is

    0.12 A³ + 0.18 AB + 0.05 C + 0.26 A⁴ + 0.4 A²B + 0.06 B² + 0.1 AC + 0.011 D + 0.03 Σ share³

and it refuses from 0.0175 on. The last term is for what no cumulant tells, where one pattern
dominates. This was tried on 46,000 sums of 1 … 12 products of up to three uniform, triangular,
PERT, beta, normal and lognormal sources (heavy tails, ramps and two humps among them; coefficients
equal, unequal, with one that dominates, of both signs) against quantiles by convolution on a grid
of 1/100 standard deviation: of those that pass, none was off by more than 0.0101 standard
deviations, half of `ERROR`. A pattern of two humps is refused by its own skew and excess.
One of a few far-apart values, such as -1, 0 and 1, cannot be told by its cumulants and has to be
named: see `smooth`. This is experiment and not theorem: it covers products of the sources named
above. For other probabilities nothing was tried.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import NormalDist

import numpy as np
from numpy.typing import ArrayLike, NDArray

from socialvalue.numerics.arrays import Floats, as_floats
from socialvalue.numerics.checks import add_rows, as_finite
from socialvalue.numerics.distributions.moments import moved_moments

ERROR = 0.02
"""What p5, p50 and p95 of a `safe` row may be off, as a share of the row's standard deviation."""
ORDER = 6
"""How many cumulants of a pattern are asked for."""
_EPS = float(np.finfo(np.float64).eps)
_LOST = (1e-3, 1e-2)
_LUMPS = 0.6
_MOST, _CUBES = 0.0175, 0.03
_LUMPY_SHARE = 0.01


def raw_cumulants(raw: ArrayLike) -> Floats:
    """Return the cumulants κ1 … κ6 (…, 6) of the raw moments E x … E x⁶ (…, 6).

    A variance below rounding is 0, and so are the cumulants after it. Where the standard deviation
    is not 0 but below a thousandth of the mean, rounding leaves nothing of κ3 and κ4, and below a
    hundredth nothing of κ5 and κ6: they are NaN, and no row that uses them is `safe`. ValueError
    for another last axis or numbers that are not finite. Kendall and Stuart (1977), "The advanced
    theory of statistics", volume 1, chapter 3.
    """
    given = as_finite("raw", raw)
    if given.ndim == 0 or given.shape[-1] != ORDER:
        raise ValueError(f"raw has shape {given.shape}: give six moments for each pattern.")
    mean = given[..., 0]
    _, two, three, four, five, six = np.moveaxis(moved_moments(given, -mean), -1, 0)
    square = np.square(two)
    found = np.stack(
        [
            mean,
            two,
            three,
            four - 3.0 * square,
            five - 10.0 * three * two,
            six - 15.0 * four * two - 10.0 * np.square(three) + 30.0 * square * two,
        ],
        axis=-1,
    )
    fixed = two <= 8.0 * _EPS * given[..., 1]
    for near, first in zip(_LOST, (2, 4), strict=True):
        found[~fixed & (two < (near * mean) ** 2), first:] = np.nan
    found[fixed, 1:] = 0.0
    return found


def cumulants(coefficients: ArrayLike, patterns: ArrayLike) -> Floats:
    """Return κ1 … κ4 (4, rows) of Σ coefficient × pattern, of coefficients (rows, patterns) and the
    patterns' own cumulants (patterns, 6).

    A row's bits do not depend on its neighbours. ValueError for shapes that do not fit.
    """
    columns, own = _checked(coefficients, patterns)
    own = own[:, :4]
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

    coefficients (rows, patterns), patterns (patterns, 6) cumulants; smooth (patterns,) is False for
    a pattern with a factor of few distinct values, such as an empirical one of a handful: a row
    that owes more than a hundredth of its variance to one is refused. A row without variance is
    safe.
    ValueError as for `cumulants`.
    """
    columns, own = _checked(coefficients, patterns)
    skews, excesses = _shape(*own[:, 1:4].T)
    lumpy = excesses - np.square(skews) + 2.0 < _LUMPS
    if smooth is not None:
        lumpy = lumpy | ~np.asarray(smooth, dtype=np.bool_)
    parts = [np.square(column) * value for column, value in zip(columns, own[:, 1], strict=True)]
    whole = add_rows(np.array(parts).reshape(-1, columns.shape[1]))
    shapes, cubes = np.zeros((4, columns.shape[1])), np.zeros(columns.shape[1])
    lumps = np.zeros(columns.shape[1], dtype=np.bool_)
    for part, shape, rough in zip(parts, _shapes(own), lumpy, strict=True):
        share = np.divide(part, whole, out=np.zeros_like(part), where=part > 0.0)
        square = np.square(share)
        cube = square * share
        half = np.sqrt(share)
        known = share > 0.0  # 0 × a lost cumulant is 0
        powers = (share * half, square, square * half, cube)
        for place, (power, size) in enumerate(zip(powers, shape, strict=True)):
            shapes[place] += np.where(known, power * size, 0.0)
        cubes += cube
        if rough:
            lumps |= share > _LUMPY_SHARE
    strain = _left_out(*shapes) + _CUBES * cubes
    return np.asarray((strain < _MOST) & ~lumps | (whole == 0.0))


def _left_out(skew: Floats, fourth: Floats, fifth: Floats, sixth: Floats) -> Floats:
    """The terms of orders 3/2 and 2 of the expansion, without signs, (rows,): each at its largest
    of p5, p50 and p95.
    """
    bend = np.square(skew)
    found = 0.12 * bend * skew + 0.18 * skew * fourth + 0.05 * fifth
    found += 0.26 * np.square(bend) + 0.4 * bend * fourth + 0.06 * np.square(fourth)
    return np.asarray(found + 0.1 * skew * fifth + 0.011 * sixth)


def _shapes(own: Floats) -> Floats:
    """Cumulants 3 … 6 over powers of the standard deviation, without signs, (patterns, 4)."""
    power = own[:, 1:2] ** (np.arange(3, ORDER + 1) / 2.0)
    return np.abs(np.divide(own[:, 2:], power, out=np.zeros_like(power), where=power > 0.0))


def _shape(variance: Floats, third: Floats, fourth: Floats) -> tuple[Floats, Floats]:
    """Skewness and excess kurtosis, 0 where nothing varies."""
    varies = variance > 0.0
    skew, excess = np.zeros_like(variance), np.zeros_like(variance)
    np.divide(third, variance * np.sqrt(variance), out=skew, where=varies)
    np.divide(fourth, np.square(variance), out=excess, where=varies)
    return skew, excess


def _checked(coefficients: ArrayLike, patterns: ArrayLike) -> tuple[Floats, Floats]:
    """Coefficients by column (patterns, rows), and cumulants (patterns, 6)."""
    given, own = as_finite("coefficients", coefficients, 2), as_floats("patterns", patterns, 2)
    if own.shape != (given.shape[1], ORDER):
        raise ValueError(
            f"coefficients has shape {given.shape} and patterns {own.shape}: give six cumulants "
            f"for each pattern."
        )
    if (own[:, 1] < 0.0).any() or not np.isfinite(own[:, :2]).all():
        raise ValueError("A pattern's mean or variance is blank, or its variance is below 0.")
    return np.ascontiguousarray(given.T), own
