"""Mean less a penalty for imbalance: in closed form, and why it ranks nobody."""

import numpy as np
import pytest

from socialvalue.numerics import imbalance


def test_a_worked_index():
    """20 and 40: mean 30, variance 100, penalty 100 / 30."""
    values, weights = np.array([20.0, 40.0]), np.array([1.0, 1.0])
    assert imbalance.spread(values, weights) == pytest.approx(10)
    assert imbalance.mazziotta_pareto(values, weights) == pytest.approx(30 - 100 / 30)


def test_equal_ratings_pay_no_penalty_and_all_at_zero_is_zero():
    assert imbalance.mazziotta_pareto(np.full(3, 70.0), np.ones(3)) == pytest.approx(70)
    assert imbalance.mazziotta_pareto(np.zeros((3, 2)), np.ones(3)).tolist() == [0, 0]


def test_it_can_fall_as_a_rating_rises_which_is_why_it_ranks_nobody():
    """1, 0, 0 of three: the mean rises by a third of a step, the penalty by two thirds."""
    low, high = (np.array([top, 10.0, 10.0]) for top in (60.0, 90.0))
    assert imbalance.mazziotta_pareto(high, np.ones(3)) < imbalance.mazziotta_pareto(
        low, np.ones(3)
    )


def test_a_rating_below_zero_is_refused():
    with pytest.raises(ValueError, match="below 0"):
        imbalance.penalty(np.array([-1.0, 2.0]), np.ones(2))
