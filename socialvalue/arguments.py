"""Arguments: what a caller gives in Python, looked at before anything is done with it.

In comes a value with the name of the argument; out comes the value as it is used, or an
`ArgumentError` that says what to give instead.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypeVar

from socialvalue.errors import ArgumentError, Fault

Wanted = TypeVar("Wanted")


def of_kind(at: str, given: Any, kind: type[Wanted], fix: str) -> Wanted:
    """The value, if it is of the `kind`; raises `ArgumentError` with the `fix`."""
    if not isinstance(given, kind):
        raise ArgumentError(Fault(at, f"{named(given)} is not {_a(kind.__name__)}", fix))
    return given


def path(at: str, given: Any, fix: str = "give a path, as a text or a Path") -> Path:
    """A path of something; raises `ArgumentError` for what is none, and for an empty text."""
    if isinstance(given, str) and not given.strip():
        raise ArgumentError(Fault(at, "the path is empty", fix))
    if not isinstance(given, str | Path):
        raise ArgumentError(Fault(at, f"{named(given)} is not a path", fix))
    return Path(given)


def text(at: str, given: Any, fix: str) -> str:
    """A text; raises `ArgumentError`."""
    if not isinstance(given, str):
        raise ArgumentError(Fault(at, f"{named(given)} is not a text", fix))
    return given


def named(given: Any) -> str:
    """A value by its kind, `an int`: it may hold what nobody is to be told."""
    return "nothing" if given is None else _a(type(given).__name__)


def _a(kind: str) -> str:
    return f"{'an' if kind[:1].lower() in 'aeiou' else 'a'} {kind}"


def several(at: str, given: Any, kind: type[Wanted], fix: str) -> list[Wanted]:
    """A list of values of one `kind`; raises `ArgumentError` for one that is none."""
    if not isinstance(given, Iterable):
        raise ArgumentError(Fault(at, f"{named(given)} is not a list", fix))
    return [of_kind(at, one, kind, fix) for one in given]
