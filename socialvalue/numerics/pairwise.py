"""Pairwise judgements (the analytic hierarchy process): weights, and how far answers contradict.

In comes a matrix (options, options): entry i, j says how many times as important i is as j, and
j, i is its reciprocal; NaN where a pair was not asked. Out come weights that add up to 1, and what
is wrong with them. ValueError for a matrix that is not square, positive and reciprocal, and where
the answers do not link every option to every other. Saaty (2008), "Decision making with the
analytic hierarchy process", Int. J. Services Sciences 1(1).
"""

from collections.abc import Sequence

import numpy as np
from attrs import frozen
from numpy.typing import ArrayLike

from socialvalue.numerics.arrays import Floats, as_floats

_ALIKE = 1e-6
SMALLEST = 3
"""Two options cannot contradict each other."""


def as_judgements(matrix: ArrayLike) -> Floats:
    """Return a reciprocal matrix as float64, its gaps NaN; ValueError otherwise."""
    given = as_floats("matrix", matrix, 2)
    if given.shape[0] != given.shape[1] or given.size == 0:
        raise ValueError(f"matrix has shape {given.shape}: give as many columns as rows.")
    if (np.isnan(given) != np.isnan(given.T)).any():
        raise ValueError("A pair was answered one way only: give both, one the reciprocal.")
    there = ~np.isnan(given)
    if not ((given[there] > 0.0) & np.isfinite(given[there])).all():
        raise ValueError("matrix holds a number that is not above 0: 3 means three times as much.")
    wrong = np.abs(np.where(there, given, 1.0) * np.where(there, given, 1.0).T - 1.0) > _ALIKE
    if wrong.any() or np.isnan(np.diag(given)).any():
        at = np.argwhere(wrong | np.diag(np.isnan(np.diag(given))))[0]
        raise ValueError(
            f"matrix is not reciprocal at {at[0]}, {at[1]}: entry j, i is 1 divided by entry i, j, "
            f"and 1 stands on the diagonal."
        )
    if not linked(there):
        raise ValueError("The answers fall into parts that nothing links: ask a pair across them.")
    return given


def linked(there: ArrayLike) -> bool:
    """Whether answered pairs, a boolean matrix (options, options), link every option to all."""
    reached = np.asarray(there, dtype=bool) | np.eye(len(np.asarray(there)), dtype=bool)
    for middle in range(len(reached)):
        reached = reached | (reached[:, [middle]] & reached[[middle], :])
    return bool(reached.all())


def _largest(matrix: Floats) -> tuple[float, Floats]:
    """The principal eigenvalue and its vector (options,), which adds up to 1.

    A gap leaves its place to the diagonal: Harker (1987), "Incomplete pairwise comparisons in the
    analytic hierarchy process".
    """
    gaps = np.isnan(matrix)
    filled = np.where(gaps, 0.0, matrix) + np.diag(gaps.sum(axis=1).astype(np.float64))
    values, vectors = np.linalg.eig(filled)
    place = int(np.argmax(values.real))
    vector = np.abs(vectors[:, place].real)
    return float(values[place].real), np.asarray(vector / vector.sum())


def eigenvector_weights(matrix: ArrayLike) -> Floats:
    """Return the principal right eigenvector (options,), which adds up to 1; gaps as Harker's."""
    return _largest(as_judgements(matrix))[1]


def geometric_weights(matrix: ArrayLike) -> Floats:
    """Return the geometric means of the rows (options,), which add up to 1.

    With gaps, the weights whose logarithms lie nearest to those of the answers (least squares).
    Crawford and Williams (1985), "A note on the analysis of subjective judgment matrices".
    """
    given = as_judgements(matrix)
    there = ~np.isnan(given) & ~np.eye(len(given), dtype=bool)
    logs = np.where(there, np.log(np.where(there, given, 1.0)), 0.0).sum(axis=1)
    laplacian = np.diag(there.sum(axis=1).astype(np.float64)) - there
    # Logarithms are known up to a constant; the added ones fix it, so that there is one answer.
    found = np.exp(np.linalg.solve(laplacian + 1.0, logs))
    return np.asarray(found / found.sum())


def consistency_index(matrix: ArrayLike) -> float:
    """Return (λ - n)/(n - 1), λ the principal eigenvalue: 0 where nothing contradicts."""
    given = as_judgements(matrix)
    if len(given) < SMALLEST:
        return 0.0
    return max(0.0, (_largest(given)[0] - len(given)) / (len(given) - 1))


def consistency_ratio(matrix: ArrayLike, random_index: float) -> float:
    """Return the consistency index over `random_index`, that of answers given by chance.

    `random_index` is for this number of options and full answers, from a named table: with gaps
    the ratio is NaN. Fewer than three options give 0.
    """
    given = as_judgements(matrix)
    if len(given) < SMALLEST:
        return 0.0
    if not (np.isfinite(random_index) and random_index > 0.0):
        raise ValueError(f"random_index is {random_index}: give one above 0, for these options.")
    return float("nan") if np.isnan(given).any() else consistency_index(given) / random_index


@frozen
class Strain:
    """One judgement against all others: `first` was called `given` times as important as `second`,
    and the others imply `implied`; `factor` (1 or more) is how far the two lie apart.
    """

    first: int
    second: int
    given: float
    implied: float
    factor: float


def strains(matrix: ArrayLike) -> tuple[Strain, ...]:
    """Return every answered pair with what the weights imply, the furthest apart first.

    The furthest has the largest a_ij × w_j / w_i (Saaty 2008). Each is turned so that the option
    that was called more important stands first. What is implied is found without the judgement
    itself; where nothing else links the two, from all answers.
    """
    given = as_judgements(matrix)
    weights = _largest(given)[1]
    found = []
    for one in range(len(given)):
        for other in range(one + 1, len(given)):
            if np.isnan(given[one, other]):
                continue
            first, second = (one, other) if given[one, other] >= 1.0 else (other, one)
            said = float(given[first, second])
            apart = said * weights[second] / weights[first]
            factor = float(max(apart, 1.0 / apart))
            found.append(Strain(first, second, said, _implied(given, first, second), factor))
    return tuple(sorted(found, key=lambda one: (-round(one.factor, 9), one.first, one.second)))


def _implied(matrix: Floats, first: int, second: int) -> float:
    """The ratio of two weights by all answers but their own; by all, where no others link them."""
    without = matrix.copy()
    without[first, second] = without[second, first] = np.nan
    weights = _largest(without if linked(~np.isnan(without)) else matrix)[1]
    return float(weights[first] / weights[second])


def hierarchy_weights(top: ArrayLike, below: Sequence[ArrayLike]) -> Floats:
    """Return the weights of all children of two levels, in order: each group's, times its parent's.

    `top` (parents,) and one array of weights of children for each parent; each adds up to 1.
    """
    parents = as_floats("top", top, 1)
    if len(below) != parents.size:
        raise ValueError(f"There are {parents.size} parents: give one array of children for each.")
    groups = [as_floats("below", group, 1) for group in below]
    for group in (parents, *groups):
        if not (group.size and (group >= 0.0).all() and abs(group.sum() - 1.0) <= _ALIKE):
            raise ValueError(f"Weights add up to {group.sum():g}: give each group 1 in all.")
    return np.concatenate([w * group for w, group in zip(parents, groups, strict=True)])
