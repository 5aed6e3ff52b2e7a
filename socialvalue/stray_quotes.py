"""Stray quotes: a quoted field of a CSV file that swallows the rows below it.

A quote that is left open at the head of a cell closes at the next one, rows further down. What
comes out is sound CSV, so that no reader of CSV complains, and the rows between are lost in a text.
In come the rows as read; out comes the place where such a field opens, and how much it swallows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import frozen

FIX = "mend the quotes; if it is one text, write it without line breaks"
_BREAK = re.compile(r"\r\n|\r|\n")


@frozen
class Swallowed:
    """A field that swallows rows: the line on which it opens, its place in the row counted from 1,
    and the lines that it takes beside its own.
    """

    line: int
    cell: int
    lines: int

    @property
    def fault(self) -> str:
        """What is wrong, in words."""
        many = "1 line" if self.lines == 1 else f"{self.lines} lines"
        return f"this quoted field swallows {many}"


def swallowed(line: int, row: Sequence[str], separator: str, width: int) -> Swallowed | None:
    """The first field of a row that swallows others; None if none does.

    `line` is where the row begins, `width` how many cells the header has. A text of several lines
    is left alone as long as none of them could be a row: what stands before its first break and
    after its last would otherwise be the rest of one row and the beginning of another.
    """
    between = max(width - 1, 0)
    for cell, text in enumerate(row, 1):
        parts = _BREAK.split(text)
        if len(parts) > 1:
            ends = parts[0].count(separator) + parts[-1].count(separator)
            if max(ends, *(part.count(separator) for part in parts)) >= between:
                return Swallowed(line, cell, len(parts) - 1)
            line += len(parts) - 1
    return None
