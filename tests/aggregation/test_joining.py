"""The laws of an aggregator, for those that know their children: Choquet and Held."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socialvalue.aggregation import Choquet, Held, Hold, Interaction, PowerMean, WeightedMean
from socialvalue.numerics import pairs

CLOSE = 1e-9
CALM = settings(deadline=None)
"""A busy machine is no fault of a law."""
UNIT = st.integers(0, 1000).map(lambda number: number / 1000)
CODES = "abcde"


@st.composite
def joins(draw):
    """An aggregator bound to children, their weights, and ratings (children, claims, 1)."""
    size = draw(st.integers(1, 5))
    codes = list(CODES[:size])
    weights = np.array(draw(st.lists(st.integers(1, 50), min_size=size, max_size=size)), float)
    signed = st.integers(-1000, 1000).map(lambda number: number / 1000)
    raw = [(a, b, draw(signed)) for a in range(size) for b in range(a)]
    soft = pairs.softened(weights / weights.sum(), raw)
    together = Choquet(tuple(Interaction(codes[a], codes[b], much) for a, b, much in soft))
    by = draw(st.sampled_from([together, WeightedMean(), PowerMean(0.5)]))
    marks = st.builds(Hold, st.sampled_from(codes), st.integers(1, 100), st.integers(0, 99))
    holds = tuple(draw(st.lists(marks, max_size=3)))
    chosen = draw(st.sampled_from([together, Held(by, holds)])).among(codes, weights)
    return chosen, weights, _ratings(draw, size)


def _ratings(draw, size):
    rows = st.lists(UNIT, min_size=4, max_size=4)
    return np.array(draw(st.lists(rows, min_size=size, max_size=size)))[..., None]


@CALM
@given(joins(), st.data())
def test_it_never_falls_as_a_rating_rises(case, data):
    by, weights, values = case
    higher = np.maximum(values, _ratings(data.draw, len(values)))
    assert (by.combine(higher, weights) >= by.combine(values, weights) - CLOSE).all()


@CALM
@given(joins())
def test_it_lies_between_the_lowest_and_the_highest(case):
    by, weights, values = case
    found = by.combine(values, weights)
    assert (found >= values.min(axis=0) - CLOSE).all()
    assert (found <= values.max(axis=0) + CLOSE).all()


@CALM
@given(joins(), UNIT)
def test_equal_ratings_join_to_that_rating(case, rating):
    by, weights, values = case
    found = by.combine(np.full_like(values, rating), weights)
    assert found == pytest.approx(np.full_like(found, rating), abs=CLOSE)


@CALM
@given(joins(), st.data())
def test_a_child_of_no_weight_has_no_say(case, data):
    by, weights, values = case
    gone = data.draw(st.integers(0, len(values) - 1))
    if len(values) > 1:
        here = weights.copy()
        here[gone] = 0
        other = values.copy()
        other[gone] = data.draw(UNIT)
        assert np.array_equal(by.combine(values, here), by.combine(other, here))


@CALM
@given(joins())
def test_weights_of_each_claim_give_the_bits_of_shared_ones(case):
    by, weights, values = case
    shared = by.combine(values, weights.reshape(-1, 1, 1))
    each = np.ascontiguousarray(np.broadcast_to(weights[:, None, None], values.shape))
    assert np.array_equal(shared, by.combine(values, each))


@CALM
@given(joins(), st.data())
def test_every_gap_at_nothing_is_below_every_gap_at_its_best(case, data):
    by, weights, values = case
    flags = st.lists(st.booleans(), min_size=values.size, max_size=values.size)
    absent = np.array(data.draw(flags)).reshape(values.shape)
    share = (weights[:, None, None] * absent).sum(axis=0) / weights.sum()
    low, high = by.bounds(np.where(absent, 0.0, values), weights, absent, share)
    assert (low <= high + CLOSE).all()


@CALM
@given(joins())
def test_without_interactions_or_holds_it_is_the_weighted_mean(case):
    _, weights, values = case
    codes = list(CODES[: len(weights)])
    mean = WeightedMean().combine(values, weights)
    for plain in (Choquet(), Held()):
        assert np.array_equal(plain.among(codes, weights).combine(values, weights), mean)


@CALM
@given(joins())
def test_the_order_of_the_children_changes_nothing(case):
    by, weights, values = case
    turned = by.among(list(reversed(CODES[: len(weights)])), weights[::-1])
    before, after = by.combine(values, weights), turned.combine(values[::-1], weights[::-1])
    assert after == pytest.approx(before, abs=CLOSE)


def test_a_child_at_its_mark_is_not_below_it_whatever_the_last_bit():
    hold = Hold("a", below=60, to=20)
    assert hold.bites(np.array([0.6, 0.6 - 1e-16, 0.59])).tolist() == [1, 1, 0.59]


def test_a_child_to_which_people_gave_no_points_has_no_interactions():
    pair = (Interaction("a", "b", -0.2), Interaction("a", "c", 0.2))
    by = Choquet(pair).among("abc", np.array([60.0, 0.0, 40.0]))
    assert by.pairs == [(0, 2, 0.2)]
    found = by.combine(np.array([0.8, 0.1, 0.6]).reshape(3, 1, 1), np.array([60.0, 0.0, 40.0]))
    assert found == pytest.approx(0.48 + 0.24 - 0.02)


def test_neither_holds_harm():
    assert not Choquet().holds_harm
    assert not Held().holds_harm
