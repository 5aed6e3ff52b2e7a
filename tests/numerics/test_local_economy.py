"""A place against the nation: Oxford as published, closed forms, and what is refused."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socialvalue import numerics as nx

FEW = settings(max_examples=60, deadline=None)
OXFORD = [
    ("A", 90, 100, 0.0052, 0.15, 0.0008, 6, -21, 25),
    ("B", 10, 5, 0.0007, 0.06, 0, 1, -1, -5),
    ("C", 4340, 4155, 0.0713, 0.47, 0.0335, 310, -374, -120),
    ("D", 100, 30, 0.0036, 0.07, 0.0002, 7, -15, -63),
    ("E", 300, 320, 0.0071, 0.37, 0.0026, 21, 15, -16),
    ("F", 5925, 2180, 0.0489, 0.36, 0.0176, 423, 246, -4413),
    ("G", 11050, 8850, 0.1372, 0.52, 0.0713, 788, -974, -2014),
    ("H", 2460, 2590, 0.0508, 0.41, 0.0209, 175, -58, 13),
    ("I", 8000, 8500, 0.0769, 0.89, 0.0685, 571, 653, -723),
    ("J", 6700, 7415, 0.0478, 1.25, 0.0598, 478, 222, 15),
    ("K", 1000, 800, 0.0341, 0.19, 0.0064, 71, -41, -231),
    ("L", 1500, 1500, 0.0193, 0.63, 0.0121, 107, 83, -190),
    ("M", 9675, 10695, 0.0963, 0.9, 0.0862, 690, 712, -382),
    ("N", 5350, 5600, 0.0884, 0.51, 0.0451, 382, -47, -85),
    ("O", 3000, 3500, 0.0452, 0.62, 0.0282, 214, 255, 31),
    ("P", 36000, 39000, 0.0857, 3.67, 0.3144, 2567, -1535, 1967),
    ("Q", 22000, 25500, 0.1375, 1.49, 0.2056, 1569, 1063, 868),
    ("R", 1475, 1675, 0.0242, 0.56, 0.0135, 105, 133, -39),
    ("S", 1550, 1625, 0.0197, 0.67, 0.0131, 111, 9, -45),
]
"""Oxford by SIC section: jobs 2020, jobs 2024, share of the nation's jobs in 2024 to four places,
then as printed: location quotient, share of the city's jobs, and the change of jobs in three parts
(the nation's growth, the industry's beyond it, the rest). BRES through Nomis, Open Government
Licence, as econstack-data republishes it.
"""
SECTIONS = [row[0] for row in OXFORD]
BEFORE, AFTER, NATION, QUOTIENTS, SHARES, NATIONAL, MIX, LOCAL = np.array(
    [row[1:] for row in OXFORD], dtype=float
).T
LAST_PLACE = 0.00005
"""The nation's shares are printed to four places: this much either way was rounded off."""


def test_location_quotients_of_oxford_at_their_printed_rounding():
    """Three of nineteen follow only from shares that were rounded afterwards, and do follow."""
    found = np.round(nx.location_quotient(AFTER, NATION), 2)
    apart = [name for name, off in zip(SECTIONS, found != QUOTIENTS, strict=True) if off]
    assert apart == ["A", "E", "Q"]
    most = np.round(nx.location_quotient(AFTER, NATION - LAST_PLACE), 2)
    least = np.round(nx.location_quotient(AFTER, NATION + LAST_PLACE), 2)
    assert ((least <= QUOTIENTS) & (most >= QUOTIENTS)).all()


def test_shares_of_oxford_at_their_printed_rounding():
    """A share is the quotient against a nation with the same share of everything."""
    found = nx.location_quotient(AFTER, np.ones(AFTER.size))
    np.testing.assert_allclose(np.round(found, 4), SHARES, atol=1e-12)


def test_oxford_has_more_of_three_industries_than_the_nation_has():
    above = nx.location_quotient(AFTER, NATION) > 1
    assert [name for name, more in zip(SECTIONS, above, strict=True) if more] == ["J", "P", "Q"]


def test_shift_share_of_oxford_at_its_printed_rounding():
    """One rate of growth gives all nineteen of the national parts as printed; the nation's growth
    of each industry is not printed, and is read off the first two parts.
    """
    least, most = ((NATIONAL - 0.5) / BEFORE).max(), ((NATIONAL + 0.5) / BEFORE).min()
    assert least < most
    growth = (least + most) / 2
    parts = nx.shift_share(BEFORE, AFTER, (NATIONAL + MIX) / BEFORE, growth)
    np.testing.assert_array_equal(np.round(parts.national), NATIONAL)
    np.testing.assert_allclose(parts.mix, MIX, atol=1)
    np.testing.assert_allclose(parts.local, LOCAL, atol=1)


