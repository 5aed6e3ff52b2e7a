"""An outcome that several submissions claim together: their shares sum to at most all of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from door_measures import FRAMEWORK
from hypothesis import given
from hypothesis import strategies as st

import socialvalue as sv

SHARES = st.lists(st.floats(0, 1), min_size=1, max_size=6)
TABLE = [{"id": f"s{i}", "name": f"S{i}", "contract_value": 1e6, "eligible": 900} for i in range(6)]
INPUTS = {"attended": 10, "contributed": 20, "organised": 3, "decided": 2}


def record(who: int, taken: float | None, label: str = "the 40", **more: Any) -> dict[str, Any]:
    """A claim of PA3 of which `taken` is this claimant's; None leaves it to the measure."""
    own = {} if taken is None else {"attribution": 1 - taken}
    return {"submission": f"s{who}", "measure": "PA3", "shared": label, **INPUTS, **own, **more}


def faults_of(records: list[dict[str, Any]]) -> list[dict[str, str]]:
    """What is held against the records."""
    try:
        sv.Claims.from_records(records, sv.Framework.load("ccin"), TABLE)
    except sv.ClaimErrors as error:
        return error.as_dict()
    return []


def columns_of(records: list[dict[str, Any]]) -> dict[str, Any]:
    """The same claims as numpy columns."""
    names = (*INPUTS, "attribution", "shared")
    found: dict[str, Any] = {name: np.array([one.get(name) for one in records]) for name in names}
    found["attribution"] = found["attribution"].astype(float)
    return {**found, "submission": np.array([one["submission"] for one in records])}


def test_two_claimants_of_all_of_it_are_refused_by_name_share_and_excess() -> None:
    (fault,) = faults_of([record(0, 0.75), record(1, 0.5)])
    assert fault["at"] == "claims[0].shared"
    assert "'the 40' (PA3, committed)" in fault["fault"]
    assert "S0 takes 0.75, S1 takes 0.5: together 1.25, which is 0.25 more" in fault["fault"]
    assert "attribution" in fault["fix"]


@given(SHARES)
def test_shares_are_refused_exactly_where_they_exceed_one(shares: list[float]) -> None:
    records = [record(who, taken) for who, taken in enumerate(shares)]
    over = sum(1 - (1 - taken) for taken in shares) - 1
    if abs(over - 1e-9) > 1e-12:
        assert len(faults_of(records)) == (over > 1e-9)


@given(st.integers(2, 6))
def test_equal_parts_of_one_outcome_are_all_of_it_and_no_more(many: int) -> None:
    assert faults_of([record(who, 1 / many) for who in range(many)]) == []


@given(SHARES, st.integers(2, 4))
def test_a_claim_that_is_split_is_no_second_claim(shares: list[float], parts: int) -> None:
    whole = [record(who, taken) for who, taken in enumerate(shares)]
    split = [
        record(who, taken, claim=str(part))
        for who, taken in enumerate(shares)
        for part in range(parts)
    ]
    assert [one["fault"] for one in faults_of(split)] == [one["fault"] for one in faults_of(whole)]


@given(SHARES, st.randoms())
def test_the_order_of_claims_accuses_nobody(shares: list[float], draw: Any) -> None:
    records = [record(who, taken) for who, taken in enumerate(shares)]
    shuffled = draw.sample(records, len(records))
    assert len(faults_of(records)) == len(faults_of(shuffled))


@pytest.mark.parametrize(
    "apart",
    [
        {"shared": "other people"},
        {"stage": "delivered"},
        {"measure": "SE1", "started": 4, "living": 3},
    ],
)
def test_another_label_stage_period_or_measure_is_another_outcome(apart: dict[str, Any]) -> None:
    other = record(1, 1) | apart
    if "started" in apart:
        other = {name: one for name, one in other.items() if name not in INPUTS}
    assert faults_of([record(0, 1), other]) == []


def test_each_year_is_another_outcome() -> None:
    assert faults_of([record(0, 1, period=2026), record(1, 1, period="2027-28")]) == []


def test_a_claim_without_a_year_takes_its_share_in_every_year() -> None:
    dated = [record(1, 1, period=2026), record(2, 0.25, period=2027)]
    (fault,) = faults_of([record(0, 0.5), *dated])
    assert "(PA3, committed, 2026) S0 takes 0.5, S1 takes 1: together 1.5" in fault["fault"]
    assert faults_of([record(0, 0.5), dated[1]]) == []


