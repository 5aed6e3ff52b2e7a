"""Whatever was left out comes to, scores lie within bounds that know nothing of it."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import socialvalue as sv
from socialvalue.insight.disclosure.bounds import Bounds

FRAMEWORK = sv.Framework.load("ccin")
SIZES = [{"id": "A", "contract_value": 1e6, "eligible": 40, "fte": 20}]
CALM = settings(deadline=None, max_examples=25)
CLOSE = 1e-9
TEXT = (Path(sv.__file__).parent / "data/frameworks/ccin.toml").read_text("utf-8")


@pytest.fixture(scope="module")
def parks():
    return sv.score(sv.read("examples/parks", FRAMEWORK), FRAMEWORK)


def scored(contributed, started):
    rungs = {"attended": 0, "contributed": contributed, "organised": 0, "decided": 0}
    records = [
        {"submission": "A", "measure": "PA3", **rungs},
        {"submission": "A", "measure": "SE1", "started": started, "living": started},
    ]
    return sv.score(sv.Claims.from_records(records, FRAMEWORK, SIZES), FRAMEWORK)


def inside(whole, left):
    """Whether every number of the whole card lies within the bounds of what is left of it."""
    found = True
    for node in whole.plan.nodes:
        at, bounds = left.card.places[node.code], left.bounds
        sides = [
            (whole.benefit(node.code), bounds.benefit.least[at], bounds.benefit.most[at]),
            (whole.harm(node.code), bounds.harm.least[at], bounds.harm.most[at]),
            (whole.score(node.code), *bounds.score(node.code)),
        ]
        found &= all(
            bool((low - CLOSE <= value).all() and (value <= high + CLOSE).all())
            for value, low, high in sides
        )
    return found


@pytest.mark.parametrize("threshold", [1, 5, 10, 50, 300])
def test_the_whole_card_lies_within_the_bounds_of_what_is_left(parks, threshold):
    assert inside(parks, sv.withhold(parks, threshold))


@pytest.mark.parametrize("name", ['"WeightedMean"', '{ kind = "PowerMean", p = 0.5 }'])
def test_bounds_hold_however_ratings_join(name):
    plain = 'aggregator = "WeightedMean"\nharm_'
    framework = sv.Framework.from_toml(TEXT.replace(plain, f"aggregator = {name}\nharm_"))
    card = sv.score(sv.read("examples/parks", framework), framework)
    assert inside(card, sv.withhold(card))


@CALM
@given(st.integers(1, 9), st.integers(1, 9), st.integers(0, 30))
def test_bounds_are_the_same_whoever_the_few_are(one, other, started):
    ends = [sv.withhold(scored(few, started)).bounds.score() for few in (one, other)]
    assert all(np.array_equal(*pair) for pair in zip(*ends, strict=True))


@CALM
@given(st.integers(0, 40), st.integers(0, 60))
def test_a_card_lies_within_its_own_bounds(contributed, started):
    whole = scored(contributed, started)
    assert inside(whole, sv.withhold(whole))


def test_where_nothing_is_left_out_the_least_is_the_most_and_the_score(parks):
    bounds = Bounds.of(parks, [])
    for node in (parks.framework.root, *parks.framework.themes):
        least, most = bounds.score(node.code)
        assert np.allclose(least, parks.score(node.code), atol=CLOSE)
        assert np.array_equal(least, most)
    assert not bounds.unsure.any()
    assert not bounds.risky.any()


def test_one_answer_left_out_moves_its_theme_by_its_weight():
    """PA3 alone in its outcome, in a theme that joins by the power 0.5: (w × 1^0.5)^2."""
    left = sv.withhold(scored(5, 30))
    theme = next(one for one in FRAMEWORK.themes if one.code == "PA")
    outcome = next(one for one in theme.children if "PA3" in {m.code for m in one.leaves()})
    at = left.card.places["PA"]
    most = left.bounds.benefit.most[at, 0]
    total = sum(one.weight for one in theme.children)
    assert left.bounds.benefit.least[at, 0] == 0
    assert most == pytest.approx(100 * (outcome.weight / total) ** 2)
    assert left.bounds.unsure[at, 0]
    assert not left.bounds.risky[at, 0]


def test_a_harm_left_out_may_hold_the_score_to_its_cap(parks):
    """Greenhand answered on PA9: the least that it can score is under the cap, the most is not."""
    left = sv.withhold(parks)
    place = list(parks.submissions.ids).index("greenhand")
    root = parks.places["overall"]
    assert left.bounds.risky[root, place]
    low, high = left.bounds.score()
    assert low[place] <= parks.cap() < high[place]
