"""The number of every bid under every criterion: from the bid itself, its marks, or a scorecard.

In come criteria, bids, marks and a scorecard; out come numbers (criteria, bids), NaN where a bid
offered nothing or nobody looked. Faults name each criterion that no number can be found for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np

from socialvalue.decisions.bids import Bids
from socialvalue.decisions.criterion import ABSOLUTE, BANDS, RELATIVE, Criterion
from socialvalue.decisions.marks import Marks
from socialvalue.decisions.plausible import Bound
from socialvalue.errors import Fault
from socialvalue.scorecard import tables
from socialvalue.scorecard.scores import Scores

Floats = np.ndarray[Any, np.dtype[np.float64]]


def own_codes(criteria: Iterable[Criterion]) -> list[str]:
    """The codes of the criteria whose number stands in the bid itself."""
    return [
        one.code
        for one in criteria
        if one.method in (ABSOLUTE, RELATIVE) and not one.scored and not one.priced
    ]


def faults(criteria: Iterable[Criterion], card: Scores | None) -> Iterator[Fault]:
    """A fault for each criterion that reads what the scorecard does not have."""
    for one in criteria:
        at = f"criterion {one.code}"
        if one.scored and card is None:
            fix = "give the scorecard too: sv.decide(scoring, bids, card=card)"
            yield Fault(at, "its number comes from a scorecard", fix)
        elif card is not None and one.scored:
            yield from _scored_faults(one, card, at)


def bound_faults(bounds: Iterable[Bound], card: Scores | None) -> Iterator[Fault]:
    """A fault for each bound of what the scorecard does not have, so that none is passed over."""
    for one in bounds:
        at = f"plausible {one.of}"
        if card is None:
            fix = "give the scorecard too, or leave the bound out"
            yield Fault(at, "its number comes from a scorecard", fix)
        elif one.ledger:
            if one.ledger not in {ledger for ledger, _, _ in card.results.worth}:
                yield Fault(at, f"there is no ledger {one.ledger!r}", "use one that has prices")
        elif not any(
            member.code == one.of and member.measure.reports == "amount" and not member.measure.harm
            for member in card.plan.members
        ):
            fix = "use a measure of the framework that counts an amount of good, or worth:LEDGER"
            yield Fault(at, "no such amount is in the framework", fix)


def _scored_faults(one: Criterion, card: Scores, at: str) -> Iterator[Fault]:
    rows = {member.code: member.measure for member in card.plan.members}
    if one.ledger:
        ledgers = sorted({ledger for ledger, _, _ in card.results.worth})
        if one.ledger not in ledgers:
            fix = f"use one of {', '.join(ledgers) or 'a framework that has prices'}"
            yield Fault(at, f"there is no ledger {one.ledger!r}", fix)
    elif one.of not in card.places and one.of not in rows:
        fix = "use overall, a theme, an outcome or a measure of the framework"
        yield Fault(at, f"{one.of!r} is not in the framework", fix)
    elif one.method == RELATIVE:
        measure = rows.get(one.of)
        if measure is None:
            fix = f'write method = "{ABSOLUTE}"'
            yield Fault(at, "a score is no quantity that could be shared out by the best", fix)
        elif measure.harm or (measure.rating is not None and measure.rating.falling):
            fix = f'write method = "{ABSOLUTE}"'
            yield Fault(at, "more of it is worse, and the most would earn the most", fix)


def numbers(criteria: Iterable[Criterion], bids: Bids, marks: Marks, card: Scores | None) -> Floats:
    """The numbers (criteria, bids)."""
    found = [_row(one, bids, marks, card) for one in criteria]
    return np.array(found, dtype=np.float64).reshape(len(found), len(bids))


def _row(one: Criterion, bids: Bids, marks: Marks, card: Scores | None) -> Floats:
    if one.priced:
        return bids.price
    if one.method == BANDS:
        held = [marks.held(one.code, place) for place in range(len(bids))]
        return np.array([np.nan if mark is None else mark.band for mark in held])
    if not one.scored or card is None:
        return bids.numbers[one.code]
    if one.ledger:
        return _pounds(card, one.ledger)
    if one.of in card.places:
        return card.score(one.of)
    return _measured(card, one)


def _pounds(card: Scores, ledger: str) -> Floats:
    """The balance of a ledger, pounds; NaN where nothing in it was assessed."""
    table = tables.worth(card, "overall")
    rows = np.flatnonzero(table["ledger"] == ledger)
    balance: Floats = np.asarray(table["balance"], dtype=np.float64)[rows]
    return balance


def _measured(card: Scores, one: Criterion) -> Floats:
    """A measure's rating 0-100 (a harm: what is left of 100), or its attributable quantity."""
    table = tables.only(tables.measures(card), "measure", wanted=(one.of,))
    if one.method == RELATIVE:
        return np.asarray(table["attributable"], dtype=np.float64)
    rating = np.asarray(table["rating"], dtype=np.float64)
    return np.where(table["harm"], 100.0 - rating, rating)
