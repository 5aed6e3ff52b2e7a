"""Pounds in doubt: the worth of submissions at a node, its exact mean and variance, its draws.

In come columns of coefficients and the draws of their patterns; out come summaries, or the draws
themselves. Mean and variance are closed forms, figures shared between measures included;
percentiles come from exact cumulants where they are proven safe, and from draws otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from attrs import define, field

from socialvalue.doubt import figures, moments, tiles
from socialvalue.doubt.coefficients import Coefficient, Pattern
from socialvalue.doubt.drawn import Drawn
from socialvalue.doubt.noise import Noise
from socialvalue.doubt.summary import CUMULANTS, DRAWS, PERCENTILES, SURE, Summary
from socialvalue.numerics import cornish_fisher
from socialvalue.numerics.tile_quantiles import quantiles

Floats = np.ndarray[Any, np.dtype[np.float64]]
Singles = np.ndarray[Any, np.dtype[np.float32]]
Bools = np.ndarray[Any, np.dtype[np.bool_]]


@define(frozen=True, eq=False)
class Pounds:
    """The worth of `count` submissions at one node and ledger, in units of 1e-4 pounds.

    `columns` are multiplied by the draws of their patterns; `noises` are what surveys leave open.
    """

    columns: Sequence[Coefficient]
    noises: Sequence[Noise]
    drawn: Drawn
    count: int
    _patterns: list[Pattern] = field(init=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_patterns", [column.pattern for column in self.columns])
        figures.know(one for pattern in self._patterns for one in pattern)

    @property
    def exact(self) -> bool:
        """Whether mean and variance have closed forms: nothing in it is correlated."""
        together = self.drawn.moved_together
        used = {one.key for pattern in self._patterns for one in pattern}
        return not together & used

    def mean(self) -> Floats:
        """The exact mean, (count,)."""
        total = np.zeros(self.count)
        for column in self.columns:
            column.added(total, moments.mean(column.pattern))
        return total

    def variance(self) -> Floats:
        """The exact variance, (count,)."""
        pairs = [
            (one, two, (1.0 if one == two else 2.0) * both)
            for one, first in enumerate(self._patterns)
            for two, second in enumerate(self._patterns[one:], one)
            if (both := moments.covariance(first, second)) != 0.0
        ]
        total = np.zeros(self.count)
        for start, laid in self._laid():
            here = total[start : start + laid.shape[1]]
            for one, two, both in pairs:
                here += both * laid[one] * laid[two]
        for noise in self.noises:
            noise.variance_added(total)
        return np.maximum(total, 0.0)

    def summary(self, *, guarded: bool = True) -> Summary:
        """Mean, deviation and percentiles; by draws alone unless `guarded`."""
        found = Summary.empty(self.count, exact=self.exact)
        if self.exact:
            found.mean[:] = self.mean()
            found.deviation[:] = np.sqrt(self.variance())
        skew = np.zeros(self.count)
        safe = self._by_cumulants(found, skew) & guarded
        if self.exact:
            sure = found.deviation == 0.0
            found.percentiles[sure] = found.mean[sure, None]
            found.how[sure] = SURE
            safe |= sure
        self._by_draws(found, ~safe, skew)
        return found

    def _by_cumulants(self, found: Summary, skew: Floats) -> Bools:
        """Percentiles from exact cumulants where that is proven safe; says where, (count,).

        Fills in the `skew` (count,) too, where it is known.
        """
        if not self.exact or self.noises or not moments.independent(self._patterns):
            return np.zeros(self.count, dtype=bool)
        raw = np.array([moments.raw(pattern) for pattern in self._patterns]).reshape(
            -1, figures.ORDER
        )
        own = cornish_fisher.raw_cumulants(raw)
        smooth = np.array(
            [all(one.spread.kind != "empirical" for one in some) for some in self._patterns], bool
        )
        safe = np.zeros(self.count, dtype=bool)
        for start, laid in self._laid():
            here = slice(start, start + laid.shape[1])
            good = cornish_fisher.safe(laid.T, own, smooth)
            k1, k2, k3, k4 = cornish_fisher.cumulants(laid.T, own)
            told = cornish_fisher.quantiles(k1, k2, k3, k4, PERCENTILES)
            found.percentiles[here][good] = told[good]
            safe[here] = good
            wide = k2 * np.sqrt(k2)
            np.divide(k3, wide, out=skew[here], where=wide > 0)
        found.how[safe] = CUMULANTS
        return safe

    def _by_draws(self, found: Summary, wanted: Bools, skew: Floats) -> None:
        for start, tile in self.tiles():
            here = slice(start, start + len(tile))
            if not wanted[here].any():
                continue
            if not self.exact:
                found.mean[here] = tile.mean(axis=1, dtype=np.float64)
                found.deviation[here] = tile.std(axis=1, dtype=np.float64)
            some = wanted[here]
            chosen = tile if some.all() else tile[some]
            about = found.mean[here][some], found.deviation[here][some], skew[here][some]
            found.percentiles[here][some] = quantiles(chosen, PERCENTILES, about)
            found.how[here][some] = DRAWS

    def tiles(self) -> Iterator[tuple[int, Singles]]:
        """Draws tile by tile: the first submission, and (rows, draws); written over by the next."""
        product = tiles.Product(self.drawn.patterns(self._patterns))
        for start, laid in self._laid():
            for first in range(0, laid.shape[1], product.height):
                tile = product.of(laid[:, first : first + product.height])
                for noise in self.noises:
                    noise.added(tile, start + first)
                yield start + first, tile

    def of(self, places: Sequence[int]) -> Pounds:
        """The pounds of some submissions, in the order asked."""
        columns = [column.of(places) for column in self.columns]
        noises = [noise.of(places) for noise in self.noises]
        return Pounds(columns, noises, self.drawn, len(places))

    def draws(self) -> Singles:
        """All draws, (count, draws)."""
        found = np.empty((self.count, self.drawn.draws), dtype=np.float32)
        for start, tile in self.tiles():
            found[start : start + len(tile)] = tile
        return found

    def _laid(self) -> Iterator[tuple[int, Floats]]:
        for start in range(0, self.count, tiles.BLOCK):
            yield start, tiles.laid(self.columns, start, min(start + tiles.BLOCK, self.count))
