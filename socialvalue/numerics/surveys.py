"""What a survey can bear: standard errors, intervals of means and of shares, agreement of raters.

In come answers or counts, floats or arrays; out come floats. Counts are of people, shares lie in
[0, 1]. Sources: E. B. Wilson, Probable inference, the law of succession, and statistical inference,
1927; R. G. Newcombe, Two-sided confidence intervals for the single proportion, and Interval
estimation for the difference between independent proportions, both Statistics in Medicine 17,
1998 (methods 3 and 10); M. Abramowitz and I. Stegun, Handbook of Mathematical Functions, 26.7.5;
J. Cohen, A coefficient of agreement for nominal scales, 1960.
"""

from __future__ import annotations

from math import isclose, isfinite, nan, sqrt
from statistics import NormalDist

import numpy as np
from numpy.typing import ArrayLike

LEVEL = 0.95
"""The share of intervals that hold the truth, unless another is asked for."""

_FEWEST = 5


def standard_error(answers: ArrayLike, counts: ArrayLike | None = None) -> float:
    """The standard error of a mean of `answers` (n,), each given by `counts` (n,) people.

    s / √n with the sample's own spread (n − 1); NaN with fewer than two people.
    """
    values = np.asarray(answers, dtype=np.float64)
    many = np.ones_like(values) if counts is None else np.asarray(counts, dtype=np.float64)
    if values.ndim != 1 or values.shape != many.shape:
        raise ValueError("answers and counts do not line up: give one count an answer")
    if not np.isfinite(values).all() or not np.isfinite(many).all() or (many < 0).any():
        raise ValueError("answers are finite numbers, and counts 0 or more: mend or leave them out")
    total = float(many.sum())
    if total < 2:
        return nan
    mean = float(values @ many) / total
    with np.errstate(under="ignore"):  # a spread too small for a float is none
        variance = float(many @ (values - mean) ** 2) / (total - 1)
    return sqrt(variance / total)


def normal_quantile(level: float = LEVEL) -> float:
    """The number of standard errors on either side that hold `level` of a normal distribution."""
    return NormalDist().inv_cdf(0.5 + _checked(level) / 2)


def student_quantile(freedom: float, level: float = LEVEL) -> float:
    """The same for Student's t with `freedom` degrees, from the expansion 26.7.5.

    Right to a thousandth from 5 degrees up at the usual levels; fewer are refused.
    """
    if not freedom >= _FEWEST:
        raise ValueError(f"{freedom} degrees of freedom are too few: ask more people")
    x = normal_quantile(level)
    terms = (
        (x**3 + x) / 4,
        (5 * x**5 + 16 * x**3 + 3 * x) / 96,
        (3 * x**7 + 19 * x**5 + 17 * x**3 - 15 * x) / 384,
        (79 * x**9 + 776 * x**7 + 1482 * x**5 - 1920 * x**3 - 945 * x) / 92160,
    )
    return x + sum(term / freedom**power for power, term in enumerate(terms, 1))


def mean_interval(
    mean: float, error: float, people: float, level: float = LEVEL
) -> tuple[float, float]:
    """The interval of a mean with its standard `error`, from `people` answers: mean ± t × error.

    NaN, NaN where there is no error to go by, or fewer than six people.
    """
    if not isfinite(error) or people <= _FEWEST:
        return nan, nan
    reach = student_quantile(people - 1, level) * error
    return mean - reach, mean + reach


def wilson(agreed: float, answered: float, level: float = LEVEL) -> tuple[float, float]:
    """Wilson's score interval of a share: `agreed` of `answered` people; NaN, NaN of nobody.

    It stays within 0 and 1, and is right for few people and for shares of none or all.
    """
    if not 0 <= agreed <= answered < np.inf:
        raise ValueError("those who agreed are part of those who answered: give both as counts")
    if answered == 0:
        return nan, nan
    z2 = normal_quantile(level) ** 2
    share = agreed / answered
    middle = share + z2 / (2 * answered)
    reach = sqrt(z2 * (share * (1 - share) / answered + z2 / (4 * answered**2)))
    whole = 1 + z2 / answered
    return max((middle - reach) / whole, 0.0), min((middle + reach) / whole, 1.0)


def newcombe(
    agreed: tuple[float, float], answered: tuple[float, float], level: float = LEVEL
) -> tuple[float, float]:
    """The interval of a difference of two shares, (after, before) of different people.

    Newcombe's method 10, from the two Wilson intervals; NaN, NaN where nobody answered.
    """
    after, before = (wilson(a, n, level) for a, n in zip(agreed, answered, strict=True))
    if not answered[0] or not answered[1]:
        return nan, nan
    one, other = (a / n for a, n in zip(agreed, answered, strict=True))
    down = sqrt((one - after[0]) ** 2 + (before[1] - other) ** 2)
    up = sqrt((after[1] - one) ** 2 + (other - before[0]) ** 2)
    return one - other - down, one - other + up


def kappa(first: ArrayLike, second: ArrayLike, counts: ArrayLike | None = None) -> float:
    """Cohen's kappa of two raters on the same items (n,): agreement beyond what chance brings.

    1 is full agreement, 0 what chance would bring; NaN of no items, and where both raters gave
    everything one and the same grade, for then chance explains all of it.
    """
    one, other = np.asarray(first), np.asarray(second)
    many = np.ones(one.shape) if counts is None else np.asarray(counts, dtype=np.float64)
    if one.ndim != 1 or one.shape != other.shape or one.shape != many.shape:
        raise ValueError("the raters' grades do not line up: give both a grade an item")
    if not np.isfinite(many).all() or (many < 0).any():
        raise ValueError("counts are finite numbers, 0 or more: mend or leave them out")
    if not many.any():
        return nan
    part = many / many.sum()
    agree = float(part[one == other].sum())
    chance = sum(
        float(part[one == grade].sum()) * float(part[other == grade].sum())
        for grade in np.union1d(one, other)
    )
    return nan if isclose(chance, 1) else (agree - chance) / (1 - chance)


def regression_to_the_mean(before: float, usual: float, reliability: float) -> float:
    """How far a group chosen for its low (or high) answers moves back by itself.

    (1 − reliability) × (usual − before): `before` is the group's mean when it was chosen, `usual`
    the mean of those it was chosen from, `reliability` the correlation of two askings, 0 to 1.
    """
    if not 0 <= reliability <= 1:
        raise ValueError("reliability is a correlation from 0 to 1: give that of the question")
    return (1 - reliability) * (usual - before)


def _checked(level: float) -> float:
    if not 0 < level < 1:
        raise ValueError("a level lies between 0 and 1: write 0.95 for 95 %")
    return level
