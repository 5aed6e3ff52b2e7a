"""A thousand planted duplicates of rows, claims and ids: each is reported."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import door_files
import door_measures
import pytest

import socialvalue as sv

CLAIMS: tuple[dict[str, Any], ...] = (
    {"measure": "D1", "people": 3, "hours": 2},
    {"measure": "D2", "planted": 4},
    {"measure": "D3", "spilled": 1.5},
    {"measure": "D5", "received": 9, "nearby": 1},
    {"measure": "D6", "waited": 1},
    {"measure": "D7", "given": 1, "room": "board"},
    {"measure": "D8", "living_here": 90, "seats": {"turnout": [1, 0.5], "count": [2, 3]}},
)
CASES = 125
"""For each of eight ways of standing twice."""


def _sound(chance: random.Random) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Claims and a table without a fault."""
    table = [{"id": who, "eligible": 500} for who in "abc"]
    claims = [{"submission": row["id"], **one} for row in table for one in CLAIMS]
    return chance.sample(claims, chance.randint(3, len(claims))), table


def _told(given: Any) -> tuple[sv.errors.Fault, ...]:
    try:
        sv.read(given, door_measures.FRAMEWORK)
    except sv.ClaimErrors as errors:
        return errors.faults
    return ()


@pytest.mark.parametrize("door", ["records", "tidy", "wide", "a file a measure", "json lines"])
def test_a_claim_that_stands_twice_is_reported(tmp_path: Path, door: str) -> None:
    chance = random.Random(door)  # noqa: S311
    for _ in range(CASES):
        claims, table = _sound(chance)
        source = door_files.DOORS[door](tmp_path, claims, table)
        assert _told(source) == ()
        again = [*claims, dict(chance.choice(claims))]
        chance.shuffle(again)
        told = _told(door_files.DOORS[door](tmp_path, again, table))
        assert any("twice" in one.fault or "second claim" in one.fault for one in told)


@pytest.mark.parametrize("door", ["records", "tidy", "json"])
def test_an_id_that_stands_twice_is_reported(tmp_path: Path, door: str) -> None:
    chance = random.Random(door)  # noqa: S311
    for _ in range(CASES):
        claims, table = _sound(chance)
        again = [*table, {**chance.choice(table), "eligible": chance.randint(300, 900)}]
        chance.shuffle(again)
        told = _told(door_files.DOORS[door](tmp_path, claims, again))
        assert any("stands twice" in one.fault for one in told)


def test_a_reason_that_is_given_twice_is_reported() -> None:
    reason = {"submission": "a", "measure": "D2", "not_applicable": "there is no ground"}
    assert _told([reason]) == ()
    assert [one.fault for one in _told([reason, dict(reason)])] == ["it is said twice not to apply"]


def test_an_item_of_a_sample_that_stands_twice_is_reported(
    tmp_path: Path, framework: sv.Framework
) -> None:
    head = "submission,measure,input,value,item"
    rows = [f"a,CV1,local.spend,{6 + number},p{number}" for number in range(2)]
    file = tmp_path / "claims.csv"
    file.write_text("\n".join((head, *rows, rows[0])), "utf-8")
    with pytest.raises(sv.ClaimErrors) as caught:
        sv.read(file, framework)
    assert any("twice" in one.fault for one in caught.value.faults)
