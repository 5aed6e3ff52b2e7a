"""One formula, several readers: numpy runs it bare, pint reads it with units.

In come a measure and its columns for some claims; out come one quantity a claim and the mask of
those that have an answer. The dimensioned reading is for proof and explanation, never for bulk.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from socialvalue import units
from socialvalue.column import Code, Column, Parameter, Sample, SampleGroup
from socialvalue.errors import Fault, FormulaError
from socialvalue.measure import Measure
from socialvalue.sample import Ragged, RaggedGroup

Floats = np.ndarray[Any, np.dtype[np.float64]]
Bools = np.ndarray[Any, np.dtype[np.bool_]]
Columns = Mapping[str, Any]
"""By name: a column (claims,), a `Ragged` or a `RaggedGroup`, all bare numbers."""


def bare(measure: type[Measure], columns: Columns, size: int) -> Floats:
    """The formula on bare numbers: one quantity a claim, shape (size,).

    Where `defined` says no, the number means nothing; the caller masks it. Floating-point noise is
    silenced here and judged by `judge`.
    """
    given = [_argument(measure, name, columns) for name in measure.needs]
    with np.errstate(all="ignore"):
        answer = measure.quantity(None, *given)
    if type(answer) is np.ndarray and answer.dtype == np.float64 and answer.shape == (size,):
        return answer
    array = np.asarray(answer, dtype=np.float64)
    if array.shape != (size,):
        fault = f"it gave shape {array.shape} for {size} claims"
        fix = "return one number a claim; samples end in .sum(), .mean() or the like"
        raise FormulaError(Fault(f"{measure.code}.quantity", fault, fix))
    return array


def defined(measure: type[Measure], columns: Columns, size: int) -> Bools | None:
    """Where the formula has an answer, shape (size,); None where it always has."""
    if measure.defined is None:
        return None
    given = [_argument(measure, name, columns) for name in measure.defined_needs]
    with np.errstate(all="ignore"):
        answer = np.asarray(measure.defined(None, *given), dtype=bool)
    if answer.shape != (size,):
        fault = f"it gave shape {answer.shape} for {size} claims"
        fix = "return True or False for each claim"
        raise FormulaError(Fault(f"{measure.code}.defined", fault, fix))
    return answer


def _argument(measure: type[Measure], name: str, columns: Columns) -> Any:
    declaration = measure.inputs[name]
    return declaration.value if isinstance(declaration, Parameter) else columns[name]


def dimensioned(measure: type[Measure], columns: Columns) -> Any:
    """The formula read with units: what pint makes of it, or whatever the formula returned."""
    given = [with_unit(measure, name, columns) for name in measure.needs]
    with np.errstate(all="ignore"):
        return measure.quantity(None, *given)


def with_unit(measure: type[Measure], name: str, columns: Columns) -> Any:
    """One input of a formula as a dimensioned value."""
    declaration = measure.inputs[name]
    if isinstance(declaration, Parameter):
        return units.quantity(declaration.value, declaration.unit)
    values = columns[name]
    if isinstance(declaration, Column | Code):
        return units.quantity(values, declaration.unit)
    if isinstance(declaration, Sample):
        of = units.quantity(1.0, declaration.of)
        return Ragged(
            units.quantity(values.values, declaration.unit), values.offsets, values.counts, of
        )
    if isinstance(declaration, SampleGroup):
        return _group(declaration, values)
    raise TypeError(f"{name} is not a declaration")


def _group(declaration: SampleGroup, group: RaggedGroup) -> RaggedGroup:
    members = {
        name: units.quantity(group.members[name].values, member.unit)
        for name, member in declaration.members
        if name in group.members
    }
    return RaggedGroup(members, group.offsets, group.counts, units.quantity(1.0, declaration.of))


def judge(measure: type[Measure], quantity: Floats, mask: Bools | None) -> None:
    """Raise `FormulaError` if a quantity is not finite where the formula has an answer."""
    bad = ~np.isfinite(quantity)
    if mask is not None:
        bad &= mask
    if bad.any():
        first = int(np.flatnonzero(bad)[0])
        fault = f"it gave {quantity[first]} for claim {first}, and {int(bad.sum())} such in all"
        fix = "let `defined` say where there is no answer, and undefined_reason say why"
        raise FormulaError(Fault(f"{measure.code}.quantity", fault, fix))
