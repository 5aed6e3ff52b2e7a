"""Embedded and additional value: what the service is, and what was offered on top of it.

In comes a scorecard; out come the kinds of each measure's claims, and pounds by kind. Both count,
and they are never mixed unseen: claims of two kinds stand on two lines, so that pounds by kind are
exact parts of the whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from socialvalue.basis import STAGES
from socialvalue.claims.batch import ADDITIONAL, EMBEDDED, UNSAID
from socialvalue.scorecard.scores import Scores
from socialvalue.scorecard.valued import Valued
from socialvalue.valuation import attribute, quantify, rate

KIND_WORDS = {EMBEDDED: "embedded", ADDITIONAL: "additional", UNSAID: "not said"}


def words(card: Scores, row: int) -> Any:
    """The kinds of each submission's rated claims of a measure, (submissions,); "" without any."""
    found = np.full(len(card.submissions), "", dtype=object)
    batch = card.claims.batches.get(card.plan.members[row].code)
    if batch is None:
        return found
    rated = attribute.at_stage(batch.shown(), STAGES.index(card.basis.stage))
    places = rated.places()
    kinds = np.full(rated.size, UNSAID) if rated.kind is None else rated.kind
    for kind, word in KIND_WORDS.items():
        some = np.unique(places[kinds == kind])
        found[some] = [f"{before}, {word}" if before else word for before in found[some]]
    return found


def worth(card: Valued) -> Iterator[tuple[str, str, bool, Any]]:
    """Ledger, kind, whether it is harm, and whole units of 1e-4 pounds (submissions,)."""
    for row, member in enumerate(card.plan.members):
        amount, batch = card.amounts[row], card.claims.batches.get(member.code)
        if amount is None or batch is None:
            continue
        if batch.kind is None:
            for ledger, units in rate.worth(card.plan, row, amount).items():
                whole = np.zeros(len(card.submissions))
                whole[slice(None) if amount.rows is None else amount.rows] = np.nan_to_num(units)
                yield ledger, KIND_WORDS[UNSAID], member.measure.harm, whole
            continue
        cells = attribute.attributed(batch, card.basis)
        answered = np.isin(cells.submission, amount.places())
        kinds = np.full(answered.size, UNSAID)
        if cells.batch.kind is not None:
            kinds = cells.batch.kind[cells.claim]
        for proxy, units in zip(
            member.measure.proxies, quantify.worth(cells, card.plan.terms[row]), strict=True
        ):
            for kind, word in KIND_WORDS.items():
                mine = answered & (kinds == kind)
                own = np.bincount(cells.submission[mine], units[mine], len(card.submissions))
                yield proxy.ledger, word, member.measure.harm, own
