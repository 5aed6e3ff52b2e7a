"""Frames come in as the sheets they were: every library, the same scores, faults by row."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import held
import pytest
from hypothesis import given
from hypothesis import strategies as st

import socialvalue as sv
from socialvalue import frames
from socialvalue.errors import MissingExtra
from socialvalue.frames.taking import cell

COLUMNS = {
    "submission": ["acme"] * 4,
    "measure": ["PA3"] * 4,
    "input": ["attended", "contributed", "organised", "decided"],
    "value": [200.5, 80.0, 20.0, 10.0],
}
TABLE = [{"id": "acme", "eligible": 1000}]
FRAMEWORK = held.FRAMEWORK


def _column(claims: sv.Claims, name: str) -> list[float]:
    return claims.batches["PA3"].columns[name].tolist()


@pytest.mark.parametrize("read", held.READ)
def test_a_frame_scores_as_its_csv_file_does(read: Callable[[Path], Any]) -> None:
    claims = sv.read(
        read(held.PARKS / "claims.csv"),
        FRAMEWORK,
        submissions=read(held.PARKS / "submissions.csv"),
    )
    found = sv.score(claims, FRAMEWORK, held.BASIS).as_dict()
    assert found == held.card().as_dict()


@pytest.mark.parametrize("read", held.READ)
def test_a_frame_without_its_columns_is_told_so(read: Callable[[Path], Any]) -> None:
    with pytest.raises(sv.ClaimErrors, match="submission"):
        sv.read(read(held.PARKS / "submissions.csv"), FRAMEWORK)


@held.needs("narwhals", "polars")
def test_a_fault_names_row_and_column() -> None:
    import polars as pl

    columns = COLUMNS | {"value": ["200", "many", "1", "1"]}
    with pytest.raises(sv.ClaimErrors) as caught:
        sv.read(pl.DataFrame(columns), FRAMEWORK)
    assert "the frame row 1, value" in [one.at for one in caught.value.faults]


@held.needs("narwhals", "polars")
def test_a_fault_of_the_table_names_row_and_column() -> None:
    import polars as pl

    table = pl.DataFrame({"id": ["acme", "b"], "eligible": ["many", "5"]})
    with pytest.raises(sv.ClaimErrors) as caught:
        sv.read([], FRAMEWORK, submissions=table)
    assert "the frame of submissions row 0, eligible" in [one.at for one in caught.value.faults]


@held.needs("narwhals", "polars")
def test_a_wide_frame_holds_a_sample_as_a_list() -> None:
    import polars as pl

    asks = {"submission": ["acme"], "measure": ["PA4"]}
    parts = {"groups.participants": [[10.5, 20]], "groups.affected": [[300, 400]]}
    read = sv.read(pl.DataFrame(asks | parts, strict=False), FRAMEWORK)
    group = read.batches["PA4"].columns["groups"]
    assert group.affected.values.tolist() == [300, 400]
    assert group.participants.values.tolist() == [10.5, 20]


@held.needs("narwhals", "polars")
def test_numbers_are_numbers_however_texts_spell_them() -> None:
    import polars as pl

    claims = sv.read(pl.DataFrame(COLUMNS), FRAMEWORK, submissions=TABLE, numbers="1.234,5")
    assert _column(claims, "attended") == [200.5]


@held.needs("narwhals", "pandas")
def test_a_number_that_is_missing_in_pandas_is_a_blank_cell() -> None:
    import pandas as pd

    frame = pd.DataFrame(COLUMNS | {"value": [200.5, float("nan"), 20.0, 10.0]})
    with pytest.raises(sv.ClaimErrors, match=r"row 1 \(PA3 contributed\): it is blank"):
        sv.read(frame, FRAMEWORK, submissions=TABLE)


@held.needs("narwhals", "pandas")
def test_years_that_pandas_holds_as_numbers_are_years() -> None:
    import pandas as pd

    frame = pd.DataFrame(COLUMNS | {"period": [2026.0] * 4})
    read = sv.read(frame, FRAMEWORK, submissions=pd.DataFrame(TABLE))
    assert _column(read, "attended") == [200.5]


@held.needs("narwhals", "pandas")
def test_a_column_that_stands_twice_is_refused() -> None:
    import pandas as pd

    frame = pd.DataFrame([["acme", "PA1"]], columns=["submission", "submission"])
    with pytest.raises((sv.ArgumentError, sv.ClaimErrors)):
        sv.read(frame, FRAMEWORK)


@held.needs("narwhals", "polars")
def test_a_column_alone_is_no_frame() -> None:
    import polars as pl

    with pytest.raises((sv.ArgumentError, sv.ClaimErrors)):
        sv.read(pl.Series([1, 2]), FRAMEWORK)


@held.needs("narwhals", "polars")
def test_a_stream_that_fails_is_an_error_of_ours() -> None:
    class Broken:
        columns = ("submission",)

        def __arrow_c_stream__(self, schema: Any = None) -> Any:
            raise RuntimeError("gone")

    with pytest.raises(sv.ArgumentError, match="Broken is no frame"):
        sv.read(Broken(), FRAMEWORK)


@held.needs("polars")
def test_a_missing_extra_is_one_line_that_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    import polars as pl

    frame = pl.DataFrame(COLUMNS)
    monkeypatch.setitem(sys.modules, "narwhals.stable.v1", None)
    with pytest.raises(MissingExtra, match=r'pip install "socialvalue\[frames\]"'):
        sv.read(frame, FRAMEWORK)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_reads_back_as_itself(number: float) -> None:
    assert float(cell(number)) == number


@pytest.mark.parametrize("given", [None, "a,b", b"", [1], ({},), {"claims": []}, 3, frames.Columns])
def test_what_is_no_frame_is_not_taken_for_one(given: Any) -> None:
    assert not frames.is_frame(given)
