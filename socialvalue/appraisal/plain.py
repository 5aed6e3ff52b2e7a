"""An appraisal as plain JSON types."""

from __future__ import annotations

import math
from typing import Any

from socialvalue._version import __version__
from socialvalue.appraisal import tables
from socialvalue.appraisal.account import Account
from socialvalue.appraisal.scope import RATIOS
from socialvalue.scorecard import beside
from socialvalue.scorecard.objections import table
from socialvalue.scorecard.tables import Table, rows_of

SCHEMA = 1
"""The revision of the JSON form; it rises when a key changes its meaning or goes."""


def as_dict(account: Account) -> dict[str, Any]:
    """Everything an appraisal says, as plain JSON types."""
    spent = account.spent.optimism
    return {
        "schema": SCHEMA,
        "version": __version__,
        "framework": account.card.framework.code,
        "digest": account.card.framework.digest,
        "basis": account.card.basis.as_dict(),
        "exchange": account.exchange.as_dict() if account.exchange else None,
        "optimism": {"bias": spent.bias, "source": spent.source},
        "warnings": _rows(table(account.objections)),
        "ratios": dict(RATIOS),
        "ledgers": [book.ledger for book in account.books],
        "table": _rows(tables.values(account)),
        "flows": _rows(tables.flows(account)),
        "costs": _rows(tables.costs(account)),
        "cost_per_outcome": _rows(tables.cost_per_outcome(account)),
        "not_assessed": beside.gaps(account.card),
        "stories": beside.as_dict(account.card)["stories"],
    }


def _rows(table: Table) -> list[dict[str, Any]]:
    return [{name: _value(value) for name, value in row.items()} for row in rows_of(table)]


def _value(value: Any) -> Any:
    """A number that is not there is null: JSON has no NaN."""
    return None if isinstance(value, float) and not math.isfinite(value) else value
