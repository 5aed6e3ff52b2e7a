"""Embedded and additional value: said or not said, in every door, and never mixed unseen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import socialvalue as sv
from socialvalue.claims.batch import ADDITIONAL, EMBEDDED, KINDS, UNSAID, Batch

RATIO = {"submission": "acme", "measure": "CV1", "received": 100, "local": []}
GAS = {"submission": "acme", "measure": "WB8", "tonnes": 3.5, "year": "2027"}
WORDS = [None, *KINDS]


def _sheet(folder: Path, framework: sv.Framework, *kinds: str) -> sv.Claims:
    """A claim of PA3 with a row for each kind, and the rest of its rows without one."""
    names = ("attended", "contributed", "organised", "decided")
    said = (*kinds, *[""] * 4)
    rows = [f"acme,PA3,{name},1,{kind}" for name, kind in zip(names, said, strict=False)]
    (folder / "claims.csv").write_text("\n".join(["submission,measure,input,value,kind", *rows]))
    (folder / "submissions.csv").write_text("id,eligible\nacme,200\n")
    return sv.read(folder, framework)


def test_a_record_says_embedded_or_additional_or_nothing(take: Any, claim: Any) -> None:
    records = [{**claim, "claim": str(i), "kind": word} for i, word in enumerate(WORDS)]
    assert take(records).batches["PA3"].kind.tolist() == [UNSAID, EMBEDDED, ADDITIONAL]


def test_where_nobody_says_a_kind_there_is_no_column(take: Any, claim: Any) -> None:
    assert take([{**claim, "kind": " "}]).batches["PA3"].kind is None


@pytest.mark.parametrize("word", ["core", "embeded", 0, True, ["embedded"], float("nan")])
def test_another_word_is_refused_in_records(refused: Any, claim: Any, word: Any) -> None:
    assert [one["at"] for one in refused([{**claim, "kind": word}])] == ["claims[0].kind"]


def test_columns_say_it_by_word(framework: sv.Framework) -> None:
    table = {"id": ["a", "b", "c"], "eligible": np.full(3, 200.0)}
    given = {name: np.ones(3) for name in ("attended", "contributed", "organised", "decided")}
    words = np.array(["additional", "", "embedded"])
    claims = sv.Claims.from_columns({"PA3": {**given, "kind": words}}, framework, table)
    assert claims.batches["PA3"].kind.tolist() == [ADDITIONAL, UNSAID, EMBEDDED]
    assert sv.Claims.from_columns({"PA3": given}, framework, table).batches["PA3"].kind is None
    words = np.array(["additional", "", "extra"])
    with pytest.raises(sv.ClaimErrors, match="'extra' is not known"):
        sv.Claims.from_columns({"PA3": {**given, "kind": words}}, framework, table)


@pytest.mark.parametrize("kinds", [("embedded",), ("", "Embedded"), ("embedded", "EMBEDDED")])
def test_one_row_of_a_sheet_says_it_for_the_claim(
    tmp_path: Path, framework: sv.Framework, kinds: tuple[str, ...]
) -> None:
    claims = _sheet(tmp_path, framework, *kinds)
    assert claims.batches["PA3"].kind.tolist() == [EMBEDDED]


def test_rows_of_one_claim_that_disagree_are_a_fault(
    tmp_path: Path, framework: sv.Framework
) -> None:
    with pytest.raises(sv.ClaimErrors) as caught:
        _sheet(tmp_path, framework, "embedded", "", "additional")
    (fault,) = caught.value.faults
    assert fault.at == "claims.csv line 4, kind"
    assert fault.fault == "'additional' stands beside 'embedded' in one claim"


def test_another_word_in_a_sheet_is_told_once_at_its_line(
    tmp_path: Path, framework: sv.Framework
) -> None:
    with pytest.raises(sv.ClaimErrors) as caught:
        _sheet(tmp_path, framework, "embedded", "embeded")
    assert [fault.at for fault in caught.value.faults] == ["claims.csv line 3, kind"]


@pytest.mark.parametrize("other", [None, "additional"])
def test_pooled_claims_of_two_kinds_would_be_mixed_unseen(refused: Any, other: Any) -> None:
    first = {**RATIO, "claim": "a", "kind": "embedded"}
    (fault,) = refused([first, {**RATIO, "claim": "b", "kind": other}])
    assert fault["at"] == "Acme Co-op, CV1"
    assert fault["fault"] == "kind differs between claims that are joined"


def test_another_year_may_be_of_another_kind(take: Any) -> None:
    first = {**GAS, "period": 2026, "kind": "embedded"}
    assert len(take([first, {**GAS, "period": 2027, "kind": "additional"}])) == 2


def test_years_that_are_pooled_are_of_one_kind(refused: Any) -> None:
    first = {**RATIO, "period": 2026, "kind": "embedded"}
    (fault,) = refused([first, {**RATIO, "period": 2027, "kind": "additional"}])
    assert "kind differs" in fault["fault"]


CHANGE = {"submission": "acme", "measure": "PA1", "people": 3}
RIGHTS = {"rights": [{"weight": 1, "right": "vote", "turnout": 1}]}


def _change(kind: str | None, **more: Any) -> dict[str, Any]:
    return {**CHANGE, **RIGHTS, "kind": kind, **more}


def test_a_claim_and_its_baseline_are_of_one_kind(refused: Any) -> None:
    claims = [_change("additional"), _change("embedded", stage="baseline")]
    (fault,) = refused(claims)
    assert fault["at"] == "Acme Co-op, PA1"
    assert fault["fault"] == "kind differs between a claim and its baseline"


@pytest.mark.parametrize(("now", "before"), [("embedded", None), (None, "additional")])
def test_a_baseline_is_of_another_kind_only_if_both_say_theirs(
    take: Any, now: str | None, before: str | None
) -> None:
    assert len(take([_change(now), _change(before, stage="baseline")])) == 2


def test_the_baseline_of_a_year_is_its_own_before_it_is_the_undated_one(
    take: Any, refused: Any
) -> None:
    own = _change("embedded", stage="baseline", period=2026)
    undated = _change("additional", stage="baseline")
    assert len(take([_change("embedded", period=2026), own, undated])) == 3
    assert len(refused([_change("embedded", period=2027), own, undated])) == 1
    assert len(refused([_change("additional", period=2026), own, undated])) == 1


def test_claims_that_add_up_may_be_of_two_kinds(take: Any, claim: Any) -> None:
    records = [{**claim, "kind": kind} for kind in KINDS]
    assert take(records).batches["PA3"].kind.tolist() == [EMBEDDED, ADDITIONAL]


def test_the_kind_moves_no_score(take: Any, claim: Any) -> None:
    plain = sv.score(take([claim])).overall()["score"]
    for kind in KINDS:
        said = sv.score(take([{**claim, "kind": kind}])).overall()["score"]
        assert said.tolist() == plain.tolist()


@given(st.lists(st.tuples(st.integers(-1, 1), st.booleans()), min_size=1, max_size=8), st.data())
def test_the_kind_goes_wherever_its_claim_goes(
    said: list[tuple[int, bool]], data: st.DataObject
) -> None:
    kinds = np.array([kind for kind, _ in said])
    blank = np.array([silent for _, silent in said])
    names = np.arange(kinds.size, dtype=np.float64)
    measure = sv.Framework.load("ccin").measure("CV8")
    batch = Batch(measure, kinds.size, {"rent": names}, blank=blank, kind=kinds)
    shown = batch.shown()
    assert shown.kind is not None
    assert shown.kind.tolist() == kinds[~blank].tolist()
    order = np.array(data.draw(st.permutations(range(kinds.size))))
    moved = batch.at(order)
    assert moved.kind is not None
    assert moved.kind.tolist() == [kinds[int(name)] for name in moved.columns["rent"]]
