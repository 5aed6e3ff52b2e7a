"""Capacities: identities, indices in closed form, and a published case."""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socialvalue.numerics import capacity

CALM = settings(deadline=None)
"""A busy machine is no fault of a law."""
UNIT = st.integers(0, 1000).map(lambda number: number / 1000)

# Grabisch (1995), "The application of fuzzy integrals in multicriteria decision making": three
# students, marks of 20 in mathematics, physics and literature. Weights 3 : 3 : 2 put the
# specialist A first; the capacity puts the balanced C first. What is wrong in it: it was written
# for 3 : 3 : 2, and gives literature the highest importance of the three.
SUBJECTS = ("M", "P", "L")
WORTHS = {
    (): 0, ("M",): 0.45, ("P",): 0.45, ("L",): 0.3,
    ("M", "P"): 0.5, ("M", "L"): 0.9, ("P", "L"): 0.9, ("M", "P", "L"): 1,
}  # fmt: skip
MARKS = np.array([[18.0, 10.0, 14.0], [16.0, 12.0, 15.0], [10.0, 18.0, 15.0]])


@st.composite
def capacities(draw, most=5):
    """Any capacity: worths made monotone from the smallest set up, and scaled to 1."""
    size = draw(st.integers(1, most))
    gains = draw(st.lists(UNIT, min_size=1 << size, max_size=1 << size))
    found = np.zeros(1 << size)
    for place in range(1, 1 << size):
        below = max(found[place ^ 1 << one] for one in range(size) if place >> one & 1)
        found[place] = below + gains[place] + (place == (1 << size) - 1)
    return found / found[-1]


def test_the_students_of_grabisch_1995():
    worths = capacity.over(SUBJECTS, WORTHS)
    assert capacity.choquet(MARKS, worths).round(1).tolist() == [13.9, 13.6, 14.9]
    assert capacity.shapley(worths).round(8).tolist() == [0.29166667, 0.29166667, 0.41666667]
    pairs = capacity.interactions(worths)
    assert pairs.round(8)[[0, 0, 1], [1, 2, 2]].tolist() == [-0.45, 0.1, 0.1]


@CALM
@given(capacities())
def test_shapley_importances_add_up_to_one(worths):
    assert capacity.shapley(worths).sum() == pytest.approx(1)


@CALM
@given(capacities(4))
def test_importance_is_what_is_added_averaged_over_every_order(worths):
    size = worths.size.bit_length() - 1
    added = np.zeros(size)
    orders = list(permutations(range(size)))
    for order in orders:
        here = 0
        for one in order:
            added[one] += worths[here | 1 << one] - worths[here]
            here |= 1 << one
    assert capacity.shapley(worths) == pytest.approx(added / len(orders))


@CALM
@given(capacities())
def test_the_moebius_transform_comes_back(worths):
    assert capacity.from_moebius(capacity.moebius(worths)) == pytest.approx(worths)


@CALM
@given(capacities(), st.data())
def test_the_integral_is_the_sum_of_least_values_weighed_by_the_moebius_transform(worths, data):
    size = worths.size.bit_length() - 1
    values = np.array(data.draw(st.lists(UNIT, min_size=size, max_size=size)))
    adds = capacity.moebius(worths)
    least = [
        min(values[one] for one in range(size) if place >> one & 1)
        for place in range(1, worths.size)
    ]
    assert capacity.choquet(values, worths) == pytest.approx(adds[1:] @ least, abs=1e-9)


@CALM
@given(capacities(), st.data())
def test_the_integral_of_a_set_is_its_worth(worths, data):
    size = worths.size.bit_length() - 1
    place = data.draw(st.integers(0, worths.size - 1))
    members = np.array([float(place >> one & 1) for one in range(size)])
    assert capacity.choquet(members, worths) == pytest.approx(worths[place])


@CALM
@given(capacities())
def test_veto_and_favour_average_to_how_near_the_integral_is_to_the_least_and_the_greatest(worths):
    """Marichal (2004): the mean of the vetoes is the andness, that of the favours the orness."""
    size = worths.size.bit_length() - 1
    veto, favour = capacity.veto(worths), capacity.favour(worths)
    assert ((veto >= -1e-9) & (veto <= 1 + 1e-9)).all()
    if size > 1:
        adds, counts = capacity.moebius(worths), np.bitwise_count(np.arange(worths.size))
        orness = (adds * (size - counts) / ((counts + 1) * (size - 1)))[1:].sum()
        assert favour.mean() == pytest.approx(orness, abs=1e-9)
        assert veto.mean() == pytest.approx(1 - orness, abs=1e-9)


def test_of_two_that_are_both_asked_for_each_is_a_veto_and_neither_a_favour():
    both = np.array([0.0, 0.0, 0.0, 1.0])
    assert capacity.choquet(np.array([0.2, 0.9]), both) == 0.2
    assert capacity.veto(both).tolist() == [1, 1]
    assert capacity.favour(both).tolist() == [0, 0]
    assert capacity.interactions(both)[0, 1] == 1


def test_of_two_of_which_either_will_do_each_is_a_favour_and_neither_a_veto():
    either = np.array([0.0, 1.0, 1.0, 1.0])
    assert capacity.choquet(np.array([0.2, 0.9]), either) == pytest.approx(0.9)
    assert capacity.veto(either).tolist() == [0, 0]
    assert capacity.favour(either).tolist() == [1, 1]
    assert capacity.interactions(either)[0, 1] == -1


def test_a_lone_criterion_is_passed_on():
    assert capacity.choquet(np.array([[0.3, 0.7]]), np.array([0.0, 1.0])).tolist() == [0.3, 0.7]
    assert capacity.veto(np.array([0.0, 1.0])).tolist() == [1]
    assert capacity.favour(np.array([0.0, 1.0])).tolist() == [1]


@pytest.mark.parametrize(
    ("worths", "words"),
    [
        ([0, 0.5, 0.6, 1, 0.2], "2, 4, 8"),
        ([0.1, 0.5, 0.6, 1], "nobody is worth 0.1"),
        ([0, 0.5, 0.6, 0.9], "all together 0.9"),
        ([0, np.nan, 0.6, 1], "not a finite number"),
        ([0, 0.5, 0.6, 0.4, 0.1, 0.6, 0.7, 1], r"\{a\} is worth 0.5, and with b only 0.4"),
        ([0, 0.2, 0.3, 1, 0.6, 0.5, 0.7, 1], r"\{c\} is worth 0.6, and with a only 0.5"),
    ],
)
def test_what_is_no_capacity_is_refused_and_the_pair_of_sets_is_named(worths, words):
    with pytest.raises(ValueError, match=words):
        capacity.checked(worths, ("a", "b", "c"))


def test_a_set_without_a_worth_or_with_a_stranger_is_refused():
    with pytest.raises(ValueError, match=r"\{b\} has no worth"):
        capacity.over(("a", "b"), {("a",): 0.3, ("a", "b"): 1})
    with pytest.raises(ValueError, match="'z' is not a criterion"):
        capacity.over(("a", "b"), {("z",): 0.3})
    with pytest.raises(ValueError, match="stands twice"):
        capacity.over(("a", "b"), {("a", "b"): 1, ("b", "a"): 1})
    with pytest.raises(ValueError, match="17 criteria"):
        capacity.over("abcdefghijklmnopq", {})
