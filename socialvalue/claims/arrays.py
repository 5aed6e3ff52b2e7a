"""Numpy columns in, a batch out: whole columns are checked at once and used as they are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from socialvalue.basis import STAGES
from socialvalue.claims.batch import Batch, Floats, Ints, asked
from socialvalue.claims.submissions import Submissions
from socialvalue.column import Code, Column, Sample, SampleGroup
from socialvalue.errors import Fault, UnknownName
from socialvalue.framework import Framework
from socialvalue.measure import Measure
from socialvalue.proxy import ADJUSTMENTS
from socialvalue.sample import Ragged, RaggedGroup

_ASIDE = ("submission", "stage", "period", *ADJUSTMENTS)


class Reader:
    """Turns columns into batches and gathers the faults on its way."""

    def __init__(self, framework: Framework, submissions: Submissions) -> None:
        self.framework = framework
        self.submissions = submissions
        self.faults: list[Fault] = []

    def batch(self, code: str, columns: Mapping[str, Any]) -> Batch | None:
        """The batch of one measure; None, with faults, if its columns cannot be used."""
        try:
            measure = self.framework.measure(code)
        except UnknownName as error:
            self.faults += error.faults
            return None
        before = len(self.faults)
        wanted = asked(measure)
        for name in columns:
            if name not in wanted and name not in _ASIDE:
                self._add(f"{code}.{name}", "this input is not known", f"use {', '.join(wanted)}")
        size = self._size(code, measure, columns)
        values = {
            name: self._values(f"{code}.{name}", declaration, columns.get(name), size)
            for name, declaration in wanted.items()
        }
        places = self._places(code, columns.get("submission"), size)
        stage = self._stages(code, columns.get("stage"), size)
        period = columns.get("period")
        own = {
            name: self._floats(f"{code}.{name}", columns[name], size, 0.0, 1.0, blank=True)
            for name in ADJUSTMENTS
            if name in columns
        }
        if len(self.faults) > before:
            return None
        values.update(submission_columns(measure, self.submissions, places))
        years = None if period is None else np.asarray(period, dtype=np.int64)
        return Batch(measure, size, values, places, stage, years, own)

    def _size(self, code: str, measure: type[Measure], columns: Mapping[str, Any]) -> int:
        for name, declaration in asked(measure).items():
            if name in columns:
                given = columns[name]
                return (
                    len(given)
                    if isinstance(declaration, Column | Code)
                    else len(given["offsets"]) - 1
                )
        self._add(code, "it has no columns", f"give {', '.join(asked(measure))}")
        return 0

    def _values(self, at: str, declaration: Any, given: Any, size: int) -> Any:
        if given is None and isinstance(declaration, Column) and declaration.default is not None:
            return np.full(size, declaration.default)
        if given is None:
            self._add(at, "it is missing", "give this column")
            return None
        if isinstance(declaration, Column):
            return self._floats(at, given, size, declaration.low, declaration.high)
        if isinstance(declaration, Code):
            return self._codes(at, declaration, given, size)
        return self._ragged(at, declaration, given)

    def _floats(
        self, at: str, given: Any, size: int, low: float, high: float, *, blank: bool = False
    ) -> Floats:
        values = np.asarray(given, dtype=np.float64)
        if values.shape != (size,):
            self._add(at, f"it has shape {values.shape}, not ({size},)", "give one number a claim")
        elif size:
            least, most = (np.nanmin, np.nanmax) if blank else (np.min, np.max)
            if not (least(values) >= low and most(values) <= high and np.isfinite(most(values))):
                inside = (values >= low) & (values <= high) & np.isfinite(values)
                bad = np.flatnonzero(~inside & ~(np.isnan(values) & blank))
                if bad.size:
                    fault = (
                        f"{values[bad[0]]} at {bad[0]} is out of bounds, with {bad.size - 1} more"
                    )
                    self._add(at, fault, f"give numbers from {low:g} to {high:g}")
        return values

    def _codes(self, at: str, code: Code, given: Any, size: int) -> Floats:
        words = np.asarray(given)
        names = np.array(code.names)
        order = np.argsort(names)
        found = order[
            np.searchsorted(names, words.astype(names.dtype), sorter=order).clip(0, names.size - 1)
        ]
        bad = np.flatnonzero(names[found] != words.astype(str))
        if words.shape != (size,) or bad.size:
            fault = (
                f"{words[bad[0]]!r} is not a level" if bad.size else f"it has shape {words.shape}"
            )
            self._add(at, fault, f"use one of {', '.join(code.names[:12])}")
        return np.array(code.values)[found] if code.numeric else found.astype(np.float64)

    def _ragged(self, at: str, declaration: Sample | SampleGroup, given: Any) -> Any:
        offsets = np.asarray(given["offsets"], dtype=np.int64)
        size = int(offsets[-1])
        counts = given.get("count")
        if (np.diff(offsets) < 0).any() or offsets[0] != 0:
            self._add(f"{at}.offsets", "they do not rise from 0", "give claims + 1 offsets")
            return None
        if counts is not None:
            counts = self._floats(f"{at}.count", counts, size, 0.0, np.inf)
        if isinstance(declaration, Sample):
            values = self._floats(at, given["values"], size, declaration.low, declaration.high)
            return Ragged(values, offsets, counts)
        members = {
            name: self._values(f"{at}.{name}", _alone(member), given.get(name), size)
            for name, member in declaration.members
        }
        return RaggedGroup(members, offsets, counts)

    def _places(self, code: str, given: Any, size: int) -> Ints | None:
        who = len(self.submissions)
        if given is None:
            if size != who:
                fix = "give a submission column, or one claim a submission"
                self._add(code, f"it has {size} claims for {who} submissions", fix)
            return None
        ids = np.asarray(given)
        if ids.dtype.kind in "iu":
            if ids.size and not (ids.min() >= 0 and ids.max() < who):
                self._add(f"{code}.submission", "a place is not in the table", f"use 0 … {who - 1}")
            return ids.astype(np.int64, copy=False)
        positions = self.submissions.positions
        places = np.array([positions.get(str(one), -1) for one in ids], dtype=np.int64)
        if (places < 0).any():
            unknown = sorted({str(ids[i]) for i in np.flatnonzero(places < 0)})[:5]
            fault = f"{', '.join(unknown)}: not in the submissions table"
            self._add(f"{code}.submission", fault, "add the submission, or mend its id")
        return places

    def _stages(self, code: str, given: Any, size: int) -> Ints | None:
        if given is None:
            return None
        words = [str(word) for word in np.broadcast_to(given, (size,))]
        unknown = sorted(set(words) - set(STAGES))
        if unknown:
            self._add(f"{code}.stage", f"{unknown[0]!r} is not a stage", f"use {', '.join(STAGES)}")
            return None
        return np.array([STAGES.index(word) for word in words], dtype=np.int64)

    def _add(self, at: str, fault: str, fix: str) -> None:
        self.faults.append(Fault(at, fault, fix))


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
