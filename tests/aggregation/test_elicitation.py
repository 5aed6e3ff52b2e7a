"""From ranked examples to importances and interactions: the least departure, or who contradicts."""

import sys
import tomllib
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import socialvalue as sv
from socialvalue.aggregation import elicit
from socialvalue.errors import MissingExtra
from socialvalue.numerics import pairs

# Grabisch (1995): marks of 20 as points of 100, and the ranking that the school wants.
STUDENTS = {
    "A": {"M": 90, "P": 80, "L": 50},
    "B": {"M": 50, "P": 60, "L": 90},
    "C": {"M": 70, "P": 75, "L": 75},
}
WEIGHTS = {"M": 3, "P": 3, "L": 2}
SCHOOL = "the school"


def test_a_ranking_that_the_weights_agree_with_changes_nothing():
    found = elicit(STUDENTS, ["A", "C", "B"], WEIGHTS, author=SCHOOL)
    assert found.weights == pytest.approx({"M": 37.5, "P": 37.5, "L": 25})
    assert found.interactions == ()
    assert found.departure == pytest.approx(0, abs=1e-9)


def test_the_school_of_grabisch_1995_gets_the_balanced_student_first():
    found = elicit(STUDENTS, ["C", "A", "B"], WEIGHTS, author=SCHOOL)
    assert list(found.values) == ["C", "A", "B"]
    assert found.values["C"] - found.values["A"] >= 1 - 1e-6
    assert all(one.value > 0 for one in found.interactions if "L" in one.pair)
    assert {one.author for one in found.interactions} == {SCHOOL}
    assert all("ranking of C, A, B" in one.reason for one in found.interactions)


def test_ties_are_kept_and_a_wider_margin_departs_further():
    level = elicit(STUDENTS, ["C", ["A", "B"]], WEIGHTS, author=SCHOOL)
    assert level.values["A"] == pytest.approx(level.values["B"], abs=1e-6)
    wide = elicit(STUDENTS, ["C", "A", "B"], WEIGHTS, author=SCHOOL, margin=5)
    assert wide.values["C"] - wide.values["A"] >= 5 - 1e-6
    assert wide.departure > elicit(STUDENTS, ["C", "A", "B"], WEIGHTS, author=SCHOOL).departure


def test_the_same_whatever_the_order_of_the_criteria():
    turned = dict(reversed(WEIGHTS.items()))
    first, second = (
        elicit(STUDENTS, ["C", "A", "B"], weights, author=SCHOOL) for weights in (WEIGHTS, turned)
    )
    assert first.weights == pytest.approx(second.weights, abs=1e-6)
    assert {one.pair: one.value for one in first.interactions} == pytest.approx(
        {one.pair: one.value for one in second.interactions}, abs=1e-6
    )


def test_two_that_only_an_interaction_can_tell_from_the_even_one():
    """Even beats either specialist only where both are asked for: by hand, 50 against 50 - 40 I."""
    ratings = {"even": {"a": 50, "b": 50}, "x": {"a": 90, "b": 10}, "y": {"a": 10, "b": 90}}
    found = elicit(ratings, ["even", ["x", "y"]], {"a": 1, "b": 1}, author="us", margin=8)
    (one,) = found.interactions
    assert one.value == pytest.approx(0.2)
    assert found.weights == pytest.approx({"a": 50, "b": 50})


def test_rankings_that_contradict_are_named_and_no_others():
    ratings = {
        "low": {"a": 10, "b": 10},
        "mid": {"a": 40, "b": 50},
        "high": {"a": 60, "b": 70},
        "top": {"a": 90, "b": 80},
    }
    with pytest.raises(sv.ArgumentError) as raised:
        elicit(ratings, ["top", "mid", "high", "low"], {"a": 1, "b": 1}, author="us")
    assert "can have mid above high" in str(raised.value)
    assert "top" not in str(raised.value)


def test_two_rankings_that_only_together_contradict_are_both_named():
    ratings = {"p": {"a": 80, "b": 20}, "q": {"a": 20, "b": 80}, "r": {"a": 79, "b": 20}}
    with pytest.raises(sv.ArgumentError, match="r above q and q above p"):
        elicit(ratings, ["r", "q", "p"], {"a": 1, "b": 1}, author="us")


