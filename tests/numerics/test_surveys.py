"""Surveys: published intervals to their digits, closed forms, and what must always hold."""

from math import isnan, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialvalue import numerics

# Newcombe 1998, Statistics in Medicine 17:857-872, table I, method 3.
SINGLE = [
    (81, 263, 0.2553, 0.3662),
    (15, 148, 0.0624, 0.1605),
    (0, 20, 0.0000, 0.1611),
    (1, 29, 0.0061, 0.1718),
]
# Newcombe 1998, Statistics in Medicine 17:873-890, table II, method 10.
DIFFERENCES = [
    ((56, 48), (70, 80), 0.0524, 0.3339),
    ((9, 3), (10, 10), 0.1705, 0.8090),
    ((5, 0), (56, 29), -0.0381, 0.1926),
    ((10, 0), (10, 10), 0.6075, 1.0000),
]
# Two-sided 95 % points of Student's t, as every table has them.
STUDENT = [(5, 2.5706), (9, 2.2622), (10, 2.2281), (30, 2.0423), (120, 1.9799)]
PEOPLE = st.integers(1, 500)


@pytest.mark.parametrize(("agreed", "answered", "low", "high"), SINGLE)
def test_wilson_newcombe1998(agreed, answered, low, high) -> None:
    found = numerics.wilson(agreed, answered)
    assert found == (pytest.approx(low, abs=6e-5), pytest.approx(high, abs=6e-5))


@pytest.mark.parametrize(("agreed", "answered", "low", "high"), DIFFERENCES)
def test_a_difference_of_shares_newcombe1998(agreed, answered, low, high) -> None:
    found = numerics.newcombe(agreed, answered)
    assert found == (pytest.approx(low, abs=6e-5), pytest.approx(high, abs=6e-5))


@pytest.mark.parametrize(("freedom", "point"), STUDENT)
def test_student_points_as_tables_have_them(freedom, point) -> None:
    assert numerics.student_quantile(freedom) == pytest.approx(point, abs=1e-3)


def test_the_normal_point_is_what_student_comes_to() -> None:
    assert numerics.normal_quantile() == pytest.approx(1.959964, abs=1e-6)
    assert numerics.student_quantile(1e9) == pytest.approx(numerics.normal_quantile())


def test_kappa_of_fifty_grants() -> None:
    """20 and 15 agreed, 5 and 10 not: 0.7 observed, 0.5 by chance."""
    table = [("y", "y", 20), ("y", "n", 5), ("n", "y", 10), ("n", "n", 15)]
    first, second, counts = zip(*table, strict=True)
    assert numerics.kappa(first, second, counts) == pytest.approx(0.4)


def test_kappa_is_one_where_raters_agree_and_nan_where_nothing_could_tell() -> None:
    assert numerics.kappa([0, 1, 1], [0, 1, 1]) == 1
    assert isnan(numerics.kappa([1, 1], [1, 1]))
    assert isnan(numerics.kappa([], []))


@given(st.lists(st.integers(0, 3), min_size=2, max_size=20), st.randoms())
def test_kappa_knows_no_order_and_no_side(grades, draw) -> None:
    other = [draw.randint(0, 3) for _ in grades]
    one = numerics.kappa(grades, other)
    back = numerics.kappa(other[::-1], grades[::-1])
    assert one == pytest.approx(back, nan_ok=True)


@given(PEOPLE, st.data())
def test_wilson_holds_the_share_and_stays_a_share(answered, data) -> None:
    agreed = data.draw(st.integers(0, answered))
    low, high = numerics.wilson(agreed, answered)
    assert 0 <= low <= agreed / answered + 1e-12
    assert agreed / answered - 1e-12 <= high <= 1
    # told of those who did not agree, it is the same interval from the other side
    other = numerics.wilson(answered - agreed, answered)
    assert (1 - other[1], 1 - other[0]) == (pytest.approx(low), pytest.approx(high))


@given(PEOPLE, st.data())
def test_more_people_never_widen_an_interval(answered, data) -> None:
    agreed = data.draw(st.integers(0, answered))
    low, high = numerics.wilson(agreed, answered)
    narrower = numerics.wilson(4 * agreed, 4 * answered)
    assert narrower[1] - narrower[0] <= high - low + 1e-12


@given(st.lists(st.integers(-80, 80).map(lambda n: n / 8), min_size=2, max_size=30))
def test_an_error_by_counts_is_the_error_of_the_people(answers) -> None:
    error = numerics.standard_error(answers)
    assert error == pytest.approx(np.std(answers, ddof=1) / sqrt(len(answers)), abs=1e-12)
    doubled = numerics.standard_error(answers, np.full(len(answers), 2.0))
    assert doubled == pytest.approx(numerics.standard_error(answers * 2), abs=1e-12)


def test_one_person_has_no_standard_error_and_few_no_interval() -> None:
    assert isnan(numerics.standard_error([4]))
    assert all(map(isnan, numerics.mean_interval(4, 1, 5)))
    low, high = numerics.mean_interval(4, 1, 11)
    assert (low, high) == (pytest.approx(4 - 2.2281, abs=1e-3), pytest.approx(6.2281, abs=1e-3))


def test_a_group_chosen_for_feeling_low_moves_back_by_itself() -> None:
    assert numerics.regression_to_the_mean(5, 7.5, 0.6) == pytest.approx(1.0)
    assert numerics.regression_to_the_mean(5, 7.5, 1) == 0
    assert numerics.regression_to_the_mean(7.5, 7.5, 0.2) == 0


@pytest.mark.parametrize(
    "call",
    [
        lambda: numerics.wilson(3, 2),
        lambda: numerics.wilson(-1, 2),
        lambda: numerics.wilson(1, 2, 95),
        lambda: numerics.standard_error([1, 2], [1]),
        lambda: numerics.standard_error([1, float("nan")]),
        lambda: numerics.student_quantile(2),
        lambda: numerics.kappa([1], [1, 2]),
        lambda: numerics.regression_to_the_mean(5, 7, 2),
    ],
)
def test_what_makes_no_sense_is_refused_with_the_way_to_mend_it(call) -> None:
    with pytest.raises(ValueError, match=": "):
        call()
