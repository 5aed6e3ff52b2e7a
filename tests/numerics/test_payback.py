"""Payback: by hand, and against the cumulative flow that it speaks of."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socialvalue import numerics as nx

FEW = settings(max_examples=150, deadline=None)
FLAT = ([1], [np.inf], [0.25])
flow_lists = st.lists(st.integers(-20, 20), min_size=1, max_size=12)


def test_a_hundred_paid_now_for_thirty_a_year_is_back_after_three_years_and_a_third():
    flows = [-100, 30, 30, 30, 30, 30]
    assert nx.payback(flows, range(6)) == pytest.approx(10 / 3, rel=1e-14)
    assert nx.payback(flows, range(6), "mid") == pytest.approx(10 / 3 + 0.5, rel=1e-14)
    assert nx.payback(flows, range(6), "end") == pytest.approx(10 / 3 + 1, rel=1e-14)


def test_discounting_puts_payback_off():
    """At 25 %, 50 and 50 after one and two years are worth 40 and 32 today."""
    assert nx.payback([-56, 50, 50], range(3)) == pytest.approx(1 + 6 / 50)
    assert nx.payback([-56, 50, 50], range(3), schedule=FLAT) == pytest.approx(1 + 16 / 32)


def test_it_must_stay_paid_back():
    """Back after one year, lost again in the third to a repair, back for good in the fifth."""
    assert nx.payback([-10, 10, 0, -8, 4, 8], range(6)) == pytest.approx(4.5)


def test_a_site_to_be_cleared_at_the_end_is_never_paid_back():
    assert np.isnan(nx.payback([-10, 20, -30], range(3)))
    assert np.isnan(nx.payback([-10], [0]))


def test_what_is_never_below_zero_is_paid_back_at_once():
    assert nx.payback([0, 0, 5], range(3), "end") == 0
    assert nx.payback([10, -10, 0], range(3)) == 0


def test_tenths_that_add_up_to_nothing_are_nothing():
    assert -0.3 + 0.1 + 0.1 + 0.1 != 0
    assert nx.payback([-0.3, 0.1, 0.1, 0.1, 0], range(5)) == pytest.approx(3)
    assert nx.payback([0.1, 0.2, -0.3], range(3)) == 0


@FEW
@given(flows=flow_lists, timing=st.sampled_from(["start", "mid", "end"]))
def test_payback_is_consistent_with_the_cumulative_sums(flows, timing):
    total, years = np.cumsum(flows), np.arange(len(flows))
    times = years + {"start": 0, "mid": 0.5, "end": 1}[timing]
    found = float(nx.payback(flows, years, timing))
    if np.isnan(found):
        assert total[-1] < 0
    elif found == 0:
        assert (total >= 0).all()
    else:
        assert (total[times >= found - 1e-9] >= 0).all()
        assert np.interp(found, times, total) == pytest.approx(0, abs=1e-9)
        assert total[times < found - 1e-9][-1] < 0


@FEW
@given(flows=flow_lists, discounted=st.booleans(), scale=st.floats(0.01, 100))
def test_payback_does_not_change_with_the_currency(flows, discounted, scale):
    schedule = FLAT if discounted else None
    years = np.arange(len(flows))
    once = nx.payback(flows, years, schedule=schedule)
    again = nx.payback(np.array(flows) * scale, years, schedule=schedule)
    np.testing.assert_allclose(again, once, rtol=1e-9)


def test_columns_keep_apart():
    flows = np.array([[-10, -1, 3], [5, 0, 0], [10, 0, -1]], dtype=float)
    np.testing.assert_allclose(nx.payback(flows, [0, 1, 4]), [2.5, np.nan, 0])
    discounted = nx.payback(flows, [0, 1, 4], schedule=FLAT)
    for i in range(3):
        alone = nx.payback(flows[:, i], [0, 1, 4], schedule=FLAT)
        assert alone.tobytes() == discounted[i].tobytes()
    assert nx.payback(flows[:, :, None], [0, 1, 4]).shape == (3, 1)
    assert nx.payback(flows[:, :0], [0, 1, 4]).shape == (0,)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: nx.payback([1, 2], [0]), "a row for each year"),
        (lambda: nx.payback([], []), "at least one"),
        (lambda: nx.payback(1, [0]), "a row for each year"),
        (lambda: nx.payback([1, np.nan], [0, 1]), "flows holds nan"),
        (lambda: nx.payback([1, 2], [1, 1]), "do not rise"),
        (lambda: nx.payback([1, 2], [-1, 1]), "years holds -1"),
        (lambda: nx.payback([1], [0], "noon"), "'start', 'mid' or 'end'"),
        (lambda: nx.payback([1], [9], schedule=([1], [5], [0.1])), "schedule ends at 5"),
    ],
)
def test_flows_without_a_payback_to_speak_of_are_refused_with_a_remedy(call, words):
    with pytest.raises(ValueError, match=words):
        call()
