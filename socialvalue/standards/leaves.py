"""JSON of a standard: a file's values, and every leaf of a record with its path.

In comes a file; out come values as JSON holds them, or `ClaimErrors`. A record is walked as far as
`DEEPEST` allows, and whatever a reader does not take of it is left by name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from attrs import define, field

from socialvalue.claims.doors import encodings, plain
from socialvalue.errors import ClaimErrors, Fault

DEEPEST = 20
LINES = (".jsonl", ".ndjson")


def values(file: Path, encoding: str | None = None) -> list[tuple[int, Any]]:
    """Every JSON value of a file with its line: one of `.json`, one a line of JSON Lines.

    Raises `ClaimErrors`: no file, wrong bytes, no JSON, a key twice, too many keys, too deep.
    """
    faults: list[Fault] = []
    said = encodings.text(file, faults, encodings.declared(encoding))
    found: list[tuple[int, Any]] = []
    if said is not None and file.suffix.lower() in LINES:
        for line, one in enumerate(said.text.split("\n"), 1):
            if one.strip():
                found.append((line, plain.of_text(f"{file.name} line {line}", one, faults)))
        if not found:
            faults.append(Fault(file.name, "it is empty", "give one record a line"))
    elif said is not None:
        found = [(1, plain.of_text(file.name, said.text, faults))]
    if faults:
        raise ClaimErrors(faults)
    return found


@define
class Leaves:
    """The leaves of a record by path (`tender.lots[0].title`), and those that were taken."""

    record: Mapping[str, Any]
    by_path: dict[str, Any]
    taken: set[str] = field(factory=set)

    @classmethod
    def of(cls, record: Mapping[str, Any], at: str) -> Leaves:
        """The leaves of a record; `ClaimErrors` for one that is nested too deep."""
        return cls(record, dict(_walk(record, at)))

    def get(self, path: str) -> Any:
        """The value of a leaf, which is taken; None where there is none."""
        if path not in self.by_path:
            return None
        self.taken.add(path)
        return self.by_path[path]

    def text(self, path: str) -> str:
        """A leaf as words without spaces around them; "" where there is none."""
        return words(self.get(path))

    def many(self, path: str) -> list[str]:
        """The paths of the entries of a list of objects: `tender.lots[0]`, `tender.lots[1]` …"""
        inside: Any = self.record
        for key in path.replace("]", "").replace("[", ".").split("."):
            if isinstance(inside, Mapping):
                inside = inside.get(key)
            elif isinstance(inside, list) and key.isdigit() and int(key) < len(inside):
                inside = inside[int(key)]
            else:
                return []
        return [f"{path}[{place}]" for place in range(len(inside) if _is_list(inside) else 0)]

    @property
    def left(self) -> dict[str, Any]:
        """The leaves that nobody took."""
        return {path: one for path, one in self.by_path.items() if path not in self.taken}


def words(said: Any) -> str:
    """A value as words without spaces around them; "" for what is none."""
    if isinstance(said, float) and said.is_integer():
        said = int(said)  # a sheet holds its codes as numbers
    return "" if said is None or isinstance(said, list | dict) else str(said).strip()


def _is_list(given: Any) -> bool:
    return isinstance(given, list) and all(isinstance(one, Mapping) for one in given)


def _walk(value: Any, at: str, path: str = "", depth: int = 0) -> Iterator[tuple[str, Any]]:
    if depth > DEEPEST:
        fault = f"it is nested more than {DEEPEST} deep"
        raise ClaimErrors(Fault(at, fault, "give a flatter record"))
    if isinstance(value, Mapping) and value:
        for key, one in value.items():
            yield from _walk(one, at, f"{path}.{key}" if path else str(key), depth + 1)
    elif isinstance(value, list) and value:
        for place, one in enumerate(value):
            yield from _walk(one, at, f"{path}[{place}]", depth + 1)
    else:
        yield path, value
