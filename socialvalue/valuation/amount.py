"""An amount: what one measure comes to, submission by submission, before it is rated.

The simple kind (one claim a submission, nothing of its own) keeps the formula's answer and one
share and price for all; the kind made of several lines was attributed, rated and valued line by
line, each line's share first multiplied into what the quantity is multiplied by. So a submission
has the same bits by either way, whatever its rivals claim.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from attrs import define, field

Floats = np.ndarray[Any, np.dtype[np.float64]]
Ints = np.ndarray[Any, np.dtype[np.int64]]

NOBODY: Ints = np.zeros(0, dtype=np.int64)


@define(frozen=True, eq=False)
class Amount:
    """One measure's quantities, one a submission that has an answer, in the measure's unit.

    `rows` are their places, rising; None means every submission in order, with NaN in `gross`
    where there is no answer (then `sparse`). `gross` (n,) is combined and before adjustments;
    `attributable` (n, draws) after them, None where the plan's own `kept` applies to all; `sloped`
    (n, draws), attributable × the ramp's slope, and `worth` (prices, n, draws), whole units of
    1e-4 pounds, likewise. `ceiling` (n,) is the most that the evidence lets a rating earn, None
    where the framework caps nothing. `undefined` are the submissions whose formula has no answer,
    and `why` the words.
    """

    gross: Floats
    rows: Ints | None = None
    attributable: Floats | None = None
    sloped: Floats | None = None
    worth: Floats | None = None
    ceiling: Floats | None = None
    undefined: Ints = field(factory=lambda: NOBODY)
    why: str = ""
    signed: bool = True
    """Whether a quantity may be below zero; False only where that was made sure of."""

    sparse: bool = False

    @property
    def simple(self) -> bool:
        """Whether the plan's one share and one price hold for all."""
        return self.attributable is None

    @property
    def gaps(self) -> bool:
        """Whether a submission may have no answer here."""
        return self.sparse or self.rows is not None

    def places(self) -> Ints:
        """The submissions that have an answer, rising, (n,)."""
        if self.rows is not None:
            return self.rows
        return np.flatnonzero(~np.isnan(self.gross)) if self.sparse else np.arange(self.gross.size)

    def at(self, place: int) -> int | None:
        """The row of a submission, or None if it has no answer here."""
        if self.rows is None:
            return None if self.sparse and np.isnan(self.gross[place]) else place
        row = int(np.searchsorted(self.rows, place))
        return row if row < self.rows.size and self.rows[row] == place else None
