"""The measures of published composites: goalposts are ramps, one measure a component.

Nothing comes in; `MEASURES` goes out, each with a code that a framework may name.
"""

from typing import Any

import numpy as np

import socialvalue as sv

THEME = sv.Theme("HD", "Human development", "what people are able to be and do")
OUTCOME = sv.Outcome("HD-1", "Development", THEME)
WHY = "the goalposts are the same for every country"


class LifeExpectancy(sv.Measure):
    """Years that a child born in the year may expect to live."""

    code = "HD1"
    outcome = OUTCOME
    unit = "year"
    reports = "state"
    combine = sv.Single
    years = sv.Column("year", "at birth")
    unpriced_reason = "a state has no price"
    rating = sv.Ramp(20, 85, reason=WHY)

    def quantity(self, years: Any) -> Any:
        return years


class WomensLifeExpectancy(LifeExpectancy):
    """Years that a girl born in the year may expect to live."""

    code = "HD1F"
    rating = sv.Ramp(22.5, 87.5, reason=WHY)


class MensLifeExpectancy(LifeExpectancy):
    """Years that a boy born in the year may expect to live."""

    code = "HD1M"
    rating = sv.Ramp(17.5, 82.5, reason=WHY)


class ExpectedSchooling(LifeExpectancy):
    """Years of school that a child entering it may expect."""

    code = "HD2"
    rating = sv.Ramp(0, 18, reason=WHY)


class MeanSchooling(LifeExpectancy):
    """Years of school that adults have had, on average."""

    code = "HD3"
    rating = sv.Ramp(0, 15, reason=WHY)


class Income(sv.Measure):
    """National income a head in the year, as the logarithm of how often it holds the least."""

    code = "HD4"
    outcome = OUTCOME
    unit = "1"
    reports = "state"
    combine = sv.Single
    dollars = sv.Column("1", "income a head, in dollars of 2017 at purchasing power parity")
    least = sv.Parameter(100, "1", "the income of the lower goalpost")
    unpriced_reason = "a state has no price"
    undefined_reason = "there is no income"
    rating = sv.Ramp(0, float(np.log(75_000 / 100)), reason=WHY)

    def quantity(self, dollars: Any, least: Any) -> Any:
        return np.log(dollars / least)

    def defined(self, dollars: Any) -> Any:
        return dollars > 0


class ExpectancyLeft(sv.Measure):
    """The index of life expectancy, less the share that inequality takes from it."""

    code = "HD5"
    outcome = OUTCOME
    unit = "1"
    reports = "ratio"
    combine = sv.Single
    index = sv.Column("1", "the dimension's own index", high=1)
    inequality = sv.Column("1", "Atkinson's measure of it", high=1)
    unpriced_reason = "a ratio has no price"
    rating = sv.Ramp(0, 1, reason=WHY)

    def quantity(self, index: Any, inequality: Any) -> Any:
        return index * (1 - inequality)


class SchoolingLeft(ExpectancyLeft):
    """The index of schooling, less the share that inequality takes from it."""

    code = "HD6"


class IncomeLeft(ExpectancyLeft):
    """The index of income, less the share that inequality takes from it."""

    code = "HD7"


class Reached(sv.Measure):
    """Points that were reached in the year, of the first of four kinds."""

    code = "OE1"
    outcome = OUTCOME
    unit = "1"
    reports = "state"
    combine = sv.Single
    points = sv.Column("1", "how many")
    unpriced_reason = "a state has no price"
    rating = sv.Ramp(0, 25, reason=WHY)

    def quantity(self, points: Any) -> Any:
        return points


class ReachedSecond(Reached):
    """Points that were reached in the year, of the second of four kinds."""

    code = "OE2"


class ReachedThird(Reached):
    """Points that were reached in the year, of the third of four kinds."""

    code = "OE3"


class ReachedFourth(Reached):
    """Points that were reached in the year, of the fourth of four kinds."""

    code = "OE4"


MEASURES = (
    *(LifeExpectancy, WomensLifeExpectancy, MensLifeExpectancy, ExpectedSchooling, MeanSchooling),
    *(Income, ExpectancyLeft, SchoolingLeft, IncomeLeft),
    *(Reached, ReachedSecond, ReachedThird, ReachedFourth),
)
