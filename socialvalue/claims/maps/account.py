"""What became of every row of a sheet: used, skipped by a rule that has a name, or refused."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from socialvalue.counted import counted

MOST = 8
"""Lines, or titles, that one sentence names."""


@frozen
class Rows:
    """Lines of a sheet: `used`, `skipped` by reason, and `refused` because of a fault.

    Lines are all that hold anything, the header aside; rows are the lines of data among them, those
    that no rule skips: as many as the account of the claims tells.
    """

    used: tuple[int, ...]
    skipped: Mapping[str, tuple[int, ...]]
    refused: tuple[int, ...] = ()
    passed: Mapping[int, tuple[str, ...]] = field(factory=dict)
    """By line: the titles of cells that say something, of claims not meant for the row."""

    @property
    def rows_in(self) -> int:
        """How many rows of data there are: used or refused."""
        return len(self.used) + len(self.refused)

    @property
    def lines_in(self) -> int:
        """How many lines hold anything, the header aside: rows of data, and lines skipped."""
        return self.rows_in + sum(map(len, self.skipped.values()))

    @property
    def told(self) -> str:
        """What was skipped and why, in a few words: `3 lines skipped (units 1, notes 2)`."""
        if not self.skipped:
            return "no line skipped"
        reasons = ", ".join(f"{reason} {len(lines)}" for reason, lines in self.skipped.items())
        return f"{counted(sum(map(len, self.skipped.values())), 'line')} skipped ({reasons})"

    @property
    def passed_told(self) -> str:
        """What `when` passed over, in a few words, by line; "" where it passed over nothing."""
        if not self.passed:
            return ""
        alike: dict[tuple[str, ...], list[int]] = {}
        for line, titles in self.passed.items():
            alike.setdefault(titles, []).append(line)
        told = [
            f"line {_some(tuple(lines))}: {', '.join(map(repr, titles[:MOST]))}"
            + (f" and {len(titles) - MOST} more" if len(titles) > MOST else "")
            for titles, lines in alike.items()
        ]
        more = f"; and {len(told) - MOST} more" if len(told) > MOST else ""
        cells = sum(map(len, self.passed.values()))
        count = "1 cell that says" if cells == 1 else f"{cells:,} cells that say"
        return f"passed over by when: {count} something ({'; '.join(told[:MOST])}{more})"

    def as_dict(self) -> dict[str, Any]:
        """Plain JSON types: the numbers, and the lines behind them."""
        return {
            "lines_in": self.lines_in,
            "rows_in": self.rows_in,
            "used": list(self.used),
            "skipped": {reason: list(lines) for reason, lines in self.skipped.items()},
            "refused": list(self.refused),
            "passed_over": {str(line): list(titles) for line, titles in self.passed.items()},
        }

    def __str__(self) -> str:
        """`lines in 12 = rows 8 + skipped 4`, what became of the rows, then a line a reason."""
        skipped = self.lines_in - self.rows_in
        total = f"lines in {self.lines_in} = rows {self.rows_in} + skipped {skipped}"
        became = f"rows in {self.rows_in} = used {len(self.used)} + refused {len(self.refused)}"
        told = (
            f"  skipped {len(lines)}, {reason}: line {_some(lines)}"
            for reason, lines in self.skipped.items()
        )
        passed = (f"  {self.passed_told}",) if self.passed else ()
        return "\n".join([total, became, *told, *passed])


def _some(lines: tuple[int, ...]) -> str:
    return ", ".join(map(str, lines[:MOST])) + (" …" if len(lines) > MOST else "")
