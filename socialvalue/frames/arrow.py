"""Which library holds Arrow tables here, imported on first use; its absence is one line."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from socialvalue.errors import Fault, MissingExtra

ARROW = ("pyarrow", "polars")
"""Either holds Arrow tables."""


def arrow() -> tuple[str, Any]:
    """The first library that is here and holds Arrow tables, by name; or `MissingExtra`."""
    for name in ARROW:
        try:
            return name, import_module(name)
        except ImportError:
            continue
    fix = "pip install pyarrow (or polars)"
    raise MissingExtra(Fault("pyarrow", "it is not installed, nor is polars", fix))
