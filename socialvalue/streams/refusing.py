"""Refusing: which submissions of a chunk have a fault by themselves, and so are left out whole.

A chunk is read as one; where that fails, the rows that its faults name are read alone, and where
faults name none, halves of it. Who has a fault alone is refused; a fault that nobody has alone is
everybody's, and is raised.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
from attrs import evolve, frozen

from socialvalue.claims import Claims
from socialvalue.claims.batch import asked
from socialvalue.claims.numbers import SMALLEST
from socialvalue.column import Column
from socialvalue.errors import ClaimErrors, Fault
from socialvalue.framework import Framework
from socialvalue.ramp import PER_UNITS
from socialvalue.streams import identity, wide
from socialvalue.streams.chunk import Columns, Ints, rows_of

_ROW = re.compile(r"\[(\d+)\]")
_FIRST = re.compile(r"^(\d+), ")


@frozen
class Refusal:
    """One submission that was left out: the number of its row, its id, and its faults."""

    row: int
    submission: Any
    faults: tuple[Fault, ...]

    def as_dict(self) -> dict[str, Any]:
        """Plain JSON types: `{"submission", "row", "faults"}`."""
        told = [fault.as_dict() for fault in self.faults]
        return {"submission": self.submission, "row": self.row, "faults": told}


def parted(
    chunk: Columns, framework: Framework, first: int
) -> tuple[Claims, Columns, list[Refusal]]:
    """Claims of those without a fault, their columns, and who is refused.

    `first` is the number of the first row. Raises `ClaimErrors` where a fault is nobody's own.
    """
    count = len(chunk["id"])
    bad: dict[int, tuple[Fault, ...]] = {
        row: (fault,) for row, fault in identity.unfit(chunk["id"]).items()
    }
    left, whole = _without(chunk, count, bad)
    while True:
        try:
            claims = wide.read(left, framework)
            break
        except ClaimErrors as errors:
            found = _faulty(left, framework, errors)
        bad |= {int(whole[row]): faults for row, faults in found.items()}
        left, whole = _without(chunk, count, bad)
    refused = [
        Refusal(first + row, _id(chunk["id"][row]), _placed(faults, first + row))
        for row, faults in sorted(bad.items())
    ]
    return claims, left, refused


def _without(chunk: Columns, count: int, bad: Iterable[int]) -> tuple[Columns, Any]:
    """The chunk without some rows, and the number that each row of it had."""
    kept = np.delete(np.arange(count), list(bad))
    return (chunk if kept.size == count else rows_of(chunk, kept)), kept


def _faulty(
    chunk: Columns, framework: Framework, errors: ClaimErrors
) -> dict[int, tuple[Fault, ...]]:
    """Some of those who have a fault alone, at least one; raises the errors where nobody has."""
    count = len(chunk["id"])

    named = {int(row) for one in errors.faults for row in _rows(one.at) if int(row) < count}
    named |= set(_suspects(chunk, framework).tolist())
    found = _alone(chunk, framework, sorted(named))
    if not found:
        halves = _halved(lambda rows: bool(_faults_of(chunk, framework, rows)), 0, count)
        found = _alone(chunk, framework, halves)
    if not found:
        raise errors
    return found


def _alone(
    chunk: Columns, framework: Framework, rows: Iterable[int]
) -> dict[int, tuple[Fault, ...]]:
    """Those of some rows that have a fault when each is read alone, and what it is."""
    told = ((row, _faults_of(chunk, framework, slice(row, row + 1), ids=True)) for row in rows)
    return {row: faults for row, faults in told if faults}


def _suspects(chunk: Columns, framework: Framework) -> Ints:
    """Rows with a number out of bounds, or blank beside others of its measure: to be read alone.

    A fault names the first row of its kind; these are found at once, and judged one by one.
    """
    odd = np.zeros(len(chunk["id"]), dtype=bool)
    for name in PER_UNITS:
        if _is_float(chunk.get(name)):
            odd |= ~(chunk[name] >= SMALLEST)
    for code, columns in wide.by_code(chunk).items():
        wanted = asked(framework.members[code].measure)
        inputs = {n: one for n, one in columns.items() if n.partition(".")[0] in wanted}
        for name, column in inputs.items():
            declaration = wanted.get(name)
            if isinstance(declaration, Column) and _is_float(column):
                odd |= (column < declaration.low) | (column > declaration.high) | np.isinf(column)
        said = [wide.said(column) for column in inputs.values()]
        if len(said) > 1:
            odd |= np.logical_or.reduce(said) & ~np.logical_and.reduce(said)
    return np.flatnonzero(odd)


def _is_float(column: Any) -> bool:
    return isinstance(column, np.ndarray) and column.dtype.kind == "f"


def _rows(at: str) -> list[str]:
    """The rows that the place of a fault names: `PA3.attended[12]`, or `12, PA3`."""
    return [*_ROW.findall(at), *_FIRST.findall(at)]


def _halved(fails: Callable[[slice], bool], start: int, stop: int) -> list[int]:
    """The rows that fail, found by halving what fails together."""
    if start == stop or not fails(slice(start, stop)):
        return []
    if stop - start == 1:
        return [start]
    middle = (start + stop) // 2
    return [*_halved(fails, start, middle), *_halved(fails, middle, stop)]


def _faults_of(
    chunk: Columns, framework: Framework, rows: slice, *, ids: bool = False
) -> tuple[Fault, ...]:
    some = rows_of(chunk, rows)
    try:
        wide.read(some, framework, [_id(one) for one in some["id"].tolist()] if ids else None)
    except ClaimErrors as errors:
        return errors.faults
    return ()


def _placed(faults: Iterable[Fault], row: int) -> tuple[Fault, ...]:
    """Faults of one row that was read alone, with the number it has in the table."""
    return tuple(evolve(one, at=one.at.replace("[0]", f"[{row}]")) for one in faults)


def _id(one: Any) -> Any:
    """An id as a plain Python value."""
    return one.item() if isinstance(one, np.generic) else one
