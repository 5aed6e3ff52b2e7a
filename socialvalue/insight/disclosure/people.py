"""People behind numbers: how few each claim stands on, so that small numbers can be held back."""

from __future__ import annotations

from typing import Any

import numpy as np

from socialvalue.claims.batch import Batch
from socialvalue.column import Column
from socialvalue.numerics import segments
from socialvalue.sample import Ragged, RaggedGroup
from socialvalue.scorecard.ground import Ground

Floats = np.ndarray[Any, np.dtype[np.float64]]


def behind(card: Ground, row: int) -> Floats:
    """The fewest people that any number of a measure stands on, (submissions,); NaN where none.

    People counted, and people who answered or received; nobody is no small number of people. The
    claims of every stage count: a baseline tells on people too.
    """
    found = np.full(len(card.submissions), np.inf)
    batch = card.claims.batches.get(card.plan.members[row].code)
    if batch is not None:
        shown = batch.shown()
        for people in _counts(shown):
            some = people > 0
            np.minimum.at(found, shown.places()[some], people[some])
    return np.where(np.isinf(found), np.nan, found)


def _counts(batch: Batch) -> list[Floats]:
    """Numbers of people, (claims,) each."""
    counts = []
    for name, declared in batch.measure.inputs.items():
        column = batch.columns.get(name)
        if isinstance(column, Ragged | RaggedGroup) and getattr(declared, "of", "") == "person":
            counts.append(np.asarray(segments.segment_count(column.offsets, column.counts)))
        elif isinstance(declared, Column) and declared.unit == "person" and column is not None:
            counts.append(np.asarray(column, dtype=np.float64))
    return counts
