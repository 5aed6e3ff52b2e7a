"""W4: the 2-additive Choquet integral beside a weighted mean: `python benchmarks/together.py`.

A million submissions of five themes, all ten pairs declared, then three of them; each through the
aggregator that scoring calls, in one run with the weighted mean, the general integral and a plain
sum over all pairs. Prints times and ratios.
"""

from __future__ import annotations

import sys
from itertools import combinations

import numpy as np
from run import fastest

from socialvalue.aggregation import Choquet, Interaction, WeightedMean
from socialvalue.numerics import capacity, pairs

THEMES = tuple("ABCDE")
WEIGHTS = np.array([30.0, 25.0, 20.0, 15.0, 10.0])


def together(chosen: list[tuple[int, int]]) -> Choquet:
    """The integral with these pairs, every other one below 0."""
    found = tuple(
        Interaction(THEMES[one], THEMES[two], 0.04 * (-1) ** at)
        for at, (one, two) in enumerate(chosen)
    )
    return Choquet(found).among(THEMES, WEIGHTS)


def main() -> None:
    """Measure, check that the kinds agree, print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    values = np.random.default_rng(4).random((5, count, 1))
    every = together(list(combinations(range(5), 2)))
    some = together([(0, 1), (1, 2), (3, 4)])
    mean, weights = WeightedMean(), WEIGHTS.reshape(-1, 1, 1)
    worths = capacity.from_moebius(pairs.moebius(WEIGHTS / 100, every.pairs))
    found = every.combine(values, weights)
    assert np.allclose(found, capacity.choquet(values, worths))
    flat = values[..., 0]

    def plain() -> np.ndarray:
        apart = sum(much * np.abs(flat[a] - flat[b]) for a, b, much in every.pairs)
        return (WEIGHTS / 100) @ flat - apart / 2

    assert np.allclose(found[:, 0], plain())
    times = {
        "weighted mean": fastest(lambda: mean.combine(values, weights), 7),
        "Choquet, three pairs": fastest(lambda: some.combine(values, weights), 7),
        "Choquet, all ten pairs": fastest(lambda: every.combine(values, weights), 7),
        "all ten pairs, unblocked": fastest(plain, 7),
        "general integral, sorted": fastest(lambda: capacity.choquet(values, worths), 3),
    }
    for name, seconds in times.items():
        ratio = seconds / times["weighted mean"]
        print(f"{name:28} {1e3 * seconds:9.2f} ms {ratio:7.2f} x the mean")


if __name__ == "__main__":
    main()
