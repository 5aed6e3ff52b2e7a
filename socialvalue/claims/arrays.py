"""Numpy columns in, a batch out: whole columns are checked at once and used as they are.

A claim whose columns are all NaN is blank: it says nothing, and is not a zero.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from socialvalue.basis import STAGES
from socialvalue.claims import blanks, shared, vectors
from socialvalue.claims.batch import (
    FALLS,
    KINDS,
    UNDATED,
    UNGRADED,
    UNSAID,
    Batch,
    Bools,
    Ints,
    asked,
    refuses,
)
from socialvalue.claims.numbers import composed, quoted, shown
from socialvalue.claims.submissions import Submissions
from socialvalue.claims.years import FIRST, LAST
from socialvalue.column import Code, Column, Sample, SampleGroup
from socialvalue.counted import counted
from socialvalue.errors import Fault, UnknownName
from socialvalue.framework import Framework
from socialvalue.measure import Measure
from socialvalue.proxy import ADJUSTMENTS, OWN, TIMES, bounds
from socialvalue.sample import Ragged, RaggedGroup

Floats = np.ndarray[Any, np.dtype[np.float64]]
GRADES = {"evidence": "E", "counterfactual": "C"}
LABELS = ("shared", "about", *FALLS)
ASIDE = ("submission", "stage", "period", "kind", *LABELS, *GRADES, *OWN)


class Reader:
    """Turns columns into batches and gathers the faults on its way."""

    def __init__(self, framework: Framework, submissions: Submissions) -> None:
        self.framework = framework
        self.submissions = submissions
        self.faults: list[Fault] = []

    def batch(self, code: Any, columns: Any) -> Batch | None:
        """The batch of one measure; None, with faults, if its columns cannot be used."""
        try:
            measure = self.framework.measure(code)
        except UnknownName as error:
            self.faults += [Fault(quoted(code), fault.fault, fault.fix) for fault in error.faults]
            return None
        if not isinstance(columns, Mapping):
            self._add(code, "these are not columns", f"give {', '.join(asked(measure))}")
            return None
        before = len(self.faults)
        self._unknown(code, measure, columns)
        size = self._size(code, measure, columns)
        if size is None:
            return None
        values = {
            name: self._values(f"{code}.{name}", declaration, columns.get(name), size)
            for name, declaration in asked(measure).items()
        }
        blank = self._blank(measure, values, columns) if len(self.faults) == before else None
        places = self._places(code, columns.get("submission"), size)
        aside = {name: self._aside(code, measure, name, columns, size) for name in ASIDE[1:]}
        if len(self.faults) > before:
            return None
        values.update(submission_columns(measure, self.submissions, places))
        own = {name: aside[name] for name in ADJUSTMENTS if aside[name] is not None}
        times = {name: aside[name] for name in TIMES if aside[name] is not None}
        graded = (aside["evidence"], aside["counterfactual"])
        dated, kind = (aside["stage"], aside["period"]), aside["kind"]
        rest = {"blank": blank, "kind": kind, "times": times}
        rest |= {name: aside[name] or () for name in LABELS}
        return Batch(measure, size, values, places, *dated, own, *graded, **rest)

    def _unknown(self, code: str, measure: type[Measure], columns: Mapping[Any, Any]) -> None:
        wanted = asked(measure)
        for name in columns:
            if name not in wanted and name not in ASIDE:
                fix = f"use {', '.join(wanted)}"
                self._add(f"{code}, {quoted(name)}", "this input is not known", fix)

    def _size(self, code: str, measure: type[Measure], columns: Mapping[str, Any]) -> int | None:
        for name, declaration in asked(measure).items():
            given = columns.get(name)
            if given is None:
                continue
            plain = isinstance(declaration, Column | Code)
            sized: Any = given
            if not plain:
                sized = given.get("offsets") if isinstance(given, Mapping) else None
            if not hasattr(sized, "__len__") or isinstance(sized, str | Mapping):
                fix = "give one value a claim" if plain else "give a mapping with offsets"
                what = "this is not a column" if plain else "these are not samples"
                self._add(f"{code}.{name}", what, fix)
                return None
            return max(len(sized) - (not plain), 0)
        self._add(code, "it has no columns", f"give {', '.join(asked(measure))}")
        return None

    def _values(self, at: str, declaration: Any, given: Any, size: int) -> Any:
        if given is None and isinstance(declaration, Column) and declaration.default is not None:
            return np.full(size, declaration.default)
        if given is None:
            self._add(at, "it is missing", "give this column")
            return None
        if isinstance(declaration, Column):
            low, high = declaration.low, declaration.high
            return vectors.floats(at, given, size, low, high, self.faults)
        if isinstance(declaration, Code):
            return self._codes(at, declaration, given, size)
        return self._ragged(at, declaration, given, size)

    def _codes(self, at: str, code: Code, given: Any, size: int) -> Floats:
        """Levels as numbers, or as places; NaN where nothing was said."""
        places = vectors.words(at, given, size, code.names, self.faults, blank=-1)
        numbers = code.values if code.numeric else tuple(range(len(code.names)))
        found: Floats = np.array([*numbers, np.nan], dtype=np.float64)[places]
        return found

    def _ragged(self, at: str, declaration: Sample | SampleGroup, given: Any, size: int) -> Any:
        """Samples: `values` (or one column a member) cut at `offsets` (claims + 1,)."""
        if not isinstance(given, Mapping) or given.get("offsets") is None:
            self._add(at, "these are not samples", "give a mapping with offsets")
            return None
        try:
            offsets = np.asarray(given["offsets"])
        except (ValueError, TypeError):
            offsets = np.zeros((0, 0))
        rising = offsets.ndim == 1 and offsets.dtype.kind in "iu" and offsets.size == size + 1
        if not rising or offsets[0] != 0 or (offsets[1:] < offsets[:-1]).any():
            self._add(f"{at}.offsets", "they do not rise from 0", f"give {size + 1} whole numbers")
            return None
        offsets = offsets.astype(np.int64, copy=False)
        members: dict[str, Any] = {"values": declaration}
        if isinstance(declaration, SampleGroup):
            members = {name: _alone(member) for name, member in declaration.members}
        for name in given:
            if name not in members and name not in ("offsets", "count"):
                fix = f"use {', '.join(members)}, count, offsets"
                self._add(f"{at}, {quoted(name)}", "this is not known", fix)
        many = int(offsets[-1])
        counts = given.get("count")
        if counts is not None:
            counts = self._full(f"{at}.count", Column("1"), counts, many)
        grouped = isinstance(declaration, SampleGroup)
        nobody = counts == 0 if grouped and counts is not None else np.zeros(many, dtype=bool)
        found = {
            name: self._full(f"{at}.{name}", member, given.get(name), many, nobody)
            for name, member in members.items()
        }
        if isinstance(declaration, Sample):
            return Ragged(found["values"], offsets, counts)
        empty = [np.isnan(values) for values in found.values() if values is not None]
        return _peopled(RaggedGroup(found, offsets, counts), nobody & np.any(empty, axis=0))

    def _full(self, at: str, member: Any, given: Any, many: int, nobody: Any = False) -> Any:
        """A column of a sample: a member that is there has every value; `nobody` needs none."""
        declaration = _alone(member) if isinstance(member, Sample) else member
        if given is None and many and np.all(nobody):
            return np.full(many, np.nan)
        before = len(self.faults)
        values = self._values(at, declaration, given, many)
        if values is None or len(self.faults) > before:
            return values
        blank = np.flatnonzero(np.isnan(values) & ~np.asarray(nobody))
        if blank.size:
            self._add(f"{at}[{blank[0]}]", "it is blank", "give it, or leave this member out")
        return values

    def _blank(
        self, measure: type[Measure], values: dict[str, Any], columns: Mapping[str, Any]
    ) -> Bools | None:
        given = [name for name in values if columns.get(name) is not None]
        blank, faults = blanks.found(measure, values, given)
        self.faults += faults
        return blank

    def _places(self, code: str, given: Any, size: int) -> Ints | None:
        who, at = len(self.submissions), f"{code}.submission"
        if given is None:
            if size != who:
                fix = "give a submission column, or one claim a submission"
                self._add(
                    code, f"it has {counted(size, 'claim')} for {counted(who, 'submission')}", fix
                )
            return None
        try:
            ids = np.asarray(vectors.unmasked(given))
        except (ValueError, TypeError):
            ids = np.zeros((0, 0))
        if ids.shape != (size,) or (size and ids.dtype.kind not in "iuUO"):
            self._add(at, "it does not name a submission a claim", f"give {size} ids or places")
            return None
        if ids.dtype.kind in "iu" or not size:
            if size and self.submissions.mistakable(ids.tolist()):
                fix = "give ids as words, or number the table from 0 in its order"
                self._add(at, "its numbers may be ids of the table or places in it", fix)
            bad = np.flatnonzero((ids < 0) | (ids >= who)) if size else ids
            if bad.size:
                fault = f"{ids[bad[0]]} is not a place in the table"
                self._add(f"{at}[{bad[0]}]", fault, f"use 0 to {who - 1}")
            return ids.astype(np.int64, copy=False)
        positions = self.submissions.positions
        places = np.array([positions.get(composed(one), -1) for one in ids.tolist()], np.int64)
        for claim in np.flatnonzero(places < 0)[:5]:
            fault = f"{shown(ids[claim])} is not in the submissions table"
            self._add(f"{at}[{claim}]", fault, "add the submission, or mend its id")
        return places

    def _aside(
        self, code: str, measure: type[Measure], name: str, columns: Mapping[str, Any], size: int
    ) -> Any:
        """Stages, years, labels, grades or own numbers, (claims,); None where none are given."""
        given, at = columns.get(name), f"{code}.{name}"
        if given is None:
            return None
        if name == "stage":
            return vectors.words(at, given, size, STAGES, self.faults)
        if name == "period":
            return self._years(at, given, size)
        if name == "kind" or name in GRADES:
            allowed = [f"{GRADES[name]}{grade}" for grade in range(5)] if name in GRADES else KINDS
            blank = UNGRADED if name in GRADES else UNSAID
            return vectors.words(at, given, size, allowed, self.faults, blank)
        if name not in ("about", *FALLS) and (why := refuses(measure, name)):
            self._add(at, why, "leave this column out")
        if name in LABELS:
            return shared.labels(at, given, size, self.faults)
        return vectors.floats(at, given, size, *bounds(name), self.faults)

    def _years(self, at: str, given: Any, size: int) -> Ints:
        found = vectors.whole(at, given, size, UNDATED, LAST, self.faults)
        bad = np.flatnonzero((found < FIRST) & (found != UNDATED))
        if bad.size:
            fix = f"give years from {FIRST} to {LAST}"
            self._add(f"{at}[{bad[0]}]", f"{found[bad[0]]} is not a year", fix)
        return found

    def _add(self, at: str, fault: str, fix: str) -> None:
        self.faults.append(Fault(at, fault, fix))


def _peopled(group: RaggedGroup, nobody: Bools) -> RaggedGroup:
    """A group without the entries of nobody, which have no values."""
    if not nobody.any():
        return group
    kept = ~nobody
    offsets = np.concatenate([[0], np.cumsum(kept)]).astype(np.int64)[group.offsets]
    members = {name: one.values[kept] for name, one in group.members.items()}
    return RaggedGroup(members, offsets, None if group.counts is None else group.counts[kept])


def _alone(member: Sample | Code) -> Column | Code:
    """A member of a group, checked as a column of its own."""
    if isinstance(member, Code):
        return member
    return Column(member.unit, member.help, member.low, member.high)


def submission_columns(
    measure: type[Measure], submissions: Submissions, places: Ints | None
) -> dict[str, Floats]:
    """The columns that a formula takes from the submissions table, one value a claim."""
    found: dict[str, Floats] = {}
    for name, declaration in measure.inputs.items():
        if isinstance(declaration, Column) and declaration.scope == "submission":
            blank = np.full(len(submissions), np.nan)
            column = submissions.columns.get(name, blank)
            found[name] = column if places is None else column[places]
    return found
