"""Ragged arrays: many short lists laid end to end, as values (n,) and offsets (m+1,).

Segment i holds `values[offsets[i]:offsets[i+1]]`; it may be empty. In come values in any unit,
offsets, and sometimes counts (n,), the people behind each value; out comes one number a segment
(m,) or one an element (n,). A segment's bits never depend on its neighbours: there is no running
total across segments. Nothing loops over segments in Python. A value with a count of 0 belongs to
nobody and is left out, whatever it is.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from socialvalue.numerics.arrays import Floats, Integers, as_counts, as_floats, as_offsets

_CLOSE = 1e-12
_SPARSEST = 4


def reduce_segments(
    ufunc: np.ufunc, values: NDArray[np.generic], offsets: Integers, empty: float
) -> Floats:
    """Return `ufunc` folded over each segment, (m,) float64, with `empty` for the empty ones.

    `ufunc.reduceat` reads an empty segment as its first neighbour's value, so only the filled ones
    are handed to it.
    """
    filled = offsets[1:] > offsets[:-1]
    result = np.full(filled.size, empty)
    if filled.any():
        result[filled] = ufunc.reduceat(np.ascontiguousarray(values), offsets[:-1][filled])
    return result


def _products(values: Floats, counts: Floats) -> Floats:
    """Return count × value (n,), and 0 where the count is 0 even if the value is not finite."""
    products: Floats = np.multiply(values, counts, out=np.zeros(values.size), where=counts > 0.0)
    return products


@np.errstate(under="ignore")
def segment_sum(values: ArrayLike, offsets: ArrayLike, counts: ArrayLike | None = None) -> Floats:
    """Return the sum of count × value in each segment (m,), in the unit of values; an empty
    segment sums to 0.

    values (n,), offsets (m+1,), counts (n,) or none for one person a value. ValueError for offsets
    or counts that do not fit.
    """
    values = as_floats("values", values, 1)
    offsets = as_offsets(offsets, values.size)
    if counts is not None:
        values = _products(values, as_counts(counts, values.size))
    return reduce_segments(np.add, values, offsets, 0.0)


def segment_count(offsets: ArrayLike, counts: ArrayLike | None = None) -> Floats:
    """Return the people in each segment (m,): the sum of its counts, or its length where there are
    no counts.

    offsets (m+1,), counts (n,) of 0 or more. ValueError for offsets or counts that do not fit.
    """
    if counts is None:
        ends = np.asarray(offsets)
        last = int(ends[-1]) if ends.ndim == 1 and ends.size else 0
        return np.diff(as_offsets(offsets, last)).astype(np.float64)
    size = as_floats("counts", counts, 1).size
    return reduce_segments(np.add, as_counts(counts, size), as_offsets(offsets, size), 0.0)


@np.errstate(under="ignore")
def segment_mean(values: ArrayLike, offsets: ArrayLike, counts: ArrayLike | None = None) -> Floats:
    """Return the mean over the people of each segment (m,), in the unit of values; NaN where there
    is nobody.

    values (n,), offsets (m+1,), counts (n,) or none. The caller masks the NaN. ValueError for
    offsets or counts that do not fit.
    """
    total = segment_sum(values, offsets, counts)
    people = segment_count(offsets, counts)
    mean: Floats = np.divide(total, people, out=np.full(total.size, np.nan), where=people > 0.0)
    return mean


def repeat(per_segment: ArrayLike, offsets: ArrayLike) -> NDArray[np.generic]:
    """Return each segment's value (m,) beside every element of that segment (n,), in the type it
    came in.

    ValueError where there is not one value for each segment.
    """
    given = np.asarray(per_segment)
    ends = np.asarray(offsets)
    checked = as_offsets(offsets, int(ends[-1]) if ends.ndim == 1 and ends.size else 0)
    if given.shape != (checked.size - 1,):
        raise ValueError(
            f"There are {checked.size - 1} segments but values of shape {given.shape}: give one "
            f"value for each segment."
        )
    return np.repeat(given, np.diff(checked))


def segment_sort(values: ArrayLike, offsets: ArrayLike) -> Integers:
    """Return the order (n,) that puts each segment's values from low to high where the segment
    stands; ties keep their order.

    values (n,), offsets (m+1,); NaN comes last in its segment. ValueError for offsets that do not
    fit.
    """
    values = as_floats("values", values, 1)
    offsets = as_offsets(offsets, values.size)
    lengths = np.diff(offsets)
    longest = int(lengths.max(initial=0))
    if longest * lengths.size <= _SPARSEST * values.size:
        return _sort_as_table(values, offsets, longest)
    order: Integers = np.lexsort((values, np.repeat(np.arange(lengths.size), lengths)))
    return order


def _sort_as_table(values: Floats, offsets: Integers, longest: int) -> Integers:
    """Return the order (n,) of `segment_sort`, found in a table of one row a segment, its blanks
    NaN; much the quicker way.
    """
    lengths = np.diff(offsets)
    held = np.arange(longest) < lengths[:, None]
    table = np.full(held.shape, np.nan)
    table[held] = values
    order: Integers = (np.argsort(table, axis=1, kind="stable") + offsets[:-1, None])[held]
    return order


@np.errstate(under="ignore")
def segment_running_sum(values: ArrayLike, offsets: ArrayLike) -> Floats:
    """Return the running sum within each segment (n,), the element itself included, in the unit of
    values.

    values (n,), offsets (m+1,). Partial sums are joined at doubling distances, never across a
    segment's edge, after Hillis and Steele (1986), "Data parallel algorithms". ValueError for
    offsets that do not fit.
    """
    values = as_floats("values", values, 1)
    offsets = as_offsets(offsets, values.size)
    lengths = np.diff(offsets)
    place = np.arange(values.size) - np.repeat(offsets[:-1], lengths)
    # Adding 0 turns −0 into 0, so that a short segment does not betray how long the longest one is.
    running = values + 0.0
    step, longest = 1, int(lengths.max(initial=0))
    while step < longest:
        running[step:] += np.where(place[step:] >= step, running[:-step], 0.0)
        step *= 2
    return running


@np.errstate(under="ignore")
def segment_quantile(
    values: ArrayLike, offsets: ArrayLike, q: float, counts: ArrayLike | None = None
) -> Floats:
    """Return the lower weighted quantile of each segment (m,), in the unit of values; NaN where
    there is nobody or a NaN.

    It is the smallest value such that the people at or below it are at least q of the segment's
    people (to one part in 10^12, so that 0.07 of 100 people is 7): always somebody's value, never
    one in between; q = 0 gives the least, q = 1 the greatest. values (n,), offsets (m+1,), q from
    0 to 1, counts (n,) or none. It is the inverse of the empirical distribution, definition 1 of
    Hyndman and Fan (1996), "Sample quantiles in statistical packages". ValueError for bad q,
    offsets or counts.
    """
    values = as_floats("values", values, 1)
    offsets = as_offsets(offsets, values.size)
    people = as_counts(counts, values.size)
    if not 0.0 <= q <= 1.0:
        raise ValueError(f"q is {q}, which is no share: give a number from 0 to 1.")
    order = segment_sort(values, offsets)
    ranked = values[order]
    below = segment_running_sum(people[order], offsets)
    total = reduce_segments(np.add, people[order], offsets, 0.0)
    target = np.repeat(total * (q * (1.0 - _CLOSE)), np.diff(offsets))
    reached = (below >= target) & (below > 0.0)
    place = np.where(reached, np.arange(values.size), values.size)
    first = reduce_segments(np.minimum, place, offsets, float(values.size)).astype(np.int64)
    blank = np.isnan(values) & (people > 0.0)
    answered = (first < values.size) & (reduce_segments(np.logical_or, blank, offsets, 0.0) == 0.0)
    result = np.full(first.size, np.nan)
    result[answered] = ranked[first[answered]]
    return result
