"""Polars: a lazy frame through the kernel has one SHA-256, and the results of the kernel."""

from __future__ import annotations

import sys
from typing import Any

import polars as pl
import pytest
import wide_portfolios

from socialvalue.errors import ClaimErrors, MissingExtra
from socialvalue.streams import dask_parts, polars_parts, spark_parts, work


@pytest.mark.parametrize("batch", [7, 60, 10_000])
def test_a_lazy_frame_has_the_digest_of_one_chunk(batch: int) -> None:
    rows = wide_portfolios.rows(240)
    rows["STC.people"][[5, 100]] = -1.0
    whole = work(rows, wide_portfolios.framework())
    lazy = pl.DataFrame(rows, strict=False).lazy()
    partial, refused = polars_parts.total(lazy, wide_portfolios.framework(), batch=batch)
    assert partial.digest == whole.partial.digest
    assert [(one.row, one.submission) for one in refused] == [
        (5, "bid-000005"),
        (100, "bid-000100"),
    ]


@pytest.mark.parametrize("words", [True, False])
def test_the_lazy_frame_of_results_is_the_kernels(words: bool) -> None:
    rows = wide_portfolios.rows(90, words=words)
    whole = work(rows, wide_portfolios.framework()).results
    lazy = polars_parts.results(
        pl.DataFrame(rows, strict=False).lazy(), wide_portfolios.framework()
    )
    found = lazy.filter(pl.col("overall.score") > 0).sort("id").collect(engine="streaming")
    above = whole["overall.score"] > 0
    assert found.columns == list(whole)
    for name, column in whole.items():
        assert found[name].to_list() == column[above].tolist(), name


def test_an_id_in_two_batches_is_refused() -> None:
    rows = wide_portfolios.rows(80)
    rows["id"][70] = rows["id"][2]
    lazy = pl.DataFrame(rows, strict=False).lazy()
    with pytest.raises(ClaimErrors, match="stands twice, first at row 2"):
        polars_parts.total(lazy, wide_portfolios.framework(), batch=20)


@pytest.mark.parametrize(
    ("module", "extra", "room"),
    [("polars", "stream", polars_parts), ("dask", "dask", dask_parts),
     ("pyspark", "spark", spark_parts)],
)  # fmt: skip
def test_each_missing_extra_is_named(
    monkeypatch: pytest.MonkeyPatch, module: str, extra: str, room: object
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(MissingExtra, match=rf"socialvalue\[{extra}\]"):
        room.results(None, wide_portfolios.framework())  # type: ignore[attr-defined]


@pytest.mark.parametrize("room", [polars_parts, dask_parts, spark_parts])
def test_columns_that_do_not_fit_are_told_before_a_row_is_moved(
    room: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    frame = pl.DataFrame({"id": ["a"], "notes": ["b"]})
    monkeypatch.setattr(room, "need", lambda module, extra: pl)
    monkeypatch.setattr(pl, "delayed", None, raising=False)
    with pytest.raises(ClaimErrors, match="no input or size of this name"):
        room.total(frame.lazy() if room is polars_parts else frame, wide_portfolios.framework())
