"""Inequality and concentration of one list of values among the people who hold them.

In come values (n,) of 0 or more in any one unit; counts (n,), the people behind each value (one
each where none are given); and population, all the people among whom the total was shared out, so
that those not counted received 0. Out comes one float. Where everybody holds 0 an index of shares
is undefined and is NaN. ValueError for a value that is negative or not finite, for counts that do
not fit, for a population below the people counted, and where there is nobody at all.
"""

import numpy as np
from numpy.typing import ArrayLike

from socialvalue.numerics.arrays import Floats, as_counts, as_floats
from socialvalue.numerics.segment_inequality import (
    segment_effective_number,
    segment_gini,
    segment_population,
)

_NEAR_ONE = 1e-6


def _people(
    values: ArrayLike, counts: ArrayLike | None, population: float | None
) -> tuple[Floats, Floats, float]:
    """Return the values held (k,) as shares of the greatest, the people behind each (k,) and that
    greatest value.

    Those who are in the population and not counted are there as people who hold 0.
    """
    held = as_floats("values", values, 1)
    wrong = np.flatnonzero(~(np.isfinite(held) & (held >= 0.0)))
    if wrong.size:
        raise ValueError(
            f"values holds {held[wrong[0]]} at position {wrong[0]}: give finite numbers of 0 or "
            f"more, without debts."
        )
    people = as_counts(counts, held.size)
    counted = people.sum()
    everybody = segment_population(
        np.array([counted]), None if population is None else [population]
    )[0]
    if not everybody > 0.0:
        raise ValueError(
            "There is nobody among whom to compare: give at least one value with a count above "
            "0, or a population."
        )
    held, people = held[people > 0.0], people[people > 0.0]
    if everybody > counted:
        held, people = np.append(held, 0.0), np.append(people, everybody - counted)
    peak = float(held.max())
    return (held / peak if peak > 0.0 else held), people, peak


def _mean(values: Floats, people: Floats) -> float:
    """Return the mean over people; exactly the common value where all are equal to 1 or 0."""
    return float((values * people).sum() / people.sum())


@np.errstate(under="ignore")
def gini(
    values: ArrayLike,
    counts: ArrayLike | None = None,
    population: float | None = None,
    correct: bool = False,
) -> float:
    """Return the Gini coefficient, from 0 (equal) towards 1; NaN where everybody holds 0.

    values (n,), counts (n,), population; unit 1. `correct` multiplies by N/(N−1), N the people, so
    that one who takes all scores 1, and gives NaN for one person. Errors: see the file. Gini
    (1912), "Variabilità e mutabilità"; for `correct`, Deltas (2003), "The small sample bias of the
    Gini coefficient".
    """
    _people(values, counts, population)
    everybody = None if population is None else [population]
    return float(segment_gini(values, [0, np.size(values)], counts, everybody, correct)[0])


@np.errstate(under="ignore")
def theil_t(
    values: ArrayLike, counts: ArrayLike | None = None, population: float | None = None
) -> float:
    """Return Theil's T, from 0 (equal) to ln N (one has all), in nats; NaN where everybody holds
    0.

    values (n,), counts (n,), population. Errors: see the file. Theil (1967), "Economics and
    Information Theory".
    """
    held, people, _ = _people(values, counts, population)
    mean = _mean(held, people)
    if mean == 0.0:
        return np.nan
    ratio = held / mean
    logs = np.log(ratio, out=np.zeros(ratio.size), where=ratio > 0.0)
    # Adding 1 − ratio, whose mean is 0, leaves every term at 0 or more, so that small inequality
    # does not cancel away.
    return max(_mean(ratio * logs + (1.0 - ratio), people), 0.0)


@np.errstate(under="ignore")
def theil_l(
    values: ArrayLike, counts: ArrayLike | None = None, population: float | None = None
) -> float:
    """Return Theil's L (mean logarithmic deviation), 0 for equal and infinite if anybody holds 0;
    NaN where everybody does.

    values (n,), counts (n,), population; in nats. Errors: see the file. Theil (1967), "Economics
    and Information Theory".
    """
    held, people, _ = _people(values, counts, population)
    mean = _mean(held, people)
    if mean == 0.0:
        return np.nan
    ratio = held / mean
    if (ratio == 0.0).any():
        return np.inf
    return max(_mean((ratio - 1.0) - np.log(ratio), people), 0.0)


