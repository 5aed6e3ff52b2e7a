"""Probe values: columns on which a measure is tried before anybody claims anything.

In goes a measure; out come columns for its formula, made from its own bounds (the ends, values
between, large and small ones) and from its examples. Proofs of units, digests and the conformance
kit all read the same probes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from socialvalue.column import Code, Column, Example, Parameter, Sample, SampleGroup
from socialvalue.errors import Fault, MeasureError
from socialvalue.measure import Measure
from socialvalue.sample import Ragged, RaggedGroup

SEED = 20221
Floats = np.ndarray[Any, np.dtype[np.float64]]


def random_columns(measure: type[Measure], rows: int, seed: int = SEED) -> dict[str, Any]:
    """Columns of `rows` claims within the measure's bounds, the same ones every time."""
    rng = np.random.Generator(np.random.Philox(key=[seed, rows]))
    columns: dict[str, Any] = {}
    for name, declaration in measure.inputs.items():
        if isinstance(declaration, Column):
            columns[name] = within(rng, rows, declaration.low, declaration.high)
        elif isinstance(declaration, Code):
            columns[name] = _of_code(rng, rows, declaration)
        elif isinstance(declaration, Sample):
            offsets = _offsets(rng, rows)
            values = within(rng, int(offsets[-1]), declaration.low, declaration.high)
            columns[name] = Ragged(values, offsets, None)
        elif isinstance(declaration, SampleGroup):
            columns[name] = _group(rng, rows, declaration)
    _fit_populations(measure, columns, rng)
    fit_parts(measure, columns)
    return columns


def within(rng: np.random.Generator, size: int, low: float, high: float) -> Floats:
    """Random values within bounds, both ends among them, spread over magnitudes if unbounded."""
    if np.isfinite(low) and np.isfinite(high):
        values = rng.uniform(low, high, size)
    else:
        spread = 10.0 ** rng.uniform(-1, 4, size)
        start = low if np.isfinite(low) else 0.0
        sign = rng.choice([-1.0, 1.0], size) if not np.isfinite(low) else 1.0
        values = np.minimum(start + sign * spread, high)
    at_low = rng.random(size) < 1 / 8
    values[at_low] = low if np.isfinite(low) else 0.0
    if np.isfinite(high):
        values[rng.random(size) < 1 / 8] = high
    return values


def _of_code(rng: np.random.Generator, size: int, code: Code) -> Floats:
    chosen = rng.integers(0, len(code.levels), size)
    return np.array(code.values)[chosen] if code.numeric else chosen.astype(np.float64)


def _offsets(rng: np.random.Generator, rows: int) -> Any:
    return np.concatenate([[0], np.cumsum(rng.integers(1, 6, rows))]).astype(np.int64)


def _group(rng: np.random.Generator, rows: int, group: SampleGroup) -> RaggedGroup:
    offsets = _offsets(rng, rows)
    size = int(offsets[-1])
    members = {
        name: _of_code(rng, size, member)
        if isinstance(member, Code)
        else within(rng, size, member.low, member.high)
        for name, member in group.members
    }
    return RaggedGroup(members, offsets, rng.integers(1, 40, size).astype(np.float64))


def _fit_populations(
    measure: type[Measure], columns: dict[str, Any], rng: np.random.Generator
) -> None:
    """Let each population be at least as large as the people counted in it."""
    for name, declaration in measure.inputs.items():
        if isinstance(declaration, SampleGroup) and declaration.population:
            people = columns[name].count()
            more = np.floor(rng.uniform(0, 3, people.size) * people)
            columns[declaration.population] = people + more


def fit_parts(measure: type[Measure], columns: dict[str, Any]) -> None:
    """Let columns that are within another one fit into it together, claim by claim."""
    wholes: dict[str, list[str]] = {}
    for name, one in measure.inputs.items():
        if isinstance(one, Column) and one.within in columns:
            wholes.setdefault(one.within, []).append(name)
    # A whole may itself be a part: once round for each makes the innermost fit too.
    for whole, names in list(wholes.items()) * len(wholes):
        room, held = columns[whole], np.add.reduce([columns[name] for name in names])
        share = np.divide(room, held, out=np.ones(room.size), where=held > room)
        for name in names:
            columns[name] = columns[name] * share


def example_columns(measure: type[Measure], examples: Sequence[Example]) -> dict[str, Any]:
    """The columns of a measure's worked examples, one claim an example."""
    columns: dict[str, Any] = {}
    inputs = [dict(example.inputs) for example in examples]
    for name, declaration in measure.inputs.items():
        if isinstance(declaration, Parameter):
            continue
        default = declaration.default if isinstance(declaration, Column) else None
        given = [_given(measure, row, name, default) for row in inputs]
        try:
            columns[name] = example_column(declaration, given)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            at, fault = f"{measure.code}.examples", f"{name} cannot be read ({error})"
            fix = "give one value, one of its words, or one list for each member of a group"
            raise MeasureError(Fault(at, fault, fix)) from None
    return columns


def _given(measure: type[Measure], row: Mapping[str, Any], name: str, default: Any) -> Any:
    if name not in row and default is None:
        fix = f"give {name} in every example"
        raise MeasureError(Fault(f"{measure.code}.examples", f"{name} is missing", fix))
    return row.get(name, default)


def example_column(declaration: Any, given: Sequence[Any]) -> Any:
    """Values written by hand, one a claim, as the column that a formula reads."""
    if isinstance(declaration, Column):
        return np.array(given, dtype=np.float64)
    if isinstance(declaration, Code):
        return _coded(declaration, given)
    offsets = np.concatenate([[0], np.cumsum([_size(one) for one in given])]).astype(np.int64)
    if isinstance(declaration, Sample):
        return Ragged(
            np.array([value for one in given for value in one], dtype=np.float64), offsets, None
        )
    members: dict[str, Any] = {}
    for name, member in declaration.members:
        flat = [value for one in given for value in one[name]]
        members[name] = (
            _coded(member, flat) if isinstance(member, Code) else np.array(flat, dtype=np.float64)
        )
    counts = None
    if any("count" in one for one in given):
        counts = np.array([value for one in given for value in one.get("count", [1] * _size(one))])
        counts = counts.astype(np.float64)
    return RaggedGroup(members, offsets, counts)


def _size(one: Any) -> int:
    return len(next(iter(one.values()))) if isinstance(one, Mapping) else len(one)


def _coded(code: Code, words: Sequence[Any]) -> Floats:
    chosen = [code.names.index(str(word)) for word in words]
    return np.array(code.values if code.numeric else range(len(code.levels)), dtype=np.float64)[
        chosen
    ]
