"""The unit of refusal is the submission: whoever has a fault is left out whole, as if they had
never bid, and every row is accounted for.
"""

from __future__ import annotations

import json
import pickle
import random
from pathlib import Path
from typing import Any

import door_files
import door_measures
import pytest

import socialvalue as sv

TABLE = [{"id": who, "name": f"Bidder {who}", "eligible": 5000} for who in "abcdef"]
SOUND = {"measure": "D1", "people": 10, "hours": 2}
FAULTS: tuple[dict[str, Any], ...] = (
    {"measure": "D1", "people": -1, "hours": 2},
    {"measure": "D1", "people": 1},
    {"measure": "D9", "people": 1},
    {"measure": "D2", "planted": 1, "rooted": 1.5},
    {"measure": "D7", "given": 1, "room": "attic"},
    {"measure": "D3", "spilled": 1, "evidence": "E9"},
    {"measure": "D3", "spilled": 1, "stage": "promised"},
    {"measure": "D3", "spilled": 1, "period": "20x6"},
    {"measure": "D5", "received": 1, "nearby": 1, "deadweight": 0.1},
    {"measure": "D8", "living_here": 1, "seats": {"turnout": [1], "count": [2]}},
    {"measure": "D6", "waited": "long"},
)


def _card(claims: sv.Claims) -> Any:
    told = sv.score(claims).as_dict()
    for name in ("rows_in", "rows_refused"):
        told["stamp"].pop(name)
    return json.dumps(told, sort_keys=True)


def _records(chance: random.Random, faulty: set[str]) -> list[dict[str, Any]]:
    """Sound claims of everybody, a faulty one of some, in any order."""
    found = [{"submission": row["id"], **SOUND, "people": chance.randint(1, 99)} for row in TABLE]
    found += [{"submission": row["id"], "measure": "D3", "spilled": chance.random()}
              for row in TABLE]  # fmt: skip
    found += [{"submission": who, **chance.choice(FAULTS)} for who in sorted(faulty)]
    chance.shuffle(found)
    return found


@pytest.mark.parametrize("door", door_files.DOORS)
def test_whoever_is_refused_leaves_no_bit_in_anybodys_score(tmp_path: Path, door: str) -> None:
    for seed in range(12):
        chance = random.Random(seed)  # noqa: S311
        faulty = set(chance.sample("abcdef", chance.randint(1, 4)))
        records = _records(chance, faulty)
        if door == "a file a measure":  # there a measure that nobody knows is a file, not a row
            records = [one if one["measure"] != "D9" else {**one, **FAULTS[0]} for one in records]
        read = door_files.read(door, tmp_path, records, TABLE, on_fault="refuse")
        assert set(read.refusals.ids) == faulty
        assert all(read.refusals.faults[who] for who in faulty)
        without = [one for one in records if one["submission"] not in faulty]
        table = [row for row in TABLE if row["id"] not in faulty]
        assert _card(read) == _card(door_files.read(door, tmp_path, without, table))
        account = read.account
        assert account.rows_in == account.rows_scored + account.rows_refused
        assert account.rows_refused == sum(map(len, read.refusals.rows.values())) > 0


def test_nobody_is_refused_where_nothing_is_wrong(tmp_path: Path) -> None:
    records = [{"submission": "a", **SOUND}]
    read = door_files.read("tidy", tmp_path, records, TABLE, on_fault="refuse")
    assert len(read.refusals) == 0
    assert str(read.account) == "rows in 2 = scored 2 + refused 0"


def test_without_a_word_every_fault_is_raised(tmp_path: Path) -> None:
    with pytest.raises(sv.ClaimErrors):
        door_files.read("tidy", tmp_path, [{"submission": "a", **FAULTS[0]}], TABLE)


def test_a_fault_in_the_table_refuses_whoever_has_it() -> None:
    table = [{"id": "a", "eligible": "many"}, {"id": "b", "eligible": 100}, {"id": "b"}, *TABLE[2:]]
    records = [{"submission": who, **SOUND} for who in "abc"]
    given = {"claims": records, "submissions": table}
    read = sv.read(given, door_measures.FRAMEWORK, on_fault="refuse")
    assert read.refusals.ids == ("a", "b")
    assert read.refusals.rows == {"a": ("claims[0]",), "b": ("claims[1]",)}
    assert read.submissions.ids == ("c", "d", "e", "f")


@pytest.mark.parametrize(
    "row", [{"submission": "zz", **SOUND}, dict(SOUND), {"submission": "", **SOUND}]
)
def test_a_row_that_belongs_to_nobody_is_raised_not_dropped(row: dict[str, Any]) -> None:
    # A bidder who could have a row dropped by a wrong id would drop the row of a harm.
    given = {"claims": [{"submission": "a", **SOUND}, row], "submissions": TABLE}
    with pytest.raises(sv.ClaimErrors):
        sv.read(given, door_measures.FRAMEWORK, on_fault="refuse")


