"""What must hold between the claims of one measure: who may join whom.

Under `Single` there is one claim; under `Pool` all claims of a submission, stage and period share
one line, and columns that are "the same" are the same; nobody counts more people than there are.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from socialvalue.claims.batch import Batch, Ints
from socialvalue.claims.submissions import Submissions
from socialvalue.column import Code, Column, Pool, SampleGroup, Single
from socialvalue.errors import Fault


def faults(batch: Batch, submissions: Submissions) -> Iterator[Fault]:
    """Every rule between claims that a batch breaks."""
    unsized = list(_of_sizes(batch, submissions))
    yield from unsized or _of_populations(batch, submissions)
    if batch.submission is None and batch.stage is None:
        return
    keys, first = groups(batch)
    several = np.flatnonzero(np.bincount(keys, minlength=first.size) > 1)
    if not several.size:
        return
    if isinstance(batch.measure.combine, Single):
        for key in several:
            fix = f"{batch.measure.code} takes one claim a submission, stage and period: join them"
            yield _fault(
                batch, submissions, int(first[key]), "a second claim stands beside it", fix
            )
    if isinstance(batch.measure.combine, Pool) or batch.measure.reports == "change":
        yield from _of_lines(batch, submissions, keys, first)


def groups(batch: Batch) -> tuple[Ints, Ints]:
    """The group (submission, stage, period) of each claim, and each group's first claim."""
    parts = [batch.places()]
    parts += [part for part in (batch.stage, batch.period) if part is not None]
    packed = np.zeros(batch.size, dtype=np.int64)
    for part in parts:
        low = int(part.min(initial=0))
        packed = packed * (int(part.max(initial=0)) - low + 1) + (part - low)
    _, first, keys = np.unique(packed, return_index=True, return_inverse=True)
    return keys.astype(np.int64), first.astype(np.int64)


def _of_lines(batch: Batch, submissions: Submissions, keys: Ints, first: Ints) -> Iterator[Fault]:
    """Own shares, table keys and "same" columns must agree within a group."""
    same = dict(batch.own)
    for name, declaration in batch.measure.inputs.items():
        if isinstance(declaration, Code) and not declaration.numeric:
            same[name] = batch.columns[name]
        elif isinstance(declaration, Column) and declaration.pool == "same":
            same[name] = batch.columns[name]
    for name, values in same.items():
        leader = values[first][keys]
        differ = (values != leader) & ~(np.isnan(values) & np.isnan(leader))
        for claim in np.flatnonzero(differ)[:20]:
            fault = f"{name} differs between claims that are pooled"
            yield _fault(batch, submissions, int(claim), fault, f"give one {name} for all of them")


def _of_sizes(batch: Batch, submissions: Submissions) -> Iterator[Fault]:
    """Submissions that do not say a size their claims are measured against."""
    ramp = batch.measure.rating
    needed = {str(ramp.per)} if ramp is not None and ramp.per else set()
    needed |= {
        name
        for name, declaration in batch.measure.inputs.items()
        if isinstance(declaration, Column) and declaration.scope == "submission"
    }
    for name in sorted(needed):
        sizes = submissions.columns.get(name, np.full(len(submissions), np.nan))
        blank = np.isnan(sizes if batch.submission is None else sizes[batch.submission])
        for claim in np.flatnonzero(blank)[:20]:
            fix = f"give {name} in the submissions table"
            yield _fault(batch, submissions, int(claim), f"its {name} is not known", fix)


def _of_populations(batch: Batch, submissions: Submissions) -> Iterator[Fault]:
    """Nobody can count more people than the population holds."""
    for name, declaration in batch.measure.inputs.items():
        if not isinstance(declaration, SampleGroup) or not declaration.population:
            continue
        counted, population = batch.columns[name].count(), batch.columns[declaration.population]
        if batch.submission is not None or batch.stage is not None:
            keys, first = groups(batch)
            counted = np.bincount(keys, weights=counted, minlength=first.size)
            added = _adds_up(batch, declaration.population)
            together = np.bincount(keys, weights=population, minlength=first.size)
            population = together if added else population[first]
            claims = first
        else:
            claims = np.arange(batch.size)
        for group in np.flatnonzero(counted > population * (1 + 1e-9))[:20]:
            fault = f"{counted[group]:g} counted in {name}, of {population[group]:g} there are"
            fix = f"count nobody twice, or mend {declaration.population}"
            yield _fault(batch, submissions, int(claims[group]), fault, fix)


def _adds_up(batch: Batch, name: str) -> bool:
    """Whether a population is counted claim by claim, rather than once for all of them."""
    declaration = batch.measure.inputs[name]
    return isinstance(declaration, Column) and (declaration.scope, declaration.pool) == (
        "claim",
        "add",
    )


def _fault(batch: Batch, submissions: Submissions, claim: int, fault: str, fix: str) -> Fault:
    who = submissions.name(int(batch.places()[claim]))
    return Fault(f"{who}, {batch.measure.code}", fault, fix)
