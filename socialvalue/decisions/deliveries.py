"""`deliveries`: promises beside what became of them, by submission, measure and period.

In come claims of several stages; out come tables and a page. A promise is never told as a delivery,
verified is a state of its own, and a record with gaps is an interval. What an organisation kept of
its promises is the record that `sv.appraise` takes.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Any

import numpy as np
from attrs import define

from socialvalue import arguments
from socialvalue.claims import Claims
from socialvalue.claims.batch import UNDATED
from socialvalue.claims.numbers import real
from socialvalue.decisions import delivery_text, plain, stages
from socialvalue.decisions.commitment import SILENT, Commitment
from socialvalue.errors import DecisionError, Fault
from socialvalue.framework import Member
from socialvalue.numerics.optimism import delivery_haircut
from socialvalue.scorecard.tables import Table

Record = tuple[float, float, float] | None
MOST = 1e100
"""No weight is as large: what is larger is a slip of the hand."""


@define(frozen=True, slots=False, eq=False, repr=False)
class Deliveries:
    """Promises that are due, and those to come; made by `sv.deliveries`."""

    claims: Claims
    due: tuple[Commitment, ...]
    later: tuple[Commitment, ...]
    weights: Mapping[str, float]
    until: int | None

    def name(self, place: int) -> str:
        """The name of a submission."""
        return self.claims.submissions.name(place)

    @cached_property
    def by_place(self) -> dict[int, list[Commitment]]:
        """The promises that are due, by submission."""
        found: dict[int, list[Commitment]] = {}
        for one in self.due:
            if one.promised:
                found.setdefault(one.place, []).append(one)
        return found

    def of(self, place: int) -> list[Commitment]:
        """The promises of a submission that are due."""
        return self.by_place.get(place, [])

    def weight(self, one: Commitment) -> float:
        """What a promise weighs beside the others of its submission: a measure's weight, parted by
        amount between its periods, or evenly where amounts do not add up.
        """
        alike = [other for other in self.of(one.place) if other.member is one.member]
        whole = self.weights.get(one.member.code, 1.0)
        if one.adds_up:
            return whole * one.committed / sum(other.committed for other in alike)
        return whole / len(alike)

    def kept(self, place: int, share: Callable[[Commitment], float]) -> float:
        """The weighted mean of a share over the due promises of a submission; NaN without any."""
        found = self.of(place)
        whole = sum(map(self.weight, found))
        parts = (self.weight(one) * share(one) for one in found)
        return sum(parts) / whole if whole > 0 else math.nan

    def records(self) -> dict[str, Record]:
        """By submission id: low, central and high of what was kept, as `sv.appraise(delivery=…)`
        takes it; None where nothing due was reported. Central is low: what nobody has verified
        cannot be counted on.
        """
        found: dict[str, Record] = {}
        for place, identity in enumerate(self.claims.submissions.ids):
            mine = self.of(place)
            unweighed = not any(map(self.weight, mine))
            if unweighed or all(one.state == SILENT for one in mine):
                found[str(identity)] = None
            else:
                low, high = (self.kept(place, share) for share in (_low, _high))
                found[str(identity)] = (low, low, min(1.0, max(low, high)))
        return found

    def table(self) -> Table:
        """One row a promise that is due: submission, measure, unit, period, the quantity committed,
        forecast, delivered and verified (NaN where nobody said), the state, and what was kept: as
        reported, as verified, and the interval from low to high.
        """
        return _columns([self._row(one) for one in self.due], _ROW)

    def whole(self) -> Table:
        """One row a submission: promises due, how many verified, delivered and not reported, and
        the delivery ratio from low to high.
        """
        return _columns([self._whole(place) for place in range(len(self.claims.submissions))], _ALL)

    def expected(self) -> Table:
        """One row a promise still to come whose amounts add up: committed, and what of it to count
        on by the submission's own record: low, central (NaN where there is no record) and high.
        """
        records = self.records()
        rows = []
        for one in self.later:
            if one.promised and one.adds_up:
                record = records[str(self.claims.submissions.ids[one.place])]
                shares = None if record is None else np.array(record)
                low, central, high = delivery_haircut(one.committed, shares).tolist()
                told = {"committed": one.committed, "low": low, "central": central, "high": high}
                rows.append({**self._who(one), **told})
        return _columns(rows, _LATER)

    def as_dict(self) -> dict[str, Any]:
        """Everything as plain JSON types."""
        return {
            "schema": plain.SCHEMA,
            "framework": self.claims.framework.digest,
            "until": self.until,
            "promises": plain.rows(self.table()),
            "whole": plain.rows(self.whole()),
            "expected": plain.rows(self.expected()),
        }

    def __repr__(self) -> str:
        return delivery_text.page(self)

    def _who(self, one: Commitment) -> dict[str, Any]:
        measure = one.member.measure
        return {
            "submission": self.name(one.place),
            "measure": measure.code,
            "title": measure.title,
            "unit": measure.unit,
            "harm": measure.harm,
            "period": one.when,
        }

    def _row(self, one: Commitment) -> dict[str, Any]:
        told = {name: getattr(one, name) for name in stages.TOLD}
        kept = {name: getattr(one, name) for name in ("as_reported", "as_verified", "low", "high")}
        if not one.promised:
            kept = dict.fromkeys(kept, math.nan)
        return {**self._who(one), **told, "state": one.state, **kept}

    def _whole(self, place: int) -> dict[str, Any]:
        states = [one.state for one in self.of(place)]
        return {
            "submission": self.name(place),
            "due": len(states),
            "verified": states.count("verified"),
            "delivered_not_verified": states.count("delivered, not verified"),
            "not_reported": states.count(SILENT),
            "low": self.kept(place, _low),
            "high": self.kept(place, _high),
        }


def deliveries(
    claims: Claims, *, until: int | None = None, weights: Mapping[str, float] | None = None
) -> Deliveries:
    """What became of promises: committed, forecast, delivered and verified by measure and period.

    Promises of a period after `until` are not due yet. A promise without a period is set against
    all periods together. `weights` by measure code, 1 where not given. Raises `DecisionError` for
    weights that are no weights, `ArgumentError` for what is no year and no mapping.
    """
    arguments.of_kind("claims", claims, Claims, "read them: sv.read, or sv.Claims.from_records")
    fix = 'give points by measure code: {"CV2": 3}'
    given = dict(arguments.of_kind("weights", weights or {}, Mapping, fix))  # type: ignore[type-abstract]
    if until is not None:
        arguments.of_kind("until", until, int, "give a year, such as 2026")
    faults = [
        Fault(f"weights[{code}]", "this is no weight of a measure", "use a code and 0 or more")
        for code, weight in given.items()
        if code not in claims.framework.members or not _weighs(weight)
    ]
    if faults:
        raise DecisionError(faults)
    found = [
        one
        for code, member in claims.framework.members.items()
        if code in claims.batches
        for one in _commitments(claims, member, until)
    ]
    found.sort(key=lambda one: one.place)
    last = math.inf if until is None else until
    ahead = [one for one in found if one.period > last]
    due = [one for one in found if one.period <= last]
    return Deliveries(claims, tuple(due), tuple(ahead), given, until)


def _weighs(weight: Any) -> bool:
    """Whether it is a number of 0 or more."""
    told = real(weight)
    return told is not None and 0 <= told < MOST


def _commitments(claims: Claims, member: Member, until: int | None) -> Iterator[Commitment]:
    """The promises of one measure, by period; those without one against all periods at once."""
    batch = claims.batches[member.code]
    when = {stage: stages.periods(batch, stage) for stage in stages.TOLD}
    dated = sorted({one for told in when.values() for one in told if one != UNDATED})
    undated = stages.quantity(claims, member, stages.TOLD[0], UNDATED)
    whole = ~np.isnan(undated)
    for period in [UNDATED, *dated]:
        alone = period != UNDATED
        told = [
            stages.quantity(claims, member, stage, period)
            if alone or stage == stages.TOLD[0]
            else stages.quantity(claims, member, stage, None, until=until)
            for stage in stages.TOLD
        ]
        for place in np.flatnonzero(~whole if alone else whole):
            amounts = [float(column[place]) for column in told]
            if not all(map(math.isnan, amounts)):
                yield Commitment(int(place), member, period, *amounts)


def _low(one: Commitment) -> float:
    return one.low


def _high(one: Commitment) -> float:
    return one.high


_WHO = {**dict.fromkeys(("submission", "measure", "title", "unit"), object), "harm": bool}
_ROW = {
    **_WHO,
    "period": object,
    **dict.fromkeys(stages.TOLD, np.float64),
    "state": object,
    **dict.fromkeys(("as_reported", "as_verified", "low", "high"), np.float64),
}
_ALL = {
    "submission": object,
    **dict.fromkeys(("due", "verified", "delivered_not_verified", "not_reported"), np.int64),
    **dict.fromkeys(("low", "high"), np.float64),
}
_LATER = {
    **_WHO,
    "period": object,
    **dict.fromkeys(("committed", "low", "central", "high"), np.float64),
}


def _columns(rows: list[dict[str, Any]], kinds: Mapping[str, Any]) -> Table:
    return {name: np.array([row[name] for row in rows], dtype=kind) for name, kind in kinds.items()}
