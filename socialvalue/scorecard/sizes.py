"""The sizes that ratings are taken against: each bid's contract value, eligible people, jobs.

In come a scorecard and the places shown; out come sentences: who is rated against what, and where
bids for one contract name different sizes, by which the smaller number scores more.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from socialvalue.ramp import PER_UNITS, Ramp
from socialvalue.scorecard.scores import Scores
from socialvalue.scorecard.words import amount, clean, listed, number

GROUPS, NAMES = 6, 4
"""Sizes that a page tells, and bids that it names for each."""

_EACH = {
    "contract_value": (1e6, "£1m of contract value"),
    "eligible": (100.0, "100 eligible people"),
    "fte": (100.0, "100 full-time jobs"),
}


def each(value: float, unit: str, per: str) -> str:
    """A floor, target or limit per size, in words: "4 for each £1m of contract value"."""
    many, words = _EACH[per]
    much = number(value * many) if unit in ("1", "count") else amount(value * many, unit)
    return f"{much} for each {words}"


def ends(ramp: Ramp, unit: str) -> tuple[str, str]:
    """The floor and the target of a ramp in words: ("0", "4 for each £1m of contract value")."""
    if ramp.per is None:
        return number(ramp.floor), number(ramp.target)
    floor = each(ramp.floor, unit, ramp.per) if ramp.floor else "0"
    return floor, each(ramp.target, unit, ramp.per)


def used(card: Scores) -> list[str]:
    """The columns of the submissions table that a rating of the framework is taken per."""
    pers = {member.measure.rating.per for member in card.plan.members if member.measure.rating}
    return [name for name in PER_UNITS if name in pers]


def line(card: Scores, shown: Sequence[int]) -> str:
    """Who is rated against which sizes, alike ones together; "" where no bid has any."""
    groups: dict[str, list[str]] = {}
    for place in shown:
        if told := ", ".join(_sizes(card, place)):
            groups.setdefault(told, []).append(clean(card.submissions.name(place)))
    if not groups:
        return ""
    parts = [f"{told} ({listed(names, NAMES)})" for told, names in groups.items()]
    more = f"; and {len(parts) - GROUPS} more sizes" if len(parts) > GROUPS else ""
    return f"Rated against: {'; '.join(parts[:GROUPS])}{more}."


def _sizes(card: Scores, place: int) -> Iterator[str]:
    for name in used(card):
        size = float(card.submissions.columns[name][place])
        if not math.isnan(size):
            yield _told(name, size)


def _told(name: str, size: float) -> str:
    if name == "contract_value":
        return f"contract value £{number(size)}"
    return f"{number(size)} {'eligible' if name == 'eligible' else 'full-time jobs'}"


def differing(card: Scores, shown: Sequence[int]) -> list[str]:
    """A sentence for each size that differs between the bids for one place.

    Bids without a place are taken as bids for one contract.
    """
    contracts: dict[str, list[int]] = {}
    where = card.submissions.texts.get("place", ())
    for place in shown:
        contracts.setdefault(clean(where[place]) if where else "", []).append(place)
    return [
        _differs(card, contract, name, places)
        for contract, places in contracts.items()
        for name in used(card)
        if len({size for _, size in _given(card, name, places)}) > 1
    ]


def _given(card: Scores, name: str, places: Sequence[int]) -> list[tuple[int, float]]:
    """The places that give a size, and the size."""
    column = card.submissions.columns[name]
    return [(at, float(column[at])) for at in places if not math.isnan(float(column[at]))]


def _differs(card: Scores, contract: str, name: str, places: Sequence[int]) -> str:
    given = sorted(_given(card, name, places), key=lambda one: one[1])
    few, many = (
        f"{_told(name, size)} for {clean(card.submissions.name(at))}"
        for at, size in (given[0], given[-1])
    )
    where = f"Bids for {contract}" if contract else "These bids"
    fix = "ask why" if name == "contract_value" else "agree on one number for all"
    return (
        f"{where} are rated against different sizes, from {few} to {many}: the smaller a size, the "
        f"more the same promise scores, and the more the same harm counts. If they bid for one "
        f"contract, {fix}."
    )
