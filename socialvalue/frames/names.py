"""The names of a frame's columns: texts of one level, each of one column alone."""

from __future__ import annotations

from collections.abc import Iterable

from socialvalue import arguments
from socialvalue.errors import ArgumentError, Fault

FIX = "give a frame with named columns, each name once"
LEVELS = "give them one level, as frame.columns = frame.columns.get_level_values(-1)"
TEXTS = "name every column by a text, as frame.columns = [...] does"


def named(at: str, columns: Iterable[object]) -> list[str]:
    """The names, squeezed at their ends; `at` is what a fault calls the frame.

    Raises `ArgumentError` for names of several levels, for one that is no text, and for two columns
    of one name, which are told by their places from 1: a name may be somebody's.
    """
    met: dict[str, int] = {}
    found = list(columns)
    for place, name in enumerate(found, 1):
        if isinstance(name, tuple):
            raise ArgumentError(Fault(at, "its columns have names of several levels", LEVELS))
        if not isinstance(name, str):
            fault = f"the name of column {place} is {arguments.named(name)}, and no text"
            raise ArgumentError(Fault(at, fault, TEXTS))
        first = met.setdefault(name, place)
        if first != place:
            raise ArgumentError(Fault(at, f"columns {first} and {place} have one name", FIX))
    return [str(name).strip() for name in found]
