"""The 2-additive Choquet integral: a weighted mean that sees pairs, and nothing beyond them.

In come ratings (k, …), importances (k,) that add up to 1, and pairs (i, j, interaction), each pair
once; out comes one rating (…):

    Σ importance × rating - ½ Σ interaction × |rating i - rating j|

An interaction above 0 asks for both of a pair, one below 0 is content with either. It never falls
when a rating rises if no criterion's interactions, halved and without their signs, come to more
than its importance. Grabisch (1997), "k-order additive discrete fuzzy measures and their
representation", Fuzzy Sets and Systems 92; Grabisch and Labreuche (2010), section 2.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import reduce
from operator import add
from typing import Any

import numpy as np

from socialvalue.numerics import rating_means

Floats = np.ndarray[Any, np.dtype[np.float64]]
Pair = tuple[int, int, Any]

BLOCK = 1 << 16
"""Columns worked on at a time: what is read again is still at hand."""


def choquet(values: Floats, importances: Floats, pairs: Sequence[Pair]) -> Floats:
    """The 2-additive Choquet integral, shape (…), of values (k, …) in 0 … 1.

    importances (k,), or of the shape of values, ≥ 0 and adding up to 1 over the first axis; an
    interaction is a number, or has the shape (…). Nothing is checked: see `excess`.
    """
    flat = values.reshape(len(values), -1)
    shares = importances if importances.ndim == 1 else importances.reshape(flat.shape)
    halves = [np.asarray(much).reshape(-1) / 2 for _, _, much in pairs]
    total = np.empty(flat.shape[1])
    apart = np.empty((len(pairs), min(total.size, BLOCK + 8)))  # rows on whole cache lines
    for here in _blocks(total.size):
        rows, out = flat[:, here], total[here]
        rating_means.weighed(rows, _there(shares, here), out)
        if pairs:
            gaps = apart[:, : out.size]
            for gap, (one, two, _) in zip(gaps, pairs, strict=True):
                np.subtract(rows[one], rows[two], out=gap)
            np.abs(gaps, out=gaps)
            out -= rating_means.weighed(gaps, _coefficients(halves, here))
        np.clip(out, 0.0, 1.0, out=out)
    return total.reshape(values.shape[1:])


def _blocks(size: int) -> Iterator[slice]:
    """Runs of `BLOCK` columns; a last column alone joins the run before it, as numpy adds up a lone
    one in another order.
    """
    first = 0
    while first < size:
        last = size if size - first <= BLOCK + 1 else first + BLOCK
        yield slice(first, last)
        first = last


def _there(shares: Floats, here: slice) -> Floats:
    """Importances (k, 1) for all, or those (k, n) of some columns."""
    return shares[:, None] if shares.ndim == 1 else shares[:, here]


def _coefficients(halves: Sequence[Floats], here: slice) -> Floats:
    """Half of each interaction: (pairs, 1) where each is a number for all, else (pairs, n)."""
    if all(half.size == 1 for half in halves):
        return np.stack(halves)
    return np.stack(
        np.broadcast_arrays(*(half if half.size == 1 else half[here] for half in halves))
    )


def remaining(weights: Floats, whole: Floats, pairs: Sequence[Pair]) -> tuple[Floats, list[Pair]]:
    """Importances (k, …) and pairs, with interactions (…), of the criteria that apply.

    `weights` (k, …) are 0 for those that do not; `whole` (k,) says what they weigh where they do.
    What leaves takes its interactions with it. What it could stand in for, half of an interaction
    below 0, goes to its partner; then the importances of the rest are brought to 1. So leaving
    never counts for less than staying with nothing to show.
    """
    here = weights > 0
    full = np.where(here, weights, whole.reshape(-1, *(1,) * (weights.ndim - 1)))
    kept = np.where(here, full / reduce(add, full), 0.0)
    for one, two, much in pairs:
        if much < 0:
            kept[one] += (here[one] & ~here[two]) * (-much / 2)
            kept[two] += (here[two] & ~here[one]) * (-much / 2)
    total = reduce(add, kept)
    importances = np.divide(kept, total, out=np.zeros_like(kept), where=total > 0)
    return importances, [(one, two, much * (here[one] & here[two])) for one, two, much in pairs]


def excess(importances: Floats, pairs: Sequence[Pair]) -> Floats:
    """By how much each criterion's interactions, halved and unsigned, pass its importance, (k,).

    Where one is above 0, the integral can fall as that rating rises. Grabisch (1997).
    """
    return _strength(len(importances), pairs) / 2 - importances


def softened(importances: Floats, pairs: Sequence[Pair]) -> list[Pair]:
    """The pairs, each brought nearer to 0 by as much as the weaker of its two can bear."""
    halves = _strength(len(importances), pairs) / 2
    bear = np.divide(importances, halves, out=np.ones_like(halves), where=halves > importances)
    return [(one, two, much * float(min(bear[one], bear[two]))) for one, two, much in pairs]


def moebius(importances: Floats, pairs: Sequence[Pair]) -> Floats:
    """The Möbius transform (2^k,), as `capacity` writes it, of importances (k,) and pairs."""
    found = np.zeros(1 << len(importances))
    for one, share in enumerate(importances):
        found[1 << one] = share
    for one, two, much in pairs:
        found[1 << one | 1 << two] += much
        found[1 << one] -= much / 2
        found[1 << two] -= much / 2
    return found


def veto(importances: Floats, pairs: Sequence[Pair]) -> Floats:
    """How far each criterion alone holds the whole down, (k,), 0 to 1: see `capacity.veto`.

    Marichal (2004), "Tolerant or intolerant character of interacting criteria in aggregation by
    the Choquet integral", European Journal of Operational Research 155.
    """
    size = len(importances)
    if size == 1:
        return np.ones(1)
    own, both = np.zeros(size), sum(much for _, _, much in pairs)
    for one, two, much in pairs:
        own[one] += much
        own[two] += much
    others = both - own  # of the pairs that are left without it
    alone = 1 - importances - own / 2 - others  # and what the rest bring each by itself
    found: Floats = 1 - size * (alone / 2 + others / 3) / (size - 1)
    return found


def favour(importances: Floats, pairs: Sequence[Pair]) -> Floats:
    """How far each criterion alone lifts the whole, (k,), 0 to 1: see `capacity.favour`."""
    return veto(importances, [(one, two, -much) for one, two, much in pairs])


def _strength(size: int, pairs: Sequence[Pair]) -> Floats:
    """The unsigned interactions of each criterion, added up, (k,)."""
    found = np.zeros(size)
    for one, two, much in pairs:
        found[one] += abs(much)
        found[two] += abs(much)
    return found