def test_a_claimant_with_and_without_a_year_takes_the_larger_share_once() -> None:
    both = [record(0, 0.6), record(0, 0.7, period=2026)]
    assert faults_of([*both, record(1, 0.3, period=2026)]) == []
    (fault,) = faults_of([*both, record(1, 0.4, period=2026)])
    assert "S0 takes 0.7, S1 takes 0.4: together 1.1" in fault["fault"]


def test_where_the_undated_alone_are_too_many_they_are_told_once() -> None:
    undated = [record(0, 1), record(1, 1)]
    dated = [record(2, 0.1, period=year) for year in (2026, 2027)]
    (fault,) = faults_of([*undated, *dated])
    assert "(PA3, committed) S0 takes 1, S1 takes 1" in fault["fault"]


@given(st.integers(2, 5))
def test_equal_parts_without_a_year_leave_nothing_to_those_with_one(many: int) -> None:
    parts = [record(who, 1 / many) for who in range(many)]
    assert faults_of(parts) == []
    assert len(faults_of([*parts, record(5, 0.4, period=2026)])) == 1


@given(
    st.lists(
        st.tuples(
            st.integers(0, 3), st.sampled_from([None, 2026, 2027]), st.sampled_from([0.2, 0.45])
        ),
        min_size=1,
        max_size=8,
    )
)
def test_no_date_lets_more_than_all_of_it_be_claimed(
    said: list[tuple[int, int | None, float]],
) -> None:
    over = []
    for year in {when for _, when, _ in said}:
        most: dict[int, float] = {}
        for who, when, taken in said:
            if when in (None, year):
                most[who] = max(taken, most.get(who, 0.0))
        over.append(sum(most.values()) > 1 + 1e-9)
    records = [
        record(who, taken, claim=str(i), **({"period": when} if when else {}))
        for i, (who, when, taken) in enumerate(said)
    ]
    assert bool(faults_of(records)) == any(over)


def test_a_letter_composed_in_another_way_makes_no_other_outcome() -> None:
    (fault,) = faults_of([record(0, 1, "caf\u00e9"), record(1, 1, "cafe\u0301")])
    assert "together 2" in fault["fault"]


def test_a_claim_without_a_label_shares_nothing() -> None:
    alone = {name: one for name, one in record(1, 1).items() if name != "shared"}
    assert faults_of([record(0, 1), alone, record(2, 1, " ")]) == []


@given(
    st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 5), st.sampled_from([0.3, 0.5, 0.8])))
)
def test_each_label_is_judged_by_its_own_claimants(said: list[tuple[str, int, float]]) -> None:
    most: dict[str, dict[int, float]] = {}
    for label, who, taken in said:
        taking = most.setdefault(label, {})
        taking[who] = max(taken, taking.get(who, 0.0))
    over = {label for label, taking in most.items() if sum(taking.values()) > 1 + 1e-9}
    records = [
        record(who, taken, label, claim=str(i)) for i, (label, who, taken) in enumerate(said)
    ]
    found = faults_of(records)
    assert {fault["fault"][4:5] for fault in found} == over
    for fault in found:
        taking = most[fault["fault"][4:5]]
        assert all(f"S{who} takes {taken:g}" in fault["fault"] for who, taken in taking.items())


def test_of_very_many_only_a_thousand_are_told_one_by_one() -> None:
    many = 1200
    given = {name: np.full(2 * many, float(much)) for name, much in INPUTS.items()}
    given |= {"shared": [f"outcome {i // 2}" for i in range(2 * many)]}
    table = {"id": range(2 * many), "eligible": np.full(2 * many, 900.0)}
    with pytest.raises(sv.ClaimErrors) as caught:
        sv.Claims.from_columns({"PA3": given}, sv.Framework.load("ccin"), table)
    assert len(caught.value.faults) == 1001
    assert caught.value.faults[-1].at == "PA3, up to 200 more shared outcomes"


@pytest.mark.parametrize("label", ["The 40", " the  40 ", "THE 40"])
def test_capitals_and_spaces_make_no_other_outcome(label: str) -> None:
    assert len(faults_of([record(0, 1), record(1, 1, label)])) == 1


def test_a_silent_claim_takes_what_the_measure_leaves() -> None:
    (fault,) = faults_of([record(0, None), record(1, 0.5)])
    assert "S0 takes 1, S1 takes 0.5" in fault["fault"]


def test_the_largest_share_stands_for_the_parts_of_one_claimant() -> None:
    parts = [record(0, 0.2, claim="a"), record(0, 0.6, claim="b")]
    assert faults_of([*parts, record(1, 0.4)]) == []
    (fault,) = faults_of([*parts, record(1, 0.5)])
    assert "S0 takes 0.6, S1 takes 0.5" in fault["fault"]


