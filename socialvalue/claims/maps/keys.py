"""The keys of a map's tables, one by one: in goes what stands behind a key, out comes what is asked
for: words, lines, a choice, a table. What is none of these is a fault, with its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from socialvalue.claims.maps.parts import nearest, squeezed
from socialvalue.claims.numbers import quoted
from socialvalue.errors import Fault


class Keys:
    """Reads what stands behind keys, and gathers the faults on its way."""

    def __init__(self, origin: str) -> None:
        self.origin = origin
        self.faults: list[Fault] = []

    def words(self, given: Any, at: str) -> tuple[str, ...]:
        """A list of words; one alone may stand without its brackets."""
        listed = [given] if isinstance(given, str) else given
        if not isinstance(listed, list) or not all(isinstance(one, str) for one in listed):
            self.add(at, "this is not a list of words", 'write ["…", "…"]')
            return ()
        return tuple(squeezed(one) for one in listed)

    def lines(self, given: Any, at: str) -> tuple[int, ...]:
        """Lines of the sheet, the first first."""
        listed = given if isinstance(given, list) else [given]
        if not all(
            isinstance(one, int) and not isinstance(one, bool) and one > 0 for one in listed
        ):
            self.add(at, "this is not a line of the sheet", "write a whole number from 1 up")
            return ()
        return tuple(sorted(listed))

    def choice(self, given: Any, known: Iterable[str], at: str) -> Any:
        """One of the words that are known."""
        if given not in list(known):
            self.add(
                at, f"{quoted(given)} is not one of them", f"use {', '.join(map(repr, known))}"
            )
        return given

    def flag(self, given: Any, at: str) -> bool:
        """True or false."""
        if not isinstance(given, bool):
            self.add(at, f"{quoted(given)} is neither true nor false", "write true, or take it out")
        return bool(given)

    def text(self, given: Any, at: str) -> str:
        """A text."""
        if isinstance(given, str):
            return given
        self.add(at, "it is missing, or not text", 'write "…"')
        return ""

    def table(self, given: Any, at: str) -> Mapping[str, Any]:
        """A table; an empty one where it is none."""
        if isinstance(given, Mapping):
            return given
        self.add(at, "this is not a table", 'write { header = "…" }')
        return {}

    def tables(self, given: Any, at: str) -> list[Any]:
        """A list, of tables or of cells."""
        if isinstance(given, list):
            return given
        self.add(at, "this is not a list of tables", f"write [[{at}]], or a list of tables")
        return []

    def known(self, table: Mapping[str, Any], known: Iterable[str], at: str) -> None:
        """A fault for every key that is not known."""
        for key in table:
            if key not in tuple(known):
                self.unknown(key, known, f"{at}.{key}" if at else key)

    def unknown(self, key: str, known: Iterable[str], at: str) -> None:
        """One key that is not known, with the nearest that is."""
        near = nearest(key, known)
        fix = f"write {near}" if near else f"use {', '.join(known)}"
        self.add(at, "this key is not known", fix)

    def add(self, at: str, fault: str, fix: str) -> None:
        """A fault at a place of the map."""
        self.faults.append(Fault(f"{self.origin} {at}", fault, fix))
