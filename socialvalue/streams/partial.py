"""`Partial`: what some submissions come to, so that parts add up exactly to the whole.

Counts, pounds, points and extremes are whole numbers: the partial result of a portfolio is the same
to the last bit however it was parted, in whatever order its parts were merged. In comes a
scorecard; out come totals, means, quantiles, and one digest over all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property, reduce
from typing import Any, TypeVar

import numpy as np
from attrs import define, evolve

from socialvalue.errors import ArgumentError, Fault, UnknownName
from socialvalue.framework.digest import hashed
from socialvalue.scorecard import Scorecard, plain
from socialvalue.streams.histogram import Histogram, total
from socialvalue.valuation.prices import UNITS
from socialvalue.valuation.results import PAST

GRAINS = 10**9
"""Grains in a point: points are fixed at 1e-9 before they are added up."""

TOLD = ("score", "benefit", "harm")
WHOLE = ("headroom", "coverage")
"""What is counted of the whole beside `TOLD`; coverage as a percentage."""

STATUSES = ("assessed", "undefined", "not applicable", "not assessed", "past limit")
SIDES = ("benefit", "harm")

Floats = np.ndarray[Any, np.dtype[np.float64]]
Ints = np.ndarray[Any, np.dtype[np.int64]]
Key = TypeVar("Key")
Value = TypeVar("Value")


@define(frozen=True, slots=False, eq=False, repr=False)
class Partial:
    """The totals of some submissions under one framework and basis (digests).

    `statuses` counts submissions by (measure, status); `units` holds pounds in whole units of 1e-4
    by (ledger, side, node), exact at any size; `points` histograms of 1e-9 points by (node, what),
    and `pounds` histograms of the whole's units by (ledger, side).
    """

    framework: str
    basis: str
    submissions: int
    refused: int
    statuses: dict[tuple[str, str], int]
    units: dict[tuple[str, str, str], int]
    points: dict[tuple[str, str], Histogram]
    pounds: dict[tuple[str, str], Histogram]

    @classmethod
    def of(cls, card: Scorecard, points: Mapping[tuple[str, str], Floats] | None = None) -> Partial:
        """The totals of a scorecard; who was refused while it was read is counted too.

        `points` are those of `points_of`, where they were worked out already.
        """
        told = points_of(card) if points is None else points
        outcomes = {
            (ledger, SIDES[harm], card.plan.nodes[place].code): found[:, 0].astype(np.int64)
            for (ledger, harm, place), found in card.results.worth.items()
        }
        return cls(
            card.framework.digest,
            plain.basis_digest(card),
            len(card.submissions),
            len(card.claims.refusals),
            _statuses(card),
            _upwards(card, {key: total(found) for key, found in outcomes.items()}),
            {key: Histogram.of(grains(key[1], each), "linear") for key, each in told.items()},
            _pounds(outcomes),
        )

    def merge(self, other: Partial) -> Partial:
        """The totals of both; associative, and the same in either order.

        Raises `ArgumentError` where they stand on another framework or basis.
        """
        if not isinstance(other, Partial):
            fault, fix = "this is no partial result", "merge what sv.Partial.of or a stream gave"
            raise ArgumentError(Fault("other", fault, fix))
        for name, many in (("framework", "frameworks"), ("basis", "bases")):
            mine, theirs = getattr(self, name), getattr(other, name)
            if mine != theirs:
                fault = f"parts of two {many} do not add up: {mine} and {theirs}"
                raise ArgumentError(Fault(name, fault, "score both parts with the same one"))
        return Partial(
            self.framework,
            self.basis,
            self.submissions + other.submissions,
            self.refused + other.refused,
            _joined(self.statuses, other.statuses, int.__add__),
            _joined(self.units, other.units, int.__add__),
            _joined(self.points, other.points, Histogram.merge),
            _joined(self.pounds, other.pounds, Histogram.merge),
        )

    def refusing(self, many: int) -> Partial:
        """The same totals with so many more submissions that were refused."""
        return evolve(self, refused=self.refused + many)

    @property
    def rows_in(self) -> int:
        """Submissions that came in: those scored and those refused."""
        return self.submissions + self.refused

    @cached_property
    def digest(self) -> str:
        """`sha256:…` over everything here, in one canonical JSON form."""
        return str(hashed(self.as_dict()))

    def total(self, ledger: str, side: str = "benefit", node: str = "overall") -> float:
        """Pounds of a ledger at a node: benefit, or harm below zero; raises `UnknownName`."""
        return _found(self.units, (ledger, side, node), "pounds") / UNITS

    def mean(self, node: str = "overall", what: str = "score") -> float:
        """The mean over submissions, in points; NaN of nobody. Raises `UnknownName`."""
        found = _found(self.points, (node, what), "points")
        return found.total / (found.count * GRAINS) if found.count else float("nan")

    def quantile(self, share: float, node: str = "overall", what: str = "score") -> float:
        """The points below which a share of submissions lies, within `POINT_ERROR` points."""
        return _found(self.points, (node, what), "points").quantile(share) / GRAINS

    def worth_quantile(self, share: float, ledger: str, side: str = "benefit") -> float:
        """The pounds of a submission below which a share lies, within `POUND_ERROR` of itself."""
        return _found(self.pounds, (ledger, side), "pounds").quantile(share) / UNITS

    def as_dict(self) -> dict[str, Any]:
        """Plain JSON types: counts, whole units of 1e-4 pounds, grains of 1e-9 points."""
        return {
            "framework": self.framework,
            "basis": self.basis,
            "submissions": self.submissions,
            "refused": self.refused,
            "statuses": _nested(self.statuses, int),
            "units": _nested(self.units, int),
            "points": _nested(self.points, Histogram.as_dict),
            "pounds": _nested(self.pounds, Histogram.as_dict),
        }

    @classmethod
    def from_dict(cls, given: Mapping[str, Any]) -> Partial:
        """What `as_dict` gave, read back; raises `ArgumentError` for anything else."""
        try:
            return cls(
                given["framework"],
                given["basis"],
                given["submissions"],
                given["refused"],
                _flat(given["statuses"], int, 2),
                _flat(given["units"], int, 3),
                _flat(given["points"], Histogram.from_dict, 2),
                _flat(given["pounds"], Histogram.from_dict, 2),
            )
        except (KeyError, TypeError, ValueError) as error:
            fix = "give what Partial.as_dict gave"
            raise ArgumentError(Fault("given", "this is no partial result", fix)) from error

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Partial) and self.digest == other.digest

    def __hash__(self) -> int:
        return hash(self.digest)

    def __repr__(self) -> str:
        mean = self.mean() if ("overall", "score") in self.points else float("nan")
        told = f"{self.submissions:,} scored, {self.refused:,} refused, mean score {mean:.1f}"
        return f"<Partial: {told}, {self.digest[:15]}…>"


def merged(parts: Iterable[Partial]) -> Partial:
    """The totals of one part or more."""
    return reduce(Partial.merge, parts)


def _statuses(card: Scorecard) -> dict[tuple[str, str], int]:
    found = {}
    for row, (member, amount) in enumerate(zip(card.plan.members, card.amounts, strict=True)):
        apart = len(card.claims.not_applicable.get(member.code, {}))
        assessed = 0 if amount is None else int(amount.places().size)
        undefined = 0 if amount is None else int(amount.undefined.size)
        past = 0
        if member.measure.harm:
            past = int((card.results.past[row - card.plan.benefits] == PAST).sum())
        rest = len(card.submissions) - assessed - undefined - apart
        numbers = (assessed, undefined, apart, rest, past)
        found.update({(member.code, s): n for s, n in zip(STATUSES, numbers, strict=True)})
    return found


def _upwards(
    card: Scorecard, outcomes: Mapping[tuple[str, str, str], int]
) -> dict[tuple[str, str, str], int]:
    """Units of outcomes, with those of their themes and of the whole."""
    found = dict(outcomes)
    for (ledger, side, code), units in outcomes.items():
        themes = [
            one.code for one in card.framework.themes if code in {c.code for c in one.children}
        ]
        for above in (*themes, card.framework.root.code):
            key = (ledger, side, above)
            found[key] = found.get(key, 0) + units
    return found


def points_of(card: Scorecard) -> dict[tuple[str, str], Floats]:
    """Points (submissions,) by node and what they are: of the whole and of each theme."""
    root = card.framework.root.code
    wanted = [(root, what) for what in (*TOLD, *WHOLE)]
    wanted += [(theme.code, what) for theme in card.framework.themes for what in TOLD]
    return {(node, what): getattr(card, what)(node) for node, what in wanted}


def grains(what: str, points: Floats) -> Ints:
    """Points (n,) as whole numbers of 1e-9; coverage, a share, as a percentage."""
    values = points * (GRAINS * (100.0 if what == "coverage" else 1.0))
    return np.rint(values, out=values).astype(np.int64)


def _pounds(outcomes: Mapping[tuple[str, str, str], Any]) -> dict[tuple[str, str], Histogram]:
    sums: dict[tuple[str, str], Any] = {}
    for (ledger, side, _), units in outcomes.items():
        before = sums.get((ledger, side))
        sums[ledger, side] = units if before is None else before + units
    return {key: Histogram.of(units, "logarithmic") for key, units in sums.items()}


def _joined(
    first: Mapping[Key, Value], second: Mapping[Key, Value], join: Callable[[Value, Value], Value]
) -> dict[Key, Value]:
    found = dict(first)
    for key, value in second.items():
        found[key] = join(found[key], value) if key in found else value
    return found


def _found(table: Mapping[Any, Value], key: tuple[str, ...], what: str) -> Value:
    if key in table:
        return table[key]
    known = ", ".join(sorted({" ".join(one) for one in table})[:8])
    raise UnknownName(Fault(" ".join(map(str, key))[:60], f"no {what} go by this", f"use {known}"))


def _nested(table: Mapping[Any, Any], plainly: Callable[[Any], Any]) -> dict[str, Any]:
    """A table by keys of several words as mappings within mappings."""
    found: dict[str, Any] = {}
    for (*above, last), value in sorted(table.items()):
        inner = found
        for word in above:
            inner = inner.setdefault(word, {})
        inner[last] = plainly(value)
    return found


def _flat(nested: Mapping[str, Any], read: Callable[[Any], Any], depth: int) -> dict[Any, Any]:
    """Mappings within mappings, so deep, as one table by keys of several words."""
    if depth == 1:
        return {(word,): read(value) for word, value in nested.items()}
    return {
        (word, *key): value
        for word, inner in nested.items()
        for key, value in _flat(inner, read, depth - 1).items()
    }
