"""Arrays as the rest of this room takes them: plain float64, checked once at the door.

In comes whatever numpy can read as numbers; out goes a float64 array (or int64 offsets) of a known
shape, or a ValueError that says what is wrong and how to mend it. Also here: `steadily`, which
makes `log`, `exp` and `power` give an element the same bits whatever stands beside it.
"""

from collections.abc import Callable
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats: TypeAlias = NDArray[np.float64]
Integers: TypeAlias = NDArray[np.int64]

_LANES = 8


def as_floats(name: str, values: ArrayLike, ndim: int | None = None) -> Floats:
    """Return `values` as float64, with `ndim` dimensions where that is given; ValueError if it
    cannot be.
    """
    try:
        array = np.asarray(values, dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise ValueError(
            f"{name} cannot be read as numbers ({error}): give an array of plain numbers."
        ) from error
    if ndim is not None and array.ndim != ndim:
        raise ValueError(
            f"{name} has {array.ndim} dimensions and needs {ndim}: give an array of {ndim} "
            f"dimensions."
        )
    return array


def as_offsets(offsets: ArrayLike, length: int) -> Integers:
    """Return offsets (m+1,) as int64: they begin at 0, never fall and end at `length`; ValueError
    otherwise.
    """
    given = np.asarray(offsets)
    if given.ndim != 1 or given.size == 0 or given.dtype.kind not in "iu":
        raise ValueError(
            "offsets must be a one-dimensional array of whole numbers: give 0 and then the end "
            "of each segment."
        )
    checked: Integers = given.astype(np.int64, copy=False)
    if checked[0] != 0 or checked[-1] != length:
        raise ValueError(
            f"offsets run from {checked[0]} to {checked[-1]} but there are {length} values: begin "
            f"at 0 and end at {length}."
        )
    falls = np.flatnonzero(checked[1:] < checked[:-1])
    if falls.size:
        raise ValueError(
            f"offsets fall after segment {falls[0]}: give the ends in order, so that no segment "
            f"ends before it begins."
        )
    return checked


def as_weights(name: str, weights: ArrayLike) -> Floats:
    """Return `weights` as float64, finite and not negative, of any shape; ValueError otherwise."""
    checked = as_floats(name, weights)
    lowest, highest = checked.min(initial=0.0), checked.max(initial=0.0)
    if not (lowest >= 0.0 and highest < np.inf):
        place = np.flatnonzero(~(np.isfinite(checked) & (checked >= 0.0)))[0]
        raise ValueError(
            f"{name} holds {checked.flat[place]} at position {place}: give finite numbers of 0 or "
            f"more."
        )
    return checked


def as_counts(counts: ArrayLike | None, length: int) -> Floats:
    """Return counts (length,) as float64, finite and not negative; ones where none are given;
    ValueError otherwise.
    """
    if counts is None:
        return np.ones(length)
    checked = as_weights("counts", counts)
    if checked.shape != (length,):
        raise ValueError(
            f"counts has shape {checked.shape} but there are {length} values: give one count for "
            f"each value."
        )
    return checked


def padded(length: int) -> int:
    """Return the least multiple of the vector width that holds `length` numbers, never 0."""
    return max(-(-length // _LANES), 1) * _LANES


def steadily(function: Callable[..., Any], *arrays: ArrayLike) -> Floats:
    """Return `function` of arrays that broadcast together, each element's bits independent of its
    neighbours.

    numpy may take another route for the last few elements, for a single one or for strided memory,
    and only the IEEE operations (+ − × ÷ √) promise the same bits on each. Padding with ones keeps
    every element on one route.
    """
    spread = np.broadcast_arrays(*(np.asarray(array, dtype=np.float64) for array in arrays))
    shape, size = spread[0].shape, spread[0].size
    rooms = []
    for array in spread:
        room = np.ones(padded(size))
        room[:size] = array.reshape(-1)
        rooms.append(room)
    result: Floats = np.asarray(function(*rooms), dtype=np.float64)[:size].reshape(shape)
    return result
