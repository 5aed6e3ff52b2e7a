"""The inputs of a measure, as one claim gives them: checked value by value.

In comes a record; out comes a row of plain numbers (and lists, for samples), or None if every
input was left blank. Rows become columns once, when all are read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from socialvalue.claims import samples, values
from socialvalue.claims.batch import ASIDE, asked
from socialvalue.claims.numbers import REPORTED, is_blank, says_nothing, shown
from socialvalue.claims.places import Places
from socialvalue.column import Code, Column, Sample, SampleGroup
from socialvalue.errors import Fault
from socialvalue.measure import Measure
from socialvalue.sample import Ragged, RaggedGroup


class Inputs:
    """How the claims of one measure are read; made once a measure."""

    measure: type[Measure]
    declarations: dict[str, Any]
    names: tuple[str, ...]
    plain: bool
    bounds: tuple[tuple[str, float, float], ...]
    defaults: bool
    sizes: tuple[str, ...]

    def __init__(self, measure: type[Measure]) -> None:
        self.measure = measure
        self.declarations = asked(measure)
        self.names = tuple(self.declarations)
        self.plain = all(isinstance(one, Column) for one in self.declarations.values())
        self.bounds = tuple(
            (name, max(one.low, -_MOST), min(one.high, _MOST))
            for name, one in self.declarations.items()
            if isinstance(one, Column)
        )

        self.defaults = any(
            isinstance(one, Column) and one.default is not None
            for one in self.declarations.values()
        )
        """Whether a row may hold more than its record gave."""

        self.sizes = _sizes(measure)

    @staticmethod
    def of(measure: type[Measure]) -> Inputs:
        """The inputs of a measure."""
        known: Any = measure
        return _made(known)

    def read(
        self, record: Mapping[str, Any], number: int, faults: list[Fault], places: Places
    ) -> tuple[Any, ...] | None:
        """The row of one claim; None if it is blank, or if it has faults (which are added)."""
        if self.plain:
            row = []
            for name, low, high in self.bounds:
                value = record.get(name)
                if (type(value) is float or type(value) is int) and low <= value <= high:
                    row.append(value)
                else:
                    break
            else:
                if len(record) == len(row) + 2:
                    return tuple(row)
        return self._careful(record, number, faults, places)

    def _careful(
        self, record: Mapping[str, Any], number: int, faults: list[Fault], places: Places
    ) -> tuple[Any, ...] | None:
        before = len(faults)

        def add(name: str, fault: str, fix: str) -> None:
            faults.append(Fault(places.word(number, name), fault, fix))

        self.unknown(record, add)
        if all(says_nothing(record.get(name)) for name in self.names):
            return None
        blanks = [name for name in self.names if self._is_lacking(name, record.get(name))]
        row: list[Any] = []
        for name, declaration in self.declarations.items():
            if blanks[:1] == [name]:
                self._tell(blanks, places.first(number, blanks), add)
            row.append(self._value(name, declaration, record.get(name), add))
        told = any(one is REPORTED for one in row)
        return None if told or len(faults) > before else tuple(row)

    def unknown(self, record: Mapping[Any, Any], add: Any) -> None:
        """Tell every key of a record that is no input, and nothing that stands beside them."""
        for name in record:
            if not isinstance(name, str) or (name not in self.names and name not in ASIDE):
                fix = f"use {', '.join(self.declarations)}"
                add(shown(name).strip("'"), "this input is not known", fix)

    def _is_lacking(self, name: str, value: Any) -> bool:
        """Whether an input is blank and has no default."""
        return is_blank(value) and getattr(self.declarations[name], "default", None) is None

    def _tell(self, names: Sequence[str], at: str, add: Any) -> None:
        """Tell the inputs that a claim leaves blank, several of them at once, at one of them."""
        if len(names) == 1:
            add(names[0], "it is blank", "give it, or leave the whole claim blank")
        else:
            told = f"{', '.join(names[:-1])} and {names[-1]} are blank"
            add(at, told, "give them, or leave the whole claim blank")

    def _value(self, name: str, declaration: Any, value: Any, add: Any) -> Any:
        if value is REPORTED:
            return REPORTED
        if is_blank(value):
            return declaration.default if isinstance(declaration, Column) else None
        if isinstance(declaration, Sample):
            return samples.sample(name, declaration, value, add)
        if isinstance(declaration, SampleGroup):
            return samples.group(name, declaration, value, add)
        return values.read(name, declaration, value, add)

    def columns(self, rows: Sequence[tuple[Any, ...]]) -> dict[str, Any]:
        """Rows as columns, one a declaration: (claims,) arrays and ragged samples."""
        found: dict[str, Any] = {}
        for place, (name, declaration) in enumerate(self.declarations.items()):
            given = [row[place] for row in rows]
            if isinstance(declaration, Column | Code):
                found[name] = np.array(given, dtype=np.float64)
            elif isinstance(declaration, Sample):
                found[name] = Ragged(_flat(given), _offsets(given), None)
            else:
                found[name] = _ragged_group(declaration, given)
        return found


@lru_cache(maxsize=1024)
def _made(measure: Any) -> Inputs:
    return Inputs(measure)


_MOST = float(np.finfo(np.float64).max)


def _sizes(measure: type[Measure]) -> tuple[str, ...]:
    """The columns of the submissions table that a measure needs."""
    needed = {
        name
        for name, one in measure.inputs.items()
        if isinstance(one, Column) and one.scope == "submission"
    }
    ramp = measure.rating
    wholes = {one.within for one in measure.inputs.values() if isinstance(one, Column)}
    needed |= {str(name) for name in wholes - set(measure.inputs) - {None}}
    return tuple(sorted(needed | {ramp.per} if ramp is not None and ramp.per else needed))


def _ragged_group(group: SampleGroup, given: Sequence[Mapping[str, Any]]) -> RaggedGroup:
    members = {name: _flat([one[name] for one in given]) for name, _ in group.members}
    counts = _flat([one["count"] for one in given])
    return RaggedGroup(members, _offsets([one["count"] for one in given]), counts)


def _flat(lists: Sequence[Sequence[float]]) -> Any:
    return np.array([value for one in lists for value in one], dtype=np.float64)


def _offsets(lists: Sequence[Sequence[float]]) -> Any:
    return np.concatenate([[0], np.cumsum([len(one) for one in lists])]).astype(np.int64)
