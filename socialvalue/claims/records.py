"""Records in, batches out: one dict a claim, each value checked where it stands.

Faults are gathered with the place of each value; `Places` words those places, so that a file can
name its own rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
from attrs import define, field

from socialvalue.basis import STAGES
from socialvalue.claims.arrays import submission_columns
from socialvalue.claims.batch import ASIDE, COMMITTED, UNDATED, UNGRADED, Batch, Floats, Ints
from socialvalue.claims.inputs import Inputs
from socialvalue.claims.numbers import is_blank
from socialvalue.claims.places import Places
from socialvalue.claims.submissions import Submissions
from socialvalue.column import Single
from socialvalue.errors import Fault
from socialvalue.framework import Framework
from socialvalue.measure import Measure
from socialvalue.proxy import ADJUSTMENTS

GRADES = {"evidence": "E", "counterfactual": "C"}
_PLAIN = frozenset({"submission", "measure"})


@define
class _Columns:
    """The claims of one measure while they are gathered."""

    measure: type[Measure]
    inputs: Inputs
    submission: list[int] = field(factory=list)
    rows: list[tuple[Any, ...]] = field(factory=list)
    asides: dict[int, dict[str, Any]] = field(factory=dict)
    """By claim: stage, period, grades, own shares, source and note, where any was given."""


class Gathering:
    """Reads records of one framework and gathers claims, faults and what does not apply."""

    def __init__(self, framework: Framework, submissions: Submissions, places: Places) -> None:
        self.framework = framework
        self.submissions = submissions
        self.places = places
        self.faults: list[Fault] = []
        self.not_applicable: dict[str, dict[int, str]] = {}
        self._columns: dict[str, _Columns] = {}
        self._seen: dict[tuple[Any, ...], list[Mapping[str, Any]]] = {}

    def read(self, records: Iterable[Mapping[str, Any]]) -> None:
        """Take in every record, or note what is wrong with it."""
        positions = self.submissions.positions
        for number, record in enumerate(records):
            code = record.get("measure")
            columns = self._columns.get(code) or self._of_measure(number, code)  # type: ignore[arg-type]
            place = positions.get(record.get("submission"))  # type: ignore[arg-type]
            if place is None:
                place = self._unknown_submission(number, record)
            if columns is None or place is None:
                continue
            if record.get("not_applicable"):
                self._set_apart(number, record, columns.measure, place)
                continue
            row = columns.inputs.read(record, number, self.faults, self.places)
            if row is None:
                continue
            aside = None if len(record) == len(row) + 2 else self._aside(number, record)
            if self._repeats(number, record, columns.measure, place, aside):
                continue
            if aside:
                columns.asides[len(columns.rows)] = aside
            columns.submission.append(place)
            columns.rows.append(row)
        self._clashes()

    def batches(self) -> dict[str, Batch]:
        """What was gathered, one batch a measure, in the framework's order."""
        order = {code: place for place, code in enumerate(self.framework.members)}
        found = sorted(self._columns.items(), key=lambda item: order[item[0]])
        return {code: self._batch(columns) for code, columns in found if columns.rows}

    def _of_measure(self, number: int, code: Any) -> _Columns | None:
        member = self.framework.members.get(code) if isinstance(code, str) else None
        if member is None:
            fix = f"use one of {', '.join(self.framework.members)}"
            fault = "no measure is named" if is_blank(code) else f"{code!r} is not in the framework"
            self._add(number, "measure", fault, fix)
            return None
        return self._columns.setdefault(code, _Columns(member.measure, Inputs.of(member.measure)))

    def _unknown_submission(self, number: int, record: Mapping[str, Any]) -> int | None:
        who = record.get("submission")
        place = None if is_blank(who) else self.submissions.find(str(who).strip())
        if place is None:
            fix = "use an id of the submissions table"
            self._add(number, "submission", f"{who!r} is not in the submissions table", fix)
        return place

    def _set_apart(
        self, number: int, record: Mapping[str, Any], measure: type[Measure], place: int
    ) -> None:
        reason = str(record["not_applicable"]).strip()
        allowed = self.framework.members[measure.code].not_applicable
        if reason not in allowed:
            fix = f"use one of: {'; '.join(allowed)}" if allowed else "claim it, or leave it blank"
            self._add(
                number, "not_applicable", f"{reason!r} is not a reason the framework allows", fix
            )
            return
        self.not_applicable.setdefault(measure.code, {})[place] = reason

    def _clashes(self) -> None:
        """Nobody can claim what they say does not apply."""
        for code, reasons in self.not_applicable.items():
            columns = self._columns.get(code)
            for place in set(reasons) & set(columns.submission if columns else ()):
                at = f"{self.submissions.name(place)}, {code}"
                fix = "keep either the claim or the reason"
                self.faults.append(Fault(at, "it is claimed and said not to apply", fix))

    def _repeats(
        self, number: int, record: Mapping[str, Any], measure: type[Measure], place: int, aside: Any
    ) -> bool:
        """Whether the same claim, or a second one of a single-claim measure, came before."""
        aside = aside or {}
        label = record.get("claim")
        key = (measure.code, place, aside.get("stage"), aside.get("period"), label)
        before = self._seen.setdefault(key, [])
        if not before:
            before.append(record)
            return False
        if isinstance(measure.combine, Single):
            fault, fix = "a second claim of this measure", "join them: it takes one"
        elif label is not None:
            fault, fix = f"claim {label!r} stands twice", "give each its own label"
        elif record in before:
            fault, fix = "the same claim stands twice", "remove one, or give each a claim label"
        else:
            before.append(record)
            return False
        self._add(number, "claim", fault, fix)
        return True

    def _aside(self, number: int, record: Mapping[str, Any]) -> dict[str, Any]:
        """Stage, period, grades and own shares of a record, those that were given."""
        found: dict[str, Any] = {}
        for name in ASIDE & record.keys():
            value = record[name]
            if name in _PLAIN or is_blank(value):
                continue
            if name == "stage":
                found[name] = self._stage(number, value)
            elif name == "period":
                found[name] = self._year(number, value)
            elif name in GRADES:
                found[name] = self._grade(number, name, value)
            elif name in ADJUSTMENTS:
                found[name] = self._share(number, name, value)
            else:
                found[name] = str(value)
        return found

    def _stage(self, number: int, value: Any) -> int:
        word = str(value).strip().lower()
        if word not in STAGES:
            self._add(number, "stage", f"{value!r} is not a stage", f"use {', '.join(STAGES)}")
            return COMMITTED
        return STAGES.index(word)

    def _year(self, number: int, value: Any) -> int:
        word = str(value).strip()
        head, tail = word[:4], word[4:]
        if (
            head.isascii()
            and head.isdigit()
            and (not tail or (tail[0] in "-/" and tail[1:].isdigit()))
        ):
            return int(head)
        self._add(number, "period", f"{value!r} is not a year", "write 2026, or 2026-27")
        return UNDATED

    def _grade(self, number: int, name: str, value: Any) -> int:
        letter, word = GRADES[name], str(value).strip().upper()
        if word in {f"{letter}{grade}" for grade in range(5)}:
            return int(word[1])
        self._add(number, name, f"{value!r} is not a grade", f"use {letter}0 to {letter}4")
        return UNGRADED

    def _share(self, number: int, name: str, value: Any) -> float:
        plain = isinstance(value, int | float) and not isinstance(value, bool)
        if plain and 0 <= value <= 1:
            return float(value)
        self._add(number, name, f"{value!r} is not a share", "give a number from 0 to 1")
        return 0.0

    def _add(self, number: int, name: str, fault: str, fix: str) -> None:
        self.faults.append(Fault(self.places.word(number, name), fault, fix))

    def _batch(self, columns: _Columns) -> Batch:
        asides = columns.asides
        size = len(columns.rows)
        everyone = columns.submission == list(range(len(self.submissions)))
        places = None if everyone else np.array(columns.submission, dtype=np.int64)
        values = columns.inputs.columns(columns.rows)
        values.update(submission_columns(columns.measure, self.submissions, places))
        if not asides:
            return Batch(columns.measure, size, values, places)
        own = {name: _floats(asides, name, size) for name in ADJUSTMENTS}
        return Batch(
            columns.measure,
            size,
            values,
            places,
            _ints(asides, "stage", size, COMMITTED),
            _ints(asides, "period", size, UNDATED),
            {name: shares for name, shares in own.items() if not np.isnan(shares).all()},
            _ints(asides, "evidence", size, UNGRADED),
            _ints(asides, "counterfactual", size, UNGRADED),
            _texts(asides, "note", size),
            _texts(asides, "source", size),
        )


def _ints(
    asides: Mapping[int, Mapping[str, Any]], name: str, size: int, default: int
) -> Ints | None:
    """A column of integers, or None where every claim has the default."""
    column = np.full(size, default, dtype=np.int64)
    for claim, aside in asides.items():
        column[claim] = aside.get(name, default)
    return None if (column == default).all() else column


def _floats(asides: Mapping[int, Mapping[str, Any]], name: str, size: int) -> Floats:
    column = np.full(size, np.nan)
    for claim, aside in asides.items():
        column[claim] = aside.get(name, np.nan)
    return column


def _texts(asides: Mapping[int, Mapping[str, Any]], name: str, size: int) -> tuple[str, ...]:
    if not any(name in aside for aside in asides.values()):
        return ()
    return tuple(asides.get(claim, {}).get(name, "") for claim in range(size))
