"""The nearest importances and interactions that agree with what is asked, by least squares.

The unknowns are importances (k,), interactions above 0 (pairs,) and below 0 (pairs,), all ≥ 0. They
must be monotone and agree with every comparison. The nearest point is a problem of least distance,
which has one answer: Lawson and Hanson (1974), "Solving Least Squares Problems", chapter 23.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from socialvalue.errors import ArgumentError, Fault
from socialvalue.extras import need

Floats = np.ndarray[Any, np.dtype[np.float64]]
Asked = list[tuple[str, Floats, float]]

LEAST = 1e-3
"""The least importance: a part of a node that weighs nothing is no part of it."""
CLOSE = 1e-7


def nearest(start: Floats, size: int, places: list[tuple[int, int]], asked: Asked) -> Floats:
    """The unknowns nearest to `start` (k + 2 pairs,) that are monotone and keep what is `asked`.

    `asked` are (words, row, least): row @ unknowns ≥ least. Raises `ArgumentError`, naming what
    contradicts, where there is none.
    """
    rows, least = _monotone(size, places)
    if not _possible(rows, least, size, asked):
        raise ArgumentError(_contradiction(rows, least, size, asked))
    every = np.vstack([rows, *(row for _, row, _ in asked)])
    bounds = np.concatenate([least, [much for *_, much in asked]])
    return _closest(start, size, every, bounds)


def _monotone(size: int, places: list[tuple[int, int]]) -> tuple[Floats, Floats]:
    """Rows @ unknowns ≥ least: importances carry their interactions, and nothing is below 0."""
    many = len(places)
    carry = np.zeros((size, size + 2 * many))
    carry[:, :size] = np.eye(size)
    for at, pair in enumerate(places):
        for one in pair:
            carry[one, [size + at, size + many + at]] = -0.5
    least = np.concatenate([np.full(size, LEAST), np.zeros(2 * many)])
    return np.vstack([carry, np.eye(size + 2 * many)]), np.concatenate([np.zeros(size), least])


def _closest(start: Floats, size: int, rows: Floats, least: Floats) -> Floats:
    """The point nearest to `start`, its importances adding up to 1, with rows @ point ≥ least.

    The sum is kept by moving only along directions (a basis) that leave it as it is.
    """
    nnls = need("scipy.optimize", "stats").nnls
    flat = np.zeros((1, start.size))
    flat[0, :size] = 1.0
    basis = np.linalg.svd(flat)[2][1:].T
    along, short = rows @ basis, least - rows @ start
    stacked = np.vstack([along.T, short])
    wanted = np.zeros(len(stacked))
    wanted[-1] = 1.0
    push, _ = nnls(stacked, wanted, maxiter=50 * len(rows))
    rest = stacked @ push - wanted
    moved = start - basis @ (rest[:-1] / rest[-1])
    if (rows @ moved < least - CLOSE).any():
        fix = "ask for a smaller margin"
        raise ArgumentError(Fault("margin", "the ranking can only just be kept", fix))
    return np.asarray(np.maximum(moved, 0.0))


def _possible(rows: Floats, least: Floats, size: int, asked: Asked) -> bool:
    """Whether anything is monotone and keeps what is asked."""
    every = np.vstack([rows, *(row for _, row, _ in asked)])
    bounds = np.concatenate([least, [much for *_, much in asked]])
    total = np.zeros((1, every.shape[1]))
    total[0, :size] = 1.0
    found = need("scipy.optimize", "stats").linprog(
        np.zeros(every.shape[1]), A_ub=-every, b_ub=-bounds, A_eq=total, b_eq=[1.0], method="highs"
    )
    return bool(found.success)


def _contradiction(rows: Floats, least: Floats, size: int, asked: Asked) -> Fault:
    """The comparisons that no weights can keep together: each of them is needed for it."""
    kept = list(dict.fromkeys(words for words, *_ in asked))
    for words in list(kept):
        fewer = [one for one in kept if one != words]
        if not _possible(rows, least, size, [one for one in asked if one[0] in fewer]):
            kept = fewer
    fault = f"no weights and interactions can have {' and '.join(kept)}"
    fix = "look again at one of these, at the ratings behind it, or ask for a smaller margin"
    return Fault("ranking", fault, fix)
