"""Rank acceptability: the simplex in closed form, the scorecard's own draws, refusals."""

import json

import numpy as np
import pytest
from pairs_made_up import card, close, framework, measure

import socialvalue as sv
from socialvalue.aggregation import Choquet, Held, Interaction, PowerMean
from socialvalue.aggregation.held import Hold
from socialvalue.errors import ArgumentError, UnknownName

TWO = {"X": [measure("CMX")], "Y": [measure("CMY")]}
THREE = {**TWO, "Z": [measure("CMZ")]}


def test_of_two_themes_each_wins_where_its_weight_is_above_the_threshold() -> None:
    """A weight w × 80 beats (1 - w) × 40 from w = 1/3 on: two thirds of all weights."""
    people = {"a": {"CMX": 80, "CMY": 0}, "b": {"CMX": 0, "CMY": 40}}
    found = sv.acceptability(card(framework(TWO), people, 4000))
    assert found.ranks[0] == pytest.approx([2 / 3, 1 / 3], abs=0.03)
    assert found.weights[0] == pytest.approx([2 / 3, 1 / 3], abs=0.02)
    assert found.weights[1] == pytest.approx([1 / 6, 5 / 6], abs=0.02)


def test_within_bounds_no_weight_leaves_them() -> None:
    people = {"a": {"CMX": 80, "CMY": 0, "CMZ": 0}, "b": {"CMX": 0, "CMY": 40, "CMZ": 0}}
    found = sv.acceptability(card(framework(THREE), people, 1), {"X": (0.0, 0.1), "Y": (0.5, 0.9)})
    assert found.ranks[1, 0] == 1.0
    assert 0.0 <= found.weights[1, 0] <= 0.1
    assert 0.5 <= found.weights[1, 1] <= 0.9
    assert np.isnan(found.weights[0]).all()


@pytest.mark.parametrize(
    "by", [None, PowerMean(0.5), Held(holds=(Hold("X", 20, 10, "a test", "made up"),))]
)
def test_at_one_point_of_weights_it_is_the_scorecards_own_comparison(by: object) -> None:
    """Bounds that leave the present weights alone give the same wins as the scorecard's draws."""
    made = framework(TWO, by=by)
    people = {"a": {"CMX": 80, "CMY": 10}, "b": {"CMX": 30, "CMY": 60}, "c": {"CMX": 15, "CMY": 99}}
    shown = card(made, people)
    found = sv.acceptability(shown, {"X": (0.5, 0.5), "Y": (0.5, 0.5)})
    best = shown.score().argmax()
    assert found.ranks[best, 0] == 1.0


def test_values_are_drawn_together_with_the_weights() -> None:
    half = {"X": (0.5, 0.5), "Y": (0.5, 0.5)}
    found = sv.acceptability(close(), half)
    assert found.values
    assert found.ranks[0, 0] == pytest.approx(sv.compare(close(), "one", "other").probability)


def test_rows_and_columns_add_up_to_one_and_the_same_seed_gives_the_same() -> None:
    shown = close(third={"CMX": 50, "CMY": 50})
    found = sv.acceptability(shown, seed=5)
    assert found.ranks.sum(axis=0) == pytest.approx(1.0)
    assert found.ranks.sum(axis=1) == pytest.approx(1.0)
    assert np.array_equal(found.ranks, sv.acceptability(shown, seed=5).ranks)
    assert not np.array_equal(found.ranks, sv.acceptability(shown, seed=6).ranks)


def test_the_parks_are_told_in_words_and_in_plain_json() -> None:
    framed = sv.Framework.load("ccin")
    shown = sv.score(sv.read("examples/parks", framed), framed, sv.Basis(draws=500))
    found = sv.acceptability(shown, {"PA": (0.1, 0.4)})
    told = json.loads(json.dumps(found.as_dict(), allow_nan=False))
    assert told["submissions"][0]["submission"] == "Greenhand Co-op"
    assert told["submissions"][1]["central_weights"] is None
    assert "within PA 0.1 to 0.4" in " ".join(str(found).split())
    assert "rank 1" in found._repr_html_()
    assert len(found.table()["submission"]) == 4


def test_with_interactions_between_themes_other_weights_are_refused() -> None:
    pair = Interaction("X", "Y", 0.3, "a test", "made up")
    made = framework(TWO, by=Choquet((pair,)))
    people = {"a": {"CMX": 80, "CMY": 10}, "b": {"CMX": 30, "CMY": 60}}
    shown = card(made, people, 100)
    with pytest.raises(ArgumentError, match="interactions were agreed beside these weights"):
        sv.acceptability(shown)
    found = sv.compare(shown, "a", "b")
    assert "interactions" in found.weights.refused
    assert "Other weights of the themes were not tried" in str(found)


@pytest.mark.parametrize(
    ("bounds", "kind"),
    [
        ({"Q": (0, 1)}, UnknownName),
        ({"X": 0.5}, ArgumentError),
        ({"X": (0.4, 0.1)}, ArgumentError),
        ({"X": (0.7, 1), "Y": (0.7, 1)}, ArgumentError),
        ([("X", 1)], ArgumentError),
    ],
)
def test_bounds_that_no_weights_keep_are_refused(bounds: object, kind: type[Exception]) -> None:
    with pytest.raises(kind):
        sv.acceptability(close(draws=1), bounds)
