"""`Feedback`: to one bidder, how every point was won or lost, and what would earn the next.

In come an outcome and a bid; out come lines, one a criterion. Everything is told from the bidder's
own figures; those of others stand in it only where they may be published.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from attrs import define, frozen

from socialvalue.decisions import plain, text
from socialvalue.decisions.cautions import Caution, cautions
from socialvalue.decisions.criterion import ABSOLUTE, BANDS, LOWEST, Criterion
from socialvalue.decisions.next_point import next_point, reasons
from socialvalue.decisions.outcome import Outcome
from socialvalue.decisions.spelling import spelt
from socialvalue.scorecard.tables import Table
from socialvalue.scorecard.words import clean, wrapped


@frozen
class Line:
    """One criterion: points of its weight, what was offered, against what, and what would do."""

    criterion: str
    name: str
    method: str
    weight: float
    points: float
    lost: float
    offered: str
    against: str
    next_point: str
    why: str


@define(frozen=True, slots=False, eq=False, repr=False)
class Feedback:
    """The feedback to one bid; it prints as a letter would read."""

    outcome: Outcome
    place: int
    publish: bool = False

    @property
    def lines(self) -> list[Line]:
        """One line a criterion."""
        return [self._line(at, one) for at, one in enumerate(self.outcome.criteria)]

    @property
    def cautions(self) -> list[Caution]:
        """What was found of this bid, and, where it may be told, of the whole."""
        own = self.outcome.name(self.place)
        found = cautions(self.outcome)
        return [
            one
            for one in found
            if (one.who == own and (self.publish or self._told_alone(one)))
            or (not one.who and one.kind in ("method", "stage"))
        ]

    @staticmethod
    def _told_alone(one: Caution) -> bool:
        """Whether it can be told without a word on anybody else's figures."""
        return one.kind not in RIVALS and (one.open or one.kind != "far above the others")

    def table(self) -> Table:
        """One row a criterion: weight, points, lost, offered, against, next_point, why."""
        lines = self.lines
        return {
            name: np.array([getattr(one, name) for one in lines], dtype=kind)
            for name, kind in _KINDS.items()
        }

    def as_dict(self) -> dict[str, Any]:
        """Everything as plain JSON types."""
        stands = self.outcome.stands
        return {
            "schema": plain.SCHEMA,
            "scoring": self.outcome.scoring.name,
            "submission": self.outcome.name(self.place),
            "rank": int(stands.rank[self.place]),
            "bids": len(self.outcome),
            "total": float(stands.totals[self.place]),
            "published": self.publish,
            "lines": plain.rows(self.table()),
            "warnings": [text.sentence(one) for one in self.cautions],
        }

    def __repr__(self) -> str:
        stands, digits = self.outcome.stands, self.outcome.scoring.decimals
        name = clean(self.outcome.name(self.place))
        tied = any(self.place in group for group in stands.tied)
        rank = f"rank {stands.rank[self.place]}{' (shared)' if tied else ''}"
        told = [
            *wrapped(f"FEEDBACK TO {name}: {self.outcome.scoring.name}"),
            *wrapped(
                f"{rank} of {len(self.outcome)}, with {stands.totals[self.place]:.{digits}f} "
                f"points of 100, rounded once, at the end."
            ),
        ]
        for one in self.lines:
            told += ["", *self._told(one, digits)]
        found = [text.sentence(one) for one in self.cautions]
        told += ["", "WHAT WAS FOUND BESIDE THE POINTS"] if found else []
        told += [line for one in found for line in wrapped(one, "  - ", "    ")]
        return "\n".join(told)

    def _told(self, one: Line, digits: int) -> list[str]:
        head = f"{one.criterion} {one.name}: {one.points:.{digits}f} of {one.weight:g} points"
        parts = [f"offered: {one.offered}, {one.against}."]
        if one.lost > 0:
            parts.append(f"lost: {one.lost:.{digits}f}.")
        parts += [part for part in (one.why, one.next_point) if part]
        return [
            *wrapped(head),
            *(line for part in parts for line in wrapped(part, "  - ", "    ")),
        ]

    def _line(self, at: int, one: Criterion) -> Line:
        stands = self.outcome.stands
        got = float(stands.points[at, self.place])
        return Line(
            one.code,
            one.name,
            one.method,
            one.weight,
            got,
            max(one.weight - got, 0.0),
            offered(one, float(self.outcome.numbers[at, self.place])),
            self._against(at, one),
            next_point(self.outcome, at, self.place, publish=self.publish),
            reasons(self.outcome, at, self.place),
        )

    def _against(self, at: int, one: Criterion) -> str:
        if one.method == BANDS:
            return f"of bands 0 to {one.highest}"
        if one.method == ABSOLUTE:
            low, high = one.ends
            return f"from {spelt(one, low)} (nothing) to {spelt(one, high)} (all)"
        what = "the lowest price" if one.method == LOWEST else "the most that was offered"
        if not self.publish:
            return f"against {what}"
        row = self.outcome.numbers[at]
        best = int(np.nanargmin(row) if one.method == LOWEST else np.nanargmax(row))
        return f"against {what}, {spelt(one, float(row[best]))} ({clean(self.outcome.name(best))})"


RIVALS = ("a promise turns the others", "another bid turns the order", "cliff edge", "tie",
          "a bid that cannot win turns the order")  # fmt: skip
"""Kinds of caution that name other bidders."""

_KINDS: dict[str, Any] = {
    **dict.fromkeys(("criterion", "name", "method"), object),
    **dict.fromkeys(("weight", "points", "lost"), np.float64),
    **dict.fromkeys(("offered", "against", "next_point", "why"), object),
}


def offered(one: Criterion, value: float) -> str:
    """What a bid offered under a criterion, in words."""
    if np.isnan(value):
        return "nothing shown"
    if one.method == BANDS:
        return f"band {value:g}, {clean(one.scale[int(value)])}"
    return spelt(one, value)
