"""Unions: how many there are together where some may be in several groups, and how a value that
several bring about together is split among them.

In come counts a group, or the value of every coalition; out come bounds, an exact count, or each
one's share. Groups are rows (groups, …), one column for each place where the question is asked.
"""

from collections.abc import Collection, Mapping
from itertools import combinations
from math import factorial, fsum

import numpy as np
from numpy.typing import ArrayLike

from socialvalue.numerics.arrays import Floats
from socialvalue.numerics.checks import add_rows, as_amounts, as_finite

MOST_CLAIMANTS = 16
"""The work doubles with every claimant: a million sums at this many."""


def _counts(counts: ArrayLike, population: ArrayLike) -> tuple[Floats, Floats]:
    """Counts (groups, …) and the population (…) that holds them all; ValueError otherwise."""
    groups = as_amounts("counts", counts)
    if groups.ndim == 0 or not groups.shape[0]:
        raise ValueError("counts is a single number or empty: give an array with a row for a group")
    whole = np.asarray(population, dtype=np.float64)
    if np.isnan(whole).any():
        raise ValueError("population is blank: give how many people there are, or leave it out")
    if (groups > whole).any():
        over = groups[np.broadcast_to(groups > whole, groups.shape)].flat[0]
        raise ValueError(
            f"counts holds {over:g}, more than the population: give the whole population, or "
            "count only those who belong to it"
        )
    return groups, whole


def union_bounds(counts: ArrayLike, population: ArrayLike = np.inf) -> tuple[Floats, Floats]:
    """Return the least and the most that groups can hold together, each of shape (…), in the unit
    of the counts: the largest group if it holds all others; their sum, or the population, if they
    hold as little in common as they can.

    counts (groups, …), 0 or more; population (…), no group larger than it. ValueError for a blank,
    a negative count, or a group larger than the population. Boole (1854), "An Investigation of the
    Laws of Thought", chapter XIX; Fréchet (1935), "Généralisation du théorème des probabilités
    totales", Fundamenta Mathematicae 25.
    """
    groups, whole = _counts(counts, population)
    return np.asarray(groups.max(axis=0)), np.asarray(np.minimum(add_rows(groups), whole))


@np.errstate(under="ignore")
def independent_union(counts: ArrayLike, population: ArrayLike) -> Floats:
    """Return how many groups would hold together, shape (…), were belonging to one no sign of
    belonging to another: N (1 - (1 - n1/N)(1 - n2/N)…). It is a guess between the bounds.

    counts (groups, …) and population (…) as in `union_bounds`, the population finite and above 0;
    ValueError otherwise. Feller (1968), "An Introduction to Probability Theory and Its
    Applications", volume I, chapter V.
    """
    groups, whole = _counts(counts, population)
    if not np.isfinite(whole).all() or (whole <= 0).any():
        raise ValueError("population is not a number above 0: give how many people there are")
    return np.asarray(whole * (1.0 - np.prod(1.0 - groups / whole, axis=0)))


def inclusion_exclusion(common: Mapping[Collection[str], float]) -> float:
    """Return how many groups hold together, from how many each set of them has in common.

    `common` gives, for every set of groups (as a tuple or a frozenset of their names), how many are
    in all of it: ("a",), ("b",), ("a", "b"). ValueError where a set is missing, stands twice, or
    where no people could be counted so. Feller (1968), volume I, chapter IV, formula 1.5.
    """
    sizes = {frozenset(names): float(size) for names, size in common.items()}
    if len(sizes) != len(common) or frozenset() in sizes:
        raise ValueError("common names a set of groups twice, or none: give each set once")
    groups = sorted(frozenset().union(*sizes))
    for much in range(1, len(groups) + 1):
        for some in map(frozenset, combinations(groups, much)):
            if some not in sizes:
                told = " and ".join(sorted(some))
                raise ValueError(f"common does not say how many are in {told}: give every set")
    as_amounts("common", list(sizes.values()))
    for some in sizes:
        exactly = fsum(
            (-1.0) ** (len(more) - len(some)) * size for more, size in sizes.items() if more >= some
        )
        if exactly < -1e-9 * max(sizes.values()):
            told = " and ".join(sorted(some))
            raise ValueError(
                f"common gives more in larger sets than there are in {told}: count them again"
            )
    return fsum((-1.0) ** (len(some) + 1) * size for some, size in sizes.items())


@np.errstate(under="ignore")
def shapley(values: ArrayLike) -> Floats:
    """Return what each of n claimants brings on average over all orders in which they could come,
    shape (n,), in the unit of the values; together it is all that they bring.

    values (2**n,): what each coalition is worth; claimant i is in coalition k where bit i of k is
    set, so that values[0] is worth of nobody and values[-1] of all. ValueError where the length is
    no power of two, a value is not finite, or n is above 16. Shapley (1953), "A Value for n-Person
    Games", Contributions to the Theory of Games II.
    """
    worth = as_finite("values", values, 1)
    count = worth.size.bit_length() - 1
    if worth.size != 1 << count or not 1 <= count <= MOST_CLAIMANTS:
        raise ValueError(
            f"values has {worth.size} numbers: give one for each coalition of 1 to "
            f"{MOST_CLAIMANTS} claimants, 2, 4, 8 … of them"
        )
    coalitions = np.arange(worth.size)
    sizes = np.array([int(one).bit_count() for one in coalitions])
    orders = [factorial(k) * factorial(count - 1 - k) / factorial(count) for k in range(count)]
    found = []
    for claimant in range(count):
        without = coalitions[coalitions >> claimant & 1 == 0]
        added = worth[without | 1 << claimant] - worth[without]
        found.append(fsum((np.array(orders)[sizes[without]] * added).tolist()))
    return np.array(found)
