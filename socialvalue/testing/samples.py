"""The promise that a member of a sample which stands for many counts as many.

In goes a measure with samples; each member that stands for three is written out as three, in
another order. Out comes a fault where the answers change: the formula ignores the counts, or looks
at the place of a member in its sample.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from socialvalue.column import SampleGroup
from socialvalue.errors import Fault
from socialvalue.measure import Measure
from socialvalue.sample import RaggedGroup
from socialvalue.testing import trial


def a_member_that_stands_for_many_counts_as_many(measure: type[Measure]) -> Iterator[Fault]:
    """Forty people alike, in one entry or in forty and in any order, come to the same."""
    groups = [name for name, one in measure.inputs.items() if isinstance(one, SampleGroup)]
    for seed in trial.SEEDS if groups else ():
        given = trial.columns(measure, seed)
        counted = trial.answers(measure, given)
        for change, fault, fix in _CHANGES:
            changed = {name: change(given[name], seed) for name in groups}
            if not trial.close(counted, trial.answers(measure, {**given, **changed})):
                yield Fault(f"{measure.code}.quantity", fault, fix)
                return


def _written_out(group: RaggedGroup, _: int) -> RaggedGroup:
    """Each member as many times as it counts, and each time for one."""
    counts = np.ones(group.offsets[-1]) if group.counts is None else group.counts
    times = counts.astype(np.int64)
    totals = np.concatenate([[0], np.cumsum(times)])[group.offsets].astype(np.int64)
    members = {name: np.repeat(one.values, times) for name, one in group.members.items()}
    return RaggedGroup(members, totals, np.ones(int(totals[-1])), group.of)


def _shuffled(group: RaggedGroup, seed: int) -> RaggedGroup:
    """The members of each sample in another order."""
    rng = np.random.Generator(np.random.Philox(key=seed))
    owner = np.repeat(np.arange(group.offsets.size - 1), np.diff(group.offsets))
    order = np.lexsort((rng.random(owner.size), owner))
    moved: Any = trial.mapped(group, lambda array: array[order])
    return RaggedGroup(
        {name: one.values for name, one in moved.members.items()},
        group.offsets,
        moved.counts,
        group.of,
    )


_CHANGES = (
    (
        _written_out,
        "a member that stands for many does not count as many",
        "end samples in .sum(), .mean(), .count() or the like, which know the counts",
    ),
    (
        _shuffled,
        "the order of the members in a sample changes the answer",
        "end samples in .sum(), .mean(), .count() or the like, not in their values one by one",
    ),
)