@np.errstate(under="ignore")
def atkinson(
    values: ArrayLike, eps: float, counts: ArrayLike | None = None, population: float | None = None
) -> float:
    """Return Atkinson's index, the share of the total that equal sharing could do without; NaN
    where everybody holds 0.

    values (n,), eps ≥ 0 the aversion to inequality, counts (n,), population; unit 1, from 0 to 1.
    With eps of 1 or more anybody's 0 gives 1. Errors: see the file; also a negative or infinite
    eps, or one nearer to 1 than 10^-6 without being 1. Atkinson (1970), "On the measurement of
    inequality".
    """
    if not 0.0 <= eps < np.inf:
        raise ValueError(
            f"eps is {eps}: give an aversion to inequality of 0 or more, such as 0.5 or 1."
        )
    if 0.0 < abs(1.0 - eps) < _NEAR_ONE:
        raise ValueError(f"eps is {eps!r}, so near to 1 that the digits cancel: give exactly 1.")
    held, people, _ = _people(values, counts, population)
    mean = _mean(held, people)
    if mean == 0.0:
        return np.nan
    return min(max(1.0 - _equal_equivalent(held, people, 1.0 - eps) / mean, 0.0), 1.0)


def _equal_equivalent(held: Floats, people: Floats, power: float) -> float:
    """Return the power mean over people of values in 0–1: what everybody could hold alike, for the
    same welfare.
    """
    low = float(held.min())
    if power == 1.0:
        return _mean(held, people)
    if power <= 0.0 and low == 0.0:
        return 0.0
    if power == 0.0:
        return float(np.exp(_mean(np.log(held), people)))
    if power > 0.0:
        return float(_mean(np.power(held, power), people) ** (1.0 / power))
    return float(low / _mean(np.power(low / held, -power), people) ** (-1.0 / power))


@np.errstate(under="ignore")
def effective_number(
    values: ArrayLike, counts: ArrayLike | None = None, population: float | None = None
) -> float:
    """Return the effective number of holders, 1 over the sum of squared shares; NaN where
    everybody holds 0.

    values (n,), counts (n,), population (checked; people who hold nothing change nothing); in
    people. Errors: see the file. Laakso and Taagepera (1979), "'Effective' number of parties: a
    measure with application to West Europe".
    """
    held, people, _ = _people(values, counts, population)
    return float(segment_effective_number(held, [0, held.size], people)[0])


def herfindahl(
    values: ArrayLike, counts: ArrayLike | None = None, population: float | None = None
) -> float:
    """Return the sum of squared shares, from 1/N (equal) to 1 (one has all); NaN where everybody
    holds 0.

    values (n,), counts (n,), population (checked; people who hold nothing change nothing); unit 1.
    Errors: see the file. Herfindahl (1950), "Concentration in the US steel industry".
    """
    return 1.0 / effective_number(values, counts, population)


@np.errstate(under="ignore")
def rosenbluth(
    values: ArrayLike, counts: ArrayLike | None = None, population: float | None = None
) -> float:
    """Return Rosenbluth's index, 1 / (2 Σ rank × share − 1) with rank 1 the greatest; NaN where
    everybody holds 0.

    values (n,), counts (n,), population (checked; people who hold nothing change nothing); unit 1,
    from 1/N to 1. It equals 1 / (N (1 − Gini)). People with the same value share their mean rank.
    Errors: see the file. Rosenbluth (1955), "Measures of concentration".
    """
    held, people, _ = _people(values, counts, population)
    order = np.argsort(-held, kind="stable")
    held, people = held[order], people[order]
    richer = np.cumsum(people) - people
    total = (held * people).sum()
    return float(total / (held * people * (2.0 * richer + people)).sum()) if total > 0.0 else np.nan


def equally_distributed(
    values: ArrayLike, counts: ArrayLike | None = None, population: float | None = None
) -> float:
    """Return mean × (1 − Gini), what each would hold in an equal society of the same welfare, in
    the unit of values.

    values (n,), counts (n,), population. Where everybody holds 0 it is 0. Errors: see the file.
    Sen (1976), "Real national income".
    """
    held, people, peak = _people(values, counts, population)
    if peak == 0.0:
        return 0.0
    return peak * _mean(held, people) * (1.0 - gini(values, counts, population))
