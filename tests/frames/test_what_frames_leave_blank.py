"""None, NaN, NaT and NA are blanks, whichever library holds them and wherever its frame comes in.

A word that some library prints for nothing never becomes an id, a name, a note or a number.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import held
import numpy as np
import pytest

import socialvalue as sv
from socialvalue import frames

FRAMEWORK = held.FRAMEWORK
TABLE = [{"id": "acme", "eligible": 1000}, {"id": "blue", "eligible": 500}]
WIDE: dict[str, list[Any]] = {
    "submission": ["acme", "blue"],
    "measure": ["PA3", "PA3"],
    "attended": [200, None],
    "contributed": [80, None],
    "organised": [20, None],
    "decided": [10, None],
}
SHEET: dict[str, list[Any]] = {
    "Ref": ["acme", "blue"],
    "Bidder": ["Acme Co-op", None],
    "Residents": [1000, 500],
    "Came": [200, None],
    "Spoke": [80, None],
    "Decided": [10, None],
    "Note": [None, None],
}
MAP = sv.ColumnMap.from_toml(
    """
[submission]
id = "Ref"
name = "Bidder"
eligible = { header = "Residents", unit = "person" }

[[claim]]
measure = "PA3"
note = { header = "Note" }
[claim.inputs]
attended = { header = "Came", unit = "person" }
contributed = { header = "Spoke", unit = "person" }
organised = { header = "Spoke", unit = "person", again = "the same people" }
decided = { header = "Decided", unit = "person" }
""",
    "bids.toml",
)


def _pandas(columns: dict[str, list[Any]]) -> Any:
    import pandas as pd

    return pd.DataFrame(columns).convert_dtypes()


def _objects(columns: dict[str, list[Any]]) -> Any:
    """Every way in which pandas says nothing, in columns of objects."""
    import pandas as pd

    ways = (pd.NA, pd.NaT, float("nan"), np.float32("nan"), np.datetime64("NaT"), Decimal("NaN"))
    taken = iter(ways * 9)
    listed = {
        name: [next(taken) if one is None else one for one in values]
        for name, values in columns.items()
    }
    return pd.DataFrame(listed, dtype=object)


def _polars(columns: dict[str, list[Any]]) -> Any:
    import polars as pl

    return pl.DataFrame(columns)


def _pyarrow(columns: dict[str, list[Any]]) -> Any:
    import pyarrow as pa

    return pa.table(columns)


def _duckdb(columns: dict[str, list[Any]]) -> Any:
    import duckdb

    return duckdb.from_arrow(_pyarrow(columns))


MADE = [
    pytest.param(_pandas, id="pandas, own kinds", marks=held.needs("narwhals", "pandas")),
    pytest.param(_objects, id="pandas, objects", marks=held.needs("narwhals", "pandas")),
    pytest.param(_polars, id="polars", marks=held.needs("narwhals", "polars")),
    pytest.param(_pyarrow, id="pyarrow", marks=held.needs("narwhals", "pyarrow")),
    pytest.param(_duckdb, id="duckdb", marks=held.needs("narwhals", "pyarrow", "duckdb")),
]
Make = Callable[[dict[str, list[Any]]], Any]


@pytest.mark.parametrize("make", MADE)
def test_a_row_that_leaves_its_inputs_out_claims_nothing(make: Make) -> None:
    claims = sv.read(make(WIDE), FRAMEWORK, submissions=TABLE)
    assert claims.batches["PA3"].columns["attended"].tolist() == [200.0]
    mapped = MAP.read(make(SHEET), FRAMEWORK)
    assert mapped.batches["PA3"].columns["attended"].tolist() == [200.0]


@pytest.mark.parametrize("make", MADE)
def test_what_is_said_beside_a_claim_may_be_left_out(make: Make) -> None:
    told = sv.read(
        make(WIDE | {"note": [None] * 2, "group": [None] * 2}), FRAMEWORK, submissions=TABLE
    )
    batch = told.batches["PA3"]
    assert not any([*(batch.notes or ()), *(batch.group or ())])
    assert not any(MAP.read(make(SHEET), FRAMEWORK).batches["PA3"].notes or ())


@pytest.mark.parametrize("make", MADE)
def test_an_id_that_is_missing_is_missing(make: Make) -> None:
    columns = WIDE | {"submission": ["acme", None], "attended": [200, 1]}
    with pytest.raises(sv.ClaimErrors, match="row 1") as caught:
        sv.read(make(columns), FRAMEWORK, submissions=TABLE)
    assert "<NA>" not in str(caught.value)
    with pytest.raises(sv.ClaimErrors, match="row 1, 'Ref': its id is blank"):
        MAP.read(make(SHEET | {"Ref": ["acme", None]}), FRAMEWORK)


@pytest.mark.parametrize("make", MADE)
def test_a_name_that_is_missing_is_the_id(make: Make) -> None:
    submissions = MAP.read(make(SHEET), FRAMEWORK).submissions
    assert [submissions.name(place) for place in range(2)] == ["Acme Co-op", "blue"]
    table = make({"id": ["acme", "blue"], "name": ["Acme Co-op", None], "eligible": [1000, None]})
    submissions = sv.read(make(WIDE), FRAMEWORK, submissions=table).submissions
    assert [submissions.name(place) for place in range(2)] == ["Acme Co-op", "blue"]
    assert np.isnan(submissions.columns["eligible"]).tolist() == [False, True]


@pytest.mark.parametrize("make", MADE)
def test_one_number_that_is_missing_is_told_as_a_blank(make: Make) -> None:
    columns = WIDE | {"contributed": [None, None]}
    with pytest.raises(sv.ClaimErrors, match=r"row 0, contributed.*: it is blank"):
        sv.read(make(columns), FRAMEWORK, submissions=TABLE)
    with pytest.raises(sv.ClaimErrors, match=r"row 0, 'Came'.*: it is blank"):
        MAP.read(make(SHEET | {"Came": [None, None]}), FRAMEWORK)


@pytest.mark.parametrize("make", MADE)
def test_a_row_that_says_nothing_at_all_is_no_row(make: Make) -> None:
    wide = make({name: [*values[:1], None] for name, values in WIDE.items()})
    assert sv.read(wide, FRAMEWORK, submissions=TABLE[:1]).account.rows_in == 1
    sheet = make({name: [*values[:1], None] for name, values in SHEET.items()})
    assert MAP.read(sheet, FRAMEWORK).account.rows_in == 1


@pytest.mark.parametrize("make", MADE)
def test_who_chose_a_story_may_be_left_out(make: Make) -> None:
    story = {
        "id": ["s1", None], "submission": ["acme", None], "measure": ["PA3", None],
        "kind": ["story", None], "words": ["We ran it", None], "who": ["users", None],
        "chosen_by": [None, None], "consent": ["yes", None], "date": ["2026-04-01", None],
    }  # fmt: skip
    claims = sv.read(make(WIDE), FRAMEWORK, submissions=TABLE, stories=make(story))
    [told] = claims.stories.told
    assert told.chosen_by == ""


@held.needs("pandas")
@pytest.mark.parametrize("many", [False, True])
def test_no_word_stands_for_what_pandas_leaves_out(many: bool) -> None:
    import pandas as pd

    for one in (pd.NA, pd.NaT, None, float("nan"), np.datetime64("NaT")):
        assert frames.cell([1, one] if many else one) == ("1;" if many else "")


def test_what_says_something_is_no_blank() -> None:
    told = ["<NA>", "NaN", 0, 0.0, False, date(2026, 4, 1), Decimal(0)]
    assert all(map(frames.cell, told))


def _text_column(*words: str | None) -> Any:
    import pandas as pd

    return pd.array(words, dtype="string")


@held.needs("pandas")
def test_columns_of_a_frame_leave_blank_what_the_frame_does() -> None:
    import pandas as pd

    table = {
        "id": ["acme", "blue"],
        "name": _text_column("Acme Co-op", None),
        "eligible": pd.array([1000, None], dtype="Int64"),
    }
    columns = {
        name: pd.Series(values, dtype="Int64").astype(object)
        for name, values in WIDE.items()
        if name not in ("submission", "measure")
    }
    labels = {"shared": _text_column(None, None), "evidence": _text_column("E2", None)}
    for claims in (
        sv.Claims.from_columns({"PA3": columns | labels}, FRAMEWORK, table),
        sv.read(_objects_as_records(), FRAMEWORK, submissions=table),
    ):
        names = [claims.submissions.name(place) for place in range(2)]
        assert names == ["Acme Co-op", "blue"]
        assert np.isnan(claims.submissions.columns["eligible"]).tolist() == [False, True]
        found = claims.batches["PA3"].columns["attended"]
        assert found[~np.isnan(found)].tolist() == [200.0]


def _objects_as_records() -> list[dict[str, Any]]:
    import pandas as pd

    names = list(WIDE)
    rows = zip(*WIDE.values(), strict=True)
    return [
        {name: pd.NA if one is None else one for name, one in zip(names, row, strict=True)}
        for row in rows
    ]


@held.needs("pandas")
def test_an_id_that_a_column_leaves_out_is_missing() -> None:
    table = {"id": _text_column("acme", None)}
    with pytest.raises(sv.ClaimErrors, match=r"submissions\.id\[1\]: it is missing"):
        sv.Claims.from_columns({}, FRAMEWORK, table)
