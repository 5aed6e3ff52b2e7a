"""What a hostile reader got through the doors, held to what is right."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import socialvalue as sv

FRAMEWORK = sv.Framework.load("ccin")
TABLE = {"id": ["acme", "blue"], "contract_value": [1e6, 5e5], "eligible": [100.0, 100.0]}
HEAD = "submission,measure,input,value"


def refused(call: Any) -> str:
    with pytest.raises(sv.SocialValueError) as caught:
        call()
    return str(caught.value)


@pytest.mark.parametrize("name", ["submission", "measure", "stage", "period", "kind", "evidence"])
def test_no_row_hands_its_claim_to_a_rival_or_another_stage(tmp_path: Path, name: str) -> None:
    (tmp_path / "submissions.csv").write_text("id,contract_value\nacme,1000000\nblue,500000\n")
    rows = [HEAD, "acme,WB8,tonnes,500", "acme,WB8,year,2026", f"acme,WB8,{name},blue"]
    (tmp_path / "claims.csv").write_text("\n".join(rows))
    told = refused(lambda: sv.read(tmp_path, FRAMEWORK))
    assert f"line 4, input: '{name}' is no input" in told


def test_the_same_claim_twice_is_refused_in_columns_as_in_records() -> None:
    twice = {"submission": ["acme"] * 2, "started": [5, 5], "living": [4, 4]}
    told = refused(lambda: sv.Claims.from_columns({"SE1": twice}, FRAMEWORK, TABLE))
    assert "SE1[1]: the same claim stands twice" in told
    other = {**twice, "living": [4, 3]}
    assert len(sv.Claims.from_columns({"SE1": other}, FRAMEWORK, TABLE)) == 2


def test_samples_tell_two_claims_apart() -> None:
    def people(before: list[float]) -> dict[str, Any]:
        group = {"before": before, "after": [7.0, 7.0], "count": [5.0, 5.0], "offsets": [0, 1, 2]}
        plain = {"represented": [5.0, 5.0], "comparator": [0.0, 0.0], "years": [1.0, 1.0]}
        return {"WB1": {"submission": ["acme"] * 2, "people": group, **plain}}

    assert len(sv.Claims.from_columns(people([6.0, 5.0]), FRAMEWORK, TABLE)) == 2
    told = refused(lambda: sv.Claims.from_columns(people([6.0, 6.0]), FRAMEWORK, TABLE))
    assert "stands twice" in told


def test_what_is_masked_says_nothing_and_true_is_no_number() -> None:
    stage = np.ma.masked_array(["committed", "delivered"], [0, 1])
    columns = {"started": [5.0, 5.0], "living": [4.0, 4.0], "stage": stage}
    told = refused(lambda: sv.Claims.from_columns({"SE1": columns}, FRAMEWORK, TABLE))
    assert "SE1.stage[1]" in told
    columns = {"started": [5.0, 5.0], "living": [True, 3]}
    assert "True is not a number" in refused(
        lambda: sv.Claims.from_columns({"SE1": columns}, FRAMEWORK, TABLE)
    )


@pytest.mark.parametrize("ids", [{"a", "b"}, {"a": 1, "b": 2}])
def test_ids_without_an_order_are_refused(ids: Any) -> None:
    assert "it is missing" in refused(lambda: sv.Claims.from_columns({}, FRAMEWORK, {"id": ids}))


def test_a_number_too_small_to_be_told_from_nothing_is_no_zero(tmp_path: Path) -> None:
    rows = [HEAD, "acme,SE1,started,5", "acme,SE1,living,1e-400"]
    (tmp_path / "claims.csv").write_text("\n".join(rows))
    assert "is not a number" in refused(lambda: sv.read(tmp_path, FRAMEWORK))


def test_two_words_that_disagree_are_not_quoted_where_they_could_be_names(tmp_path: Path) -> None:
    rows = [
        f"{HEAD},shared",
        "acme,SE1,started,5,Jane Doe of 12 High St",
        "acme,SE1,living,4,Ann Lee of 7 Low Rd",
    ]
    (tmp_path / "claims.csv").write_text("\n".join(rows))
    told = refused(lambda: sv.read(tmp_path, FRAMEWORK))
    assert "Jane" not in told
    assert "Ann" not in told


def test_half_a_sign_in_an_id_does_not_stop_the_refusals(tmp_path: Path) -> None:
    text = json.dumps(
        {
            "submissions": [{"id": "a\ud800"}, {"id": "b"}],
            "claims": [
                {"submission": "a\ud800", "measure": "SE1", "started": -5, "living": 4},
                {"submission": "b", "measure": "SE1", "started": 5, "living": 4},
            ],
        }
    )
    (tmp_path / "x.json").write_text(text)
    framework = sv.Framework.load("ccin")
    try:
        claims = sv.read(tmp_path / "x.json", framework, on_fault="refuse")
    except sv.ClaimErrors:
        return
    claims.refusals.write(tmp_path / "refused.jsonl")
    assert (tmp_path / "refused.jsonl").read_text("utf-8")


def test_a_sheet_wider_than_people_make_is_refused_at_once(tmp_path: Path) -> None:
    wide = ",".join(f"c{place}" for place in range(20_000))
    (tmp_path / "PA3.csv").write_text(f"{wide}\n{wide}\n")
    start = time.perf_counter()
    assert "20000 cells" in refused(lambda: sv.read(tmp_path / "PA3.csv", FRAMEWORK))
    assert time.perf_counter() - start < 2


def test_a_column_of_a_measure_table_named_self_is_a_fault() -> None:
    row = "code,name,description,theme,outcome,outcome_name,unit,input\n"
    row += "ZZ1,Things,Things counted in the year.,ZZ,ZZ-1,Things happen,count,self\n"
    assert "self" in refused(lambda: sv.load_measures(row, name="mine.csv"))
