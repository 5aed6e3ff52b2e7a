"""What stands against the sources of a scorecard on a day: stale, superseded, withdrawn, disputed.

In come a plan, the claims and a day; out come `Objection`s, a tidy table and lines for a page.
Forecasts are named, not held against anybody. No score depends on the day.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime

from attrs import evolve, frozen

from socialvalue.basis import Basis
from socialvalue.claims import Claims
from socialvalue.errors import Fault, SourceError
from socialvalue.scorecard import forecasts, used
from socialvalue.scorecard.scores import Scores
from socialvalue.scorecard.tables import Table
from socialvalue.scorecard.words import clean, listed
from socialvalue.source import Source, standing, vintages
from socialvalue.valuation.plan import Plan

WRONGS = ("withdrawn", "superseded", "conflicting", "stale", "undated", "forecast")
"""What can be wrong; `undated` is a last day that is no date, and `forecast` not yet known."""

SHOWN = 6
"""Sources of one kind that a page names."""


@frozen
class Objection:
    """What is wrong with one source, what it is used for, and how to mend it."""

    source: Source
    wrong: str
    used_for: str
    said: str
    fix: str


def day_of(basis: Basis) -> date:
    """The day on which the sources of a basis must hold: its own, or today (UTC)."""
    return date.fromisoformat(basis.as_of) if basis.as_of else datetime.now(UTC).date()


def of(card: Scores) -> list[Objection]:
    """Everything that stands against the sources of a scorecard on its day, and its forecasts."""
    plan, claims = card.plan, card.claims
    return [*of_sources(plan, claims, card.day), *of_forecasts(plan, claims)]


def of_sources(plan: Plan, claims: Claims, day: date) -> list[Objection]:
    """One objection a source and wrong, in the order in which sources are used."""
    found = used.sources(plan, claims.deflator)
    return [
        one
        for source, uses in found.items()
        for one in against(source, "; ".join(uses), day, _fix(plan, uses))
    ]


def against(source: Source, used_for: str, day: date, fix: str) -> Iterator[Objection]:
    """Each thing that stands against one source on a day, whatever it is `used_for`."""
    for said in standing(evolve(source, valid_until=""), day):
        yield Objection(source, source.status, used_for, said, fix)
    for said in standing(evolve(source, status="official"), day):
        yield Objection(source, _wrong_day(source), used_for, said, fix)


def _wrong_day(source: Source) -> str:
    try:
        date.fromisoformat(source.valid_until)
    except ValueError:
        return "undated"
    return "stale"


def _fix(plan: Plan, uses: Sequence[str]) -> str:
    """The next step: the newest edition where the ledger holds a newer one, or another figure."""
    for one in used.indices(plan.basis, plan):
        newest = vintages(one.family)[0] if one.family else one.key
        if f"deflator {one.key}" in uses and newest != one.key:
            return f"use the edition {newest}, or leave strict off"
        if f"deflator {one.key}" in uses:
            return "give a newer edition as the basis's deflator, or leave strict off"
    if any(use.startswith("unit conversions") for use in uses):
        return "read the claims with a newer edition of the deflator, or leave strict off"
    return "put a newer edition or another figure in its place, or leave strict off"


def of_forecasts(plan: Plan, claims: Claims) -> list[Objection]:
    """Every forecast year that is read from a deflator or from a series of growth."""
    return [
        Objection(
            one.source_of(year),
            "forecast",
            f"{use} {one.key}",
            f"{year} of {one.key} is a forecast, not yet known.",
            "use a year that is known, or leave it as the forecast that it is",
        )
        for use, one, year in forecasts.read(plan, claims)
    ]


def refuse(plan: Plan, claims: Claims, day: date) -> None:
    """Raise `SourceError` with every source that no longer holds on a day, if there are any."""
    found = of_sources(plan, claims, day)
    if found:
        raise SourceError(
            Fault(one.used_for, clean(one.said).rstrip("."), one.fix) for one in found
        )


def table(found: Sequence[Objection]) -> Table:
    """Objections as a tidy table, one a row."""
    return {
        "source": [one.source.key for one in found],
        "edition": [one.source.edition for one in found],
        "wrong": [one.wrong for one in found],
        "valid_until": [one.source.valid_until for one in found],
        "used_for": [one.used_for for one in found],
        "warning": [clean(one.said) for one in found],
    }


_TOLD = {
    "withdrawn": "WITHDRAWN by the publisher, and not to be used: {}",
    "superseded": "SUPERSEDED by a newer edition: {}",
    "conflicting": "IN CONFLICT with what other sources say: {}",
    "stale": "STALE on {day}: {}. Look for a newer edition",
    "undated": "HELD UNTIL NO DATE, so that nobody can tell: {}",
    "forecast": "FORECAST, not yet known: {}",
}


def lines(found: Sequence[Objection], day: date) -> list[str]:
    """Sentences for a page: all that is wrong in one way stands in one."""
    told = []
    for wrong in WRONGS:
        some = dict.fromkeys(_named(one) for one in found if one.wrong == wrong)
        if some:
            more = "; card.warnings() has them all" if len(some) > SHOWN else ""
            told.append(f"{_TOLD[wrong].format(listed(some, SHOWN), day=day)}{more}.")
    return told


def _named(one: Objection) -> str:
    """What it is used for, and the source: "the deflator x was to be used until 2026-12-31"."""
    if one.wrong == "forecast":
        return f"{one.said.split(' ')[0]} of the {one.used_for}"
    first, *others = one.used_for.split("; ")
    also = f"; also {others[0]}" if others else ""
    also += f" and {len(others) - 1} more" if len(others) > 1 else ""
    until = f" was to be used until {one.source.valid_until}" if one.wrong == "stale" else ""
    return f"the {first} ({one.source.key}{also}){until}"
