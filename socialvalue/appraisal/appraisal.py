"""`Appraisal`: money over time of one scorecard, ledger by ledger, and nothing else.

Its methods are tidy tables: dicts of equal-length columns. Ledgers are added only by a named rule
of exchange, and no ratio goes without its scope.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import define

from socialvalue.appraisal import plain, tables, text, weights
from socialvalue.appraisal.account import Account
from socialvalue.appraisal.weights import Income
from socialvalue.proxy import Share
from socialvalue.scorecard import objections
from socialvalue.scorecard.tables import Table
from socialvalue.source import Figure, figure


@define(frozen=True, slots=False, eq=False, repr=False)
class Appraisal(Account):
    """Benefits, harms and costs of every submission over the years; made by `sv.appraise`."""

    def table(self) -> Table:
        """One row a submission and ledger: present value of benefits, harms and costs, net present
        value, benefit-cost ratio, SROI ratio gross and net, equivalent annual value, payback,
        benefits to count on, and the scope of it all.

        Pounds of the basis at its start; ratios in pounds a pound; payback in years. NaN where
        there is no answer, with the reason in `why`.
        """
        return tables.values(self)

    def flows(self) -> Table:
        """One row a submission, ledger and year: benefits, harms and balance, real pounds of the
        basis, undiscounted and discounted. Discounted years add up to `card.worth()` exactly.
        """
        return tables.flows(self)

    def costs(self) -> Table:
        """One row a submission and year: pounds of the basis, undiscounted and discounted, any
        optimism bias included; NaN where a submission gave no costs.
        """
        return tables.costs(self)

    def cost_per_outcome(self) -> Table:
        """One row a submission and benefit measure whose units add up: pounds for one attributable
        unit. The whole cost is set against each measure in turn: it is not shared out among them,
        so these costs are never added.
        """
        return tables.cost_per_outcome(self)

    def weighted(
        self,
        incomes: Mapping[str, Income],
        reference: float,
        elasticity: Figure | Share | None = None,
        *,
        others: Sequence[float],
        ledgers: Sequence[str] | None = None,
    ) -> Table:
        """Present values with distributional weights beside those without, one row a submission,
        ledger and elasticity: the one chosen, and two `others` as a sensitivity.

        `incomes` by submission: an income, or {group: (share of the benefit, income)}; `reference`
        is the income whose weight is 1, defined and equivalised alike. A weight is (reference /
        income) ** elasticity; `elasticity` is the ledger's `distributional-elasticity` unless
        another with a source is given. Only the welfare and transfer `ledgers`: others hold no
        gain of people with an income. Harms are weighted by the same incomes. A strict basis raises
        `SourceError` for an elasticity that does not hold on its day.
        """
        power = figure("distributional-elasticity") if elasticity is None else elasticity
        return weights.weighted(self, incomes, reference, power, others, ledgers)

    def warnings(self) -> Table:
        """Everything that stands against a source on the basis's day, one row a source and wrong:
        those of the scorecard, and those that the appraisal adds.
        """
        return objections.table(self.objections)

    def as_dict(self) -> dict[str, Any]:
        """Everything as plain JSON types; what is not there is null."""
        return plain.as_dict(self)

    def __repr__(self) -> str:
        return text.page(self)
