"""Additionality through `score`: published chains, the two-sided form, and what changes nothing."""

from itertools import permutations
from math import floor

import pytest
from valued import attributable, card, measure, pounds, told, worth

import socialvalue as sv

# Deadweight, displacement, leakage, substitution, and what is printed as left of 1. The fractions
# are that author's own, not official: only the arithmetic is tested.
CHAINS = {
    "standard": (0.2, 0.25, 0.1, 0, 0.54),
    "conservative": (0.35, 0.4, 0.2, 0.05, 0.296),
    "optimistic": (0.1, 0.1, 0.05, 0, 0.769),
}
NAMES = ("deadweight", "displacement", "leakage", "substitution")
PEOPLE = measure(1.0)


def _printed(name: str, left: float) -> float:
    """At three decimals as that author prints them: the optimistic row (0.7695) is cut off there
    and not rounded, the others are rounded.
    """
    return floor(left * 1000) / 1000 if name == "optimistic" else round(left, 3)


@pytest.mark.parametrize("name", CHAINS)
def test_the_chains_of_econstack_brought_by_a_claim(name: str) -> None:
    *shares, printed = CHAINS[name]
    found = card(PEOPLE, {"people": 1, **dict(zip(NAMES, shares, strict=True))})
    assert _printed(name, attributable(found)) == printed
    assert pounds(found) == pytest.approx(attributable(found), abs=5e-5)


@pytest.mark.parametrize("name", CHAINS)
def test_the_chains_of_econstack_declared_by_a_measure(name: str) -> None:
    *shares, printed = CHAINS[name]
    adjust = {one: sv.Share(value) for one, value in zip(NAMES, shares, strict=True)}
    found = card(measure(1.0, adjust=sv.Adjustments(**adjust)), {"people": 1})
    assert _printed(name, attributable(found)) == printed


HERE = {"leakage": 0.1, "displacement": 0.25, "substitution": 0.05, "multiplier": 1.1}
THERE = {"leakage": 0.2, "displacement": 0.5, "multiplier": 1.05}
CHANGE = measure(2.0, reports="change")


def test_additional_benefit_of_the_additionality_guide_is_intervention_less_reference() -> None:
    """(1000 × 0.9 × 0.75 × 0.95 × 1.1) − (400 × 0.8 × 0.5 × 1.05), by hand 705.375 − 168."""
    found = card(CHANGE, {"people": 1000, **HERE}, {"people": 400, "stage": "baseline", **THERE})
    assert attributable(found) == pytest.approx(537.375, rel=1e-14)
    assert pounds(found) == 1074.75
    words = told(found)
    assert "1,000 x (1 - 0.25) x (1 - 0.1) x (1 - 0.05) x 1.1" in words
    assert "400 x (1 - 0.5) x (1 - 0.2) x 1.05 = 537.375 people" in words
    assert "in the reference case: displacement (50%, brought by the claim)" in words


def test_both_sides_with_the_same_shares_are_the_one_sided_form() -> None:
    both = card(CHANGE, {"people": 1000, **HERE}, {"people": 400, "stage": "baseline", **HERE})
    one = card(PEOPLE, {"people": 600, **HERE})
    assert attributable(both) == pytest.approx(attributable(one), rel=1e-13)


def test_a_reference_case_that_is_better_is_a_loss_told_whole() -> None:
    """In the shares both sides would have were they alike: (100 × 0.1 - 400 × 0.5) / 0.5."""
    shares = {"stage": "baseline", "displacement": 0.5}
    found = card(CHANGE, {"people": 100, "displacement": 0.9}, {"people": 400, **shares})
    assert attributable(found) == pytest.approx(-380, rel=1e-13)


def test_deadweight_comes_off_a_reference_case_unless_it_is_a_comparator() -> None:
    chosen = measure(1.0, reports="change", adjust=sv.Adjustments(deadweight=sv.Share(0.2)))
    before = {"people": 400, "stage": "baseline", **THERE}
    weak = card(chosen, {"people": 1000, **HERE}, before)
    strong = card(chosen, {"people": 1000, **HERE}, {**before, "counterfactual": "C2"})
    assert attributable(weak) == pytest.approx(0.8 * 537.375, rel=1e-13)
    assert attributable(strong) == pytest.approx(537.375, rel=1e-13)


def test_the_order_of_adjustments_commutes() -> None:
    """Whichever share is called what, the same numbers leave the same, to the unit."""
    names = ("deadweight", "displacement", "attribution", "leakage", "substitution")
    found = {
        worth(PEOPLE, {"people": 12_345, "multiplier": 1.3, **dict(zip(names, order, strict=True))})
        for order in permutations((0.1, 0.25, 0.35, 0.05, 0.6))
    }
    by_hand = 12_345 * 1.3 * 0.9 * 0.75 * 0.65 * 0.95 * 0.4
    assert all(one == pytest.approx(by_hand, abs=1e-4) for one in found)


def test_nothing_taken_off_and_nothing_added_leave_quantity_times_proxy() -> None:
    nothing = dict.fromkeys(("deadweight", "displacement", "attribution", "leakage"), 0)
    more = {"substitution": 0, "multiplier": 1, "delivery": 1}
    for claim in ({}, nothing, {**nothing, **more}):
        assert worth(measure(12.34), {"people": 567, **claim}) == 6996.78


def test_a_multiplier_of_nothing_leaves_nothing_and_a_share_of_one_too() -> None:
    for own in ({"multiplier": 0}, {"substitution": 1}, {"leakage": 1}):
        found = card(PEOPLE, {"people": 100, **own})
        assert (attributable(found), pounds(found), found.benefit()[0]) == (0, 0, 0)


def test_a_multiplier_raises_a_rating_as_it_raises_pounds() -> None:
    plain, more = (card(PEOPLE, {"people": 20, "multiplier": times}) for times in (1, 1.5))
    assert (plain.benefit()[0], more.benefit()[0]) == pytest.approx((20, 30))
    assert (pounds(plain), pounds(more)) == (20, 30)
