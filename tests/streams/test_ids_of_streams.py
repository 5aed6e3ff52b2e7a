"""Ids over a whole stream: each stands once, none looks like another, and chance refuses nobody."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialvalue.claims.likeness import likeness
from socialvalue.claims.numbers import composed
from socialvalue.streams import identity
from socialvalue.streams.journal import Stored

WORDS = st.text(min_size=1, max_size=90)


def _looks(*words: object) -> list[int]:
    found = np.empty(len(words), dtype=object)
    found[:] = words
    return identity.looks(found).tolist()


@given(st.lists(WORDS, min_size=2, max_size=12))
def test_two_ids_have_one_look_exactly_where_a_reader_sees_one(words: list[str]) -> None:
    looks = _looks(*words)
    seen = [likeness(composed(word)) for word in words]
    for one, first in enumerate(seen):
        for other, second in enumerate(seen):
            assert (looks[one] == looks[other]) is (first == second)


@given(st.lists(WORDS, min_size=1, max_size=8), WORDS)
def test_a_look_does_not_depend_on_its_neighbours(words: list[str], word: str) -> None:
    assert _looks(*words, word)[-1] == _looks(word)[0]


def test_whole_numbers_never_share_a_look_and_a_blank_among_them_changes_none() -> None:
    numbers = np.arange(200_000)
    assert np.unique(identity.looks(numbers)).size == numbers.size
    assert _looks(7, 8) == identity.looks(np.array([7, 8])).tolist()
    assert identity.looks(np.array([7, 8], np.uint8)).tolist() == _looks(7, 8)


def test_looks_are_the_same_on_any_machine() -> None:
    assert _looks("Acme") == _looks("acme ") == [KNOWN_WORD]
    assert identity.looks(np.array([1])).tolist() == [KNOWN_NUMBER]


KNOWN_WORD = 6209112493811921485
KNOWN_NUMBER = 10451216379200822465


@pytest.mark.parametrize("at_once", [1, 7, 50, 10**6])
def test_repeats_are_found_range_by_range_as_they_are_at_once(at_once: int) -> None:
    rng = np.random.default_rng(3)
    parts = [np.sort(rng.integers(0, 2**64 - 1, 60, dtype=np.uint64)) for _ in range(4)]
    parts[2][5], parts[3][9] = parts[0][8], parts[3][10]
    parts = [np.sort(part) for part in (*parts, np.zeros(0, np.uint64))]
    joined = np.concatenate(parts)
    values, counts = np.unique(joined, return_counts=True)
    assert identity.again(parts, at_once).tolist() == values[counts > 1].tolist() != []


def test_the_least_and_the_largest_number_are_compared_too() -> None:
    edges = np.array([0, 0, 2**64 - 1, 2**64 - 1], dtype=np.uint64)
    assert identity.again([edges[[0, 2]], edges[[1, 3]]], 1).tolist() == [0, 2**64 - 1]


def test_what_shares_a_number_by_chance_is_no_repeat() -> None:
    assert list(identity.faults([("row 1", "acme"), ("row 9", "blue")])) == []


def test_repeats_and_likenesses_are_told_with_both_places() -> None:
    told = [("row 1", "acme"), ("row 4", "acme"), ("row 6", "ACME")]
    twice, alike = identity.faults(told)
    assert (twice.at, "stands twice, first at row 1" in twice.fault) == ("row 4", True)
    assert (alike.at, "by capitals alone" in alike.fault) == ("row 6", True)


def test_ids_that_are_none_are_faults_of_their_row() -> None:
    ids = np.empty(8, dtype=object)
    ids[:] = ["a", None, "  ", float("nan"), True, 1.5, "x" * 200, 12]
    found = identity.unfit(ids)
    assert sorted(found) == [1, 2, 3, 4, 5, 6]
    assert found[6].fault == "it is very long"
    assert identity.fit(ids).tolist() == [0, 7]


def test_numbers_on_disk_are_read_a_slice_at_a_time(tmp_path: Path) -> None:
    numbers = np.arange(50, dtype=np.uint64)
    path = tmp_path / "looks"
    path.write_bytes(numbers.tobytes())
    stored = Stored(path)
    assert stored.size == 50
    assert stored[10:13].tolist() == [10, 11, 12]
    assert stored[:].tolist() == numbers.tolist()
    assert stored[60:70].size == 0
    assert identity.again([stored, numbers[7:8]], 9).tolist() == [7]
