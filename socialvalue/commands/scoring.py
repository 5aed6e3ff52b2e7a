"""`score`, `check` and `explain`: from a file to a scorecard, to its faults, to one number."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from socialvalue.basis import Basis
from socialvalue.claims import Claims, read
from socialvalue.framework import Framework
from socialvalue.insight.explain import explain
from socialvalue.scorecard import Scorecard, tables, text
from socialvalue.scoring import score

Answer = tuple[str, Any]
"""What to print as text, and as JSON types."""


def _claims(asked: Namespace) -> Claims:
    framework = Framework.load(asked.framework)
    return read(asked.path, framework, submissions=asked.submissions)


def _card(asked: Namespace) -> Scorecard:
    basis = Basis(
        price_year=asked.price_year,
        start=asked.start,
        stage=asked.stage,
        discounting=asked.discounting,
        timing=asked.timing,
    )
    return score(_claims(asked), basis=basis)


def scored(asked: Namespace) -> Answer:
    """The scorecard, or one of its tables."""
    card = _card(asked)
    if asked.table == "card":
        return str(card), card.as_dict()
    table = card.worth(by="theme") if asked.table == "worth" else getattr(card, asked.table)()
    return text.table(table), tables.rows_of(table)


def checked(asked: Namespace) -> Answer:
    """That the claims can be scored; faults are raised."""
    claims = _claims(asked)
    account = claims.account
    words = f"{claims.account}. No fault found in {len(claims.batches)} measures' claims."
    return words, {
        "rows_in": account.rows_in,
        "rows_scored": account.rows_scored,
        "rows_refused": account.rows_refused,
        "faults": [],
    }


def explained(asked: Namespace) -> Answer:
    """Every step behind one number."""
    steps = explain(_card(asked), asked.who, asked.code)
    return str(steps), steps.as_dict()
