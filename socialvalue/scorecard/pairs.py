"""Pairs of priced measures that may hold the same people or pounds, and the pounds of what they
share.

In comes a scorecard; out comes a `Pair` for each submission, ledger and two benefits priced in it,
in whole units of 1e-4 pounds, so that what is taken off and what is left are exact parts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from math import isfinite
from typing import Any

import numpy as np
from attrs import define, field

from socialvalue.basis import STAGES
from socialvalue.claims.in_common import InCommon
from socialvalue.claims.overlaps import FOUND, Overlap, between
from socialvalue.relations import Chains, Relation
from socialvalue.scorecard import links, overlaps, tables
from socialvalue.scorecard.scores import Floats, Scores
from socialvalue.valuation import attribute, quantify


@define(frozen=True)
class Pair:
    """Two benefits of one submission priced in one ledger, and what each would price of the part
    that both hold: `shared` of the first and of the second, in whole units.
    """

    place: int
    ledger: str
    overlap: Overlap
    shared: tuple[int, int]

    @property
    def codes(self) -> tuple[str, str]:
        """The codes of the two measures."""
        return self.overlap.relation.first, self.overlap.relation.second


@define(frozen=True, slots=False)
class Priced:
    """The pounds of a scorecard by measure and ledger, and the pairs among its benefits."""

    card: Scores
    _standing: dict[str, Any] = field(factory=dict, init=False)
    _cells: dict[str, tuple[attribute.Cells, list[Floats]]] = field(factory=dict, init=False)

    @cached_property
    def units(self) -> dict[str, dict[str, Floats]]:
        """Whole units by ledger of each measure that is no harm, (submissions,)."""
        plan = self.card.plan
        return {
            member.code: tables.measure_worth(self.card, row)
            for row, member in enumerate(plan.members[: plan.benefits])
            if member.measure.proxies
        }

    @cached_property
    def _common(self) -> InCommon:
        return InCommon(self.card.claims.batches)

    def worth(self, code: str, ledger: str, place: int) -> int:
        """Whole units of one measure of one submission in one ledger; 0 where there are none."""
        units = self.units.get(code, {}).get(ledger)
        return 0 if units is None else int(units[place])

    def evidenced(self, code: str, place: int) -> bool:
        """Whether every claim behind a measure of one submission is evidenced."""
        if code not in self._standing:
            self._standing[code] = links.standing(self.card, code)
        return bool(self._standing[code][place] == links.EVIDENCED)

    def pairs(self, places: Iterable[int] | None = None) -> list[Pair]:
        """The pairs among overlaps of the stage rated; the surest sign of a pair stands for it."""
        if len(self.units) < 2:
            return []
        found = overlaps.found(self.card, places)
        return self._once(one for one in found if one.priced)

    def along(self, chains: Chains, places: Iterable[int] | None = None) -> list[Pair]:
        """The pairs of which one leads to the other, however many steps away, and whose names do
        not tell them apart.
        """
        priced = [link.code for link in chains.links if link.code in self.units]
        relations = [
            _on_the_way(chains, first, second)
            for first in priced
            for second in priced
            if second in chains.further[first] and self.units[first].keys() & self.units[second]
        ]
        rated = STAGES.index(self.card.basis.stage)
        told = between(self.card.claims.batches, relations, places)
        return self._once(one for one in told if one.stage == rated)

    def _once(self, found: Iterable[Overlap]) -> list[Pair]:
        seen: dict[tuple[int, frozenset[str]], Overlap] = {}
        for one in sorted(found, key=lambda one: FOUND.index(one.found)):
            seen.setdefault((one.place, one.relation.pair), one)
        return [pair for one in seen.values() for pair in self._of(one)]

    def _of(self, one: Overlap) -> Iterator[Pair]:
        codes = (one.relation.first, one.relation.second)
        ledgers = [self.units.get(code, {}).keys() for code in codes]
        for ledger in sorted(ledgers[0] & ledgers[1]):
            if all(self.worth(code, ledger, one.place) > 0 for code in codes):
                parts = self._parts(one)
                shared = [
                    self._shared(code, ledger, one, part)
                    for code, part in zip(codes, parts, strict=True)
                ]
                yield Pair(one.place, ledger, one, (shared[0], shared[1]))

    def _parts(self, one: Overlap) -> tuple[float, float]:
        """The part of each measure's quantity that the two can have in common, 0 to 1."""
        gross = overlaps.gross(self.card, one)
        named = self._common.names(one, gross)
        if named is not None:
            first, second, both = named
            return both / first, both / second
        most = overlaps.largest(self.card, one)
        parts = [min(1.0, most / much) if isfinite(most) and much > 0 else 1.0 for much in gross]
        return parts[0], parts[1]

    def _shared(self, code: str, ledger: str, one: Overlap, part: float) -> int:
        """Whole units of the part of a measure that may be shared, in the years that meet."""
        whole = self.worth(code, ledger, one.place)
        years = self._common.meeting(one)
        if years is not None and self._common.years(one) != years:
            part *= self._in_years(code, ledger, one.place, years)
        return min(whole, round(whole * part))

    def _in_years(self, code: str, ledger: str, place: int, years: frozenset[int]) -> float:
        """The part of a measure's pounds that falls in claims of some years, 0 to 1."""
        row = self.card.plan.row[code]
        if code not in self._cells:
            cells = attribute.attributed(self.card.claims.batches[code], self.card.basis)
            self._cells[code] = cells, quantify.worth(cells, self.card.plan.terms[row])
        cells, pounds = self._cells[code]
        mine = np.flatnonzero(cells.submission == place)
        some = mine[np.isin(cells.period[mine], [*years])]
        proxies = self.card.plan.members[row].measure.proxies
        told = [
            (float(units[some].sum()), float(units[mine].sum()))
            for proxy, units in zip(proxies, pounds, strict=True)
            if proxy.ledger == ledger
        ]
        meeting, whole = map(sum, zip(*told, strict=True))
        # Where a loss of one year hides a gain of another, all of it may be shared.
        return meeting / whole if 0 <= meeting <= whole and whole > 0 else 1.0


def _on_the_way(chains: Chains, first: str, second: str) -> Relation:
    """The step from one measure to another, or that it lies on the way there."""
    for one in chains.steps:
        if (one.first, one.second) == (first, second):
            return one
    start = next(
        one for one in chains.steps if one.first == first and second in chains.further[one.second]
    )
    reason = f"{first} leads to {second}, by way of {start.second}"
    return Relation("leads_to", first, second, reason, start.author, "")
