"""W8: ten million records of forty measures from Parquet, in bounded memory, on two cores.

A record is a submission's row: an id, a contract value, forty quantities. The library writes
results (points at every node, pounds) as it goes, and can be taken up again; its peers write worth
by theme and overall, and no more. Each runs in a process of its own, so that its peak memory is
its own. The table is written to a temporary folder, and left in the one that BENCHMARK_DATA names;
`--records 100000000` (BENCHMARK_RECORDS) asks for another number.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import numpy as np
from amounts import EACH, FOLDED, MEASURES, SIGNS, THEMES, Array, quantities
from clock import apart
from found import Found

ROWS = 1 << 17
"""Rows in a row group."""

NAMES = [f"M{row:02d}.people" for row in range(MEASURES)]
BASE = "polars streaming, map_batches, numpy"
OURS = "socialvalue, stream"
WORTH = FOLDED * SIGNS


def measure(repeats: int, quick: bool = False) -> list[Found]:
    """A million and ten million records (quick: a hundred thousand), once each."""
    asked = os.environ.get("BENCHMARK_RECORDS")
    sizes = [int(asked)] if asked else [100_000] if quick else [1_000_000, 10_000_000]
    found = [records(count, min(repeats, 2)) for count in sizes]
    for one in found[:-1]:
        one.shown = False
    return found


def records(count: int, repeats: int) -> Found:
    """One size: seconds, peak memory and records a second of each."""
    found = Found("W8", f"{count:,} records × 40 measures from Parquet, two cores", BASE, (OURS,))
    sides = {OURS: "library", BASE: "batches", "polars streaming, expressions": "expressions"}
    if not (found.peer("polars") and found.peer("pyarrow")):
        return found
    if found.peer("duckdb"):
        sides["duckdb"] = "duck"
    pounds: list[float] = []
    with table(count) as path:
        for name, side in sides.items():
            told = [apart("w8_stream", "alone", side, str(path), cores=2) for _ in range(repeats)]
            best = min(told, key=lambda one: float(one["seconds"]))
            found.seconds[name], found.peaks[name] = best["seconds"], best["peak"]
            speed = count / best["seconds"] / 1e6
            pounds.append(best["pounds"])
            found.facts[name] = f"{speed:.3g} M records/s, £{best['pounds']:,.2f} in all"
    assert np.allclose(pounds, pounds[0], rtol=1e-9)
    return found


@contextmanager
def table(count: int) -> Iterator[Path]:
    """The table of `count` records as one Parquet file."""
    kept = os.environ.get("BENCHMARK_DATA")
    folder = Path(kept) if kept else Path(mkdtemp(prefix="benchmark-"))
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"records-{count}.parquet"
    try:
        if not path.exists():
            apart("w8_stream", "write", str(path), count)
        yield path
    finally:
        if not kept:
            shutil.rmtree(folder)


def write(path: str, count: int) -> dict[str, Any]:
    """Row group by row group: the same numbers, moved along and made larger each time."""
    import pyarrow as pa
    from pyarrow import parquet

    base = np.ascontiguousarray(quantities(min(ROWS, count)).T)
    schema = pa.schema(
        [("id", pa.int64()), ("contract_value", pa.float64()), *((n, pa.float64()) for n in NAMES)]
    )
    with parquet.ParquetWriter(path, schema, compression="lz4", use_dictionary=False) as file:
        for first in range(0, count, ROWS):
            size = min(ROWS, count - first)
            values = base[:, :size] * (1 + 1e-3 * (first // ROWS))
            ids = np.arange(first, first + size)
            columns = [ids, 2e5 + ids % 1_800_000.0, *values]
            file.write_table(pa.table(columns, schema=schema))
    return {}


def alone(side: str, path: str) -> dict[str, Any]:
    """One side from start to end, results written beside the table: seconds, and all its pounds."""
    import polars as pl

    out = Path(path).with_name(f"out-{side}")
    shutil.rmtree(out, ignore_errors=True)
    results = out / "results.parquet"
    start = time.perf_counter()
    if side == "library":
        pounds = library(path, out)
    else:
        out.mkdir()
        {"batches": batches, "expressions": expressions, "duck": duck}[side](path, results)
        pounds = float(pl.scan_parquet(results).select(pl.col("overall").sum()).collect().item())
    seconds = time.perf_counter() - start
    shutil.rmtree(out)
    return {"seconds": seconds, "pounds": pounds}


def library(path: str, out: Path) -> float:
    """`sv.stream` with two workers; pounds from its exact total."""
    import portfolio

    import socialvalue as sv

    told = sv.stream(path, portfolio.framework(), out=out, workers=2)
    return sum(
        units / 1e4 for (_, _, node), units in told.partial.units.items() if node == "overall"
    )


def batches(path: str, out: Path) -> None:
    """Polars moves batches, a plain kernel multiplies column by column in float64."""
    import polars as pl

    names = [*(f"T{theme}" for theme in range(THEMES)), "overall"]
    schema = pl.Schema({"id": pl.Int64, **dict.fromkeys(names, pl.Float64)})

    def kernel(frame: Any) -> Any:
        themes = kernel_of({name: frame[name].to_numpy() for name in NAMES})
        return pl.DataFrame({"id": frame["id"], **dict(zip(names, themes, strict=True))})

    lazy = pl.scan_parquet(path).map_batches(kernel, schema=schema, streamable=True)
    lazy.sink_parquet(out, compression="lz4", engine="streaming")


def kernel_of(columns: dict[str, Array]) -> Array:
    """Worth by theme and overall, (6, rows), of forty columns (rows,)."""
    rows = len(columns[NAMES[0]])
    found, part = np.zeros((THEMES + 1, rows)), np.empty(rows)
    for place, name in enumerate(NAMES):
        np.multiply(columns[name], WORTH[place], out=part)
        found[place // EACH] += part
    np.sum(found[:THEMES], axis=0, out=found[THEMES])
    return found


def expressions(path: str, out: Path) -> None:
    """Polars alone."""
    import polars as pl

    each = [pl.col(name) * float(much) for name, much in zip(NAMES, WORTH, strict=True)]
    themes = [
        pl.sum_horizontal(each[EACH * theme : EACH * (theme + 1)]).alias(f"T{theme}")
        for theme in range(THEMES)
    ]
    lazy = pl.scan_parquet(path).select("id", *themes)
    lazy = lazy.with_columns(overall=pl.sum_horizontal(f"T{theme}" for theme in range(THEMES)))
    lazy.sink_parquet(out, compression="lz4", engine="streaming")


def duck(path: str, out: Path) -> None:
    """DuckDB on two threads."""
    import duckdb

    each = [f'"{name}" * {much!r}' for name, much in zip(NAMES, WORTH.tolist(), strict=True)]
    themes = [" + ".join(each[EACH * theme : EACH * (theme + 1)]) for theme in range(THEMES)]
    told = ", ".join(f"{words} AS T{theme}" for theme, words in enumerate(themes))
    whole = " + ".join(f"T{theme}" for theme in range(THEMES))
    inner = f"SELECT id, {told} FROM '{path}'"  # noqa: S608 (names of our own)
    query = f"COPY (SELECT *, {whole} AS overall FROM ({inner})) TO '{out}' (FORMAT parquet)"  # noqa: S608
    duckdb.connect(config={"threads": 2}).execute(query)
