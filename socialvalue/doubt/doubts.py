"""Doubts: everything that is in doubt about one scoring, worked out when it is asked for.

In come the claims, the plan, the amounts and the results of a scoring; out come pounds and ratings
in doubt, by node, and what the doubt does not cover.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

import numpy as np
from attrs import define

from socialvalue.claims import Claims
from socialvalue.doubt import coefficients
from socialvalue.doubt.coefficients import Coefficient, Contribution
from socialvalue.doubt.drawn import Drawn, drawn
from socialvalue.doubt.leaves import Branch, Row, scales
from socialvalue.doubt.model import Model, model
from socialvalue.doubt.noise import Noise
from socialvalue.doubt.pounds import Pounds
from socialvalue.doubt.ratings import Ratings
from socialvalue.valuation.amount import Amount
from socialvalue.valuation.plan import Plan, Tree
from socialvalue.valuation.results import Results

Floats = np.ndarray[Any, np.dtype[np.float64]]


@define(frozen=True, slots=False, eq=False)
class Doubts:
    """What is in doubt about a scoring; nothing is drawn before it is needed."""

    claims: Claims
    plan: Plan
    amounts: tuple[Amount | None, ...]
    results: Results
    given: Mapping[str, Floats] | None = None

    @cached_property
    def model(self) -> Model:
        """The figures that have a range, and where they enter."""
        return model(self.plan)

    @cached_property
    def drawn(self) -> Drawn:
        """Their draws."""
        return drawn(self.model) if self.given is None else Drawn(self.model, self.given)

    def at(self, given: Mapping[str, Floats]) -> Doubts:
        """The same doubts at other uniform numbers, (draws,) by key: of figures (`drawn.keys`) and
        of the surveys of the submissions that are looked at (`surveyed`).
        """
        found = Doubts(self.claims, self.plan, self.amounts, self.results, given)
        found.__dict__["contributions"] = self.contributions
        return found

    def surveyed(self, place: int) -> list[str]:
        """The keys by which what surveys leave open of one submission is drawn."""
        found: dict[str, None] = {}
        for row, contribution in enumerate(self.contributions):
            noises = self._noises(row, contribution.open)
            for price, some in contribution.open_worth.items():
                noises += self._noises(row, some, price)
            for noise in noises:
                places = noise.column.places
                at = range(self.count) if places is None else places.tolist()
                if place in at:
                    found[noise.key(place)] = None
        return list(found)

    @property
    def count(self) -> int:
        """How many submissions there are."""
        return len(self.claims.submissions)

    @cached_property
    def ids(self) -> Any:
        """The id of each submission, (count,)."""
        return self.claims.submissions.ids

    @cached_property
    def contributions(self) -> tuple[Contribution, ...]:
        """What claims contribute, one a measure of the plan."""
        return tuple(
            coefficients.of_measure(
                self.model, row, self.claims.batches.get(member.code), self.amounts[row]
            )
            for row, member in enumerate(self.plan.members)
        )

    def pounds(self, places: Iterable[int]) -> Pounds:
        """The worth of some prices (places of the plan's price rows), added up."""
        columns, noises = [], []
        for place in places:
            row = self.plan.price_rows[place].row
            found = self.contributions[row]
            columns += found.worth.get(place, [])
            noises += self._noises(row, found.open_worth.get(place, []), place)
        return Pounds(columns, noises, self.drawn, self.count)

    def prices(self, node: str, ledger: str, *, harm: bool | None = None) -> list[int]:
        """The prices of a ledger below a node, or of a measure: all, or harms or benefits alone."""
        inside = {node}
        for one in self.plan.nodes:
            if one.code == node:
                inside |= {member.code for member in one.leaves()}
        return [
            place
            for place, price in enumerate(self.plan.price_rows)
            if price.ledger == ledger
            and self.plan.members[price.row].code in inside
            and harm in (None, price.harm)
        ]

    def ratings(self) -> Ratings:
        """Benefit, harm and score of every node, draw by draw."""
        branches = {
            harm: [
                Branch(leaf, [self.row(at) for at in leaf.rows], self.plan, self.drawn)
                for leaf in tree.leaves
            ]
            for harm, tree in ((False, self.plan.benefit), (True, self.plan.harm))
        }
        return Ratings(self.plan, branches, self.results, self.count, self.drawn.draws)

    def branch(self, row: int) -> tuple[Branch, int]:
        """The leaf of one measure, and its place there."""
        leaf = next(one for one in _leaves(self.plan) if row in one.rows)
        rows = [self.row(at) for at in leaf.rows]
        return Branch(leaf, rows, self.plan, self.drawn), row - leaf.rows.start

    def row(self, row: int) -> Row:
        """One measure as its ratings are drawn."""
        amount, found = self.amounts[row], self.contributions[row]
        absent, ceiling = np.ones(self.count, dtype=bool), np.ones(self.count)
        if amount is not None:
            absent[amount.places()] = False
            if amount.ceiling is not None:
                where = slice(None) if amount.rows is None else amount.rows
                ceiling[where] = amount.ceiling
        applicable = np.ones(self.count, dtype=bool)
        code = self.plan.members[row].code
        applicable[list(self.claims.not_applicable.get(code, {}))] = False
        noises = self._noises(row, found.open)
        scale = scales(self.plan, self.claims.submissions.columns, row, self.count)
        return Row(found.quantity, noises, absent, ceiling, applicable, scale)

    def _noises(
        self, row: int, columns: list[Coefficient], price: int | None = None
    ) -> list[Noise]:
        """Noises of a measure's quantity, or of one of its prices.

        Their names are told by their patterns, but for the price itself, so that no rival moves
        them, and so that a quantity and its pounds are off together.
        """
        code, aside = self.plan.members[row].code, () if price is None else self.model.prices[price]
        return [
            Noise(
                " ".join([code, *(one.words for one in column.pattern if one not in aside)]),
                column,
                self.drawn,
                self.ids,
            )
            for column in columns
            if column.values.any()
        ]


def _leaves(plan: Plan) -> Iterable[Any]:
    trees: tuple[Tree, ...] = (plan.benefit, plan.harm)
    return (leaf for tree in trees for leaf in tree.leaves)