def test_earnings_gaps_of_oxford_and_england_at_their_printed_rounding():
    """Median pay of men and of women, 2025."""
    gaps = nx.earnings_gap([41_801, 38_762], [30_272, 27_848])
    np.testing.assert_array_equal(np.round(100 * gaps, 1), [27.6, 28.2])


def test_oxford_earns_more_than_england_but_for_its_lowest_tenth():
    oxford, england = [10_821, 23_350, 36_517, 50_681], [11_440, 22_142, 33_080, 48_731]
    assert (nx.earnings_gap(england, oxford) < 0).tolist() == [False, True, True, True]


def test_a_hidden_percentile_is_not_pay_of_nothing():
    """Oxford's ninetieth percentile is published as 0."""
    with pytest.raises(ValueError, match="above 0"):
        nx.earnings_gap(70_943, 0)


def test_a_place_like_the_nation_has_one_of_everything():
    np.testing.assert_allclose(nx.location_quotient([10, 30, 60], [0.1, 0.3, 0.6]), 1)


def test_an_industry_that_the_nation_has_none_of_has_no_quotient():
    found = nx.location_quotient([10, 90], [0, 1])
    assert np.isnan(found[0])
    assert found[1] == pytest.approx(0.9)


def test_a_place_without_jobs_has_no_quotients():
    assert np.isnan(nx.location_quotient([0, 0], [0.5, 0.5])).all()


JOBS = st.lists(st.floats(1, 1e6), min_size=2, max_size=6)


@FEW
@given(jobs=JOBS, nation=JOBS)
def test_quotients_weighed_by_the_nation_average_to_one(jobs, nation):
    size = min(len(jobs), len(nation))
    shares = np.array(nation[:size]) / sum(nation[:size])
    assert nx.location_quotient(jobs[:size], shares) @ shares == pytest.approx(1)


@FEW
@given(jobs=JOBS, times=st.floats(0.01, 100))
def test_a_place_twice_as_large_has_the_same_quotients(jobs, times):
    shares = np.full(len(jobs), 1 / len(jobs))
    larger = nx.location_quotient(np.array(jobs) * times, shares)
    np.testing.assert_allclose(larger, nx.location_quotient(jobs, shares), rtol=1e-9)


@FEW
@given(before=JOBS, data=st.data())
def test_the_three_parts_add_up_to_the_change(before, data):
    rates = [data.draw(st.floats(-1, 2)) for _ in before]
    after = [data.draw(st.floats(0, 1e6)) for _ in before]
    parts = nx.shift_share(before, after, rates, data.draw(st.floats(-1, 2)))
    change = np.array(after) - np.array(before)
    np.testing.assert_allclose(sum(parts), change, rtol=1e-9, atol=1e-6)


@FEW
@given(before=JOBS, growth=st.floats(-0.9, 2))
def test_a_place_that_grows_as_its_industries_do_has_no_local_part(before, growth):
    rates = np.linspace(-0.5, 0.5, len(before))
    parts = nx.shift_share(before, np.array(before) * (1 + rates), rates, growth)
    np.testing.assert_allclose(parts.local, 0, atol=1e-6)


@FEW
@given(before=JOBS, growth=st.floats(-0.9, 2))
def test_a_nation_that_grows_evenly_gives_no_industry_a_lead(before, growth):
    parts = nx.shift_share(before, before, np.full(len(before), growth), growth)
    np.testing.assert_array_equal(parts.mix, 0)


@FEW
@given(pay=st.floats(1, 1e6), share=st.floats(0, 0.99))
def test_a_gap_is_the_share_that_is_missing(pay, share):
    assert nx.earnings_gap(pay, pay * (1 - share)) == pytest.approx(share, abs=1e-12)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: nx.location_quotient([-1, 2], [0.5, 0.5]), "0 or more"),
        (lambda: nx.location_quotient([1, 2], [50, 50]), "not a percentage"),
        (lambda: nx.location_quotient([1, 2, 3], [0.5, 0.5]), "line up"),
        (lambda: nx.location_quotient(5, 0.5), "one number for each industry"),
        (lambda: nx.shift_share([1, 2], [1, 2], [0.1], 0.1), "line up"),
        (lambda: nx.shift_share([1, 2], [1, 2], [0.1, -3], 0.1), "more than all"),
        (lambda: nx.shift_share([1, 2], [1, 2], [0.1, 0.2], [0.1, 0.2]), "one rate"),
        (lambda: nx.shift_share([1, np.nan], [1, 2], [0.1, 0.2], 0.1), "nan"),
        (lambda: nx.earnings_gap([1, 2], [1, 2, 3]), "shapes"),
    ],
)
def test_what_is_no_place_is_refused_with_a_remedy(call, words):
    with pytest.raises(ValueError, match=words):
        call()
