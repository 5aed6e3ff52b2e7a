"""What stands beside a claim's inputs is read in every door, and beside what does not apply too."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import door_files
import door_measures
import pytest
from hypothesis import given
from hypothesis import strategies as st

import socialvalue as sv

TABLE = [{"id": "a", "eligible": 500}]
TREES = {"submission": "a", "measure": "D2", "planted": 10}
GROUND = {"submission": "a", "measure": "D2", "not_applicable": "there is no ground"}
BESIDE = {
    "deadweight": 0.5,
    "displacement": 0.25,
    "multiplier": 1.5,
    "stage": "delivered",
    "period": "2027",
    "kind": "embedded",
    "evidence": "E3",
    "counterfactual": "C2",
    "note": "a word",
}
WRONG = {"deadweight": 1.5, "stage": "rubbish", "period": "soon", "kind": "odd", "evidence": "E9"}


def _faults(*records: dict[str, Any]) -> list[str]:
    with pytest.raises(sv.ClaimErrors) as caught:
        sv.Claims.from_records(records, door_measures.FRAMEWORK, TABLE)
    return [fault.at for fault in caught.value.faults]


def _said(claims: sv.Claims) -> Any:
    batch = claims.batches["D2"]
    columns = (batch.stage, batch.period, batch.kind, batch.evidence, batch.counterfactual)
    own = {name: many.tolist() for name, many in batch.own.items()}
    return own, [None if one is None else one.tolist() for one in columns], batch.notes


@pytest.mark.parametrize("name", BESIDE)
@pytest.mark.parametrize("door", ["tidy", "wide", "json", "json lines", "toml"])
def test_a_claim_that_leaves_a_default_out_keeps_what_stands_beside_it(
    tmp_path: Path, door: str, name: str
) -> None:
    record = {**TREES, name: BESIDE[name]}
    expected = _said(door_files.read("records", tmp_path, [{**record, "rooted": 0.5}], TABLE))
    assert expected[0] or expected[2] or any(one is not None for one in expected[1])
    for way in ("records", door):
        assert _said(door_files.read(way, tmp_path, [record], TABLE)) == expected


@pytest.mark.parametrize("name", WRONG)
def test_what_stands_beside_a_default_is_checked(name: str) -> None:
    assert _faults({**TREES, name: WRONG[name]}) == [f"claims[0].{name}"]


@given(st.sets(st.sampled_from(sorted(BESIDE))), st.booleans())
def test_to_state_a_default_changes_nothing(names: set[str], stated: bool) -> None:
    record = {**TREES, **{name: BESIDE[name] for name in names}}
    given_ = {**record, "rooted": 0.5} if stated else record
    read = sv.Claims.from_records([given_], door_measures.FRAMEWORK, TABLE)
    assert set(read.batches["D2"].own) == names & {"deadweight", "displacement", "multiplier"}


def test_every_key_of_what_does_not_apply_is_checked() -> None:
    odd = {"stage": "rubbish", "period": "soon", "zzz": 4, "evidence": "E9"}
    places = _faults({**GROUND, **odd})
    assert {f"claims[0].{name}" for name in odd} <= set(places)


@pytest.mark.parametrize("name", ["stage", "period", "deadweight"])
def test_what_does_not_apply_leaves_the_weight_whole(name: str) -> None:
    assert _faults({**GROUND, name: BESIDE[name]}) == [f"claims[0].{name}"]


def test_what_does_not_apply_may_have_evidence_and_a_note() -> None:
    record = {**GROUND, "stage": "committed", "evidence": "E3", "note": "a lease", "source": "us"}
    read = sv.Claims.from_records([record], door_measures.FRAMEWORK, TABLE)
    assert read.not_applicable == {"D2": {0: "there is no ground"}}


def test_what_does_not_apply_is_said_once() -> None:
    assert _faults(GROUND, {**GROUND, "claim": "again"}) == ["claims[1].not_applicable"]


def test_a_sheet_says_in_one_row_that_a_measure_does_not_apply(tmp_path: Path) -> None:
    rows = ["submission,measure,input,value", "a,D2,not_applicable,there is no ground"]
    (tmp_path / "claims.csv").write_text("\n".join(rows) + "\n")
    (tmp_path / "submissions.csv").write_text("id,eligible\na,500\n")
    read = sv.read(tmp_path, door_measures.FRAMEWORK)
    assert read.not_applicable == {"D2": {0: "there is no ground"}}
