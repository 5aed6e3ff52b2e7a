"""Sizes that nobody gave: what claims are measured against, and the submissions table leaves out.

In come batches and the table; out comes one fault for each size of each submission, with every
measure that asks for it. A size whose own fault is told already is not asked for again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import numpy as np

from socialvalue.claims.batch import Batch
from socialvalue.claims.inputs import Inputs
from socialvalue.claims.submissions import Submissions
from socialvalue.counted import counted
from socialvalue.errors import Fault

MOST = 1000
"""Faults of one size that are told one by one; the others are counted."""

Bools = np.ndarray[Any, np.dtype[np.bool_]]
Where = Callable[[int, str], str]
"""The place of a size of a submission, in words."""


def faults(batches: Iterable[Batch], submissions: Submissions, where: Where) -> Iterator[Fault]:
    """A fault for each size that a submission's claims are measured against and it does not say."""
    lacking: dict[str, dict[str, Bools]] = {}
    for batch in batches:
        for name in Inputs.of(batch.measure).sizes:
            if name not in submissions.complete:
                mine = _lacking(batch, submissions, name)
                lacking.setdefault(name, {})[batch.measure.code] = mine
    for name, by_code in lacking.items():
        places = np.flatnonzero(np.logical_or.reduce(list(by_code.values())))
        fix = f"give {name} in the submissions table"
        for place in places[:MOST].tolist():
            codes = [code for code, mine in by_code.items() if mine[place]]
            yield Fault(where(place, name), f"it is not known, and {_asked(codes)} for it", fix)
        if places.size > MOST:
            more = counted(places.size - MOST, "more submission")
            yield Fault(f"{name} of {more}", "it is not known", fix)


def _lacking(batch: Batch, submissions: Submissions, name: str) -> Bools:
    """Whose claims lack a size, (submissions,)."""
    unknown = np.isnan(submissions.columns.get(name, np.full(len(submissions), np.nan)))
    unknown[list(submissions.told.get(name, ()))] = False
    claiming = np.zeros(len(submissions), dtype=bool)
    claiming[batch.shown().places() if batch.blank is not None else batch.places()] = True
    return np.asarray(unknown & claiming)


def _asked(codes: list[str]) -> str:
    """`PA3 asks`, or `PA1, PA3 and WB1 ask`."""
    return f"{codes[0]} asks" if len(codes) == 1 else f"{', '.join(codes[:-1])} and {codes[-1]} ask"
