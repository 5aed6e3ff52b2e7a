"""Histograms of whole numbers in fixed bins: quantiles that add up exactly.

A bin depends on a value alone, never on the others, so that any parting of the same submissions, in
any order, gives the same counts to the last one. In come whole numbers; out come the number, the
exact total, the extremes, and quantiles within a stated error.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from attrs import field, frozen

from socialvalue.errors import ArgumentError, Fault, TotalTooLarge

Ints = np.ndarray[Any, np.dtype[np.int64]]

WIDTH = 10**8
"""Grains in a linear bin: a tenth of a point, where a grain is 1e-9 points."""

POINT_ERROR = 0.05
"""Points by which a quantile of points may be off: half a bin."""

STEPS = 7
"""Bits of a number, after its first, that tell logarithmic bins apart: 128 bins an octave."""

POUND_ERROR = 2.0 ** -(STEPS + 1)
"""The share of itself by which a quantile of pounds may be off: half a bin."""

LARGEST = 2**62
_MANTISSA, _WIDE = 52, 2**17
_HALF = 32
_ONE = int(np.float64(1.0).view(np.int64)) >> (_MANTISSA - STEPS)


def total(values: Ints) -> int:
    """The exact sum of whole numbers (n,), however large: halves are added apart."""
    if not values.size:
        return 0
    if max(-int(values.min()), int(values.max())) < 2 ** (62 - values.size.bit_length()):
        return int(values.sum())
    low = int((values & (2**_HALF - 1)).sum())
    return (int((values >> _HALF).sum()) << _HALF) + low


def linear(values: Ints) -> Ints:
    """The bin of each value (n,): a tenth of a point each."""
    return np.floor_divide(values, WIDTH)


def logarithmic(values: Ints) -> Ints:
    """The bin of each value (n,): 128 an octave either side of zero, which has its own."""
    size = np.abs(values).astype(np.float64)
    places = (size.view(np.int64) >> (_MANTISSA - STEPS)) - (_ONE - 1)
    return np.where(size > 0, np.sign(values) * places, 0)


def middle(place: int, scale: str) -> float:
    """The middle of a bin, in grains."""
    if scale == "linear":
        return (place + 0.5) * WIDTH
    if place == 0:
        return 0.0
    octave, step = divmod(abs(place) - 1, 2**STEPS)
    size = 2.0**octave * (1 + (step + 0.5) / 2**STEPS)
    return float(np.copysign(size, place))


BINS = {"linear": linear, "logarithmic": logarithmic}


@frozen(eq=False)
class Histogram:
    """Counts by bin, with the exact total and the extremes, in grains (whole numbers).

    `scale` is linear or logarithmic; `places` (bins,) rise, and `counts` (bins,) are above 0.
    """

    scale: str
    count: int = 0
    total: int = 0
    least: int = 0
    most: int = 0
    places: Ints = field(factory=lambda: np.zeros(0, np.int64))
    counts: Ints = field(factory=lambda: np.zeros(0, np.int64))

    @classmethod
    def of(cls, values: Ints, scale: str) -> Histogram:
        """The histogram of whole numbers (n,); raises `TotalTooLarge` where one is past 2⁶²."""
        if not values.size:
            return cls(scale)
        least, most = int(values.min()), int(values.max())
        if max(-least, most) >= LARGEST:
            fix = "check the quantities and the weight of harm; is a unit off by a factor?"
            raise TotalTooLarge(Fault("a score or pounds", "too large to be counted exactly", fix))
        bins = BINS[scale](values)
        places, counts = _counted(bins, None)
        return cls(scale, values.size, total(values), least, most, places, counts)

    def merge(self, other: Histogram) -> Histogram:
        """The histogram of both, in either order the same."""
        if not other.count or not self.count:
            return self if self.count else other
        places, counts = _counted(
            np.concatenate([self.places, other.places]),
            np.concatenate([self.counts, other.counts]),
        )
        return Histogram(
            self.scale,
            self.count + other.count,
            self.total + other.total,
            min(self.least, other.least),
            max(self.most, other.most),
            places,
            counts,
        )

    def quantile(self, share: float) -> float:
        """The value below which a share 0-1 lies, in grains: the middle of its bin, held within the
        extremes; NaN where nothing was counted. Raises `ArgumentError`.
        """
        if not 0 <= share <= 1:
            fault = f"{str(share)[:20]} is not a share"
            raise ArgumentError(Fault("share", fault, "give a number from 0 to 1"))
        if not self.count:
            return float("nan")
        rank = max(1, int(np.ceil(share * self.count)))
        place = int(self.places[np.searchsorted(np.cumsum(self.counts), rank)])
        return min(max(middle(place, self.scale), self.least), self.most)

    def as_dict(self) -> dict[str, Any]:
        """Plain JSON types."""
        return {
            "scale": self.scale,
            "count": self.count,
            "total": self.total,
            "least": self.least,
            "most": self.most,
            "places": self.places.tolist(),
            "counts": self.counts.tolist(),
        }

    @classmethod
    def from_dict(cls, given: Mapping[str, Any]) -> Histogram:
        """What `as_dict` gave, read back."""
        bins = [np.array(given[name], dtype=np.int64) for name in ("places", "counts")]
        numbers = [given[name] for name in ("count", "total", "least", "most")]
        return cls(given["scale"], *numbers, *bins)


def _counted(bins: Ints, counts: Ints | None) -> tuple[Ints, Ints]:
    """The bins that hold something, rising, and how much each holds."""
    low, high = int(bins.min()), int(bins.max())
    if counts is None and high - low < _WIDE:
        found = np.bincount(bins - low)
        places = np.flatnonzero(found)
        return places + low, found[places].astype(np.int64)
    places, where = np.unique(bins, return_inverse=True)
    sums = np.zeros(places.size, dtype=np.int64)
    np.add.at(sums, where, 1 if counts is None else counts)
    return places, sums
