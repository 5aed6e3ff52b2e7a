"""Rows of a template that nobody touched: they stand under the id of the form, and say nothing.

Whoever fills in some of the forms under an id of their own leaves the others as they are. In come
pages and the table of submissions; out come the pages without such rows, and how many they were.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from socialvalue.claims.doors.pages import Page, Roll
from socialvalue.claims.numbers import composed, is_blank

YOURS = "yours"
"""The id under which a blank form stands until it is filled in."""

_FORM = frozenset({"submission", "measure", "input", "item", "unit", "stage"})
"""The columns that a blank form fills in itself."""


def without(pages: Iterable[Page], roll: Roll | None) -> tuple[list[Page], int]:
    """Tidy pages without untouched rows, and how many rows that leaves out.

    None are left out where the id of the form is somebody's, or where there is no table.
    """
    listed = list(pages)
    if roll is None or not roll.rows or any(_whose(row) == YOURS for _, row in roll.rows):
        return listed, 0
    kept = [one if one.kind != "tidy" else _touched(one) for one in listed]
    return kept, sum(len(one.rows) for one in listed) - sum(len(one.rows) for one in kept)


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
