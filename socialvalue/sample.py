"""Ragged samples: many numbers a claim, as formulas see them.

`Ragged` is a column of samples (values and offsets); a `RaggedGroup` holds several aligned ones
with the number of things each member stands for. Arithmetic is elementwise; methods such as
`.sum()` and `.gini()` give one number a claim. Both numpy and pint readings of a formula use them.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.lib.mixins import NDArrayOperatorsMixin

from socialvalue.numerics import segment_inequality, segments

Floats = np.ndarray[Any, np.dtype[np.float64]]
Ints = np.ndarray[Any, np.dtype[np.int64]]


def _bare(values: Any) -> Any:
    """The numbers of a quantity, or the numbers themselves."""
    return getattr(values, "magnitude", values)


def _unit(values: Any) -> Any:
    """The unit of a quantity, or 1."""
    return getattr(values, "units", 1.0)


class Ragged(NDArrayOperatorsMixin):
    """Samples of many claims: `values` (elements,), cut at `offsets` (claims + 1,).

    `counts` (elements,) says how many things each value stands for, in the unit `of`. Arithmetic
    with a number, a column (one value a claim) or another sample of the same group is elementwise.
    """

    __slots__ = ("counts", "of", "offsets", "values")

    values: Any
    offsets: Ints
    counts: Floats | None
    of: Any

    def __init__(self, values: Any, offsets: Ints, counts: Floats | None, of: Any = 1.0) -> None:
        self.values = values
        self.offsets = offsets
        self.counts = counts
        self.of = of

    def __array_ufunc__(self, ufunc: np.ufunc, method: str, *inputs: Any, **options: Any) -> Any:
        if method != "__call__" or options:
            return NotImplemented
        return self._like(ufunc(*(self._elements(value) for value in inputs)))

    def _like(self, values: Any) -> Ragged:
        return Ragged(values, self.offsets, self.counts, self.of)

    def _elements(self, other: Any) -> Any:
        """`other` as something that lines up with `values`."""
        if isinstance(other, Ragged):
            if other.offsets is not self.offsets:
                raise ValueError(
                    "samples of different groups do not line up; put them in one group"
                )
            return other.values
        bare = np.asarray(_bare(other))
        if bare.ndim == 0:
            return other
        return segments.repeat(bare, self.offsets) * _unit(other)

    def sum(self) -> Any:
        """Σ count × value, one a claim, in value unit × unit counted."""
        weighted = _bare(self.values) if self.counts is None else _bare(self.values) * self.counts
        return segments.segment_sum(weighted, self.offsets) * (_unit(self.values) * self.of)

    def mean(self) -> Any:
        """The mean over the things counted, one a claim, in the value unit."""
        bare = segments.segment_mean(_bare(self.values), self.offsets, self.counts)
        return bare * _unit(self.values)

    def count(self) -> Any:
        """How many things are counted, one a claim, in the unit counted."""
        return segments.segment_count(self.offsets, self.counts) * self.of

    def quantile(self, q: Any) -> Any:
        """The lower weighted quantile `q` (a Parameter between 0 and 1), in the value unit."""
        bare = segments.segment_quantile(
            _bare(self.values), self.offsets, float(_bare(q)), self.counts
        )
        return bare * _unit(self.values)

    def gini(self, population: Any = None, *, correct: bool = False) -> Any:
        """The Gini coefficient of each claim's values, 0 (equal) to 1.

        `population` (one a claim) counts those who received nothing too; `correct` multiplies by
        n/(n-1). Undefined (NaN) for negative values or a total of zero: say so in `defined`.
        """
        return segment_inequality.segment_gini(
            _bare(self.values),
            self.offsets,
            counts=self.counts,
            population=self._population(population),
            correct=correct,
        )

    def effective_number(self) -> Any:
        """1/Σ share²: how many equal holders would be as concentrated (Laakso-Taagepera)."""
        bare = segment_inequality.segment_effective_number(
            _bare(self.values), self.offsets, counts=self.counts
        )
        return bare * self.of

    def _population(self, population: Any) -> Floats | None:
        if population is None:
            return None
        if hasattr(population, "to") and hasattr(self.of, "units"):
            population = population.to(self.of.units)
        return np.asarray(_bare(population), dtype=np.float64)


class RaggedGroup:
    """Aligned samples of many claims; each member is an attribute: `people.right`."""

    __slots__ = ("counts", "members", "of", "offsets")

    members: dict[str, Ragged]
    offsets: Ints
    counts: Floats | None
    of: Any

    def __init__(
        self, members: dict[str, Any], offsets: Ints, counts: Floats | None, of: Any = 1.0
    ) -> None:
        self.members = {
            name: Ragged(values, offsets, counts, of) for name, values in members.items()
        }
        self.offsets = offsets
        self.counts = counts
        self.of = of

    def __getattr__(self, name: str) -> Ragged:
        try:
            member: Ragged = self.members[name]
        except KeyError:
            raise AttributeError(f"this group has no sample {name!r}") from None
        return member

    def count(self) -> Any:
        """How many things are counted, one a claim, in the unit counted."""
        return segments.segment_count(self.offsets, self.counts) * self.of
