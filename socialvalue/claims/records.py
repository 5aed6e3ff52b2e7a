"""Records in, batches out: one dict a claim, each value checked where it stands.

Faults are gathered with the place of each value; `Places` words those places, so that a file can
name its own rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
from attrs import define, field

from socialvalue.claims import filled
from socialvalue.claims.arrays import submission_columns
from socialvalue.claims.asides import Asides, is_name
from socialvalue.claims.batch import (
    COMMITTED,
    FALLS,
    UNDATED,
    UNGRADED,
    UNSAID,
    Batch,
)
from socialvalue.claims.elsewhere import Elsewhere
from socialvalue.claims.inputs import Inputs
from socialvalue.claims.likeness import likeness, mistaken
from socialvalue.claims.numbers import composed, is_blank, shown
from socialvalue.claims.overlaps import named
from socialvalue.claims.places import Places
from socialvalue.claims.submissions import Submissions
from socialvalue.column import Single
from socialvalue.errors import Fault
from socialvalue.framework import Framework
from socialvalue.measure import Measure
from socialvalue.proxy import ADJUSTMENTS, OWN, TIMES


@define
class _Columns:
    """The claims of one measure while they are gathered."""

    measure: type[Measure]
    inputs: Inputs
    submission: list[int] = field(factory=list)
    rows: list[tuple[Any, ...]] = field(factory=list)
    asides: dict[int, dict[str, Any]] = field(factory=dict)
    """By claim: stage, period, kind, grades, own shares, source and note, where any was given."""

    numbers: list[int] = field(factory=list)
    """By claim: the number of its record."""


class Gathering:
    """Reads records of one framework and gathers claims, faults and what does not apply."""

    def __init__(self, framework: Framework, submissions: Submissions, places: Places) -> None:
        self.framework = framework
        self.submissions = submissions
        self.places = places
        self.faults: list[Fault] = []
        self.not_applicable: dict[str, dict[int, str]] = {}
        self._asides = Asides(self.faults, places)
        self.blank: list[int] = []
        self._elsewhere = Elsewhere(framework)
        self._columns: dict[str, _Columns] = {}
        self._seen: dict[tuple[Any, ...], tuple[Any, ...] | set[Any]] = {}

    def read(self, records: Iterable[Any]) -> None:
        """Take in every record, or note what is wrong with it."""
        positions = self.submissions.positions
        for number, record in enumerate(records):
            try:
                code = record["measure"]
                columns = self._columns.get(code) or self._fresh(code)
                place = positions.get(record["submission"])
            except (
                KeyError,
                TypeError,
                IndexError,
                ValueError,
            ):  # missing, a list, or no key at all
                columns = place = None
            if columns is None or place is None:
                columns, place = self._look(number, record)
                if columns is None or place is None:
                    self._judge(number, record, columns)
                    continue
            self._take(number, record, columns, place)
        self.faults += self._elsewhere.faults({"measure": code} for code in self._columns)
        self._clashes()

    def _fresh(self, code: str) -> _Columns | None:
        """Room for the claims of a measure; None if the framework has no such measure."""
        member = self.framework.members.get(code)
        if member is None:
            return None
        fresh = _Columns(member.measure, Inputs.of(member.measure))
        return self._columns.setdefault(code, fresh)

    def _look(self, number: int, record: Any) -> tuple[_Columns | None, int | None]:
        """Whose claim of which measure a record is, looked up with care; or faults."""
        if not isinstance(record, Mapping):
            fix = 'give a dict: {"submission": …, "measure": …}'
            self._add(number, "", f"{shown(record)} is not a claim", fix)
            return None, None
        code, who = record.get("measure"), record.get("submission")
        columns = self._fresh(composed(code)) if isinstance(code, str) else None
        at = self.places.word(number, "measure")
        if columns is None and not (isinstance(code, str) and self._elsewhere.take(code, at)):
            fix = f"use one of {', '.join(self.framework.members)}"
            known = "no measure is named"
            fault = known if is_blank(code) else f"{shown(code)} is not in the framework"
            self._add(number, "measure", fault, fix)
        place = self.submissions.find(str(who)) if is_name(who) else None
        if place is None:
            fix = "use an id of the submissions table"
            fault = f"{shown(who)} is not in the submissions table"
            if is_name(who):
                fault += mistaken(str(who), self.submissions.looks.get(likeness(str(who))))
            self._add(number, "submission", fault, fix)
        return columns, place

    def _judge(self, number: int, record: Any, columns: _Columns | None) -> None:
        """Tell what else is wrong with a record that is of no known submission or measure."""
        if not isinstance(record, Mapping):
            return
        if columns is not None and is_blank(record.get("not_applicable")):
            columns.inputs.read(record, number, self.faults, self.places)
        self._asides.read(number, record, columns.measure if columns else None)

    def _take(self, number: int, record: Mapping[str, Any], columns: _Columns, place: int) -> None:
        if not is_blank(record.get("not_applicable")):
            self._set_apart(number, record, columns, place)
            return
        row = columns.inputs.read(record, number, self.faults, self.places)
        aside = None
        # A row also holds the defaults that were filled in: its length alone proves nothing then.
        if row is None or columns.inputs.defaults or len(record) != len(row) + 2:
            aside = self._asides.read(number, record, columns.measure)
        if row is None:
            self.blank.append(number)
        if row is None or self._repeats(number, row, columns.measure, place, aside):
            return
        if aside:
            columns.asides[len(columns.rows)] = aside
        columns.numbers.append(number)
        columns.submission.append(place)
        columns.rows.append(row)

    def batches(self) -> dict[str, Batch]:
        """What was gathered, one batch a measure, in the framework's order."""
        order = {code: place for place, code in enumerate(self.framework.members)}
        found = sorted(self._columns.items(), key=lambda item: order[item[0]])
        return {code: self._batch(columns) for code, columns in found if columns.rows}

    def word(self, code: str, claim: int, name: str) -> str:
        """The place of an input of a claim of a measure, in words."""
        return self.places.word(self._columns[code].numbers[claim], name)

    def _set_apart(
        self, number: int, record: Mapping[str, Any], columns: _Columns, place: int
    ) -> None:
        """A measure that does not apply leaves the weight whole, for all its stages and years."""
        given, code = record["not_applicable"], columns.measure.code
        self._beside_apart(number, record, columns)
        allowed = self.framework.members[code].not_applicable
        reasons = {composed(reason): reason for reason in allowed}
        reason = reasons.get(composed(given)) if isinstance(given, str) else None
        if reason is None:
            fix = f"use one of: {'; '.join(allowed)}" if allowed else "claim it, or leave it blank"
            fault = f"{shown(given)} is not a reason the framework allows"
            self._add(number, "not_applicable", fault, fix)
            return
        if any(not is_blank(record.get(name)) for name in columns.measure.inputs):
            fix = "keep either the claim or the reason"
            self._add(number, "not_applicable", "it is claimed and said not to apply", fix)
        said = self.not_applicable.setdefault(code, {})
        if place in said:
            fix = "keep one of them"
            self._add(number, "not_applicable", "it is said twice not to apply", fix)
        said[place] = reason

    def _beside_apart(self, number: int, record: Mapping[str, Any], columns: _Columns) -> None:
        """What a record that sets a measure apart may say beside it, and what it may not."""

        def add(name: str, fault: str, fix: str) -> None:
            self._add(number, name, fault, fix)

        columns.inputs.unknown(record, add)
        aside = self._asides.read(number, record, columns.measure)
        fault = "what does not apply has none: it leaves the weight for all stages and years"
        for name in ("stage", "period", "shared", "about", *FALLS, *OWN):
            if name in aside and (name, aside[name]) != ("stage", COMMITTED):
                add(name, fault, f"leave this {name} out")

    def _clashes(self) -> None:
        """Nobody can claim what they say does not apply."""
        for code, reasons in self.not_applicable.items():
            columns = self._columns.get(code)
            for place in set(reasons) & set(columns.submission if columns else ()):
                at = f"{self.submissions.name(place)}, {code}"
                fix = "keep either the claim or the reason"
                self.faults.append(Fault(at, "it is claimed and said not to apply", fix))

    def _repeats(
        self, number: int, row: tuple[Any, ...], measure: type[Measure], place: int, aside: Any
    ) -> bool:
        """Whether the same claim, or a second one of a single-claim measure, came before."""
        if aside:
            stage, period = aside.get("stage", COMMITTED), aside.get("period")
            key = (measure.code, place, stage, period, aside.get("claim"))
        else:
            key = (measure.code, place, COMMITTED, None, None)
        aside = _compared(aside) if aside else _NOTHING
        before = self._seen.setdefault(key, (row, aside))
        if before[0] is row if isinstance(before, tuple) else False:
            return False
        if isinstance(measure.combine, Single):
            fault, fix = "a second claim of this measure", "join them: it takes one"
        elif key[-1] is not None:
            fault, fix = f"claim {shown(key[-1])} stands twice", "give each its own label"
        else:
            # Only a claim that stands beside others is compared, and with all of them at once.
            if isinstance(before, tuple):
                before = self._seen[key] = {_frozen(before)}
            same = _frozen((row, aside))
            if same not in before:
                before.add(same)
                return False
            fault, fix = "the same claim stands twice", "remove one, or give each a claim label"
        self._add(number, "claim", fault, fix)
        return True

    def _add(self, number: int, name: str, fault: str, fix: str) -> None:
        self.faults.append(Fault(self.places.word(number, name), fault, fix))

    def _batch(self, columns: _Columns) -> Batch:
        asides = columns.asides
        size = len(columns.rows)
        everyone = size == len(self.submissions) and columns.submission == list(range(size))
        places = None if everyone else np.array(columns.submission, dtype=np.int64)
        values = columns.inputs.columns(columns.rows)
        values.update(submission_columns(columns.measure, self.submissions, places))
        if not asides:
            return Batch(columns.measure, size, values, places)
        brought = {name: filled.floats(asides, name, size) for name in OWN}
        own = {name: many for name, many in brought.items() if not np.isnan(many).all()}
        return Batch(
            columns.measure,
            size,
            values,
            places,
            filled.ints(asides, "stage", size, COMMITTED),
            filled.ints(asides, "period", size, UNDATED),
            {name: shares for name, shares in own.items() if name in ADJUSTMENTS},
            filled.ints(asides, "evidence", size, UNGRADED),
            filled.ints(asides, "counterfactual", size, UNGRADED),
            filled.texts(asides, "note", size),
            filled.texts(asides, "source", size),
            kind=filled.ints(asides, "kind", size, UNSAID),
            times={name: many for name, many in own.items() if name in TIMES},
            shared=filled.texts(asides, "shared", size),
            about=filled.texts(asides, "about", size),
            group=filled.texts(asides, "group", size),
            place=filled.texts(asides, "place", size),
            labels=filled.texts(asides, "claim", size),
        )


_NOTHING: Mapping[str, Any] = {}


def _compared(aside: Mapping[str, Any]) -> Mapping[str, Any]:
    """What stands beside a claim as far as it tells two apart: what says nothing new does not."""
    said = dict(aside)
    if said.get("stage") == COMMITTED:
        del said["stage"]
    if "about" in said:
        said["about"] = tuple(sorted(named(said["about"])))
    return said


def _frozen(value: Any) -> Any:
    """Lists and dicts as tuples, so that equal claims are found without comparing all with all."""
    if isinstance(value, dict):
        return tuple((name, _frozen(value[name])) for name in sorted(value))
    if isinstance(value, list | tuple):
        return tuple(_frozen(one) for one in value)
    return value
