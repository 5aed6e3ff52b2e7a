"""Two ids that a reader cannot tell apart are a fault that names both places, never two bids."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import door_measures
import pytest
from hypothesis import given
from hypothesis import strategies as st

import socialvalue as sv
from socialvalue.claims.likeness import difference, faults, likeness, pairs

ALIKE = {
    "acme\u200b": "an invisible sign",
    "\ufeffacme": "an invisible sign",
    "ac\u00adme": "an invisible sign",
    "Acme": "capitals",
    "\u0430cme": "signs that look alike (cyrillic small letter a)",
    "\uff41cme": "signs that look alike (fullwidth latin small letter a)",
}
FRAMEWORK = door_measures.FRAMEWORK


def _claim(who: str, **more: Any) -> dict[str, Any]:
    return {"submission": who, "measure": "D3", "spilled": 1, **more}


def _table(*ids: str) -> list[dict[str, Any]]:
    return [{"id": one, "eligible": 90} for one in ids]


def _told(call: Any) -> list[tuple[str, str]]:
    with pytest.raises(sv.ClaimErrors) as caught:
        call()
    return [(one.at, one.fault) for one in caught.value.faults]


@pytest.mark.parametrize(("other", "by"), ALIKE.items())
def test_ids_alike_are_a_fault_where_claims_alone_name_them(other: str, by: str) -> None:
    records = [_claim("blue"), _claim("acme"), _claim(other), _claim(other, spilled=2)]
    ((at, fault),) = _told(lambda: sv.Claims.from_records(records, FRAMEWORK))
    assert at == "claims[2].submission"
    assert f"another submission than 'acme' at claims[1].submission, by {by} alone" in fault


@pytest.mark.parametrize(("other", "by"), ALIKE.items())
def test_ids_alike_are_a_fault_of_the_table(other: str, by: str) -> None:
    table = _table("acme", "blue", other)
    ((at, fault),) = _told(lambda: sv.Claims.from_records([_claim("blue")], FRAMEWORK, table))
    assert (at, fault.endswith(f"at submissions[0].id, by {by} alone")) == (
        "submissions[2].id",
        True,
    )


def test_ids_alike_are_a_fault_of_columns() -> None:
    columns = {"D3": {"spilled": [1.0, 2.0]}}
    table = {"id": ["acme", "ACME"], "eligible": [9, 9]}
    ((at, _),) = _told(lambda: sv.Claims.from_columns(columns, FRAMEWORK, table))
    assert at == "submissions.id[1]"


def test_a_file_names_both_lines(tmp_path: Path) -> None:
    (tmp_path / "submissions.csv").write_text("id,eligible\nacme,9\nAcme,9\n", "utf-8")
    (tmp_path / "claims.csv").write_text("submission,measure,spilled\nacme,D3,1\n", "utf-8")
    ((at, fault),) = _told(lambda: sv.read(tmp_path / "claims.csv", FRAMEWORK))
    assert at == "submissions.csv line 3, id"
    assert "submissions.csv line 2, id" in fault


@pytest.mark.parametrize("sheet", ["wide", "tidy"])
def test_a_claim_under_an_id_alike_says_what_tells_it_from_the_tables(
    tmp_path: Path, sheet: str
) -> None:
    (tmp_path / "submissions.csv").write_text("id,eligible\nacme,9\n", "utf-8")
    heads = {"wide": "submission,measure,spilled", "tidy": "submission,measure,input,value"}
    rows = {"wide": "\u0430\u0441me,D3,1", "tidy": "\u0430\u0441me,D3,spilled,1"}
    (tmp_path / "claims.csv").write_text(f"{heads[sheet]}\n{rows[sheet]}\n", "utf-8")
    told = _told(lambda: sv.read(tmp_path / "claims.csv", FRAMEWORK))
    assert "differs from 'acme' by signs that look alike (cyrillic small letter a)" in told[0][1]


def test_nobody_is_refused_alone_for_an_id_that_is_like_anothers(tmp_path: Path) -> None:
    file = tmp_path / "claims.csv"
    file.write_text("submission,measure,spilled\nacme,D3,1\nAcme,D3,1\nblue,D3,-1\n", "utf-8")
    told = _told(lambda: sv.read(file, FRAMEWORK, on_fault="refuse"))
    assert [at for at, _ in told] == ["claims.csv line 3, submission", "claims.csv line 4, spilled"]


@pytest.mark.parametrize("name", ["BLUE", "bl\u200bue", "blue"])
def test_a_name_that_looks_like_the_id_of_another_is_told(name: str) -> None:
    table = [{"id": "acme", "name": name, "eligible": 9}, {"id": "blue", "eligible": 9}]
    ((at, fault),) = _told(lambda: sv.Claims.from_records([_claim("blue")], FRAMEWORK, table))
    assert at == "submissions[0].name"
    assert "the id of another submission" in fault


def test_a_name_may_look_like_its_own_id() -> None:
    table = [{"id": "acme", "name": "Acme", "eligible": 9}, {"id": "blue", "eligible": 9}]
    assert sv.Claims.from_records([_claim("Acme")], FRAMEWORK, table).account.rows_scored == 1


def test_a_key_of_the_table_that_could_be_somebody_is_only_counted() -> None:
    table = [{"id": "acme", "eligible": 9, "Jane Doe of 4 High Street": 1}]
    ((at, _),) = _told(lambda: sv.Claims.from_records([_claim("acme")], FRAMEWORK, table))
    assert "Jane" not in at


def test_ids_that_a_reader_can_tell_apart_are_left_alone() -> None:
    ids = ["acme", "acme-2", "acne", "café", "cafe", "bid 1", "bid 10", "Ωmega", "omega", "东京"]
    assert pairs(ids) == []
    assert pairs(range(3)) == []


def test_spaces_and_dashes_are_told() -> None:
    assert difference("bid  1", "bid 1") == "spaces"
    assert pairs(["bid-1", "bid\u20111", "bid\u00a01", "bid 1"]) == [(1, 0), (3, 2)]


@given(
    st.text(max_size=12),
    st.sampled_from("\u200b\u200d\ufeff\u00ad\u2060\ufe0f"),
    st.integers(0, 12),
)
def test_an_invisible_sign_anywhere_is_told(word: str, sign: str, place: int) -> None:
    other = word[:place] + sign + word[place:]
    assert likeness(other) == likeness(word)
    assert len(list(faults([word, other], str))) == 1
