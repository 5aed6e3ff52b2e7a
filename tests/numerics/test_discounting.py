"""Discounting against closed forms across the kinks, and rebasing there and back."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socialvalue import numerics as nx

FEW = settings(max_examples=40, deadline=None)
STANDARD = (
    [1, 31, 76, 126, 201, 301],
    [30, 75, 125, 200, 300, np.inf],
    [0.035, 0.03, 0.025, 0.02, 0.015, 0.01],
)
FLAT = ([1], [np.inf], [0.035])


@pytest.mark.parametrize(
    ("year", "factor"),
    [
        (0, 1),
        (1, 0.9662),
        (2, 0.9335),
        (3, 0.9019),
        (4, 0.8714),
        (5, 0.8420),
        (10, 0.7089),
        (20, 0.5026),
        (30, 0.3563),
    ],
)
def test_the_early_factors_of_the_green_book_table(year, factor):
    assert nx.discount_factor(STANDARD, year) == pytest.approx(factor, abs=5e-5)


def test_factors_are_cumulative_across_the_kinks():
    factors = nx.discount_factor(STANDARD, [31, 75, 76, 125, 126, 350])
    by_75 = 1.035**-30 * 1.03**-45
    by_125 = by_75 * 1.025**-50
    by_300 = by_125 * 1.02**-75 * 1.015**-100
    expected = [1.035**-30 / 1.03, by_75, by_75 / 1.025, by_125, by_125 / 1.02, by_300 * 1.01**-50]
    np.testing.assert_allclose(factors, expected, rtol=1e-13)


def test_factors_are_the_product_of_each_years_own():
    first, last, rate = (np.array(part) for part in STANDARD)
    product = 1.0
    for year in range(1, 131):
        product /= 1 + rate[(first <= year) & (year <= last)][0]
        assert nx.discount_factor(STANDARD, year) == pytest.approx(product, rel=1e-13)


def test_part_of_a_year_is_discounted_at_the_rate_of_that_year():
    assert nx.discount_factor(STANDARD, 30.5) == pytest.approx(1.035**-30 * 1.03**-0.5)
    assert nx.discount_factor(STANDARD, 29.5) == pytest.approx(1.035**-29.5)


def test_timing_says_how_much_of_the_year_has_passed():
    years = np.array([0, 4, 30])
    for timing, passed in [("start", 0), ("mid", 0.5), ("end", 1)]:
        found = nx.discount_factor(STANDARD, years, timing)
        assert found.tobytes() == nx.discount_factor(STANDARD, years + passed).tobytes()


def test_a_schedule_may_begin_with_the_year_that_is_not_discounted():
    begun = ([0, *STANDARD[0][1:]], *STANDARD[1:])
    assert (
        nx.discount_factor(begun, [0, 1, 40]).tobytes()
        == nx.discount_factor(STANDARD, [0, 1, 40]).tobytes()
    )


@FEW
@given(years=st.lists(st.floats(0, 400), min_size=2, max_size=20))
def test_later_is_never_worth_more_and_a_year_does_not_know_its_neighbours(years):
    ordered = np.sort(years)
    factors = nx.discount_factor(STANDARD, ordered)
    assert (np.diff(factors) <= 1e-15).all()
    assert (factors > 0).all()
    for year, factor in zip(ordered, factors, strict=True):
        assert nx.discount_factor(STANDARD, year).tobytes() == factor.tobytes()


def test_a_hundred_spent_for_thirty_a_year():
    value = nx.present_value(FLAT, [-100, 30, 30, 30, 30, 30], np.arange(6))
    annuity = nx.annuity_factor(FLAT, 5)
    assert value == pytest.approx(35.451571264, abs=1e-8)
    assert annuity == pytest.approx(4.515052375, abs=1e-8)
    assert value / annuity == pytest.approx(7.851862684, abs=1e-8)


@FEW
@given(rate=st.floats(0.001, 0.5), periods=st.integers(0, 60))
def test_an_annuity_has_its_closed_form(rate, periods):
    schedule = ([1], [100], [rate])
    closed = (1 - (1 + rate) ** -periods) / rate
    assert nx.annuity_factor(schedule, periods) == pytest.approx(closed, rel=1e-10)
    assert nx.annuity_factor(schedule, periods, "start") == pytest.approx(
        closed * (1 + rate), rel=1e-10
    )


def test_present_values_are_linear_and_keep_their_columns_apart():
    flows = np.random.default_rng(3).normal(size=(40, 5))
    together = nx.present_value(STANDARD, flows, np.arange(40), "mid")
    alone = [nx.present_value(STANDARD, flows[:, i], np.arange(40), "mid") for i in range(5)]
    assert together.tobytes() == np.array(alone).tobytes()
    np.testing.assert_allclose(
        nx.present_value(STANDARD, 3 * flows, np.arange(40), "mid"), 3 * together, rtol=1e-12
    )
    assert nx.present_value(STANDARD, [], []) == 0


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: nx.discount_factor(STANDARD, -1), "years holds -1"),
        (lambda: nx.discount_factor(STANDARD, np.nan), "years holds nan"),
        (lambda: nx.discount_factor(([1], [10], [0.03]), 11), "schedule ends at 10"),
        (lambda: nx.discount_factor(([1], [10], [0.03]), 10, "end"), "11 years ahead"),
        (lambda: nx.discount_factor(FLAT, np.inf), "years ahead"),
        (lambda: nx.discount_factor(FLAT, 1, "noon"), "'start', 'mid' or 'end'"),
        (
            lambda: nx.discount_factor(([1, 32], [30, 40], [0.03, 0.02]), 1),
            "band 1 does not follow on",
        ),
        (
            lambda: nx.discount_factor(([1, 30], [30, 40], [0.03, 0.02]), 1),
            "band 1 does not follow on",
        ),
        (lambda: nx.discount_factor(([1], [0], [0.03]), 0), "band 0 does not follow on"),
        (lambda: nx.discount_factor(([5], [10], [0.03]), 1), "begin at year 1"),
        (lambda: nx.discount_factor(([1], [10], [-1]), 1), "above −1"),
        (lambda: nx.discount_factor(([1], [10]), 1), "three arrays"),
        (lambda: nx.discount_factor(([1], [10], [0.1, 0.2]), 1), "one of each a band"),
        (lambda: nx.present_value(FLAT, [1, 2], [0]), "a row for each year"),
        (lambda: nx.annuity_factor(FLAT, 2.5), "whole number"),
        (lambda: nx.rebase(1, 0, 1), "index_from holds 0"),
        (lambda: nx.rebase(1, 1, np.nan), "index_to holds nan"),
        (lambda: nx.rebase([1, 2], [1, 2, 3], 1), "do not fit"),
    ],
)
def test_bad_schedules_and_indices_are_refused_with_a_remedy(call, words):
    with pytest.raises(ValueError, match=words):
        call()


def test_rebasing_by_the_gdp_deflator():
    """Calendar-year GDP deflator, 2024 = 100, from the release of December 2025."""
    found = nx.rebase([13000, 100, 70000], [81.1085, 69.1217, 100], [100, 100, 85.2137])
    np.testing.assert_allclose(found, [16027.913227, 144.672368, 59649.59], rtol=1e-8)


@FEW
@given(value=st.floats(-1e9, 1e9), before=st.floats(0.1, 1e3), after=st.floats(0.1, 1e3))
def test_rebasing_there_and_back_returns_the_amount(value, before, after):
    assert nx.rebase(nx.rebase(value, before, after), after, before) == pytest.approx(
        value, rel=1e-14
    )
    assert nx.rebase(value, before, before) == value
