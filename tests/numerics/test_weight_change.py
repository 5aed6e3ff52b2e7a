"""The change of weights that flips a winner: by hand, against linear programming, and by search."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from socialvalue.numerics.weight_change import (
    crossings,
    proportional,
    single_threshold,
    single_weights,
    smallest_change,
)

CALM = settings(deadline=None)
RATINGS = st.lists(st.integers(0, 20).map(float), min_size=3, max_size=3)
POINTS = st.lists(st.integers(1, 50), min_size=3, max_size=3)


def shares(points):
    return np.array(points) / sum(points)


def programmed(weights, leads, low, high):
    """The points moved, by a linear programme over what each weight gains and loses; or None."""
    count = len(weights)
    found = linprog(
        np.full(2 * count, 0.5),
        A_ub=[np.concatenate([leads, -leads])],
        b_ub=[-float(weights @ leads)],
        A_eq=[np.concatenate([np.ones(count), -np.ones(count)])],
        b_eq=[0.0],
        bounds=[(0, max(0.0, h - w)) for w, h in zip(weights, high, strict=True)]
        + [(0, max(0.0, w - x)) for w, x in zip(weights, low, strict=True)],
    )
    return found.fun if found.status == 0 else None


def test_three_criteria_by_hand():
    """Leads 4, 1 and -6 at weights 0.5, 0.3, 0.2: the winner leads by 2 + 0.3 - 1.2 = 1.1.

    A point from the first to the third closes 10, so that 0.11 moved leaves the two level.
    """
    found = smallest_change([0.5, 0.3, 0.2], [9, 5, 1], [5, 4, 7])
    assert found.points == pytest.approx(0.11)
    assert found.weights == pytest.approx([0.39, 0.3, 0.31])


def test_a_giver_with_nothing_left_lets_the_next_give():
    """Leads 4, 3 and -1 at 0.1, 0.8, 0.1 (gap 2.7): 0.1 × 5 closes 0.5, 0.55 × 4 the other 2.2."""
    found = smallest_change([0.1, 0.8, 0.1], [4, 3, 0], [0, 0, 1])
    assert found.points == pytest.approx(0.65)
    assert found.weights == pytest.approx([0, 0.25, 0.75])


def test_a_winner_who_leads_everywhere_leads_at_any_weights():
    assert smallest_change([0.5, 0.5], [3, 2], [1, 1]) is None
    assert np.isnan(single_weights([0.5, 0.5], [3, 2], [1, 1])).all()


def test_bounds_that_hold_the_weights_hold_the_winner():
    assert smallest_change([0.6, 0.4], [9, 0], [0, 9], low=[0.55, 0]) is None
    assert smallest_change([0.6, 0.4], [9, 0], [0, 9], high=[1, 0.45]) is None
    assert smallest_change([0.6, 0.4], [9, 0], [0, 9], low=[0.5, 0]).points == pytest.approx(0.1)


def test_a_rival_who_is_level_or_ahead_needs_no_change():
    assert smallest_change([0.5, 0.5], [1, 2], [2, 1]).points == 0.0
    assert smallest_change([0.5, 0.5], [1, 1], [2, 1]).weights.tolist() == [0.5, 0.5]


@CALM
@given(POINTS, RATINGS, RATINGS, st.booleans())
def test_no_smaller_change_exists(points, winner, rival, bounded):
    weights, leads = shares(points), np.subtract(winner, rival)
    low, high = (
        (weights * 0.5, np.minimum(weights * 1.7, 1)) if bounded else (0 * weights, 0 * weights + 1)
    )
    best = programmed(weights, leads, low, high)
    found = smallest_change(weights, winner, rival, low, high)
    if best is None:
        assert found is None or found.weights @ leads == pytest.approx(0, abs=1e-6)
    elif found is not None:
        assert found.points == pytest.approx(best, abs=1e-6)
        assert found.weights.sum() == pytest.approx(1)
        assert found.weights @ leads == pytest.approx(min(0, weights @ leads), abs=1e-9)
    else:  # level only where every bound is met exactly, which rounding may miss
        assert best > 0


@CALM
@given(POINTS, RATINGS, RATINGS)
def test_at_a_single_weight_the_two_are_level(points, winner, rival):
    weights, leads = shares(points), np.subtract(winner, rival)
    for criterion, level in enumerate(single_weights(weights, winner, rival)):
        ends = proportional(weights, criterion, [0.0, 1.0]) @ leads
        if np.isnan(level):
            assert ends[0] * ends[1] > -1e-9
        else:
            assert proportional(weights, criterion, level)[0] @ leads == pytest.approx(0, abs=1e-9)


@CALM
@given(POINTS, RATINGS, RATINGS)
def test_the_search_finds_the_closed_form(points, winner, rival):
    weights, leads = shares(points), np.subtract(winner, rival)
    for criterion, level in enumerate(single_weights(weights, winner, rival)):
        ends = proportional(weights, criterion, [0.0, 1.0]) @ leads
        if ends[0] * ends[1] < -1e-9:
            found = single_threshold(
                lambda w, at=criterion: proportional(weights, at, w) @ leads, weights[criterion]
            )
            assert found == pytest.approx(level, abs=1e-12)


def test_all_weight_on_one_criterion_leaves_no_proportion():
    found = single_weights([1.0, 0.0], [2, 0], [0, 1])
    assert np.isnan(found[0])
    assert found[1] == pytest.approx(2 / 3)
    with pytest.raises(ValueError, match="some to share"):
        proportional([1.0, 0.0], 0, [0.5])


def test_a_gap_that_falls_and_rises_crosses_more_than_once():
    def gap(weight):
        return (weight - 0.2) * (weight - 0.9) * (weight - 0.31)

    assert crossings(gap) == pytest.approx([0.2, 0.31, 0.9], abs=1e-14)
    assert single_threshold(gap, 0.35) == pytest.approx(0.31, abs=1e-14)
    assert single_threshold(gap, 0.8) == pytest.approx(0.9, abs=1e-14)


def test_a_gap_that_never_closes_has_no_threshold():
    assert single_threshold(lambda weight: 1 + weight, 0.5) is None
    assert crossings(lambda weight: -1 - weight).size == 0


def test_touching_counts_and_so_do_the_ends_of_a_level_stretch():
    assert crossings(lambda weight: np.square(weight - 0.5)) == pytest.approx([0.5])
    flat = crossings(lambda weight: np.maximum(weight - 0.7, 0) + np.minimum(weight - 0.3, 0))
    assert flat == pytest.approx([0.3, 0.7])
    assert crossings(lambda weight: 0 * weight).tolist() == [0, 1]
    assert single_threshold(lambda weight: 0 * weight, 0.4) == 0.4


def test_a_jump_over_level_is_a_crossing():
    found = single_threshold(lambda weight: np.where(weight < 1 / 3, -1.0, 2.0), 0.9)
    assert found == pytest.approx(1 / 3, abs=1e-15)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: smallest_change([0.5, 0.6], [1, 1], [0, 0]), "add up to 1"),
        (lambda: smallest_change([0.5, 0.5], [1], [0, 0]), "for each criterion"),
        (lambda: smallest_change([0.5, 0.5], [1, 1], [0, 0], low=[0.6, 0]), "outside"),
        (lambda: crossings(lambda weight: np.ones(3)), "one for each weight"),
        (lambda: crossings(lambda weight: weight * np.nan), "finite"),
        (lambda: single_threshold(lambda weight: weight, 31), "share"),
    ],
)
def test_what_cannot_be_asked_is_refused(call, words):
    with pytest.raises(ValueError, match=words):
        call()
