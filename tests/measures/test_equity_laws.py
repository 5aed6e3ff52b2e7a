"""Laws of EQ3 to EQ9 on whatever a claim could say: bounds, and which way each number moves."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import socialvalue as sv
from socialvalue import registry
from socialvalue.sample import RaggedGroup

FEW = settings(max_examples=25, deadline=None)
THE = {code: registry.measure(code) for code in ("EQ3", "EQ4", "EQ5", "EQ6", "EQ7", "EQ8", "EQ9")}
BOUNDS = {
    "EQ3": (0, 1),
    "EQ5": (0, np.inf),
    "EQ6": (1, np.inf),
    "EQ8": (0, np.inf),
    "EQ9": (0, np.inf),
}
CLOSE = 1e-9


def moved(claims, group, member, change):
    """The same claims with one sample of a group changed."""
    old = claims[group]
    values = {name: one.values for name, one in old.members.items()}
    values[member] = change(values[member])
    return {**claims, group: RaggedGroup(values, old.offsets, old.counts, old.of)}


def never_below(later, earlier):
    """Whether no answer fell, where both have one."""
    room = CLOSE * (1 + np.abs(earlier))
    return np.all((later >= earlier - room) | np.isnan(later) | np.isnan(earlier))


@pytest.mark.parametrize("code", BOUNDS)
def test_it_stays_within_what_it_can_be(code):
    low, high = BOUNDS[code]

    @FEW
    @given(sv.testing.claims_of(THE[code]))
    def holds(claims):
        quantity = sv.testing.quantities(THE[code], claims)
        known = quantity[~np.isnan(quantity)]
        assert ((known >= low - CLOSE) & (known <= high + CLOSE)).all()

    holds()


@FEW
@given(sv.testing.claims_of(THE["EQ4"]), st.floats(0, 20))
def test_more_pay_after_never_lowers_an_uplift_and_more_pay_before_never_raises_it(claims, more):
    quantity = sv.testing.quantities(THE["EQ4"], claims)
    after = moved(claims, "work_2026", "after", lambda pay: pay + more)
    before = moved(claims, "work_2026", "before", lambda pay: pay + more)
    assert never_below(sv.testing.quantities(THE["EQ4"], after), quantity)
    assert never_below(quantity, sv.testing.quantities(THE["EQ4"], before))


@FEW
@given(sv.testing.claims_of(THE["EQ5"]), st.floats(0, 20))
def test_more_pay_never_raises_a_gap(claims, more):
    paid = moved(claims, "work_2025", "paid", lambda pay: pay + more)
    quantity = sv.testing.quantities(THE["EQ5"], claims)
    assert never_below(quantity, sv.testing.quantities(THE["EQ5"], paid))


@FEW
@given(sv.testing.claims_of(THE["EQ6"]), st.floats(1, 50))
def test_pay_in_other_pounds_gives_the_same_ratio(claims, rate):
    scaled = moved(claims, "chain", "pay", lambda pay: pay * rate)
    scaled["highest"] = claims["highest"] * rate
    quantity = sv.testing.quantities(THE["EQ6"], claims)
    np.testing.assert_allclose(sv.testing.quantities(THE["EQ6"], scaled), quantity, rtol=1e-9)


@FEW
@given(sv.testing.claims_of(THE["EQ7"]))
def test_no_more_people_are_additional_than_stayed_and_no_fewer_than_would_have(claims):
    quantity = sv.testing.quantities(THE["EQ7"], claims)
    anyway = claims["started"] * claims["anyway"]
    assert (quantity <= claims["workers"].count() - anyway + CLOSE * anyway).all()
    assert (quantity >= -anyway).all()


@FEW
@given(sv.testing.claims_of(THE["EQ8"]))
def test_no_more_is_spent_with_them_than_was_paid(claims):
    assert (sv.testing.quantities(THE["EQ8"], claims) <= claims["paid"]).all()


@FEW
@given(sv.testing.claims_of(THE["EQ9"]), st.floats(0, 400))
def test_a_longer_term_than_the_law_gives_changes_nothing_and_later_days_add(claims, more):
    measure, term = THE["EQ9"], THE["EQ9"].longest_term.value
    quantity = sv.testing.quantities(measure, claims)
    longer = moved(
        claims, "invoices", "term", lambda days: np.where(days >= term, days + more, days)
    )
    np.testing.assert_array_equal(sv.testing.quantities(measure, longer), quantity)
    later = moved(claims, "invoices", "days", lambda days: days + more)
    assert never_below(sv.testing.quantities(measure, later), quantity)
