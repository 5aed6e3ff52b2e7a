"""The example of the parks as frames of each library, for the tests of frames; a library that is
not here is skipped, with its name.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

import socialvalue as sv

PARKS = Path(__file__).parents[2] / "examples/parks"
FRAMEWORK = sv.Framework.load("ccin")
BASIS = sv.Basis(price_year=2025, start=2026)


class Stream:
    """A frame of nobody's: it streams Arrow and nothing else."""

    def __init__(self, table: Any) -> None:
        self.table = table

    def __arrow_c_stream__(self, schema: Any = None) -> Any:
        return self.table.__arrow_c_stream__(schema)


def _pandas(path: Path) -> Any:
    return import_module("pandas").read_csv(path)


def _polars(path: Path) -> Any:
    return import_module("polars").read_csv(path, infer_schema_length=None)


def _lazy(path: Path) -> Any:
    return _polars(path).lazy()


def _pyarrow(path: Path) -> Any:
    return import_module("pyarrow.csv").read_csv(path)


def _duckdb(path: Path) -> Any:
    import_module("pyarrow")
    return import_module("duckdb").read_csv(str(path))


def _stream(path: Path) -> Any:
    return Stream(_pyarrow(path))


READERS: dict[str, tuple[str, Callable[[Path], Any]]] = {
    "pandas": ("pandas", _pandas),
    "polars": ("polars", _polars),
    "polars, lazy": ("polars", _lazy),
    "pyarrow": ("pyarrow", _pyarrow),
    "duckdb": ("duckdb", _duckdb),
    "a stream of Arrow": ("pyarrow", _stream),
}


def needs(*modules: str) -> pytest.MarkDecorator:
    """Skip where a module is not installed, and say which."""
    missing = [one for one in modules if find_spec(one) is None]
    return pytest.mark.skipif(bool(missing), reason=f"{', '.join(missing)} is not installed")


KINDS = [
    pytest.param(read, name, id=name, marks=needs("narwhals", library))
    for name, (library, read) in READERS.items()
]

READ = [pytest.param(kind.values[0], id=kind.id, marks=kind.marks) for kind in KINDS]


def card(**how: Any) -> sv.Scorecard:
    """The parks scored from their CSV files."""
    return sv.score(sv.read(PARKS, FRAMEWORK), FRAMEWORK, BASIS, **how)
