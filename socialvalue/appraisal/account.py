"""`Account`: the books, costs and records of one scorecard, read ledger by ledger.

Out come numbers a submission, (submissions,), NaN where there is no answer, and the words that say
why. Tables and pages read it; it computes nothing that `numerics` does not define.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any

import numpy as np
from attrs import define

from socialvalue.appraisal import contract, objections, promises, scope
from socialvalue.appraisal.books import Book
from socialvalue.appraisal.costs import Costs
from socialvalue.appraisal.exchange import NO_RULE, Exchange
from socialvalue.appraisal.objections import Used
from socialvalue.appraisal.scope import RATIOS, Ratio, Scope
from socialvalue.errors import AppraisalError, Fault
from socialvalue.numerics.appraisal import equivalent_annual_value
from socialvalue.numerics.discounting import Schedule
from socialvalue.numerics.payback_time import payback
from socialvalue.numerics.ratios import benefit_cost_ratio, net_sroi_ratio, sroi_ratio
from socialvalue.scorecard import tables
from socialvalue.scorecard.objections import Objection
from socialvalue.scorecard.objections import of as of_card
from socialvalue.scorecard.scores import Scores
from socialvalue.valuation.terms import bands

Floats = np.ndarray[Any, np.dtype[np.float64]]
Bools = np.ndarray[Any, np.dtype[np.bool_]]

FORMULAS: dict[str, Any] = {
    "benefit_cost_ratio": benefit_cost_ratio,
    "sroi_gross": sroi_ratio,
    "sroi_net": net_sroi_ratio,
}

UNPRICED = "nothing that it claims has a price in this ledger"
FLAT: Schedule = ([1.0], [np.inf], [0.0])
"""A schedule that discounts nothing."""


@define(frozen=True, slots=False, eq=False, repr=False)
class Account:
    """What a scorecard is worth and costs: a book a ledger, costs, and (3, submissions) records of
    delivery; `exchange` is the rule by which ledgers were added, None where none were, and `added`
    the sources that the card does not have.
    """

    card: Scores
    books: tuple[Book, ...]
    spent: Costs
    records: Floats
    exchange: Exchange | None = None
    added: tuple[Used, ...] = ()

    def __len__(self) -> int:
        return len(self.card.submissions)

    def book(self, ledger: str) -> Book:
        """The book of a ledger, or of the rule of this name; `AppraisalError` for another."""
        for one in self.books:
            if one.ledger == ledger:
                return one
        known = ", ".join(book.ledger for book in self.books) or "none"
        fault = "this appraisal has no such ledger"
        raise AppraisalError(Fault(str(ledger), fault, f"use one of: {known}"))

    def place(self, who: str) -> int:
        """The place of a submission by id or name; `AppraisalError` where there is none."""
        place = self.card.submissions.find(who)
        if place is None:
            raise AppraisalError(Fault(str(who), "there is no such submission", "use an id"))
        return place

    def answered(self, book: Book) -> Bools:
        """Who has both costs and something priced in a ledger, (submissions,)."""
        found: Bools = self.spent.given & book.assessed
        return found

    def why(self, book: Book) -> list[str]:
        """Why a submission has no ratio in a ledger, one a submission; "" where it has one."""
        return [
            "; ".join(filter(None, (self.spent.why(place), "" if priced else UNPRICED)))
            for place, priced in enumerate(book.assessed)
        ]

    @cached_property
    def objections(self) -> list[Objection]:
        """What stands against the sources of the card, and against those that were added."""
        return [*of_card(self.card), *objections.against(self.added, self.card.day)]

    @cached_property
    def remarks(self) -> list[str]:
        """What is odd about the costs of each submission; "" where nothing is."""
        return contract.remarks(self.card.submissions, self.spent.given)

    def net(self, book: Book) -> Floats:
        """Net present value (submissions,), in pounds: benefits less harms less costs."""
        value = book.present("balance") - self.spent.present
        return np.where(self.answered(book), value, np.nan)

    def values(self, book: Book, ratio: Any) -> Floats:
        """A ratio by name, (submissions,)."""
        if not isinstance(ratio, str) or ratio not in RATIOS:
            fix = f"use one of: {', '.join(RATIOS)}"
            raise AppraisalError(Fault(str(ratio), "there is no ratio of this name", fix))
        costs = np.where(self.spent.enough, self.spent.present, 0.0)
        found = FORMULAS[ratio](book.present("balance"), costs)
        return np.where(self.answered(book), found, np.nan)

    def ratio(self, who: str, ledger: str, ratio: str) -> Ratio:
        """One ratio of one submission, with its scope; `ratio` is a name of `RATIOS`."""
        place = self.place(who)
        return self.ratios(ledger, ratio)[place]

    def ratios(self, ledger: str, ratio: str) -> tuple[Ratio, ...]:
        """A ratio of every submission, each with its scope."""
        book = self.book(ledger)
        found, why = self.values(book, ratio), self.why(book)
        return tuple(
            Ratio(
                self.card.submissions.name(place),
                float(found[place]),
                self.scope(book.ledger, place, ratio),
                why[place],
            )
            for place in range(len(self))
        )

    @cached_property
    def shared(self) -> dict[str, Any]:
        """The parts of a scope that are the same for every submission and ledger."""
        return {
            "framework": self.card.framework.digest,
            "optimism": self.spent.optimism.words,
            **scope.of_basis(self.card.basis, self.card.claims.deflator),
        }

    def scope(self, of: str, place: int, ratio: str) -> Scope:
        """What a number of one submission covers; `of` is a ledger, a rule, or a measure's code."""
        return Scope(
            ratio=ratio,
            ledger=of,
            cost_years=self.spent.fell_in(place),
            harms_not_looked_for=self.unlooked[of][place] if of in self.unlooked else "none",
            **self.rule(of),
            **self.shared,
        )

    def rule(self, of: str) -> dict[str, Any]:
        """The rates, reason and source of the rule of this name; none where `of` names no rule."""
        rule = self.exchange
        return rule.scope if rule is not None and rule.name == of else NO_RULE

    @cached_property
    def unlooked(self) -> dict[str, list[str]]:
        """The harms with a price in each book that a submission says nothing of, as codes; "none".

        What is not looked for is in no pound, so that a ratio looks better for the silence.
        """
        return {book.ledger: self._unlooked(book) for book in self.books}

    def _unlooked(self, book: Book) -> list[str]:
        ledgers = {book.ledger} if book.exchange is None else set(book.exchange.rates)
        priced = {
            one.row for one in self.card.plan.price_rows if one.harm and one.ledger in ledgers
        }
        found: list[list[str]] = [[] for _ in range(len(self))]
        for row in sorted(priced):
            gaps = np.isin(tables.statuses(self.card, row).astype(str), tables.STATUSES[1:3])
            for place in np.flatnonzero(gaps):
                found[place].append(self.card.plan.members[row].code)
        return [", ".join(codes) or "none" for codes in found]

    def span(self, book: Book) -> Any:
        """Over how many years a net present value is spread, (submissions,): as many as anything is
        felt in, first to last, or as costs fall in, whichever are more.
        """
        felt = _lasting((book.units[:, 0] != 0).any(axis=0))
        return np.maximum(felt, _lasting(self.spent.flows[0] != 0))

    def annual(self, book: Book) -> Floats:
        """Equivalent annual value (submissions,), pounds a year: the even amount at the end of each
        year of its `span` that is worth the net present value at the start.
        """
        basis, net = self.card.basis, self.net(book)
        schedule = FLAT if basis.discounting == "none" else bands(basis.discounting)
        periods, found = self.span(book), np.full(len(self), np.nan)
        for many in np.unique(periods[periods > 0]):
            some = (periods == many) & ~np.isnan(net)
            found[some] = equivalent_annual_value(schedule, net[some], int(many))
        return found

    def back(self, book: Book, *, discounted: bool) -> Floats:
        """Payback (submissions,), years from the start; NaN where it never comes in the years
        counted, or where there is nothing to pay back from.
        """
        longest = max(book.years, self.spent.pounds.shape[1])
        flows = np.zeros((longest, len(self)))
        flows[: book.years] += book.yearly("balance")[int(discounted)]
        flows[: self.spent.pounds.shape[1]] -= self.spent.flows[int(discounted)]
        found = payback(flows, np.arange(longest), self.card.basis.timing)
        return np.where(self.answered(book), found, np.nan)

    def expected(self, book: Book) -> Floats:
        """Benefits to count on, (3, submissions): low, central (NaN where unknown), high."""
        return promises.expected(book.gains, book.losses, self.records)


def _lasting(some: Bools) -> Any:
    """From the first year in which there is something to the last, (submissions,); 0 for none."""
    last = len(some) - some[::-1].argmax(axis=0)
    return np.where(some.any(axis=0), last - some.argmax(axis=0), 0)
