"""Rows of sheets that tell of one thing, joined into one record.

In come rows as nested records, each with the places of its cells; out comes one record. A value
that is said again, alike, is there once; entries of a list are joined by their id, and those
without one stand once each. A single value that is said in two ways is a fault at its own cell.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from attrs import define, field, frozen

from socialvalue.claims.numbers import shown
from socialvalue.errors import Fault
from socialvalue.workbooks import Sheet

Path = tuple[str | int, ...]
MOST = 1000
"""Entries of a list that titles may number."""

FIX = "give it one value on all its rows, or each its own identifier"


@frozen
class SheetRow:
    """A row: its number, its place in words, its record, and the place of the cell of a path."""

    number: int
    at: str
    record: dict[str, Any]
    cell: Callable[[Path], str]
    faults: tuple[Fault, ...] = ()
    """What is wrong with its cells by themselves."""


def unread(sheet: Sheet, number: int) -> tuple[Fault, ...]:
    """A fault for each cell of a row without a value: an error, a formula never worked out."""
    return tuple(
        Fault(sheet.at(*at), why.fault, why.fix)
        for at, why in sorted(sheet.unread.items(), key=lambda pair: pair[0])
        if at[0] == number
    )


def place(made: dict[str, Any], keys: Path, cell: Any) -> bool:
    """Put a cell into a record by its path; whether that could be done, which it cannot where
    another one is there.
    """
    inside: Any = made
    for key, after in zip(keys, (*keys[1:], None), strict=True):
        fresh: Any = cell if after is None else [] if isinstance(after, int) else {}
        if isinstance(inside, list):
            if not isinstance(key, int):
                return False
            while len(inside) <= key:
                inside.append({})
            inside = inside[key]
        elif not isinstance(inside, dict) or (after is None and key in inside):
            return False
        else:
            inside = inside.setdefault(str(key), fresh)
    return True


def joined(
    rows: list[SheetRow], several: Callable[[str], bool] = lambda _: False
) -> tuple[dict[str, Any], tuple[Fault, ...]]:
    """One record of all the rows, and a fault for each cell that says otherwise than another row.

    `several` tells the fields of the record itself that may hold several values: they become lists.
    """
    joining = _Joining(several)
    for row in rows:
        joining.take(row)
    return joining.record(), tuple(joining.faults)


@define
class _Joining:
    """A record while it is put together."""

    several: Callable[[str], bool]
    made: dict[str, Any] = field(factory=dict)
    faults: list[Fault] = field(factory=list)
    beside: dict[str, dict[str, Any]] = field(factory=dict)
    """By field of several values: each of them, by how it is written."""

    met: dict[int, dict[str, int]] = field(factory=dict)
    """By list: the place of each entry that was met, by its id or by all that it says."""

    def take(self, row: SheetRow) -> None:
        """One more row."""
        self.faults += row.faults
        own = {key: one for key, one in row.record.items() if self.several(key)}
        for key, one in own.items():
            self.beside.setdefault(key, {}).setdefault(repr(one), one)
        rest = {key: one for key, one in row.record.items() if key not in own}
        self._into(self.made, rest, (), row)

    def record(self) -> dict[str, Any]:
        """What all rows say; fields of several values come last, as lists where they are many."""
        found = {key: list(many.values()) for key, many in self.beside.items()}
        return self.made | {key: many if len(many) > 1 else many[0] for key, many in found.items()}

    def _into(
        self, made: dict[str, Any], later: Mapping[str, Any], path: Path, row: SheetRow
    ) -> None:
        for key, value in later.items():
            before = made.get(key)
            if isinstance(value, dict) and isinstance(before, dict | None):
                self._into(made.setdefault(key, {}), value, (*path, key), row)
            elif _entries(value) and (key not in made or id(before) in self.met):
                self._entries(made.setdefault(key, []), value, (*path, key), row)
            elif key not in made:
                made[key] = value
            elif before != value:
                told = f"{shown(value)} is not what another row says of the same: {shown(before)}"
                self.faults.append(Fault(row.cell((*path, key)), told, FIX))

    def _entries(self, made: list[Any], later: list[Any], path: Path, row: SheetRow) -> None:
        met = self.met.setdefault(id(made), {})
        own: Counter[str] = Counter()
        for number, entry in enumerate(later):
            if not entry:
                continue
            name = _named(entry)
            if "id" not in entry:  # those of one row are apart by their numbers, alike or not
                own[name] += 1
                name += f" {own[name]}"
            if name not in met:
                met[name] = len(made)
                made.append({})
            self._into(made[met[name]], entry, (*path, number), row)


def _entries(given: Any) -> bool:
    return isinstance(given, list) and all(isinstance(one, dict) for one in given)


def _named(entry: Mapping[str, Any]) -> str:
    """What tells an entry of a list from others: its id, else everything that it says."""
    own = entry.get("id")
    if own not in (None, ""):
        whole = isinstance(own, float) and own.is_integer()
        return f"id {int(own) if whole else own}"
    return json.dumps(entry, sort_keys=True, default=str)
