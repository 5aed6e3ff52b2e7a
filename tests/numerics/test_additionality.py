"""What is left after the deductions: a published table, the Guide's two-sided form and algebra."""

from itertools import permutations
from math import floor

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socialvalue import numerics as nx

FEW = settings(max_examples=60, deadline=None)
SHARES = ("deadweight", "displacement", "attribution", "leakage", "substitution")
five_shares = st.fixed_dictionaries({name: st.floats(0, 1) for name in SHARES})

# Deadweight, displacement, leakage, substitution, and what is printed as left of 1. The fractions
# are that author's own and not the Guide's: only the arithmetic is tested.
PRINTED = {
    "standard": (0.2, 0.25, 0.1, 0, 0.54),
    "conservative": (0.35, 0.4, 0.2, 0.05, 0.296),
    "optimistic": (0.1, 0.1, 0.05, 0, 0.769),
    "employment and skills": (0.2, 0.15, 0.1, 0, 0.612),
    "crime and justice": (0.15, 0.075, 0.075, 0, 0.727),
    "health and wellbeing": (0.2, 0.1, 0.075, 0, 0.666),
    "education": (0.15, 0.15, 0.075, 0, 0.668),
    "housing and homelessness": (0.275, 0.2, 0.15, 0, 0.493),
    "regeneration and local growth": (0.275, 0.375, 0.175, 0, 0.373),
    "transport": (0.15, 0.175, 0.1, 0, 0.631),
    "international development": (0.15, 0.1, 0.225, 0, 0.593),
}
TRUNCATED = {"optimistic", "regeneration and local growth"}


def _left_of(row):
    names = ("deadweight", "displacement", "leakage", "substitution")
    return float(nx.kept(**dict(zip(names, row[:4], strict=True))))


@pytest.mark.parametrize("name", PRINTED.keys() - TRUNCATED)
def test_the_chains_of_econstack_at_three_decimals(name):
    assert _left_of(PRINTED[name]) == pytest.approx(PRINTED[name][4], abs=5e-4)


@pytest.mark.parametrize(("name", "exact"), [("optimistic", 0.7695), ("regeneration", 0.373828125)])
def test_two_chains_of_econstack_are_printed_truncated_and_not_rounded(name, exact):
    """0.7695 is printed as 0.769 and 0.3738 as 0.373."""
    row = PRINTED[next(key for key in TRUNCATED if key.startswith(name))]
    assert _left_of(row) == pytest.approx(exact, rel=1e-12)
    assert floor(exact * 1000) / 1000 == row[4]
    assert exact - row[4] >= 5e-4 - 1e-12


def test_additional_benefit_of_the_additionality_guide_is_intervention_less_reference():
    """(1000 × 0.9 × 0.75 × 0.95 × 1.1) − (400 × 0.8 × 0.5 × 1 × 1.05), by hand 705.375 − 168."""
    found = nx.net_additional(
        1000,
        400,
        leakage=0.1,
        displacement=0.25,
        substitution=0.05,
        multiplier=1.1,
        reference_leakage=0.2,
        reference_displacement=0.5,
        reference_multiplier=1.05,
    )
    assert found == pytest.approx(705.375 - 168, rel=1e-14)


def test_a_reference_case_of_a_share_of_the_gross_is_that_deadweight():
    sides = {
        "leakage": 0.1,
        "displacement": 0.2,
        "reference_leakage": 0.1,
        "reference_displacement": 0.2,
    }
    one_sided = 500 * nx.kept(deadweight=0.3, leakage=0.1, displacement=0.2)
    assert nx.net_additional(500, 150, **sides) == pytest.approx(one_sided, rel=1e-13)
    assert nx.net_additional(150, 500, **sides) < 0


def test_each_gross_meets_each_share():
    gross, leakage = np.array([[100.0], [10.0]]), np.array([0.0, 0.5, 1.0])
    found = nx.net_additional(gross, 0, leakage=leakage)
    np.testing.assert_array_equal(found, [[100, 50, 0], [10, 5, 0]])
    assert nx.kept(leakage=leakage, multiplier=[[1], [2]]).shape == (2, 3)


