"""Combine: the claims of one measure that stand together become one quantity.

In come a batch and the cell of each claim (a submission, stage, period and line); out comes one
quantity a cell, joined by the measure's own rule: summed, pooled (the inputs are joined and the
formula run on them), averaged, or single.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from socialvalue import readers
from socialvalue.claims.batch import Batch, take
from socialvalue.column import Code, Column, Parameter, Pool, Sum, WeightedMean
from socialvalue.measure import Measure
from socialvalue.sample import Ragged, RaggedGroup

Floats = np.ndarray[Any, np.dtype[np.float64]]
Ints = np.ndarray[Any, np.dtype[np.int64]]
Bools = np.ndarray[Any, np.dtype[np.bool_]]


def answers(
    measure: type[Measure],
    columns: Mapping[str, Any],
    size: int,
    blank: Bools | None = None,
) -> tuple[Floats, Bools | None]:
    """The formula's answers (size,) and where they hold; `FormulaError` if one is not finite.

    Where a claim is `blank` its inputs are NaN, and so is the answer.
    """
    quantity = readers.bare(measure, columns, size)
    mask = readers.defined(measure, columns, size)
    if isinstance(measure.combine, WeightedMean):
        # a mean of nobody is no answer
        weighed = columns[measure.combine.by] > 0
        mask = weighed if mask is None else mask & weighed
    if any(quantity is values for values in columns.values()):
        return quantity, mask if mask is None or blank is None else mask & ~blank
    if blank is None:
        readers.judge(measure, quantity, mask)
        return quantity, mask
    readers.judge(measure, quantity, ~blank if mask is None else mask & ~blank)
    return np.where(blank, np.nan, quantity), None if mask is None else mask & ~blank


def strict(measure: type[Measure]) -> bool:
    """Whether less is better, so that what has no answer must not count as nothing."""
    return measure.harm or (measure.rating is not None and measure.rating.falling)


def cells(batch: Batch, cell: Ints, count: int) -> tuple[Floats, Bools]:
    """One quantity a cell (count,), and where it has an answer; `cell` (claims,) names the cell.

    A claim without an answer counts as not shown; where leaving it out would be a gain (a harm, a
    falling ramp) it leaves the whole cell without one.
    """
    measure = batch.measure
    rule = measure.combine
    if isinstance(rule, Pool):
        quantity, mask = answers(measure, pooled(batch, cell, count), count)
        return quantity, np.ones(count, dtype=bool) if mask is None else mask
    quantity, mask = answers(measure, batch.columns, batch.size)
    held = np.ones(batch.size, dtype=bool) if mask is None else mask
    shown = np.bincount(cell[held], minlength=count) > 0
    if strict(measure):
        shown &= np.bincount(cell[~held], minlength=count) == 0
    amount = np.where(held, quantity, 0.0)
    if isinstance(rule, WeightedMean):
        weight = np.where(held, batch.columns[rule.by], 0.0)
        return _mean(amount, weight, cell, count), shown
    return np.asarray(np.bincount(cell, weights=amount, minlength=count), np.float64), shown


def _mean(values: Floats, weight: Floats, cell: Ints, count: int) -> Floats:
    """The weighted mean of each cell (count,); one claim alone keeps its value to the last bit.

    Where nothing weighs anything the cell has its first claim's value.
    """
    first = np.zeros(count)
    first[cell[::-1]] = values[::-1]
    total = np.bincount(cell, weights=weight, minlength=count)
    sums = np.bincount(cell, weights=values * weight, minlength=count)
    several = (np.bincount(cell, minlength=count) > 1) & (total > 0)
    return np.divide(sums, total, out=first, where=several)


def pooled(batch: Batch, cell: Ints, count: int) -> dict[str, Any]:
    """The inputs of each cell, joined: added, the same, averaged, and samples laid end to end."""
    if count == batch.size and (cell == np.arange(count)).all():
        return dict(batch.columns)
    order = np.argsort(cell, kind="stable")
    first = order[np.searchsorted(cell[order], np.arange(count))]
    found: dict[str, Any] = {}
    for name, declaration in batch.measure.inputs.items():
        if isinstance(declaration, Parameter):
            continue
        values = batch.columns[name]
        if isinstance(values, Ragged | RaggedGroup):
            laid = take({name: values}, order)[name]
            found[name] = _recut(laid, np.bincount(cell, minlength=count))
        elif isinstance(declaration, Code) or _is_same(declaration):
            found[name] = values[first]
        elif isinstance(declaration, Column) and isinstance(declaration.pool, WeightedMean):
            weight = batch.columns[declaration.pool.by]
            found[name] = _mean(values, weight, cell, count)
        else:
            found[name] = np.bincount(cell, weights=values, minlength=count)
    return found


def _is_same(declaration: Any) -> bool:
    return isinstance(declaration, Column) and (
        declaration.pool == "same" or declaration.scope == "submission"
    )


def _recut(laid: Ragged | RaggedGroup, claims: Ints) -> Ragged | RaggedGroup:
    """Samples of several claims as samples of the cells that hold them."""
    cuts = np.concatenate([[0], np.cumsum(claims)])
    offsets = laid.offsets[cuts]
    if isinstance(laid, Ragged):
        return Ragged(laid.values, offsets, laid.counts, laid.of)
    members = {name: one.values for name, one in laid.members.items()}
    return RaggedGroup(members, offsets, laid.counts, laid.of)


def rule_words(measure: type[Measure]) -> str:
    """How claims join, in words, for an explanation."""
    rule = measure.combine
    if isinstance(rule, Sum):
        return "claims add up"
    if isinstance(rule, Pool):
        return "the claims' inputs are joined and the formula is run on them"
    if isinstance(rule, WeightedMean):
        return f"claims are averaged by {rule.by}"
    return "there is one claim"
