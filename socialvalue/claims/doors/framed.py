"""Frames at the door: the rows of somebody's frame as those of a sheet.

In come a frame and where faults go; out come rows `(row, {title: cell text})`. Rows are counted
from 0, as the libraries of frames do, and faults tell them so: `the frame row 3, turnout`.
"""

from __future__ import annotations

import re
from typing import Any

from attrs import frozen

from socialvalue import frames
from socialvalue.claims.doors import sheets
from socialvalue.claims.doors.in_cells import Spot
from socialvalue.claims.doors.spelling import SPELLINGS, Spelling
from socialvalue.errors import Fault

CLAIMS, TABLE = "the frame", "the frame of submissions"
_LINE = re.compile(r" line ([0-9]+)(?![0-9])")


@frozen
class Rows(Spot):
    """Where the rows of a frame stand: the frame, and the number of the row."""

    @property
    def name(self) -> str:
        """The frame, as its rows are told."""
        return self.file

    def row(self, line: re.Match[str]) -> str:
        """A row within the words of a fault."""
        return f"{self.file} row {line[1]}"

    def worded(self, fault: Fault) -> str:
        """The place of a fault of this frame by its row and column."""
        rest = fault.at.removeprefix(self.file)
        return self.file + _LINE.sub(r" row \1", rest, count=1)


def rows(name: str, frame: Any, spelling: Spelling, faults: list[Fault]) -> list[sheets.Row]:
    """The rows of a frame by title; none, with a fault, where it has none."""
    decimal = SPELLINGS.get(spelling.name, ("", "."))[1]
    lines = frames.lines(name, frame, decimal)
    wide = len(lines[0][1])
    if wide > sheets.MOST_COLUMNS:
        fix = f"keep the columns that are read, {sheets.MOST_COLUMNS} at the most"
        faults.append(Fault(name, f"it has {wide} columns", fix))
        return []
    return sheets.by_header(name, lines, faults)


def spot(name: str) -> Spot:
    """What words the places of a frame's faults."""
    return Rows(name, "", 0, {})
