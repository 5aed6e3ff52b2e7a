"""The best-worst method: weights from 2n - 3 comparisons, all with the best or with the worst.

In come `best_to_others` (options,), how many times as important the best is as each, and
`others_to_worst` (options,), how many times as important each is as the worst. Out come weights
that add up to 1. The best is the option whose answer to itself is 1 in the first, the worst the one
in the second; where several qualify, say which.
"""

from fractions import Fraction

import numpy as np
from attrs import frozen
from numpy.typing import ArrayLike

from socialvalue.numerics.arrays import Floats
from socialvalue.numerics.checks import as_positive
from socialvalue.numerics.smallest_worst import smallest_worst

_ALIKE = 1e-9


@frozen
class BestWorst:
    """`weights` (options,), which add up to 1.

    `deviation` is the largest misfit ξ; `ratio` is 0 where no answer contradicts another, and 1
    where they contradict as much as they can.
    """

    weights: Floats
    deviation: float
    ratio: float


def best_worst(
    best_to_others: ArrayLike, others_to_worst: ArrayLike, best: int, worst: int
) -> BestWorst:
    """Return the weights that make the largest misfit as small as it can be, found exactly.

    Misfits are |w_best - a_best,j × w_j| and |w_j - a_j,worst × w_worst|. ValueError
    for answers below 1, and for a best or worst that is not 1 to itself. Rezaei (2016),
    "Best-worst multi-criteria decision-making method: some properties and a linear model"; the
    ratio is that of the answers: Liang, Brunelli and Rezaei (2020), "Consistency issues in the
    best worst method".
    """
    over, under = _checked(best_to_others, others_to_worst, best, worst)
    options = over.size
    rows = []
    for other in range(options):
        if other != best:
            rows.append(_row(options, best, other, over[other]))
        if other not in (best, worst):
            rows.append(_row(options, other, worst, under[other]))
    shares, misfit = smallest_worst([*rows, *([-number for number in row] for row in rows)])
    found = np.array([float(one) for one in shares])
    return BestWorst(found, float(misfit), _ratio(over, under, worst))


def _row(options: int, first: int, second: int, times: float) -> list[Fraction]:
    """The numbers of w_first - times × w_second."""
    row = [Fraction(0)] * options
    row[first], row[second] = row[first] + 1, row[second] - Fraction(float(times))
    return row


def _ratio(over: Floats, under: Floats, worst: int) -> float:
    """The furthest that a_best,j × a_j,worst lies from a_best,worst, as a share of the most."""
    whole = float(over[worst])
    if whole == 1.0:
        return float(np.abs(over * under - whole).max())
    return float(np.abs(over * under - whole).max() / (whole * whole - whole))


def _checked(
    best_to_others: ArrayLike, others_to_worst: ArrayLike, best: int, worst: int
) -> tuple[Floats, Floats]:
    """Both answers as float64 (options,); ValueError for what cannot be."""
    over = as_positive("best_to_others", best_to_others)
    under = as_positive("others_to_worst", others_to_worst)
    if over.ndim != 1 or over.shape != under.shape or over.size < 2:
        raise ValueError(
            f"The answers have shapes {over.shape} and {under.shape}: give one an option, twice."
        )
    if best == worst or not (0 <= best < over.size and 0 <= worst < over.size):
        raise ValueError(f"best is {best} and worst {worst}: name two different options.")
    if over.min() < 1.0 or under.min() < 1.0:
        raise ValueError("An answer is below 1: the best is no less important than any other.")
    if over[best] != 1.0 or under[worst] != 1.0:
        raise ValueError("The best beside itself, and the worst beside itself, are 1.")
    if abs(over[worst] - under[best]) > _ALIKE:
        raise ValueError("The best beside the worst was answered in two ways: give one number.")
    return over, under
