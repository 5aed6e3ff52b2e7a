"""Net present value and ratios: published cases, closed forms across the kinks, and algebra."""

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
HEALTH = (
    [1, 31, 76, 126, 201, 301],
    [30, 75, 125, 200, 300, np.inf],
    [0.015, 0.0129, 0.0107, 0.0086, 0.0064, 0.0043],
)
amounts = st.integers(-(10**8), 10**8).map(lambda pence: pence / 100)
ten_years = st.lists(amounts, min_size=10, max_size=10).map(np.array)


def _annuity(rate, periods):
    return (1 - (1 + rate) ** -periods) / rate


def test_factors_of_the_green_book_schedule_to_the_second_century():
    published = {
        15: 0.5968906186, 25: 0.4231469893, 31: 0.3459013695, 40: 0.2651045973, 50: 0.1972627177,
        60: 0.1467819879, 75: 0.0942137726, 76: 0.0919158757, 100: 0.0508180223,
        125: 0.027410763, 126: 0.0268732971, 150: 0.0167077062, 200: 0.0062073787,
    }  # fmt: skip
    found = nx.discount_factor(STANDARD, list(published))
    np.testing.assert_allclose(found, list(published.values()), atol=6e-11)


def test_npv_and_equivalent_annual_net_cost_of_the_greenbook_package():
    costs, benefits = [100, 0, 0, 0, 0, 0], [0, 30, 30, 30, 30, 30]
    value = nx.net_present_value(STANDARD, benefits, costs, np.arange(6))
    assert value == pytest.approx(35.451571264, abs=5e-10)
    assert nx.equivalent_annual_value(STANDARD, value, 5) == pytest.approx(7.851862684, abs=5e-10)


@pytest.mark.parametrize(("timing", "half_years"), [("start", 2), ("mid", 1), ("end", 0)])
def test_sixty_years_across_the_kink_at_year_31(timing, half_years):
    """Thirty years at the first rate, then thirty at the second from where the first left off."""
    years = np.arange(60)
    found = nx.net_present_value(STANDARD, np.full(60, 100), np.full(60, 40), years, timing)
    first = _annuity(0.035, 30) * 1.035 ** (half_years / 2)
    second = 1.035**-30 * _annuity(0.03, 30) * 1.03 ** (half_years / 2)
    if timing == "start":
        # The flow of year 30 falls on the day before the second rate sets in.
        second = 1.035**-30 * (1 + _annuity(0.03, 29))
    assert found == pytest.approx(60 * (first + second), rel=1e-12)


def test_the_health_schedule_is_gentler_and_just_as_cumulative():
    factors = nx.discount_factor(HEALTH, [30, 40, 80])
    by_75 = 1.015**-30 * 1.0129**-45
    expected = [1.015**-30, 1.015**-30 * 1.0129**-10, by_75 * 1.0107**-5]
    np.testing.assert_allclose(factors, expected, rtol=1e-13)
    years = np.arange(1, 300)
    assert (nx.discount_factor(HEALTH, years) > nx.discount_factor(STANDARD, years)).all()


@pytest.mark.parametrize("rate", [0.02, 0.035, 0.1])
def test_an_annuity_for_ever_approaches_one_over_the_rate(rate):
    assert nx.annuity_factor(([1], [np.inf], [rate]), 2500) == pytest.approx(1 / rate, rel=1e-12)


@FEW
@given(yearly=amounts, periods=st.integers(1, 60))
def test_the_equivalent_annual_value_of_an_even_flow_is_that_flow(yearly, periods):
    present = nx.present_value(STANDARD, np.full(periods, yearly), np.arange(periods), "end")
    found = nx.equivalent_annual_value(STANDARD, present, periods)
    assert found == pytest.approx(yearly, rel=1e-12, abs=1e-9)


@FEW
@given(one=ten_years, other=ten_years, times=st.integers(-10, 10))
def test_net_present_value_is_linear(one, other, times):
    years, nothing = np.arange(10), np.zeros(10)

    def value(benefits, costs=nothing):
        return float(nx.net_present_value(STANDARD, benefits, costs, years, "mid"))

    near = {"rel": 1e-9, "abs": 1e-3}
    assert value(one + times * other) == pytest.approx(value(one) + times * value(other), **near)
    assert value(one, other) == pytest.approx(value(one - other), **near)
    assert value(one, one) == 0


def test_both_ratios_of_hour_timebank():
    assert round(float(nx.sroi_ratio(803_184, 50_000)), 2) == 16.06
    assert round(float(nx.net_sroi_ratio(803_184, 50_000)), 2) == 15.06


def test_row_by_row_the_arithmetic_of_wheels_to_meals():
    """The rows and the total of inputs; the rest of that account was not to be had, so its ratio
    is not asserted.
    """
    left = nx.kept(attribution=[0.05, 0.05, 0.05, 0.1])
    worth = nx.flows([7, 7, 7, 90], 0, 1)[0] * [94, 4964, 7220, 19] * left
    np.testing.assert_allclose(worth, [625.1, 33010.6, 48013.0, 1539.0], atol=0.05)
    volunteers = nx.flows(4 * 3 * 5 * 50, 0, 1)[0] * 6.0
    assert 24_375 + volunteers == 42_375


@FEW
@given(present=amounts, inputs=st.floats(0.01, 1e6))
def test_the_net_ratio_is_the_gross_ratio_less_one(present, inputs):
    gross = nx.sroi_ratio(present, inputs)
    assert nx.net_sroi_ratio(present, inputs) == pytest.approx(float(gross) - 1, rel=1e-9, abs=1e-9)
    assert gross == nx.benefit_cost_ratio(present, inputs)


def test_nothing_put_in_has_no_ratio_and_no_outcome_has_no_cost():
    for ratio in (nx.benefit_cost_ratio, nx.sroi_ratio, nx.net_sroi_ratio, nx.cost_per_outcome):
        found = ratio([5, 0, 6], [0, 0, 2])
        assert np.isnan(found[:2]).all()
        assert found[2] == (2 if ratio is nx.net_sroi_ratio else 3)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: nx.net_present_value(STANDARD, [1, 2], [1], [0, 1]), "for the same years"),
        (lambda: nx.net_present_value(STANDARD, [np.nan], [1], [0]), "benefits holds nan"),
        (lambda: nx.net_present_value(STANDARD, [1], [np.inf], [0]), "costs holds inf"),
        (lambda: nx.equivalent_annual_value(STANDARD, 1, 0), "from 1"),
        (lambda: nx.equivalent_annual_value(STANDARD, np.nan, 5), "present holds nan"),
        (lambda: nx.benefit_cost_ratio(1, -1), "savings among the benefits"),
        (lambda: nx.sroi_ratio(1, -1), "inputs holds -1"),
        (lambda: nx.net_sroi_ratio([1, 2], [1, 2, 3]), "do not fit together"),
        (lambda: nx.cost_per_outcome(1, -2), "outcomes holds -2"),
    ],
)
def test_accounts_that_do_not_fit_are_refused_with_a_remedy(call, words):
    with pytest.raises(ValueError, match=words):
        call()
