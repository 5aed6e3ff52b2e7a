"""A place's own words become outcomes with their authors, before any measure is chosen."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

import socialvalue as sv

SAID = [
    ("We want our kids to stay", "tenants of Rose Hill"),
    ("Somewhere to meet", "the youth club"),
    ("The purple stairs sing", "primary school pupils"),
    ("Our mosque is the heart of the street", "elders of the mosque"),
]


@pytest.fixture(scope="module")
def seen() -> sv.Vision:
    return sv.vision(SAID)


def test_two_groups_that_want_one_thing_stand_together_with_their_words(seen) -> None:
    commons = next(one for one in seen.outcomes if one.code == "CV-commons")
    assert commons.words == ("We want our kids to stay", "Somewhere to meet")
    assert commons.authors == ("tenants of Rose Hill", "the youth club")


def test_what_no_outcome_says_becomes_the_places_own(seen) -> None:
    own = next(one for one in seen.outcomes if one.name == "The purple stairs sing")
    assert (own.code, own.authors) == ("", ("primary school pupils",))
    assert "new-measure" in own.instead


def test_culture_is_kept_in_words_with_how_to_ask(seen) -> None:
    own = next(one for one in seen.outcomes if "mosque" in one.name)
    assert own.code == ""
    assert own.instead.startswith("Ask those who carry it")


def test_it_names_no_measure(seen) -> None:
    assert not {"CV3", "CV4", "CV9"} & set(str(seen.as_dict()).replace("-", " ").split())


def test_it_prints_and_is_plain_json(seen) -> None:
    assert '"We want our kids to stay" (tenants of Rose Hill)' in repr(seen)
    assert json.loads(json.dumps(seen.as_dict())) == seen.as_dict()
    assert "purple stairs" in seen._repr_html_()


@given(st.lists(st.tuples(st.text(min_size=1), st.just("a group")), max_size=6))
def test_no_saying_is_ever_lost(said) -> None:
    seen = sv.vision(said)
    kept = {say.words for one in seen.outcomes for say in one.said}
    assert kept == {" ".join(words.split()) for words, _ in said} - {""}


def test_a_recommendation_takes_a_vision_and_keeps_its_authors(seen) -> None:
    made = sv.recommend("asset transfer", seen)
    assert [say.by for say in made.said["CV-commons"]] == ["tenants of Rose Hill", "the youth club"]
    assert {one.name for one in made.unmeasured} == {SAID[2][0], SAID[3][0]}


@pytest.mark.parametrize("by", ["Mrs Patel", "amy@example.org", "07700900123"])
def test_an_author_who_looks_like_one_person_is_refused_and_not_quoted(by: str) -> None:
    with pytest.raises(sv.ArgumentError, match="looks like one person") as refused:
        sv.vision([("Warm homes", by)])
    assert by not in str(refused.value)


@pytest.mark.parametrize("said", [7, [7], [("words",)], [("words", 3)], [None]])
def test_what_is_no_saying_is_a_fault(said) -> None:
    with pytest.raises(sv.ArgumentError, match="words"):
        sv.vision(said)
