"""What frames need beside the core, imported on first use; its absence is one line."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from socialvalue.errors import Fault, MissingExtra

NARWHALS = "socialvalue[frames]"
"""What brings narwhals, which speaks to every library of frames."""

ARROW = ("pyarrow", "polars")
"""Either holds Arrow tables."""


def need(module: str, package: str = "") -> Any:
    """A module, or `MissingExtra` with the command that installs it (`package`, or its own)."""
    try:
        return import_module(module)
    except ImportError:
        name = module.partition(".")[0]
        fix = f'pip install "{package}"' if package else f"pip install {name}"
        raise MissingExtra(Fault(name, "it is not installed", fix)) from None


def arrow() -> tuple[str, Any]:
    """The first library that is here and holds Arrow tables, by name; or `MissingExtra`."""
    for name in ARROW:
        try:
            return name, import_module(name)
        except ImportError:
            continue
    fix = "pip install pyarrow (or polars)"
    raise MissingExtra(Fault("pyarrow", "it is not installed, nor is polars", fix))
