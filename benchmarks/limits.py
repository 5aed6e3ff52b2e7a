"""The limits of the machine, measured in the same run: what no program could beat.

Bandwidth of a copy and of a read, single precision matrix products at the shape of W2, and the time
that selecting two quantiles of ten thousand draws takes, each way.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from clock import race

DRAWS = 10_000


def measure(repeats: int, quick: bool = False) -> dict[str, float]:
    """Figures by name: GB/s, GFLOP/s and microseconds."""
    rng = np.random.Generator(np.random.Philox(key=6))
    size = (1 << 22) if quick else (1 << 25)
    here, there = rng.random(size), np.empty(size)
    rows = rng.random((64, DRAWS))
    singles = rows.astype(np.float32)
    draws = rng.random((40, DRAWS))
    claims = rng.random((1_000, 40))
    left, right = claims.astype(np.float32), draws.astype(np.float32)
    normals = np.random.Generator(np.random.Philox(key=7))
    found = race(
        {
            "copy": lambda: np.copyto(there, here),
            "read": here.sum,
            "sgemm": lambda: left @ right,
            "dgemm": lambda: claims @ draws,
            "percentile": lambda: np.percentile(rows, [5, 95], axis=1),
            "partition, both at once": lambda: np.partition(rows, (500, 9500), axis=1),
            "partition": lambda: _twice(singles),
            "sort": lambda: np.sort(singles, axis=1),
            "normals": lambda: normals.standard_normal(1_000_000),
        },
        repeats,
    )
    flops = 2.0 * 1_000 * 40 * DRAWS
    per_row = 1e6 / len(rows)
    return {
        "copy bandwidth, GB/s": 2 * 8 * size / found["copy"] / 1e9,
        "read and add, GB/s": 8 * size / found["read"] / 1e9,
        "sgemm at W2's shape, GFLOP/s": flops / found["sgemm"] / 1e9,
        "dgemm at W2's shape, GFLOP/s": flops / found["dgemm"] / 1e9,
        "np.percentile [5, 95], µs a row of 10,000": found["percentile"] * per_row,
        "np.partition, both at once, µs a row": found["partition, both at once"] * per_row,
        "np.partition twice, float32, µs a row": found["partition"] * per_row,
        "np.sort, float32, µs a row": found["sort"] * per_row,
        "normals, M/s": 1.0 / found["normals"],
    }


def _twice(rows: Any) -> tuple[Any, Any]:
    return np.partition(rows, 500, axis=1), np.partition(rows, 9500, axis=1)
