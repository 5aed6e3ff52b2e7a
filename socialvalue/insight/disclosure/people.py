"""People behind numbers: how few each claim stands on, so that small numbers can be held back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
from attrs import frozen

from socialvalue.claims.batch import Batch
from socialvalue.column import Column
from socialvalue.insight.disclosure.left_over import PERSON, left_over
from socialvalue.numerics import segments
from socialvalue.sample import Ragged, RaggedGroup
from socialvalue.scorecard.ground import Ground

Floats = np.ndarray[Any, np.dtype[np.float64]]


@frozen
class _Counted:
    """People of one input, (claims,): the `fewest` that any part of it stands on, and `all`."""

    name: str
    fewest: Floats
    all: Floats


def behind(card: Ground, row: int) -> Floats:
    """The fewest people that any number of a measure stands on, (submissions,); NaN where none.

    People counted, people who answered or received, people of one group among several, and in a
    harm what is counted in cases, as injuries are: each is somebody's. So is who is left over: of
    50 who answered and 47 who agreed, three did not. Nobody is no small number of people. The
    claims of every stage count: a baseline tells on people too.
    """
    found = np.full(len(card.submissions), np.inf)
    if (shown := _shown(card, row)) is not None:
        fewest = (one.fewest for one in _counted(shown))
        for many in (*fewest, *left_over(shown, card.submissions)):
            some = many > 0
            np.minimum.at(found, shown.places()[some], many[some])
    return np.where(np.isinf(found), np.nan, found)


def few(card: Ground, threshold: float) -> int:
    """How many answers, one a submission and measure, stand on fewer people than a threshold."""
    return sum(int((behind(card, row) < threshold).sum()) for row in range(len(card.plan.members)))


def totals(card: Ground, row: int) -> dict[str, Floats]:
    """All people of each input of a measure that counts some, (submissions,) each."""
    found: dict[str, Floats] = {}
    if (shown := _shown(card, row)) is not None:
        for one in _counted(shown):
            total = found.setdefault(one.name, np.zeros(len(card.submissions)))
            np.add.at(total, shown.places(), np.nan_to_num(one.all))
    return found


def change(before: Mapping[str, float], now: Mapping[str, float]) -> float:
    """The fewest people by whom an input of a row has changed; 0 where none has.

    A row's number moves with each of its inputs, not with the smallest of them alone.
    """
    changes = (abs(now.get(name, 0.0) - before.get(name, 0.0)) for name in {*before, *now})
    return min((one for one in changes if one), default=0.0)


def _shown(card: Ground, row: int) -> Batch | None:
    batch = card.claims.batches.get(card.plan.members[row].code)
    return None if batch is None else batch.shown()


def _counted(batch: Batch) -> Iterator[_Counted]:
    """The inputs of a measure that count people."""
    for name, declared in batch.measure.inputs.items():
        column = batch.columns.get(name)
        if column is None:
            continue
        if isinstance(column, Ragged | RaggedGroup):
            if getattr(declared, "of", "") == PERSON:
                many = np.asarray(segments.segment_count(column.offsets, column.counts))
                yield _Counted(name, many, many)
            for member, what in getattr(declared, "members", ()):
                if what.unit == PERSON and isinstance(column, RaggedGroup):
                    yield _parts(f"{name}.{member}", column.members[member])
        elif isinstance(declared, Column) and _counts(declared.unit, harm=batch.measure.harm):
            people = np.asarray(column, dtype=np.float64)
            yield _Counted(name, people, people)


def _counts(unit: str, *, harm: bool) -> bool:
    """Whether a number in a unit is one of people: of people, of their years or hours, or of cases
    of a harm, behind each of which is somebody.
    """
    return unit == PERSON or unit.startswith(f"{PERSON}*") or (harm and unit == "count")


def _parts(name: str, people: Ragged) -> _Counted:
    """People told group by group, one number an element."""
    values = np.asarray(people.values, dtype=np.float64)
    some = np.where(values > 0, values, np.inf)
    least = segments.reduce_segments(np.minimum, some, people.offsets, np.inf)
    return _Counted(name, least, np.asarray(segments.segment_sum(values, people.offsets)))
