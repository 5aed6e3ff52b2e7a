"""Every row is accounted for: scored, blank or refused, and blank is never called scored."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import door_files
import door_measures
import pytest

import socialvalue as sv

FRAMEWORK = door_measures.FRAMEWORK
TABLE = [{"id": "a", "eligible": 90}, {"id": "b", "eligible": 90}]
BLANK = {"submission": "a", "measure": "D1", "people": "", "hours": ""}
FULL = {"submission": "b", "measure": "D1", "people": 2, "hours": 3}
BAD = {"submission": "b", "measure": "D3", "spilled": -1}


def _counts(made: sv.Claims) -> tuple[int, ...]:
    one = made.account
    assert one.rows_in == one.rows_scored + one.rows_refused
    return one.rows_in, one.rows_scored, one.rows_blank, one.rows_refused


@pytest.mark.parametrize("door", ["records", "wide", "json", "json lines", "toml"])
def test_a_blank_claim_is_a_blank_row(tmp_path: Path, door: str) -> None:
    made = door_files.read(door, tmp_path, [BLANK, FULL], TABLE)
    assert _counts(made) == (2, 2, 1, 0)
    assert str(made.account).startswith("rows in 2 = scored 2 (1 of them blank) + refused 0")


def test_every_row_of_a_blank_claim_of_a_tidy_sheet_is_blank(tmp_path: Path) -> None:
    made = door_files.read("tidy", tmp_path, [BLANK, FULL], TABLE)
    assert _counts(made) == (4, 4, 2, 0)


def test_a_blank_row_of_columns_is_blank() -> None:
    nan = float("nan")
    columns = {"D1": {"people": [1.0, nan], "hours": [2.0, nan]}}
    table = {"id": ["a", "b"], "eligible": [9, 9]}
    assert _counts(sv.Claims.from_columns(columns, FRAMEWORK, table)) == (2, 2, 1, 0)


def test_scored_blank_and_refused_are_told_apart() -> None:
    data: Any = {"claims": [BLANK, FULL | {"submission": "a"}, FULL, BAD], "submissions": TABLE}
    made = sv.read(data, FRAMEWORK, on_fault="refuse")
    assert _counts(made) == (4, 2, 1, 2)
    stamp = sv.score(made).as_dict()["stamp"]
    assert [stamp[f"rows_{one}"] for one in ("in", "scored", "blank", "refused")] == [4, 2, 1, 2]


def test_what_is_set_apart_is_no_blank_row() -> None:
    apart = {"submission": "a", "measure": "D2", "not_applicable": "there is no ground"}
    assert _counts(sv.Claims.from_records([apart], FRAMEWORK, TABLE)) == (1, 1, 0, 0)


def test_nothing_blank_says_nothing_of_blanks() -> None:
    made = sv.Claims.from_records([FULL], FRAMEWORK, TABLE)
    assert str(made.account) == "rows in 1 = scored 1 + refused 0"
