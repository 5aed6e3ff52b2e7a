"""The arithmetic of points for bids, from published cases, closed forms and laws."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from socialvalue import numerics

PRICES = st.lists(st.integers(1, 10_000).map(float), min_size=2, max_size=6)

# Vendor scoring of a Korean procurement document: price points are lowest / own x 5.
VENDOR_PRICES = [1.0, 1.2, 1.5]
VENDOR_WEIGHTS = [0.3, 0.25, 0.2, 0.15, 0.1]
VENDOR_SCORES = np.array(
    [[4.2, 5.0, 3.5, 4.0, 3.8], [3.8, 4.2, 4.5, 3.5, 4.0], [4.5, 3.3, 4.0, 4.2, 3.5]]
)


def vendor_shares(price_points):
    scores = VENDOR_SCORES.copy()
    scores[:, 1] = price_points
    return scores.T / 5


def test_the_price_points_of_the_vendor_table_are_reproduced():
    points = 5 * numerics.lowest_over_own(VENDOR_PRICES)
    assert numerics.round_once(points, 2).tolist() == [5.0, 4.17, 3.33]


def test_the_totals_of_the_vendor_table_are_reproduced_only_by_rounding_too_early():
    # The source rounds every line before it adds: 4.02 and 3.96 are printed for B and C.
    weights = np.array(VENDOR_WEIGHTS) * 5
    early = sum(
        numerics.round_once(weight * share, 2)
        for weight, share in zip(weights, VENDOR_SCORES.T / 5, strict=True)
    )
    assert_allclose(early, [4.19, 4.02, 3.96])


def test_rounding_once_puts_the_vendor_totals_right():
    weights = np.array(VENDOR_WEIGHTS) * 5
    price = 5 * numerics.lowest_over_own(VENDOR_PRICES)
    total = numerics.weighted_points(weights, vendor_shares(price))
    assert_allclose(total, [4.19, 4.006667, 3.963333], atol=1e-6)
    assert numerics.round_once(total, 2).tolist() == [4.19, 4.01, 3.96]
    assert numerics.ranks(total).tolist() == [1, 2, 3]


def test_the_printed_price_points_give_4_015_and_3_955():
    total = numerics.weighted_points(np.array(VENDOR_WEIGHTS) * 5, VENDOR_SCORES.T / 5)
    assert_allclose(total, [4.19, 4.015, 3.955], atol=1e-12)


def test_the_social_value_lot_of_ten_points_is_a_tie():
    # Constructed case: 5 points pro rata to the highest pounds, 5 points by quality of 0 to 5.
    pounds = numerics.pro_rata_to_best([250_000, 200_000, 0])
    quality = np.array([4, 5, 3]) / 5
    total = numerics.weighted_points([5, 5], np.stack([pounds, quality]))
    assert numerics.round_once(total, 2).tolist() == [9.0, 9.0, 3.0]
    assert numerics.ranks(numerics.round_once(total, 2)).tolist() == [1, 1, 3]


def test_a_price_of_105_against_100_gets_38_of_40_points():
    points = 40 * numerics.lowest_over_own([100, 105])
    assert numerics.round_once(points, 0).tolist() == [40, 38]


def test_the_losing_bid_of_the_tale_picks_the_winner():
    def total(prices, quantities):
        shares = [numerics.lowest_over_own(prices), numerics.pro_rata_to_best(quantities)]
        return numerics.round_once(numerics.weighted_points([80, 20], np.stack(shares)), 2)

    assert total([0.99, 0.90], [100, 60]).tolist() == [92.73, 92.0]
    assert total([0.99, 0.90, 1.5], [100, 60, 400]).tolist() == [77.73, 83.0, 68.0]


@given(PRICES, st.floats(0.5, 2000))
def test_relative_shares_do_not_depend_on_the_unit(prices, factor):
    scaled = np.array(prices) * factor
    for function in (numerics.lowest_over_own, numerics.pro_rata_to_best):
        assert_allclose(function(scaled), function(prices), rtol=1e-12)


@given(PRICES)
def test_the_best_gets_the_whole_weight(prices):
    assert numerics.pro_rata_to_best(prices).max() == 1
    assert numerics.lowest_over_own(prices).max() == 1


@given(PRICES, st.floats(-5, 5), st.floats(6, 20))
def test_a_ramp_does_not_see_who_else_bids(prices, floor, target):
    alone = [numerics.from_floor_to_target([one], floor, target)[0] for one in prices]
    assert numerics.from_floor_to_target(prices, floor, target).tolist() == alone


def test_a_target_below_its_floor_falls():
    shares = numerics.from_floor_to_target([100, 150, 200, 300, np.nan], 200, 100)
    assert shares[:4].tolist() == [1, 0.5, 0, 0]
    assert np.isnan(shares[4])


@pytest.mark.parametrize(
    ("value", "decimals", "rounded"),
    [(0.125, 2, 0.13), (2.675, 2, 2.68), (1.005, 2, 1.01), (-0.125, 2, -0.13), (4.4999, 0, 4)],
)
def test_a_half_is_rounded_away_from_zero_as_by_hand(value, decimals, rounded):
    assert float(numerics.round_once(value, decimals)) == rounded


@given(st.integers(-(10**9), 10**9), st.integers(0, 4))
def test_rounding_twice_is_rounding_once(number, decimals):
    once = numerics.round_once(number / 1e4, decimals)
    assert numerics.round_once(once, decimals) == once


@given(st.lists(st.integers(0, 3), min_size=1, max_size=8))
def test_equal_values_share_a_rank(values):
    rank = numerics.ranks(values)
    for one, other in zip(values, rank, strict=True):
        assert other == 1 + sum(value > one for value in values)


@given(st.floats(1, 1e6), st.floats(1, 100), st.floats(0.1, 50))
def test_the_price_that_one_more_point_pays_for_leaves_the_total_where_it_was(price, held, more):
    extra = float(numerics.implied_willingness_to_pay(price, held, more))
    if held <= more:
        assert extra == np.inf
    else:
        assert held * price / (price + extra) + more == pytest.approx(held, rel=1e-6)


def test_at_the_lowest_price_a_point_of_sixty_is_worth_a_fifty_ninth_of_it():
    assert float(numerics.implied_willingness_to_pay(590_000, 60)) == pytest.approx(10_000)


def test_price_per_point_has_no_answer_without_points():
    found = numerics.price_per_quality_point([100, 100], [50, 0])
    assert found[0] == 2
    assert np.isnan(found[1])


def test_quality_takes_off_what_it_was_declared_to_be_worth():
    assert numerics.price_less_quality([100, 90], [20, 5], 1).tolist() == [80, 85]


def test_a_bid_is_measured_against_the_median_of_the_others():
    found = numerics.share_of_others([100, 100, 50, np.nan])
    assert_allclose(found[:3], [100 / 75, 100 / 75, 0.5])
    assert np.isnan(found[3])
    assert np.isnan(numerics.share_of_others([100, 50])).all()


def test_one_dear_rival_of_two_makes_nobody_look_cheap():
    assert_allclose(
        numerics.share_of_others([90, 100, 1000], lower=True), [0.9, 100 / 90, 1000 / 90]
    )


@pytest.mark.parametrize(
    "call",
    [
        lambda: numerics.pro_rata_to_best([-1, 2]),
        lambda: numerics.pro_rata_to_best([[1, 2]]),
        lambda: numerics.lowest_over_own([0, 2]),
        lambda: numerics.from_floor_to_target([1], 2, 2),
        lambda: numerics.from_floor_to_target([1], np.nan, 2),
        lambda: numerics.weighted_points([1], [[0.5], [0.5]]),
        lambda: numerics.weighted_points([1], [[1.5]]),
        lambda: numerics.round_once([1], 12),
        lambda: numerics.ranks([[1]]),
        lambda: numerics.price_per_quality_point([0], [1]),
        lambda: numerics.price_less_quality([1], [1], -1),
        lambda: numerics.implied_willingness_to_pay([1], [1], 0),
        lambda: numerics.share_of_others([-1, 1, 1]),
    ],
)
def test_what_cannot_be_reckoned_is_refused_with_a_way_to_mend_it(call):
    with pytest.raises(ValueError, match="give"):
        call()
