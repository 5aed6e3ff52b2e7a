"""`WhatIf`: scores and pounds as they are, and as they would be if some figures were others.

In come two scorecards of the same claims; out come a tidy table, text and plain JSON types.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

import numpy as np
from attrs import define, field, frozen

from socialvalue.insight.sensitivity import pages, told
from socialvalue.insight.sensitivity.rescored import Numbers
from socialvalue.insight.sensitivity.rescoring import ledgers_of, numbers_of
from socialvalue.scorecard import tables
from socialvalue.scorecard.card import Scorecard
from socialvalue.scorecard.tables import Table
from socialvalue.scorecard.words import (
    clean,
    columns,
    listed,
    number,
    points,
    pounds,
    short,
    wrapped,
)

NAME, MOST = 28, 20
"""Columns that a submission may take, and rows of a table that a page shows."""


@frozen
class Supposition:
    """One figure of one `measure`: its `role` there, its number `before` (None where none was
    declared) and `after`; `own` are those whose claims bring their own, which stays.
    """

    measure: str
    role: str
    before: float | None
    after: float
    own: tuple[str, ...] = ()

    def __str__(self) -> str:
        before = "none" if self.before is None else number(self.before)
        return f"{self.role} of {self.measure} {number(self.after)} (declared: {before})"


@define(frozen=True, slots=False, eq=False, repr=False)
class WhatIf:
    """What was `supposed`, and the scorecards `before` and `after`; made by `sv.what_if`.

    `told` are the places of the submissions that pages and tables tell of; ranks are among all.
    """

    supposed: tuple[Supposition, ...]
    before: Scorecard = field(repr=False)
    after: Scorecard = field(repr=False)
    told: tuple[int, ...] = ()

    @property
    def ledgers(self) -> tuple[str, ...]:
        """The ledgers in which measures have prices."""
        return ledgers_of(self.before)

    @cached_property
    def both(self) -> tuple[Numbers, Numbers]:
        """Central numbers before and after."""
        return numbers_of(self.before, self.ledgers), numbers_of(self.after, self.ledgers)

    @property
    def names(self) -> list[str]:
        """The submissions, in the order of all numbers."""
        return [str(name) for name in tables.names(self.before)]

    def table(self) -> Table:
        """One row a submission that is told: its central score and rank before and after (points),
        and its worth in each ledger (pounds, benefit less harm).
        """
        rows = list(self.told)
        table: Table = {"submission": np.array(self.names, object)[rows]}
        for of in ("score", "ranks"):
            for when, some in zip(("before", "after"), self.both, strict=True):
                table[f"{of.removesuffix('s')}_{when}"] = np.asarray(getattr(some, of))[rows]
        for ledger in self.ledgers:
            for when, some in zip(("before", "after"), self.both, strict=True):
                table[f"worth_{when}, {ledger}"] = some.worth[ledger][rows]
        return table

    def as_dict(self) -> dict[str, Any]:
        """Everything as plain JSON types."""
        return {
            "headline": self.headline,
            "supposed": [
                {
                    "measure": one.measure,
                    "role": one.role,
                    "before": one.before,
                    "after": one.after,
                    "own": list(one.own),
                }
                for one in self.supposed
            ],
            "submissions": pages.rows(self.table()),
        }

    @property
    def headline(self) -> str:
        """Who leads before and after, in one sentence."""
        before, after = ([self.names[at] for at in some.first] for some in self.both)
        if not before:
            return "Nobody was scored."
        if before == after:
            stays = "still leads" if len(after) == 1 else "still share the lead"
            moved = (self.both[0].ranks != self.both[1].ranks).any()
            rest = "; other ranks change" if moved else ""
            return f"{listed(map(clean, after))} {stays}{rest}."
        leads = "leads" if len(after) == 1 else "share the lead"
        led = "led" if len(before) == 1 else "shared the lead"
        return f"{listed(map(clean, after))} {leads}; before, {listed(map(clean, before))} {led}."

    def __repr__(self) -> str:
        lines = wrapped(f"If {listed(map(str, self.supposed))}: {self.headline}")
        lines += told.lines(self.told, self.names)
        for one in self.supposed:
            if one.own:
                whose = listed(map(clean, one.own), 6)
                brought = f"Claims of {whose} bring a {one.role} of their own for {one.measure}"
                lines += wrapped(f"{brought}; that stays.")
        return "\n".join([*lines, "", *self._scores(), *self._pounds()])

    def _scores(self) -> Iterator[str]:
        ranked = np.argsort(-self.both[1].score, kind="stable").tolist()
        those = set(self.told)
        order = [at for at in ranked if at in those]
        rows = [
            [
                short(self.names[at], NAME),
                *(f"{points(float(one.score[at]))} ({one.ranks[at]})" for one in self.both),
            ]
            for at in order[:MOST]
        ]
        yield "SCORES (rank)"
        yield from columns(["", "before", "after"], rows, 1)
        yield from self._more(len(order))

    def _pounds(self) -> Iterator[str]:
        before, after = self.both
        those = set(self.told)
        rows = [
            [
                short(self.names[at], NAME),
                ledger,
                *(pounds(float(one.worth[ledger][at])) for one in self.both),
            ]
            for ledger in self.ledgers
            for at in np.flatnonzero(before.worth[ledger] != after.worth[ledger]).tolist()
            if at in those
        ]
        yield ""
        yield "POUNDS THAT MOVE"
        if not rows:
            yield "  None."
            return
        yield from columns(["", "ledger", "before", "after"], rows[:MOST], 2)
        yield from self._more(len(rows))

    def _more(self, count: int) -> Iterator[str]:
        if count > MOST:
            yield f"  ... and {count - MOST:,} more; table() has them all"

    def _repr_html_(self) -> str:
        return pages.as_html(repr(self))
