"""Books: what one ledger of a scorecard holds, year by year, with benefits and harms apart.

In comes a scorecard, perhaps with a rule of exchange; out comes a book for each ledger that it has
a price in, and one more for the rule, which adds only the ledgers that it names.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from attrs import define

from socialvalue.appraisal.exchange import Exchange
from socialvalue.appraisal.size import MOST
from socialvalue.errors import AppraisalError, Fault
from socialvalue.proxy import LEDGERS
from socialvalue.scorecard.scores import Scores
from socialvalue.valuation import flows
from socialvalue.valuation.prices import UNITS

Floats = np.ndarray[Any, np.dtype[np.float64]]
Bools = np.ndarray[Any, np.dtype[np.bool_]]


@define(frozen=True, eq=False)
class Book:
    """One ledger by year from the start of the basis, in units of 1e-4 pounds, so that what is
    added and taken off is whole; it is told in pounds.

    `units` is (2, 2, years, submissions): benefits and then harms, each undiscounted and then
    discounted, positive where they are what their name says. `promised` (2, submissions) holds the
    parts of the discounted benefits above and below zero; `looked` (2, submissions) says who has a
    benefit and who a harm with a price here, be it of nothing. `exchange` is the rule by which the
    book was added from others, if it was: only its rates can leave parts of a unit.
    """

    ledger: str
    units: Floats
    promised: Floats
    looked: Bools
    exchange: Exchange | None = None

    @property
    def assessed(self) -> Bools:
        """Who has anything with a price here, (submissions,)."""
        found: Bools = self.looked[0] | self.looked[1]
        return found

    @property
    def years(self) -> int:
        """How many years it covers."""
        return int(self.units.shape[2])

    def yearly(self, side: str) -> Floats:
        """Pounds of "benefits", "harms" or their "balance" by year, (2, years, submissions)."""
        pounds: Floats = self._whole(side) / UNITS
        return pounds

    def present(self, side: str) -> Floats:
        """The present value of "benefits", "harms" or their "balance", (submissions,), in pounds.

        Units are added and taken off before they become pounds: a small difference of large sums
        is as exact as they are.
        """
        value: Floats = self._whole(side)[1].sum(axis=0) / UNITS
        return value

    @property
    def gains(self) -> Floats:
        """What is above zero of the discounted benefits, (submissions,), in pounds."""
        gains: Floats = self.promised[0] / UNITS
        return gains

    @property
    def losses(self) -> Floats:
        """What is below zero of the discounted benefits, (submissions,), in pounds, 0 or less."""
        losses: Floats = self.promised[1] / UNITS
        return losses

    def _whole(self, side: str) -> Floats:
        benefits, harms = self.units
        sides = {"benefits": benefits, "harms": harms, "balance": benefits - harms}
        units: Floats = sides[side] + 0.0
        return units


def of(card: Scores, exchange: Exchange | None = None) -> tuple[Book, ...]:
    """The books of a scorecard, in the order of the ledgers; the added one, if any, comes last."""
    found = [flow for row in range(len(card.plan.members)) for flow in _measure(card, row)]
    longest = max((len(flow.real) for _, flow, _ in found), default=1)
    priced = {row.ledger for row in card.plan.price_rows}
    count = len(card.submissions)
    books = [
        _book(ledger, [one for one in found if one[1].ledger == ledger], longest, count)
        for ledger in LEDGERS
        if ledger in priced
    ]
    return tuple(books if exchange is None else [*books, _added(books, exchange)])


def _measure(card: Scores, row: int) -> list[tuple[bool, flows.Flows, Any]]:
    """Whether a measure is a harm, its flows, and the places of who has an answer."""
    member, amount = card.plan.members[row], card.amounts[row]
    batch = card.claims.batches.get(member.code)
    if amount is None or batch is None or not member.measure.proxies:
        return []
    made = flows.by_year(batch, amount, card.plan.terms[row], len(card.submissions))
    return [(member.measure.harm, flow, amount.places()) for flow in made]


def _book(ledger: str, found: Sequence[Any], longest: int, count: int) -> Book:
    """The flows of one ledger, added up; a harm's flows are negative, a book's harms are not."""
    units = np.zeros((2, 2, longest, count))
    gains, looked = np.zeros(count), np.zeros((2, count), dtype=bool)
    for harm, flow, who in found:
        for place, yearly in enumerate((flow.real, flow.present)):
            units[int(harm), place, : len(yearly)] += -yearly if harm else yearly
        if not harm:
            gains += flow.gains
        looked[int(harm), who] = True
    promised = np.stack([gains, units[0, 1].sum(axis=0) - gains])
    return Book(ledger, units, promised, looked)


def _added(books: Sequence[Book], exchange: Exchange) -> Book:
    """The ledgers that a rule names, each times its rate."""
    known = {book.ledger: book for book in books}
    missing = [ledger for ledger in exchange.rates if ledger not in known]
    if missing:
        fix = f"name only ledgers that the framework has prices in: {', '.join(known) or 'none'}"
        fault = "no measure of this framework has a price in this ledger"
        raise AppraisalError(Fault(f"exchange.rates[{ledger}]", fault, fix) for ledger in missing)
    parts = [(known[ledger], float(rate)) for ledger, rate in exchange.rates.items()]
    first, *rest = parts
    units, promised = first[0].units * first[1], first[0].promised * first[1]
    for book, rate in rest:
        units, promised = units + book.units * rate, promised + book.promised * rate
    if (np.abs(units).sum(axis=2) > MOST * UNITS).any():
        fix = "check the rates; is one off by a factor?"
        fault = "the pounds that it adds are too large to be told to the pound"
        raise AppraisalError(Fault("exchange.rates", fault, fix))
    looked = np.logical_or.reduce([book.looked for book, _ in parts])
    return Book(exchange.name, units, promised, looked, exchange)
