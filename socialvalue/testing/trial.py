"""Trials: columns on which a measure's promises are tested, and its answers on them.

In goes a measure and a seed; out come columns within its own bounds, copies of them, columns laid
end to end, and the formula's answers with the mask of those that hold.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from socialvalue import probe, readers
from socialvalue.column import Code, Column, Parameter, Sample, SampleGroup
from socialvalue.measure import Measure
from socialvalue.sample import Ragged, RaggedGroup

ROWS = 48
CLOSE = 1e-9
SEEDS = (20221, 3, 1844)
"""1844 is the year of the Rochdale Pioneers; any others would do as well."""

Floats = np.ndarray[Any, np.dtype[np.float64]]
Bools = np.ndarray[Any, np.dtype[np.bool_]]
Columns = Mapping[str, Any]


def columns(measure: type[Measure], seed: int = SEEDS[0], rows: int = ROWS) -> dict[str, Any]:
    """Columns of `rows` claims within the measure's bounds, the same ones every time."""
    return probe.random_columns(measure, rows, seed)


def answers(measure: type[Measure], given: Columns, rows: int = ROWS) -> tuple[Floats, Bools]:
    """The formula's answers (rows,), copied, and where they hold (rows,)."""
    quantity = readers.bare(measure, given, rows).copy()
    mask = readers.defined(measure, given, rows)
    return quantity, np.ones(rows, dtype=bool) if mask is None else mask.copy()


def quantities(measure: type[Measure], claims: Columns) -> Floats:
    """The formula's answers on claims that `claims_of` drew, (rows,): NaN where there is none."""
    rows = max(_rows(values) for values in claims.values())
    quantity, held = answers(measure, claims, rows)
    return np.where(held, quantity, np.nan)


def _rows(values: Any) -> int:
    cut = isinstance(values, Ragged | RaggedGroup)
    return int(values.offsets.size - 1 if cut else values.size)


def alike(first: tuple[Floats, Bools], second: tuple[Floats, Bools]) -> bool:
    """Whether two sets of answers hold for the same rows, and there agree to the last bit."""
    (one, held), (other, also) = first, second
    return np.array_equal(held, also) and one[held].tobytes() == other[held].tobytes()


def close(first: tuple[Floats, Bools], second: tuple[Floats, Bools]) -> bool:
    """Whether two sets of answers hold for the same rows, and agree but for the last few bits."""
    (one, held), (other, also) = first, second
    if not np.array_equal(held, also):
        return False
    one, other = one[held], other[held]
    known = np.isfinite(one)
    size = float(np.abs(one[known]).max(initial=0))
    return np.array_equal(one[~known], other[~known], equal_nan=True) and np.allclose(
        other[known], one[known], rtol=CLOSE, atol=CLOSE * size
    )


def raw(measure: type[Measure], given: Columns) -> Any:
    """What the formula returns on bare numbers, before it is made float64."""
    kept = {
        name: one.value if isinstance(one, Parameter) else given[name]
        for name, one in measure.inputs.items()
        if name in measure.needs
    }
    with np.errstate(all="ignore"):
        return measure.quantity(None, *(kept[name] for name in measure.needs))


def copied(given: Columns) -> dict[str, Any]:
    """The same columns in memory of their own."""
    return {name: mapped(values, np.copy) for name, values in given.items()}


def mapped(values: Any, change: Any) -> Any:
    """A column, sample or group with `change` made to each of its arrays, offsets aside."""
    if isinstance(values, Ragged):
        counts = None if values.counts is None else change(values.counts)
        return Ragged(change(values.values), values.offsets.copy(), counts, values.of)
    if isinstance(values, RaggedGroup):
        members = {name: change(one.values) for name, one in values.members.items()}
        counts = None if values.counts is None else change(values.counts)
        return RaggedGroup(members, values.offsets.copy(), counts, values.of)
    return change(values)


def bits(values: Any) -> bytes:
    """Everything that a column, sample or group holds, as bytes."""
    if isinstance(values, Ragged | RaggedGroup):
        arrays = (
            [values.values]
            if isinstance(values, Ragged)
            else [one.values for one in values.members.values()]
        )
        return b"".join(
            part.tobytes() for part in [*arrays, values.offsets, values.counts] if part is not None
        )
    return bytes(values.tobytes())


def joined(first: Columns, second: Columns) -> dict[str, Any]:
    """The claims of one set of columns followed by those of another."""
    return {name: _after(values, second[name]) for name, values in first.items()}


def _after(first: Any, second: Any) -> Any:
    if not isinstance(first, Ragged | RaggedGroup):
        return np.concatenate([first, second])
    offsets = np.concatenate([first.offsets, first.offsets[-1] + second.offsets[1:]])
    counts = None
    if first.counts is not None:
        counts = np.concatenate([first.counts, second.counts])
    if isinstance(first, Ragged):
        return Ragged(np.concatenate([first.values, second.values]), offsets, counts, first.of)
    members = {
        name: np.concatenate([one.values, second.members[name].values])
        for name, one in first.members.items()
    }
    return RaggedGroup(members, offsets, counts, first.of)


def nothing(measure: type[Measure]) -> dict[str, Any] | None:
    """One claim of nothing at all: every number 0 and every sample empty.

    What the submission states of itself (the people eligible) stays as a probe has it. None where
    a column's bounds leave zero out: such a measure cannot be claimed with nothing.
    """
    found = columns(measure, rows=1)
    for name, declaration in measure.inputs.items():
        if isinstance(declaration, Sample | SampleGroup):
            found[name] = _emptied(found[name])
        elif isinstance(declaration, Code) and declaration.numeric:
            found[name] = np.array([min(declaration.values, key=abs)])
        elif isinstance(declaration, Column) and declaration.scope == "claim":
            if not declaration.low <= 0 <= declaration.high:
                return None
            found[name] = np.zeros(1)
    return found


def _emptied(values: Any) -> Any:
    empty = mapped(values, lambda array: array[:0])
    empty.offsets = np.zeros(2, dtype=np.int64)
    if isinstance(empty, RaggedGroup):
        return RaggedGroup(
            {name: one.values for name, one in empty.members.items()},
            empty.offsets,
            empty.counts,
            empty.of,
        )
    return empty


def asked(measure: type[Measure]) -> tuple[str, ...]:
    """The columns and samples that the formula reads, in order, parameters aside."""
    names = dict.fromkeys((*measure.needs, *measure.defined_needs))
    return tuple(name for name in names if not isinstance(measure.inputs[name], Parameter))
