"""Head counts: every number of people that the claims of a measure tell.

In come claims; out come numbers of people, each with the claim that tells it. A list of people
tells how many there are in all, of each kind, and how many got something, nothing, or lost.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

import numpy as np
from attrs import frozen

from socialvalue import units
from socialvalue.claims.batch import Batch
from socialvalue.column import Code, Column
from socialvalue.numerics import segments
from socialvalue.sample import Ragged, RaggedGroup

Floats = np.ndarray[Any, np.dtype[np.float64]]
Ints = np.ndarray[Any, np.dtype[np.int64]]
CASES = "count"


@frozen
class HeadCount:
    """Numbers of `people` of one `name`, (numbers,), and the place of the claim of each."""

    name: str
    people: Floats
    claims: Ints


def head_counts(batch: Batch) -> Iterator[HeadCount]:
    """Every number of people that claims tell, whichever way they are told."""
    harm = batch.measure.harm
    for name, declared in batch.measure.inputs.items():
        column = batch.columns.get(name)
        if isinstance(column, Ragged | RaggedGroup):
            yield from _listed(name, declared, column, harm=harm)
        elif column is None or not isinstance(declared, Column):
            continue
        elif counts(declared.unit, harm=harm):
            yield HeadCount(name, np.asarray(column, dtype=np.float64), np.arange(batch.size))


def counts(unit: str, *, harm: bool) -> bool:
    """Whether a number in a unit is one of people, or of cases of a harm, behind each of which is
    somebody.
    """
    return units.of_people(unit) or (harm and unit == CASES)


def _listed(
    name: str, declared: Any, column: Ragged | RaggedGroup, *, harm: bool
) -> Iterator[HeadCount]:
    """What a list tells: how many in all, of each kind and sign, and people that entries count."""
    size = len(column.offsets) - 1
    claims = np.repeat(np.arange(size), np.diff(column.offsets))
    of_people = counts(getattr(declared, "of", "1"), harm=harm)
    if of_people:
        many = segments.segment_count(column.offsets, column.counts)
        yield HeadCount(name, np.asarray(many, dtype=np.float64), np.arange(size))
    members = dict(getattr(declared, "members", ()))
    if isinstance(column, RaggedGroup):
        yield from _apart(name, members, column, claims, harm=harm)
    for part, kind in members.items():
        values = column.members[part].values if isinstance(column, RaggedGroup) else None
        if values is None:
            continue
        entries = np.asarray(values, dtype=np.float64)
        if not isinstance(kind, Code) and counts(kind.unit, harm=harm):
            yield HeadCount(f"{name}.{part}", entries, claims)
        elif of_people:
            classes = entries if isinstance(kind, Code) else np.sign(entries)
            yield from _by_class(f"{name}.{part}", classes, column, claims, size)
    if not members and of_people and isinstance(column, Ragged):
        yield from _by_class(name, np.sign(column.values), column, claims, size)


def _apart(
    name: str, members: dict[str, Any], group: RaggedGroup, claims: Ints, *, harm: bool
) -> Iterator[HeadCount]:
    """Two numbers of people in one entry tell a third: of a roll of 50 with 47 voters, three."""
    of_people = [
        part
        for part, kind in members.items()
        if not isinstance(kind, Code) and counts(kind.unit, harm=harm)
    ]
    for one, other in combinations(of_people, 2):
        apart = np.abs(group.members[one].values - group.members[other].values)
        yield HeadCount(f"{name}.{one} less {other}", np.asarray(apart, dtype=np.float64), claims)


def _by_class(
    name: str, classes: Floats, column: Ragged | RaggedGroup, claims: Ints, size: int
) -> Iterator[HeadCount]:
    """How many people of a claim are of each class."""
    each = np.ones(len(classes)) if column.counts is None else column.counts
    for one in np.unique(classes).tolist():
        many = np.bincount(claims, weights=each * (classes == one), minlength=size)
        yield HeadCount(f"{name} {one:g}", many.astype(np.float64), np.arange(size))
