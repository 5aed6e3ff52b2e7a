"""Quantiles of the rows of a tile of draws, by counting and never by a full sort.

In comes a float32 tile (rows, draws) and probabilities; out come quantiles (rows, probabilities):
the linear interpolation between order statistics that is numpy's default, definition 7 of Hyndman
and Fan (1996), "Sample quantiles in statistical packages", The American Statistician 50.

A quantile is guessed from mean, spread and skew. The draws below the guess are counted, which tells
how far the quantile is from it and so a second level, beyond the quantile; the few draws between
the two are sorted. A row that does not give in (a lump of equal draws, a distribution far from any
bell) is split at its ranks, and so are all rows of few draws. Which way is the quicker depends on
the processor and is tried once. Both find the same order statistics, so the same bits.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from math import floor, pi, sqrt
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
_MOST_BETWEEN = 2048
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
    row = _Rows(tile, ranks, _shape(tile) if about is None else about)
    for place in np.flatnonzero(row.order_statistics(found)).tolist():
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
    """The rows of a tile, with what guesses start from and room for comparisons.

    `between` marks the draws that lie between the two levels of a rank: a comparison with a level
    turns over whatever lies below it.
    """

    def __init__(self, tile: Tile, ranks: Sequence[int], about: Shape) -> None:
        self.tile, self.ranks = tile, np.array(ranks)[:, None]
        self.rows, self.draws = tile.shape
        padded = -(-self.draws // (_LANE * _FULL)) * _LANE * _FULL
        self.mask, self.between = np.empty((2, self.rows, padded), dtype=np.bool_)
        self.mask[:, self.draws :] = False
        self.lanes = self.mask.view(np.uint64).reshape(self.rows, -1, _FULL)
        mean, spread, skew = about
        skew = np.fmin(np.fmax(skew, -1.0), 1.0)
        z = np.array([_NORMAL.inv_cdf((rank + 0.5) / self.draws) for rank in ranks])[:, None]
        bell = self.draws * np.exp(-0.5 * z * z) / sqrt(2.0 * pi)
        odd = ~((spread > 0) & np.isfinite(spread))
        self.density = bell / (np.where(odd, 1.0, spread) * (1.0 + z * skew / 3.0))
        guess = mean + (z + (z * z - 1.0) / 6.0 * skew) * spread
        self.guess = guess.astype(np.float32)
        self.odd = odd

    def order_statistics(self, found: Tile) -> NDArray[np.bool_]:
        """Fill found (rows, ranks, 2) with the draws of each rank and the next; returns who is
        left, (rows,).
        """
        under = np.empty(self.guess.shape, dtype=np.int64)
        for place, (level, own) in enumerate(zip(self.guess, under, strict=True)):
            self._turn(level, first=place == 0)
            partial: Any = self.lanes.sum(axis=2)
            partial.view(np.uint8).reshape(self.rows, -1).sum(axis=1, dtype=np.int64, out=own)
        gap = self.ranks - under
        up = gap >= 0
        far = np.where(up, gap + 2, -gap)
        step = (1.3 * far + 4.0 * np.sqrt(far) + 8.0) / self.density
        other = (self.guess + np.where(up, step, -step)).astype(np.float32)
        for level in other:
            self._turn(level)
        low, high = np.where(up, self.guess, other), np.where(up, other, self.guess)
        self.between[self.odd | (low[1:] < high[:-1]).any(axis=0)] = False
        kept, many = self._kept()
        return np.asarray(self._pick(kept, gap, (low, high), found) | (many > _MOST_BETWEEN))

    def _turn(self, level: Tile, *, first: bool = False) -> None:
        np.less(self.tile, level[:, None], out=self.mask[:, : self.draws])
        if first:
            self.between[...] = self.mask
        else:
            np.not_equal(self.mask, self.between, out=self.between)

    def _kept(self) -> tuple[Tile, Integers]:
        """The draws of each row that are between levels, in order and then infinite, (rows, most),
        and how many they are, (rows,).
        """
        at = _set(self.between)
        padded = self.between.shape[1]
        row = at // padded
        many = np.bincount(row, minlength=self.rows)
        width = int(many.max(initial=0)) + 1
        aside = np.arange(self.rows) * width - np.cumsum(many) + many
        kept = np.full(self.rows * width, np.inf, dtype=np.float32)
        kept[np.arange(at.size) + aside[row]] = self.tile[row, at - row * padded]
        kept = kept.reshape(self.rows, width)
        kept.sort(axis=1)
        return kept, many

    def _pick(self, kept: Tile, gap: Integers, levels: tuple[Tile, Tile], found: Tile) -> Any:
        """Take the two draws wanted of each rank: so many places from where the guess would stand
        among those kept. Returns the rows (rows,) where one is not between its levels.
        """
        low, high = levels
        width = kept.shape[1]
        first = (kept < self.guess[:, :, None]).sum(axis=2) + gap
        at = np.minimum(np.maximum(first, 0), width - 2) + np.arange(self.rows) * width
        one, two = kept.reshape(-1)[at], kept.reshape(-1)[at + 1]
        found[..., 0], found[..., 1] = one.T, two.T
        out = (first < 0) | (first > width - 2) | ~((one >= low) & (one < high))
        last = gap == -1
        for column, row in np.argwhere(last & ~out).tolist():
            own = self.tile[row]
            above = own >= self.guess[column, row]
            found[row, column, 1] = own.min(where=above, initial=np.inf)
        return (out | (two >= high) & ~last).any(axis=0)
