"""Ids that a frame or a file of JSON holds as whole numbers are their digits, however long."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import held
import pytest
from hypothesis import given
from hypothesis import strategies as st

import socialvalue as sv
from socialvalue.claims.maps.parts import texted

FRAMEWORK = held.FRAMEWORK
MAP = sv.ColumnMap.from_toml(
    """
[submission]
id = "Ref"
eligible = { header = "Residents", unit = "person" }

[[claim]]
measure = "PA3"
[claim.inputs]
attended = { header = "Came", unit = "person" }
contributed = { value = 3, unit = "person" }
organised = { value = 2, unit = "person" }
decided = { value = 1, unit = "person" }
""",
    "bids.toml",
)
LONG = [[1234567890123456, 12], [2**53 + 1, 2**53 + 2], [2**63 - 1, 2**63 - 2]]


def _pandas(columns: dict[str, list[Any]]) -> Any:
    import pandas as pd

    return pd.DataFrame(columns)


def _own(columns: dict[str, list[Any]]) -> Any:
    return _pandas(columns).convert_dtypes()


def _polars(columns: dict[str, list[Any]]) -> Any:
    import polars as pl

    return pl.DataFrame(columns)


def _decimals(columns: dict[str, list[Any]]) -> Any:
    """What a database gives for numbers that are too long for it."""
    import pyarrow as pa

    ids = pa.array([Decimal(one) for one in columns["Ref"]], pa.decimal128(38, 0))
    return pa.table(columns | {"Ref": ids})


MADE = [
    pytest.param(_pandas, id="pandas", marks=held.needs("narwhals", "pandas")),
    pytest.param(_own, id="pandas, own kinds", marks=held.needs("narwhals", "pandas")),
    pytest.param(_polars, id="polars", marks=held.needs("narwhals", "polars")),
    pytest.param(_decimals, id="decimals", marks=held.needs("narwhals", "pyarrow")),
]


@pytest.mark.parametrize("make", MADE)
@pytest.mark.parametrize("ids", LONG)
def test_ids_through_a_map_are_their_digits(
    ids: list[int], make: Callable[[dict[str, list[Any]]], Any]
) -> None:
    columns = {"Ref": ids, "Residents": [500, 600], "Came": [90, 50]}
    claims = MAP.read(make(columns), FRAMEWORK)
    assert list(claims.submissions.ids) == list(map(str, ids))
    assert claims.batches["PA3"].columns["attended"].tolist() == [90.0, 50.0]


@held.needs("narwhals", "polars")
def test_a_table_beside_a_map_knows_long_ids() -> None:
    ids = [2**53 + 1, 2**53 + 2]
    sheet = _polars({"Ref": ids, "Came": [90, 50]})
    toml = """
[submission]
id = "Ref"

[[claim]]
measure = "PA3"
[claim.inputs]
attended = { header = "Came", unit = "person" }
contributed = { value = 3, unit = "person" }
organised = { value = 2, unit = "person" }
decided = { value = 1, unit = "person" }
"""
    table = _polars({"id": ids, "eligible": [500, 600]})
    given = sv.ColumnMap.from_toml(toml, "bids.toml")
    claims = sv.read(sheet, FRAMEWORK, map=given, submissions=table)
    assert list(claims.submissions.ids) == list(map(str, ids))
    assert claims.submissions.columns["eligible"].tolist() == [500, 600]


@held.needs("narwhals", "pandas")
def test_a_column_of_long_ids_that_pandas_made_of_fractions_keeps_its_digits() -> None:
    columns = {"Ref": [1234567890123456.0, 7.0], "Residents": [500, 600], "Came": [90, 50]}
    assert list(MAP.read(_pandas(columns), FRAMEWORK).submissions.ids) == ["1234567890123456", "7"]


@pytest.mark.parametrize("ids", LONG)
def test_long_ids_of_json_are_their_digits(ids: list[int], tmp_path: Path) -> None:
    file = tmp_path / "bids.json"
    file.write_text(json.dumps([{"Ref": one, "Residents": 500, "Came": 90} for one in ids]))
    assert list(sv.read(file, FRAMEWORK, map=MAP).submissions.ids) == list(map(str, ids))


@held.needs("narwhals", "pandas")
@pytest.mark.parametrize("power", [400, 5000])
def test_a_number_beyond_all_numbers_is_a_fault_of_its_cell(power: int) -> None:
    columns = {"Ref": ["a"], "Residents": [500], "Came": [10**power]}
    with pytest.raises(sv.ClaimErrors, match="row 0, 'Came'"):
        MAP.read(_pandas(columns), FRAMEWORK)
    wide = {"submission": ["a"], "measure": ["PA3"], "attended": [10**power]}
    with pytest.raises(sv.ClaimErrors, match="row 0, attended"):
        sv.read(_pandas(wide), FRAMEWORK)


@given(st.floats(allow_nan=False, allow_infinity=False).filter(float.is_integer))
def test_a_whole_number_is_told_with_every_digit(number: float) -> None:
    assert float(texted(number)) == number
