"""The smallest change of weights that lets a rival draw level with the winner.

In come the weights of one node (criteria,), which add up to 1, and the ratings of a winner and a
rival under each; out come the points that would have to move, or the weight at which the two are
level. Where the score is a weighted mean the answers are closed forms; for a score of any other
kind, `crossings` and `single_threshold` search one weight from 0 to 1. Triantaphyllou and Sanchez
(1997), "A sensitivity analysis approach for some deterministic multi-criteria decision-making
methods", Decision Sciences 28, ask for the change of one weight; here several may move at once too.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from socialvalue.numerics.arrays import Floats
from socialvalue.numerics.checks import as_finite, as_shares

GRID = 1_025
"""Points at which a gap of any kind is asked for; two crossings between neighbours go unseen."""
_ALIKE = 1e-6
_HALVINGS = 60


class Change(NamedTuple):
    """Weights (criteria,) at which two are level, and the points moved, ½ Σ|new - old|, 0 to 1."""

    points: float
    weights: Floats


def smallest_change(
    weights: ArrayLike,
    winner: ArrayLike,
    rival: ArrayLike,
    low: ArrayLike | None = None,
    high: ArrayLike | None = None,
) -> Change | None:
    """Return the change of weights that moves the fewest points and leaves the two level.

    weights, winner, rival (criteria,); each new weight stays within low … high (criteria,), or
    0 … 1. No points where the rival is level or ahead already; None where no weights do it. A point
    moved from one criterion to another closes the gap by the difference of their leads, so that
    moving from the largest lead to the smallest, then to the next, is the shortest way. ValueError
    for shapes that do not fit, weights that do not add up to 1 or lie outside the bounds.
    """
    given = _weights(weights)
    leads = _leads(given, winner, rival)
    least, most = _bounds(given, low, high)
    gap = float(given @ leads)
    order = np.argsort(leads, kind="stable")
    new, to, frm = given.copy(), 0, len(order) - 1
    while gap > 0.0:
        giver, taker = order[frm], order[to]
        closes = float(leads[giver] - leads[taker])
        if closes <= 0.0:
            return None
        spare, space = new[giver] - least[giver], most[taker] - new[taker]
        step = min(spare, space, gap / closes)
        new[giver] -= step
        new[taker] += step
        if step == gap / closes:
            break
        gap -= step * closes
        frm, to = (frm - 1, to) if step == spare else (frm, to + 1)
    return Change(float(np.abs(new - given).sum() / 2.0), new)


def single_weights(weights: ArrayLike, winner: ArrayLike, rival: ArrayLike) -> Floats:
    """Return for each criterion the weight (criteria,), 0 to 1, at which the two are level when the
    others shrink or grow in proportion; NaN where there is none, or where the others have no weight
    to share.

    weights, winner, rival (criteria,). Where the two are level at any weight, it is the present
    one. ValueError as for `smallest_change`.
    """
    given = _weights(weights)
    leads = _leads(given, winner, rival)
    rest = 1.0 - given
    others = np.full_like(given, np.nan)
    np.divide(given @ leads - given * leads, rest, out=others, where=rest > 0.0)
    apart = others - leads
    level = np.where((others == 0.0) & (leads == 0.0), given, np.nan)
    np.divide(others, apart, out=level, where=np.nan_to_num(apart) != 0.0)
    with np.errstate(invalid="ignore"):
        return np.where((level >= 0.0) & (level <= 1.0), level, np.nan)


def proportional(weights: ArrayLike, criterion: int, values: ArrayLike) -> Floats:
    """Return weights (n, criteria) with one criterion at each of `values` (n,), 0 to 1, and the
    others in their old proportion.

    ValueError where the others have no weight to share, or for weights that do not add up to 1.
    """
    given, wanted = _weights(weights), as_shares("values", np.atleast_1d(np.asarray(values)))
    others = given.copy()
    others[criterion] = 0.0
    rest = others.sum()
    if not rest > 0.0:
        raise ValueError("All weight is on one criterion: give the others some to share out.")
    new = np.outer(1.0 - wanted, others / rest)
    new[:, criterion] = wanted
    return new


def crossings(
    gap: Callable[[Floats], ArrayLike], present: float | None = None, grid: int = GRID
) -> Floats:
    """Return the weights (n,), ascending, at which `gap` passes or touches 0, within about 1e-15.

    gap takes weights (m,), 0 to 1, and returns the winner's score less the rival's (m,); it may
    rise and fall. It is asked at `grid` evenly spaced weights and at `present`, and each change of
    sign is halved until it stands still; of a stretch on which the two are level, its ends count.
    A jump over 0 counts as a crossing. ValueError for a gap that is not finite.
    """
    asked = np.linspace(0.0, 1.0, grid)
    if present is not None:
        asked = np.union1d(asked, as_shares("present", present).reshape(1))
    signs = _signs(gap, asked)
    first = np.flatnonzero(signs[1:] != signs[:-1])
    low, high, sign = asked[first], asked[first + 1], signs[first]
    for _ in range(_HALVINGS if first.size else 0):
        middle = (low + high) / 2.0
        same = _signs(gap, middle) == sign
        low, high = np.where(same, middle, low), np.where(same, high, middle)
    ends = asked[[0, -1]][signs[[0, -1]] == 0]
    found = np.unique(np.concatenate([np.where(sign == 0, low, high), ends]))
    apart = np.diff(found, prepend=-1.0) > 1e-12
    return found[apart]


def single_threshold(
    gap: Callable[[Floats], ArrayLike], present: float, grid: int = GRID
) -> float | None:
    """Return the weight nearest to `present` at which the two are level, or None where none is;
    `present` itself where they are level already.

    gap and grid as for `crossings`; `proportional` turns a weight into all weights.
    """
    if _signs(gap, as_shares("present", present).reshape(1))[0] == 0:
        return float(present)
    found = crossings(gap, present, grid)
    return float(found[np.argmin(np.abs(found - present))]) if found.size else None


def _signs(gap: Callable[[Floats], ArrayLike], weights: Floats) -> Floats:
    found = as_finite("gap", gap(weights))
    if found.shape != weights.shape:
        raise ValueError(
            f"gap gave shape {found.shape} for weights {weights.shape}: give one for each weight."
        )
    return np.sign(found)


def _weights(weights: ArrayLike) -> Floats:
    given = as_shares("weights", weights)
    if given.ndim != 1 or abs(float(given.sum()) - 1.0) > _ALIKE:
        raise ValueError("The weights do not add up to 1: divide them by their sum.")
    return given


def _leads(weights: Floats, winner: ArrayLike, rival: ArrayLike) -> Floats:
    """The winner's rating less the rival's under each criterion, (criteria,)."""
    ahead, behind = as_finite("winner", winner, 1), as_finite("rival", rival, 1)
    if ahead.shape != weights.shape or behind.shape != weights.shape:
        raise ValueError(
            f"There are {weights.size} weights, {ahead.size} ratings of the winner and "
            f"{behind.size} of the rival: give one of each for each criterion."
        )
    return ahead - behind


def _bounds(
    weights: Floats, low: ArrayLike | None, high: ArrayLike | None
) -> tuple[Floats, Floats]:
    least = np.broadcast_to(as_shares("low", 0.0 if low is None else low), weights.shape)
    most = np.broadcast_to(as_shares("high", 1.0 if high is None else high), weights.shape)
    if (weights < least - _ALIKE).any() or (weights > most + _ALIKE).any():
        raise ValueError(
            "A present weight lies outside low … high: give bounds around the weights."
        )
    return np.minimum(least, weights), np.maximum(most, weights)
