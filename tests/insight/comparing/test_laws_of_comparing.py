"""Laws of comparisons: turned round, with a double, beside a third, at its own thresholds."""

import json
from typing import Any

import numpy as np
import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from pairs_made_up import card, close, framework, measure, uniform

import socialvalue as sv
from socialvalue.aggregation import PowerMean, WeightedMean
from socialvalue.framework import Caps

SOME = st.floats(0, 120)
FREE = Caps(100, 100, "no cap, so that nothing jumps")


def harmful(by: Any = None, **rest: Any) -> sv.Framework:
    """Three themes, of which two hold a harm too, each joined as asked."""
    return framework(
        {
            "X": [measure("CMX", adjust=uniform(0, 0.4)), measure("CMH", harm=True)],
            "Y": [measure("CMY"), measure("CMK", harm=True)],
            "Z": [measure("CMZ", adjust=uniform(0.1, 0.3, key="another"))],
        },
        {"X": 50, "Y": 30, "Z": 20},
        by=by,
        **rest,
    )


CODES = ("CMX", "CMY", "CMZ", "CMH", "CMK")


def scored(one: tuple[float, ...], other: tuple[float, ...], **rest: Any) -> sv.Scorecard:
    people = {"a": dict(zip(CODES, one, strict=True)), "b": dict(zip(CODES, other, strict=True))}
    return card(harmful(**rest), people, draws=200)


PEOPLE = st.tuples(SOME, SOME, SOME, SOME, SOME)


@settings(max_examples=8, deadline=None)
@given(PEOPLE, PEOPLE)
def test_turned_round_wins_are_losses_and_all_shares_add_up(one: Any, other: Any) -> None:
    made = scored(one, other)
    forth, back = sv.compare(made, "a", "b"), sv.compare(made, "b", "a")
    for there, here in zip(forth.chances, back.chances, strict=True):
        assert (there.wins, there.ties) == (here.losses, here.ties)
        assert there.wins + here.wins + there.ties == pytest.approx(1.0)
        assert there.mean == pytest.approx(-here.mean, abs=1e-9)
    effects = {one.code: one.effect for one in back.causes.measures}
    for cause in forth.causes.measures:
        assert cause.effect == pytest.approx(-effects[cause.code], abs=1e-9)
    levels = [[one.level for one in found.weights.single] for found in (forth, back)]
    assert levels[0] == pytest.approx(levels[1], abs=1e-6, nan_ok=True)


@settings(max_examples=8, deadline=None)
@given(PEOPLE)
def test_two_that_claim_the_same_are_level_in_every_draw(one: Any) -> None:
    found = sv.compare(scored(one, one), "a", "b")
    assert all(chance.ties == 1.0 for chance in found.chances)
    assert found.leads is None
    assert found.doubts == ()
    assert all(one.value is None for one in found.switches)
    assert "are level" in str(found)


def test_a_third_submission_moves_nothing() -> None:
    alone = sv.compare(close(), "one", "other").as_dict()
    third = sv.compare(close(third={"CMX": 100, "CMY": 100}), "one", "other").as_dict()
    assert json.dumps(alone) == json.dumps(third)


@pytest.mark.parametrize("by", [WeightedMean(), PowerMean(0.5), PowerMean(-1)])
@pytest.mark.parametrize("caps", [FREE, Caps(0, 25, "made up")])
def test_scored_again_at_a_threshold_the_two_are_level_and_beyond_it_turned(
    by: Any, caps: Caps
) -> None:
    people = ((90, 40, 50, 60, 10), (50, 90, 30, 20, 80))
    made = scored(*people, by=by, caps=caps)
    weights = sv.compare(made, "a", "b").weights
    found = [one for one in weights.single if one.level is not None]
    assert found
    before = made.score()[0] - made.score()[1]
    for one in found:
        gaps = []
        for step in (-1e-4, 1e-4):
            level = one.level + step
            rest = {other.code: other.present for other in weights.single if other is not one}
            points = {c: w / sum(rest.values()) * (1 - level) for c, w in rest.items()}
            gaps.append(_gap(made, {**points, one.code: level}))
        beyond = gaps[1] if one.side == "above" else gaps[0]
        assert np.sign(beyond) == -np.sign(before)
        assert gaps[0] * gaps[1] < 0
    assert abs(_gap(made, weights.to)) < 1e-3
    assert weights.points <= min(abs(one.level - one.present) for one in found) + 1e-6


def _gap(made: sv.Scorecard, points: dict[str, float]) -> float:
    """The difference of the two scores under other weights, by the library itself."""
    other = made.framework.weighted("overall", points, whose="a test")
    claims = evolve(made.claims, framework=other)
    score = sv.score(claims, other, evolve(made.basis, draws=1)).score()
    return float(score[0] - score[1])


def test_the_search_finds_no_more_points_than_the_closed_form_of_a_straight_score() -> None:
    """A power mean of power 1 is a weighted mean that is searched and not solved."""
    made = {"X": [measure("CMX")], "Y": [measure("CMY")], "Z": [measure("CMZ")]}
    people = {"a": {"CMX": 90, "CMY": 30, "CMZ": 50}, "b": {"CMX": 40, "CMY": 70, "CMZ": 45}}
    weights = {"X": 50, "Y": 30, "Z": 20}
    exact = sv.compare(card(framework(made, weights), people, 1), "a", "b").weights
    power = framework(made, weights, by=PowerMean(1.0))
    searched = sv.compare(card(power, people, 1), "a", "b").weights
    assert (exact.exact, searched.exact) == (True, False)
    assert searched.points == pytest.approx(exact.points, abs=1e-6)


@settings(max_examples=6, deadline=None)
@given(PEOPLE, PEOPLE)
def test_claimed_at_its_switching_value_a_number_makes_the_two_level(one: Any, other: Any) -> None:
    made = scored(one, other, caps=FREE)
    found = sv.compare(made, "a", "b")
    for switch in found.switches:
        if switch.kind == "claim" and switch.value is not None:
            both = {"a": list(one), "b": list(other)}
            both[switch.who][CODES.index(switch.code)] = switch.value
            again = scored(tuple(both["a"]), tuple(both["b"]), caps=FREE).score()
            assert again[0] == pytest.approx(again[1], abs=1e-6)


def test_correlated_figures_are_one_group() -> None:
    keys = ("deadweight of CMX", "another")
    people = {
        "a": dict(zip(CODES, (90, 40, 50, 60, 10), strict=True)),
        "b": dict(zip(CODES, (50, 90, 30, 20, 80), strict=True)),
    }
    apart = sv.compare(card(harmful(), people), "a", "b")
    pairing = (sv.Correlation(*keys, 0.7),)
    together = sv.compare(card(harmful(), people, correlations=pairing), "a", "b")
    assert [len(one.keys) for one in apart.uncertain] == [1, 1]
    (group,) = together.uncertain
    assert set(group.keys) == set(keys)
    assert (group.first, group.total) == (1.0, 1.0)


def test_the_json_is_plain_and_the_page_escapes_names() -> None:
    made = framework({"X": [measure("CMX")]})
    shown = card(made, {"<b>a</b>": {"CMX": 80}, "b": {"CMX": 60}}, draws=100)
    found = sv.compare(shown, "<b>a</b>", "b")
    assert json.loads(json.dumps(found.as_dict(), allow_nan=False))["one"] == "<b>a</b>"
    page = found._repr_html_()
    assert "<b>a</b>" not in page
    assert "&lt;b&gt;a&lt;/b&gt;" in page
    assert {len(column) for column in found.tables()["switches"].values()} == {2}
