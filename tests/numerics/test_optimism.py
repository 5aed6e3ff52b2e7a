"""Estimates brought nearer to the ground: published upper bounds, and records of delivery."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socialvalue import numerics as nx

FEW = settings(max_examples=60, deadline=None)
# Upper bounds on the cost of works, Mott MacDonald (2002), as printed in the Green Book guidance.
UPPER = [0.24, 0.51, 0.44, 0.66, 2.0, 0.41]


def test_a_standard_building_of_the_optimism_bias_guidance():
    assert nx.allow_for_optimism(10_000_000, 0.24, 0) == pytest.approx(12_400_000)
    assert nx.allow_for_optimism(10_000_000, 0.24, 0.5) == pytest.approx(11_200_000)


def test_the_upper_bounds_of_mott_macdonald_stand_whole_and_vanish_with_full_mitigation():
    np.testing.assert_allclose(
        nx.allow_for_optimism(100, UPPER, 0), [124, 151, 144, 166, 300, 141], rtol=1e-14
    )
    np.testing.assert_array_equal(nx.allow_for_optimism(100, UPPER, 1), np.full(6, 100))
    np.testing.assert_allclose(nx.optimism_bias(UPPER, 0.25)[:2], [0.18, 0.3825], rtol=1e-14)


def test_benefits_are_lowered_by_what_costs_are_raised_by():
    assert nx.allow_for_optimism(200, 0.4, 0.5, on="costs") == pytest.approx(240)
    assert nx.allow_for_optimism(200, 0.4, 0.5, on="benefits") == pytest.approx(160)
    assert nx.allow_for_optimism(200, 1, 0, on="benefits") == 0


@FEW
@given(amount=st.floats(0, 1e9), upper=st.floats(0, 1), mitigation=st.floats(0, 1))
def test_costs_never_fall_and_benefits_never_rise(amount, upper, mitigation):
    assert nx.allow_for_optimism(amount, upper, mitigation) >= amount
    assert 0 <= nx.allow_for_optimism(amount, upper, mitigation, on="benefits") <= amount


def test_an_unknown_record_may_deliver_nothing_and_has_no_central_value():
    low, central, high = nx.delivery_haircut([40, 0])
    np.testing.assert_array_equal(low, [0, 0])
    np.testing.assert_array_equal(high, [40, 0])
    assert np.isnan(central).all()


def test_a_known_record_beside_an_unknown_one():
    nan = np.nan
    found = nx.delivery_haircut([100, 100], [[0.5, nan], [0.8, nan], [0.9, nan]])
    np.testing.assert_allclose(found, [[50, 0], [80, nan], [90, 100]])
    np.testing.assert_allclose(nx.delivery_haircut([10, 20], [0.5, 0.75, 1]).T[1], [10, 15, 20])


@FEW
@given(
    committed=st.floats(0, 1e9),
    record=st.lists(st.floats(0, 1), min_size=3, max_size=3).map(sorted),
)
def test_a_haircut_lies_within_that_of_an_unknown_record(committed, record):
    low, central, high = nx.delivery_haircut(committed, record)
    least, _, most = nx.delivery_haircut(committed)
    assert least <= low <= central <= high <= most == committed


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: nx.optimism_bias(-0.1, 0), "upper holds -0.1"),
        (lambda: nx.optimism_bias(0.1, 50), "mitigation holds 50"),
        (lambda: nx.allow_for_optimism(-1, 0.1, 0), "savings among the benefits"),
        (lambda: nx.allow_for_optimism(1, 0.1, 0, on="both"), "'costs' to raise"),
        (lambda: nx.allow_for_optimism(1, 2, 0.1, on="benefits"), r"reaches 1\.8"),
        (lambda: nx.delivery_haircut(-5), "committed holds -5"),
        (lambda: nx.delivery_haircut(1, [0.9, 0.8, 1]), "out of order"),
        (lambda: nx.delivery_haircut(1, [0.9, 0.8]), "three rows"),
        (lambda: nx.delivery_haircut(1, 0.8), "three rows"),
        (lambda: nx.delivery_haircut(1, [np.nan, 0.8, 1]), "half known"),
        (lambda: nx.delivery_haircut(1, [0.8, 0.9, 1.2]), "record holds 1.2"),
    ],
)
def test_estimates_that_cannot_be_corrected_are_refused_with_a_remedy(call, words):
    with pytest.raises(ValueError, match=words):
        call()
