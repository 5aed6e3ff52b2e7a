"""Entries of lists on several rows of sheets: without an id, nobody can tell which are the same.

In come the rows of one release; out comes a fault for each list that holds such an entry.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from attrs import define, field

from socialvalue.errors import Fault
from socialvalue.standards.joined_rows import Path, SheetRow
from socialvalue.standards.leaves import words

WITHOUT = frozenset({"deliveryAddresses"})
"""Lists whose entries have no id in the standard, and hold nothing that is counted."""

FIX = "give each an id, or give the releases as .json"


@define
class _Met:
    """A list that was met: the rows that tell of it, and its first entry without an id."""

    rows: set[int] = field(factory=set)
    bare: tuple[SheetRow, Path] | None = None


def faults(rows: list[SheetRow]) -> tuple[Fault, ...]:
    """A fault for each list of which several rows tell, and one entry of it without an id."""
    met: dict[Path, _Met] = {}
    for number, row in enumerate(rows):
        for whose, at, entry in _entries(row.record, (), ()):
            one = met.setdefault(whose, _Met())
            one.rows.add(number)
            if one.bare is None and not _own(entry):
                one.bare = row, at
    return tuple(
        Fault(_place(*one.bare), _told(whose), FIX)
        for whose, one in met.items()
        if one.bare is not None and len(one.rows) > 1
    )


def _entries(value: Any, whose: Path, at: Path) -> Iterator[tuple[Path, Path, dict[str, Any]]]:
    """Each entry of a list: whose list it is, by names and ids; where it stands; the entry."""
    for key, one in value.items():
        if isinstance(one, dict):
            yield from _entries(one, (*whose, key), (*at, key))
        elif isinstance(one, list) and key not in WITHOUT:
            for number, entry in enumerate(one):
                if not isinstance(entry, dict) or not entry:
                    continue
                yield (*whose, key), (*at, key, number), entry
                if own := _own(entry):
                    yield from _entries(entry, (*whose, key, own), (*at, key, number))


def _own(entry: dict[str, Any]) -> str:
    """The id of an entry; "" where it has none."""
    return words(entry.get("id"))


def _place(row: SheetRow, at: Path) -> str:
    """The cell that lacks the id, else the first that the entry has."""
    place = row.cell((*at, "id"))
    return place if place != row.at else row.cell(_first(row.record, at))


def _first(record: Any, at: Path) -> Path:
    """The path of the first value of an entry."""
    inside: Any = record
    for key in at:
        inside = inside[key]
    while isinstance(inside, dict | list) and inside:
        many: list[tuple[str | int, Any]]
        many = list(inside.items() if isinstance(inside, dict) else enumerate(inside))
        key, inside = next((pair for pair in many if pair[1] not in ({}, [])), many[0])
        at = (*at, key)
    return at


def _told(whose: Path) -> str:
    return f"this entry of {whose[-1]} has no id, and another row tells of {whose[-1]} too"
