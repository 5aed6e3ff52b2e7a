"""The same claim twice, in columns: rows alike in all that they say are one claim written twice.

Columns have no label that could tell two claims of one kind apart, as records have, so that what
stands twice would be counted twice without a word. In comes a batch; out come faults.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from socialvalue.claims.batch import Batch, Ints
from socialvalue.errors import Fault
from socialvalue.sample import Ragged, RaggedGroup

TOLD = 5
"""How many repeats are told one by one."""

FIX = "remove one, or add up what is meant in one row"


def faults(batch: Batch) -> Iterator[Fault]:
    """A fault for each claim of a batch that says all that an earlier one says."""
    if batch.ordered:
        return
    batch = batch.shown()
    plain = [values for values in batch.columns.values() if isinstance(values, np.ndarray)]
    aside: list[Any] = [batch.stage, batch.period, batch.kind, batch.evidence]
    aside += [batch.counterfactual, *batch.own.values(), *batch.times.values()]
    labels = (batch.shared, batch.about, batch.group, batch.place)
    aside += [np.array(said) for said in labels if said]
    alike = _groups([batch.places(), *plain, *(one for one in aside if one is not None)])
    again = np.flatnonzero(np.bincount(alike)[alike] > 1) if alike.size else alike
    seen: set[tuple[Any, ...]] = set()
    found = []
    for claim in again.tolist():
        key = (int(alike[claim]), *_samples(batch, claim))
        if key in seen:
            found.append(claim)
        seen.add(key)
    for claim in found[:TOLD]:
        at = f"{batch.measure.code}[{claim}]"
        yield Fault(at, "the same claim stands twice", FIX)
    if len(found) > TOLD:
        more = f"{len(found) - TOLD} more claims stand twice"
        yield Fault(batch.measure.code, more, FIX)


def _groups(columns: list[Any]) -> Ints:
    """A number for each row, (claims,), equal where all columns are; a blank equals a blank."""
    joint = np.zeros(len(columns[0]), dtype=np.int64)
    for column in columns:
        codes = np.unique(column, return_inverse=True)[1].astype(np.int64)
        packed = joint * (int(codes.max(initial=0)) + 1) + codes
        joint = np.unique(packed, return_inverse=True)[1].astype(np.int64)
    return joint


def _samples(batch: Batch, claim: int) -> Iterator[bytes]:
    """The samples of one claim, as something that can be compared."""
    for values in batch.columns.values():
        if not isinstance(values, Ragged | RaggedGroup):
            continue
        own = slice(int(values.offsets[claim]), int(values.offsets[claim + 1]))
        if values.counts is not None:
            yield values.counts[own].tobytes()
        members = [values] if isinstance(values, Ragged) else list(values.members.values())
        for member in members:
            yield np.asarray(member.values)[own].tobytes()
