"""Inequality within each of many groups at once: one number a segment, for ragged arrays (see
`segments`).

In come values (n,) of 0 or more in any one unit, offsets (m+1,), sometimes counts (n,), the people
behind each value, and population (m,), all the people among whom a segment's total was shared out:
those not counted received nothing. Out comes (m,) in unit 1. A segment has no answer, and gets
NaN, where it is empty, sums to 0 or holds a negative or non-finite value; the caller masks those.
A segment's bits never depend on its neighbours.
"""

import numpy as np
from numpy.typing import ArrayLike

from socialvalue.numerics.arrays import Floats, Integers, as_counts, as_floats, as_offsets
from socialvalue.numerics.segments import reduce_segments, segment_running_sum, segment_sort

_CLOSE = 1e-9


def segment_population(counted: Floats, population: ArrayLike | None) -> Floats:
    """Return the people in each segment (m,), those who received nothing included; `counted` (m,)
    where none is stated.

    ValueError, naming the first segment at fault, for a population that is not finite or is below
    the people counted by more than one part in 10^9 (counts that are fractions do not add up
    exactly).
    """
    if population is None:
        return counted
    stated = as_floats("population", population, 1)
    if stated.shape != counted.shape:
        raise ValueError(
            f"population has {stated.size} numbers for {counted.size} segments: give one number "
            f"for each segment."
        )
    wrong = np.flatnonzero(~(np.isfinite(stated) & (stated >= counted * (1.0 - _CLOSE))))
    if wrong.size:
        first = wrong[0]
        raise ValueError(
            f"population is {stated[first]:g} in segment {first} but {counted[first]:g} people "
            f"are counted there: "
            "give everybody among whom the total was shared, those counted included."
        )
    everybody: Floats = np.maximum(stated, counted)
    return everybody


def _scaled(values: Floats, offsets: Integers, people: Floats) -> tuple[Floats, Floats]:
    """Return values (n,) scaled so that the greatest of each segment is from 0.5 to 1, and 1 for
    each segment that has an answer, else 0 (m,).
    """
    counted = people > 0.0
    sound = np.isfinite(values) & (values >= 0.0)
    faulty = reduce_segments(np.logical_or, counted & ~sound, offsets, 0.0)
    held = np.where(counted & sound, values, 0.0)
    peak = reduce_segments(np.maximum, held, offsets, 0.0)
    answered = np.where((faulty == 0.0) & (peak > 0.0), 1.0, 0.0)
    # A power of two rounds nothing, so that the Gini coefficient of 1 and 3 is a quarter and not
    # nearly so.
    power = np.repeat(np.frexp(peak)[1], np.diff(offsets))
    return np.ldexp(held, -power), answered


def _divide(top: Floats, bottom: Floats, answered: Floats) -> Floats:
    """Return top / bottom (m,), NaN where there is no answer."""
    quotient: Floats = np.divide(
        top, bottom, out=np.full(top.size, np.nan), where=(answered > 0.0) & (bottom > 0.0)
    )
    return quotient


@np.errstate(under="ignore")
def segment_gini(
    values: ArrayLike,
    offsets: ArrayLike,
    counts: ArrayLike | None = None,
    population: ArrayLike | None = None,
    correct: bool = False,
) -> Floats:
    """Return the Gini coefficient of each segment (m,), 0 for equal shares; NaN where there is no
    answer (see the file).

    values (n,) ≥ 0, offsets (m+1,), counts (n,), population (m,). It is the sum over neighbours in
    rank of the gap in value × the share of people below it × the people above it, over the total:
    no term is negative, so nothing cancels. `correct` multiplies by N/(N−1), N the population, and
    gives NaN where N is 1 or less. ValueError for offsets, counts or population that do not fit.
    Gini (1912), "Variabilità e mutabilità"; Sen (1973), "On Economic Inequality"; Deltas (2003),
    "The small sample bias of the Gini coefficient".
    """
    values = as_floats("values", values, 1)
    offsets = as_offsets(offsets, values.size)
    people = as_counts(counts, values.size)
    counted = reduce_segments(np.add, people, offsets, 0.0)
    everybody = segment_population(counted, population)
    shares, answered = _scaled(values, offsets, people)
    lengths = np.diff(offsets)
    order = segment_sort(shares, offsets)
    people_of, ranked, people = people, shares[order], people[order]
    gaps = np.diff(ranked, prepend=0.0)
    starts = offsets[:-1][lengths > 0]
    gaps[starts] = ranked[starts]
    lower = segment_running_sum(people, offsets) - people
    below = lower + np.repeat(everybody - counted, lengths)
    below /= np.repeat(np.where(everybody > 0.0, everybody, 1.0), lengths)
    above = np.maximum(np.repeat(counted, lengths) - lower, 0.0)
    spread = reduce_segments(np.add, gaps * below * above, offsets, 0.0)
    gini = _divide(spread, reduce_segments(np.add, ranked * people, offsets, 0.0), answered)
    if correct:
        corrected = gini * _divide(everybody, everybody - 1.0, answered)
        # One holder of everything is exactly 1; the product may miss it by a rounding.
        holders = reduce_segments(np.add, np.where(shares > 0.0, people_of, 0.0), offsets, 0.0)
        sole = (holders <= 1.0) & ~np.isnan(corrected)
        return np.where(sole, 1.0, np.minimum(corrected, 1.0))
    return gini


@np.errstate(under="ignore")
def segment_effective_number(
    values: ArrayLike, offsets: ArrayLike, counts: ArrayLike | None = None
) -> Floats:
    """Return the effective number of people who share each segment's total (m,): 1 over the sum of
    squared shares.

    values (n,) ≥ 0, offsets (m+1,), counts (n,). People who received nothing change nothing. NaN
    where there is no answer (see the file). ValueError for offsets or counts that do not fit.
    Laakso and Taagepera (1979), "'Effective' number of parties: a measure with application to West
    Europe".
    """
    values = as_floats("values", values, 1)
    offsets = as_offsets(offsets, values.size)
    people = as_counts(counts, values.size)
    shares, answered = _scaled(values, offsets, people)
    total = reduce_segments(np.add, shares * people, offsets, 0.0)
    squares = reduce_segments(np.add, np.square(shares) * people, offsets, 0.0)
    return _divide(np.square(total), squares, answered)
