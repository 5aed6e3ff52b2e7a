"""A stream reads one row a submission; what sv.read takes besides is refused by its name."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

import socialvalue as sv
from socialvalue.streams import kernel, work

FRAMEWORK = sv.Framework.load("ccin")
PARKS = Path(__file__).parents[2] / "examples/parks"
TIDY = {
    "submission": ["acme", "acme"],
    "measure": ["PA3", "PA3"],
    "input": ["attended", "decided"],
    "value": [120.0, 3.0],
}
CLAIMED = {"submission": ["acme"], "measure": ["PA3"], "attended": [120.0], "decided": [3.0]}
needs_polars = pytest.mark.skipif(find_spec("polars") is None, reason="polars is not installed")


def told(columns: dict[str, Any]) -> list[sv.errors.Fault]:
    with pytest.raises(sv.ClaimErrors) as caught:
        work(columns, FRAMEWORK)
    return list(caught.value.faults)


@pytest.mark.parametrize(
    ("columns", "words"), [(TIDY, "tidy, one input a row"), (CLAIMED, "one claim a row")]
)
def test_another_layout_is_one_fault_that_names_it(columns: dict[str, Any], words: str) -> None:
    for given in (columns, {name.title(): values for name, values in columns.items()}):
        (fault,) = told(given)
        assert fault.at == "columns"
        assert words in fault.fault
        assert "a stream reads one submission a row" in fault.fault
        assert "sv.read" in fault.fix
        assert fault.fix.endswith(next(iter(kernel.wide.names(FRAMEWORK))))


def test_a_slip_in_wide_rows_is_told_of_its_column_as_before() -> None:
    wide = {"id": ["acme"], "submission": ["acme"], "PA3.attended": [1.0]}
    assert "'submission'" in [one.at for one in told(wide)]
    assert told({"PA3.attendid": [1.0]})[0].at == "id"


def test_names_alone_tell_the_layout_before_any_row_is_moved() -> None:
    with pytest.raises(sv.ClaimErrors, match="tidy, one input a row"):
        kernel.fitting(TIDY, FRAMEWORK)


@needs_polars
def test_a_parquet_file_of_tidy_rows_is_refused_and_nothing_is_begun(tmp_path: Path) -> None:
    import polars as pl

    path = tmp_path / "claims.parquet"
    pl.read_csv(PARKS / "claims.csv", infer_schema_length=None).write_parquet(path)
    with pytest.raises(sv.ClaimErrors, match="tidy, one input a row") as caught:
        sv.stream(path, FRAMEWORK, sv.Basis(), out=tmp_path / "results")
    assert len(caught.value.faults) == 1
    assert [one.name for one in tmp_path.iterdir()] == ["claims.parquet"]


@needs_polars
@pytest.mark.parametrize("given", ["claims.csv", ""])
def test_sheets_are_said_to_be_read_elsewhere(given: str, tmp_path: Path) -> None:
    with pytest.raises((sv.ClaimErrors, sv.ArgumentError), match=r"sv\.read reads sheets and JSON"):
        sv.stream(PARKS / given, FRAMEWORK, sv.Basis(), out=tmp_path / "results")


@needs_polars
def test_tidy_rows_that_are_turned_score_as_they_do_by_sv_read(tmp_path: Path) -> None:
    """The step that the page shows, beside the door that reads tidy rows."""
    import polars as pl

    values = {"attended": 120.0, "contributed": 40.0, "organised": 6.0, "decided": 3.0}
    tidy = pl.DataFrame(
        {
            "submission": [who for who in ("acme", "blue") for _ in values],
            "measure": ["PA3"] * 8,
            "input": [*values] * 2,
            "value": [*values.values(), *(one / 2 for one in values.values())],
        }
    )
    named = tidy.with_columns(name=pl.col("measure") + "." + pl.col("input"))
    rows = named.pivot("name", index="submission", values="value").rename({"submission": "id"})
    rows = rows.with_columns(eligible=pl.lit(2000.0))
    tidy.write_csv(tmp_path / "claims.csv")
    (tmp_path / "submissions.csv").write_text("id,eligible\nacme,2000\nblue,2000\n", "utf-8")
    card = sv.score(sv.read(tmp_path, FRAMEWORK), FRAMEWORK)
    assert work(rows, FRAMEWORK).results["overall.score"].tolist() == card.score().tolist()
