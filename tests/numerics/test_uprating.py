"""Values that rise with prices and income: published cases, closed forms and one refusal."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socialvalue import numerics as nx

FEW = settings(max_examples=60, deadline=None)
STANDARD = ([1, 31], [30, 75], [0.035, 0.03])
HEALTH = ([1, 31], [30, 75], [0.015, 0.0129])
# A year of wellbeing in pounds of 2019: low, central, high.
WELLBY = np.array([10_000, 13_000, 16_000])


def test_youth_skills_of_the_wellbeing_guidance_cases():
    """0.40 of a unit a person; 4,000 people who complete. The 0.40 may stand twice in the source,
    which gives 40 % as the completion rate too.
    """
    np.testing.assert_allclose(nx.uprate(WELLBY * 0.4, 1, 1, 1.3), [4000, 5200, 6400])
    completers = nx.delivery(10_000, 0, 1) * 0.4
    assert (completers * 5200).tolist() == [20_800_000]


def test_employment_support_of_the_wellbeing_guidance_cases():
    wellbeing = float(nx.flows(0.46, 0, 1)[0] * WELLBY[1])
    assert wellbeing == pytest.approx(5980)
    assert wellbeing + 25_094 == pytest.approx(31_074)
    assert round(200 * (wellbeing + 25_094) / 1e6, 2) == 6.21


def test_cost_per_wellby_of_the_wellbeing_guidance_cases_is_misprinted_for_programme_one():
    """2,000 / 0.63 is 3,174.60 and printed as 3,158: that takes 0.6333, so the 0.63 printed beside
    it had been rounded. Programme two is printed right.
    """
    found = nx.cost_per_outcome([2000, 550], [0.63, 0.55])
    np.testing.assert_allclose(found, [3174.603175, 1000], rtol=1e-9)
    assert abs(found[0] - 3158) > 16
    assert round(float(nx.cost_per_outcome(2000, 0.63333))) == 3158


def test_the_bounds_of_the_wellby_come_from_a_qaly_and_from_income():
    """Printed to the nearest thousand; the central value is the middle of the two as printed."""
    found = nx.cost_per_outcome([70_158, 30_673], [7, 1.96])
    np.testing.assert_allclose(found, [10_022.57, 15_649.49], atol=5e-3)
    np.testing.assert_array_equal(np.round(found, -3), WELLBY[[0, 2]])
    assert WELLBY[[0, 2]].mean() == WELLBY[1]


def test_deflating_alone_is_uprating_with_no_growth_of_income():
    """GDP deflator, calendar years, edition of December 2025: 2019 to 2024."""
    found = nx.uprate(13_000, 100 / 81.1085, 1, 1.3)
    assert found == pytest.approx(16_027.913227, abs=5e-7)
    assert nx.rebase(13_000, 81.1085, 100) == pytest.approx(float(found), rel=1e-14)


def test_income_counts_to_the_power_of_the_elasticity():
    """1.21 to the power 1.5 is 1.1 cubed."""
    assert nx.uprate(1000, 2, 1.21, 1.5) == pytest.approx(2662, rel=1e-13)
    assert nx.uprate(1000, 2, 1.21, 0) == 2000


def test_growth_rates_and_an_index_give_the_same_path():
    growth = [0.01, 0.02, -0.01]
    index = nx.income_index(growth)
    np.testing.assert_allclose(index, [1, 1.01, 1.0302, 1.019898], rtol=1e-14)
    path = nx.value_path(WELLBY, index, 1.3)
    assert path.shape == (4, 3)
    np.testing.assert_allclose(path, nx.value_path(WELLBY, index * 31_000, 1.3), rtol=1e-13)
    np.testing.assert_array_equal(path[0], WELLBY)
    np.testing.assert_allclose(path[2], WELLBY * 1.0302**1.3, rtol=1e-13)
    assert nx.income_index([]).tolist() == [1]


@FEW
@given(value=st.floats(1, 1e6), first=st.floats(0.5, 2), second=st.floats(0.5, 2))
def test_uprating_in_two_steps_is_uprating_in_one(value, first, second):
    steps = nx.uprate(nx.uprate(value, first, second, 1.3), second, first, 1.3)
    assert steps == pytest.approx(float(nx.uprate(value, first * second, first * second, 1.3)))


@FEW
@given(growth=st.floats(-0.02, 0.03), elasticity=st.floats(0, 2))
def test_steady_growth_is_a_lower_rate(growth, elasticity):
    """A value that grows by g a year under rate r is worth as much as a constant one under
    (1 + r) / (1 + g) − 1.
    """
    rate, years = 0.035, np.arange(31)
    path = nx.value_path(13_000, nx.income_index(np.full(30, growth)), elasticity)
    found = nx.discount_growing_value(STANDARD, np.ones(31), path, years, health_rate=False)
    lower = (1 + rate) / (1 + growth) ** elasticity - 1
    constant = nx.present_value(([1], [99], [lower]), np.full(31, 13_000), years)
    assert found == pytest.approx(float(constant), rel=1e-11)


def test_growth_and_the_health_rate_are_never_taken_together():
    units, years = np.array([3.0, 2.0, 1.0]), np.arange(3)
    growing = nx.value_path(100, nx.income_index([0.02, 0.02]), 1)
    with pytest.raises(ValueError, match="already lower by the growth of the value"):
        nx.discount_growing_value(HEALTH, units, growing, years, health_rate=True)
    level = nx.discount_growing_value(HEALTH, units, [100] * 3, years, health_rate=True)
    assert level == pytest.approx(100 * (3 + 2 / 1.015 + 1 / 1.015**2), rel=1e-14)
    both = nx.discount_growing_value(STANDARD, units, growing, years, health_rate=False)
    assert both == pytest.approx(100 * (3 + 2 * 1.02 / 1.035 + (1.02 / 1.035) ** 2), rel=1e-14)


def test_one_path_serves_many_columns_of_units():
    """As many columns as years, so that a year could be taken for a column."""
    units = np.array([[1.0, 2.0], [3.0, 4.0]])
    found = nx.discount_growing_value(STANDARD, units, [10, 20], [0, 1], health_rate=False)
    np.testing.assert_allclose(found, [10 + 60 / 1.035, 20 + 80 / 1.035], rtol=1e-14)
    each = nx.discount_growing_value(
        STANDARD, [1, 3], [[10, 20], [20, 40]], [0, 1], health_rate=False
    )
    np.testing.assert_allclose(each, [10 + 60 / 1.035, 20 + 120 / 1.035], rtol=1e-14)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: nx.uprate(np.nan, 1, 1, 1), "value holds nan"),
        (lambda: nx.uprate(1, 0, 1, 1), "deflator_ratio holds 0"),
        (lambda: nx.uprate(1, 1, -1, 1), "income_ratio holds -1"),
        (lambda: nx.uprate(1, 1, 1, np.inf), "elasticity holds inf"),
        (lambda: nx.income_index([2]), "0.01 for 1 %"),
        (lambda: nx.income_index(0.02), "0 dimensions"),
        (lambda: nx.value_path(1, [], 1), "at least one"),
        (lambda: nx.value_path(1, [1, 0], 1), "income holds 0"),
        (
            lambda: nx.discount_growing_value(STANDARD, [1], [1, 2], [0], health_rate=False),
            "a row for each year",
        ),
        (
            lambda: nx.discount_growing_value(STANDARD, [[1, 2]], [1], [0, 1], health_rate=False),
            "a row for each year",
        ),
    ],
)
def test_values_that_cannot_be_uprated_are_refused_with_a_remedy(call, words):
    with pytest.raises(ValueError, match=words):
        call()
