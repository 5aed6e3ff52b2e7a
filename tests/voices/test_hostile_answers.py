"""Answers too large or too small for a number are refused in words, and never break the reading."""

import pytest
from hall import CODES, FRAMEWORK, ballot

import socialvalue as sv


@pytest.mark.parametrize("answer", [10**400, 1e200, float("inf"), float("nan")])
def test_an_answer_without_an_end_is_refused_in_words(answer):
    with pytest.raises(sv.BallotErrors, match="no number of 0 or more"):
        sv.weights([ballot("r01", (answer, 1, 1, 1, 1))], FRAMEWORK)


@pytest.mark.parametrize("answer", [10**400, 5e-324, 0])
def test_a_comparison_without_an_end_is_refused_in_words(answer):
    pairs = {(CODES[0], code): answer for code in CODES[1:]}
    with pytest.raises(sv.BallotErrors, match="no number above 0"):
        sv.weights([sv.Ballot("r01", "all", "pairwise", pairs)], FRAMEWORK)


@pytest.mark.parametrize(
    "points", [{}, dict.fromkeys(CODES, 0), dict.fromkeys(CODES, 10**400), {"EQ": "3"}, {"EQ": -1}]
)
def test_declared_points_that_are_none_are_refused_in_words(points):
    with pytest.raises(sv.ArgumentError, match="points"):
        sv.Perspective.declared("the board", "overall", points)


def test_a_perspective_of_nobody_is_refused():
    with pytest.raises(sv.ArgumentError, match="whose weights"):
        sv.Perspective.declared("  ", "overall", dict.fromkeys(CODES, 1))


def test_weights_of_four_hundred_digits_are_refused_in_words():
    points = dict.fromkeys(CODES, 10**400)
    with pytest.raises(sv.FrameworkError, match="no weight"):
        FRAMEWORK.weighted("overall", points, whose="the board")
