"""Rows of a file of grants as grants: one that a sheet spreads over several rows is one again.

By the standard's convention for sheets, rows of one Identifier tell of one grant: they say the same
of what is single, and other things of what there may be several of (recipients, places, dates).
Source: 360Giving guidance on one-to-many fields in spreadsheets.
"""

from __future__ import annotations

from typing import Any

from attrs import frozen

from socialvalue.claims.numbers import composed
from socialvalue.errors import Fault
from socialvalue.standards import giving_titles
from socialvalue.standards.joined_rows import SheetRow, joined


@frozen
class Given:
    """A grant as it stands in a file: its record, its rows with their places, and their faults."""

    record: Any
    rows: tuple[tuple[int, str], ...]
    faults: tuple[Fault, ...] = ()

    @property
    def number(self) -> int:
        """The number of its first row."""
        return self.rows[0][0]

    @property
    def at(self) -> str:
        """The place of its first row."""
        return self.rows[0][1]


def identity(record: Any) -> str:
    """The id of a record as it is compared; "" where it has none."""
    given = record.get("id") if isinstance(record, dict) else None
    usable = isinstance(given, str) or (isinstance(given, int) and not isinstance(given, bool))
    return composed(given) if usable else ""


def grants(rows: list[SheetRow]) -> list[Given]:
    """The grants of the rows of sheets, in the order of their first rows.

    A row that says word for word what an earlier one says is no part of the grant: it stands for
    itself after it, with the same record.
    """
    found: dict[str, list[SheetRow]] = {}
    for number, row in enumerate(rows):
        found.setdefault(identity(row.record) or f"\0{number}", []).append(row)
    return [one for many in found.values() for one in _grants(many)]


def _grants(rows: list[SheetRow]) -> list[Given]:
    """The grant of the rows of one identifier, then each row that stands twice."""
    if len(rows) == 1:
        return [_alone(rows[0])]
    parts: list[SheetRow] = []
    twice: list[SheetRow] = []
    met: set[str] = set()
    for row in rows:
        said = repr(sorted(row.record.items(), key=lambda pair: pair[0]))
        (twice if said in met else parts).append(row)
        met.add(said)
    if len(parts) == 1:
        return [_alone(row) for row in rows]
    record, faults = joined(parts, giving_titles.is_several)
    if faults:
        return [Given(record, tuple((row.number, row.at) for row in rows), faults)]
    whole = Given(record, tuple((row.number, row.at) for row in parts))
    return [whole, *(Given(record, ((row.number, row.at),)) for row in twice)]


def _alone(row: SheetRow) -> Given:
    """A row that is a grant by itself."""
    return Given(row.record, ((row.number, row.at),), row.faults)
