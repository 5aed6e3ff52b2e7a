"""Counting rankings, against the handbook's example, closed forms and laws."""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socialvalue import numerics

OPTIONS = "abcd"
# OECD and JRC (2008), Handbook on Constructing Composite Indicators, table 25: 21 people.
PROFILE = ((3, "abcd"), (5, "acbd"), (7, "bdca"), (6, "cbda"))
COUNTS = [count for count, _ in PROFILE]
RANKS = [[order.index(option) + 1 for option in OPTIONS] for _, order in PROFILE]
WINS = numerics.outranking(RANKS, COUNTS)


def test_the_handbooks_first_places_are_8_7_6_and_0() -> None:
    assert numerics.plurality(RANKS, COUNTS).tolist() == [8, 7, 6, 0]


def test_the_handbooks_borda_points_are_24_44_38_and_20() -> None:
    assert numerics.borda(RANKS, COUNTS).tolist() == [24, 44, 38, 20]


def test_the_handbooks_majorities_are_its_outranking_table() -> None:
    named = {"ba": 13, "bd": 21, "ca": 13, "cb": 11, "cd": 14, "da": 13}
    found = {pair: WINS[OPTIONS.index(pair[0]), OPTIONS.index(pair[1])] for pair in named}
    assert found == named


def test_three_rules_name_three_winners() -> None:
    """First places go to a, points to b, majorities to c; Kemeny's order is the handbook's cbda."""
    assert int(np.argmax(numerics.plurality(RANKS, COUNTS))) == OPTIONS.index("a")
    assert int(np.argmax(numerics.borda(RANKS, COUNTS))) == OPTIONS.index("b")
    assert numerics.condorcet_winner(WINS) == OPTIONS.index("c")
    assert numerics.smith_set(WINS) == (OPTIONS.index("c"),)
    assert ["".join(OPTIONS[p] for p in order) for order in numerics.kemeny(WINS).orders] == [
        "cbda"
    ]


# Condorcet's circle: a over b, b over c, c over a, each by two of three.
CIRCLE = numerics.outranking([[1, 2, 3], [3, 1, 2], [2, 3, 1]])


def test_a_circle_has_no_winner_and_keeps_all_three() -> None:
    assert numerics.condorcet_winner(CIRCLE) is None
    assert numerics.smith_set(CIRCLE) == (0, 1, 2)


def test_a_circle_has_three_kemeny_orders_and_all_are_kept() -> None:
    found = numerics.kemeny(CIRCLE)
    assert found.orders.tolist() == [[0, 1, 2], [1, 2, 0], [2, 0, 1]]
    assert found.disagreements == 4


def test_a_loser_of_all_stands_outside_the_smith_set() -> None:
    ranks = [[1, 2, 3, 4], [3, 1, 2, 4], [2, 3, 1, 4]]
    assert numerics.smith_set(numerics.outranking(ranks)) == (0, 1, 2)


def test_two_that_tie_share_the_smith_set_and_no_winner_is_named() -> None:
    wins = numerics.outranking([[1, 2], [2, 1]])
    assert numerics.condorcet_winner(wins) is None
    assert numerics.smith_set(wins) == (0, 1)


def test_a_shared_first_place_is_split_and_shared_points_are_halved() -> None:
    assert numerics.plurality([[1, 1, 3]]).tolist() == [0.5, 0.5, 0]
    assert numerics.borda([[1, 1, 3]]).tolist() == [1.5, 1.5, 0]


def test_seven_tied_options_keep_every_order_there_is() -> None:
    assert len(numerics.kemeny(np.zeros((7, 7))).orders) == 5040


def test_more_options_than_the_search_can_bear_are_refused_in_a_sentence() -> None:
    with pytest.raises(ValueError, match="There are 10 options, and an exact search ends at 9"):
        numerics.kemeny(np.zeros((10, 10)))


@pytest.mark.parametrize(
    ("ranks", "words"),
    [([[1, float("nan")]], "give finite numbers"), (np.empty((0, 3)), "nothing to count")],
)
def test_a_ballot_with_a_blank_or_no_ballot_is_refused(ranks: object, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        numerics.borda(ranks)


@pytest.mark.parametrize("wins", [np.zeros((2, 3)), [[0, -1], [1, 0]], np.zeros((0, 0))])
def test_a_matrix_that_is_none_of_people_is_refused(wins: object) -> None:
    with pytest.raises(ValueError, match="square matrix of people"):
        numerics.smith_set(wins)


ballots = st.integers(2, 5).flatmap(
    lambda options: st.lists(
        st.lists(st.integers(1, options), min_size=options, max_size=options),
        min_size=1,
        max_size=6,
    )
)


@given(ballots)
def test_points_add_up_and_the_order_of_ballots_is_irrelevant(ranks: list[list[int]]) -> None:
    people, options = np.shape(ranks)
    assert numerics.plurality(ranks).sum() == pytest.approx(people)
    assert numerics.borda(ranks).sum() == pytest.approx(people * options * (options - 1) / 2)
    turned = ranks[::-1]
    assert numerics.outranking(ranks).tolist() == numerics.outranking(turned).tolist()


@given(ballots)
def test_a_condorcet_winner_is_the_whole_smith_set_and_first_in_every_kemeny_order(
    ranks: list[list[int]],
) -> None:
    wins = numerics.outranking(ranks)
    winner, smith = numerics.condorcet_winner(wins), numerics.smith_set(wins)
    firsts = {int(order[0]) for order in numerics.kemeny(wins).orders}
    assert (winner is None) == (len(smith) > 1)
    if winner is not None:
        assert smith == (winner,)
        assert firsts == {winner}


def _cost(wins: np.ndarray, order: tuple[int, ...]) -> float:
    return sum(wins[below, above] for at, above in enumerate(order) for below in order[at + 1 :])


@settings(deadline=None)
@given(ballots)
def test_kemeny_finds_what_trying_every_order_finds(ranks: list[list[int]]) -> None:
    wins = numerics.outranking(ranks)
    costs = {order: _cost(wins, order) for order in permutations(range(len(wins)))}
    least = min(costs.values())
    found = numerics.kemeny(wins)
    assert found.disagreements == least
    assert [tuple(order) for order in found.orders] == [
        order for order, cost in costs.items() if cost == least
    ]
