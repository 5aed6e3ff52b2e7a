"""W4: the 2-additive Choquet integral of a million submissions and five themes, all pairs declared.

The library answers through the aggregator that scoring calls. Its base is the same integral in
plain numpy, written as one would for speed: the Möbius form, Σ m(i) x(i) + Σ m(ij) min(x(i), x(j)),
block by block in one buffer. Beside them the weighted mean, three pairs, all of memory at once, and
the general integral by sorting. All agree, or the run fails.
"""

from __future__ import annotations

import sys
from itertools import combinations
from typing import Any

import numpy as np
from clock import race

from socialvalue.aggregation import Choquet, Interaction, WeightedMean
from socialvalue.numerics import capacity, pairs

BASE = "numpy, blocked min-form"
ROWS = 1_000_000
BLOCK = 1 << 15
THEMES = tuple("ABCDE")
WEIGHTS = np.array([30.0, 25.0, 20.0, 15.0, 10.0])
EVERY = list(combinations(range(5), 2))
Array = Any


def together(chosen: list[tuple[int, int]]) -> Choquet:
    """The integral with these pairs, every other one below 0."""
    found = tuple(
        Interaction(THEMES[one], THEMES[two], 0.04 * (-1) ** at)
        for at, (one, two) in enumerate(chosen)
    )
    return Choquet(found).among(THEMES, WEIGHTS)


def measure(repeats: int, rows: int = ROWS) -> dict[str, float]:
    """Seconds by name, in turn."""
    values = np.random.default_rng(4).random((5, rows, 1))
    every, some = together(EVERY), together([(0, 1), (1, 2), (3, 4)])
    mean, weights = WeightedMean(), WEIGHTS.reshape(-1, 1, 1)
    worths = capacity.from_moebius(pairs.moebius(WEIGHTS / 100, every.pairs))
    flat, single, double = values[..., 0], *_moebius(every)
    works = {
        "socialvalue, all ten pairs": lambda: every.combine(values, weights)[:, 0],
        BASE: lambda: _blocked(flat, single, double),
        "numpy, all at once": lambda: _whole(flat, every),
        "general integral, sorted": lambda: capacity.choquet(flat, worths),
    }
    wanted = _whole(flat, every)
    for name, work in works.items():
        assert np.allclose(work(), wanted, rtol=1e-12), name
    return race(
        {
            **works,
            "socialvalue, three pairs": lambda: some.combine(values, weights),
            "socialvalue, weighted mean": lambda: mean.combine(values, weights),
        },
        repeats,
    )


def _moebius(integral: Choquet) -> tuple[Array, list[tuple[int, int, float]]]:
    """The Möbius masses of single themes (5,) and of pairs."""
    single = WEIGHTS / WEIGHTS.sum()
    for one, two, much in integral.pairs:
        single[[one, two]] -= much / 2
    return single, integral.pairs


def _blocked(flat: Array, single: Array, double: list[tuple[int, int, float]]) -> Array:
    """The min-form (n,) of flat (5, n), in blocks that stay in cache."""
    total, room = np.empty(flat.shape[1]), np.empty(BLOCK)
    for start in range(0, total.size, BLOCK):
        rows, out = flat[:, start : start + BLOCK], total[start : start + BLOCK]
        part = room[: out.size]
        np.multiply(rows[0], single[0], out=out)
        for row, mass in zip(rows[1:], single[1:], strict=True):
            np.multiply(row, mass, out=part)
            np.add(out, part, out=out)
        for one, two, mass in double:
            np.minimum(rows[one], rows[two], out=part)
            np.multiply(part, mass, out=part)
            np.add(out, part, out=out)
    return total


def _whole(flat: Array, integral: Choquet) -> Array:
    apart = sum(much * np.abs(flat[one] - flat[two]) for one, two, much in integral.pairs)
    return (WEIGHTS / 100) @ flat - apart / 2


def main() -> None:
    """Print times, and how often each takes that of the blocked min-form."""
    times = measure(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
    for name, seconds in times.items():
        ratio = seconds / times[BASE]
        print(f"{name:28} {1e3 * seconds:9.2f} ms {ratio:7.2f} x the blocked min-form")


if __name__ == "__main__":
    main()
