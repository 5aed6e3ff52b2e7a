"""Releases of one process are joined by the instant of their date, and what that took is told."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialvalue.standards import Published, read_contracting
from socialvalue.standards.contracting_joining import Release, instant, joined


def release(date: Any, amount: int, **more: Any) -> dict[str, Any]:
    """A made-up release of one award, with no date where it is None."""
    award = {"id": "1", "date": "2025-04-01", "value": {"amount": amount, "currency": "GBP"}}
    dated = {} if date is None else {"date": date}
    return {"ocid": "o-1", "id": f"r{amount}", "awards": [award | more], **dated}


def read(folder: Path, *rows: Any) -> Published:
    """What is read of some releases."""
    file = folder / "rows.jsonl"
    file.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    return read_contracting(file)


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("2025-04-01T10:00:00+01:00", "2025-04-01T09:30:00Z"),
        ("2025-04-02T00:00:00Z", "2025-04-01T23:30:00-05:00"),
        ("2025-04-01", "2025-04-01T00:00:01Z"),
        ("2025-04-01 08:00:00", "2025-04-01T08:00:00.5Z"),
        ("2025-04-01T09:00:00Z", "2025-04-01T11:00:00"),
        ("2025-04-01T09:00:00z", "2025-04-01T10:00:00Z"),
        ("2025", "2025-01-02"),
        ("2024-12", "2024-12-02"),
    ],
)
def test_the_release_of_the_later_instant_stands(tmp_path: Path, earlier: str, later: str) -> None:
    rows = [release(earlier, 1000), release(later, 2000)]
    for given_ in (rows, rows[::-1]):
        found = read(tmp_path, *given_)
        assert found.tables["submissions"]["contract_value"] == [2000]
        told = found.tables["aside"]
        assert (told["field"], told["value"]) == (["awards[0].value.amount"], [1000])
        assert "awards[0].value.amount" in found.tables["notes"]["note"][-1]
        assert "supersede 1 field" in found.tables["notes"]["note"][-1]


def test_a_date_without_an_offset_is_taken_as_utc_and_told_where_others_have_one(
    tmp_path: Path,
) -> None:
    mixed = read(tmp_path, release("2025-04-01", 1), release("2025-05-01T00:00:00Z", 1))
    assert mixed.tables["notes"]["note"] == [
        "the date of 1 release says no offset from UTC: it is taken as UTC"
    ]
    alike = read(tmp_path, release("2025-04-01", 1), release("2025-05-01", 1))
    assert alike.tables["notes"]["note"] == []


@pytest.mark.parametrize("date", [None, "", "01/04/2099", 5, ["2099-01-01"], "2099-13-01"])
def test_a_release_without_a_date_takes_the_place_of_nothing(tmp_path: Path, date: Any) -> None:
    found = read(tmp_path, release("2025-04-01", 1000), release(date, 2000))
    assert found.tables["submissions"]["contract_value"] == [1000]
    assert found.tables["notes"]["note"][0] == (
        "the date of 1 release cannot be read: nothing is superseded by it"
    )
    assert found.tables["aside"]["value"].count(2000) == 1


def test_what_is_superseded_is_told_with_its_own_row_though_places_moved(tmp_path: Path) -> None:
    second = {**release("2025-04-02", 50), "awards": [{"id": "2", "title": "A"}]}
    third = {**release("2025-04-03", 60), "awards": [{"id": 2, "title": "B"}]}
    first = release("2025-04-01", 90, title="A")
    told = read(tmp_path, first, second, third).tables["aside"]
    pairs = list(zip(told["row"], told["field"], told["value"], strict=True))
    assert (2, "awards[1].title", "A") in pairs
    assert not [one for one in pairs if one[1] == "awards[0].title" and one[0] != 1]


def test_a_null_takes_a_field_out_and_is_told(tmp_path: Path) -> None:
    award = {"id": "1", "value": None}
    found = read(
        tmp_path, release("2025-04-01", 90), {**release("2025-04-02", 1), "awards": [award]}
    )
    assert found.tables["submissions"]["contract_value"] == [None]
    assert 90 in found.tables["aside"]["value"]
    assert "supersede 2 fields" in found.tables["notes"]["note"][0]


ZONES = st.integers(-14, 14).map(lambda hours: timezone(timedelta(hours=hours)))
WHEN = st.builds(datetime.fromtimestamp, st.integers(0, 4_000_000_000), ZONES)


@given(st.lists(WHEN, min_size=2, max_size=5, unique=True), st.randoms())
def test_neither_zone_nor_order_of_the_file_moves_what_stands(
    times: list[datetime], random: Any
) -> None:
    rows = [
        Release(n, {"date": when.isoformat(), "at": when.timestamp()})
        for n, when in enumerate(times)
    ]
    random.shuffle(rows)
    made = joined(rows)
    assert made.record["at"] == max(when.timestamp() for when in times)
    assert len(made.superseded) == len(times) - 1


@given(WHEN)
def test_an_instant_is_the_same_in_every_zone(when: datetime) -> None:
    assert instant(when.isoformat()) == instant(when.astimezone(UTC).isoformat())
