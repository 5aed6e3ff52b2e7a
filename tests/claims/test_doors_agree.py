"""The same claims through every door give the same scorecard, bit for bit."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import door_files
import door_measures
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import socialvalue as sv

TABLE = [
    {"id": "a", "name": "Acme Co-op", "contract_value": 1e6, "eligible": 5000},
    {"id": "b", "name": 'Blue, "Ltd"', "contract_value": 0.1 + 0.2, "eligible": 3000},
]
FINITE = st.floats(0, 1000, allow_subnormal=False)
SHARES = st.floats(0, 1, allow_subnormal=False)
GRADED = st.fixed_dictionaries(
    {},
    optional={
        "stage": st.sampled_from(("committed", "forecast", "delivered")),
        "period": st.integers(2026, 2030).map(str),
        "kind": st.sampled_from(("embedded", "additional")),
        "evidence": st.sampled_from(("E0", "E2", "E4")),
        "note": st.sampled_from(("=1+1", "a; b", 'said "so"', "été", "-3", "@x", "two\nlines")),
    },
)


def _seats(size: int) -> st.SearchStrategy[Any]:
    parts = {
        "turnout": st.lists(SHARES, min_size=size, max_size=size),
        "count": st.lists(st.integers(1, 40), min_size=size, max_size=size),
    }
    return st.fixed_dictionaries(parts)


INPUTS = {
    "D1": st.fixed_dictionaries(
        {"people": FINITE, "hours": FINITE}, optional={"attribution": SHARES}
    ),
    "D2": st.fixed_dictionaries({"planted": FINITE}, optional={"rooted": SHARES}),
    "D3": st.fixed_dictionaries({"spilled": st.one_of(FINITE, st.integers(0, 99))}),
    "D5": st.fixed_dictionaries({"received": st.floats(1, 1e6), "nearby": FINITE}),
    "D7": st.fixed_dictionaries({"given": FINITE, "room": st.sampled_from(("board", "panel"))}),
    "D8": st.fixed_dictionaries(
        {"living_here": st.integers(500, 900), "seats": st.integers(1, 4).flatmap(_seats)}
    ),
}


@st.composite
def claims(draw: Any) -> list[dict[str, Any]]:
    """One claim of some measures by each of two submissions, in any order."""
    pairs = st.tuples(st.sampled_from("ab"), st.sampled_from(sorted(INPUTS)))
    chosen = draw(st.lists(pairs, min_size=1, max_size=8, unique=True))
    return [
        {"submission": who, "measure": code, **draw(GRADED), **draw(INPUTS[code])}
        for who, code in chosen
    ]


def _card(read: sv.Claims) -> str:
    """All that a scorecard says, as text: floats to their last bit."""
    return json.dumps(sv.score(read).as_dict(), sort_keys=True)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(records=claims())
def test_every_door_gives_the_same_scorecard(tmp_path: Path, records: list[Any]) -> None:
    cards = {}
    for door in door_files.DOORS:
        read = door_files.read(door, tmp_path, records, TABLE)
        told = json.loads(_card(read))
        if door == "tidy":  # a row an input, where others have a row a claim
            assert told["stamp"]["rows_in"] == told["stamp"]["rows_scored"] >= len(records)
            told["stamp"] |= {"rows_in": len(records), "rows_scored": len(records)}
        cards[door] = json.dumps(told, sort_keys=True)
    assert len(set(cards.values())) == 1


@pytest.mark.parametrize("door", door_files.DOORS)
def test_notes_that_look_like_formulas_stay_texts(tmp_path: Path, door: str) -> None:
    notes = ["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)"]
    records = [
        {"submission": "a", "measure": "D3", "claim": str(i), "note": note, "spilled": 1}
        for i, note in enumerate(notes)
    ]
    read = door_files.read(door, tmp_path, records, TABLE)
    assert list(read.batches["D3"].notes) == notes


@pytest.mark.parametrize("door", door_files.DOORS)
def test_what_is_wrong_is_told_through_every_door(tmp_path: Path, door: str) -> None:
    records = [
        {"submission": "a", "measure": "D1", "people": -1, "hours": 2},
        {"submission": "b", "measure": "D2", "planted": 3, "rooted": 1.5},
    ]
    with pytest.raises(sv.ClaimErrors) as caught:
        door_files.read(door, tmp_path, records, TABLE)
    told = sorted(
        (one.fault, "people" in one.at, "rooted" in one.at) for one in caught.value.faults
    )
    assert told == [("-1 is below 0", True, False), ("1.5 is above 1", False, True)]


def test_a_list_of_records_names_its_own_submissions() -> None:
    read = sv.read([{"submission": "a", "measure": "D3", "spilled": 1}], door_measures.FRAMEWORK)
    assert read.submissions.ids == ("a",)
