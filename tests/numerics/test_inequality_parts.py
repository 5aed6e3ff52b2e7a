"""Shares of the top and the bottom, and Theil's T in two parts: closed forms and laws."""

from math import log

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socialvalue import numerics as nx

FEW = settings(max_examples=60, deadline=None)
PENNIES = st.integers(0, 10**8).map(lambda pennies: pennies / 100)
AMOUNTS = st.lists(PENNIES, min_size=1, max_size=12).filter(any)
PARTS = st.integers(0, 1000).map(lambda part: part / 1000)


def test_ten_people_in_steps_have_the_shares_of_their_sums():
    steps = [7, 3, 10, 1, 9, 2, 8, 4, 6, 5]
    assert nx.bottom_share(steps, 0.5) == pytest.approx(15 / 55)
    assert nx.top_share(steps, 0.1) == pytest.approx(10 / 55)
    assert nx.top_share(steps, 0.15) == pytest.approx((10 + 9 / 2) / 55)


def test_those_who_received_nothing_stand_at_the_bottom():
    assert nx.bottom_share([900, 75], 0.5, counts=[40, 60], population=200) == 0
    assert nx.top_share([900, 75], 0.2, counts=[40, 160]) == pytest.approx(0.75)
    assert nx.top_share([500], 0.1, population=100) == 1


def test_where_everybody_holds_nothing_there_is_no_share():
    assert np.isnan(nx.bottom_share([0, 0], 0.5))
    assert np.isnan(nx.top_share([0], 0.1, population=9))


@FEW
@given(AMOUNTS, PARTS)
def test_bottom_and_top_are_the_whole_and_the_bottom_never_has_more_than_its_part(values, part):
    bottom = nx.bottom_share(values, part)
    assert bottom + nx.top_share(values, 1 - part) == pytest.approx(1)
    assert -1e-12 <= bottom <= part + 1e-9


@FEW
@given(AMOUNTS, PARTS)
def test_people_alike_may_be_counted_together(values, part):
    apart = nx.bottom_share([*values, *values, *values], part)
    assert nx.bottom_share(values, part, counts=[3] * len(values)) == pytest.approx(apart)


@FEW
@given(AMOUNTS)
def test_the_gini_is_twice_the_area_above_the_lorenz_curve(values):
    """The curve is straight between people, so trapezoids at their ranks are exact."""
    ranks = np.arange(len(values) + 1) / len(values)
    curve = np.array([nx.bottom_share(values, part) for part in ranks])
    twice = ((curve[1:] + curve[:-1]) * np.diff(ranks)).sum()
    assert 1 - twice == pytest.approx(nx.gini(values), abs=1e-9)


@pytest.mark.parametrize("part", [-0.1, 1.1, float("nan")])
def test_a_part_that_is_no_share_is_refused(part):
    for share in (nx.bottom_share, nx.top_share):
        with pytest.raises(ValueError, match="give a number from 0 to 1"):
            share([1, 2], part)


def test_nobody_and_debts_have_no_shares():
    with pytest.raises(ValueError, match="nobody"):
        nx.bottom_share([], 0.5)
    with pytest.raises(ValueError, match="without debts"):
        nx.top_share([-1, 2], 0.5)
    with pytest.raises(ValueError, match="population"):
        nx.bottom_share([1, 2], 0.5, population=1)


def test_groups_alike_inside_differ_only_between():
    parts = nx.theil_parts([900, 75], ["members", "residents"], counts=[40, 160])
    assert parts.within == 0
    assert parts.between == pytest.approx(nx.theil_t([900, 75], counts=[40, 160]))


def test_groups_of_one_mean_differ_only_within():
    parts = nx.theil_parts([10, 30, 15, 25], ["a", "a", "b", "b"])
    assert parts.between == 0
    assert parts.within == pytest.approx(nx.theil_t([10, 30, 15, 25]))


def test_a_group_that_received_nothing_is_all_between():
    parts = nx.theil_parts([5, 5], ["a", "a"], populations={"a": 2, "b": 2})
    assert parts == (0, pytest.approx(log(2)))


def test_a_group_where_nobody_is_changes_nothing():
    with_it = nx.theil_parts([1, 3], ["a", "b"], populations={"empty": 0})
    assert with_it == nx.theil_parts([1, 3], ["a", "b"])


def test_where_nobody_received_anything_there_are_no_parts():
    parts = nx.theil_parts([0, 0], ["a", "b"])
    assert np.isnan(parts.within)
    assert np.isnan(parts.between)


def test_groups_that_do_not_line_up_are_refused():
    with pytest.raises(ValueError, match="one group for each value"):
        nx.theil_parts([1, 2], ["a"])
    with pytest.raises(ValueError, match="population"):
        nx.theil_parts([1, 2], ["a", "a"], populations={"a": 1})


@FEW
@given(
    st.lists(
        st.tuples(PENNIES, st.sampled_from("abc"), st.integers(1, 9)),
        min_size=1,
        max_size=12,
    ).filter(lambda rows: any(row[0] for row in rows)),
    st.integers(0, 20),
)
def test_the_two_parts_are_the_whole(rows, more):
    values, groups, counts = zip(*rows, strict=True)
    everybody = {"a": sum(count for _, group, count in rows if group == "a") + more}
    parts = nx.theil_parts(values, groups, counts, everybody)
    whole = nx.theil_t(values, counts, sum(counts) + more)
    assert sum(parts) == pytest.approx(whole, abs=1e-9)
    assert min(parts) >= 0
