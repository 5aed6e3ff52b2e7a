"""One invented contract of a million pounds, read by nine of the measures as a person would by
hand: a worker co-operative of 40, in a place where 160 residents use its service.
"""

import pytest

ELIGIBLE = 200


def test_people_in_decisions_rise_by_the_reading_less_its_baseline(read):
    members_and_panel = {
        "weight": [0.7, 0.3],
        "right": ["vote", "joint"],
        "turnout": [1, 1],
        "count": [40, 12],
    }
    directors = {"weight": [1], "right": ["vote"], "turnout": [1], "count": [3]}
    after = read("PA1", rights=members_and_panel, people=52)
    before = read("PA1", rights=directors, people=3)
    assert after == pytest.approx(40 * 0.7 * 1 + 12 * 0.3 * 0.75)
    assert after == pytest.approx(30.7)
    assert after - before == pytest.approx(27.7)


def test_surplus_is_read_over_all_the_eligible_with_the_small_sample_correction(read):
    """The lender's 12,000 is not in it: what leaves is CV8's."""
    shared = {"amount": [900, 75], "count": [40, 160]}
    reading = read("EQ1", recipients=shared, eligible=ELIGIBLE)
    assert reading == pytest.approx(48_000 * (1 - 0.55 * 200 / 199))
    assert reading == pytest.approx(21_467.3, abs=0.05)


def test_capital_is_read_over_all_the_eligible_and_not_over_members_alone(read):
    accounts = {"change": [500], "count": [40]}
    reading = read("EQ2", accounts=accounts, locked=25_000, eligible=ELIGIBLE)
    assert reading == pytest.approx(20_000 * (1 - 0.8 * 200 / 199) + 25_000)
    assert reading == pytest.approx(28_919.6, abs=0.05)
    assert read("EQ2", accounts=accounts, locked=25_000, eligible=40) == pytest.approx(45_000)


def test_the_lender_is_paid_in_one_place_only(read):
    extracted = read("CV8", dividends=12_000, interest_above_benchmark=0, rent=0, fees=0)
    invested = read("CV2", shares=40_000, assets=0, retained=25_000, disinvested=0)
    assert extracted == 12_000
    assert invested == 65_000


def test_the_locked_reserve_is_the_pounds_that_two_measures_share(read, the):
    """25,000 of CV2 are the 25,000 locked in EQ2: both say so, and a total counts them once."""
    assert any("EQ2" in caution for caution in the("CV2").cautions)
    assert any("CV2" in caution for caution in the("EQ2").cautions)
    without = read("CV2", shares=40_000, assets=0, retained=0, disinvested=0)
    assert read("CV2", shares=40_000, assets=0, retained=25_000, disinvested=0) - without == 25_000


def test_local_spending_goes_round(read):
    reading = read("CV1", received=100_000, local={"spend": [60_000], "respent": [0.45]})
    assert reading == pytest.approx(1.87)


def test_people_taking_part_are_counted_once_in_their_highest_band(read):
    """310 sign-ins were 96 different people, 41 of whom did more than attend."""
    assert read("PA3", attended=55, contributed=26, organised=11, decided=4) == 41


def test_three_groups_leave_a_gap(read):
    groups = {"participants": [30, 12, 8], "affected": [84, 78, 38]}
    assert read("PA4", groups=groups) == pytest.approx(0.18)
