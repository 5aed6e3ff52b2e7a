"""What is needed beside the core: imported on first use, and one line where it is absent."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from socialvalue.errors import Fault, MissingExtra


def need(module: str, extra: str = "", name: str = "") -> Any:
    """A module of an `extra`, or of a package of its own; `MissingExtra` with the command that
    installs it. `name` is what the package is called, where the module is called otherwise.
    """
    try:
        return import_module(module)
    except ImportError:
        package = name or module.partition(".")[0]
        fix = f'pip install "socialvalue[{extra}]"' if extra else f"pip install {package}"
        raise MissingExtra(Fault(package, "it is not installed", fix)) from None
