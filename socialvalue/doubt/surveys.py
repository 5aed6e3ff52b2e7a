"""What a survey leaves open: the variance of a quantity that stands on answers, cell by cell.

In come claims of a measure that declares its `reliability`; out come variances in its unit squared.
The answers are moved by their standard error and the formula is asked again: half of the difference
is one standard deviation of the quantity, whatever the formula does with them. People who did not
answer are no part of it: see the flags of `card.reliability()`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from socialvalue import readers
from socialvalue.claims.batch import Batch
from socialvalue.column import Pool, WeightedMean
from socialvalue.measure import Measure
from socialvalue.numerics import segments
from socialvalue.sample import RaggedGroup
from socialvalue.survey import Answers, Shares
from socialvalue.valuation import attribute, combine
from socialvalue.valuation.attribute import Cells

Floats = np.ndarray[Any, np.dtype[np.float64]]
Ints = np.ndarray[Any, np.dtype[np.int64]]
Columns = Mapping[str, Any]


def of_cells(batch: Batch, cells: Cells) -> Floats | None:
    """The variance of each cell's quantity, (cells,), its baseline's answers included; None where
    the measure does not stand on a survey.
    """
    found = variance(cells.batch, cells.group, cells.claim.size)
    if found is None or batch.measure.reports != "change":
        return found
    before = attribute.by_line(attribute.at_stage(batch.shown().of_all_years(), 0))
    _, reference = attribute.less_baseline(cells, before)
    theirs = variance(before.batch, before.group, before.claim.size)
    if theirs is None or not before.claim.size:
        return found
    return found + np.where(reference == attribute.NONE, 0.0, theirs[reference])


def variance(batch: Batch, group: Ints, count: int) -> Floats | None:
    """The variance of each cell's quantity, (count,), for claims in cells `group` (claims,); None
    where the measure does not stand on a survey.
    """
    measure = batch.measure
    said = measure.reliability if isinstance(measure.reliability, tuple) else (measure.reliability,)
    asked = [one for one in said if isinstance(one, Answers | Shares)]
    if not asked or not batch.size:
        return None
    if isinstance(measure.combine, Pool):
        return _moved(measure, combine.pooled(batch, group, count), np.arange(count), asked)
    own = _moved(measure, batch.columns, group, asked)
    if isinstance(measure.combine, WeightedMean):
        weight = np.asarray(batch.columns[measure.combine.by], dtype=np.float64)
        total = np.bincount(group, weights=weight, minlength=count)[group]
        own = own * np.square(np.divide(weight, total, out=np.zeros_like(weight), where=total > 0))
    return np.bincount(group, weights=own, minlength=count).astype(np.float64)


def _moved(measure: type[Measure], columns: Columns, cell: Ints, asked: list[Any]) -> Floats:
    """The variance of each row's quantity, (rows,): each question moved by its own error.

    `cell` (rows,) says which rows are parts of one asking.
    """
    size, total = cell.size, np.zeros(cell.size)
    for one in asked:
        for up, down in _questions(columns, one, cell):
            high, low = (readers.bare(measure, {**columns, **moved}, size) for moved in (up, down))
            with np.errstate(all="ignore"):
                half = (high - low) / 2
            total += np.square(np.where(np.isfinite(half), half, 0.0))
    return total


def _questions(
    columns: Columns, one: Answers | Shares, cell: Ints
) -> Iterator[tuple[Columns, Columns]]:
    """Columns with the answers moved up and down by one standard error, question by question."""
    if isinstance(one, Answers):
        group = columns[one.group]
        error = _error(columns, one, group)
        yield ({one.group: _shifted(group, one.after, by)} for by in (error, -error))  # type: ignore[misc]
        return
    for agreed, answered in (
        (one.agreed, one.answered),
        (one.agreed_before, one.answered_before),
    ):
        if agreed:
            spread = _binomial(columns[agreed], columns[answered], cell)
            yield {agreed: columns[agreed] + spread}, {agreed: columns[agreed] - spread}


def _error(columns: Columns, one: Answers, group: RaggedGroup) -> Floats:
    """The standard error of the mean change of each row, (rows,); 0 where it cannot be told."""
    change = np.asarray(group.members[one.after].values, dtype=np.float64)
    if one.before:
        change = change - np.asarray(group.members[one.before].values, dtype=np.float64)
    counts = None if group.counts is None else np.asarray(group.counts, dtype=np.float64)
    many = segments.segment_count(group.offsets, counts)
    mean = segments.segment_mean(change, group.offsets, counts)
    away = np.square(
        change - np.asarray(segments.repeat(np.nan_to_num(mean), group.offsets), float)
    )
    with np.errstate(all="ignore"):
        spread = np.sqrt(segments.segment_sum(away, group.offsets, counts) / (many - 1))
        if one.deviation:
            spread = np.fmax(spread, np.nan_to_num(np.asarray(columns[one.deviation], float)))
        error = spread / np.sqrt(many)
    return np.where(np.isfinite(error), error, 0.0)


def _shifted(group: RaggedGroup, name: str, by: Floats) -> RaggedGroup:
    """A group with one member's values moved, by a number a row."""
    members = {key: one.values for key, one in group.members.items()}
    members[name] = np.asarray(members[name]) + segments.repeat(by, group.offsets)
    return RaggedGroup(members, group.offsets, group.counts, group.of)


def _binomial(agreed: Any, answered: Any, cell: Ints) -> Floats:
    """The standard deviation of a count of those who agreed, (rows,), by Agresti and Coull (1998),
    "Approximate is better than exact", The American Statistician 52: two more said yes, two no.

    The share is that of a whole `cell` (rows,), so that a claim in parts is as sure as in one.
    """
    yes, everybody = np.nan_to_num(agreed), np.nan_to_num(answered)
    share = (_whole(yes, cell) + 2.0) / (_whole(everybody, cell) + 4.0)
    return np.asarray(np.sqrt(everybody * share * (1.0 - share)), dtype=np.float64)


def _whole(counts: Any, cell: Ints) -> Floats:
    """Counts added up by cell, (rows,), as each row's cell has them."""
    return np.asarray(np.bincount(cell, weights=counts)[cell], dtype=np.float64)
