"""Parts and wholes: nobody counts more people than there are, alone or in claims that join.

In come a batch and the submissions table; out comes a fault for each claim, or for the claims of
one submission, stage and period together, that count more of a population than it holds. A claim
without a year is counted in every year.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from attrs import frozen

from socialvalue.basis import STAGES
from socialvalue.claims.batch import UNDATED, Batch, Floats, Ints
from socialvalue.claims.submissions import Submissions
from socialvalue.column import Column, SampleGroup
from socialvalue.errors import Fault
from socialvalue.measure import Measure
from socialvalue.sample import RaggedGroup

CLOSE = 1e-9
"""Parts that are fractions do not add up exactly."""

MOST = 1000
"""Faults of one kind that are told one by one; the others are counted."""

Groups = tuple[Ints, Ints]
Word = Callable[[int, str], str]
"""The place of an input of a claim, in words."""


@frozen
class Parts:
    """Inputs of a measure that count parts of one `whole`; `adds` says whether claims add up."""

    whole: str
    adds: bool
    names: list[str]


def parts_of(measure: type[Measure]) -> list[Parts]:
    """What a measure counts of a whole: each group by itself, columns of one whole together."""
    groups: list[Parts] = []
    columns: dict[tuple[str, bool], Parts] = {}
    for name, one in measure.inputs.items():
        if isinstance(one, SampleGroup) and one.population:
            groups.append(Parts(one.population, True, [name]))
        elif isinstance(one, Column) and one.within:
            key = one.within, adds(measure, name)
            columns.setdefault(key, Parts(*key, [])).names.append(name)
    return [*groups, *columns.values()]


def faults(
    batch: Batch, submissions: Submissions, groups: Groups | None, word: Word
) -> Iterator[Fault]:
    """Every claim, or group of claims that join, whose parts are more than their whole.

    `groups` are the group of each claim and each group's first claim; None where none join.
    """
    for parts in parts_of(batch.measure):
        counted = counted_in(batch, parts)
        whole = whole_of(batch, submissions, parts.whole)
        first, sizes = np.arange(batch.size), None
        if groups is not None and parts.adds:
            keys, first = groups
            sizes = np.bincount(keys, minlength=first.size)
            counted = _added(keys, counted, first)
            together = adds(batch.measure, parts.whole)
            whole = _added(keys, whole, first) if together else whole[first]
            if not together:
                counted, sizes = _with_undated(batch, first, counted, sizes)
        over = np.flatnonzero(counted > whole * (1 + CLOSE))
        names, fix = ", ".join(parts.names), f"count none of them twice, or mend {parts.whole}"
        for place in over[:MOST].tolist():
            claims = 1 if sizes is None else int(sizes[place])
            joined = f" of {claims} claims that join" if claims > 1 else ""
            told = f"{counted[place]:.15g} counted in {names}{joined}"
            fault = f"{told}: more than {parts.whole} ({whole[place]:.15g})"
            yield Fault(word(int(first[place]), parts.names[0]), fault, fix)
        if over.size > MOST:
            more = over.size - MOST
            at = f"{batch.measure.code}, {more} more claim{'' if more == 1 else 's'}"
            yield Fault(at, f"{names} hold more than {parts.whole}", fix)


def _with_undated(batch: Batch, first: Ints, counted: Floats, sizes: Ints) -> tuple[Floats, Ints]:
    """What is counted in each group, and by how many claims, with what its submission counts at
    that stage without a year: that could be of any year.
    """
    if batch.period is None:
        return counted, sizes
    dated = batch.period[first] != UNDATED
    if dated.all() or not dated.any():
        return counted, sizes
    stage = np.zeros(batch.size, dtype=np.int64) if batch.stage is None else batch.stage
    who = np.unique(batch.places()[first] * len(STAGES) + stage[first], return_inverse=True)[1]
    undated = np.flatnonzero(~dated)
    more = np.bincount(who[undated], counted[undated], who.max() + 1)
    claims = np.bincount(who[undated], sizes[undated], who.max() + 1).astype(np.int64)
    return counted + np.where(dated, more[who], 0.0), sizes + np.where(dated, claims[who], 0)


def adds(measure: type[Measure], name: str) -> bool:
    """Whether an input is counted claim by claim, rather than once for all of them."""
    one = measure.inputs.get(name)
    return isinstance(one, Column) and (one.scope, one.pool) == ("claim", "add")


def counted_in(batch: Batch, parts: Parts) -> Floats:
    """What the parts of one whole add up to, (claims,)."""
    every = (batch.columns[name] for name in parts.names)
    many = [one.count() if isinstance(one, RaggedGroup) else one for one in every]
    counted: Floats = np.add.reduce(many)
    return counted


def whole_of(batch: Batch, submissions: Submissions, name: str) -> Floats:
    """A column of the measure, or else a size of its submission, one a claim; NaN if unknown."""
    if name in batch.columns:
        column: Floats = batch.columns[name]
        return column
    sizes = submissions.columns.get(name, np.full(len(submissions), np.nan))
    return sizes if batch.submission is None else sizes[batch.submission]


def _added(keys: Ints, values: Floats, first: Ints) -> Floats:
    return np.bincount(keys, weights=values, minlength=first.size).astype(np.float64)
