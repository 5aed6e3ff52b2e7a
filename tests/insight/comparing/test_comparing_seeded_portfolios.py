"""Portfolios of every kind, seeded: mixtures and the root give the scores of the library itself."""

import json
import random

import numpy as np
import pytest
from attrs import evolve
from exact_frameworks import MADE
from exact_frameworks import framework as seeded
from exact_portfolios import basis, records, submissions

import socialvalue as sv
from socialvalue.insight.comparison.mixtures import Mixtures
from socialvalue.insight.comparison.pair import Pair
from socialvalue.insight.comparison.root import Root

SEEDS = [2, 5, 8, 9]


@pytest.fixture(autouse=True, scope="module")
def _known() -> None:
    for measure in MADE:
        sv.register(measure)


def _card(seed: int) -> sv.Scorecard:
    draw = random.Random(seed)  # noqa: S311 (a seed, not a secret)
    framework, rows = seeded(draw), submissions(draw)
    ground = evolve(basis(draw, framework), draws=200)
    claims = sv.Claims.from_records(records(draw, framework, ground, rows), framework, rows)
    return sv.score(claims, framework, ground)


@pytest.mark.parametrize("seed", SEEDS)
def test_ratings_scored_as_they_are_give_the_scores_of_the_scorecard(seed: int) -> None:
    card = _card(seed)
    names = [str(one) for one in card.submissions.ids]
    for name in names[1:]:
        pair = Pair.of(card, names[0], name)
        mixtures = Mixtures(pair)
        for node, _ in pair.nodes:
            scores = mixtures.scores(mixtures.own, node)
            assert scores == pytest.approx(pair.central(node), abs=1e-9)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_root_at_its_own_weights_gives_the_scores_and_the_draws(seed: int) -> None:
    card = _card(seed)
    root, draws = Root(card), card.draws()
    own = root.weights[None]
    for place, score in enumerate(card.score().tolist()):
        assert root.score(root.central(place), own)[0] == pytest.approx(score, abs=1e-9)
    for tile in card.in_doubt.ratings().tiles():
        for place, values in enumerate(root.drawn(tile), tile.start):
            every = root.score(values, np.tile(own, (draws.shape[1], 1)))
            assert every == pytest.approx(draws[place], abs=2e-3)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_comparison_is_told_within_a_page_and_in_plain_json(seed: int) -> None:
    card = _card(seed)
    names = [str(one) for one in card.submissions.ids]
    found = sv.compare(card, names[0], names[1])
    assert max(map(len, str(found).splitlines())) <= 98
    assert json.loads(json.dumps(found.as_dict(), allow_nan=False))["draws"] == 200
    causes = found.causes
    whole = sum(one.effect for one in causes.measures) + causes.measures_together
    assert whole == pytest.approx(found.whole.difference, abs=1e-9)