@st.composite
def known(draw):
    """Examples ranked by a made-up capacity: there is always an answer."""
    size, many = draw(st.integers(2, 5)), draw(st.integers(2, 6))
    points = np.array(draw(st.lists(st.integers(5, 50), min_size=size, max_size=size)))
    wanted = st.integers(-100, 100).map(lambda one: one / 100)
    chosen = [(a, b, draw(wanted)) for a in range(size) for b in range(a)]
    shares = points / points.sum()
    ratings = np.array(
        draw(
            st.lists(
                st.lists(st.integers(0, 100), min_size=size, max_size=size),
                min_size=many,
                max_size=many,
            )
        )
    )
    values = 100 * pairs.choquet(ratings.T / 100, shares, pairs.softened(shares, chosen))
    order = np.argsort(-values)
    kept = [order[0]]
    for one in order[1:]:
        if values[kept[-1]] - values[one] >= 1.5:
            kept.append(one)
    return ratings, [f"e{one}" for one in kept]


@settings(max_examples=30, deadline=None)
@given(known())
def test_a_ranking_that_can_be_kept_is_kept_and_what_comes_out_is_monotone(case):
    ratings, ranking = case
    if len(ranking) < 2:
        ranking = [["e0", "e0x"]]
        ratings = np.vstack([ratings[0]])
    codes = [f"c{one}" for one in range(ratings.shape[1])]
    rated = {
        f"e{at}": dict(zip(codes, row.tolist(), strict=True)) for at, row in enumerate(ratings)
    }
    rated["e0x"] = rated["e0"]
    found = elicit(rated, ranking, dict.fromkeys(codes, 1), author="us")
    values = list(found.values.values())
    names = [name for one in ranking for name in ([one] if isinstance(one, str) else one)]
    least = 1.0 if isinstance(ranking[0], str) else 0.0
    assert list(found.values) == names
    assert all(a - b >= least - 1e-4 for a, b in pairwise(values))
    bound = found.aggregator()
    shares = np.array(bound.whole) / 100
    assert sum(bound.whole) == pytest.approx(100)
    assert pairs.excess(shares, bound.pairs).max() <= 1e-6


def test_what_comes_out_is_rows_for_a_framework():
    found = elicit(STUDENTS, ["C", "A", "B"], WEIGHTS, author='the "old" school')
    rows = tomllib.loads(found.as_toml())["interaction"]
    assert rows[0]["author"] == 'the "old" school'
    assert {frozenset(row["of"]) for row in rows} == {one.pair for one in found.interactions}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"ranking": ["A"]}, "does not rank two"),
        ({"ranking": "AB"}, "does not rank two"),
        ({"ranking": ["A", "A"]}, "stands twice"),
        ({"ranking": ["A", "Z"]}, "'Z' has no ratings"),
        ({"ratings": {**STUDENTS, "A": {"M": 1}}}, "ratings.A.P: it is no rating"),
        ({"ratings": {**STUDENTS, "A": {"M": 1, "P": 101, "L": 1}}}, "it is no rating"),
        ({"weights": {"M": 1}}, "there are 1"),
        ({"weights": {"M": 1, "P": 0}}, "not above 0"),
        ({"margin": 0}, "is no margin"),
        ({"author": " "}, "nobody ranked"),
    ],
)
def test_what_cannot_be_read_is_refused(change, words):
    given_ = {"ratings": STUDENTS, "ranking": ["C", "A"], "weights": WEIGHTS, "author": SCHOOL}
    with pytest.raises(sv.ArgumentError, match=words):
        elicit(**(given_ | change))


def test_without_scipy_one_line_names_the_extra(monkeypatch):
    monkeypatch.setitem(sys.modules, "scipy.optimize", None)
    with pytest.raises(MissingExtra, match=r"socialvalue\[stats\]"):
        elicit(STUDENTS, ["C", "A", "B"], WEIGHTS, author=SCHOOL)
