"""A scorecard as plain JSON types, and the stamp that says what made it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

from socialvalue import deflation, units
from socialvalue._version import __version__
from socialvalue.column import SampleGroup
from socialvalue.framework.digest import hashed
from socialvalue.measure import Measure
from socialvalue.scorecard import tables
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
        "undefined": undefined(card),
        "not_applicable": not_applicable(card),
    }


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
    """Version, framework and basis with their digests, sources, conversions, and rows."""
    account = card.claims.account
    return {
        "version": __version__,
        "framework": card.framework.code,
        "edition": card.framework.edition,
        "digest": card.framework.digest,
        "basis": card.basis.as_dict(),
        "basis_digest": basis_digest(card),
        "submissions": len(card.submissions),
        "rows_in": account.rows_in,
        "rows_scored": account.rows_scored,
        "rows_refused": account.rows_refused,
        "conversions": [
            {"from": unit, "to": declared, "factor": factor}
            for (unit, declared), factor in card.claims.conversions.items()
        ],
        "sources": [_source(source) for source in sources(card)],
    }


def basis_digest(card: Scores) -> str:
    """`sha256:…` over the basis and every series that it takes figures from."""
    values = [[one.key, sorted(one.values.items())] for one in used_series(card)]
    return hashed([card.basis.as_dict(), values])


def used_series(card: Scores) -> list[Series]:
    """The deflator of each kind of year, the discount schedules and the growth that are used."""
    basis = card.basis
    years = {
        money
        for member in card.plan.members
        for proxy in member.measure.proxies
        for money in units.money_years(proxy.unit)
    }
    found = [basis.index]
    financial = deflation.partner(basis.index)
    if financial is not None and any(money.startswith("GBP_FY") for money in years):
        found.append(financial)
    schedules = (terms.schedule for terms in card.plan.terms)
    found += [one for one in (*schedules, basis.growth) if one is not None]
    return list({one.key: one for one in found}.values())


def sources(card: Scores) -> list[Source]:
    """Every source behind a price, a share or a parameter of the framework, each once."""
    found = [source for member in card.plan.members for source in _behind(member.measure)]
    for one in used_series(card):
        found += [one.source, *one.added.values()]
    return list({source.key: source for source in found}.values())


def _behind(measure: type[Measure]) -> Iterator[Source]:
    """The sources of one measure's prices, shares, parameters, codes and rating."""
    yield from (proxy.source for proxy in measure.proxies)
    parts: list[Any] = [measure.rating, measure.persistence, *measure.adjust.named().values()]
    parts += [proxy.growth for proxy in measure.proxies]
    for declaration in measure.inputs.values():
        parts.append(declaration)
        if isinstance(declaration, SampleGroup):
            parts += [member for _, member in declaration.members]
    for part in parts:
        source = getattr(part, "source", None)
        if source is not None:
            yield source


def _source(source: Source) -> dict[str, str]:
    return {"key": source.key, "citation": source.cite(), "status": source.status}
