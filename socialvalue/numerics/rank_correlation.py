"""Rank correlation: draws put into another order, so that named pairs of sources move together
while each source keeps exactly its own numbers.

In come uniform draws (rows, draws), the rows' keys and the wanted rank correlations; out come the
same numbers of each row, reordered. Iman and Conover (1982), "A distribution-free approach to
inducing rank correlation among input variables", Communications in Statistics B 11(3).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from socialvalue.numerics import normal
from socialvalue.numerics.arrays import Floats, as_floats
from socialvalue.numerics.checks import as_finite

_SMALLEST = 1e-9
"""The least eigenvalue of a matrix of correlations that still can be met."""


def matrix_of(keys: Sequence[str], pairs: Mapping[tuple[str, str], float]) -> Floats:
    """Return the matrix (keys, keys) of rank correlations that `pairs` name, 1 on its diagonal and
    0 elsewhere.

    pairs: from two keys, in either order, to a number between −1 and 1. ValueError for a key that
    is not there, a pair of one key, or a pair named twice with two numbers.
    """
    place = {key: row for row, key in enumerate(keys)}
    matrix = np.eye(len(keys))
    for (one, other), rho in pairs.items():
        unknown = [key for key in (one, other) if key not in place]
        if unknown or one == other:
            fault = f"{unknown[0]!r} is not a source" if unknown else f"{one!r} is paired to itself"
            raise ValueError(f"{fault}: name two of the sources in each pair.")
        if pairs.get((other, one), rho) != rho:
            raise ValueError(f"{one!r} and {other!r} have two correlations: keep one of them.")
        matrix[place[one], place[other]] = matrix[place[other], place[one]] = rho
    return matrix


@np.errstate(under="ignore")
def correlated(u: ArrayLike, keys: Sequence[str], correlation: ArrayLike) -> Floats:
    """Return u (rows, draws) with each row reordered, so that Spearman's rank correlations come
    near those wanted: mostly within 1/√draws.

    u: any draws, rows independent of one another; keys (rows,): distinct names, whose sorted order
    says which of a group keeps its order, so that permuted rows give permuted results; correlation
    (rows, rows): symmetric, 1 on the diagonal. The rank correlation ρ of a pair is met through
    normal scores with correlation 2 sin(πρ/6), the convention of the Gaussian copula. Only rows
    linked by some pair meet in the reckoning; a row outside every pair keeps its bits, and a pair
    of correlation 0 is no pair. ValueError where the correlations contradict each other, with the
    factor by which to shrink them.
    """
    drawn = as_finite("u", u, 2)
    wanted = _checked(correlation, keys, len(drawn))
    found = drawn.copy()
    faults = []
    for group in _groups(wanted, keys):
        own = wanted[np.ix_(group, group)]
        if _least(own) < _SMALLEST:
            faults.append(_contradiction(own, [keys[row] for row in group]))
        elif drawn.shape[1] <= 2 * len(group):
            faults.append(f"{drawn.shape[1]} draws are too few for {len(group)} sources: ask more")
        else:
            found[group] = _reordered(drawn[group], _scores_matrix(own))
    if faults:
        raise ValueError(f"The rank correlations cannot be met: {'; '.join(faults)}.")
    return found


def _checked(correlation: ArrayLike, keys: Sequence[str], rows: int) -> Floats:
    """The matrix of correlations, if it is one."""
    matrix = as_floats("correlation", correlation, 2)
    if matrix.shape != (rows, rows) or len(keys) != rows:
        raise ValueError(
            f"u has {rows} rows, keys {len(keys)} and correlation {matrix.shape}: give a key for "
            f"each row, and a row and column for each key."
        )
    if len(set(keys)) != rows:
        raise ValueError("A key stands twice: give each source once.")
    sound = np.isfinite(matrix).all() and (np.abs(matrix) <= 1.0).all()
    if not (sound and (matrix == matrix.T).all() and (np.diagonal(matrix) == 1.0).all()):
        raise ValueError(
            "correlation is no matrix of correlations: make it symmetric, 1 on its diagonal, from "
            "-1 to 1 elsewhere."
        )
    return matrix


def _groups(matrix: Floats, keys: Sequence[str]) -> list[list[int]]:
    """The rows linked by pairs, group by group, each in the order of its keys."""
    left = sorted(range(len(keys)), key=lambda row: keys[row])
    groups = []
    while left:
        group, fresh = set[int](), {left[0]}
        while fresh:
            group |= fresh
            linked = (matrix[sorted(fresh)] != 0.0).any(axis=0)
            fresh = set(np.flatnonzero(linked).tolist()) - group
        if len(group) > 1:
            groups.append([row for row in left if row in group])
        left = [row for row in left if row not in group]
    return groups


def _scores_matrix(ranks: Floats) -> Floats:
    """The correlations of normal scores that give these rank correlations."""
    scores = np.asarray(2.0 * np.sin(np.pi / 6.0 * ranks))
    np.fill_diagonal(scores, 1.0)
    return scores


def _least(ranks: Floats) -> float:
    """The least eigenvalue of the normal scores' correlations."""
    return float(np.linalg.eigvalsh(_scores_matrix(ranks))[0])


def _contradiction(ranks: Floats, names: Sequence[str]) -> str:
    """Why no draws have these correlations, and how far to shrink them."""
    identity = np.eye(len(ranks))
    low, high = 0.0, 1.0
    for _ in range(30):
        middle = (low + high) / 2.0
        sound = _least(identity + middle * (ranks - identity)) >= _SMALLEST
        low, high = (middle, high) if sound else (low, middle)
    factor = np.floor(low * 1000.0) / 1000.0
    return (
        f"those of {', '.join(names)} contradict each other (their matrix is not positive "
        f"definite): multiply them by at most {factor:g}, or give sources that move as one the "
        f"same key"
    )


def _reordered(drawn: Floats, wanted: Floats) -> Floats:
    """The rows (group, draws), each in the order that scores of the wanted correlations have.

    The scores come from the rows' own ranks, freed of such correlations as they have by chance.
    The sums are taken one by one: a matrix product's last bits depend on the machine.
    """
    size = drawn.shape[1]
    scores = normal.quantile((_ranks(drawn) + 1.0) / (size + 1.0))
    square = float((scores[0] * scores[0]).sum())
    chance = np.array([[float((one * other).sum()) / square for other in scores] for one in scores])
    mix = np.linalg.cholesky(wanted) @ np.linalg.inv(np.linalg.cholesky(chance))
    found = np.empty_like(drawn)
    for row, weights in enumerate(mix.tolist()):
        total = np.zeros(size)
        for weight, own in zip(weights[: row + 1], scores, strict=False):
            total += weight * own
        found[row] = np.sort(drawn[row])[_ranks(total[None])[0]]
    found[0] = drawn[0]
    return found


def _ranks(rows: Floats) -> NDArray[np.intp]:
    """The rank from 0 of each number in its row; of equals, the first comes first."""
    return np.argsort(np.argsort(rows, axis=1, kind="stable"), axis=1)
