"""Moments of patterns: exact means of products of doubtful figures, by source.

Figures of one key are one doubt: where a product holds several of them, powers or complements of
one number, its mean follows from that number's own moments. Only what has no closed form (two
levels of a price table, the years in which a benefit is felt) is averaged over `NODES` strata.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby
from typing import Any

import numpy as np
from attrs import evolve

from socialvalue.doubt import figures
from socialvalue.doubt.coefficients import Pattern
from socialvalue.doubt.doubtful import Doubtful
from socialvalue.numerics.distributions.moments import complement_moments

Floats = np.ndarray[Any, np.dtype[np.float64]]

NODES = 20_000


def by_key(pattern: Pattern) -> dict[str, Pattern]:
    """The figures of a pattern, those of one key together; a pattern is in order of its keys."""
    return {key: tuple(group) for key, group in groupby(pattern, key=lambda one: one.key)}


def mean(*patterns: Pattern) -> float:
    """The mean of the product of all the patterns."""
    together: dict[str, Pattern] = {}
    for pattern in patterns:
        for key, some in by_key(pattern).items():
            together[key] = (*together.get(key, ()), *some)
    found = 1.0
    for some in together.values():
        found *= _of_one(_ordered(some))
    return found


def raw(pattern: Pattern) -> Floats:
    """The means of the powers of a pattern, (6,)."""
    found = np.ones(figures.ORDER)
    for some in by_key(pattern).values():
        found *= _powers(some)
    return found


@lru_cache(maxsize=65_536)
def _powers(some: Pattern) -> Floats:
    """The means of the powers of a product of figures that share one key, (6,)."""
    one = some[0]
    if len(some) > 1 or one.felt is not None:
        powers = range(1, figures.ORDER + 1)
        return np.array([_of_one(_ordered(some * power)) for power in powers])
    own = figures.raw_moments(one)
    if one.form == "rest":
        return complement_moments(own)
    return own / one.value ** np.arange(1, figures.ORDER + 1) if one.form == "ratio" else own


def covariance(one: Pattern, other: Pattern) -> float:
    """The covariance of two patterns; 0 where they share no figure.

    It is added up key by key, so that none of it is lost in a difference of large numbers.
    """
    ours, theirs = by_key(one), by_key(other)
    shared = sorted(ours.keys() & theirs.keys())
    if not shared:
        return 0.0
    rest = 1.0
    for mine, others in ((ours, theirs), (theirs, ours)):
        for key in mine.keys() - others.keys():
            rest *= _of_one(mine[key])
    before, total = 1.0, 0.0
    joint = [_of_one(_ordered((*ours[k], *theirs[k]))) for k in shared]
    apart = [_of_one(ours[k]) * _of_one(theirs[k]) for k in shared]
    for at, key in enumerate(shared):
        after = float(np.prod(apart[at + 1 :]))
        total += before * _together(ours[key], theirs[key], joint[at] - apart[at]) * after
        before *= joint[at]
    return total * rest


def _together(mine: Pattern, theirs: Pattern, plain: float) -> float:
    """The covariance of two factors of one key: by its variance where both are straight in it, so
    that a doubt that is tiny beside its mean is not lost; else the `plain` difference of means.
    """
    straight = len(mine) == len(theirs) == 1 and mine[0].felt is None and theirs[0].felt is None
    if straight and _alike(mine[0], theirs[0]):
        slopes = _line(mine[0])[1] * _line(theirs[0])[1]
        return float(slopes) * figures.variance(mine[0])
    return plain


def independent(patterns: Sequence[Pattern]) -> bool:
    """Whether no figure stands in two of the patterns."""
    keys = [key for pattern in patterns for key in by_key(pattern)]
    return len(keys) == len(set(keys))


def _ordered(some: Pattern) -> Pattern:
    """The figures of one key in one order, whichever way they came together."""
    return some if len(some) == 1 else tuple(sorted(some, key=lambda one: one.words))


@lru_cache(maxsize=65_536)
def _of_one(some: Pattern) -> float:
    """The mean of a product of figures that share one key."""
    first = some[0]
    if len(some) <= figures.ORDER and all(one.felt is None and _alike(one, first) for one in some):
        return _polynomial(some)
    strata = (np.arange(NODES) + 0.5) / NODES
    product = np.ones(NODES)
    for one in some:
        product *= figures.of(one, strata)
    return float(product.mean())


def _alike(one: Doubtful, other: Doubtful) -> bool:
    """Whether two figures are the same number, in whatever form it enters."""
    return evolve(one, form="value") == evolve(other, form="value")


def _polynomial(some: Pattern) -> float:
    """Each figure is a + b × the same number: the mean of their product from its moments."""
    raw_moments = np.concatenate([[1.0], figures.raw_moments(some[0])])
    terms = np.ones(1)
    for one in some:
        terms = np.convolve(terms, _line(one))
    return float(terms @ raw_moments[: terms.size])


def _line(one: Doubtful) -> Floats:
    """The constant and the slope of a form: x, 1 - x, or x over its central value."""
    if one.form == "rest":
        return np.array([1.0, -1.0])
    return np.array([0.0, 1.0 / one.value if one.form == "ratio" else 1.0])
