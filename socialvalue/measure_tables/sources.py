"""The sources of a table: who says so, under which licence, and whether it is ours to pass on.

A row describes its source in the source columns, and may give it a name by which other rows, and
the shares, refer to it. A table of somebody's licensed values is marked as not ours, in the licence
itself, so that the mark stands wherever the source is cited.
"""

from __future__ import annotations

import hashlib
import json
import re
from typing import Any

from socialvalue import source as shelf
from socialvalue.errors import Fault, UnknownName
from socialvalue.measure_tables.cells import nearest, quoted
from socialvalue.measure_tables.gathered import Gathered
from socialvalue.measure_tables.headings import ASSUMED, SOURCE
from socialvalue.source import Source

MARK = "licensed table, not ours"
"""What is added to a licence that forbids passing the figures on."""

_PROPRIETARY = re.compile(
    r"\btoms\b|\bhact\b|social value (bank|portal|engine)|themes, outcomes and measures|"
    r"^(thrive|loop)\b",
    re.IGNORECASE,
)
"""Owners and titles of values that may not be passed on, in a publisher followed by a title."""

_RESTRICTED = re.compile(
    r"\b(nc|nd)\b|non-?commercial|no-?deriv|propriet|all rights reserved|subscri|confidential",
    re.IGNORECASE,
)
_OWN = {
    "publisher": "the owner of this measure table",
    "source_title": "a judgement, not a published figure",
    "edition": "as the table stands",
    "licence": "the owner's own",
}
_DESCRIBED = ("publisher", "source_title", "edition", "licence")
_WHO = "name a source of this table, a key that `socialvalue sources` lists, or assumed"


def marked(source: Source | None) -> bool:
    """Whether a source is of a licensed table, whose figures may not be passed on."""
    return source is not None and source.licence.endswith(MARK)


class Sources:
    """The sources that a table describes, found by the names it gives them."""

    def __init__(self, faults: list[Fault]) -> None:
        self._faults = faults
        self._named: dict[str, Source] = {}
        self._places: dict[str, str] = {}
        self._doubtful: set[str] = set()

    def describe(self, group: Gathered) -> None:
        """Take in the source that the rows of a price describe, if they give it a name."""
        name = group.get("source")
        if name is None or not any(group.has(part) for part in SOURCE):
            return
        if name == ASSUMED or name in shelf.sources():
            who = "the ledger of this library" if name != ASSUMED else "every table"
            fault = f"{quoted(name)} is the name of a source of {who}"
            group.fault("source", fault, "give it another name, or leave its columns blank")
            return
        described = self._described(group)
        if described is None:
            self._doubtful.add(name)
        elif self._named.setdefault(name, described) != described:
            fault = f"{quoted(name)} is described otherwise at {self._places[name]}"
            group.fault("source", fault, "describe it once, or let both say the same")
        self._places.setdefault(name, group.at("source"))

    def of_price(self, group: Gathered) -> Source | None:
        """Who says so of a price; None, with a fault, where nobody is named."""
        if any(group.has(part) for part in SOURCE):
            return self._described(group)
        if not group.has("source"):
            fix = (
                "give publisher, source_title, edition, licence and status, or the name of a "
                "source; for a judgement of your own, write assumed in status"
            )
            group.fault("publisher", "nobody is named who says so", fix)
            return None
        return self.named(group, "source")

    def named(self, group: Gathered, column: str) -> Source | None:
        """The source that a cell names; None, with a fault, where there is none."""
        if not group.has(column):
            group.fault(column, "nobody is named who says so", _WHO)
            return None
        name = group.get(column)
        if name is None or name in self._doubtful:
            return None
        if name == ASSUMED:
            return _made({"status": ASSUMED}, ASSUMED)
        if name in self._named:
            return self._named[name]
        try:
            return shelf.source(name)
        except UnknownName:
            near = nearest(name, [*self._named, ASSUMED, *shelf.sources()])
            group.fault(column, f"there is no source named {quoted(name)}", f"{near}{_WHO}")
            return None

    def _described(self, group: Gathered) -> Source | None:
        """The source of the source columns; None where one that is needed is missing or bad."""
        status = group.need("status", "say how far it was checked, as in official or assumed")
        told = " ".join(str(group.get(one, "")) for one in ("publisher", "source_title"))
        proprietary = _PROPRIETARY.search(told) is not None
        if status is not None and (status != ASSUMED or proprietary):
            for part in _DESCRIBED:
                group.need(part, _FIXES[part])
        if not group.sound(*SOURCE, "source"):
            return None
        fields = {part: group.get(part) for part in SOURCE if group.get(part)}
        return _made(fields, group.get("source", ""))


_FIXES = {
    "publisher": "name who published it; for a judgement of your own, write assumed in status",
    "source_title": "give the title of the publication",
    "edition": "give its edition, or its date",
    "licence": "name the licence under which you hold it, as in OGL-UK-3.0",
}


def _made(fields: dict[str, Any], name: str) -> Source:
    """A source with a key of its own, which no other source has."""
    full = {**_OWN, **fields} if fields["status"] == ASSUMED else fields
    if _ours_to_mark(full):
        full = {**full, "licence": f"{full['licence']}; {MARK}"}
    written = json.dumps(full, sort_keys=True)
    words = name or f"{full['publisher']} {full['source_title']}"
    slug = re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")[:40]
    return Source(
        key=f"{slug}-{hashlib.sha256(written.encode()).hexdigest()[:8]}",
        publisher=full["publisher"],
        title=full["source_title"],
        edition=full["edition"],
        licence=full["licence"],
        status=full["status"],
        checked_on=full.get("checked_on", ""),
        valid_until=full.get("valid_until", ""),
        note=full.get("source_note", ""),
    )


def _ours_to_mark(full: dict[str, Any]) -> bool:
    named = _PROPRIETARY.search(f"{full['publisher']} {full['source_title']}")
    return named is not None or _RESTRICTED.search(full["licence"]) is not None