def test_a_file_that_cannot_be_read_is_raised(tmp_path: Path) -> None:
    (tmp_path / "claims.csv").write_text('submission,measure,spilled\na,D3,"1\n', "utf-8")
    with pytest.raises(sv.ClaimErrors):
        sv.read(tmp_path, door_measures.FRAMEWORK, on_fault="refuse")


def test_what_several_claim_too_much_of_refuses_none_of_them() -> None:
    records = [
        {"submission": who, **SOUND, "shared": "the same forty", "attribution": 0.1} for who in "ab"
    ]
    given = {"claims": records, "submissions": TABLE}
    with pytest.raises(sv.ClaimErrors, match="more than all of it"):
        sv.read(given, door_measures.FRAMEWORK, on_fault="refuse")
    records.append({"submission": "a", **FAULTS[0]})
    read = sv.read(given, door_measures.FRAMEWORK, on_fault="refuse")
    assert read.refusals.ids == ("a",), "b stands once a is gone"


def test_where_nobody_is_left_the_faults_are_raised() -> None:
    given = [{"submission": "a", **FAULTS[0]}]
    with pytest.raises(sv.ClaimErrors):
        sv.read(given, door_measures.FRAMEWORK, on_fault="refuse")


def test_a_way_to_treat_faults_that_nobody_knows_is_refused() -> None:
    with pytest.raises(sv.UnknownName, match="raise or refuse"):
        sv.read([], door_measures.FRAMEWORK, on_fault="ignore")


def test_a_large_portfolio_loses_nobody_but_the_faulty() -> None:
    ids = [f"s{number}" for number in range(1000)]
    faulty = set(ids[::97])
    records = [{"submission": who, **(FAULTS[0] if who in faulty else SOUND)} for who in ids]
    given = {"claims": records, "submissions": [{"id": who, "eligible": 99} for who in ids]}
    read = sv.read(given, door_measures.FRAMEWORK, on_fault="refuse")
    assert set(read.refusals.ids) == faulty
    assert len(read.submissions) == 1000 - len(faulty)


@pytest.fixture
def refusals() -> Any:
    records = [
        {"submission": "a", "measure": "D3", "spilled": 1},
        {"submission": "é", "measure": "D3", "spilled": -1},
    ]
    return sv.read(records, door_measures.FRAMEWORK, on_fault="refuse").refusals


def test_refusals_are_a_frozen_record_that_survives_pickling(refusals: Any) -> None:
    with pytest.raises(AttributeError):
        refusals.refused = ()
    assert pickle.loads(pickle.dumps(refusals)) == refusals


def test_refusals_are_written_a_submission_a_line(tmp_path: Path, refusals: Any) -> None:
    file = tmp_path / "refused.jsonl"
    refusals.write(file)
    (line,) = file.read_text("utf-8").splitlines()
    assert json.loads(line) == refusals.as_dict()[0]
    assert json.loads(line)["submission"] == "é"
    assert [one.name for one in tmp_path.iterdir()] == ["refused.jsonl"]


def test_refusals_are_never_written_over_a_file(tmp_path: Path, refusals: Any) -> None:
    file = tmp_path / "refused.jsonl"
    file.write_text("mine", "utf-8")
    with pytest.raises(sv.ClaimErrors, match="exists already"):
        refusals.write(file)
    assert file.read_text("utf-8") == "mine"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_disk_without_links_is_written_to_all_the_same(
    tmp_path: Path, refusals: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: Any) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr("os.link", refused)
    file = tmp_path / "refused.jsonl"
    refusals.write(file)
    assert json.loads(file.read_text("utf-8"))["submission"] == "é"
    with pytest.raises(sv.ClaimErrors, match="exists already"):
        refusals.write(file)


def test_a_write_that_is_broken_off_leaves_nothing_behind(
    tmp_path: Path, refusals: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        refusals.write(tmp_path / "refused.jsonl")
    assert list(tmp_path.iterdir()) == []


def test_a_header_of_the_table_that_does_not_fit_is_raised(tmp_path: Path) -> None:
    (tmp_path / "submissions.csv").write_text("id,contract_value [GBP]\na,5\nb,\n", "utf-8")
    (tmp_path / "D3.csv").write_text("submission,spilled\na,1\nb,1\n", "utf-8")
    with pytest.raises(sv.ClaimErrors, match=r"submissions\.csv header"):
        sv.read(tmp_path, door_measures.FRAMEWORK, on_fault="refuse")
