"""Quantiles of the rows of a tile of draws, by selection and never by a full sort.

In comes a float32 tile (rows, draws), which may be overwritten, and probabilities; out come
quantiles (rows, probabilities): the linear interpolation between order statistics that is numpy's
default, definition 7 of Hyndman and Fan (1996), "Sample quantiles in statistical packages", The
American Statistician 50.

There are two ways to the same order statistics, so to the same bits. One splits each row at one
rank after another (`ndarray.partition` with a single rank, which numpy does in SIMD), each time in
what the last split left. The other sorts a sixteenth of the row, keeps the few draws that can
matter, and splits only those: processors on which the first way's instructions are slow gain
threefold. The first rows are timed both ways, and the quicker takes the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil, floor, sqrt
from time import perf_counter
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Tile: TypeAlias = NDArray[np.float32]
Way: TypeAlias = Callable[[Tile, Sequence[int], Tile], None]

BYTES_AT_ONCE = 1 << 20
"""A tile is worked through in blocks of rows of about this size, so that they stay in cache."""
_STEP = 16
_FEW = 2_048
_REACH = 3.0
_TRIED = 6
_TAIL = 0.2


def quantiles(tile: Tile, probabilities: Sequence[float] = (0.05, 0.5, 0.95)) -> Tile:
    """Return the quantiles (rows, probabilities), float32, of a float32 tile (rows, draws).

    The rows are left in another order: give a copy where they are still needed. A row that holds
    NaN or an infinite number has no meaning here, and seeing to that is the caller's duty.
    ValueError for another type or shape, for no draws, or for a probability outside 0 … 1.
    """
    _check(tile, probabilities)
    draws = tile.shape[1]
    places = [probability * (draws - 1) for probability in probabilities]
    ranks = sorted({floor(place) for place in places})
    found = np.empty((len(tile), len(ranks), 2), dtype=np.float32)
    _select(tile, ranks, found)
    result = np.empty((len(tile), len(places)), dtype=np.float32)
    for column, place in enumerate(places):
        rank = floor(place)
        below, above = found[:, ranks.index(rank)].astype(np.float64).T
        result[:, column] = below + (above - below) * (place - rank)
    return result


def _check(tile: Tile, probabilities: Sequence[float]) -> None:
    if tile.dtype != np.float32 or tile.ndim != 2:
        raise ValueError("The tile must be a float32 array (rows, draws): make it one first.")
    if tile.shape[1] == 0:
        raise ValueError("The tile has no draws: give at least one for each row.")
    if not tile.flags.writeable:
        raise ValueError("The tile is read-only and its rows are reordered here: give a copy.")
    for probability in probabilities:
        if not 0.0 <= probability <= 1.0:
            raise ValueError(f"{probability:g} is no probability: give one from 0 to 1.")


def _select(tile: Tile, ranks: Sequence[int], found: Tile) -> None:
    """Write into found (rows, ranks, 2) the order statistic of each rank and the one after it."""
    way: Way = by_splitting
    first = 0
    if tile.shape[1] > _FEW and len(tile) > _TRIED:
        first = _TRIED
        way = _quicker(tile[:first], ranks, found[:first])
    block = max(1, BYTES_AT_ONCE // max(1, 4 * tile.shape[1]))
    for start in range(first, len(tile), block):
        here = slice(start, start + block)
        way(tile[here], ranks, found[here])


def _quicker(tile: Tile, ranks: Sequence[int], found: Tile) -> Way:
    """Do these rows, the two ways in turn, and return the way whose best time was the shorter."""
    best = {by_splitting: np.inf, by_sampling: np.inf}
    for row in range(len(tile)):
        way = (by_splitting, by_sampling)[row % 2]
        start = perf_counter()
        way(tile[row : row + 1], ranks, found[row : row + 1])
        best[way] = min(best[way], perf_counter() - start)
    return min(best, key=best.__getitem__)


def by_splitting(tile: Tile, ranks: Sequence[int], found: Tile) -> None:
    """Fill found (rows, ranks, 2) for ascending ranks, splitting the rows of the tile in place."""
    _split(tile, 0, tile.shape[1], ranks)
    ends = [*ranks[1:], tile.shape[1]]
    for column, (rank, end) in enumerate(zip(ranks, ends, strict=True)):
        found[:, column, 0] = tile[:, rank]
        after = min(rank + 1, tile.shape[1] - 1)
        found[:, column, 1] = tile[:, after : max(end, after + 1)].min(axis=1)


def _split(tile: Tile, low: int, high: int, ranks: Sequence[int]) -> None:
    """Put each of the ranks, all from low to below high, in its place among those columns."""
    if not ranks:
        return
    half = len(ranks) // 2
    rank = ranks[half]
    tile[:, low:high].partition(rank - low, axis=-1)
    _split(tile, low, rank, ranks[:half])
    _split(tile, rank + 1, high, ranks[half + 1 :])


def by_sampling(tile: Tile, ranks: Sequence[int], found: Tile) -> None:
    """Fill found (rows, ranks, 2) from the draws between two values of a sorted sample.

    Where the sample misled, the row is split as a whole. The tile itself may be split too.
    """
    draws = tile.shape[1]
    brackets = [_bracket(rank, draws) for rank in ranks]
    for row, pairs in zip(tile, found, strict=True):
        sample = np.sort(row[::_STEP])
        for rank, (low, high), pair in zip(ranks, brackets, pairs, strict=True):
            kept, below = _between(row, sample, low, high)
            place = rank - below
            if not 0 <= place < len(kept) - 1:
                kept, place = row, rank
            kept.partition(place)
            pair[0] = kept[place]
            pair[1] = kept[place + 1 :].min() if place + 1 < len(kept) else kept[place]


def _bracket(rank: int, draws: int) -> tuple[int | None, int | None]:
    """The ranks in the sorted sample that almost surely enclose a rank of the row.

    In the tails one of the two is None: what lies beyond is little enough to keep.
    """
    size, share = ceil(draws / _STEP), (rank + 0.5) / draws
    reach = _REACH * sqrt(size * share * (1.0 - share)) + 2.0
    low, high = floor(size * share - reach), ceil(size * share + reach)
    return (
        low if share > _TAIL and low > 0 else None,
        high if share < 1.0 - _TAIL and high < size - 1 else None,
    )


def _between(row: Tile, sample: Tile, low: int | None, high: int | None) -> tuple[Tile, int]:
    """The draws of the row (draws,) in the bracket, and how many lie below it."""
    if low is None and high is None:
        return row, 0
    if low is None:
        return row.compress(row <= sample[high]), 0
    if high is None:
        kept = row.compress(row >= sample[low])
        return kept, len(row) - len(kept)
    enough, under = row >= sample[low], row <= sample[high]
    return row.take((enough & under).nonzero()[0]), len(row) - int(np.count_nonzero(enough))
