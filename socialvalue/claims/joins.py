"""What must hold between the claims of one measure: who may join whom.

Under `Single` there is one claim; under `Pool` and `WeightedMean` all claims of a submission,
stage and period share one line, so that their kind, their own shares and the columns that are "the
same" agree; nobody counts more people than there are; and of an outcome that several submissions
share, their shares sum to no more than all of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from socialvalue.basis import STAGES
from socialvalue.claims import shared, wholes
from socialvalue.claims.batch import UNDATED, UNSAID, Batch, Ints
from socialvalue.claims.numbers import quoted
from socialvalue.claims.submissions import Submissions
from socialvalue.claims.years import LAST
from socialvalue.column import Code, Column, Pool, Single, WeightedMean
from socialvalue.counted import counted
from socialvalue.errors import Fault
from socialvalue.proxy import ProxyTable

MOST = 1000
"""Faults of one kind that are told one by one; the others are counted."""

_YEARS = LAST + 2
_NONE = -2
"""No baseline: no kind, not even one that is not said."""


def faults(
    batch: Batch, submissions: Submissions, *, word: wholes.Word | None = None
) -> Iterator[Fault]:
    """Every rule between claims that a batch breaks.

    `word` says where an input of a claim stands; without it, as in columns: `PA3.decided[0]`.
    """
    where = word or (lambda claim, name: f"{batch.measure.code}.{name}[{claim}]")
    yield from shared.faults(batch, submissions, where)
    counts = wholes.parts_of(batch.measure)
    if batch.ordered and not counts:
        return
    shown = np.arange(batch.size) if batch.blank is None else np.flatnonzero(~batch.blank)
    batch = batch.shown()
    joined = None if batch.ordered else groups(batch)
    if counts:
        yield from wholes.faults(
            batch, submissions, joined, lambda claim, name: where(int(shown[claim]), name)
        )
    if joined is None:
        return
    yield from _of_baselines(batch, submissions)
    keys, first = joined
    several = np.flatnonzero(np.bincount(keys, minlength=first.size) > 1)
    if not several.size:
        return
    rule = batch.measure.combine
    if isinstance(rule, Single):
        fix = f"{batch.measure.code} takes one claim a submission, stage and period: join them"
        fault = "a second claim stands beside it"
        yield from _each(batch, submissions, first[several], [fault] * several.size, fix)
    if isinstance(rule, Pool | WeightedMean) or batch.measure.reports == "change":
        yield from _of_lines(batch, submissions, keys, first)


def groups(batch: Batch) -> tuple[Ints, Ints]:
    """The group (submission, stage, period) of each claim, and each group's first claim."""
    parts = [batch.places()]
    years = batch.of_all_years().period
    parts += [part for part in (batch.stage, years) if part is not None]
    packed = np.zeros(batch.size, dtype=np.int64)
    for part in parts:
        low = int(part.min(initial=0))
        packed = packed * (int(part.max(initial=0)) - low + 1) + (part - low)
    _, first, keys = np.unique(packed, return_index=True, return_inverse=True)
    return keys.astype(np.int64), first.astype(np.int64)


def _of_lines(batch: Batch, submissions: Submissions, keys: Ints, first: Ints) -> Iterator[Fault]:
    """Kinds, own shares and times, table keys and, where the formula runs again, "same" inputs
    agree.
    """
    same: dict[str, Any] = {**batch.shares(), **batch.lasting()}
    if batch.kind is not None:
        same["kind"] = batch.kind
    tables = {one.key for one in batch.measure.proxies if isinstance(one, ProxyTable)}
    pooled = isinstance(batch.measure.combine, Pool)
    for name, declaration in batch.measure.inputs.items():
        alike = isinstance(declaration, Code) or (
            isinstance(declaration, Column) and declaration.pool == "same"
        )
        if name in tables or (pooled and alike):
            same[name] = batch.columns[name]
    for name, values in same.items():
        leader = values[first][keys]
        differ = np.flatnonzero((values != leader) & ~(np.isnan(values) & np.isnan(leader)))
        fault = f"{name} differs between claims that are joined"
        fix = f"give one {name} for all of them"
        yield from _each(batch, submissions, differ, [fault] * differ.size, fix)


def _of_baselines(batch: Batch, submissions: Submissions) -> Iterator[Fault]:
    """A claim and the baseline that is taken off it are of one kind, where both say theirs.

    The baseline of a claim is that of its own year, or else the one without a year.
    """
    if batch.measure.reports != "change" or batch.kind is None or batch.stage is None:
        return
    kind, places = batch.kind, batch.places()
    years = np.full(batch.size, UNDATED) if batch.period is None else batch.period
    before = np.flatnonzero(batch.stage == STAGES.index("baseline"))
    if not before.size:
        return

    def keys(place: Ints, year: Ints | int) -> Ints:
        return place * _YEARS + (year - UNDATED)

    known, first = np.unique(keys(places[before], years[before]), return_index=True)

    def reference(wanted: Ints) -> Ints:
        """The kind of the baseline under each key, `_NONE` where there is none."""
        at = np.minimum(np.searchsorted(known, wanted), known.size - 1)
        return np.where(known[at] == wanted, kind[before[first[at]]], _NONE)

    own, undated = reference(keys(places, years)), reference(keys(places, UNDATED))
    other = np.where(own == _NONE, undated, own)
    differ = (kind != UNSAID) & (other != UNSAID) & (other != _NONE) & (kind != other)
    differ[before] = False
    bad = np.flatnonzero(differ)
    fault, fix = "kind differs between a claim and its baseline", "give both the same kind"
    yield from _each(batch, submissions, bad, [fault] * bad.size, fix)


def _each(
    batch: Batch, submissions: Submissions, claims: Ints, faults: Sequence[str], fix: str
) -> Iterator[Fault]:
    """One fault a submission, in the order of its claims."""
    places = batch.places()[claims[:MOST]]
    for place, fault in zip(places.tolist(), faults[:MOST], strict=True):
        yield Fault(_place(batch, submissions, place), fault, fix)
    if claims.size > MOST:
        at = f"{batch.measure.code}, {counted(claims.size - MOST, 'more submission')}"
        yield Fault(at, faults[-1], fix)


def _place(batch: Batch, submissions: Submissions, place: int) -> str:
    """A submission and a measure: `Acme Co-op, PA1`."""
    return f"{quoted(submissions.name(place))[1:-1]}, {batch.measure.code}"
