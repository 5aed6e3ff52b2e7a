"""What a letter says will earn the next point earns it to the full, whatever the numbers."""

import re

import pytest
from bidding import absolute, bid, mark, price, relative, scoring
from hypothesis import given, settings
from hypothesis import strategies as st

import socialvalue as sv

NUMBER = re.compile(r"£?(-?[\d,]+(?:\.\d+)?)")


def told(decision, who, at):
    """The line of one criterion, and the number in what would earn its next point."""
    line = decision.feedback(who, publish=True).lines[at]
    found = NUMBER.search(line.next_point.partition(": ")[2])
    return line, None if found is None else float(found.group(1).replace(",", ""))


def points_with(decision, who, at, number):
    numbers, place = decision.numbers.copy(), decision.find(who)
    numbers[at, place] = number
    return decision.with_numbers(numbers).points[at, place]


def test_a_short_climb_between_large_numbers_is_told_with_the_digits_that_it_takes():
    rules = scoring(price(60), absolute(40, floor=1415, target=1425))
    decision = sv.decide(
        rules, [bid("A", price=900, social=1417), bid("B", price=800, social=1400)]
    )
    line, number = told(decision, "B", 1)
    assert (line.points, number) == (0, 1415.25)


@settings(deadline=None, max_examples=60)
@given(
    st.tuples(st.integers(-2000, 2000), st.integers(-2000, 2000)).filter(lambda e: e[0] != e[1]),
    st.floats(-0.2, 1.0),
    st.integers(10_000, 900_000),
)
def test_the_next_point_is_earned_to_the_full_on_a_ramp_and_on_a_price(ends, where, money):
    floor, target = ends
    offered = round(floor + where * (target - floor), 1)
    rules = scoring(price(60), absolute(40, floor=floor, target=target))
    bids = [bid("A", price=money, social=offered), bid("B", price=9_000, social=0)]
    decision = sv.decide(rules, bids)
    for at in (0, 1):
        line, number = told(decision, "A", at)
        if number is not None:
            wanted = min(line.points + 1, line.weight)
            assert points_with(decision, "A", at, number) >= wanted - 1e-6


@settings(deadline=None, max_examples=60)
@given(st.floats(0.1, 499), st.floats(500, 5000))
def test_the_next_point_is_earned_to_the_full_beside_the_best(offered, best):
    rules = scoring(price(80), relative(20))
    bids = [bid("A", price=9, social=offered), bid("B", price=9, social=best)]
    line, number = told(sv.decide(rules, bids), "A", 1)
    assert 20 * number / best >= min(line.points + 1, 20) - 1e-6


@pytest.mark.parametrize("band", [float("nan"), float("inf"), 10**400])
def test_a_band_without_an_end_is_refused_in_words(band):
    rules = scoring(price(60), sv.Criterion("q", "Q", 40, "bands", scale=("no", "yes")))
    with pytest.raises(sv.DecisionError, match="is no band"):
        sv.decide(rules, [bid("A", price=9)], marks=[mark("A", band, code="q")])
