"""Records and columns refuse as files do: whole submissions, told, and nobody else is touched."""

from __future__ import annotations

import json
from typing import Any

import door_measures
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import socialvalue as sv

FRAMEWORK = door_measures.FRAMEWORK
TABLE = [{"id": one, "eligible": 90} for one in "abcd"]
GOOD = {"measure": "D3", "spilled": 1}
NAN = float("nan")


def _records(*bad: str) -> list[dict[str, Any]]:
    """Two claims of each of four; those of the bad have a fault in the second."""
    first = [{"submission": who, **GOOD} for who in "abcd"]
    second = [
        {"submission": who, "measure": "D1", "people": -1 if who in bad else 2, "hours": 3}
        for who in "abcd"
    ]
    return first + second


def _columns(*bad: str) -> dict[str, Any]:
    people = np.array([-1.0 if who in bad else 2.0 for who in "abcd"])
    return {
        "D1": {"submission": list("dcba"), "people": people[::-1], "hours": [3.0] * 4},
        "D3": {"spilled": np.ones(4)},
        "D8": {
            "submission": np.array([1, 3]),
            "living_here": [80, 80],
            "seats": {
                "turnout": [0.5, 0.25, 2.0 if "d" in bad else 1.0],
                "count": [10, 20, 30],
                "offsets": [0, 1, 3],
            },
        },
    }


SIZES = {"id": list("abcd"), "eligible": np.full(4, 90.0)}


def _card(made: sv.Claims) -> dict[str, Any]:
    told = sv.score(made).as_dict()
    return {name: part for name, part in told.items() if name != "stamp"}


def test_records_with_a_fault_leave_out_their_submission_whole() -> None:
    made = sv.Claims.from_records(_records("b"), FRAMEWORK, TABLE, on_fault="refuse")
    assert made.refusals.ids == ("b",)
    assert made.refusals.rows["b"] == ("claims[1]", "claims[5]")
    assert [one.at for one in made.refusals.faults["b"]] == ["claims[5].people"]
    assert str(made.account) == "rows in 8 = scored 6 + refused 2"
    left = [one for one in _records() if one["submission"] != "b"]
    table = [one for one in TABLE if one["id"] != "b"]
    assert _card(made) == _card(sv.Claims.from_records(left, FRAMEWORK, table))


def test_records_refuse_what_read_refuses() -> None:
    records = _records("b", "d")
    one = sv.Claims.from_records(records, FRAMEWORK, TABLE, on_fault="refuse")
    data = {"claims": records, "submissions": TABLE}
    other = sv.read(data, FRAMEWORK, on_fault="refuse")
    assert one.refusals == other.refusals
    assert one.account == other.account
    assert json.dumps(one.refusals.as_dict())


def test_records_without_a_table_and_from_a_stream_are_refused_alike() -> None:
    stream = (one for one in [{"submission": "a", "measure": "D2", "planted": 5},
                              {"submission": "b", "measure": "D2", "planted": "five"}])  # fmt: skip
    made = sv.Claims.from_records(stream, FRAMEWORK, on_fault="refuse")
    assert (made.refusals.ids, made.account.rows_in) == (("b",), 2)


@pytest.mark.parametrize(
    ("records", "table"),
    [
        ([*_records("b"), {"submission": "z", **GOOD}], TABLE),
        ([*_records("b"), 5], TABLE),
        (_records("b"), [*TABLE, {"eligible": 9}]),
        (_records("b"), [*TABLE, {"id": "A", "eligible": 9}]),
        (_records(*"abcd"), TABLE),
        (5, TABLE),
        (_records("b"), 5),
    ],
    ids=["nobody's", "no record", "no id", "alike", "all", "no list", "no table"],
)
def test_faults_of_no_single_submission_stop_all_records(records: Any, table: Any) -> None:
    with pytest.raises(sv.ClaimErrors):
        sv.Claims.from_records(records, FRAMEWORK, table, on_fault="refuse")


