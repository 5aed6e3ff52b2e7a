"""Weighted means of many columns at once: how ratings become one rating.

In come values (k, …), k things to be averaged for each of many columns, and weights (k,) or
broadcastable to (k, …), which need not add up to 1. Out comes one mean a column (…), in the unit
of values. An entry of weight 0 is dropped, whatever it holds; a column whose weights are all 0 has
no mean and gets NaN, which the caller masks. Rows are added one after another in a fixed order, so
that a column's bits are the same whatever stands beside it. The mean of equal values is that
value.
"""

from collections.abc import Callable
from math import isnan, prod
from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike

from socialvalue.numerics.arrays import Floats, as_floats, as_weights, padded, steadily

Bend: TypeAlias = Callable[[Floats, Floats], None]

_NEAR_ZERO = 1e-6
_GREATEST = float(np.finfo(np.float64).max)


@np.errstate(under="ignore")
def weighted_mean(values: ArrayLike, weights: ArrayLike, axis: int = 0) -> Floats:
    """Return the weighted arithmetic mean along `axis`, shape of values without it; NaN where all
    weights are 0.

    values (k, …) finite, of either sign; weights (k,) or broadcastable to values, ≥ 0. ValueError
    for values that are not finite where the weight is above 0, and for weights that are negative,
    not finite or do not fit. Hardy, Littlewood and Pólya (1934), "Inequalities", chapter 2.
    """
    rows, shares, shape = _columns(values, weights, axis)
    if not len(rows):
        return np.full(shape, np.nan)
    if shares.ndim == 2:
        rows = np.where(shares > 0.0, rows, 0.0)
    if not np.isfinite(rows).all():
        raise ValueError(
            "values holds a number that is not finite: give it weight 0, or a finite value."
        )
    return _plain_mean(rows, shares).reshape(shape)


@np.errstate(under="ignore")
def power_mean(values: ArrayLike, weights: ArrayLike, p: float, axis: int = 0) -> Floats:
    """Return the weighted power mean (Σ w v^p / Σ w)^(1/p) along `axis`, shape of values without
    it; NaN where all weights are 0.

    values (k, …) finite and ≥ 0; weights (k,) or broadcastable to values, ≥ 0. p = 1 is the
    arithmetic mean, 0 the geometric, −1 the harmonic, inf the greatest and −inf the least; with p
    ≤ 0 any zero gives 0. Values are taken as shares of the greatest (p > 0) or the least as a
    share of them (p < 0), so no power overflows. ValueError for values that are negative or not
    finite where the weight is above 0, for bad weights, and for a p that is NaN or nearer to 0
    than 10^-6 without being 0. Hardy, Littlewood and Pólya (1934), "Inequalities", chapter 2.
    """
    if isnan(p) or 0.0 < abs(p) < _NEAR_ZERO:
        raise ValueError(
            f"p is {p!r}, which has no mean that keeps its digits: give 0 for the geometric mean, "
            f"or a p further from 0."
        )
    rows, shares, shape = _columns(values, weights, axis)
    if not len(rows):
        return np.full(shape, np.nan)
    if shares.ndim == 2:
        rows = np.where(shares > 0.0, rows, 0.0)
    if not (rows.max(initial=0.0) < np.inf and rows.min(initial=0.0) >= 0.0):
        raise ValueError(
            "values holds a number that is negative or not finite: give finite values of 0 or "
            "more, or weight 0."
        )
    if shares.ndim == 2 and p <= 0.0:
        # A share of infinity is 0 and quick to raise; a logarithm must stay finite to be
        # multiplied by a weight of 0.
        np.copyto(rows, np.inf if p < 0.0 else _GREATEST, where=shares == 0.0)
    mean = _upper_mean(rows, shares, p) if p > 0.0 else _lower_mean(rows, shares, p)
    return mean.reshape(shape)


def _columns(
    values: ArrayLike, weights: ArrayLike, axis: int
) -> tuple[Floats, Floats, tuple[int, ...]]:
    """Return rows (j, n), their weights (j,) or (j, n), and the shape of the answer; rows without
    weight are gone.
    """
    given, shares = as_floats("values", values), as_weights("weights", weights)
    if not -given.ndim <= axis < given.ndim:
        raise ValueError(
            f"values has {given.ndim} dimensions and no axis {axis}: give values of shape (k, …) "
            f"and an axis they have."
        )
    cube = np.moveaxis(given, axis, 0)
    count, shape = cube.shape[0], cube.shape[1:]
    rows = cube.reshape(count, prod(shape))
    if shares.ndim == 1 and shares.size == count:
        kept = np.flatnonzero(shares)
        return (rows if kept.size == count else rows[kept]), shares[kept], shape
    try:
        spread = np.broadcast_to(shares, given.shape)
    except ValueError as error:
        raise ValueError(
            f"weights of shape {shares.shape} do not fit values of shape {given.shape}: give "
            f"{count} weights, or one for each value."
        ) from error
    table: Floats = np.moveaxis(spread, axis, 0).reshape(count, prod(shape))
    return rows, table, shape


def _unzeroed(edge: Floats) -> Floats:
    """Return `edge` (n,) with 1 in place of 0, to divide by."""
    return np.where(edge == 0.0, 1.0, edge)


