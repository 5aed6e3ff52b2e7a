"""Figures as numbers: the draws and the moments of doubtful figures, by their spread.

In come doubtful figures and uniform numbers; out come the figures drawn, in the form in which they
enter a product.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import nan
from typing import Any

import numpy as np
from attrs import evolve

from socialvalue.doubt.doubtful import Doubtful
from socialvalue.numerics.distributions import Distributions

Floats = np.ndarray[Any, np.dtype[np.float64]]


def columns(some: Sequence[Doubtful]) -> Distributions:
    """The spreads of some figures as columns of parameters, in their order."""
    seen = [at for at, one in enumerate(some) if one.spread.kind == "empirical"]
    rest = [at for at, one in enumerate(some) if one.spread.kind != "empirical"]
    parts = []
    if rest:
        given = [some[at] for at in rest]
        parts.append(
            Distributions.of(
                [one.spread.kind for one in given],
                [one.value for one in given],
                [one.low for one in given],
                [one.high for one in given],
                [nan if one.spread.coverage is None else one.spread.coverage for one in given],
                [one.key for one in given],
            )
        )
    if seen:
        values = [some[at].spread.values for at in seen]
        offsets = np.cumsum([0, *map(len, values)])
        parts.append(Distributions.empirical(np.concatenate(values), offsets))
    return Distributions.joined(parts).take(np.argsort([*rest, *seen]))


def of(one: Doubtful, uniform: Floats) -> Floats:
    """One figure at uniform numbers (n,), in its form, (n,)."""
    return formed(one, columns([one]).quantile(uniform[None, :])[0])


def formed(one: Doubtful, drawn: Floats) -> Floats:
    """Draws (n,) of the number itself, in the form in which it enters a product."""
    if one.form == "rest":
        return 1.0 - drawn
    if one.form == "ratio":
        return drawn / one.value
    return drawn if one.felt is None else one.felt(drawn)


_MOST = 1 << 16
ORDER = 6
"""Moments are known up to this order."""
_MOMENTS: dict[Doubtful, Floats] = {}
"""What was worked out already, by the number itself."""


def know(some: Iterable[Doubtful]) -> None:
    """Work out the moments of many figures at once: later they are at hand."""
    bare = dict.fromkeys(evolve(one, form="value", felt=None) for one in some)
    fresh = [one for one in bare if one not in _MOMENTS]
    if len(_MOMENTS) + len(fresh) > _MOST:
        _MOMENTS.clear()
    if fresh:
        _MOMENTS.update(zip(fresh, columns(fresh).raw_moments(ORDER), strict=True))


def raw_moments(one: Doubtful) -> Floats:
    """The means of the powers of the number itself, (6,), in whatever form it enters."""
    bare = evolve(one, form="value", felt=None)
    found = _MOMENTS.get(bare)
    return columns([bare]).raw_moments(ORDER)[0] if found is None else found


@lru_cache(maxsize=65_536)
def variance(one: Doubtful) -> float:
    """The variance of the number itself, with nothing lost where it is tiny beside its mean."""
    return float(columns([evolve(one, form="value", felt=None)]).variance()[0])
