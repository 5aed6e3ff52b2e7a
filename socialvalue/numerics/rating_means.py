"""Means of ratings: the lean kin of `means`, for numbers already known to lie between 0 and 1.

In come ratings (k, …) and weights (k,) or (k, …), not normalised; out comes one rating (…). There
are no checks and few passes: scoring calls these on every node. Rows are added in order, so that a
column's bits do not depend on its neighbours as long as a row holds at least two numbers, nor on
whether its weights are shared with them.
"""

from __future__ import annotations

from functools import reduce
from operator import add
from typing import Any

import numpy as np

Floats = np.ndarray[Any, np.dtype[np.float64]]


def mean(values: Floats, weights: Floats) -> Floats:
    """Σ weight × rating / Σ weight, shape (…).

    values (k, …) in 0 … 1; weights (k,) or broadcastable to values, ≥ 0, not all 0.
    """
    total = weighed(values, shares_of(values, weights))
    return np.clip(total, 0.0, 1.0, out=total)


def weighed(values: Floats, shares: Floats, out: Floats | None = None) -> Floats:
    """Σ share × value over the first axis, (…), for values (k, …) and shares (k, 1 …) or (k, …).

    Where `out` (n,) is given, it is filled in, for values (k, n).
    """
    flat = values.reshape(len(values), -1)
    if shares.size == len(shares):
        total: Floats = np.einsum("k,kn->n", shares.ravel(), flat, out=out)
    else:
        fitting = np.broadcast_to(shares, values.shape).reshape(flat.shape)
        total = np.einsum("kn,kn->n", fitting, flat, out=out)
    return total.reshape(values.shape[1:])


def power_mean(values: Floats, weights: Floats, p: float) -> Floats:
    """(Σ weight × rating^p / Σ weight)^(1/p), shape (…); p = 0 is the geometric mean.

    values (k, …) in 0 … 1; weights as for `mean`. With p ≤ 0 a zero of positive weight gives 0; a
    rating of weight 0 is dropped. Hardy, Littlewood and Pólya (1934), "Inequalities", chapter 2.
    """
    return root(power_sum(values, weights, p), p)


def power_sum(values: Floats, weights: Floats, p: float) -> Floats:
    """Σ weight × rating^p / Σ weight, shape (…); Σ weight × log rating / Σ weight for p = 0.

    values and weights as for `power_mean`.
    """
    shares = shares_of(values, weights)
    if p > 0.0:
        return weighed(bend(values, p), shares)
    with np.errstate(divide="ignore", over="ignore", invalid="ignore"):
        bent = bend(values, p)
        bent = np.where(shares > 0.0, bent, 0.0)
        return weighed(bent, shares)


def root(powers: Floats, p: float) -> Floats:
    """The mean (…) that a `power_sum` (…) is of, at most 1."""
    with np.errstate(divide="ignore", over="ignore", under="ignore", invalid="ignore"):
        mean_of = _unbend(powers, p)
    return np.clip(mean_of, 0.0, 1.0, out=mean_of)


def shares_of(values: Floats, weights: Floats) -> Floats:
    """Weights (k,) or (k, …) that add up to 1, in a shape that fits values (k, …)."""
    fitting = weights.reshape(-1, *(1,) * (values.ndim - 1)) if weights.ndim == 1 else weights
    if fitting.size == len(fitting):
        # in order, as along an axis: numpy adds a lone column in another order
        total: Any = reduce(add, fitting.ravel().tolist())
    else:
        total = np.add.reduce(fitting, axis=0)
    shares: Floats = fitting / total
    return shares


def bend(values: Floats, p: float) -> Floats:
    """Ratings to the power of p, of the shape of `values`; their logarithms for p = 0."""
    if p == 1.0:
        return values
    if p == 2.0:
        return np.square(values)
    if p == 0.5:
        return np.sqrt(values)
    if p == 0.0:
        return np.log(values)
    if p == -1.0:
        return np.reciprocal(values)
    return np.asarray(np.power(values, p), dtype=np.float64)


def _unbend(total: Floats, p: float) -> Floats:
    if p == 1.0:
        return total.copy()
    if p == 2.0:
        return np.sqrt(total)
    if p == 0.5:
        return np.square(total)
    if p == 0.0:
        return np.exp(total)
    if p == -1.0:
        return np.reciprocal(total)
    return np.asarray(np.power(total, 1.0 / p), dtype=np.float64)
