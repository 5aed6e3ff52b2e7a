"""A scorecard as plain JSON types, and the stamp that says what made it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

from socialvalue._version import __version__
from socialvalue.framework import asked
from socialvalue.framework.digest import hashed
from socialvalue.scorecard import (
    beside,
    intervals,
    links,
    objections,
    once,
    overlaps,
    own,
    reliability,
    said,
    tables,
    used,
)
from socialvalue.scorecard.scores import Scores
from socialvalue.source import Series, Source

SCHEMA = 1
"""The revision of the JSON form; it rises when a key changes its meaning or goes."""


def as_dict(card: Scores) -> dict[str, Any]:
    """Everything a scorecard says, as plain JSON types."""
    return {
        "schema": SCHEMA,
        "stamp": stamp(card),
        "ranking": _rows(tables.ranking(card)),
        "overall": _rows(tables.of_nodes(card, [card.framework.root])),
        "themes": _rows(tables.of_nodes(card, card.framework.themes)),
        "outcomes": _rows(tables.of_nodes(card, card.framework.outcomes)),
        "measures": _rows(tables.measures(card)),
        "worth": {
            by: _rows(tables.worth(card, by))
            for by in ("overall", "theme", "outcome", "measure", "kind")
        },
        "own": _rows(own.table(card)),
        "overlaps": _rows(overlaps.table(card)),
        "counted_once": dict(
            zip(("ledgers", "deductions"), map(_rows, once.tables_of(card)), strict=True)
        ),
        "links": _rows(links.table(card)),
        "reliability": _rows(reliability.table(card)),
        "intervals": list(told_intervals(card)),
        "said": _rows(said.table(card)),
        **beside.as_dict(card),
        "undefined": undefined(card),
        "not_applicable": not_applicable(card),
    }


def told_intervals(card: Scores) -> Iterator[dict[str, Any]]:
    """How sure scores and pounds are, overall and by theme; nothing where nothing was drawn."""
    if card.basis.draws == 1:
        return
    for of in (*intervals.POINTS, "worth"):
        table = intervals.table(card, card.in_doubt, of, ("overall", "theme"), guarded=True)
        for row in _rows(table):
            yield {"of": of, "ledger": None, **row}


def _rows(table: tables.Table) -> list[dict[str, Any]]:
    return [{name: _value(value) for name, value in row.items()} for row in tables.rows_of(table)]


def _value(value: Any) -> Any:
    """A number that is not there is null: JSON has no NaN."""
    return None if isinstance(value, float) and not math.isfinite(value) else value


def undefined(card: Scores) -> list[dict[str, str]]:
    """Each measure without an answer, whose, and why."""
    return [
        {"submission": card.submissions.name(int(place)), "measure": member.code, "why": amount.why}
        for member, amount in zip(card.plan.members, card.amounts, strict=True)
        if amount is not None
        for place in amount.undefined
    ]


def not_applicable(card: Scores) -> list[dict[str, str]]:
    """Each measure that was set apart, whose, and the reason that the framework allows."""
    return [
        {"submission": card.submissions.name(place), "measure": code, "why": why}
        for code, reasons in card.claims.not_applicable.items()
        for place, why in reasons.items()
    ]


def stamp(card: Scores) -> dict[str, Any]:
    """Version, framework and basis with their digests, sources, what stands against them on the
    day, conversions, and rows.
    """
    account, moved = card.claims.account, card.claims.deflator
    return {
        "version": __version__,
        "framework": card.framework.code,
        "edition": card.framework.edition,
        "digest": card.framework.digest,
        "weights": asked.plain(card.framework.asked, shipped=card.framework.shipped),
        "basis": card.basis.as_dict(),
        "basis_digest": basis_digest(card),
        "submissions": len(card.submissions),
        "rows_in": account.rows_in,
        "rows_scored": account.rows_scored,
        "rows_blank": account.rows_blank,
        "rows_refused": account.rows_refused,
        "conversions": [
            {"from": unit, "to": declared, "factor": factor}
            for (unit, declared), factor in card.claims.conversions.items()
        ],
        "conversions_deflator": moved.key if isinstance(moved, Series) else moved,
        "sources": [_source(source) for source in sources(card)],
        "as_of": card.day.isoformat(),
        "warnings": _rows(objections.table(objections.of(card))),
    }


def basis_digest(card: Scores) -> str:
    """`sha256:…` over the basis and every series that it takes figures from."""
    values = [[one.key, sorted(one.values.items())] for one in used_series(card)]
    return hashed([card.basis.as_dict(), values])


def used_series(card: Scores) -> list[Series]:
    """The deflator of each kind of year, the discount rates and the growth that are used."""
    return list({one.key: one for _, one in used.series(card.plan)}.values())


def sources(card: Scores) -> list[Source]:
    """Every source behind a number of the framework or a series of the basis, each once."""
    return list(used.sources(card.plan, card.claims.deflator))


def _source(source: Source) -> dict[str, str]:
    return {"key": source.key, "citation": source.cite(), "status": source.status}
