"""Files of contracting in OCDS 1.1: releases, records and packages of them become rows.

In comes a JSON or JSON Lines file, or a workbook; out come rows, and what packages say of
themselves. Links to releases elsewhere are never followed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from socialvalue.claims.refusals import Refused
from socialvalue.errors import ClaimErrors, Fault
from socialvalue.standards import contracting_sheets, leaves

Rows = list[tuple[int, str, Any]]


def rows(file: Path, encoding: str | None) -> tuple[Rows, dict[str, Any], list[Refused]]:
    """The releases and records of a file, numbered, what it says of itself, and what of a workbook
    was refused; raises `ClaimErrors` where it holds none.
    """
    if file.suffix.lower() == ".xlsx":
        return contracting_sheets.releases(file)
    if file.suffix.lower() not in (".json", *leaves.LINES):
        fix = "give .json, .jsonl with a release or record a line, or an .xlsx of releases"
        raise ClaimErrors(Fault(file.name, "it is no JSON by its name", fix))
    about: dict[str, Any] = {}
    found = [one for _, value in leaves.values(file, encoding) for one in _parts(value, about)]
    if not any(isinstance(one, Mapping) and "ocid" in one for one in found):
        fix = "give releases or records, each with its ocid, or a package of them"
        raise ClaimErrors(Fault(file.name, "it holds no release and no record", fix))
    return [(n, f"{file.name} row {n}", one) for n, one in enumerate(found, 1)], about, []


def _parts(value: Any, about: dict[str, Any]) -> Iterator[Any]:
    if isinstance(value, list):
        for one in value:
            if isinstance(one, Mapping) and "ocid" not in one:
                yield from _parts(one, about)
            else:
                yield one
        return
    held = [key for key in ("releases", "records") if _is_package(value, key)]
    if not held:
        yield value
        return
    about |= {key: one for key, one in value.items() if key not in held}
    for key in held:
        yield from value[key]


def _is_package(value: Any, key: str) -> bool:
    return isinstance(value, Mapping) and "ocid" not in value and isinstance(value.get(key), list)


def releases(row: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """What a row says: itself, or of a record the compiled release, else those it embeds; links to
    others are not among them.
    """
    if isinstance(row.get("compiledRelease"), Mapping):
        return [row["compiledRelease"]]
    if "releases" not in row and "versionedRelease" not in row:
        return [row]
    held = row.get("releases")
    listed = held if isinstance(held, list) else []
    return [one for one in listed if isinstance(one, Mapping) and "url" not in one]


def linked(row: Mapping[str, Any]) -> int:
    """How many releases a record only links to, where it has no compiled release."""
    listed = row.get("releases")
    if isinstance(row.get("compiledRelease"), Mapping) or not isinstance(listed, list):
        return 0
    return sum(not isinstance(one, Mapping) or "url" in one for one in listed)