@FEW
@given(shares=five_shares, name=st.sampled_from(SHARES), more=st.floats(0, 1))
def test_a_greater_share_never_leaves_more(shares, name, more):
    greater = shares | {name: max(shares[name], more)}
    assert nx.kept(**greater) <= nx.kept(**shares)


@FEW
@given(shares=five_shares, name=st.sampled_from(SHARES), multiplier=st.floats(0, 5))
def test_a_share_of_one_leaves_nothing(shares, name, multiplier):
    assert nx.kept(**(shares | {name: 1.0}), multiplier=multiplier) == 0


def test_the_order_of_the_deductions_does_not_matter():
    values = [0.1, 0.25, 0.35, 0.05, 0.6]
    found = [
        float(nx.kept(**dict(zip(SHARES, order, strict=True)))) for order in permutations(values)
    ]
    np.testing.assert_allclose(found, 0.9 * 0.75 * 0.65 * 0.95 * 0.4, rtol=1e-14)
    assert nx.kept() == 1


@FEW
@given(
    gross=st.integers(-9999, 9999),
    reference=st.integers(-9999, 9999),
    leakage=st.sampled_from([0, 0.1, 0.35, 1]),
    times=st.integers(0, 9),
)
def test_additional_benefit_is_linear_in_the_amounts(gross, reference, leakage, times):
    once = nx.net_additional(gross, reference, leakage=leakage, reference_leakage=0.5)
    scaled = nx.net_additional(
        times * gross, times * reference, leakage=leakage, reference_leakage=0.5
    )
    assert scaled == pytest.approx(float(times * once), rel=1e-9, abs=1e-6)


def test_claimants_may_leave_part_of_an_outcome_to_nobody():
    np.testing.assert_allclose(nx.attribution_sum([[0.5, 0.2], [0.3, 0.1]]), [0.8, 0.3])
    assert nx.attribution_sum([1 / 3] * 3) == pytest.approx(1, rel=1e-12)
    assert nx.attribution_sum([1 / 9] * 9) == 1
    assert nx.attribution_excess([1 / 9] * 9) == 0


def test_claiming_more_than_the_whole_is_refused_by_how_much():
    shares = [[0.5, 0.9], [0.4, 0.35]]
    np.testing.assert_allclose(nx.attribution_excess(shares), [0, 0.25], atol=1e-12)
    with pytest.raises(ValueError, match=r"outcome 1: they exceed 1 by 0\.25"):
        nx.attribution_sum(shares)
    with pytest.raises(ValueError, match=r"whole outcome: they exceed 1 by 0\.5"):
        nx.attribution_sum([0.75, 0.75])


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: nx.kept(deadweight=20), "deadweight holds 20: give a share from 0 to 1"),
        (lambda: nx.kept(leakage=[0.1, np.nan]), "leakage holds nan"),
        (lambda: nx.kept(displacement=-0.1), "displacement holds -0.1"),
        (lambda: nx.kept(multiplier=-1), "multiplier holds -1"),
        (lambda: nx.kept(multiplier=np.inf), "multiplier holds inf"),
        (lambda: nx.kept(leakage=[0, 0], deadweight=[0, 0, 0]), r"leakage \(2,\)"),
        (lambda: nx.net_additional(np.nan, 0), "gross holds nan"),
        (lambda: nx.net_additional(1, np.inf), "reference holds inf"),
        (lambda: nx.net_additional(1, 1, reference_leakage=3), "leakage holds 3"),
        (lambda: nx.net_additional([1, 2], [1, 2, 3]), "do not fit together"),
        (lambda: nx.attribution_sum(0.5), "a row for each claimant"),
        (lambda: nx.attribution_excess([0.5, 50]), "shares holds 50"),
    ],
)
def test_deductions_that_cannot_be_are_refused_with_a_remedy(call, words):
    with pytest.raises(ValueError, match=words):
        call()
