"""Comparisons of the bids for parks: surveys, caps and samples, quickly; nobody's answers."""

import json
import time

import numpy as np
import pytest

import socialvalue as sv
from socialvalue.cli import main

FRAMEWORK = sv.Framework.load("ccin")
PAIR = ("Second Spring CIC", "Meadow Trust")


@pytest.fixture(scope="module")
def shown(request: pytest.FixtureRequest) -> sv.Scorecard:
    """The scorecard of the example, with draws."""
    claims = sv.read(request.config.rootpath / "examples" / "parks", FRAMEWORK)
    return sv.score(claims, basis=sv.Basis(draws=2000, seed=7))


def test_the_probability_is_that_of_the_scorecards_own_draws(shown: sv.Scorecard) -> None:
    one, other = shown.draws(list(PAIR))
    assert sv.compare(shown, *PAIR).probability == pytest.approx((one > other).mean(), abs=1e-3)


def test_it_takes_less_than_two_seconds(shown: sv.Scorecard) -> None:
    started = time.process_time()
    sv.compare(shown, *PAIR)
    assert time.process_time() - started < 2


def test_a_switching_value_is_confirmed_by_claiming_it(shown: sv.Scorecard) -> None:
    found = sv.compare(shown, *PAIR)
    (switch,) = [one for one in found.switches if one.code == "SE1" and one.name == "living"
                 and one.who == PAIR[0]]  # fmt: skip
    batch = shown.claims.batches["SE1"]
    place = shown.submissions.find(PAIR[0])
    changed = batch.at(np.arange(batch.size))
    changed.columns["living"][changed.places() == place] = switch.value
    claims = sv.Claims(shown.claims.framework, shown.claims.submissions,
                       {**shown.claims.batches, "SE1": changed})  # fmt: skip
    again = sv.score(claims, basis=sv.Basis()).score()
    places = [shown.submissions.find(name) for name in PAIR]
    assert again[places[0]] == pytest.approx(again[places[1]], abs=1e-9)


def test_a_harm_past_its_limit_leaves_nothing_that_a_nudge_would_turn(shown: sv.Scorecard) -> None:
    found = sv.compare(shown, "greenhand", "verdant")
    assert found.probability == 1.0
    assert found.weights.nearest is None
    assert found.weights.points is None
    assert "no weights of the themes that were tried would" in " ".join(str(found).split())
    assert "not for the same people" in found.price.caution


def test_nobodys_answers_are_told(shown: sv.Scorecard) -> None:
    """The answers of people move as a multiple: neither they nor their range are in the JSON."""
    told = sv.compare(shown, "greenhand", "meadow").as_dict()
    samples = [one for one in told["switches"] if "people, after" in one["name"]]
    assert samples
    for one in samples:
        assert (one["present"], one["low"], one["high"]) == (1.0, 0.0, None)


def test_the_command_prints_the_page_and_plain_json(capsys) -> None:
    assert main(["compare", "examples/parks", "second spring cic", "meadow", "--draws", "200"]) == 0
    assert "with probability" in " ".join(capsys.readouterr().out.split())
    assert main(["compare", "examples/parks", "meadow", "spring", "--draws", "1", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["one"], told["draws"]) == ("Meadow Trust", 1)
    assert told["chances"][0]["wins"] is None
    assert main(["compare", "examples/parks", "meadow", "nobody"]) == 2
    assert "Greenhand Co-op" in capsys.readouterr().err


def test_a_share_that_a_bidder_takes_off_by_its_own_word_is_a_number_too(
    shown: sv.Scorecard,
) -> None:
    found = sv.compare(shown, "greenhand", "spring").switches
    own = [one for one in found if one.name == "its own deadweight, claim 1" and one.code == "PA3"]
    assert [(one.present, one.low, one.high, one.unit) for one in own] == [(0.35, 0.0, 1.0, "1")]


def test_what_too_few_people_answered_is_not_tried(shown: sv.Scorecard) -> None:
    claims = shown.claims
    few = claims.batches["WB1"].at(np.arange(claims.batches["WB1"].size))
    few.columns["people"].counts[:] = 1.0
    batches = {**claims.batches, "WB1": few}
    made = sv.Claims(claims.framework, claims.submissions, batches, claims.not_applicable)
    found = sv.compare(sv.score(made, basis=sv.Basis()), "greenhand", "meadow")
    kept = [one for one in found.switches if one.code == "WB1" and one.name.startswith("people")]
    assert kept
    assert all("so few people answered" in one.why and one.value is None for one in kept)
    assert "were not tried" in str(found)
