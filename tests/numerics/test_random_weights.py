"""Weights drawn within bounds: uniform, admissible, the same for the same seed."""

from hashlib import sha256

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from socialvalue.numerics import random_weights
from socialvalue.numerics.random_weights import simplex

CALM = settings(deadline=None, max_examples=30)
LOW = st.lists(st.integers(0, 40).map(lambda x: x / 100), min_size=4, max_size=4)
WIDE = st.lists(st.integers(0, 60).map(lambda x: x / 100), min_size=4, max_size=4)


def test_without_bounds_each_weight_has_the_moments_of_a_flat_dirichlet():
    """Mean 1/k, variance (k - 1)/(k²(k + 1)), covariance -1/(k²(k + 1))."""
    weights = simplex(7, 5, 40_000)
    assert weights.mean(axis=0) == pytest.approx(np.full(5, 0.2), abs=0.004)
    expected = (np.eye(5) * 5 - 1) / (25 * 6)
    assert np.cov(weights.T) == pytest.approx(expected, abs=0.001)


def test_with_a_lowest_weight_the_rest_is_shared_evenly():
    weights = simplex(7, 3, 40_000, low=[0.5, 0.1, 0.0])
    assert weights.mean(axis=0) == pytest.approx(np.array([0.5, 0.1, 0.0]) + 0.4 / 3, abs=0.003)


def test_bounds_leave_the_uniform_distribution_of_a_brute_rejection():
    low, high = np.array([0.1, 0.0, 0.2]), np.array([0.4, 0.5, 0.6])
    brute = simplex(1, 3, 400_000)
    brute = brute[((brute >= low) & (brute <= high)).all(axis=1)]
    found = simplex(2, 3, 40_000, low, high)
    assert found.mean(axis=0) == pytest.approx(brute.mean(axis=0), abs=0.003)
    assert np.cov(found.T) == pytest.approx(np.cov(brute.T), abs=0.0005)


def test_chains_end_at_the_same_distribution_as_rejection(monkeypatch):
    low, high = [0.1, 0.0, 0.2, 0.0], [0.4, 0.5, 0.6, 0.3]
    kept = simplex(3, 4, 30_000, low, high)
    monkeypatch.setattr(random_weights, "_FEWEST", 2.0)
    chained = simplex(3, 4, 30_000, low, high)
    assert not np.array_equal(kept, chained)
    assert chained.mean(axis=0) == pytest.approx(kept.mean(axis=0), abs=0.003)
    assert np.cov(chained.T) == pytest.approx(np.cov(kept.T), abs=0.0005)
    for criterion in range(4):
        both = [np.quantile(one[:, criterion], [0.1, 0.5, 0.9]) for one in (kept, chained)]
        assert both[0] == pytest.approx(both[1], abs=0.006)


def test_many_criteria_in_narrow_bounds_are_drawn_too():
    low, high = np.full(40, 0.015), np.full(40, 0.035)
    weights = simplex(5, 40, 2_000, low, high)
    assert weights.sum(axis=1) == pytest.approx(np.ones(2_000))
    assert weights.min() >= 0.015
    assert weights.max() <= 0.035
    assert weights.mean(axis=0) == pytest.approx(np.full(40, 0.025), abs=0.001)


@CALM
@given(LOW, WIDE, st.integers(0, 1000))
def test_every_draw_keeps_the_bounds_and_adds_up_to_1(low, wide, seed):
    low = np.array(low)
    high = np.minimum(low + np.array(wide), 1.0)
    assume(low.sum() <= 1 <= high.sum())
    weights = simplex(seed, 4, 50, low, high)
    assert weights.shape == (50, 4)
    assert weights.sum(axis=1) == pytest.approx(np.ones(50), abs=1e-9)
    assert (weights >= low - 1e-12).all()
    assert (weights <= high + 1e-12).all()


def test_the_same_seed_gives_the_same_bits_and_another_seed_others():
    assert np.array_equal(simplex(2**64 - 1, 5, 9), simplex(2**64 - 1, 5, 9))
    assert not np.array_equal(simplex(0, 5, 9), simplex(1, 5, 9))


def test_the_stream_is_keyed_by_its_name():
    digest = sha256(b"weights").digest()[:8]
    assert int.from_bytes(digest, "big") == random_weights.STREAM


def test_bounds_that_leave_one_point_give_that_point():
    assert simplex(1, 2, 2, low=[0.3, 0.7]) == pytest.approx(np.array([[0.3, 0.7]] * 2))
    assert simplex(1, 2, 1, high=[0.3, 0.7]) == pytest.approx(np.array([[0.3, 0.7]]))
    assert simplex(1, 1, 2).tolist() == [[1.0], [1.0]]


@pytest.mark.parametrize(
    ("request_", "words"),
    [
        ({"criteria": 0}, "at least one"),
        ({"draws": 0}, "at least one"),
        ({"seed": -1}, "out of range"),
        ({"low": 0.6}, "above 1"),
        ({"high": 0.4}, "below 1"),
        ({"low": [0.3, 0.0], "high": [0.2, 1.0]}, "above its highest"),
        ({"low": [0.1] * 3}, "one for each criterion"),
        ({"low": 20}, "share"),
    ],
)
def test_weights_that_cannot_be_are_refused(request_, words):
    with pytest.raises(ValueError, match=words):
        simplex(**{"seed": 1, "criteria": 2, "draws": 3} | request_)
