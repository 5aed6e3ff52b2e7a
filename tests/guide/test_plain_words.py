"""Plain words are matched to outcomes by simple rules; what means nothing matches nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spoken import NONSENSE, SPOKEN
from spoken_last import LAST
from spoken_later import LATER

from socialvalue.guide.matching import matches, records_of
from socialvalue.guide.shelf import shelf
from socialvalue.guide.words import places, root, roots

ENOUGH = 50


def _fits(sentence: str, accepted: set[str]) -> bool:
    found = matches(sentence)
    return found[0].outcome in accepted if found and accepted else not found and not accepted


def test_at_least_fifty_of_sixty_sentences_find_an_outcome_that_a_sensible_person_accepts() -> None:
    assert len({sentence for sentence, _ in SPOKEN}) == 60
    assert sum(_fits(*one) for one in SPOKEN) >= ENOUGH


def test_sentences_that_words_were_added_for_later_are_found() -> None:
    assert all(_fits(*one) for one in LATER)
    assert sum(_fits(*one) for one in LAST) >= len(LAST) - 1


@pytest.mark.parametrize("sentence", NONSENSE)
def test_nonsense_is_matched_to_nothing(sentence: str) -> None:
    assert matches(sentence) == ()


@given(st.text(max_size=200))
def test_any_text_at_all_is_read_twice_alike(text: str) -> None:
    assert matches(text) == matches(text)
    assert all(one.outcome in shelf().outcomes and one.words for one in matches(text))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("lorry", "lorries"),
        ("vote", "voting"),
        ("volunteer", "volunteers"),
        ("plan", "planned"),
        ("wage", "wages"),
        ("company", "companies"),
    ],
)
def test_two_spellings_of_one_word_have_one_root(one: str, other: str) -> None:
    assert root(one) == root(other)


@pytest.mark.parametrize("word", ["bus", "less", "this", "red", "king"])
def test_what_only_looks_like_an_ending_is_left(word: str) -> None:
    assert root(word) == word


def test_hyphens_and_apostrophes_do_not_part_a_co_op() -> None:
    assert roots("Co-ops, co-operatives and the workers' rights") == roots(
        "coops cooperatives and the workers rights"
    )


def test_the_words_of_a_phrase_stand_in_order_and_near_one_another() -> None:
    assert places(["hear", "back"], ["never", "hear", "us", "back"], set()) == [1, 3]
    assert places(["hear", "back"], ["back", "hear"], set()) == []
    assert places(["hear", "back"], ["hear", "a", "b", "back"], set()) == []
    assert places(["hear", "back"], ["hear", "back"], {1}) == []


def test_a_sentence_about_two_things_asks_for_both() -> None:
    found = {one.outcome for one in matches("Jobs for school leavers and clean air by the school")}
    assert found == {"EQ-chances", "WB-air"}


def test_a_match_says_which_words_led_there_as_they_were_spelt() -> None:
    (found,) = matches("Nobody here is lonely any more: friends!")
    assert found.outcome == "WB-company"
    assert found.words == ("lonely", "friends")


def test_a_car_park_is_no_park() -> None:
    assert matches("A bigger car park") == ()
    assert matches("A bigger park")[0].outcome == "WB-nature"


@pytest.mark.parametrize(
    ("word", "record"),
    [
        ("invoices", "ledger"),
        ("survey", "survey"),
        ("sign-in sheets", "log"),
        ("Payroll", "payroll"),
    ],
)
def test_records_are_known_by_what_people_call_them(word: str, record: str) -> None:
    assert record in records_of(word)


def test_a_record_that_is_none_is_none() -> None:
    assert records_of("frobnications") == []
