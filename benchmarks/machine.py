"""What the figures were measured with: versions, the processor, its memory, the matrix library."""

from __future__ import annotations

import os
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

PEERS = (
    *("socialvalue", "numpy", "scipy", "pandas", "polars", "pyarrow", "duckdb", "dask", "pint"),
    *("scikit-criteria", "pymcdm", "squigglepy", "SALib"),
)
THREADS = (
    *("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS"),
    "POLARS_MAX_THREADS",
)
"""What must be set before numpy and polars are imported."""

SETTINGS = ("OPENBLAS_CORETYPE", "NPY_DISABLE_CPU_FEATURES")
"""What else changes the figures: which instructions are used."""


def about() -> dict[str, Any]:
    """Everything that a reader needs to judge the figures, as plain JSON types."""
    return {
        "python": platform.python_version(),
        "system": platform.system(),
        "processor": _processor(),
        "cores": os.cpu_count(),
        "memory_gib": _memory(),
        "packages": {name: _version(name) for name in PEERS},
        "matrices": _matrices(),
        "features": _features(),
        "settings": {name: os.environ.get(name, "not set") for name in (*THREADS, *SETTINGS)},
    }


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"


def _line(path: str, start: str) -> str:
    """What stands after the colon of the first line that begins so; "" where there is none."""
    try:
        lines = Path(path).read_text("utf-8").splitlines()
    except OSError:
        return ""
    found = (line.split(":", 1)[1].strip() for line in lines if line.startswith(start))
    return next(found, "")


def _processor() -> str:
    return _line("/proc/cpuinfo", "model name") or platform.processor() or platform.machine()


def _memory() -> float:
    kilobytes = _line("/proc/meminfo", "MemTotal").split()
    return round(int(kilobytes[0]) / 2**20, 1) if kilobytes else float("nan")


def _features() -> list[str]:
    """The kinds of instruction that numpy may choose from and this processor has."""
    import numpy as np

    told = np.show_config(mode="dicts") or {}
    found = told.get("SIMD Extensions", {})
    return [*found.get("baseline", []), *found.get("found", [])]


def _matrices() -> list[dict[str, Any]]:
    """The matrix libraries that numpy loaded: their architecture and number of threads."""
    try:
        from threadpoolctl import threadpool_info
    except ImportError:
        return []
    import numpy as np

    np.dot(np.ones((2, 2)), np.ones((2, 2)))
    wanted = ("internal_api", "version", "architecture", "num_threads")
    return [
        {name: pool.get(name) for name in wanted}
        for pool in threadpool_info()
        if pool.get("user_api") == "blas"
    ]
