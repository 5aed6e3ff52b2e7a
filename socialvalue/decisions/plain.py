"""A decision as plain JSON types, with the declaration that made it."""

from __future__ import annotations

import math
from typing import Any

import attrs

from socialvalue._version import __version__
from socialvalue.decisions import sheet
from socialvalue.decisions.cautions import cautions, table
from socialvalue.decisions.outcome import Outcome
from socialvalue.decisions.scoring import POINTS
from socialvalue.framework.digest import hashed
from socialvalue.scorecard.tables import Table, rows_of

SCHEMA = 1
"""The revision of the JSON form; it rises when a key changes its meaning or goes."""


def as_dict(outcome: Outcome, *, publish: bool = False) -> dict[str, Any]:
    """Everything a decision says that may be told; with `publish`, everything."""
    found = [one for one in cautions(outcome) if publish or one.open]
    declared = declaration(outcome)
    card = outcome.card
    return {
        "schema": SCHEMA,
        "version": __version__,
        "scoring": declared,
        "digest": hashed([declared]),
        "scorecard": None if card is None else card.framework.digest,
        "stage": None if card is None else card.basis.stage,
        "published": publish,
        "ranking": _ranking(outcome, publish=publish),
        "sheet": rows(sheet.points(outcome, publish=publish)),
        "moderation": rows(sheet.moderation(outcome)) if publish else [],
        "willingness": rows(sheet.willingness(outcome)) if publish else [],
        "warnings": rows(table(found)),
    }


def _ranking(outcome: Outcome, *, publish: bool) -> list[dict[str, Any]]:
    """Who is where; pounds that an award goes by only with `publish`: prices follow from them."""
    told = rows(sheet.ranking(outcome))
    if publish or outcome.scoring.award == POINTS:
        return told
    return [{**row, "award_value": None} for row in told]


def declaration(outcome: Outcome) -> dict[str, Any]:
    """The scoring as it was declared."""
    told: dict[str, Any] = plain(attrs.asdict(outcome.scoring))
    return told


def rows(table_: Table) -> list[dict[str, Any]]:
    """A table as rows of plain JSON types."""
    return [plain(row) for row in rows_of(table_)] if table_ else []


def plain(value: Any) -> Any:
    """Plain JSON types; a number that is not there, or has no end, is null."""
    if isinstance(value, dict):
        return {name: plain(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value
