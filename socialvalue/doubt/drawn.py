"""Draws of everything in doubt: figures, and the products of figures that claims are multiplied by.

In comes a model; out come its keys, uniform numbers for each, and draws by figure and by pattern.
They depend on the seed, the number of draws and the key alone (a Sobol sequence on all keys):
rivals meet on the same draws, and another measure moves nobody's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
from attrs import define, field

from socialvalue.basis import Basis
from socialvalue.doubt import figures
from socialvalue.doubt.coefficients import Pattern
from socialvalue.doubt.doubtful import Doubtful
from socialvalue.doubt.model import Model
from socialvalue.errors import BasisError, Fault
from socialvalue.numerics import latin, normal
from socialvalue.numerics.rank_correlation import correlated, matrix_of

Floats = np.ndarray[Any, np.dtype[np.float64]]
Singles = np.ndarray[Any, np.dtype[np.float32]]

LAID = 1 << 22
"""Draws of figures that lie side by side before they are multiplied."""

WAYS = {"latin": latin.stratified, "plain": latin.plain, "sobol": latin.sobol}


@define(frozen=True, slots=False, eq=False)
class Drawn:
    """The draws of one model under its basis; each is made when it is first asked for.

    `given` holds uniform numbers (draws,) by key, where somebody brings their own.
    """

    model: Model
    given: Mapping[str, Floats] | None = None
    _patterns: dict[Pattern, Floats] = field(factory=dict, init=False)

    @property
    def basis(self) -> Basis:
        """The basis, with its seed and its number of draws."""
        return self.model.plan.basis

    @property
    def draws(self) -> int:
        """How many draws there are."""
        return self.basis.draws if self.given is None else next(iter(self.given.values())).size

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """What is drawn, in rising order."""
        return tuple(sorted({use.figure.key for use in self.model.uses()}))

    @cached_property
    def _places(self) -> dict[str, int]:
        return {key: place for place, key in enumerate(self.keys)}

    @cached_property
    def moved_together(self) -> frozenset[str]:
        """The keys that are correlated with another."""
        pairs = self.basis.correlations
        return frozenset(key for one in pairs for key in (one.first, one.second))

    @cached_property
    def uniform(self) -> Floats:
        """Uniform numbers, (keys, draws)."""
        if self.given is not None:
            return np.array([self.given[key] for key in self.keys]).reshape(-1, self.draws)
        draws = self.basis.draws
        try:
            found = WAYS[self.basis.sampling](self.basis.seed, self.keys, draws)
        except ValueError as error:
            raise BasisError(Fault("draws", *_said(error))) from None
        if not self.basis.correlations:
            return found
        pairs = {(one.first, one.second): one.rank for one in self.basis.correlations}
        for key in sorted(self.moved_together - set(self.keys)):
            fix = f"use keys of card.doubts(): {', '.join(self.keys)}"
            raise BasisError(Fault("correlations", f"{key!r} is no figure in doubt", fix))
        try:
            return correlated(found, self.keys, matrix_of(self.keys, pairs))
        except ValueError as error:
            raise BasisError(Fault("correlations", *_said(error))) from None

    def numbers(self, keys: Sequence[str]) -> Floats:
        """Uniform numbers of some keys, (keys, draws), in the order asked."""
        alone = self.given is None and not self.basis.correlations
        if alone and self.basis.sampling != "sobol":
            return WAYS[self.basis.sampling](self.basis.seed, keys, self.draws)
        return np.asarray(self.uniform[[self._places[key] for key in keys]])

    def made(self, some: Sequence[Doubtful]) -> Iterator[Floats]:
        """Figures as they enter a product, (draws,) each, in the order asked."""
        figures.know(some)
        keys = list(dict.fromkeys(one.key for one in some))
        place = {key: row for row, key in enumerate(keys)}
        numbers = self.numbers(keys)[[place[one.key] for one in some]]
        yield from map(figures.formed, some, figures.columns(some).quantile(numbers))

    def pattern(self, pattern: Pattern) -> Floats:
        """The product of the figures of a pattern, (draws,)."""
        self._ready([pattern])
        return self._patterns[pattern]

    def patterns(self, some: Sequence[Pattern]) -> Singles:
        """The draws of some patterns, (patterns, draws), in single precision."""
        self._ready(some)
        found = np.empty((len(some), self.draws), dtype=np.float32)
        for row, pattern in enumerate(some):
            found[row] = self._patterns[pattern]
        return found

    def _ready(self, some: Iterable[Pattern]) -> None:
        """Make those patterns that were not made yet, so many figures at once as `LAID` lets."""
        fresh = [one for one in dict.fromkeys(some) if one not in self._patterns]
        together: dict[Doubtful, None] = {}
        first = 0
        for last, pattern in enumerate(fresh, 1):
            together.update(dict.fromkeys(pattern))
            if last == len(fresh) or len(together) * self.draws > LAID:
                made = dict(zip(together, self.made(list(together)), strict=True))
                for one in fresh[first:last]:
                    self._patterns[one] = self._product(made[figure] for figure in one)
                first, together = last, {}

    def _product(self, some: Iterable[Floats]) -> Floats:
        product = np.ones(self.draws)
        for one in some:
            product *= one
        return product

    def normal(self, key: str) -> Floats:
        """Normal numbers of a key of its own, (draws,), which no figure is drawn by."""
        if self.given is not None:
            return normal.quantile(self.given[key])
        found: Floats = latin.normals(self.basis.seed, [key], self.draws)[0]
        return found


def _said(error: ValueError) -> tuple[str, str]:
    """What a bare function said, as a fault and a fix."""
    fault, _, fix = str(error).rstrip(".").partition(": ")
    return fault, fix or "see the documentation of Basis"


@lru_cache(maxsize=4)
def drawn(model: Model) -> Drawn:
    """The draws of a model; the same object is returned when asked again."""
    return Drawn(model)
