"""What a stream needs beside the core, imported on first use; its absence is one line."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from socialvalue.errors import Fault, MissingExtra


def need(module: str, extra: str) -> Any:
    """A module of an extra, or `MissingExtra` with the command that installs it."""
    try:
        return import_module(module)
    except ImportError:
        fix = f'pip install "socialvalue[{extra}]"'
        raise MissingExtra(Fault(module.partition(".")[0], "it is not installed", fix)) from None
