"""Delivery and persistence by year: tables by hand, closed forms and the laws of cutting time."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socialvalue import numerics as nx

FEW = settings(max_examples=60, deadline=None)
moments = st.integers(0, 1200).map(lambda hundredths: hundredths / 100)
spans = st.lists(moments, min_size=2, max_size=6).map(sorted)


def test_zero_everything_equals_quantity_times_proxy():
    felt = nx.flows(7, 0, 1) * 94
    assert felt.tolist() == [658]
    assert nx.present_value(([1], [50], [0.0]), felt, [0]) == 658


def test_part_years_of_delivery_are_fractions_of_a_year():
    np.testing.assert_allclose(nx.delivery(40, 0.25, 2.5), [30, 40, 20], rtol=1e-15)
    np.testing.assert_allclose(nx.delivery(12, 1.25, 1.5), [0, 3], rtol=1e-15)
    assert nx.delivery(5, 2, 2).tolist() == [0, 0]
    assert nx.delivery(5, 0, 3, years=2).tolist() == [5, 5]


def test_drop_off_falls_on_persistence_and_not_on_delivery():
    """Two years of delivery, three of persistence, half lost each year: 8 + (4 + 8) + …"""
    assert nx.flows(8, 0, 2, 3, 0.5).tolist() == [8, 12, 6, 2]


def test_fewer_visits_of_wheels_to_meals_drop_off_from_the_year_after_the_first():
    """90 visits avoided, 10 % lost each year for five years; the first year is whole."""
    np.testing.assert_allclose(nx.flows(90, 0, 1, 5, 0.1), [90, 81, 72.9, 65.61, 59.049])


def test_the_last_part_year_counts_its_fraction():
    np.testing.assert_allclose(nx.persist([100], 2.25, 0.2), [100, 80, 16])
    np.testing.assert_allclose(nx.persist([100], 0.5, 0.2), [50])
    assert nx.persist([100], 0).tolist() == [0]


@FEW
@given(quantity=st.floats(-1e6, 1e6), drop_off=st.floats(0, 1), persistence=st.floats(1, 20))
def test_a_drop_off_of_one_equals_one_year_and_one_year_ignores_drop_off(
    quantity, drop_off, persistence
):
    one = nx.flows(quantity, 0, 2.5)
    np.testing.assert_array_equal(nx.flows(quantity, 0, 2.5, 1, drop_off), one)
    cut = nx.flows(quantity, 0, 2.5, persistence, 1.0)
    np.testing.assert_array_equal(cut[: len(one)], one)
    assert not cut[len(one) :].any()


@FEW
@given(
    cuts=spans,
    quantity=st.integers(-9999, 9999),
    persistence=st.sampled_from([0, 0.5, 1, 2.75, 9]),
    drop_off=st.sampled_from([0, 0.1, 0.35, 1]),
)
def test_flows_do_not_know_how_delivery_was_cut_into_part_years(
    cuts, quantity, persistence, drop_off
):
    whole = nx.flows(quantity, cuts[0], cuts[-1], persistence, drop_off, years=30)
    parts = [nx.flows(quantity, a, b, persistence, drop_off, years=30) for a, b in pairwise(cuts)]
    np.testing.assert_allclose(sum(parts), whole, rtol=1e-9, atol=1e-8)


@FEW
@given(span=spans, quantity=st.floats(0.01, 1e4), persistence=st.integers(1, 15))
def test_the_sum_of_flows_has_its_closed_form(span, quantity, persistence):
    delivered = quantity * (span[-1] - span[0])
    geometric = (1 - 0.8**persistence) / 0.2
    found = nx.flows(quantity, span[0], span[-1], persistence, 0.2).sum()
    assert found == pytest.approx(delivered * geometric, rel=1e-9, abs=1e-9)


def test_a_benefit_for_good_approaches_one_over_its_drop_off():
    assert nx.flows(3, 0, 1, np.inf, 0.25, years=200).sum() == pytest.approx(12, rel=1e-12)


@FEW
@given(less=st.floats(0, 1), more=st.floats(0, 1), short=st.floats(0, 9), long=st.floats(0, 9))
def test_more_drop_off_or_less_persistence_never_adds(less, more, short, long):
    less, more, short, long = *sorted((less, more)), *sorted((short, long))
    base = nx.flows(5, 0.5, 3, long, less, years=20)
    assert (nx.flows(5, 0.5, 3, long, more, years=20) <= base).all()
    assert (nx.flows(5, 0.5, 3, short, less, years=20) <= base).all()


def test_columns_keep_their_own_years_and_their_own_bits():
    rng = np.random.default_rng(5)
    quantity, start, lasting, lost = rng.normal(size=9), *(rng.random((3, 9)) * [[3], [6], [1]])
    end = start + rng.random(9) * 4
    together = nx.flows(quantity, start, end, lasting, lost, years=15)
    for i in range(9):
        alone = nx.flows(quantity[i], start[i], end[i], lasting[i], lost[i], years=15)
        assert alone.tobytes() == together[:, i].tobytes()
    assert nx.flows(1, [0, 1], 2, [[1], [2], [3]]).shape == (4, 3, 2)
    np.testing.assert_array_equal(nx.persist([1, 5], [1, 2]).T, [[1, 5, 0], [1, 6, 5]])


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: nx.delivery(np.nan, 0, 1), "quantity holds nan"),
        (lambda: nx.delivery(1, -1, 1), "start holds -1"),
        (lambda: nx.delivery(1, 2, [3, 1]), "end is 1 and start is 2"),
        (lambda: nx.delivery(1, 0, np.inf), "end holds inf"),
        (lambda: nx.delivery([1, 2], [0, 0, 0], 1), "do not fit together"),
        (lambda: nx.delivery(1, 0, 1, years=0), "whole number from 1"),
        (lambda: nx.delivery(1, 0, 1, years=1.5), "whole number from 1"),
        (lambda: nx.persist(3, 1), "a row for each year"),
        (lambda: nx.persist([], 1), "a row for each year"),
        (lambda: nx.persist([1], -1), "persistence is negative"),
        (lambda: nx.persist([1], np.nan), "persistence is negative or blank"),
        (lambda: nx.persist([1], np.inf), "how many to count"),
        (lambda: nx.persist([1], 2, 10), "drop_off holds 10"),
        (lambda: nx.flows(1, 0, 1, 2, -0.1), "drop_off holds -0.1"),
    ],
)
def test_years_that_cannot_be_are_refused_with_a_remedy(call, words):
    with pytest.raises(ValueError, match=words):
        call()
