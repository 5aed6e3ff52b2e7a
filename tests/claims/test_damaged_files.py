"""Files damaged at random, at every door: scored to finite numbers, or refused with faults."""

from __future__ import annotations

import math
import random
from pathlib import Path
from typing import Any

import door_files
import door_measures
import pytest

import socialvalue as sv

TABLE = [{"id": who, "name": f"Bidder {who}", "eligible": 5000} for who in "abc"]
CLAIMS: list[dict[str, Any]] = [
    {"submission": who, **claim}
    for who in "abc"
    for claim in (
        {"measure": "D1", "people": 3, "hours": 2.5, "attribution": 0.25, "note": "from the log"},
        {"measure": "D3", "spilled": 1.5, "evidence": "E2", "stage": "committed"},
        {"measure": "D7", "given": 4, "room": "board", "period": "2027"},
        {"measure": "D8", "living_here": 90, "seats": {"turnout": [1, 0.5], "count": [2, 3]}},
    )
]
DAMAGE = (
    *(b'"', b",", b"\n", b"\r", b"\0", b"\xff", b";", b"9" * 400, b"1e999", b"GBP", b"[", b"-"),
    *(b"nan", b"%", b"\xe2\x80\xa8", b"not_applicable", b" ", b"\x1b[2J", b"D1", b"deadweight"),
    *(b"{", b"}", b"null", b"true", b"\\u0000", b"\\", b":", b"]", b"'", b"=", b"#", b"(5)", b"|"),
    *(b"measure", b"submission", b"item", b"\xef\xbb\xbf", b"\xff\xfe", "£5".encode(), b"\t"),
)


def _damaged(text: bytes, chance: random.Random) -> bytes:
    found = bytearray(text)
    for _ in range(chance.choice([0, 1, 1, 2, 5])):
        place = chance.randrange(len(found))
        found[place : place + chance.choice([0, 0, 1, 4])] = chance.choice(DAMAGE)
    return bytes(found)


def _numbers(value: Any) -> list[float]:
    """Every number of some plain data."""
    if isinstance(value, dict):
        return [one for part in value.values() for one in _numbers(part)]
    if isinstance(value, list):
        return [one for part in value for one in _numbers(part)]
    return [value] if isinstance(value, int | float) else []


@pytest.mark.parametrize("way", ["raise", "refuse"])
@pytest.mark.parametrize("door", [door for door in door_files.DOORS if door != "records"])
def test_a_damaged_file_is_scored_to_finite_numbers_or_refused(
    tmp_path: Path, door: str, way: str
) -> None:
    chance = random.Random(f"{door} {way}")  # noqa: S311
    outcomes = set()
    for _ in range(150):
        source = door_files.DOORS[door](tmp_path, CLAIMS, TABLE)
        files = sorted(source.iterdir()) if source.is_dir() else [source]
        file = chance.choice(files)
        file.write_bytes(_damaged(file.read_bytes(), chance))
        spelt = chance.choice(["plain", "1,234.5", "1.234,5"])
        try:
            read = sv.read(source, door_measures.FRAMEWORK, numbers=spelt, on_fault=way)
        except sv.ClaimErrors as errors:
            outcomes.add("raised")
            assert all(one.at and one.fault and one.fix for one in errors.faults)  # noqa: PT017
            continue
        outcomes.add("refused" if read.refusals else "scored")
        account = read.account
        assert account.rows_in == account.rows_scored + account.rows_refused
        assert all(map(math.isfinite, _numbers(sv.score(read).as_dict())))
    assert outcomes >= {"raised", "scored"}
