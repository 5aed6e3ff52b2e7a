"""`Comparison`: two submissions side by side; prints as text, and as HTML in a notebook.

It is made by `sv.compare`. `as_dict()` gives plain JSON types, `tables()` tidy tables.
"""

from __future__ import annotations

from typing import Any

from attrs import frozen

from socialvalue.insight.comparison import html, plain, text
from socialvalue.insight.comparison.findings import Findings


@frozen(eq=False, repr=False)
class Comparison(Findings):
    """What sets `one` apart from `other`, and the ways in which that shows itself."""

    def tables(self) -> dict[str, dict[str, list[Any]]]:
        """Every part as a tidy table, by name: a column a field."""
        return plain.tables(self)

    def as_dict(self) -> dict[str, Any]:
        """Everything as plain JSON types; a number that is not there is null."""
        return plain.as_dict(self)

    def __str__(self) -> str:
        return text.page(self)

    def __repr__(self) -> str:
        return text.page(self)

    def _repr_html_(self) -> str:
        return html.page(self)
