"""Rows of a template that nobody touched: they stand under the id of the form, and say nothing.

Whoever fills in some of the forms under an id of their own leaves the others as they are, and the
row of the form in the table, too. In come pages and the table of submissions; out come both without
such rows, and how many rows of claims they were.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from socialvalue.claims.doors.pages import Page, Roll
from socialvalue.claims.numbers import composed, is_blank
from socialvalue.claims.tidy import ASKED

YOURS, NAME = "yours", "Your name"
"""The id and the name under which a blank form stands until it is filled in."""

_FORM = frozenset({"submission", "measure", "input", "item", "unit", "stage", ASKED})
"""The columns that a blank form fills in itself."""


def without(pages: Iterable[Page], roll: Roll | None) -> tuple[list[Page], Roll | None, int]:
    """Tidy pages and the table without untouched rows, and how many rows of claims that leaves out.

    None are left out where the id of the form is somebody's, or where there is no table.
    """
    listed = list(pages)
    if roll is None or not roll.rows:
        return listed, roll, 0
    kept = [one if one.kind != "tidy" else _touched(one) for one in listed]
    others = [at for at, (line, row) in enumerate(roll.rows) if not _blank(line, row, roll)]
    claimed = any(_claims(one) for one in kept)
    if others and not claimed:
        roll = roll.some(others)
    if any(_whose(row) == YOURS for _, row in roll.rows):
        return listed, roll, 0
    return kept, roll, sum(len(one.rows) for one in listed) - sum(len(one.rows) for one in kept)


def _blank(line: int, row: Any, roll: Roll) -> bool:
    """Whether a row of the table is the form's own, as it was written."""
    if not isinstance(row, Mapping) or _whose(row) != YOURS or line in roll.amiss:
        return False
    said = {name: cell for name, cell in row.items() if name not in ("id", "submission")}
    return composed(said.pop("name", "")) in ("", NAME) and all(map(is_blank, said.values()))


def _claims(page: Page) -> bool:
    """Whether a page says something under the id of the form."""
    named = ((one.get("submission"), one.get("id")) for _, one in page.rows)
    return any(composed(who or other or "") == YOURS for who, other in named)


def _whose(row: Any) -> str:
    """The id that a row of the table names."""
    given = row.get("id", row.get("submission", "")) if isinstance(row, Mapping) else ""
    return composed(given)


def _touched(page: Page) -> Page:
    """The rows of a page that somebody filled in, or that are under another id."""
    return page.some(
        place
        for place, (line, row) in enumerate(page.rows)
        if line in page.amiss
        or composed(row["submission"]) != YOURS
        or any(not is_blank(cell) for name, cell in row.items() if name not in _FORM)
    )
