"""Variance indices of any function, estimated from runs of it on two matrices of uniforms.

In come a function of uniforms (draws, sources) → (draws, outputs) or (draws,), two independent
matrices (draws, sources) in 0 … 1, and optionally which group each source is of (one wage behind
several proxies, or all shares of a theme, is one group); out come first- and total-order indices
(groups, outputs) with standard errors. The function runs groups + 2 times on all draws. First order
after Saltelli and others (2010), "Variance based sensitivity analysis of model output", Computer
Physics Communications 181; total order after Jansen (1999), "Analysis of variance designs for model
output", Computer Physics Communications 117. Where the function is a sum of products, see
`variance_indices` for the exact answer.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from socialvalue.numerics.arrays import Floats, Integers
from socialvalue.numerics.checks import as_finite, as_shares

PARTS = 20
"""Into how many parts the draws are split to see how far the indices scatter."""
_NOISE = 1e-14


class Estimates(NamedTuple):
    """First- and total-order indices (groups, outputs), and their standard errors alike.

    Estimates may stray below 0 or above 1 by about their errors. NaN where the output does not
    vary.
    """

    first: Floats
    total: Floats
    first_errors: Floats
    total_errors: Floats


def estimates(
    function: Callable[[Floats], ArrayLike],
    one: ArrayLike,
    other: ArrayLike,
    groups: ArrayLike | None = None,
    parts: int = PARTS,
) -> Estimates:
    """Return the indices of each group, in the order of their numbers 0, 1, …, with their errors.

    one, other (draws, sources): independent uniforms, such as Latin hypercubes of two seeds; the
    same matrices give the same bits. groups (sources,) whole numbers from 0; without them each
    source is its own. The errors are those of a mean over `parts` blocks of consecutive draws, each
    with its own indices; of evenly spread (quasi-random) draws they say too much rather than too
    little. ValueError for shapes that do not fit, a group number left out, or fewer than two draws
    a part.
    """
    mine, theirs, members = _checked(one, other, groups, parts)
    starts = np.linspace(0, len(mine), parts, endpoint=False).astype(np.int64)
    f_one, f_other = _run(function, mine), _run(function, theirs)
    middle = (f_one.mean(axis=0) + f_other.mean(axis=0)) / 2.0
    f_one, f_other = f_one - middle, f_other - middle
    spread = (_sums(f_one**2, starts) + _sums(f_other**2, starts)) / 2.0
    spread *= spread.sum(axis=0) > len(mine) * (_NOISE * middle) ** 2
    alone, involved = [], []
    for group in range(int(members.max()) + 1):
        mixed = _run(function, np.where(members == group, theirs, mine)) - middle
        alone.append(_sums(f_other * (mixed - f_one), starts))
        involved.append(_sums((f_one - mixed) ** 2, starts) / 2.0)
    first, first_errors = _shares(np.array(alone), spread)
    total, total_errors = _shares(np.array(involved), spread)
    return Estimates(first, total, first_errors, total_errors)


def _checked(
    one: ArrayLike, other: ArrayLike, groups: ArrayLike | None, parts: int
) -> tuple[Floats, Floats, Integers]:
    mine, theirs = as_shares("one", one), as_shares("other", other)
    if mine.ndim != 2 or mine.shape != theirs.shape or mine.size == 0:
        raise ValueError(
            f"The matrices have shapes {mine.shape} and {theirs.shape}: give two (draws, sources)."
        )
    if parts < 2 or len(mine) < 2 * parts:
        raise ValueError(
            f"{len(mine)} draws in {parts} parts: give two parts or more, of two draws or more."
        )
    members = np.arange(mine.shape[1]) if groups is None else np.asarray(groups)
    if members.shape != (mine.shape[1],) or members.dtype.kind not in "iu":
        raise ValueError("groups must be a whole number for each source: give its group, from 0.")
    numbers = np.unique(members)
    if not np.array_equal(numbers, np.arange(numbers.size)):
        raise ValueError(f"The groups are {numbers.tolist()}: number them 0, 1, … without gaps.")
    return mine, theirs, members.astype(np.int64)


def _run(function: Callable[[Floats], ArrayLike], uniforms: Floats) -> Floats:
    found = as_finite("The function's result", function(uniforms))
    if found.ndim not in {1, 2} or len(found) != len(uniforms):
        raise ValueError(
            f"The function gave shape {found.shape} for {len(uniforms)} draws: return (draws,) or "
            f"(draws, outputs)."
        )
    return found.reshape(len(found), -1)


def _sums(values: Floats, starts: Integers) -> Floats:
    """The sum of values (draws, outputs) over each part, (parts, outputs)."""
    return np.asarray(np.add.reduceat(values, starts, axis=0))


def _shares(found: Floats, spread: Floats) -> tuple[Floats, Floats]:
    """Indices and standard errors (groups, outputs) of sums (groups, parts, outputs) and of the
    variance in the same parts (parts, outputs).

    The error is that of a ratio of means: what each part's sum has beyond the index times its
    variance.
    """
    whole = spread.sum(axis=0)
    varies = whole > 0.0
    index = np.full((len(found), whole.size), np.nan)
    np.divide(found.sum(axis=1), whole, out=index, where=varies)
    beyond = found - index[:, None, :] * spread
    parts = len(spread)
    errors = np.sqrt((beyond**2).sum(axis=1) * parts / (parts - 1.0))
    return index, np.divide(errors, whole, out=np.full_like(index, np.nan), where=varies)
