"""A stream that is killed, anywhere on its way, and called again: the bytes of one that was not."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import killed
import numpy as np
import polars as pl
import pytest
import wide_portfolios

import socialvalue as sv

SCRIPT = Path(killed.__file__)
Start = Callable[[Path, int, int], "subprocess.Popen[str]"]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two hundred submissions, three of them with a fault."""
    rows = wide_portfolios.rows(200)
    rows["STC.people"][[4, 77, 199]] = -1.0
    found = tmp_path_factory.mktemp("in") / "bids.parquet"
    pl.DataFrame(rows, strict=False).write_parquet(found)
    return found


@pytest.fixture(scope="module")
def start(path: Path) -> Start:
    """Starts a process that streams into a folder, and is killed at its n-th step."""

    def begin(out: Path, point: int, workers: int = 1) -> subprocess.Popen[str]:
        words = [sys.executable, str(SCRIPT), str(path), str(out), str(point), str(workers)]
        return subprocess.Popen(words, stdout=subprocess.PIPE, text=True, cwd=SCRIPT.parent)

    return begin


@pytest.fixture(scope="module")
def whole(path: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Every file of a run that nobody interrupted."""
    out = tmp_path_factory.mktemp("whole") / "out"
    sv.stream(path, wide_portfolios.framework(), out=out, rows_per_block=killed.ROWS)
    return _files(out)


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _steps(start: Start, out: Path) -> int:
    told, _ = start(out, 0, 1).communicate()
    return int(told)


def test_killed_at_any_of_two_dozen_steps_and_called_again_it_is_whole(
    path: Path, start: Start, whole: dict[str, bytes], tmp_path: Path
) -> None:
    steps = _steps(start, tmp_path / "counted")
    assert _files(tmp_path / "counted") == whole
    points = sorted(
        {
            *np.random.default_rng(7).choice(np.arange(1, steps), 20, replace=False).tolist(),
            1,
            steps - 1,
            steps,
        }
    )
    for number, point in enumerate(points):
        out = tmp_path / f"killed-{point}"
        run = start(out, point, 1 + number % 2)
        run.communicate()
        assert run.returncode == -signal.SIGKILL, point
        assert not out.exists(), point
        sv.stream(path, wide_portfolios.framework(), out=out, rows_per_block=killed.ROWS)
        assert _files(out) == whole, point


def test_killed_again_and_again_it_comes_to_its_end(
    start: Start, whole: dict[str, bytes], tmp_path: Path
) -> None:
    out, runs = tmp_path / "out", 0
    while not out.exists():
        start(out, 23, 2).communicate()
        runs += 1
        assert runs < 30, "it never came to its end"
    assert runs > 2
    assert _files(out) == whole


@pytest.mark.parametrize("moment", [0.02, 0.05, 0.1, 0.2])
def test_killed_from_outside_at_any_moment_it_is_whole_or_not_there(
    path: Path, start: Start, whole: dict[str, bytes], tmp_path: Path, moment: float
) -> None:
    out = tmp_path / "out"
    run = start(out, 0, 2)
    while run.poll() is None and not (tmp_path / "out.unfinished").exists():
        time.sleep(0.001)
    time.sleep(moment)
    run.kill()
    run.communicate()
    if not out.exists():
        sv.stream(path, wide_portfolios.framework(), out=out, rows_per_block=killed.ROWS)
    assert _files(out) == whole
