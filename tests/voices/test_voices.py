"""Each person's weights are kept, contradictions are told and not mended, centres are named."""

import json
import math

import numpy as np
import pytest
from hall import CODES, FRAMEWORK, WIDE, ballot
from hypothesis import given, settings
from hypothesis import strategies as st

import socialvalue as sv
from socialvalue.voices import METHODS
from socialvalue.voices.weighing import voice


def people(folder, text: str = WIDE) -> sv.Voices:
    file = folder / "hall.csv"
    file.write_text(text, "utf-8")
    return sv.weights(sv.read_ballots(file, FRAMEWORK), FRAMEWORK)


def pairs(answers: dict[tuple[str, str], float], method: str = "pairwise") -> sv.Ballot:
    return sv.Ballot("p1", "panel", method, answers)


TRUE = {"EQ": 8, "PA": 4, "CV": 2, "SE": 1, "WB": 1}
CONSISTENT = {
    (a, b): TRUE[a] / TRUE[b] for a in CODES for b in CODES if CODES.index(a) < CODES.index(b)
}


def test_every_method_gives_weights_that_add_up_to_one(tmp_path) -> None:
    found = people(tmp_path)
    assert {one.ballot.method for one in found.people} == {"budget", "swing", "ranking"}
    for one in found.people:
        assert math.fsum(one.weights) == pytest.approx(1)
    assert found.people[3].weights == (0.1, 0.2, 0.4, 0.1, 0.2)
    assert len(found.table()["points"]) == 7 * 5


def test_every_method_can_be_weighed() -> None:
    best = {("EQ", c): TRUE["EQ"] / TRUE[c] for c in CODES[1:]}
    worst = {(c, "WB"): TRUE[c] / TRUE["WB"] for c in CODES[1:4]}
    each = dict.fromkeys(CODES, 1)
    answers = {"pairwise": CONSISTENT, "best-worst": {**best, **worst}}
    for method in METHODS:
        made = voice(sv.Ballot("p1", "a", method, answers.get(method, each)), CODES)
        assert math.fsum(made.weights) == pytest.approx(1), method


def test_answers_that_hold_together_give_back_the_weights_and_say_so() -> None:
    found = voice(pairs(CONSISTENT), CODES)
    assert found.weights == pytest.approx([one / 16 for one in TRUE.values()])
    assert not found.contradicts
    assert "hold together" in found.said[0]


def test_a_contradiction_is_told_with_its_pair_and_how_to_mend_it_and_is_left_as_it_is() -> None:
    answers = {**CONSISTENT, ("EQ", "CV"): 1 / 9}
    found = voice(pairs(answers), CODES)
    told = " ".join(found.said)
    assert found.contradicts
    assert "consistency ratio" in told
    assert "Look at CV and EQ first: you said CV is 9 times as important" in told
    assert "say 0.25 times" in told
    assert found.ballot.answers["EQ", "CV"] == 1 / 9
    group = sv.weights([pairs(answers)], FRAMEWORK).perspectives(centre="mean")[0]
    assert group.contradicting == ("p1",)


def test_a_pair_that_was_not_asked_gives_weights_and_no_ratio() -> None:
    some = {pair: times for pair, times in CONSISTENT.items() if pair != ("EQ", "WB")}
    found = voice(pairs(some), CODES)
    assert found.weights == pytest.approx([one / 16 for one in TRUE.values()])
    assert math.isnan(found.ratio)
    assert "1 pair was not answered" in found.said[0]


def test_a_best_and_worst_that_disagree_name_the_option_between() -> None:
    best = {("EQ", "PA"): 2, ("EQ", "CV"): 3, ("EQ", "SE"): 4, ("EQ", "WB"): 8}
    worst = {("PA", "WB"): 9, ("CV", "WB"): 2, ("SE", "WB"): 2}
    told = " ".join(voice(pairs({**best, **worst}, "best-worst"), CODES).said)
    assert "You named EQ the most important and WB the least" in told
    assert "Look at PA first" in told


def test_what_was_read_as_something_else_is_said() -> None:
    told = [
        voice(ballot("r1", (50, 25, 5, 15, 0)), CODES).said,
        voice(ballot("r1", (80, 25, 5, 15, 1), method="swing"), CODES).said,
        voice(ballot("r1", (1, 2, 3, 4, 5), method="ranking"), CODES).said,
    ]
    assert "add up to 95" in told[0][0]
    assert "gave nothing to WB" in told[0][1]
    assert "largest swing is 80" in told[1][0]
    assert "says nothing of distances" in told[2][0]


def test_a_centre_must_be_named_and_is_called_what_it_is(tmp_path) -> None:
    found = people(tmp_path)
    with pytest.raises(TypeError):
        found.perspectives()
    with pytest.raises(sv.ArgumentError, match="'average' is not known"):
        found.perspectives(centre="average")
    for centre, word in (
        ("mean", "the mean of"),
        ("median", "the median of"),
        ("kemeny", "Kemeny"),
    ):
        assert word in found.perspectives(centre=centre)[0].whose


