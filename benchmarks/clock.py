"""The clock: how long work takes, beside its rivals, and how much memory it holds.

In comes work (functions without arguments) by name; out come the least of several timings in
seconds. Rivals take turns, so that a busy moment of a shared machine falls on all of them.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
PATIENCE = 20.0
"""Seconds after which slow work is not repeated."""

Work = Callable[[], Any]


def fastest(work: Work, repeats: int) -> float:
    """The least of several timings, in seconds."""
    return race({"alone": work}, repeats)["alone"]


def race(works: Mapping[str, Work], repeats: int) -> dict[str, float]:
    """The least of `repeats` timings of each, in seconds, taken in turn."""
    best = dict.fromkeys(works, float("inf"))
    spent = dict.fromkeys(works, 0.0)
    for _ in range(max(1, repeats)):
        for name, work in works.items():
            if spent[name] > PATIENCE:
                continue
            start = time.perf_counter()
            work()
            taken = time.perf_counter() - start
            best[name] = min(best[name], taken)
            spent[name] += taken
    return best


def apart(module: str, function: str, *arguments: Any, cores: int = 1) -> dict[str, Any]:
    """What a function of this folder answers in a process of its own, with its peak memory.

    The function takes plain arguments and answers with a dict of plain values; `peak` (MiB) is the
    most memory the process ever held, and `least` what it held before the function was called.
    `cores` is how many threads Polars may take.
    Raises `RuntimeError`, with the last line it wrote, where the process fails.
    """
    asked = json.dumps([module, function, arguments])
    ran = subprocess.run(  # noqa: S603 (this interpreter and this file)
        [sys.executable, str(HERE / "clock.py"), asked],
        capture_output=True,
        text=True,
        check=False,
        cwd=HERE,
        env={**os.environ, "POLARS_MAX_THREADS": str(cores)},
    )
    if ran.returncode:
        last = (ran.stderr.strip().splitlines() or ["it said nothing"])[-1]
        raise RuntimeError(last)
    answer: dict[str, Any] = json.loads(ran.stdout.splitlines()[-1])
    return answer


def peak() -> float:
    """The most memory this process has held, in MiB."""
    for line in Path("/proc/self/status").read_text("ascii").splitlines():
        if line.startswith("VmHWM"):
            return int(line.split()[1]) / 1024
    return float("nan")


def _child(asked: str) -> None:
    module, function, arguments = json.loads(asked)
    sys.path.insert(0, str(HERE))
    work = getattr(__import__(module), function)
    least = peak()
    answer = work(*arguments)
    print(json.dumps({**answer, "least": least, "peak": peak()}))


if __name__ == "__main__":
    _child(sys.argv[1])
