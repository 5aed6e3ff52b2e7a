"""Quantiles of the rows of a tile of draws, by counting and never by a full sort.

In comes a float32 tile (rows, draws) and probabilities; out come quantiles (rows, probabilities):
the linear interpolation between order statistics that is numpy's default, definition 7 of Hyndman
and Fan (1996), "Sample quantiles in statistical packages", The American Statistician 50.

A quantile is guessed from mean, spread and skew; the draws below the guess are counted, and those
below a second level on the other side; the few between the two are sorted. A row that does not give
in (a lump of equal draws, a distribution far from any bell) is split at its ranks, and so are all
rows of few draws. Which way is the quicker depends on the processor and is tried once. Both find
the same order statistics, so the same bits.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from math import floor
from statistics import NormalDist
from time import perf_counter
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from socialvalue.numerics import normal

Tile: TypeAlias = NDArray[np.float32]
Floats: TypeAlias = NDArray[np.float64]
Integers: TypeAlias = NDArray[np.int64]
Shape: TypeAlias = tuple[Floats, Floats, Floats]
Way: TypeAlias = Callable[[Tile, Sequence[int], Tile, Shape | None], None]

BYTES_AT_ONCE = 1 << 21
"""A tile is worked through in blocks of rows of about this size, so that they stay in cache."""
_FEW = 512
"""Draws up to which a row is split at once."""
_NORMAL = NormalDist()
_GOLDEN = 0.6180339887498949
"""Its multiples, less whole numbers, fill the unit evenly and in no order."""
_TRIED = 8
"""Rows on which both ways are tried, to see which is the quicker on this processor."""
_SOME = 512
"""The first draws of a row, from which its skew is guessed."""
_TRIES = 4
_MOST_BETWEEN = 768
_LANE, _SHIFT = 8, 3
_FULL = 248
"""Counts of a byte that surely fit in it."""


def quantiles(
    tile: Tile, probabilities: Sequence[float] = (0.05, 0.5, 0.95), about: Shape | None = None
) -> Tile:
    """Return the quantiles (rows, probabilities), float32, of a float32 tile (rows, draws).

    `about` is what the caller knows of the rows: mean, spread and skew, each (rows,). It moves no
    bit, and saves the time to find them.

    Some rows are left in another order: give a copy where they are still needed. A row that holds
    NaN or an infinite number has no meaning here, and seeing to that is the caller's duty.
    ValueError for another type or shape, for no draws, or for a probability outside 0 … 1.
    """
    _check(tile, probabilities)
    draws = tile.shape[1]
    places = [probability * (draws - 1) for probability in probabilities]
    ranks = sorted({floor(place) for place in places})
    found = np.empty((len(tile), len(ranks), 2), dtype=np.float32)
    way = _quicker(draws) if draws > _FEW else by_splitting
    block = max(1, BYTES_AT_ONCE // max(1, 4 * draws))
    for start in range(0, len(tile), block):
        here = slice(start, start + block)
        some = None if about is None else (about[0][here], about[1][here], about[2][here])
        way(tile[here], ranks, found[here], some)
    result = np.empty((len(tile), len(places)), dtype=np.float32)
    for column, place in enumerate(places):
        rank = floor(place)
        below, above = found[:, ranks.index(rank)].astype(np.float64).T
        result[:, column] = below + (above - below) * (place - rank)
    return result


def _check(tile: Any, probabilities: Sequence[float]) -> None:
    if not isinstance(tile, np.ndarray) or tile.dtype != np.float32 or tile.ndim != 2:
        raise ValueError("The tile must be a float32 array (rows, draws): make it one first.")
    if tile.shape[1] == 0:
        raise ValueError("The tile has no draws: give at least one for each row.")
    if not tile.flags.writeable:
        raise ValueError("The tile is read-only and its rows are reordered here: give a copy.")
    for probability in probabilities:
        if not 0.0 <= probability <= 1.0:
            raise ValueError(f"{probability:g} is no probability: give one from 0 to 1.")


@lru_cache(maxsize=64)
def _quicker(draws: int) -> Way:
    """The quicker way on this processor for rows of so many draws: both are tried, once."""
    strata = (np.arange(1, _TRIED * draws + 1) * _GOLDEN) % 1.0
    tile = normal.quantile(strata).reshape(_TRIED, draws)
    ranks = [draws // 20, draws // 2, draws - draws // 20]
    found = np.empty((_TRIED, len(ranks), 2), dtype=np.float32)
    ways: tuple[Way, ...] = (by_counting, by_splitting)
    spent = dict.fromkeys(ways, np.inf)
    for way in (*ways, *ways):
        own = tile.astype(np.float32)
        start = perf_counter()
        way(own, ranks, found, None)
        spent[way] = min(spent[way], perf_counter() - start)
    return min(ways, key=spent.__getitem__)


def by_splitting(
    tile: Tile,
    ranks: Sequence[int],
    found: Tile,
    about: Shape | None = None,  # noqa: ARG001
) -> None:
    """Fill found (rows, ranks, 2) for ascending ranks by splitting the rows of the tile in place:
    the order statistic of each rank, and the one after it. What is known of the rows does not help.
    """
    _split(tile, 0, tile.shape[1], ranks)
    ends = [*ranks[1:], tile.shape[1]]
    for column, (rank, end) in enumerate(zip(ranks, ends, strict=True)):
        found[:, column, 0] = tile[:, rank]
        after = min(rank + 1, tile.shape[1] - 1)
        found[:, column, 1] = tile[:, after : max(end, after + 1)].min(axis=1)


def _split(tile: Tile, low: int, high: int, ranks: Sequence[int]) -> None:
    """Put the ranks, all in low … high, in their places: those columns hold those ranks."""
    if not ranks:
        return
    half = len(ranks) // 2
    rank = ranks[half]
    tile[:, low:high].partition(rank - low, axis=-1)
    _split(tile, low, rank, ranks[:half])
    _split(tile, rank + 1, high, ranks[half + 1 :])


def by_counting(tile: Tile, ranks: Sequence[int], found: Tile, about: Shape | None = None) -> None:
    """Fill found (rows, ranks, 2) by counting; rows that do not give in are split."""
    rows, draws = tile.shape
    left = np.zeros(rows, dtype=np.bool_)
    row = _Rows(tile, _shape(tile) if about is None else about)
    for column, rank in enumerate(ranks):
        left |= row.order_statistics(rank, found[:, column]) if rank + 1 < draws else True
    for place in np.flatnonzero(left).tolist():
        by_splitting(tile[place : place + 1], ranks, found[place : place + 1])


def _set(mask: NDArray[np.bool_]) -> Integers:
    """Where a sparse mask (rows, columns) is set, as places in all of it: by eights, then one by
    one.
    """
    lanes = mask.view(np.uint64).reshape(-1)
    eights = np.flatnonzero(lanes != 0)
    inside = np.flatnonzero(lanes[eights].view(np.bool_))
    return np.asarray(eights[inside >> _SHIFT] * _LANE + (inside & (_LANE - 1)))


def _shape(tile: Tile) -> Shape:
    """Mean, spread and skew of each row (rows,), near enough for a guess."""
    draws = tile.shape[1]
    with np.errstate(all="ignore"):
        mean = tile @ np.full(draws, 1.0 / draws, dtype=np.float32)
        square = np.einsum("rd,rd->r", tile, tile) / np.float32(draws) - mean * mean
        spread = np.sqrt(square)
        away = (tile[:, :_SOME] - mean[:, None]) / spread[:, None]
        skew = np.einsum("rd,rd,rd->r", away, away, away) / np.float32(away.shape[1])
    return mean.astype(np.float64), spread.astype(np.float64), skew.astype(np.float64)


class _Rows:
    """The rows of a tile, with what guesses start from and room for comparisons."""

    def __init__(self, tile: Tile, about: Shape) -> None:
        self.tile = tile
        self.rows, self.draws = tile.shape
        self.padded = -(-self.draws // (_LANE * _FULL)) * _LANE * _FULL
        self.masks = np.zeros((2, self.rows, self.padded), dtype=np.bool_)
        self.mean, self.spread, skew = about
        self.skew = np.clip(np.nan_to_num(skew), -1.0, 1.0)
        self.wide = np.where(self.spread > 0, self.spread, 1.0)

    def below(self, level: Tile, which: int) -> Integers:
        """How many draws of each row lie below its level, (rows,)."""
        mask = self.masks[which]
        np.less(self.tile, level[:, None], out=mask[:, : self.draws])
        lanes = mask.view(np.uint64).reshape(self.rows, -1, _FULL)
        partial: Any = lanes.sum(axis=2)
        return np.asarray(partial.view(np.uint8).reshape(self.rows, -1).sum(axis=1, dtype=np.int64))

    def order_statistics(self, rank: int, found: Tile) -> NDArray[np.bool_]:
        """Fill found (rows, 2) with the draws of a rank and the next; returns who is left."""
        z = _NORMAL.inv_cdf((rank + 0.5) / self.draws)
        guess = self.mean + (z + (z * z - 1.0) / 6.0 * self.skew) * self.spread
        density = self.draws * _NORMAL.pdf(z) / (self.wide * (1.0 + z * self.skew / 3.0))
        first = second = guess.astype(np.float32)
        one = other = self.below(first, 0)
        up = one <= rank
        for _ in range(_TRIES):
            gap = np.where(up, rank + 1 - other, other - rank)
            if gap.max() <= 0:
                break
            step = (1.4 * gap + 4.0 * np.sqrt(np.maximum(gap, 0)) + 8.0) / density
            step[gap <= 0] = 0.0
            second = np.where(up, second + step, second - step).astype(np.float32)
            other = self.below(second, 1)
        under, over = np.minimum(one, other), np.maximum(one, other)
        between = over - under
        left = (over <= rank) | (under > rank) | (between > _MOST_BETWEEN) | (self.spread == 0)
        left |= ~np.isfinite(self.spread)
        between = np.where(left, 0, between)
        np.not_equal(self.masks[0], self.masks[1], out=self.masks[0])
        if left.any():
            self.masks[0][left] = False
        self._pick(_set(self.masks[0]), between, rank - under, found)
        for row in np.flatnonzero((over == rank + 1) & ~left).tolist():
            level = np.maximum(first[row], second[row])
            found[row, 1] = self.tile[row].min(where=self.tile[row] >= level, initial=np.inf)
        return np.asarray(left)

    def _pick(self, at: Integers, between: Integers, place: Integers, found: Tile) -> None:
        """Sort the draws between the levels, and take the two that are wanted of each row."""
        width = int(between.max(initial=0))
        if not width:
            return
        row = np.repeat(np.arange(self.rows), between)
        aside = np.repeat(np.arange(self.rows) * width - np.cumsum(between) + between, between)
        kept = np.full(self.rows * width, np.inf, dtype=np.float32)
        kept[aside + np.arange(at.size)] = self.tile[row, at - row * self.padded]
        kept = kept.reshape(self.rows, width)
        kept.sort(axis=1)
        some = np.flatnonzero(between > 0)
        for column in range(2):
            found[some, column] = kept[some, np.minimum(place[some] + column, width - 1)]
