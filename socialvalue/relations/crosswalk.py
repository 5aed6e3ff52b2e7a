"""`Crosswalk`: which measures serve an entry of somebody's list of values, principles or themes.

In goes a TOML file (or the name of one that ships); out come entries with the codes of measures. A
crosswalk is a reading of somebody else's words: it says whose words, and who read them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from importlib import resources
from pathlib import Path
from typing import Any

from attrs import frozen

from socialvalue.errors import Fault, FrameworkError, UnknownName

_TOP = ("name", "publisher", "title", "edition", "note", "author", "entry")
_ENTRY = ("code", "name", "measures", "none")


@frozen
class Entry:
    """One value, principle or theme: its words, and the measures that serve it, if any do."""

    code: str
    name: str
    measures: tuple[str, ...]
    none: str = ""
    """Why no measure serves it."""


@frozen
class Crosswalk:
    """Entries of one list, in its order; `publisher`, `title` and `edition` say whose it is."""

    name: str
    publisher: str
    title: str
    edition: str
    author: str
    entries: tuple[Entry, ...]
    note: str = ""

    @classmethod
    def load(cls, source: str | Path) -> Crosswalk:
        """A crosswalk by its name, or from a TOML file; raises `FrameworkError`, `UnknownName`."""
        text, origin = _text(source)
        try:
            table = tomllib.loads(text)
        except (ValueError, RecursionError) as error:
            fault = Fault(origin, f"this is not TOML ({error})", "mend that line")
            raise FrameworkError(fault) from error
        if found := list(_faults(table, origin)):
            raise FrameworkError(found)
        entries = tuple(
            Entry(row["code"], row["name"], tuple(row["measures"]), row.get("none", ""))
            for row in table["entry"]
        )
        return cls(
            name=table["name"],
            publisher=table["publisher"],
            title=table["title"],
            edition=table["edition"],
            author=table["author"],
            entries=entries,
            note=table.get("note", ""),
        )

    def serves(self, code: str) -> tuple[Entry, ...]:
        """The entries that a measure serves, by its code."""
        return tuple(entry for entry in self.entries if code in entry.measures)


def crosswalks() -> tuple[str, ...]:
    """The names of the crosswalks that come with the library."""
    folder = resources.files("socialvalue").joinpath("data/crosswalks")
    return tuple(sorted(file.name.removesuffix(".toml") for file in folder.iterdir()))


def _text(source: str | Path) -> tuple[str, str]:
    if isinstance(source, str) and source in crosswalks():
        file = resources.files("socialvalue").joinpath(f"data/crosswalks/{source}.toml")
        return file.read_text("utf-8"), source
    path = Path(source)
    if not path.is_file():
        fix = f"give a path to a TOML file, or one of {', '.join(crosswalks())}"
        raise UnknownName(Fault(str(source), "there is no crosswalk of this name", fix))
    return path.read_text("utf-8"), path.name


def _faults(table: Mapping[str, Any], at: str) -> Iterator[Fault]:
    for key in table:
        if key not in _TOP:
            yield Fault(f"{at}.{key}", "this key is not known", f"use {', '.join(_TOP)}")
    for key in (*_TOP[:4], "author"):
        if not isinstance(table.get(key), str) or not table[key].strip():
            yield Fault(f"{at}.{key}", "it is missing, or not text", f'write {key} = "…"')
    rows = table.get("entry")
    if not isinstance(rows, list) or not rows or not all(isinstance(r, Mapping) for r in rows):
        yield Fault(f"{at}.entry", "it has no entries", "write [[entry]] before each")
        return
    for number, row in enumerate(rows):
        yield from _of_entry(row, f"{at}.entry[{number}]")
    codes = [row.get("code") for row in rows]
    for code in dict.fromkeys(code for code in codes if codes.count(code) > 1):
        yield Fault(f"{at}.entry", f"{code!r} stands twice", "keep one of them")


def _of_entry(row: Mapping[str, Any], at: str) -> Iterator[Fault]:
    for key in row:
        if key not in _ENTRY:
            yield Fault(f"{at}.{key}", "this key is not known", f"use {', '.join(_ENTRY)}")
    for key in ("code", "name"):
        if not isinstance(row.get(key), str) or not row[key].strip():
            yield Fault(f"{at}.{key}", "it is missing, or not text", f'write {key} = "…"')
    codes = row.get("measures")
    if not isinstance(codes, list) or not all(isinstance(code, str) for code in codes):
        yield Fault(f"{at}.measures", "it is not a list of codes", 'write measures = ["PA1"]')
    elif not codes and not row.get("none"):
        fix = 'name one, or write none = "why no measure serves it"'
        yield Fault(f"{at}.measures", "no measure serves it, and nobody says why", fix)
