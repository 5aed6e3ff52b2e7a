"""The inputs of a measure, as one claim gives them: checked value by value.

In comes a record; out comes a row of plain numbers (and lists, for samples), or None if every
input was left blank. Rows become columns once, when all are read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from socialvalue.claims.batch import ASIDE, asked
from socialvalue.claims.numbers import FIX, REPORTED, is_blank, parse, quoted, real, shown
from socialvalue.claims.places import Places
from socialvalue.column import Code, Column, Sample, SampleGroup
from socialvalue.errors import Fault
from socialvalue.measure import Measure
from socialvalue.sample import Ragged, RaggedGroup


class Inputs:
    """How the claims of one measure are read; made once a measure."""

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

        for name in record:
            if name not in self.names and name not in ASIDE:
                fix = f"use {', '.join(self.declarations)}"
                add(shown(name).strip("'"), "this input is not known", fix)
        if all(_says_nothing(record.get(name)) for name in self.names):
            return None
        row = tuple(
            self._value(name, declaration, record.get(name), add)
            for name, declaration in self.declarations.items()
        )
        told = any(one is REPORTED for one in row)
        return None if told or len(faults) > before else row

    def _value(self, name: str, declaration: Any, value: Any, add: Any) -> Any:
        if value is REPORTED:
            return REPORTED
        if is_blank(value):
            if isinstance(declaration, Column) and declaration.default is not None:
                return declaration.default
            add(name, "it is blank", "give it, or leave the whole claim blank")
            return None
        if isinstance(declaration, Sample):
            return self._sample(name, declaration, value, add)
        if isinstance(declaration, SampleGroup):
            return self._group(name, declaration, value, add)
        read = _level if isinstance(declaration, Code) else _number
        return read(name, declaration, value, add)

    def _sample(self, name: str, sample: Sample, value: Any, add: Any) -> Any:
        values = _listed(value)
        if values is None:
            add(name, "this is not a list", "give a list of numbers")
            return []
        if any(one is REPORTED for one in values):
            return REPORTED
        return [_member(f"{name}[{i}]", sample, one, add) for i, one in enumerate(values)]

    def _group(self, name: str, group: SampleGroup, value: Any, add: Any) -> Any:
        """A group as a mapping of lists, or as a list of mappings, one a member."""
        members = dict(group.members)
        value = self._by_member(value, members)
        if not isinstance(value, Mapping):
            add(name, "this is not a group", f"give lists of {', '.join(members)}")
            return {}
        for key in value:
            if key not in members and key not in ("count", "item"):
                fix = f"use {', '.join(members)}, count"
                add(f"{name}.{shown(key)}", "this is not known", fix)
        lists = {key: _listed(value.get(key)) for key in members}
        sizes = {-1 if one is None else len(one) for one in lists.values()}
        counts = _listed(value.get("count", ()))
        if len(sizes) != 1 or -1 in sizes or counts is None:
            fix = f"give lists of one length: {', '.join(members)}"
            add(name, "its samples do not line up", fix)
            return {}
        size = sizes.pop()
        if counts and len(counts) != size:
            add(f"{name}.count", "it does not line up", "give one count a member")
            return {}
        items = _listed(value.get("item", ()))
        if items and len(items) != size:
            add(f"{name}.item", "it does not line up", "give one label a member, or none")
            return {}
        lists["count"] = [1.0 if is_blank(one) else one for one in counts] or [1.0] * size
        if any(value is REPORTED for one in lists.values() for value in one or ()):
            return REPORTED
        members["count"] = _COUNT
        return {
            key: [
                _member(f"{name}[{i}].{key}", member, one, add)
                for i, one in enumerate(lists[key] or ())
            ]
            for key, member in members.items()
        }

    def _by_member(self, value: Any, members: Mapping[str, Any]) -> Any:
        """A list of mappings turned into a mapping of lists; anything else as it is."""
        rows = None if isinstance(value, Mapping) else _listed(value)
        if rows is None or not all(isinstance(one, Mapping) for one in rows):
            return value
        keys = dict.fromkeys((*members, *(key for one in rows for key in one)))
        return {key: [one.get(key) for one in rows] for key in keys}

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


_COUNT = Sample("1", "how many a member stands for")
_INF = float("inf")
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


def _listed(value: Any) -> list[Any] | None:
    """A list, a tuple or a flat array as a list; None for anything else."""
    if isinstance(value, np.ndarray) and value.ndim == 1:
        return list(value.tolist())
    if isinstance(value, str | bytes) or not isinstance(value, Sequence):
        return None
    return list(value)


def _ragged_group(group: SampleGroup, given: Sequence[Mapping[str, Any]]) -> RaggedGroup:
    members = {name: _flat([one[name] for one in given]) for name, _ in group.members}
    counts = _flat([one["count"] for one in given])
    return RaggedGroup(members, _offsets([one["count"] for one in given]), counts)


def _says_nothing(value: Any, deep: int = 2) -> bool:
    """Whether an input is blank: a sample is, if all its members are (their labels aside).

    A sample is no more than `deep` layers of lists and mappings; whatever lies deeper says
    something, and is refused for it.
    """
    if isinstance(value, Mapping):
        parts = [part for name, part in value.items() if name != "item"]
        return bool(parts and deep) and all(_says_nothing(part, deep - 1) for part in parts)
    if isinstance(value, list | tuple):
        # an empty sample says "none": that is an answer
        return bool(value and deep) and all(_says_nothing(part, deep - 1) for part in value)
    return is_blank(value)


def _flat(lists: Sequence[Sequence[float]]) -> Any:
    return np.array([value for one in lists for value in one], dtype=np.float64)


def _offsets(lists: Sequence[Sequence[float]]) -> Any:
    return np.concatenate([[0], np.cumsum([len(one) for one in lists])]).astype(np.int64)


def _member(name: str, member: Sample | Code, value: Any, add: Any) -> float:
    if is_blank(value):
        add(name, "it is blank", "give it, or leave this member out")
        return 0.0
    return (
        _level(name, member, value, add)
        if isinstance(member, Code)
        else _number(name, member, value, add)
    )


def _level(name: str, code: Code, value: Any, add: Any) -> float:
    word = str(value).strip() if isinstance(value, str | int | np.integer) else ""
    if word not in code.names or isinstance(value, bool):
        some = ", ".join(code.names[:8]) + (" …" if len(code.names) > 8 else "")
        add(name, f"{shown(value)} is not a level", f"use one of {some}")
        return 0.0
    place = code.names.index(word)
    return code.values[place] if code.numeric else float(place)


def _number(name: str, bounds: Column | Sample, value: Any, add: Any) -> float:
    number = real(value)
    if number is None:
        spelt = isinstance(value, str) and parse(value) is not None
        fix = "give it as a number, without quotes" if spelt else FIX
        add(name, f"{shown(value)} is not a number", fix)
        return 0.0
    if not -_INF < number < _INF:
        add(name, f"{quoted(value)} is not a finite number", "give a number, or leave it blank")
    elif number < bounds.low:
        add(name, f"{number:.15g} is below {bounds.low:g}", _within(bounds))
    elif number > bounds.high:
        hint = "give a share, not a percentage" if bounds.high == 1 else _within(bounds)
        add(name, f"{number:.15g} is above {bounds.high:g}", hint)
    return number


def _within(bounds: Column | Sample) -> str:
    if bounds.high == _INF:
        return f"give a number of {bounds.low:g} or more, in {bounds.unit}"
    return f"give a number from {bounds.low:g} to {bounds.high:g}, in {bounds.unit}"
