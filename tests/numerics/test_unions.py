"""Unions and shares of what several bring about: worked cases, sets counted by hand, and laws."""

from fractions import Fraction
from itertools import combinations, permutations
from math import fsum

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socialvalue import numerics as nx

FEW = settings(max_examples=80, deadline=None)
people = st.frozensets(st.integers(0, 12), max_size=10)
groups = st.lists(people, min_size=1, max_size=5)
worths = st.integers(1, 5).flatmap(
    lambda many: st.lists(st.floats(-1e6, 1e6), min_size=2**many, max_size=2**many)
)


def _common(sets):
    """How many each set of groups has in common, from the people themselves."""
    named = {f"g{place}": one for place, one in enumerate(sets)}
    return {
        names: len(frozenset.intersection(*(named[name] for name in names)))
        for much in range(1, len(named) + 1)
        for names in combinations(named, much)
    }


def _of_orders(values, count):
    """Shapley's value as it is told: what each adds, over all orders of coming, in fractions."""
    found = [Fraction(0)] * count
    orders = list(permutations(range(count)))
    for order in orders:
        there = 0
        for one in order:
            found[one] += Fraction(values[there | 1 << one]) - Fraction(values[there])
            there |= 1 << one
    return [float(one / len(orders)) for one in found]


def test_three_claims_among_two_hundred_residents_cannot_be_two_hundred_and_fifty():
    least, most = nx.union_bounds([120, 80, 50], 200)
    assert (least, most) == (120, 200)
    assert nx.independent_union([120, 80, 50], 200) == pytest.approx(164)


def test_without_a_population_groups_may_have_nothing_in_common():
    assert nx.union_bounds([120, 80, 50]) == (120, 250)


def test_each_column_is_a_question_of_its_own():
    least, most = nx.union_bounds([[3, 10], [4, 1]], [5, 100])
    assert least.tolist() == [4, 10]
    assert most.tolist() == [5, 11]


@FEW
@given(groups)
def test_a_union_of_people_lies_within_its_bounds_and_is_counted_exactly(sets):
    union = len(frozenset().union(*sets))
    least, most = nx.union_bounds([len(one) for one in sets], 13)
    assert least <= union <= most
    assert nx.inclusion_exclusion(_common(sets)) == union
    guess = nx.independent_union([len(one) for one in sets], 13)
    assert least - 1e-9 <= guess <= most + 1e-9


@pytest.mark.parametrize(
    ("common", "fault"),
    [
        ({("a",): 3, ("b",): 2}, "how many are in a and b"),
        ({("a",): 3, ("b",): 2, ("a", "b"): 3}, "larger sets than there are in b"),
        ({("a",): 3, ("b",): 2, ("a", "b"): 1, ("b", "a"): 1}, "twice"),
        ({("a",): -1}, "of 0 or more"),
    ],
)
def test_sets_that_no_people_could_make_are_refused(common, fault):
    with pytest.raises(ValueError, match=fault):
        nx.inclusion_exclusion(common)


@pytest.mark.parametrize(
    ("counts", "population", "fault"),
    [(5, 9, "single number"), ([], 9, "empty"), ([5], 4, "more than the population"),
     ([-1], 4, "0 or more"), ([float("nan")], 4, "0 or more"), ([1], float("nan"), "blank")],
)  # fmt: skip
def test_counts_that_cannot_be_are_refused(counts, population, fault):
    with pytest.raises(ValueError, match=fault):
        nx.union_bounds(counts, population)


def test_a_guess_between_the_bounds_needs_a_population():
    with pytest.raises(ValueError, match="not a number above 0"):
        nx.independent_union([3, 4], np.inf)


def test_a_left_and_two_right_gloves():
    """One left glove and two right ones make one pair: 2/3 to the left, 1/6 to each right."""
    pairs = [float(bool(k & 1) and bool(k & 6)) for k in range(8)]
    assert nx.shapley(pairs).tolist() == pytest.approx([2 / 3, 1 / 6, 1 / 6])


def test_a_runway_is_paid_for_by_whoever_needs_each_stretch():
    """Of costs 1, 3 and 6 each stretch is shared by those that need it (Littlechild, Owen 1973)."""
    costs = [1, 3, 6]
    values = [max((costs[i] for i in range(3) if k >> i & 1), default=0) for k in range(8)]
    assert nx.shapley(values).tolist() == pytest.approx([1 / 3, 1 / 3 + 1, 1 / 3 + 1 + 3])


@FEW
@given(worths)
def test_shares_sum_to_the_whole_and_are_those_of_all_orders(values):
    count = len(values).bit_length() - 1
    shares = nx.shapley(values)
    scale = max(map(abs, values)) + 1
    assert fsum(shares) == pytest.approx(values[-1] - values[0], abs=1e-9 * scale)
    assert shares.tolist() == pytest.approx(_of_orders(values, count), abs=1e-9 * scale)


@FEW
@given(st.lists(people, min_size=1, max_size=4))
def test_of_a_union_each_person_is_shared_by_those_who_name_them(sets):
    values = [
        len(frozenset().union(*(one for i, one in enumerate(sets) if k >> i & 1)))
        for k in range(2 ** len(sets))
    ]
    told = [sum(Fraction(1, sum(who in one for one in sets)) for who in mine) for mine in sets]
    assert nx.shapley(values).tolist() == pytest.approx([float(one) for one in told])


@FEW
@given(st.lists(st.floats(0, 1e6), min_size=1, max_size=6))
def test_what_adds_up_is_each_ones_own(alone):
    many = range(len(alone))
    values = [fsum(alone[i] for i in many if k >> i & 1) for k in range(2 ** len(alone))]
    assert nx.shapley(values).tolist() == pytest.approx(alone, abs=1e-6)


def test_one_who_adds_nothing_gets_nothing():
    assert nx.shapley([0, 5, 0, 5]).tolist() == [5, 0]


@pytest.mark.parametrize("values", [[1], [1, 2, 3], np.zeros(2**17), [0, float("nan")], 4])
def test_values_that_are_not_one_a_coalition_are_refused(values):
    with pytest.raises(ValueError, match=r"coalition|finite|dimension|array"):
        nx.shapley(values)
