"""EQ1 and EQ2 at their edges: who counts, what a loss does, and where there is no answer."""

import numpy as np
import pytest


def test_no_surplus_is_undefined_and_not_zero(read):
    assert read("EQ1", recipients={"amount": [0, 0]}, eligible=10) is None
    assert read("EQ1", recipients={"amount": []}, eligible=10) is None


def test_one_eligible_person_is_no_distribution(read):
    assert read("EQ1", recipients={"amount": [50]}, eligible=1) is None
    assert read("EQ2", accounts={"change": [50]}, locked=0, eligible=1) is None


def test_equal_shares_for_all_lose_nothing(read):
    assert read("EQ1", recipients={"amount": [60] * 7}, eligible=7) == pytest.approx(420)


@pytest.mark.parametrize("eligible", [2, 29, 31, 200, 1_000_003])
def test_all_to_one_person_shares_nothing_and_never_less_than_nothing(read, eligible):
    reading = read("EQ1", recipients={"amount": [1e6]}, eligible=eligible)
    assert 0 <= reading < 1e-6


def test_people_who_got_nothing_count_whether_they_are_listed_or_not(read):
    listed = read("EQ1", recipients={"amount": [80, 20, 0, 0]}, eligible=4)
    assert read("EQ1", recipients={"amount": [80, 20]}, eligible=4) == pytest.approx(listed)


def test_a_pound_moved_from_rich_to_poor_raises_the_shared_surplus(read):
    narrow = read("EQ1", recipients={"amount": [90, 10]}, eligible=5)
    assert read("EQ1", recipients={"amount": [80, 20]}, eligible=5) > narrow


def test_a_loss_is_not_softened_by_falling_on_few(read):
    on_one = read("EQ2", accounts={"change": [-300, 0, 0]}, locked=0, eligible=200)
    on_all = read("EQ2", accounts={"change": [-100, -100, -100]}, locked=0, eligible=200)
    assert on_one == on_all == -300


def test_a_loss_does_not_change_how_gains_are_read(read):
    gains = read("EQ2", accounts={"change": [100, 50]}, locked=0, eligible=4)
    both = read("EQ2", accounts={"change": [100, 50, -70]}, locked=0, eligible=4)
    assert both == pytest.approx(gains - 70)


def test_a_locked_reserve_counts_whole_even_if_no_account_moved(read):
    assert read("EQ2", accounts={"change": []}, locked=25_000, eligible=200) == 25_000
    assert read("EQ2", accounts={"change": []}, locked=-900, eligible=200) == -900


def test_growth_is_never_read_above_what_it_was(read):
    rng = np.random.default_rng(4)
    for _ in range(20):
        change = rng.normal(0, 100, 6)
        reading = read("EQ2", accounts={"change": change.tolist()}, locked=0, eligible=9)
        assert reading <= change.sum() + 1e-9
