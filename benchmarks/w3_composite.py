"""W3: a composite over three levels: scaled by min-max, weighted, joined to a whole.

A hundred thousand submissions of forty columns, ten of them falling, in ten groups of four, five
themes of two and one whole. The library asks `numerics` for it; its peers are plain numpy, pandas,
and scikit-criteria and pymcdm where they are installed, which join one group at a time by their
weighted sum. All answer the same to nine digits, or the run fails.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib.util import find_spec
from typing import Any

import numpy as np
from clock import Work, race

from socialvalue.numerics.composites import composite
from socialvalue.numerics.scaling import minmax_scaled

BASE = "scikit-criteria"
ROWS, COLUMNS = 100_000, 40
DIRECTIONS = np.array([1] * 30 + [-1] * 10)
LEVELS = [
    [np.array([4.0, 3.0, 2.0, 1.0])] * 10,
    [np.array([2.0, 1.0])] * 5,
    [np.array([30.0, 25.0, 20.0, 15.0, 10.0])],
]
Level = list[Any]
Array = Any


def matrix(rows: int = ROWS) -> Array:
    """What is scaled, (rows, 40), each column in a unit of its own."""
    rng = np.random.Generator(np.random.Philox(key=5))
    return rng.gamma(2.0, 60.0, (rows, COLUMNS)) * np.geomspace(0.01, 1000, COLUMNS)


def measure(repeats: int, rows: int = ROWS) -> dict[str, float]:
    """Seconds by name: the library, and each peer that is installed, in turn."""
    table = matrix(rows)
    works: dict[str, Callable[[], Array]] = {
        "socialvalue, composite": lambda: composite(table, DIRECTIONS, LEVELS)[-1][:, 0],
        "socialvalue, levels folded into one": lambda: composite(table, DIRECTIONS, [[FOLDED]])[0][
            :, 0
        ],
        "numpy, level by level": lambda: _plain(table),
    }
    for name, (peer, work) in PEERS.items():
        if find_spec(peer):
            works[name] = work(table)
    wanted = _plain(table)
    for name, work in works.items():
        assert np.allclose(work(), wanted, rtol=1e-9), name
    timed: dict[str, Work] = {
        **works,
        "socialvalue, scaling alone": lambda: minmax_scaled(table, DIRECTIONS),
        "numpy, read once": lambda: np.add.reduce(table, axis=None),
    }
    return race(timed, repeats)


def _joined(below: Array, level: Level, one: Callable[[Array, Array], Array]) -> Array:
    """Every group of a level by a way of joining some columns, (rows, groups)."""
    ends = np.cumsum([len(weights) for weights in level])
    groups = zip(np.split(below, ends[:-1], axis=1), level, strict=True)
    return np.column_stack([one(own, weights / weights.sum()) for own, weights in groups])


def _climbed(scaled: Array, one: Callable[[Array, Array], Array]) -> Array:
    for level in LEVELS:
        scaled = _joined(scaled, level, one)
    return scaled[:, 0]


def _plain(table: Array) -> Array:
    turned = table * DIRECTIONS
    low, high = turned.min(axis=0), turned.max(axis=0)
    return _climbed((turned - low) / (high - low), lambda own, weights: own @ weights)


def _pandas(table: Array) -> Work:
    import pandas as pd

    frame = pd.DataFrame(table)

    def work() -> Array:
        turned = frame * DIRECTIONS
        low, high = turned.min(), turned.max()
        scaled = (turned - low) / (high - low)
        for level in LEVELS:
            ends = np.cumsum([0, *(len(weights) for weights in level)])
            scaled = pd.concat(
                [
                    (scaled.iloc[:, first:last] * (weights / weights.sum())).sum(axis=1)
                    for first, last, weights in zip(ends, ends[1:], level, strict=False)
                ],
                axis=1,
            )
        return scaled.iloc[:, 0].to_numpy()

    return work


def _skcriteria(table: Array) -> Work:
    from skcriteria import mkdm
    from skcriteria.agg.simple import WeightedSumModel
    from skcriteria.preprocessing.invert_objectives import NegateMinimize
    from skcriteria.preprocessing.scalers import MinMaxScaler

    scale, turn, weigh = MinMaxScaler(target="matrix"), NegateMinimize(), WeightedSumModel()

    def one(own: Array, weights: Array) -> Array:
        deciding = mkdm(own, [1] * own.shape[1], weights=weights)
        return weigh.evaluate(deciding).e_.score

    def work() -> Array:
        given = mkdm(table, DIRECTIONS.tolist())
        return _climbed(scale.transform(turn.transform(given)).matrix.to_numpy(), one)

    return work


def _folded(table: Array) -> Work:
    """One weighted sum with the weights of all levels multiplied out: the whole and no part."""
    from skcriteria import mkdm
    from skcriteria.agg.simple import WeightedSumModel
    from skcriteria.preprocessing.invert_objectives import NegateMinimize
    from skcriteria.preprocessing.scalers import MinMaxScaler

    scale, turn, weigh = MinMaxScaler(target="matrix"), NegateMinimize(), WeightedSumModel()

    def work() -> Array:
        given = mkdm(table, DIRECTIONS.tolist(), weights=FOLDED)
        return weigh.evaluate(scale.transform(turn.transform(given))).e_.score

    return work


def _pymcdm(table: Array) -> Work:
    from pymcdm.normalizations import minmax_normalization

    def work() -> Array:
        scaled = np.column_stack(
            [
                minmax_normalization(table[:, place], cost=bool(DIRECTIONS[place] < 0))
                for place in range(COLUMNS)
            ]
        )
        return _climbed(scaled, lambda own, weights: np.sum(own * weights, axis=1))

    return work


FOLDED = _climbed(np.eye(COLUMNS), lambda own, weights: own @ weights)
"""The weights of all levels multiplied out, (40,)."""
PEERS = {
    "pandas": ("pandas", _pandas),
    BASE: ("skcriteria", _skcriteria),
    f"{BASE}, levels folded into one": ("skcriteria", _folded),
    "pymcdm": ("pymcdm", _pymcdm),
}


def main() -> None:
    """Print times, and how often each takes the library's."""
    times = measure(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
    ours = times["socialvalue, composite"]
    for name, seconds in times.items():
        print(f"{name:28} {1e3 * seconds:9.2f} ms {seconds / ours:7.2f} x the library")


if __name__ == "__main__":
    main()
