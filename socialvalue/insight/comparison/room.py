"""Room: how far one claimed number may move before the library would refuse it.

In come a scorecard, a batch and a claim; out come the bounds of one of its numbers: what its
measure declares, and how many people there are for it and for all that counts with it.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from attrs import frozen

from socialvalue.claims.batch import COMMITTED, UNDATED, Batch
from socialvalue.claims.wholes import parts_of
from socialvalue.column import Column
from socialvalue.sample import RaggedGroup
from socialvalue.scorecard import Scorecard

Ints = np.ndarray[Any, np.dtype[np.int64]]


@frozen(eq=False)
class Room:
    """The claim `row` of the submission at `place`, among the claims that it joins."""

    card: Scorecard
    batch: Batch
    place: int
    row: int

    def bounds(self, name: str) -> tuple[float, float]:
        """The lowest and the highest value of a column."""
        declared = self.batch.measure.inputs[name]
        low, high = 0.0, np.inf
        if isinstance(declared, Column):
            low, high = declared.low, declared.high
        own = self._counted(name, np.array([self.row]))
        for parts in parts_of(self.batch.measure):
            some = self._together() if parts.adds else np.array([self.row])
            if name in parts.names:
                others = sum(self._counted(one, some) for one in parts.names) - own
                high = min(high, max(self._whole(parts.whole, some) - others, 0.0))
            elif name == parts.whole:
                counted = sum(self._counted(one, some) for one in parts.names)
                low = max(low, counted - (self._whole(name, some) - own))
        return low, high

    def multiple(self, group: str) -> float:
        """How many times as many a group may count as it does."""
        own = self._counted(group, np.array([self.row]))
        _, high = self.bounds(group)
        return max(1.0, high / own) if own > 0 else np.inf

    def _together(self) -> Ints:
        """The claims of the same submission and stage, of its year or of none."""
        batch, row = self.batch, self.row
        stage = np.full(batch.size, COMMITTED) if batch.stage is None else batch.stage
        some = (batch.places() == self.place) & (stage == stage[row])
        if batch.period is not None and batch.period[row] != UNDATED:
            some &= (batch.period == batch.period[row]) | (batch.period == UNDATED)
        return np.flatnonzero(some)

    def _counted(self, name: str, rows: Ints) -> float:
        values = self.batch.columns[name]
        if isinstance(values, RaggedGroup):
            return float(np.sum(self.batch.at(rows).columns[name].count()))
        return float(np.nansum(values[rows]))

    def _whole(self, name: str, rows: Ints) -> float:
        """How much there is of what is counted: a column, added up if its claims are, or a size."""
        declared = self.batch.measure.inputs.get(name)
        if name in self.batch.columns:
            adds = isinstance(declared, Column) and declared.pool == "add"
            return self._counted(name, rows if adds else np.array([self.row]))
        size = self.card.submissions.columns.get(name)
        found = np.nan if size is None else float(size[self.place])
        return np.inf if np.isnan(found) else found
