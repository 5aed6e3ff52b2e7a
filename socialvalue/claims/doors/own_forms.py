"""Rows above a header that our own template wrote: a title, what the sheet is, a worked example.

In come a framework and the sheet of examples; out comes whether a row stands as it was written.
What somebody else wrote there, or changed, is no row of ours, and is told as left unread.
"""

from __future__ import annotations

from attrs import field, frozen

from socialvalue.claims.doors import book_rows
from socialvalue.framework import Framework
from socialvalue.workbooks import Sheet

EXAMPLE = "(example, not read)"
"""What stands in the first cell of a worked row above a header."""

EXAMPLES = "Examples"
"""The sheet of the template with every example."""

TABLE_TITLE = "Who bids"
TABLE_LEAD = "One row for each bid. Sizes are fixed before anybody bids."
TABLE_EXAMPLE, SIZE = "Meadow Trust", "1200"
LEAD = (
    "Write your number in the yellow cell, in the unit beside it. Leave blank what you do not "
    "show: a blank is no zero, and a blank harm counts as one that nobody looked for."
)


@frozen
class OwnForms:
    """The rows of a template; `worked` are those of its examples, but for whose they are."""

    alone: frozenset[str]
    """Texts that stand alone in their row."""

    worked: frozenset[tuple[str, ...]] = field(repr=False)

    @staticmethod
    def of(framework: Framework, examples: Sheet | None) -> OwnForms:
        """The rows of the template of a framework."""
        names = (theme.name for theme in framework.themes)
        rows = book_rows.filled(examples) if examples else ()
        worked = (_words(examples, row)[1:] for row in rows if examples)
        alone = frozenset((*names, LEAD, TABLE_TITLE, TABLE_LEAD, EXAMPLE))
        return OwnForms(alone, frozenset(worked))

    def hold(self, sheet: Sheet, row: int) -> bool:
        """Whether a row of a sheet stands as the template wrote it."""
        if any(place == row for place, _ in sheet.unread):
            return False
        first, *others = _words(sheet, row) or ("",)
        if not others:
            return first in self.alone
        of_table = others[0] == TABLE_EXAMPLE and all(one == SIZE for one in others[1:])
        return first == EXAMPLE and (of_table or tuple(others) in self.worked)


def _words(sheet: Sheet, row: int) -> tuple[str, ...]:
    """The texts of a row, up to the last that says something."""
    found = book_rows.titles(sheet, row)
    while found and not found[-1]:
        found.pop()
    return tuple(found)
