"""What was said of each row: a value, its ends and the coverage between them; and what is wrong
with it.

In come columns with blanks (NaN); out come full columns, and faults gathered row by row.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from attrs import field, frozen
from numpy.typing import NDArray

from socialvalue.numerics import normal
from socialvalue.numerics.arrays import Floats

Mask = NDArray[np.bool_]


@frozen(eq=False)
class Given:
    """Columns (rows,): value, low and high in one unit, coverage from 0 to 1 (NaN where low and
    high are bounds of the whole), the row's own number and what to call it.
    """

    value: Floats
    low: Floats
    high: Floats
    coverage: Floats
    row: NDArray[np.intp]
    names: Sequence[str] | None
    faults: dict[int, str] = field(factory=dict)

    def take(self, rows: NDArray[np.intp]) -> Given:
        """Return some rows, faults written to the same page."""
        columns = (self.value, self.low, self.high, self.coverage, self.row)
        value, low, high, coverage = (column[rows] for column in columns[:4])
        return Given(value, low, high, coverage, self.row[rows], self.names, self.faults)

    def refuse(self, wrong: Mask, fault: Callable[[int], str]) -> None:
        """Write down a fault for each wrong row (rows,) that has none yet."""
        for place in np.flatnonzero(wrong).tolist():
            self.faults.setdefault(int(self.row[place]), fault(place))

    def numbers(self, place: int) -> str:
        """The three numbers of a row, to be read in a fault."""
        low, value, high = self.low[place], self.value[place], self.high[place]
        return f"low {low:g}, value {value:g}, high {high:g}"

    def score(self) -> Floats:
        """The normal score of the upper end of the coverage, (rows,); 1 where there is none."""
        share = np.where(self.covered, self.coverage, 0.5)
        return normal.quantile(0.5 + share / 2.0)

    @property
    def covered(self) -> Mask:
        """The rows (rows,) whose low and high are quantiles."""
        return (self.coverage > 0.0) & (self.coverage < 1.0)

    def needs_coverage(self, kind: str) -> None:
        """Refuse rows without coverage, for a kind that has no bounds of the kind asked."""
        self.refuse(
            ~self.covered,
            lambda _: (
                f"a {kind} needs to know how much lies between low and high: give a coverage "
                f"such as 0.9, or take triangular for bounds"
            ),
        )

    def needs_bounds(self, kind: str) -> None:
        """Refuse rows with coverage, for a kind whose low and high can only be its bounds."""
        self.refuse(
            self.covered,
            lambda _: (
                f"a {kind} takes low and high as bounds: leave the coverage out, or take "
                f"normal, lognormal or uniform"
            ),
        )

    def message(self) -> str:
        """All faults in one text, in the order of the rows."""
        return "; ".join(
            f"row {row}{f' ({self.names[row]})' if self.names else ''}: {self.faults[row]}"
            for row in sorted(self.faults)
        )
