"""Examples and weights that hold no numbers are refused in words."""

import pytest

import socialvalue as sv

GOOD = {"a": {"x": 90, "y": 10}, "b": {"x": 50, "y": 50}}
EVEN = {"x": 50, "y": 50}


@pytest.mark.parametrize(
    ("ratings", "weights", "at"),
    [
        (3, EVEN, "ratings"),
        (GOOD, 3, "weights"),
        (GOOD, {"x": "3", "y": None}, "weights"),
        (GOOD, {"x": 10**400, "y": 1}, "weights"),
        ({**GOOD, "a": {"x": "q", "y": 1}}, EVEN, "ratings.a"),
        ({**GOOD, "a": 7}, EVEN, "ratings.a"),
    ],
)
def test_what_holds_no_numbers_is_refused_in_words(ratings, weights, at):
    with pytest.raises(sv.ArgumentError, match=at):
        sv.aggregation.elicit(ratings, ["a", "b"], weights, author="the testers")
