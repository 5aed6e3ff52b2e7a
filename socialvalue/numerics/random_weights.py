"""Weights drawn evenly from all that are admissible: at least 0, adding up to 1, within bounds.

In come a seed, a number of criteria and of draws, and bounds; out come weights (draws, criteria).
Without bounds that bind, spacings of exponentials are uniform on the simplex. With bounds, a
smaller simplex around what they leave is drawn from, and draws outside are put aside, which is
exact. Where fewer than one in twenty would stay, each draw is a Markov chain of its own instead:
from one admissible point, criteria are paired off at random `ROUNDS` times, and each pair shares
out anew, evenly within its bounds, what the two hold together; the uniform distribution is the one
that this leaves in place. Smith (1984), "Efficient Monte Carlo procedures for generating points
uniformly distributed over bounded regions", Operations Research 32.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from socialvalue.numerics.arrays import Floats
from socialvalue.numerics.checks import as_shares

STREAM = 0x9A129038D9A00AED
"""The second half of the Philox key: 64 bits of the SHA-256 of "weights"."""
ROUNDS = 300
"""How often a chain pairs off its criteria before its point is taken."""
_FEWEST = 0.05
_ALIKE = 1e-12


def simplex(
    seed: int,
    criteria: int,
    draws: int,
    low: ArrayLike | None = None,
    high: ArrayLike | None = None,
) -> Floats:
    """Return weights (draws, criteria), uniform on the simplex within low … high (criteria,).

    The same seed (0 … 2⁶⁴ - 1) and request give the same bits. ValueError for fewer than one of
    either count, a seed out of range, or bounds that no weights adding up to 1 can keep.
    """
    if criteria < 1 or draws < 1:
        raise ValueError(f"{draws} draws of {criteria} criteria: give at least one of each.")
    if not 0 <= seed < 1 << 64:
        raise ValueError(f"The seed {seed} is out of range: give one from 0 to 2⁶⁴ - 1.")
    least, most = _bounds(criteria, low, high)
    stream = np.random.Generator(np.random.Philox(key=np.array([seed, STREAM], dtype=np.uint64)))
    room, slack = 1.0 - least.sum(), most.sum() - 1.0
    if room <= _ALIKE or slack <= _ALIKE:
        return np.tile(least if room <= _ALIKE else most, (draws, 1))
    if room <= slack:
        found = _kept(stream, draws, least, room, least, most)
    else:
        found = _kept(stream, draws, most, -slack, least, most)
    return _chains(stream, draws, least, most) if found is None else found


def _bounds(criteria: int, low: ArrayLike | None, high: ArrayLike | None) -> tuple[Floats, Floats]:
    least = as_shares("low", 0.0 if low is None else low)
    most = as_shares("high", 1.0 if high is None else high)
    for name, bound in (("low", least), ("high", most)):
        if bound.shape not in {(), (criteria,)}:
            raise ValueError(f"{name} has shape {bound.shape}: give one for each criterion.")
    least, most = np.broadcast_to(least, criteria), np.broadcast_to(most, criteria)
    if (least > most).any():
        raise ValueError("A lowest weight is above its highest: exchange the two.")
    if least.sum() > 1.0 + _ALIKE:
        raise ValueError(f"The lowest weights add up to {least.sum():g}, above 1: lower some.")
    if most.sum() < 1.0 - _ALIKE:
        raise ValueError(f"The highest weights add up to {most.sum():g}, below 1: raise some.")
    # What the others must leave, or must have, bounds a weight too.
    return np.maximum(least, 1.0 - (most.sum() - most)), np.minimum(
        most, 1.0 - (least.sum() - least)
    )


def _kept(
    stream: np.random.Generator, draws: int, corner: Floats, size: float, least: Floats,
    most: Floats,
) -> Floats | None:  # fmt: skip
    """Draws from the simplex corner + size × simplex that keep the bounds; None if too few do."""
    found: list[Floats] = []
    count = 0
    while count < draws:
        spacings = stream.standard_exponential((draws, len(corner)))
        tried = corner + size * spacings / spacings.sum(axis=1, keepdims=True)
        within = ((tried >= least - _ALIKE) & (tried <= most + _ALIKE)).all(axis=1)
        kept = tried[within]
        if not found and len(kept) < _FEWEST * draws:
            return None
        found.append(np.clip(kept, least, most))
        count += len(kept)
    return np.concatenate(found)[:draws]


def _chains(stream: np.random.Generator, draws: int, least: Floats, most: Floats) -> Floats:
    """The ends of independent chains, one a draw, of random pairings."""
    criteria = len(least)
    share = (1.0 - least.sum()) / (most.sum() - least.sum())
    weights = np.tile((least + share * (most - least))[:, None], (1, draws))
    low, high = least[:, None], most[:, None]
    for _ in range(ROUNDS):
        order = stream.permutation(criteria)
        one, two = order[: criteria // 2], order[criteria // 2 : criteria // 2 * 2]
        both = weights[one] + weights[two]
        floor = np.maximum(low[one], both - high[two])
        ceiling = np.maximum(np.minimum(high[one], both - low[two]), floor)
        weights[one] = floor + (ceiling - floor) * stream.random(floor.shape)
        weights[two] = both - weights[one]
    return np.ascontiguousarray(np.clip(weights, low, high).T)
