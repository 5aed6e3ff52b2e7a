"""`what_if`: the same claims with figures supposed to be other than they are declared.

In come a scorecard and figures by name, each with the number that is supposed; out comes a `WhatIf`
with the scorecard as it was and as it would be. The framework itself is not changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

import numpy as np
from attrs import evolve, frozen

from socialvalue import arguments
from socialvalue.claims.numbers import quoted, real
from socialvalue.doubt import doubtful
from socialvalue.errors import ArgumentError, Fault, UnknownName
from socialvalue.insight.sensitivity.setting import Setting, declared_anew
from socialvalue.insight.sensitivity.supposed import Supposition, WhatIf
from socialvalue.insight.sensitivity.told import Who, places
from socialvalue.measure import Measure
from socialvalue.proxy import ADJUSTMENTS, Factor, Proxy, Share, bounds
from socialvalue.scorecard.card import Scorecard
from socialvalue.source import Source

Change = Callable[[type[Measure], float], dict[str, Any]]
"""What a measure declares anew where one of its figures is another number."""

NOBODY = Source("supposed", "Nobody", "A figure that is supposed", "-", "-", status="assumed")


@frozen
class Place:
    """Where a figure stands: its measure, its role and its own names; the number that is declared
    (None where there is none), its bounds, and how it is changed.
    """

    code: str
    role: str
    names: frozenset[str]
    value: float | None
    ends: tuple[float, float]
    change: Change

    def called(self, name: str) -> bool:
        """Whether a name is one of its own, or says its role and measure."""
        own = {f"{one} in {self.code}" for one in self.names}
        return name in self.names | own | {f"{self.role} of {self.code}"}


def what_if(card: Scorecard, figures: Mapping[str, float], who: Who = None) -> WhatIf:
    """The claims of a scorecard, scored again with some figures supposed: before, after, who leads.

    `figures` are numbers by name: by the keys that `card.doubts()` lists, in each measure that
    uses one, or by role and measure, as "deadweight of EQ1" or "price of WB1", also where none was
    declared. Numbers are in the units in which figures are declared, and are taken as known: no
    draw moves them. What a claim brings of its own stays. `who`, ids or names, are the submissions
    that are told; all are scored. Raises `UnknownName` for no such figure or submission,
    `ArgumentError` for no number, one that is out of bounds and a `who` of nobody, `MeasureError`
    where a measure cannot hold it.
    """
    arguments.of_kind("card", card, Scorecard, "score claims first: sv.score(claims)")
    fix = 'give numbers by name, as {"deadweight of EQ1": 0.4}'
    if not isinstance(figures, Mapping):
        raise ArgumentError(Fault("figures", "they are not numbers by name", fix))
    if not figures:
        raise ArgumentError(Fault("figures", "nothing is supposed", fix))
    told_of = places(card, who)
    start = evolve(Setting.of(card), basis=card.basis)
    members, made = start.framework.members, dict[str, type[Measure]]()
    told: list[Supposition] = []
    for name, value in figures.items():
        for place in _named(members, str(name)):
            number = _checked(str(name), value, place.ends)
            measure = made.get(place.code, members[place.code].measure)
            made[place.code] = declared_anew(measure, **place.change(measure, number))
            own = _own(card, place)
            told.append(Supposition(place.code, place.role, place.value, number, own))
    return WhatIf(tuple(told), card, start.remade(made).scored(), told_of)


def _named(members: Mapping[str, Any], name: str) -> list[Place]:
    every = [place for one in members.values() for place in _places(one.measure)]
    found = [place for place in every if place.called(name)]
    if found:
        return found
    known = [
        min(place.names, default=f"{place.role} of {place.code}")
        for place in every
        if place.value is not None
    ]
    also = f"deadweight of {next(iter(members))}"
    fix = f"name one of {', '.join(dict.fromkeys(known))}; or, say, {also}"
    raise UnknownName(Fault(name[:80], "no figure that can be supposed has this name", fix))


def _places(measure: type[Measure]) -> Iterator[Place]:
    """Every figure of a measure that can be supposed: shares, prices, and what is lost a year."""
    declared = measure.adjust.named()
    for name in ADJUSTMENTS:
        share = declared.get(name)
        value = None if share is None else share.value
        names = frozenset() if share is None else _keys(measure.code, name, share)
        yield Place(measure.code, name, names, value, bounds(name), partial(_adjusted, name))
    prices = [(at, one) for at, one in enumerate(measure.proxies) if isinstance(one, Proxy)]
    for at, proxy in prices:
        role = "price" if len(measure.proxies) == 1 else f"price, {proxy.ledger},"
        own = {proxy.key, *(one.key for one in doubtful.of_price(proxy)[:1] if not proxy.key)}
        names = frozenset(own - {""} - {one.key for one in proxy.common})
        ends = (-np.inf, np.inf)
        yield Place(measure.code, role, names, proxy.value, ends, partial(_priced, at))
    lasting = measure.persistence
    if lasting is not None and lasting.drop_off is not None:
        lost = lasting.drop_off
        names = _keys(measure.code, "drop_off", lost)
        yield Place(measure.code, "drop-off", names, lost.value, (0.0, 1.0), _dropped)


def _keys(code: str, name: str, share: Share | Factor) -> frozenset[str]:
    found = doubtful.of_share(code, name, share)
    return frozenset({share.key, "" if found is None else found.key} - {""})


def _adjusted(name: str, measure: type[Measure], value: float) -> dict[str, Any]:
    made: Any = Factor(value) if name == "multiplier" else Share(value)
    return {"adjust": evolve(measure.adjust, **{name: made})}


def _priced(at: int, measure: type[Measure], value: float) -> dict[str, Any]:
    proxies, given = list(measure.proxies), measure.proxies[at]
    proxies[at] = Proxy(
        value,
        unit=given.unit,
        ledger=given.ledger,
        source=NOBODY,
        contains=given.contains,
        growth=given.growth,
    )
    return {"proxies": tuple(proxies)}


def _dropped(measure: type[Measure], value: float) -> dict[str, Any]:
    lasting = measure.persistence
    return {} if lasting is None else {"persistence": evolve(lasting, drop_off=Share(value))}


def _checked(name: str, value: Any, ends: tuple[float, float]) -> float:
    """The number, of Python or numpy, as a float; raises `ArgumentError`."""
    (low, high), number = ends, real(value)
    if number is None or not np.isfinite(number):
        fix = 'give one number, as {"deadweight of EQ1": 0.4}'
        raise ArgumentError(Fault(name, f"{quoted(value)} is no finite number", fix))
    if not low <= number <= high:
        most = f" to {high:g}" if np.isfinite(high) else " or more"
        fix = f"give a number from {low:g}{most}"
        raise ArgumentError(Fault(name, f"{number:g} is out of bounds", fix))
    return number


def _own(card: Scorecard, place: Place) -> tuple[str, ...]:
    """Who brings this number of their own with a claim, so that none is taken from the measure."""
    batch = card.claims.batches.get(place.code)
    values = None if batch is None else {**batch.own, **batch.times}.get(_column(place.role))
    if batch is None or values is None:
        return ()
    some = np.unique(batch.places()[~np.isnan(values)])
    return tuple(card.submissions.name(at) for at in some.tolist())


def _column(role: str) -> str:
    return role.replace("-", "_")
