"""A recommendation becomes a framework that loads, scores, and says whose its weights are."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import socialvalue as sv
from socialvalue.evidence import CONTEXTS
from socialvalue.guide import plan, writing
from socialvalue.guide.minimum import minimum_sets, table

WHO = [{"id": "one", "name": "One", "contract_value": 1e5, "eligible": 90, "fte": 2}]
AIMS = ["participation", "solidarity", "We are lonely", "clean air", "CV5", "purple stairs"]


def _loaded(made: sv.Recommendation) -> sv.Framework:
    return sv.Framework.from_toml(writing.framework(made))


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from(sorted(CONTEXTS)),
    st.lists(st.sampled_from(AIMS), max_size=4),
    st.none() | st.floats(1, 99),
    st.integers(1, 99),
)
def test_it_loads_with_every_measure_and_says_so_of_each(context, aims, weeks, people) -> None:
    made = sv.recommend(context, aims, weeks=weeks, people=people)
    framework = _loaded(made)
    assert set(framework.members) == {one.code for one in made.measures}
    for member in framework.members.values():
        assert member.measure.harm or member.shadow in framework.members or member.shadow_reason


@given(st.lists(st.text(min_size=1, max_size=40), max_size=4))
def test_any_words_at_all_come_back_from_its_file_as_they_were_said(words) -> None:
    made = sv.recommend("grants", [(one, 'a "group" \\ of # people') for one in words])
    framework = _loaded(made)
    kept = {say.words for node in framework.root.walk() for say in node.said}
    kept |= {say.words for one in framework.unmeasured for say in one.said}
    assert kept == {" ".join(one.split()) for one in words} - {""}


@pytest.mark.parametrize("context", CONTEXTS)
def test_it_scores_and_who_says_nothing_scores_worst(context: str) -> None:
    framework = _loaded(sv.recommend(context, ["participation"]))
    card = sv.score(sv.Claims.from_records([], framework, WHO), framework)
    assert card.score()[0] == -100
    assert "experts alone" in repr(card)


def test_its_weights_are_equal_and_marked_as_nobodys() -> None:
    text = writing.framework(sv.recommend("asset transfer", ["participation"]))
    themes = tomllib.loads(text)["theme"]
    assert len({theme["weight"] for theme in themes}) == 1
    assert "THE WEIGHTS ARE NOBODY'S YET" in text
    assert "nobody's yet" in tomllib.loads(text)["note"]


def test_its_words_stand_on_the_scorecard_beside_the_outcome() -> None:
    framework = _loaded(sv.recommend("asset transfer", [("Somewhere to meet", "the youth club")]))
    card = sv.score(sv.Claims.from_records([], framework, WHO), framework)
    assert '"Somewhere to meet" said the youth club.' in " ".join(repr(card).split())
    assert card.said()["outcome"] == ["CV-commons"]


def test_a_plan_fits_what_a_committee_reads_and_asks_it_for_something() -> None:
    made = sv.recommend(
        "asset transfer", ["participation"], weeks=2, budget=0, harmed=["the lunch club"]
    )
    page = plan.plan(made)
    assert page.startswith("# A plan for asset transfer")
    assert "**What is asked of the committee:** to agree" in page
    assert "- the lunch club" in page
    for one in made.measures:
        assert f"| {one.code}" in page


def test_a_plan_not_to_score_says_so_first() -> None:
    page = plan.plan(sv.recommend("grants", circumstances=["decided"]))
    assert "**What is asked of the committee:** not to score this" in page
    assert page.index("Do not score this") < page.index("If it must be scored all the same")


def test_words_of_a_plan_are_inert_markdown() -> None:
    page = plan.plan(sv.recommend("grants", ["<b>| `x` [y](z)"], affected="a|b"))
    assert "<b>" not in page.replace("\\<b", "")
    assert "a\\|b" in page


@pytest.mark.parametrize("context", CONTEXTS)
def test_the_minimum_honest_set_is_that_of_the_decisions_framework(context: str) -> None:
    benefits, harms = minimum_sets()[context]
    profile = sv.Framework.load(context.replace(" ", "-"))
    assert {*benefits, *harms} == set(profile.members)
    assert harms
    assert {"PA4", "PA9"} & {*benefits, *harms}
    assert sv.recommend(context).minimum == tuple(profile.members)
    assert f"| {context} | {', '.join(benefits)} | {', '.join(harms)} |" in table()
