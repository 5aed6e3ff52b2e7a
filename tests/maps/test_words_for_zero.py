"""A word for zero is declared, never guessed: an explicit 0 in numbers, and a word elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mapped_sheets import CCIN, MAP, SHEET, faults, look, write

import socialvalue as sv
from socialvalue.claims.maps.draft_text import text
from socialvalue.claims.maps.drafting import draft

ZERO = MAP.replace('blank = ["n/a"]', 'blank = ["n/a"]\nzero = ["nil", "None at all", "-"]')
SAID = SHEET.replace('"1,000",n/a,n/a', '"1,000",{},{}')


@pytest.mark.parametrize("word", ["nil", "NIL", "Nil", "none  at All", "-"])
def test_a_declared_word_is_an_explicit_zero(tmp_path: Path, word: str) -> None:
    batch = look(tmp_path, SAID.format(word, word), ZERO).claims().batches["PA3"]
    assert batch.columns["contributed"].tolist() == [12, 0]
    assert batch.columns["organised"].tolist() == [3, 0]


@pytest.mark.parametrize("word", ["nil", "none at all", "-", "none", "zero"])
def test_a_word_that_nobody_declared_is_a_fault_and_no_zero(tmp_path: Path, word: str) -> None:
    told, _ = faults(tmp_path, SAID.format(word, word), MAP)
    assert told.at == "bids.csv line 6, 'Helped'"
    assert "in zero if none" in told.fix


def test_a_blank_cell_stays_blank_beside_a_word_for_zero(tmp_path: Path) -> None:
    batch = look(tmp_path, SAID.format("n/a", ""), ZERO).claims().batches["PA3"]
    assert batch.columns["contributed"].tolist() == [12]


def test_a_word_for_zero_needs_no_unit_and_may_stand_in_a_list(tmp_path: Path) -> None:
    mapped = """
        [sheet]
        zero = "nil"
        marks = { people = "person" }
        [submission]
        id = "id"
        eligible = { value = 90, unit = "person" }
        [[claim]]
        measure = "PA4"
        [claim.inputs.groups]
        participants = { header = "b", split = ";" }
        affected = { header = "a", unit = "person", split = ";" }
    """
    group = look(tmp_path, "id,b,a\nx,nil;7 people,7;9\n", mapped).claims().batches["PA4"]
    assert group.columns["groups"].members["participants"].values.tolist() == [0, 7]


def test_where_words_are_asked_for_it_is_a_word(tmp_path: Path) -> None:
    mapped = ZERO.replace('name = "Bidder"', 'name = "Bidder"\nplace = "Remarks"')
    mapped = mapped.replace('ignore = ["Remarks"]', "")
    claims = look(tmp_path, SHEET.replace('"late, twice"', "nil"), mapped).claims()
    assert claims.submissions.texts["place"][0] == "nil"


@pytest.mark.parametrize("word", ["n/a", "N/A", " n/a "])
def test_no_word_says_nothing_and_zero_at_once(word: str) -> None:
    with pytest.raises(sv.MapError) as caught:
        sv.ColumnMap.from_toml(ZERO.replace('"nil"', f'"{word}"'), "m")
    (told,) = caught.value.faults
    assert (told.at, told.fault) == (
        "m sheet.zero",
        f"{word.strip()!r} stands in blank too",
    )


@given(st.sampled_from(["", " ", "0", "5", "<5", "½", "1 or 2", "<"]))
def test_a_number_a_blank_or_a_hidden_count_is_no_word_for_zero(word: str) -> None:
    with pytest.raises(sv.MapError) as caught:
        sv.ColumnMap.from_toml(ZERO.replace('"nil"', f'"{word}"'), "m")
    (told,) = caught.value.faults
    assert told.fault.endswith("is no word for zero")


@pytest.mark.parametrize("word", ["nil", "none", "-", "–"])
def test_a_draft_asks_what_such_a_word_means_and_guesses_nothing(tmp_path: Path, word: str) -> None:
    header = "Ref,Eligible people,Attended,Contributed,Organised,Decided"
    sheet = f"{header}\na,40,5,{word},3,2\nb,40,5,4,3,2\n"
    told = text(draft(write(tmp_path, sheet), CCIN), "bids.csv")
    assert f'# zero = ["{word}"]  # not placed' in told
    assert "\nblank" not in told
    (fault,) = faults(tmp_path, sheet, told)
    assert fault.at == "bids.csv line 2, 'Contributed'"
    assert faults(tmp_path, sheet, told.replace("# zero", "zero")) == []
