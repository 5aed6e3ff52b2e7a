"""Relations from TOML: in go rows, or a file of them; out come checked relations and faults."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from importlib import resources
from pathlib import Path
from typing import Any

from socialvalue.errors import Fault
from socialvalue.relations.relation import KINDS, SUBJECTS, Relation

SHIPPED = ("cooperative",)
"""The sets that come with the library."""

_KEYS = ("kind", "of", "on", "where", "reason", "author")


def load(name: str, folder: Path | None, faults: list[Fault]) -> list[Relation]:
    """A set by its name, or a file of relations in a folder; faults are added."""
    at = f"relations {name}"
    if name in SHIPPED:
        file = resources.files("socialvalue").joinpath(f"data/relations/{name}.toml")
        text = file.read_text("utf-8")
    elif folder is not None and (folder / name).is_file():
        try:
            text = (folder / name).read_text("utf-8")
        except (OSError, ValueError):
            faults.append(Fault(at, "this file cannot be read as UTF-8", "save it as UTF-8 text"))
            return []
    else:
        fix = f"use {', '.join(SHIPPED)}, or name a file that lies beside the framework"
        faults.append(Fault(at, "there are no relations of this name", fix))
        return []
    try:
        table = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        faults.append(Fault(at, f"this is not TOML ({error})", "mend that line"))
        return []
    unknown = sorted(table.keys() - {"relation", "author"})
    faults += [
        Fault(f"{at}.{key}", "this key is not known", "use author, relation") for key in unknown
    ]
    return read(table.get("relation", []), at, faults, table.get("author", ""))


def read(rows: Any, at: str, faults: list[Fault], author: Any = "") -> list[Relation]:
    """Rows (`kind`, `of`, `on`, `where`, `reason`, `author`) as relations; faults are added.

    `author` is whoever says so where a row does not.
    """
    if not isinstance(rows, list) or not all(isinstance(row, Mapping) for row in rows):
        fix = "write [[relation]] before each"
        faults.append(Fault(f"{at}.relation", "it is not a list of tables", fix))
        return []
    found: dict[tuple[str, frozenset[str]], Relation] = {}
    for number, given in enumerate(rows):
        place = f"{at}.relation[{number}]"
        row = {"author": author, **given}
        if wrong := list(_faults(row, place)):
            faults += wrong
            continue
        one = _made(row)
        if found.setdefault((one.kind, one.pair), one) is not one:
            fault = f"{one.first} and {one.second} stand twice as {one.kind}"
            faults.append(Fault(place, fault, "keep one of them"))
    return list(found.values())


def _faults(row: Mapping[str, Any], at: str) -> Iterator[Fault]:
    for key in row:
        if key not in _KEYS:
            yield Fault(f"{at}.{key}", "this key is not known", f"use {', '.join(_KEYS)}")
    if not isinstance(row.get("kind"), str) or row["kind"] not in KINDS:
        yield Fault(f"{at}.kind", "it is not a kind of relation", f"use {', '.join(KINDS)}")
    if len(_words(row.get("of"))) != 2 or len(set(_words(row.get("of")))) != 2:
        yield Fault(f"{at}.of", "it does not name two measures", 'write of = ["EQ2", "CV2"]')
    if row.get("on", "") not in ("", *SUBJECTS):
        yield Fault(f"{at}.on", "it is not known", f"use {', '.join(SUBJECTS)}")
    if "where" in row and len(_words(row["where"])) != 2:
        fix = 'name an input of each: where = ["locked", "retained"]'
        yield Fault(f"{at}.where", "it does not name two inputs", fix)
    for key in ("reason", "author"):
        if not isinstance(row.get(key), str) or not row[key].strip():
            fix = f'write {key} = "…": a relation is a judgement that somebody makes'
            yield Fault(f"{at}.{key}", "it is missing, or not text", fix)


def _words(value: Any) -> tuple[str, ...]:
    """A list of words as a tuple; empty where it is none."""
    if not isinstance(value, list | tuple) or not all(isinstance(one, str) for one in value):
        return ()
    return tuple(value)


def _made(row: Mapping[str, Any]) -> Relation:
    first, second = row["of"]
    return Relation(
        row["kind"],
        first,
        second,
        row["reason"],
        row["author"],
        row.get("on", ""),
        tuple(row.get("where", ())),
    )


def joined(sets: Iterable[Relation], own: Iterable[Relation]) -> tuple[Relation, ...]:
    """Relations of sets and of a framework itself, which has the last word on a pair.

    What a framework says of two measures replaces all that the sets say of them; `none` leaves
    nothing.
    """
    own = list(own)
    decided = {one.pair for one in own}
    kept = {(one.kind, one.pair): one for one in sets if one.pair not in decided}
    return (*kept.values(), *(one for one in own if one.kind != "none"))
