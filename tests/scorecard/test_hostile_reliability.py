"""What somebody might try to make a survey look surer than it is."""

from __future__ import annotations

from math import isnan, nan

import numpy as np
import pytest
from asked import framework
from hypothesis import given, settings
from hypothesis import strategies as st

import socialvalue as sv
from socialvalue import numerics
from socialvalue.scorecard import reliability
from socialvalue.scorecard.tables import rows_of

FRAMEWORK = framework()
BEFORE = [6, 7, 5, 6, 7, 4, 6, 5, 6, 7, 6, 5]
AFTER = [7, 7, 6, 6, 7, 5, 6, 6, 7, 7, 6, 6]


def told(*claims: dict) -> list[dict]:
    """The rows of the table for one submission's claims of a mean change."""
    rows = [{"submission": "a", "measure": "AS-mood", **claim} for claim in claims]
    card = sv.score(sv.Claims.from_records(rows, FRAMEWORK), FRAMEWORK)
    return rows_of(card.reliability())


def mood(before: list, after: list, **more: object) -> dict:
    """A claim of a mean change; `count` is how many gave each answer."""
    return {"people": {"before": before, "after": after, "count": more.pop("count", 1)}} | more


def _ones(before: list, after: list, **more: object) -> dict:
    return mood(before, after, count=[1] * len(before), **more)


@given(st.floats(1e-6, 5))
@settings(max_examples=30, deadline=None)
def test_a_small_spread_that_is_stated_never_hides_the_spread_of_the_answers(stated) -> None:
    (own,), (claimed,) = told(_ones(BEFORE, AFTER)), told(_ones(BEFORE, AFTER, deviation=stated))
    assert claimed["standard_error"] >= own["standard_error"]
    assert claimed["standard_error"] >= stated / 12**0.5 * (1 - 1e-12)


def test_six_people_asked_in_two_years_are_six_people() -> None:
    year = _ones(BEFORE[:6], AFTER[:6], asked=6)
    rows = told(year | {"period": 2026}, year | {"period": 2027})
    assert [(row["part"], row["answered"]) for row in rows] == [("2026", 6), ("2027", 6)]
    assert all(isnan(row["estimate"]) and isnan(row["low"]) for row in rows)
    assert all(reliability.TOO_FEW in row["flags"] for row in rows)


def test_asking_the_same_people_every_year_makes_no_interval_narrower() -> None:
    year = _ones(BEFORE, AFTER, asked=12)
    (one,) = told(year)
    for row in told(year | {"period": 2026}, year | {"period": 2027}):
        assert (row["low"], row["high"]) == (one["low"], one["high"])


def test_answers_told_in_groups_say_that_they_may_be_means() -> None:
    grouped = mood([5, 5], [6, 6.01], count=[20, 20], asked=40)
    assert reliability.IN_GROUPS in told(grouped)[0]["flags"]
    assert reliability.IN_GROUPS not in told(grouped | {"deviation": 2})[0]["flags"]
    assert reliability.IN_GROUPS not in told(_ones(BEFORE, AFTER))[0]["flags"]


def test_more_answers_than_people_asked_are_flagged() -> None:
    assert reliability.CROWD in told(_ones(BEFORE, AFTER, asked=5))[0]["flags"]
    assert reliability.CROWD not in told(_ones(BEFORE, AFTER, asked=12))[0]["flags"]


@pytest.mark.parametrize("people", [10, 30, 100])
def test_nineteen_of_twenty_intervals_of_a_mean_hold_the_truth(people) -> None:
    draw = np.random.default_rng(20261125)
    start = np.clip(np.rint(draw.normal(7.4, 2, 50_000)), 0, 10)
    change = np.clip(start + np.rint(draw.normal(0.5, 1.8, 50_000)), 0, 10) - start
    truth, held = change.mean(), 0
    for _ in range(2_000):
        some = draw.choice(change, people)
        error = numerics.standard_error(some)
        low, high = numerics.mean_interval(some.mean(), error, people)
        held += low <= truth <= high
    assert 0.93 <= held / 2_000 <= 0.97


@pytest.mark.parametrize("people", [10, 30, 100])
def test_nineteen_of_twenty_intervals_of_a_share_hold_it_whatever_it_is(people) -> None:
    """By counting every outcome, over shares from 5 % to 95 %: 95 % on average."""
    many = np.arange(people + 1)
    logs = np.cumsum(np.log(np.maximum(many, 1)))
    choose = np.exp(logs[-1] - logs - logs[::-1])
    bounds = np.array([numerics.wilson(float(yes), people) for yes in many])
    held = []
    for truth in np.linspace(0.05, 0.95, 91):
        likely = choose * truth**many * (1 - truth) ** (people - many)
        held.append(likely[(bounds[:, 0] <= truth) & (truth <= bounds[:, 1])].sum())
    assert 0.945 <= np.mean(held) <= 0.965
    assert min(held) > 0.83


@pytest.mark.parametrize("counts", [[0.1, 0.2, 0.3], [1e-200] * 3, [1e200] * 3])
def test_raters_who_gave_one_grade_agree_by_chance_however_items_are_counted(counts) -> None:
    assert isnan(numerics.kappa([1, 1, 1], [1, 1, 1], counts))


@pytest.mark.parametrize("counts", [[1, -1, 1], [1, nan, 1]])
def test_items_are_counted_by_numbers_that_can_be_counted(counts) -> None:
    with pytest.raises(ValueError, match=": mend"):
        numerics.kappa([1, 0, 1], [1, 1, 1], counts)
