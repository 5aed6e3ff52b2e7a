"""Entries that stand twice in one release: alike they count once, otherwise nobody can say which.

In comes a release; out come the release with each award, contract, lot and payment once, notes on
those that stood twice, and a fault for each that says otherwise than another of its id.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import define, field

from socialvalue.claims.numbers import quoted
from socialvalue.errors import Fault
from socialvalue.standards.leaves import words

COUNTED = (
    ("awards",),
    ("contracts",),
    ("tender", "lots"),
    ("contracts", "implementation", "transactions"),
)
"""Lists whose values are counted, by the names that lead to them."""

FIX = "nobody can say which counts: give each its own id"


def once(release: Mapping[str, Any], at: str) -> tuple[Mapping[str, Any], list[str], list[Fault]]:
    """The release with each counted entry once, notes and faults; what came in is left as it is."""
    reading = _Once(at)
    made: Any = release
    for names in COUNTED:
        made = reading.within(made, names, "")
    return made, reading.notes, reading.faults


@define
class _Once:
    """Goes through the lists of a release."""

    at: str
    notes: list[str] = field(factory=list)
    faults: list[Fault] = field(factory=list)

    def within(self, value: Any, names: tuple[str, ...], path: str) -> Any:
        """A value with each entry of the list once to which the names lead."""
        if isinstance(value, list) and names:
            return [self.within(one, names, f"{path}[{n}]") for n, one in enumerate(value)]
        if not names:
            return self._apart(value, path) if isinstance(value, list) else value
        if not isinstance(value, Mapping) or names[0] not in value:
            return value
        inside = f"{path}.{names[0]}" if path else names[0]
        return {**value, names[0]: self.within(value[names[0]], names[1:], inside)}

    def _apart(self, entries: list[Any], path: str) -> list[Any]:
        """Entries without those that stand there already."""
        met: dict[str, Any] = {}
        made = []
        for number, one in enumerate(entries):
            own = words(one.get("id")) if isinstance(one, Mapping) else ""
            if not own or own not in met:
                made.append(one)
                met[own] = one
            elif {**one, "id": own} == {**met[own], "id": own}:
                told = f"an entry of {path} stands twice, alike: {quoted(own)}; it counts once"
                self.notes += [] if told in self.notes else [told]
            else:
                told = f"{quoted(own)} is the id of another entry too, which says otherwise"
                self.faults.append(Fault(f"{self.at}, {path}[{number}]", told, FIX))
        return made
