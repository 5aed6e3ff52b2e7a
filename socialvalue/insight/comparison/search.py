"""Search: the fewest points of weight that change the leader, where no closed form tells.

In come the gap along lines of weights, and the present weights; out come the nearest weights that
were found. It begins from every exchange between two themes, from every part of the themes alone,
and from weights strewn over the whole simplex, more thickly towards its edges; then it shifts
points between themes by ever smaller steps for as long as that comes nearer. The same comparison
gives the same answer.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations
from typing import Any

import numpy as np

from socialvalue.numerics import random_weights

Floats = np.ndarray[Any, np.dtype[np.float64]]
Gap = Callable[[Floats], Floats]
Crossing = Callable[[Floats], Floats]

STREWN = 4096
POWERS = (1.0, 3.0, 8.0)
"""Strewn weights are raised to these, which brings them nearer to edges and corners."""
PARTS = 10
"""Themes, at the most, of which every part is tried."""
NEAREST = 48
POLISHED = 2
STEPS = 0.2 * 0.3 ** np.arange(11)


def fewest(present: Floats, gap: Gap, reached: Crossing) -> Floats | None:
    """The weights (themes,) with the fewest points moved at which the leader changes.

    `gap` (n, themes) → (n,) is below 0 where it has changed; `reached` (lines, themes) gives the
    weights at which it first changes on the way from the present to each, NaN where it does not.
    """
    ends = _starts(present)
    turned = ends[gap(ends) < 0]
    turned = turned[np.argsort(_moved(present, turned), kind="stable")][:NEAREST]
    found = reached(np.concatenate([turned, _exchanges(present)]))
    found = found[~np.isnan(found).any(axis=1)]
    if not len(found):
        return None
    found = found[np.argsort(_moved(present, found), kind="stable")]
    polished = np.array([_polished(present, one, gap, reached) for one in found[:POLISHED]])
    return np.asarray(polished[int(np.argmin(_moved(present, polished)))])


def _polished(present: Floats, at: Floats, gap: Gap, reached: Crossing) -> Floats:
    """Points shifted between themes, and all of them drawn back as far as they can be."""
    best, step = at, 0
    themes = range(present.size)
    shifts = np.array([np.eye(present.size)[b] - np.eye(present.size)[a]
                       for a, b in permutations(themes, 2)])  # fmt: skip
    while step < STEPS.size:
        tried = best + STEPS[step] * shifts
        tried = np.maximum(tried, 0.0)
        tried /= tried.sum(axis=1, keepdims=True)
        tried = tried[(gap(tried) < 0) & (_moved(present, tried) < _moved(present, best) + 0.5)]
        found = reached(tried)
        found = found[~np.isnan(found).any(axis=1)]
        points = _moved(present, found)
        if points.size and points.min() < float(_moved(present, best)) - 1e-9:
            best = found[int(points.argmin())]
        else:
            step += 1
    return best


def _moved(present: Floats, weights: Floats) -> Any:
    """Points moved, (n,) or one."""
    return np.abs(weights - present).sum(axis=-1) / 2


def _exchanges(present: Floats) -> Floats:
    """All that one theme has given to another, (exchanges, themes)."""
    corners = np.eye(present.size)
    return np.array(
        [
            present + present[giver] * (corners[taker] - corners[giver])
            for giver, taker in permutations(range(present.size), 2)
            if present[giver] > 0
        ]
    )


def _starts(present: Floats) -> Floats:
    """Weights all over the simplex, (n, themes)."""
    count = present.size
    strewn = random_weights.simplex(0, count, STREWN)
    found = [strewn**power for power in POWERS]
    found.append(np.eye(count))
    if count <= PARTS:
        parts = np.arange(1, 1 << count)[:, None] >> np.arange(count) & 1
        found += [parts * present, parts.astype(np.float64)]
    every = np.concatenate(found)
    every = every[every.sum(axis=1) > 0]
    return np.asarray(every / every.sum(axis=1, keepdims=True))
