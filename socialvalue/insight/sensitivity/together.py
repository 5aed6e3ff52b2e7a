"""Figures that move together: those that a basis correlates count as one group.

In come keys and a basis; out come groups of keys, and uniform numbers for them in two independent
sets, each correlated as the basis has it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from socialvalue.basis import Basis
from socialvalue.doubt.drawn import WAYS
from socialvalue.numerics.rank_correlation import correlated, matrix_of

Floats = np.ndarray[Any, np.dtype[np.float64]]

AGAIN = " once more"
"""What is added to a key for the second of two independent sets of draws."""


def groups(keys: Sequence[str], basis: Basis) -> list[list[str]]:
    """The keys in groups, in order of their first keys: alone, or with all they are correlated
    with, directly or through others.
    """
    place = {key: at for at, key in enumerate(keys)}
    group = list(range(len(keys)))
    for one in basis.correlations:
        if one.first in place and one.second in place and one.rank != 0.0:
            old, new = group[place[one.second]], group[place[one.first]]
            group = [new if at == old else at for at in group]
    found: dict[int, list[str]] = {}
    for key, at in zip(keys, group, strict=True):
        found.setdefault(at, []).append(key)
    return list(found.values())


def two_sets(keys: Sequence[str], basis: Basis) -> tuple[Floats, Floats]:
    """Two independent sets of uniform numbers, each (draws, keys), drawn as the basis says."""
    names = [*keys, *(f"{key}{AGAIN}" for key in keys)]
    drawn = WAYS[basis.sampling](basis.seed, names, basis.draws)
    some = set(keys)
    pairs = {
        (one.first, one.second): one.rank
        for one in basis.correlations
        if {one.first, one.second} <= some
    }
    mine, theirs = drawn[: len(keys)], drawn[len(keys) :]
    if pairs:
        matrix = matrix_of(keys, pairs)
        mine, theirs = (correlated(one, keys, matrix) for one in (mine, theirs))
    return mine.T, theirs.T
