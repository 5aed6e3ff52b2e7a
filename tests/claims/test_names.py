"""Nobody's name leads to another, and letters composed in two ways are one word."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any

import door_measures
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import socialvalue as sv

CODE = "D3"
NFC, NFD = "caf\u00e9", "cafe\u0301"
CLASHES = {
    "a name is another's id": (("1", "Acme"), ("Acme", "Beta")),
    "two names are each other's ids": (("a", "b"), ("b", "a")),
    "a made name is a real one": (("a", "Acme"), ("b", "Acme"), ("c", "Acme (a)")),
    "a made name is an id": (("a", "Acme"), ("b", "Acme"), ("Acme (a)", "Other")),
}


def _claims(*rows: tuple[str, str]) -> list[dict[str, Any]]:
    return [{"submission": who, "measure": CODE, "spilled": 1} for who, _ in rows]


def _read(*rows: tuple[str, str]) -> sv.Claims:
    table = [{"id": who, "name": name} for who, name in rows]
    return sv.Claims.from_records(_claims(*rows), door_measures.FRAMEWORK, table)


def _columns(ids: Any, **more: Any) -> sv.Claims:
    given_ = {CODE: {"spilled": np.ones(len(ids))}}
    return sv.Claims.from_columns(given_, door_measures.FRAMEWORK, {"id": ids, **more})


@pytest.mark.parametrize("rows", CLASHES.values(), ids=CLASHES)
def test_a_table_in_which_a_name_leads_to_two_is_refused(rows: Any) -> None:
    with pytest.raises(sv.ClaimErrors, match="also") as caught:
        _read(*rows)
    assert all(fault.at.endswith(".name") for fault in caught.value.faults)
    ids, names = zip(*rows, strict=True)
    with pytest.raises(sv.ClaimErrors, match="also") as caught:
        _columns(list(ids), name=list(names))
    assert all(fault.at.startswith("submissions.name[") for fault in caught.value.faults)


def test_a_name_may_be_its_own_id_and_two_may_share_one() -> None:
    found = _read(("Acme", "Acme"), ("b", "Blue"), ("c", "Blue")).submissions
    assert [found.name(place) for place in range(3)] == ["Acme", "Blue (b)", "Blue (c)"]


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(["", "a", "b", "X", "X (a)"])),
                min_size=1, max_size=3, unique_by=lambda row: row[0]))  # fmt: skip
def test_whoever_is_read_is_found_by_id_and_by_name(rows: list[tuple[str, str]]) -> None:
    try:
        found = _read(*rows).submissions
    except sv.ClaimErrors:
        return
    for place, (who, _) in enumerate(rows):
        assert found.find(who) == place
        assert found.find(found.name(place)) == place


def test_nobody_is_left_out_where_a_name_leads_to_two(tmp_path: Path) -> None:
    rows = ["submission,measure,input,value", "Acme,D3,spilled,x", "1,D3,spilled,2"]
    (tmp_path / "claims.csv").write_text("\n".join(rows) + "\n")
    (tmp_path / "submissions.csv").write_text("id,name\n1,Acme\nAcme,Beta\n")
    with pytest.raises(sv.ClaimErrors, match="also the id of another submission"):
        sv.read(tmp_path, door_measures.FRAMEWORK, on_fault="refuse")


def test_ids_in_columns_are_stripped_as_in_records() -> None:
    assert _columns([" a ", "b"]).submissions.find("a") == 0
    with pytest.raises(sv.ClaimErrors, match="stands twice"):
        _columns(["a", "a "])
    given_ = {CODE: {"spilled": np.ones(2), "submission": ["a ", "b"]}}
    read = sv.Claims.from_columns(given_, door_measures.FRAMEWORK, {"id": ["a", " b"]})
    assert read.batches[CODE].places().tolist() == [0, 1]


def test_an_array_of_ids_that_are_plain_is_kept_as_it_is() -> None:
    ids = np.array(["a", "b"])
    assert _columns(ids).submissions.ids is ids


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_claim_finds_its_submission_however_letters_are_composed(form: Any) -> None:
    for told in (NFC, NFD):
        table = [{"id": told, "name": f"{told} Ltd"}]
        for who in (unicodedata.normalize(form, NFC), f" {unicodedata.normalize(form, NFC)} Ltd"):
            record = {"submission": who, "measure": CODE, "spilled": 1}
            read = sv.Claims.from_records([record], door_measures.FRAMEWORK, table)
            assert read.submissions.name(0) == f"{NFC} Ltd"


def test_ids_that_differ_in_composition_alone_stand_twice() -> None:
    with pytest.raises(sv.ClaimErrors, match="stands twice"):
        _read((NFC, ""), (NFD, ""))
    with pytest.raises(sv.ClaimErrors, match="stands twice"):
        _columns([NFC, NFD])


def test_labels_of_claims_that_differ_in_composition_alone_stand_twice() -> None:
    record = {"submission": "a", "measure": CODE, "spilled": 1}
    claims = [{**record, "claim": NFC}, {**record, "claim": NFD, "spilled": 2}]
    with pytest.raises(sv.ClaimErrors, match="stands twice"):
        sv.Claims.from_records(claims, door_measures.FRAMEWORK, [{"id": "a"}])


def test_rows_of_one_claim_are_joined_however_its_words_are_composed(tmp_path: Path) -> None:
    rows = [f"{NFC},D1,{NFC},people,3", f"{NFD},D1,{NFD},hours,2"]
    text = "\n".join(["submission,measure,claim,input,value", *rows])
    (tmp_path / "claims.csv").write_text(text, encoding="utf-8")
    (tmp_path / "submissions.csv").write_text(f"id,eligible\n{NFD},50\n", encoding="utf-8")
    assert len(sv.read(tmp_path, door_measures.FRAMEWORK).batches["D1"].places()) == 1
