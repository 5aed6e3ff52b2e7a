"""A scorecard that may be published: few people are not to be found in it."""

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import socialvalue as sv
from socialvalue.cli import main
from socialvalue.insight.disclosure.card_cells import Cells
from socialvalue.insight.disclosure.hiding import ranges

FRAMEWORK = sv.Framework.load("ccin")
CALM = settings(deadline=None, max_examples=25)


def card(people):
    """One submission that says how many people took part."""
    records = [{"submission": "A", "measure": "PA3", "attended": people, "contributed": 0}]
    records[0] |= {"organised": 0, "decided": 0}
    submissions = [{"id": "A", "contract_value": 1e6, "eligible": 5000}]
    return sv.score(sv.Claims.from_records(records, FRAMEWORK, submissions), FRAMEWORK)


def row(table, column, code, key):
    """The cell of one row of a table."""
    return np.asarray(table[column])[list(table[key]).index(code)]


@pytest.fixture(scope="module")
def parks():
    return sv.score(sv.read("examples/parks", FRAMEWORK), FRAMEWORK)


def test_what_stands_on_few_people_has_no_number_and_says_so(parks):
    table = sv.publish(parks).measures()
    few = np.asarray(table["suppressed"])
    assert few.any()
    for name in ("quantity", "attributable", "rating", "ceiling"):
        assert np.isnan(np.asarray(table[name], dtype=float)[few]).all()
    assert not np.asarray(table["past_limit"])[few].any()


def test_a_threshold_of_one_holds_nothing_back(parks):
    found = sv.publish(parks, threshold=1, points=0)
    assert not np.asarray(found.lost()["suppressed"]).any()
    ours, theirs = found.overall(), parks.overall()
    assert all(np.array_equal(ours[name], theirs[name]) for name in ("benefit", "harm", "score"))


def test_nodes_are_told_to_whole_points(parks):
    score = np.asarray(sv.publish(parks, threshold=1).overall()["score"])
    assert np.array_equal(score, np.round(np.asarray(parks.overall()["score"])))


def test_what_it_costs_is_said(parks):
    lost = sv.publish(parks).lost()
    assert lost["table"][:3] == ["overall", "themes", "outcomes"]
    assert (np.asarray(lost["suppressed"]) <= np.asarray(lost["rows"])).all()
    assert "Suppressed" in str(sv.publish(parks))


def test_no_attack_on_the_published_card_finds_few_people(parks):
    """Two linear programmes a hidden row, over everything that is printed of a submission."""
    found, made = sv.publish(parks), Cells(parks, 1.0)
    for place, hidden in enumerate(found.hidden):
        cells, ties = made.of(place)
        for cell in cells:
            if cell.people is not None and 0 < cell.people < 10:
                assert cell.key in hidden
        known = ranges(cells, ties, hidden)
        for cell in cells:
            if cell.people is not None and 0 < cell.people < 10:
                low, high = known[cell.key]
                assert high - low >= 10 * (1 - 1e-6)


def test_a_change_of_few_since_the_last_publication_is_held_back():
    again = card(104)
    assert not row(sv.publish(again).measures(), "suppressed", "PA3", "measure")
    held = sv.publish(again, earlier=sv.publish(card(100)))
    assert row(held.measures(), "suppressed", "PA3", "measure")


@CALM
@given(st.integers(0, 40))
def test_people_below_the_threshold_and_above_nobody_are_held_back(people):
    table = sv.publish(card(people)).measures()
    assert row(table, "suppressed", "PA3", "measure") == (0 < people < 10)


def test_a_published_card_is_plain_json_with_null_for_what_is_suppressed(parks):
    found = sv.publish(parks).as_dict()
    told = zip(found["measures"]["rating"], found["measures"]["suppressed"], strict=True)
    assert all(rating is None for rating, gone in told if gone)
    assert found["threshold"] == 10


def test_the_command_tells_what_is_suppressed_and_gives_it_as_json(capsys):
    assert main(["publish", "examples/parks", "--threshold", "10", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert any(told["measures"]["suppressed"])
    assert main(["publish", "examples/parks", "--earlier", "examples/parks"]) == 0
    assert "too few to publish" in capsys.readouterr().out
    assert main(["publish", "examples/parks", "--threshold", "-1"]) != 0
    assert "10 is usual" in capsys.readouterr().err
