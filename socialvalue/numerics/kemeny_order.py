"""Kemeny's rule: the orders that contradict people least, all of them where several tie.

In comes a matrix of who outranks whom; out come orders. The search is exact: the least cost of
every set of options is found from those of its smaller sets, so that 2^options sets are looked at
and not every order.
"""

from collections.abc import Iterator

import numpy as np
from attrs import frozen
from numpy.typing import ArrayLike, NDArray

from socialvalue.numerics.arrays import Floats
from socialvalue.numerics.voting import as_outranking

MOST_OPTIONS = 9
"""More options may have more best orders than anybody can read: nine tied ones have 362,880."""
_ALIKE = 1e-9


@frozen
class Kemeny:
    """The best `orders` (orders, options), places of options from first to last, and how many
    contradicted judgements (a person and a pair) each of them has.
    """

    orders: NDArray[np.int64]
    disagreements: float


def kemeny(wins: ArrayLike) -> Kemeny:
    """Return every order with the fewest contradicted judgements, in the order of their places.

    wins (options, options), in people, as `outranking` gives them; a pair that somebody holds
    alike contradicts nobody. ValueError for more than 9 options. Kemeny (1959), "Mathematics
    without numbers"; Young and Levenglick (1978), "A consistent extension of Condorcet's election
    principle".
    """
    given = as_outranking(wins)
    options = len(given)
    if options > MOST_OPTIONS:
        raise ValueError(
            f"There are {options} options, and an exact search ends at {MOST_OPTIONS}: rank fewer, "
            f"or rank groups of them first."
        )
    slack = _ALIKE * max(1.0, float(given.sum()))
    costs = _costs(given)
    least = _least(costs)
    orders = np.array(list(_orders(costs, least, (1 << options) - 1, slack)), dtype=np.int64)
    return Kemeny(orders, float(least[-1]))


def _members(left: int, options: int) -> Iterator[int]:
    return (place for place in range(options) if left >> place & 1)


def _costs(wins: Floats) -> list[list[float]]:
    """The people contradicted where an option stands above all others of a set, by both."""
    options = len(wins)
    against = wins.T.tolist()
    return [
        [
            sum(against[first][one] for one in _members(left, options) if one != first)
            for left in range(1 << options)
        ]
        for first in range(options)
    ]


def _least(costs: list[list[float]]) -> list[float]:
    """The least cost of ordering every set of options, (2^options,)."""
    options = len(costs)
    least = [0.0] * (1 << options)
    for left in range(1, 1 << options):
        least[left] = min(
            costs[first][left] + least[left & ~(1 << first)] for first in _members(left, options)
        )
    return least


def _orders(
    costs: list[list[float]], least: list[float], left: int, slack: float
) -> Iterator[tuple[int, ...]]:
    """Every order of a set of options that costs no more than the least."""
    if not left:
        yield ()
        return
    for first in _members(left, len(costs)):
        rest = left & ~(1 << first)
        if costs[first][left] + least[rest] <= least[left] + slack:
            for order in _orders(costs, least, rest, slack):
                yield (first, *order)
