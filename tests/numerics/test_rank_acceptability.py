"""Rank acceptabilities: by hand, by brute counting, and by the laws of shares."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socialvalue.numerics.random_weights import simplex
from socialvalue.numerics.rank_acceptability import acceptability, central_weights

CALM = settings(deadline=None)


@st.composite
def scores(draw):
    """Few distinct values, so that ties abound."""
    draws, count = draw(st.integers(1, 8)), draw(st.integers(1, 6))
    rows = st.lists(st.integers(0, 4).map(float), min_size=count, max_size=count)
    return np.array(draw(st.lists(rows, min_size=draws, max_size=draws)))


def counted(given_scores):
    """Rank shares, one draw and one alternative at a time."""
    draws, count = given_scores.shape
    found = np.zeros((count, count))
    for row in given_scores:
        for one, score in enumerate(row):
            above, level = int((row > score).sum()), int((row == score).sum())
            found[one, above : above + level] += 1 / level / draws
    return found


def test_three_alternatives_and_four_draws_by_hand():
    """The first wins twice and ties once; the last is last but for the draw in which all tie."""
    found = acceptability([[3, 2, 1], [2, 3, 1], [3, 2, 1], [5, 5, 5]])
    third = 1 / 12
    assert found.ranks == pytest.approx(
        np.array([[0.5 + third, 0.25 + third, third], [0.25 + third, 0.5 + third, third],
                  [third, third, 0.75 + third]])
    )  # fmt: skip
    assert found.wins.tolist() == [[0, 0.5, 0.75], [0.25, 0, 0.75], [0, 0, 0]]
    assert found.ties.tolist() == [[1, 0.25, 0.25], [0.25, 1, 0.25], [0.25, 0.25, 1]]
    assert found.win_errors[0, 1] == pytest.approx(0.25)


@CALM
@given(scores())
def test_they_are_those_of_brute_counting(given_scores):
    assert acceptability(given_scores).ranks == pytest.approx(counted(given_scores))


@CALM
@given(scores())
def test_shares_add_up_to_one_for_each_alternative_and_each_rank(given_scores):
    found = acceptability(given_scores)
    ones = np.ones(given_scores.shape[1])
    assert found.ranks.sum(axis=0) == pytest.approx(ones)
    assert found.ranks.sum(axis=1) == pytest.approx(ones)
    assert found.ranks.min() >= 0


@CALM
@given(scores())
def test_one_of_two_wins_or_they_tie(given_scores):
    found = acceptability(given_scores)
    assert np.allclose(found.wins + found.wins.T + found.ties, 1, rtol=0, atol=1e-15)
    assert (found.ties == found.ties.T).all()
    above = given_scores[:, :, None] > given_scores[:, None, :]
    assert found.wins == pytest.approx(above.mean(axis=0))


@CALM
@given(scores(), st.randoms())
def test_the_order_of_the_alternatives_moves_the_shares_with_them(given_scores, random):
    order = list(range(given_scores.shape[1]))
    random.shuffle(order)
    found, turned = acceptability(given_scores), acceptability(given_scores[:, order])
    assert turned.ranks == pytest.approx(found.ranks[order])
    assert (turned.wins == found.wins[np.ix_(order, order)]).all()


@CALM
@given(scores())
def test_only_the_order_of_the_scores_counts(given_scores):
    found, scaled = acceptability(given_scores), acceptability(3 * given_scores - 100)
    assert np.array_equal(found.ranks, scaled.ranks)
    assert np.array_equal(found.wins, scaled.wins)


def test_two_criteria_and_two_opposites_split_the_weights_in_half():
    """Of two alternatives, each best on one of two criteria, each wins half of all weights.

    The weights at which it does so average ¾ on its own criterion.
    """
    weights = simplex(11, 2, 20_000)
    found = acceptability(weights)
    assert found.ranks[0, 0] == pytest.approx(0.5, abs=4 * found.rank_errors[0, 0])
    assert found.rank_errors[0, 0] == pytest.approx(0.5 / np.sqrt(20_000), rel=0.01)
    assert central_weights(weights, weights) == pytest.approx(
        np.array([[0.75, 0.25], [0.25, 0.75]]), abs=0.01
    )


def test_an_alternative_that_never_wins_has_no_central_weights():
    found = central_weights([[0.4, 0.6]], [[1, 0, 1]])
    assert found[[0, 2]].tolist() == [[0.4, 0.6]] * 2
    assert np.isnan(found[1]).all()


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: acceptability(np.empty((0, 3))), "at least a draw"),
        (lambda: acceptability([[1.0, np.nan]]), "finite"),
        (lambda: acceptability([1.0, 2.0]), "dimensions"),
        (lambda: central_weights([[0.5, 0.5]], [[1.0], [2.0]]), "for each draw"),
    ],
)
def test_scores_that_cannot_be_ranked_are_refused(call, words):
    with pytest.raises(ValueError, match=words):
        call()