def _binary(edge: Floats) -> Floats:
    """Return the greatest power of two up to each `edge`, so that dividing by it rounds nothing; a
    half for 0.
    """
    power: Floats = np.ldexp(1.0, np.frexp(edge)[1] - 1)
    return power


def _plain_mean(rows: Floats, shares: Floats) -> Floats:
    """Return the arithmetic mean (n,), held between the least and the greatest against rounding;
    dropped entries are 0.
    """
    kept = shares > 0.0 if shares.ndim == 2 else None
    low = np.minimum.reduce(rows if kept is None else np.where(kept, rows, np.inf), axis=0)
    high = np.maximum.reduce(rows if kept is None else np.where(kept, rows, -np.inf), axis=0)
    edge = np.maximum(np.abs(low), np.abs(high))
    scale = _binary(np.where(np.isinf(edge), 1.0, edge))
    mean: Floats = (
        np.clip(_mean_of_shares(rows, shares, scale, 1.0), low / scale, high / scale) * scale
    )
    return mean


def _upper_mean(rows: Floats, shares: Floats, p: float) -> Floats:
    """Return the power mean (n,) for p > 0, from values as shares of the greatest; dropped entries
    are 0.
    """
    if p == 1.0:
        return _plain_mean(rows, shares)
    peak = np.maximum.reduce(rows, axis=0)
    if p == np.inf:
        return np.where(np.maximum.reduce(shares, axis=0) > 0.0, peak, np.nan)
    mean = np.minimum(_mean_of_shares(rows, shares, _unzeroed(peak), p), 1.0)
    result: Floats = _unbent(mean, p) * peak
    return result


def _lower_mean(rows: Floats, shares: Floats, p: float) -> Floats:
    """Return the power mean (n,) for p ≤ 0, from the least value as a share of each; dropped
    entries are beyond all others.
    """
    floor = np.minimum.reduce(rows, axis=0)
    floor[np.isinf(floor)] = 1.0
    nought = floor == 0.0
    if nought.any():
        rows, floor = np.where(nought, 1.0, rows), _unzeroed(floor)
    if p == 0.0:
        mean = _geometric_mean(rows, shares, floor)
    elif p == -np.inf:
        mean = np.where(np.maximum.reduce(shares, axis=0) > 0.0, floor, np.nan)
    else:
        mean = floor / _unbent(np.minimum(_mean_of_shares(rows, shares, floor, p), 1.0), -p)
    return np.where(nought & ~np.isnan(mean), 0.0, mean)


def _geometric_mean(rows: Floats, shares: Floats, floor: Floats) -> Floats:
    """Return the geometric mean (n,) of values above 0, as `floor` (n,) × exp(mean logarithm above
    that of the floor).
    """
    length = floor.size
    base = steadily(np.log, floor)

    def bend(row: Floats, room: Floats) -> None:
        room[:length] = row
        room[length:] = 1.0
        np.log(room, out=room)
        np.subtract(room[:length], base, out=room[:length])

    # In two halves, because the whole power may overflow where its product with a tiny floor does
    # not.
    half = steadily(np.exp, _mean_of(rows, shares, bend) / 2.0)
    mean: Floats = half * floor * half
    return mean


def _mean_of_shares(rows: Floats, shares: Floats, edge: Floats, p: float) -> Floats:
    """Return the mean (n,) of (value / edge)^p, or for p < 0 of (edge / value)^−p."""
    length, size = edge.size, abs(p)

    def bend(row: Floats, room: Floats) -> None:
        if p > 0.0:
            np.divide(row, edge, out=room[:length])
        else:
            np.divide(edge, row, out=room[:length])
        if size == 2.0:
            np.square(room, out=room)
        elif size == 0.5:
            np.sqrt(room, out=room)
        elif size != 1.0:
            np.power(room, size, out=room)

    return _mean_of(rows, shares, bend)


def _mean_of(rows: Floats, shares: Floats, bend: Bend) -> Floats:
    """Return Σ weight × bent row / Σ weight (n,), row after row in one buffer; NaN where Σ weight
    is 0.

    Weights are scaled by a power of two, so that their sum cannot overflow and nothing is rounded.
    The buffer is padded with ones for the reason given at `steadily`; numpy's own sum along an
    axis is not used, because it groups terms by the shape.
    """
    count, length = rows.shape
    room = np.ones(padded(length))
    seen = room[:length]
    top = _binary(np.maximum.reduce(shares, axis=0))
    total, weight = np.zeros(length), np.zeros(shares.shape[1:])
    for place in range(count):
        bend(rows[place], room)
        share = shares[place] / top
        np.multiply(seen, share, out=seen)
        np.add(total, seen, out=total)
        weight = weight + share
    mean: Floats = np.divide(
        total, weight, out=np.full(length, np.nan), where=np.asarray(weight > 0.0)
    )
    return mean


def _unbent(mean: Floats, size: float) -> Floats:
    """Return mean^(1/size) (n,), exactly where the root is exact."""
    if size == 1.0:
        return mean
    if size in (0.5, 2.0):
        root: Floats = np.sqrt(mean) if size == 2.0 else np.square(mean)
        return root
    return steadily(lambda part: np.power(part, 1.0 / size), mean)
