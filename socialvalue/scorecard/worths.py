"""`Worths`: the pounds of every submission, without ratings; made by `sv.worth`.

In come claims, a plan and exact totals; out come the same tables of pounds as a scorecard has, bit
for bit, the balance of a node as an array, and the pounds of everyone together.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
from attrs import define

from socialvalue.counted import counted
from socialvalue.errors import Fault, UnknownName
from socialvalue.scorecard import tables
from socialvalue.scorecard.ground import Ground
from socialvalue.scorecard.tables import Table
from socialvalue.valuation import pounds
from socialvalue.valuation.pounds import Totals
from socialvalue.valuation.prices import UNITS

Floats = np.ndarray[Any, np.dtype[np.float64]]


@define(frozen=True, slots=False, eq=False, repr=False)
class Worths(Ground):
    """What every submission is worth, by ledger, outcome and side.

    Ledgers are never added up. What is not shown is worth nothing, which a rating would say and
    pounds alone do not: read coverage on a scorecard. `day` is as on a scorecard.
    """

    results: Totals
    day: date

    def __repr__(self) -> str:
        who = counted(len(self.submissions), "submission")
        return f"<Worths of {who}: {', '.join(self.ledgers)}>"

    @property
    def ledgers(self) -> tuple[str, ...]:
        """The ledgers in which any measure of the framework has a price."""
        return tuple(dict.fromkeys(ledger for ledger, _, _ in self.results.worth))

    def table(self, by: str = "overall") -> Table:
        """Pounds by ledger, one row a submission, ledger and part: see `Scorecard.worth`."""
        return tables.worth(self, by)

    def totals(self, by: str = "overall") -> Table:
        """Pounds of all submissions together: one row a ledger and overall, theme, outcome, measure
        or kind, each the exact sum, in whole units of 1e-4 pounds, of the rows of `table`.
        """
        groups = tables.units(self, by)
        sides = [
            [sum(pounds.summed(part) for part in parts[side]) for parts in groups.values()]
            for side in (0, 1)
        ]
        balance = [gain + loss for gain, loss in zip(*sides, strict=True)]
        told = {"benefit": sides[0], "harm": [-much for much in sides[1]], "balance": balance}
        return {
            "ledger": np.array([ledger for ledger, _ in groups], object),
            by: np.array([at for _, at in groups], object),
            **{name: np.array([much / UNITS for much in whole]) for name, whole in told.items()},
            "price_year": np.full(len(groups), self.basis.price_year),
        }

    def balance(self, ledger: str, node: str = "overall") -> Floats:
        """Benefit less harm of a node in one ledger, in pounds (submissions,): exact whole units,
        divided once. Raises `UnknownName` for a ledger or a node that is not there.
        """
        if ledger not in self.ledgers:
            fix = f"use {' or '.join(self.ledgers)}" if self.ledgers else "nothing has a price"
            raise UnknownName(Fault(str(ledger), "no measure has a price in this ledger", fix))
        own = self._outcomes(node)
        worth = self.results.worth.items()
        parts = [all_of[:, 0] for (held, _, at), all_of in worth if held == ledger and at in own]
        return pounds.in_pounds(parts, len(self.submissions))

    def _outcomes(self, node: str) -> set[int]:
        """The places of a node's outcomes: its own where it is one."""
        for one in self.plan.nodes:
            if one.code == node:
                inside = {below.code for below in one.walk()}
                places = enumerate(self.plan.nodes)
                return {place for place, below in places if below.code in inside}
        fix = f"use {', '.join(one.code for one in self.plan.nodes)}"
        raise UnknownName(Fault(str(node), "the framework has no node of this code", fix))
