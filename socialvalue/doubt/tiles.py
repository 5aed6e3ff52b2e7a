"""Tiles of draws: some submissions × all draws, small enough to stay at hand.

A tile has the same number of rows whoever asks and however many submissions there are, and each
product of matrices the same shape, too small to be split over threads: so the bits of a draw depend
on the claims and the seed alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from socialvalue.doubt.coefficients import Coefficient

Floats = np.ndarray[Any, np.dtype[np.float64]]
Singles = np.ndarray[Any, np.dtype[np.float32]]

CELLS = 1 << 19
"""Draws of a tile, all rows together."""
ROWS = 64
ALONE = 1 << 18
"""Products of one matrix multiplication, few enough for one thread."""
BLOCK = 2048
"""Submissions whose coefficients are laid out at once."""


def rows(draws: int) -> int:
    """How many submissions a tile holds: a power of two, up to 64."""
    most = max(1, min(ROWS, CELLS // draws))
    return 1 << (most.bit_length() - 1)


def laid(columns: Sequence[Coefficient], start: int, stop: int) -> Floats:
    """The coefficients of submissions from `start` up to `stop`, (columns, stop - start)."""
    found = np.zeros((len(columns), stop - start))
    for row, column in zip(found, columns, strict=True):
        if column.places is None:
            row[:] = column.values[start:stop]
        else:
            low, high = np.searchsorted(column.places, (start, stop))
            row[column.places[low:high] - start] = column.values[low:high]
    return found


class Product:
    """Coefficients × draws for the rows of a tile, always in the same pieces."""

    draws: int
    height: int
    wide: int
    patterns: Singles
    out: Singles
    pieces: Singles
    left: Singles

    def __init__(self, patterns: Singles) -> None:
        count, self.draws = patterns.shape
        self.height = rows(self.draws)
        wide = ALONE // (self.height * max(count, 1)) // 16 * 16
        self.wide = min(512, max(16, wide))
        pieces = -(-self.draws // self.wide)
        padded = np.zeros((count, pieces * self.wide), dtype=np.float32)
        padded[:, : self.draws] = patterns
        self.patterns = padded.reshape(count, pieces, self.wide).transpose(1, 0, 2)
        self.out = np.empty((self.height, pieces * self.wide), dtype=np.float32)
        self.pieces = self.out.reshape(self.height, pieces, self.wide).transpose(1, 0, 2)
        self.left = np.zeros((1, self.height, count), dtype=np.float32)

    def of(self, coefficients: Floats) -> Singles:
        """Draws (rows, draws) of coefficients (columns, rows); the next call writes over them."""
        width = coefficients.shape[1]
        self.left[0, :width], self.left[0, width:] = coefficients.T, 0.0
        if self.left.shape[2] == 1:  # a product of matrices is slow at what is none
            np.multiply(self.left, self.patterns, out=self.pieces)
        else:
            np.matmul(self.left, self.patterns, out=self.pieces)
        return self.out[:width, : self.draws]
