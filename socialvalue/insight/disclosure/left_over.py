"""People left over: those whom a whole counts and none of its parts does.

In come claims of one measure and the submissions table; out come numbers of people. Whoever knows
that 50 answered and that 47 agreed knows of three that they did not.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from socialvalue import units
from socialvalue.claims.batch import Batch
from socialvalue.claims.submissions import Submissions
from socialvalue.claims.wholes import adds, counted_in, parts_of, whole_of
from socialvalue.column import SampleGroup
from socialvalue.measure import Measure
from socialvalue.survey import Shares

Floats = np.ndarray[Any, np.dtype[np.float64]]
NOBODY = 0.5
"""Counts of people may be fractions, and do not add up to the last digit."""


def left_over(batch: Batch, submissions: Submissions) -> Iterator[Floats]:
    """For each whole that a measure names, the people in it beyond its parts, (claims,).

    Of claims that join, the people beyond all of them together; 0 where nothing is left, and NaN
    where the whole is not known.
    """
    for parts in parts_of(batch.measure):
        if not all(_of_people(batch.measure, name) for name in parts.names):
            continue
        counted, whole = counted_in(batch, parts), whole_of(batch, submissions, parts.whole)
        yield _rest(whole, counted)
        if parts.adds and batch.size > 1:
            joined = _joined(batch)
            of_all = np.bincount(joined, counted)[joined]
            if adds(batch.measure, parts.whole):
                whole = np.bincount(joined, whole)[joined]
            yield _rest(whole, of_all)


def who_said_no(batch: Batch) -> Iterator[Floats]:
    """Of those who answered a question, the people who did not say yes, (claims,)."""
    said = batch.measure.reliability
    for one in said if isinstance(said, tuple) else (said,):
        if isinstance(one, Shares):
            before = (one.agreed_before, one.answered_before)
            for yes, answered in ((one.agreed, one.answered), before):
                if yes and answered:
                    yield _rest(batch.columns[answered], batch.columns[yes])


def _rest(whole: Floats, counted: Floats) -> Floats:
    rest = whole - counted
    return np.where(rest < NOBODY, 0.0, rest)


def _joined(batch: Batch) -> Any:
    """Which claims are of one submission, stage and period, numbered from 0."""
    keys = [one for one in (batch.places(), batch.stage, batch.period) if one is not None]
    return np.unique(np.stack(keys), axis=1, return_inverse=True)[1].ravel()


def _of_people(measure: type[Measure], name: str) -> bool:
    """Whether a part counts people; sessions, firms and pounds are nobody."""
    one = measure.inputs[name]
    unit = one.of if isinstance(one, SampleGroup) else getattr(one, "unit", "1")
    return units.of_people(unit)