def test_columns_with_a_fault_leave_out_their_submission_whole() -> None:
    made = sv.Claims.from_columns(_columns("b"), FRAMEWORK, SIZES, on_fault="refuse")
    assert made.refusals.ids == ("b",)
    assert made.refusals.rows["b"] == ("D1[2]", "D3[1]", "D8[0]")
    assert [one.at for one in made.refusals.faults["b"]] == ["D1.people[2]"]
    assert str(made.account) == "rows in 10 = scored 7 + refused 3"
    left = {
        "D1": {"submission": list("dca"), "people": [2.0] * 3, "hours": [3.0] * 3},
        "D3": {"spilled": np.ones(3)},
        "D8": {
            "submission": ["d"],
            "living_here": [80],
            "seats": {"turnout": [0.25, 1.0], "count": [20, 30], "offsets": [0, 2]},
        },
    }
    sizes = {"id": list("acd"), "eligible": np.full(3, 90.0)}
    assert _card(made) == _card(sv.Claims.from_columns(left, FRAMEWORK, sizes))


def test_a_fault_in_a_sample_or_a_size_keeps_its_number() -> None:
    sizes = {**SIZES, "eligible": [90.0, 90.0, -5.0, 90.0]}
    made = sv.Claims.from_columns(_columns("d"), FRAMEWORK, sizes, on_fault="refuse")
    told = {who: {one.at for one in many} for who, many in made.refusals.faults.items()}
    assert "D8.seats.turnout[2]" in told["d"]
    assert "submissions.eligible[2]" in told["c"]


@pytest.mark.parametrize(
    ("measure", "columns", "sizes"),
    [
        ("D1", {"colour": [1.0] * 4}, {}),
        ("D1", {"hours": [1.0] * 5}, {}),
        ("D1", {"submission": ["a", "b", "c", "z"]}, {}),
        ("D1", {}, {"eligible": [90.0] * 5}),
        ("D1", {}, {"id": ["a", "b", "c", "c"]}),
        ("D1", {}, {"id": ["a", "b", "c", "C"]}),
        ("D1", {}, {"id": ["a", "b", "c", ""]}),
        ("D9", {"any": [1.0] * 4}, {}),
        ("D8", {"seats": {"turnout": [1.0], "offsets": [0, 1, 3]}}, {}),
    ],
)
def test_faults_of_no_single_submission_stop_all_columns(
    measure: str, columns: dict[str, Any], sizes: dict[str, Any]
) -> None:
    given = _columns("b")
    given[measure] = {**given.get(measure, {}), **columns}
    with pytest.raises(sv.ClaimErrors) as caught:
        sv.Claims.from_columns(given, FRAMEWORK, {**SIZES, **sizes}, on_fault="refuse")
    with pytest.raises(sv.ClaimErrors) as plain:
        sv.Claims.from_columns(given, FRAMEWORK, {**SIZES, **sizes})
    assert caught.value.faults == plain.value.faults


@settings(max_examples=60, deadline=None)
@given(st.sets(st.sampled_from("abcd"), max_size=3), st.booleans())
def test_rows_in_are_rows_scored_and_refused_at_both_doors(bad: set[str], columns: bool) -> None:
    if columns:
        made = sv.Claims.from_columns(_columns(*bad), FRAMEWORK, SIZES, on_fault="refuse")
    else:
        made = sv.Claims.from_records(_records(*bad), FRAMEWORK, TABLE, on_fault="refuse")
    assert set(made.refusals.ids) == bad
    account = made.account
    assert account.rows_in == account.rows_scored + account.rows_refused == (10 if columns else 8)
    assert account.rows_scored == len(made)


def test_another_word_is_refused_at_both_doors() -> None:
    for call in (
        lambda: sv.Claims.from_records([], FRAMEWORK, on_fault="drop"),
        lambda: sv.Claims.from_columns({}, FRAMEWORK, SIZES, on_fault=[]),  # type: ignore[arg-type]
    ):
        with pytest.raises(sv.UnknownName, match="not a way to treat faults"):
            call()
