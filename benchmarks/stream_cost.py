"""W8, the stream: `python benchmarks/stream_cost.py [records …]`, by default three decades.

For each number of records Parquet files of forty measures are made, and a fresh process streams
them on `--workers` threads (polars on one), after a thousand records that warm it. Prints records a
second, processor seconds a million records, and peak memory, as that process had them; other work
on the machine slows the first above all.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import polars as pl
import portfolio

import socialvalue as sv

ROWS = 131_072


def made(count: int, folder: Path) -> Path:
    """Files of so many records on forty measures, eight groups of rows each."""
    rng = np.random.Generator(np.random.Philox(key=1))
    found = folder / f"in-{count}"
    found.mkdir()
    step = 8 * ROWS
    for number, start in enumerate(range(0, count, step)):
        size = min(step, count - start)
        columns = {"id": np.arange(start, start + size)}
        columns["contract_value"] = rng.uniform(2e5, 2e6, size)
        columns |= {f"M{row:02d}.people": rng.gamma(2.0, 60.0, size) for row in range(40)}
        path = found / f"{number:04d}.parquet"
        pl.DataFrame(columns).write_parquet(path, compression="uncompressed", row_group_size=ROWS)
    return found


def streamed(folder: Path, workers: int) -> None:
    """One stream, in this process, and what it took."""
    framework = portfolio.framework()
    with tempfile.TemporaryDirectory() as some:  # what is done once a process is not counted
        sv.stream(made(1000, Path(some)), framework, out=Path(some) / "out")
    before, start = resource.getrusage(resource.RUSAGE_SELF), time.perf_counter()
    out = folder.with_name(f"out-{folder.name}")
    count = sv.stream(folder, framework, out=out, workers=workers).partial.submissions
    seconds, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    sys.stdout.write(
        f"{count:>12,} {count / seconds / 1e6:8.2f} {used / count * 1e6:10.2f} {_peak():8.0f}\n"
    )


def _peak() -> float:
    """The most memory this process had, in MiB: what getrusage tells includes its parent's."""
    status = Path("/proc/self/status").read_text("utf-8")
    line = next(one for one in status.splitlines() if one.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


def main() -> None:
    """A line for each number of records."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("records", nargs="*", type=int, default=[10**4, 10**5, 10**6])
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.folder:
        streamed(chosen.folder, chosen.workers)
        return
    sys.stdout.write("     records  M rec/s  cpu s/M rec      MiB\n")
    for count in chosen.records:
        with tempfile.TemporaryDirectory() as made_in:
            folder = made(count, Path(made_in))
            words = [sys.executable, __file__, "--folder", str(folder)]
            sys.stdout.flush()
            alone = {**os.environ, "POLARS_MAX_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
            subprocess.run([*words, "--workers", str(chosen.workers)], check=True, env=alone)  # noqa: S603


if __name__ == "__main__":
    main()
