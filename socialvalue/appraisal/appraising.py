"""`appraise`: from a scorecard to money over time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from socialvalue.appraisal import books, costs, objections, promises
from socialvalue.appraisal.appraisal import Appraisal
from socialvalue.appraisal.exchange import Exchange
from socialvalue.appraisal.objections import Used
from socialvalue.appraisal.promises import Record
from socialvalue.claims.numbers import quoted
from socialvalue.errors import AppraisalError, Fault
from socialvalue.proxy import Share
from socialvalue.scorecard.scores import Scores
from socialvalue.source import Figure


def appraise(
    card: Scores,
    *,
    exchange: Exchange | None = None,
    optimism: Figure | Share | None = None,
    delivery: Mapping[str, Record] | None = None,
) -> Appraisal:
    """Appraise a scorecard: benefits, harms and costs by year, ledger by ledger.

    Costs come from the submissions table (cost_2026 …) and are moved to the basis's pounds.
    `exchange` names ledgers that may be added, and why; without it none are. `optimism` raises
    costs: an overrun of capital cost from the ledger, or a `Share` with a source. `delivery` has
    each submission's own record of what it delivered of what it promised, from 0 to 1, as a number
    or as low, central and high; one that is not given is anything from 0 to 1. `AppraisalError`
    lists what is wrong, and refuses costs too large to be told to the pound.
    A strict basis raises `SourceError` with every source given here that does not hold on its day.
    """
    if faults := list(_faults(card, exchange)):
        raise AppraisalError(faults)
    submissions, basis = card.submissions, card.basis
    bias = costs.Optimism.of(optimism)
    made = Appraisal(
        card=card,
        books=books.of(card, exchange),
        spent=costs.of(submissions, basis, bias),
        records=promises.records(submissions, delivery, basis.stage),
        exchange=exchange,
        added=(*_added(bias, exchange), *promises.origins(delivery)),
    )
    if basis.strict:
        objections.refuse(made.added, card.day)
    return made


def _faults(card: Any, exchange: Any) -> Iterable[Fault]:
    if not isinstance(card, Scores):
        yield Fault("card", f"{quoted(card)} is no scorecard", "give what sv.score returns")
    if not isinstance(exchange, Exchange | None):
        fix = "give a sv.Exchange, which has a name, a reason and rates"
        yield Fault("exchange", f"{quoted(exchange)} is no rule of exchange", fix)


def _added(bias: costs.Optimism, exchange: Exchange | None) -> list[Used]:
    """The sources of an optimism bias and of a rule."""
    found: list[Used] = [(bias.use, bias.origin)]
    if exchange is not None:
        found.append((f"exchange rule {exchange.name}", exchange.source))
    return found
