"""A stream that kills its own process at one point of its way to the disk; run by a test.

`killed.py PATH OUT POINT WORKERS`: the process is killed when it comes to its POINT-th step that
touches the disk (a file written by half, kept, renamed or removed); with POINT 0 it is not, and
tells how many steps there were.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import Any

import wide_portfolios

import socialvalue as sv

ROWS = 25
met, lock = [0], Lock()


def stepping(plain: Callable[..., Any], point: int, half: bool = False) -> Callable[..., Any]:
    """A step that may be the last: of a write, half is done by then."""

    def step(*given: Any, **more: Any) -> Any:
        with lock:
            met[0] += 1
            if met[0] == point:
                if half:
                    plain(given[0], given[1][: len(given[1]) // 2])
                os.kill(os.getpid(), signal.SIGKILL)
        return plain(*given, **more)

    return step


def main(path: str, out: str, point: int, workers: int) -> None:
    """Run the stream, and be killed on the way."""
    framework = wide_portfolios.framework()
    os.fsync = stepping(os.fsync, point)
    shutil.rmtree = stepping(shutil.rmtree, point)
    for name in ("replace", "rename", "unlink", "mkdir"):
        setattr(Path, name, stepping(getattr(Path, name), point))
    Path.write_bytes = stepping(Path.write_bytes, point, half=True)  # type: ignore[method-assign]
    sv.stream(path, framework, out=out, rows_per_block=ROWS, workers=workers)
    sys.stdout.write(str(met[0]))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
