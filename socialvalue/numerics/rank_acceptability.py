"""How often each alternative comes first, second, …, when weights and values are in doubt.

In come scores (draws, alternatives), the higher the better, often under weights drawn from all that
are admissible; out come rank acceptabilities (alternatives, ranks), pairwise winning shares and
ties (alternatives, alternatives). Lahdelma and Salminen (2001), "SMAA-2: stochastic multicriteria
acceptability analysis for group decision making", Operations Research 49.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from socialvalue.numerics.arrays import Floats, Integers
from socialvalue.numerics.checks import as_finite, as_shares


class Acceptability(NamedTuple):
    """What the draws say: shares of draws, 0 to 1.

    ranks (alternatives, ranks), the first rank being the best; rows and columns add up to 1.
    wins (alternatives, alternatives), row before column; ties alike, with 1 on the diagonal.
    rank_errors and win_errors, of their shapes, are Monte Carlo standard errors √(p(1 - p)/draws)
    for independent draws; where a share is 0 or 1 they are 0, and the rule of three applies: the
    true share is within 3/draws of it, with 95 % confidence.
    """

    ranks: Floats
    wins: Floats
    ties: Floats
    rank_errors: Floats
    win_errors: Floats


def acceptability(scores: ArrayLike) -> Acceptability:
    """Return rank acceptabilities, wins, ties and their errors of scores (draws, alternatives).

    Alternatives of exactly equal score share the ranks that they take up together in equal parts:
    two that tie for the best have half of the first rank and half of the second. ValueError for no
    draws, no alternatives, or scores that are not finite.
    """
    given = as_finite("scores", scores, 2)
    if given.size == 0:
        raise ValueError(
            f"scores has shape {given.shape}: give at least a draw and an alternative."
        )
    draws = len(given)
    columns = np.ascontiguousarray(given.T)
    ranked, (won, tied) = rank_shares(columns), _pairs(columns)
    wins, ties = won / draws, tied / draws
    return Acceptability(ranked, wins, ties, _errors(ranked, draws), _errors(wins, draws))


def rank_shares(columns: Floats) -> Floats:
    """Return rank acceptabilities (alternatives, ranks) of finite scores (alternatives, draws)."""
    count, draws = columns.shape
    order = np.argsort(-columns.T, axis=1, kind="stable")
    ordered = np.take_along_axis(columns.T, order, axis=1)
    fresh = np.ones(order.shape, dtype=np.bool_)
    np.not_equal(ordered[:, 1:], ordered[:, :-1], out=fresh[:, 1:])
    if fresh.all():
        cells = order * count + np.arange(count)
        counts = np.bincount(cells.ravel(), minlength=count * count)
        return np.asarray(counts.reshape(count, count) / draws)
    return np.asarray(_with_ties(order.ravel(), fresh.ravel(), count) / draws)


def _with_ties(order: Integers, fresh: NDArray[np.bool_], count: int) -> Floats:
    """Ranks counted (alternatives, ranks), those of a run of ties in equal parts.

    order and fresh (draws × ranks,): who stands there, and whether a run begins there. Runs of one
    length are counted together, in whole numbers, so that no rounding gathers.
    """
    starts = np.flatnonzero(fresh)
    lengths = np.diff(starts, append=order.size)
    length, first = np.repeat(lengths, lengths), np.repeat(starts, lengths) % count
    found = np.zeros((count, count))
    for size in np.unique(lengths):
        here = length == size
        begins = order[here] * (count + 1) + first[here]
        steps = np.bincount(begins, minlength=count * (count + 1))
        steps -= np.bincount(begins + size, minlength=count * (count + 1))
        found += steps.reshape(count, count + 1).cumsum(axis=1)[:, :-1] / size
    return found


def _pairs(columns: Floats) -> tuple[Integers, Integers]:
    """In how many draws each alternative beats and equals each other, of (alternatives, draws)."""
    count, draws = columns.shape
    won = np.zeros((count, count), dtype=np.int64)
    tied = np.diag(np.full(count, draws, dtype=np.int64))
    for one in range(count - 1):
        ahead = np.count_nonzero(columns[one] > columns[one + 1 :], axis=1)
        level = np.count_nonzero(columns[one] == columns[one + 1 :], axis=1)
        won[one, one + 1 :] = ahead
        won[one + 1 :, one] = draws - ahead - level
        tied[one, one + 1 :] = tied[one + 1 :, one] = level
    return won, tied


def _errors(shares: Floats, draws: int) -> Floats:
    return np.asarray(np.sqrt(np.maximum(shares * (1.0 - shares), 0.0) / draws))


def central_weights(weights: ArrayLike, scores: ArrayLike) -> Floats:
    """Return the mean weights (alternatives, criteria) of the draws that each alternative wins,
    those it ties for counted in equal parts; NaN for one that never wins.

    weights (draws, criteria), 0 to 1; scores (draws, alternatives). Lahdelma and Salminen (2001).
    """
    drawn, given = as_shares("weights", weights), as_finite("scores", scores, 2)
    if drawn.ndim != 2 or len(drawn) != len(given):
        raise ValueError(
            f"weights has shape {drawn.shape} and scores {given.shape}: give a row for each draw."
        )
    best = (given == given.max(axis=1, keepdims=True)).astype(np.float64)
    best /= best.sum(axis=1, keepdims=True)
    often = best.sum(axis=0)[:, None]
    blank = np.full((given.shape[1], drawn.shape[1]), np.nan)
    return np.asarray(np.divide(best.T @ drawn, often, out=blank, where=often > 0.0))
