"""Counting rankings: who is first for most, who wins points, who beats whom.

In come ranks (ballots, options), 1 for the best and equal numbers for a tie, and counts (ballots,),
how many people gave each ballot (one each where none are given). Nothing is averaged: each function
says what it counts. ValueError for a rank that is missing, and where there is nobody at all.
"""

import numpy as np
from numpy.typing import ArrayLike

from socialvalue.numerics.arrays import Floats, as_counts
from socialvalue.numerics.checks import as_finite


def as_ranks(ranks: ArrayLike, counts: ArrayLike | None) -> tuple[Floats, Floats]:
    """Return ranks (ballots, options) and counts (ballots,) as float64; ValueError otherwise."""
    given = as_finite("ranks", ranks, 2)
    people = as_counts(counts, len(given))
    if given.shape[1] == 0 or not people.sum() > 0.0:
        raise ValueError("There is nothing to count: give at least one ballot and one option.")
    return given, people


def plurality(ranks: ArrayLike, counts: ArrayLike | None = None) -> Floats:
    """Return the first places of each option (options,), in people.

    A first place shared by k options gives each 1/k of a person. All below first is ignored.
    """
    given, people = as_ranks(ranks, counts)
    first = given == given.min(axis=1, keepdims=True)
    return np.asarray((people[:, None] * first / first.sum(axis=1, keepdims=True)).sum(axis=0))


def borda(ranks: ArrayLike, counts: ArrayLike | None = None) -> Floats:
    """Return the Borda points of each option (options,).

    Each ballot gives an option one point for every option below it and half a point for every
    other one beside it. Borda (1784), "Mémoire sur les élections au scrutin". The winner depends
    on which other options stand on the paper.
    """
    given, people = as_ranks(ranks, counts)
    below = (given[:, :, None] < given[:, None, :]).sum(axis=2)
    beside = (given[:, :, None] == given[:, None, :]).sum(axis=2) - 1
    return np.asarray((people[:, None] * (below + beside / 2.0)).sum(axis=0))


def outranking(ranks: ArrayLike, counts: ArrayLike | None = None) -> Floats:
    """Return how many people rank option i strictly above option j, (options, options)."""
    given, people = as_ranks(ranks, counts)
    above = given[:, :, None] < given[:, None, :]
    return np.asarray((people[:, None, None] * above).sum(axis=0))


def as_outranking(wins: ArrayLike) -> Floats:
    """Return a square matrix of people of 0 or more as float64; ValueError otherwise."""
    given = as_finite("wins", wins, 2)
    if given.shape[0] != given.shape[1] or given.size == 0 or given.min() < 0.0:
        raise ValueError(
            f"wins has shape {given.shape}: give a square matrix of people, 0 or more, one row "
            f"and one column an option."
        )
    return given


def condorcet_winner(wins: ArrayLike) -> int | None:
    """Return the place of the option that beats every other by strict majority, or None.

    wins (options, options) as `outranking` gives them. Condorcet (1785), "Essai sur l'application
    de l'analyse": majorities may run in a circle, and then there is no such option.
    """
    given = as_outranking(wins)
    beats = given > given.T
    np.fill_diagonal(beats, True)
    found = np.flatnonzero(beats.all(axis=1))
    return int(found[0]) if found.size else None


def smith_set(wins: ArrayLike) -> tuple[int, ...]:
    """Return the smallest set of options of which each beats every option outside it, in order.

    wins (options, options). One option alone is the Condorcet winner; several stand in a circle or
    are tied. Smith (1973), "Aggregation of preferences with variable electorate".
    """
    given = as_outranking(wins)
    reaches = given >= given.T
    for middle in range(len(given)):
        reaches |= reaches[:, [middle]] & reaches[[middle], :]
    return tuple(int(place) for place in np.flatnonzero(reaches.all(axis=1)))
