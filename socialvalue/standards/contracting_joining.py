"""Releases of one contracting process, joined as the standard says: a later one over an earlier.

In come releases with their rows; out come one record, what of earlier ones was superseded, and
notes on how they were put in order. Dates are compared as instants. Source: Open Contracting Data
Standard 1.1, merging rules.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from datetime import UTC, datetime
from typing import Any

from attrs import define, field, frozen

from socialvalue.counted import counted
from socialvalue.standards.leaves import Leaves, words

WHOLE = frozenset({"suppliers", "additionalClassifications", "additionalIdentifiers", "changes"})
"""Lists that a later release replaces whole, though their entries may have ids."""

OF_RELEASES = frozenset({"id", "date", "tag"})
"""What every release says of itself: a later one supersedes nothing by it."""

_NAMED = 3
_FIRST = datetime.min.replace(tzinfo=UTC)


@frozen
class Release:
    """A release, and the number of the row that it stands in."""

    row: int
    said: Mapping[str, Any]


@define
class Joined:
    """A process as its releases say it together.

    `superseded` has the row, the path and the value of each field that a later release took the
    place of; `notes` tell in words how the releases were put in order.
    """

    record: dict[str, Any] = field(factory=dict)
    superseded: list[tuple[int, str, Any]] = field(factory=list)
    notes: list[str] = field(factory=list)
    _rows: dict[str, int] = field(factory=dict)
    """By path: the row of the release that says what stands there now."""

    def take(self, later: Release) -> None:
        """One more release, over those before it."""
        self._into(self.record, later.said, "", later.row)

    def _into(self, made: dict[str, Any], later: Mapping[str, Any], at: str, row: int) -> None:
        for key, value in later.items():
            before, path = made.get(key), f"{at}.{key}" if at else str(key)
            if isinstance(value, Mapping) and isinstance(before, dict):
                self._into(before, value, path, row)
            elif isinstance(before, list) and key not in WHOLE and _by_id(value) and _by_id(before):
                self._entries(before, value, path, row)
            else:
                self._over(made, key, value, path, row)

    def _entries(self, before: list[Any], later: list[Any], at: str, row: int) -> None:
        """Entries with ids: those of the same id are one, the others come after."""
        places = {words(one["id"]): place for place, one in enumerate(before)}
        for one in later:
            place = places.setdefault(words(one["id"]), len(before))
            if place == len(before):
                before.append({})
                self._into(before[place], one, f"{at}[{place}]", row)
            else:
                rest = {key: value for key, value in one.items() if key != "id"}
                self._into(before[place], rest, f"{at}[{place}]", row)

    def _over(self, made: dict[str, Any], key: str, value: Any, path: str, row: int) -> None:
        """A value in the place of another; a null takes it out."""
        now = dict(_leaves(path, value)) if value is not None else {}
        if key in made and path not in OF_RELEASES:
            for leaf, was in _leaves(path, made[key]):
                if leaf not in now or now[leaf] != was:
                    self.superseded.append((self._rows.get(leaf, row), leaf, was))
        if value is None:
            made.pop(key, None)
            return
        made[key] = deepcopy(value)
        self._rows |= dict.fromkeys(now, row)


def joined(some: list[Release]) -> Joined:
    """The releases of one process, given in the order of their file, as one record.

    They are joined by the instant of their date; those without one that can be read come first, so
    that they take the place of nothing. Lists of things with ids are joined by id.
    """
    made = Joined()
    for one in _ordered(some, made.notes) if len(some) > 1 else some:
        made.take(one)
    if paths := list(dict.fromkeys(path for _, path, _ in made.superseded)):
        more = f" and {len(paths) - _NAMED:,} more" if len(paths) > _NAMED else ""
        said = f"later releases supersede {counted(len(paths), 'field')} of earlier ones"
        made.notes.append(f"{said}, which stand in aside: {', '.join(paths[:_NAMED])}{more}")
    return made


def instant(given: Any) -> datetime | None:
    """The instant of a date of ISO 8601, with its offset where it says one; None for what is none.

    A month (`2025-04`) or a year is its first day.
    """
    said = given.strip() if isinstance(given, str) else ""
    if len(said) in (4, 7) and said.isascii() and said[:4].isdigit():
        said += "-01" if len(said) == 7 else "-01-01"
    try:
        return datetime.fromisoformat(said)
    except ValueError:
        return None


def _ordered(some: list[Release], notes: list[str]) -> list[Release]:
    """Releases by the instant of their date, and notes on what had to be taken as something."""
    found = [instant(one.said.get("date")) for one in some]
    known = [when for when in found if when is not None]
    bare = sum(when.utcoffset() is None for when in known)
    if 0 < bare < len(known):
        said = counted(bare, "release")
        notes.append(f"the date of {said} says no offset from UTC: it is taken as UTC")
    if len(known) < len(some):
        said = counted(len(some) - len(known), "release")
        notes.append(f"the date of {said} cannot be read: nothing is superseded by it")
    when = [_FIRST if one is None else _in_utc(one) for one in found]
    if len(set(when)) < len(when):
        notes.append("releases of one date are joined in the file's order")
    order = sorted(range(len(some)), key=lambda place: (found[place] is not None, when[place]))
    return [some[place] for place in order]


def _in_utc(when: datetime) -> datetime:
    """An instant that can be compared: one without an offset is UTC."""
    return when if when.utcoffset() is not None else when.replace(tzinfo=UTC)


def _leaves(path: str, value: Any) -> Iterator[tuple[str, Any]]:
    """The leaves of a value that stands at a path."""
    yield from Leaves.of({path: value}, path).by_path.items()


def _by_id(given: Any) -> bool:
    return (
        isinstance(given, list)
        and bool(given)
        and all(isinstance(one, Mapping) and isinstance(one.get("id"), str | int) for one in given)
    )