def test_columns_and_records_find_the_same() -> None:
    records = [record(0, 0.75), record(1, 0.5), record(2, 0.5, "")]
    table = {"id": [one["id"] for one in TABLE], "eligible": np.full(6, 900.0)}
    table["name"] = [one["name"] for one in TABLE]
    with pytest.raises(sv.ClaimErrors) as caught:
        sv.Claims.from_columns({"PA3": columns_of(records)}, sv.Framework.load("ccin"), table)
    (fault,) = caught.value.as_dict()
    assert fault["at"] == "PA3.shared[0]"
    assert fault["fault"] == faults_of(records)[0]["fault"]


@pytest.mark.parametrize("labels", [["a"], "a", [1, 2, 3], [["a"], ["b"], ["c"]]])
def test_columns_that_hold_no_labels_are_refused(labels: Any) -> None:
    given = columns_of([record(who, 0.1) for who in range(3)]) | {"shared": labels}
    table = {"id": [one["id"] for one in TABLE], "eligible": np.full(6, 900.0)}
    with pytest.raises(sv.ClaimErrors, match=r"PA3\.shared"):
        sv.Claims.from_columns({"PA3": given}, sv.Framework.load("ccin"), table)


def test_a_blank_claim_shares_nothing() -> None:
    given = columns_of([record(0, 1), record(1, 1)])
    given |= {name: np.array([1.0, np.nan]) for name in INPUTS}
    table = {"id": [one["id"] for one in TABLE], "eligible": np.full(6, 900.0)}
    claims = sv.Claims.from_columns({"PA3": given}, sv.Framework.load("ccin"), table)
    assert claims.batches["PA3"].shown().shared == ("the 40",)


def _sheet(folder: Path, *rows: str) -> sv.Claims:
    head = "submission,measure,input,value,shared"
    lines = [f"{who},PA3,{name},{much}," for who in ("s0", "s1") for name, much in INPUTS.items()]
    (folder / "claims.csv").write_text("\n".join([head, *rows, *lines]) + "\n")
    (folder / "submissions.csv").write_text("id,name,eligible\ns0,S0,900\ns1,S1,900\n")
    return sv.read(folder, sv.Framework.load("ccin"))


def test_a_sheet_has_a_column_for_it_and_a_fault_names_its_line(tmp_path: Path) -> None:
    rows = ["s0,PA3,attribution,0.25,the 40", "s1,PA3,attribution,0.5,the 40"]
    with pytest.raises(sv.ClaimErrors) as caught:
        _sheet(tmp_path, *rows)
    (fault,) = caught.value.as_dict()
    assert fault["at"] == "claims.csv line 2 (PA3 shared)"
    assert "S0 takes 0.75, S1 takes 0.5" in fault["fault"]
    claims = _sheet(tmp_path, rows[0], rows[1].replace("0.5", "0.75"))
    assert claims.batches["PA3"].shared == ("the 40", "the 40")


def test_the_rows_of_one_claim_agree_on_what_it_shares(tmp_path: Path) -> None:
    with pytest.raises(sv.ClaimErrors, match="'others' stands beside a text of 6 signs"):
        _sheet(tmp_path, "s0,PA3,attribution,0.25,the 40", "s0,PA3,deadweight,0.25,others")


def test_the_label_stays_with_its_claim() -> None:
    records = [record(who, 0.2, label) for who, label in enumerate(("a", "", "b"))]
    claims = sv.Claims.from_records(records, sv.Framework.load("ccin"), TABLE)
    batch = claims.batches["PA3"]
    assert batch.shared == ("a", "", "b")
    assert batch.at(np.array([2, 0])).shared == ("b", "a")


@pytest.mark.parametrize("code", ["D5", "D6"])
def test_what_takes_no_attribution_cannot_be_shared(code: str) -> None:
    columns = {name: np.ones(2) for name in FRAMEWORK.measure(code).inputs}
    given = {code: {**columns, "shared": ["x", ""]}}
    with pytest.raises(sv.ClaimErrors, match="no share is taken off"):
        sv.Claims.from_columns(given, FRAMEWORK, {"id": ["a", "b"], "eligible": [9.0, 9.0]})
    records = [{"submission": "a", "measure": code, "shared": "x", **dict.fromkeys(columns, 1)}]
    with pytest.raises(sv.ClaimErrors, match="no share is taken off"):
        sv.Claims.from_records(records, FRAMEWORK, [{"id": "a", "eligible": 9}])
