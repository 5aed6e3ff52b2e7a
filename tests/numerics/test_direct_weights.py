"""Weights from points, swings, orders, and the best and the worst; closed forms and laws."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socialvalue import numerics


def test_points_and_swings_become_shares() -> None:
    assert numerics.budget_weights([50, 30, 20]).tolist() == [0.5, 0.3, 0.2]
    assert numerics.swing_weights([100, 60, 40]).tolist() == [0.5, 0.3, 0.2]


@pytest.mark.parametrize("way", [numerics.budget_weights, numerics.swing_weights])
@pytest.mark.parametrize("given", [[0, 0], [-1, 2], [1, float("nan")]])
def test_nothing_negative_and_blanks_are_refused(way, given: list[float]) -> None:
    with pytest.raises(ValueError, match=r"give|share out"):
        way(given)


def test_the_centroid_of_three_is_eleven_five_and_two_eighteenths() -> None:
    """Barron and Barrett (1996): 0.6111, 0.2778, 0.1111."""
    assert numerics.rank_order_centroid([1, 2, 3]) == pytest.approx([11 / 18, 5 / 18, 2 / 18])


def test_tied_places_share_their_weights() -> None:
    assert numerics.rank_order_centroid([1, 2, 2]) == pytest.approx([11 / 18, 3.5 / 18, 3.5 / 18])
    assert numerics.rank_order_centroid([4, 4]).tolist() == [0.5, 0.5]


def test_the_centroid_is_the_middle_of_the_weights_that_respect_the_order() -> None:
    """The corners are (1,0,0), (1/2,1/2,0) and (1/3,1/3,1/3); their mean is the centroid."""
    corners = np.array([[1, 0, 0], [1 / 2, 1 / 2, 0], [1 / 3, 1 / 3, 1 / 3]])
    assert numerics.rank_order_centroid([1, 2, 3]) == pytest.approx(corners.mean(axis=0))


def test_an_empty_order_is_refused() -> None:
    with pytest.raises(ValueError, match="nothing in order"):
        numerics.rank_order_centroid([])


def test_a_best_worst_of_three_is_solved_by_hand() -> None:
    """Answers 8, 2, 1 and 1, 5, 8 (the transport example of Rezaei 2015) in the linear model: all
    three misfits are equal, so that the weights are 2, 9 and 17 of 28, and the misfit 1 of 28.
    """
    found = numerics.best_worst([8, 2, 1], [1, 5, 8], best=2, worst=0)
    assert found.weights == pytest.approx([2 / 28, 9 / 28, 17 / 28])
    assert found.deviation == pytest.approx(1 / 28)
    assert found.ratio == pytest.approx((2 * 5 - 8) / (8 * 8 - 8))


@settings(deadline=None, max_examples=40)
@given(st.lists(st.sampled_from([1, 2, 3, 4, 6]), min_size=1, max_size=4))
def test_consistent_answers_give_weights_in_closed_form(middle: list[int]) -> None:
    """Where a_best,j × a_j,worst is a_best,worst for all, the weights go as 1/a_best,j."""
    over = np.array([1, *middle, 12])
    found = numerics.best_worst(over, 12 / over, best=0, worst=len(over) - 1)
    assert found.weights == pytest.approx((1 / over) / (1 / over).sum())
    assert found.deviation == pytest.approx(0, abs=1e-12)
    assert found.ratio == pytest.approx(0, abs=1e-12)


answers = st.integers(2, 4).flatmap(
    lambda middle: st.tuples(
        st.lists(st.integers(1, 9), min_size=middle, max_size=middle),
        st.lists(st.integers(1, 9), min_size=middle, max_size=middle),
        st.integers(2, 9),
    )
)


def _misfit(weights: np.ndarray, over: list[int], under: list[int]) -> float:
    best, worst = weights[0], weights[-1]
    return max(
        *(abs(best - a * w) for a, w in zip(over, weights, strict=True)),
        *(abs(w - a * worst) for a, w in zip(under, weights, strict=True)),
    )


@settings(deadline=None, max_examples=40)
@given(answers, st.integers(0, 2**32))
def test_no_other_weights_misfit_less(given_answers, seed: int) -> None:
    middle_over, middle_under, whole = given_answers
    over, under = [1, *middle_over, whole], [whole, *middle_under, 1]
    found = numerics.best_worst(over, under, best=0, worst=len(over) - 1)
    for tried in np.random.default_rng(seed).dirichlet(np.ones(len(over)), 50):
        assert _misfit(tried, over, under) >= found.deviation - 1e-12
    assert _misfit(found.weights, over, under) == pytest.approx(found.deviation)
    assert found.weights.sum() == pytest.approx(1)


@settings(deadline=None, max_examples=30)
@given(answers, st.permutations(range(6)))
def test_the_order_of_options_is_irrelevant(given_answers, turn: list[int]) -> None:
    middle_over, middle_under, whole = given_answers
    over, under = np.array([1, *middle_over, whole]), np.array([whole, *middle_under, 1])
    order = [place for place in turn if place < len(over)]
    plain = numerics.best_worst(over, under, best=0, worst=len(over) - 1)
    turned = numerics.best_worst(
        over[order], under[order], best=order.index(0), worst=order.index(len(over) - 1)
    )
    assert turned.weights == pytest.approx(plain.weights[order], abs=1e-12)


@pytest.mark.parametrize(
    ("over", "under", "best", "worst", "words"),
    [
        ([1, 2], [2], 0, 1, "one an option"),
        ([1, 2], [2, 1], 0, 0, "two different options"),
        ([1, 0.5], [0.5, 1], 0, 1, "below 1"),
        ([2, 2], [2, 1], 0, 1, "are 1"),
        ([1, 2], [3, 1], 0, 1, "in two ways"),
    ],
)
def test_answers_that_cannot_be_are_refused(over, under, best, worst, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        numerics.best_worst(over, under, best, worst)