def test_each_group_has_a_perspective_and_nobody_adds_them_up(tmp_path) -> None:
    found = people(tmp_path)
    members, residents = found.perspectives(centre="mean")
    assert (members.name, residents.name) == ("members", "residents")
    assert residents.people == ("r01", "r02", "r03", "r04")
    assert len(residents.vectors) == 4
    assert residents.weights == pytest.approx(np.mean(residents.vectors, axis=0))
    assert residents.apart > 0


def test_a_perspective_of_one_person_is_that_persons_vector(tmp_path) -> None:
    found = people(tmp_path)
    for centre in ("mean", "median", "kemeny"):
        for one in found.people:
            alone = sv.weights([one.ballot], FRAMEWORK).perspectives(centre=centre)[0]
            assert alone.weights == one.weights
            assert alone.centre == "this person's own"
    assert [one.weights for one in found.persons()] == [one.weights for one in found.people]


def test_kemeny_orders_that_tie_are_all_kept() -> None:
    circle = [(1, 2, 3, 4, 5), (3, 1, 2, 4, 5), (2, 3, 1, 4, 5)]
    ballots = [ballot(f"r{at}", row, method="ranking") for at, row in enumerate(circle)]
    found = sv.weights(ballots, FRAMEWORK).perspectives(centre="kemeny")[0]
    assert {order[:3] for order in found.orders} == {
        ("EQ", "PA", "CV"),
        ("PA", "CV", "EQ"),
        ("CV", "EQ", "PA"),
    }
    assert "3 tied, their mean" in found.centre
    assert found.weights[0] == pytest.approx(found.weights[1]) == pytest.approx(found.weights[2])


def test_counts_name_a_circle_as_no_winner() -> None:
    circle = [(1, 2, 3, 4, 5), (3, 1, 2, 4, 5), (2, 3, 1, 4, 5)]
    ballots = [ballot(f"r{at}", row, method="ranking") for at, row in enumerate(circle)]
    table = sv.weights(ballots, FRAMEWORK).counts()
    assert table["smith"] == [True, True, True, False, False]
    assert table["condorcet"] == [False] * 5
    assert table["first_places"] == [1, 1, 1, 0, 0]


def test_two_camps_in_one_group_are_shown_as_clusters() -> None:
    rows = [(80, 5, 5, 5, 5), (75, 10, 5, 5, 5), (5, 5, 5, 5, 80), (5, 5, 10, 5, 75)]
    ballots = [ballot(f"r{at}", row) for at, row in enumerate(rows)]
    found = sv.weights(ballots, FRAMEWORK).perspectives(centre="mean")[0]
    assert found.clusters["people"] == [2, 2]
    from socialvalue.voices import pages

    assert "may be nobody's view" in pages.perspectives([found])


def test_medians_that_are_all_nought_are_refused_with_another_way() -> None:
    rows = [(100, 0, 0, 0, 0), (0, 100, 0, 0, 0), (0, 0, 100, 0, 0)]
    ballots = [ballot(f"r{at}", row) for at, row in enumerate(rows)]
    with pytest.raises(sv.ArgumentError, match="medians are all 0"):
        sv.weights(ballots, FRAMEWORK).perspectives(centre="median")


def test_its_page_and_its_json_hold_keys_and_sentences(tmp_path) -> None:
    found = people(tmp_path)
    assert "r04" in repr(found)
    assert "TO BE HANDED BACK" in repr(found)
    assert max(map(len, repr(found).splitlines())) <= 100
    assert found._repr_html_().startswith("<pre")
    assert json.loads(json.dumps(found.as_dict(), allow_nan=False))["node"] == "overall"
    assert set(found.said()) == {"person", "group", "said", "ask_again"}


points = st.lists(
    st.tuples(*[st.integers(0, 20)] * 5).filter(lambda row: sum(row) > 0), min_size=2, max_size=6
)


@settings(deadline=None, max_examples=30)
@given(points, st.permutations(range(6)), st.sampled_from(["mean", "kemeny"]))
def test_the_order_of_people_moves_no_bit(rows, turn: list[int], centre: str) -> None:
    ballots = [ballot(f"r{at}", row) for at, row in enumerate(rows)]
    turned = [
        sv.Ballot(f"s{at}", "residents", "budget", ballots[place].answers)
        for at, place in enumerate(place for place in turn if place < len(rows))
    ]
    one, other = (
        sv.weights(some, FRAMEWORK).perspectives(centre=centre)[0] for some in (ballots, turned)
    )
    assert one.weights == other.weights
    assert math.fsum(one.weights) == pytest.approx(1)
    assert one.apart == other.apart
    assert one.orders == other.orders
