"""Spark, locally: one SHA-256, and the results of the kernel. Skipped without Java or pyspark."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polars as pl
import pytest
import wide_portfolios

from socialvalue.errors import ClaimErrors
from socialvalue.streams import spark_parts, work

pytest.importorskip("pyspark", reason="needs the extra spark")
pytestmark = [
    pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs Java"),
    pytest.mark.filterwarnings("default"),
]


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Spark on this machine, two threads, small batches, with the tests' own measures at hand."""
    from pyspark.sql import SparkSession

    # the workers are this interpreter, not the one that the machine calls python3
    patch = pytest.MonkeyPatch()
    patch.setenv("PYSPARK_PYTHON", sys.executable)
    found = (
        SparkSession.builder.master("local[2]")
        .appName("streams")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "37")
        .config("spark.sql.warehouse.dir", str(tmp_path_factory.mktemp("spark")))
        .getOrCreate()
    )
    found.sparkContext.addPyFile(wide_portfolios.__file__)
    yield found
    found.stop()
    patch.undo()


def _frame(session: Any, folder: Path, rows: dict[str, Any], partitions: int) -> Any:
    path = folder / "bids.parquet"
    pl.DataFrame(rows, strict=False).write_parquet(path)
    return session.read.parquet(str(path)).repartition(partitions)


@pytest.mark.parametrize("partitions", [1, 4])
def test_spark_has_the_digest_of_one_chunk(session: Any, tmp_path: Path, partitions: int) -> None:
    rows = wide_portfolios.rows(240)
    rows["STC.people"][[5, 100]] = -1.0
    whole = work(rows, wide_portfolios.framework())
    frame = _frame(session, tmp_path, rows, partitions)
    assert spark_parts.total(frame, wide_portfolios.framework()).digest == whole.partial.digest
    lines = [
        json.loads(row["found"])
        for row in spark_parts.refusals(frame, wide_portfolios.framework()).collect()
    ]
    assert {one["submission"] for one in lines} == {"bid-000005", "bid-000100"}


def test_the_frame_of_results_is_the_kernels(session: Any, tmp_path: Path) -> None:
    rows = wide_portfolios.rows(90)
    whole = work(rows, wide_portfolios.framework()).results
    frame = _frame(session, tmp_path, rows, 3)
    found = spark_parts.results(frame, wide_portfolios.framework()).orderBy("id")
    assert found.columns == list(whole)
    told = found.collect()
    for name, column in whole.items():
        assert [row[name] for row in told] == column.tolist(), name


def test_an_id_in_two_partitions_is_refused(session: Any, tmp_path: Path) -> None:
    rows = wide_portfolios.rows(80)
    rows["id"][70] = rows["id"][2]
    with pytest.raises(ClaimErrors, match="'bid-000002' stands twice"):
        spark_parts.total(_frame(session, tmp_path, rows, 4), wide_portfolios.framework())
