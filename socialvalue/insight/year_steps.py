"""The steps of years: when a unit is delivered and felt, and what that comes to at the start.

In come a measure's terms and one cell of a replay; out come a step that tells its times, and words
for the factor by which a price is multiplied, with every number that it is made of.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from attrs import field, frozen

from socialvalue import units
from socialvalue.insight.claim_steps import period
from socialvalue.insight.explanation import Step
from socialvalue.insight.replay import Cell, Replay
from socialvalue.proxy import TIMES, Proxy, ProxyTable
from socialvalue.scorecard.words import number, share
from socialvalue.valuation import years
from socialvalue.valuation.terms import Terms

Floats = np.ndarray[Any, np.dtype[np.float64]]

SHOWN = 12
"""Years that are written out."""


@frozen
class Span:
    """One cell's years: unit-years `felt` in each year from the start of the basis, of one unit.

    `start` is the first year of delivery, counted from the start of the basis (below 0 before it);
    `times` are the years of delivery and of persistence and the drop-off, and `own` those that the
    claim brought.
    """

    start: int
    times: dict[str, float]
    own: tuple[str, ...]
    felt: Floats = field(eq=False)

    @classmethod
    def of(cls, found: Replay, cell: Cell, terms: Terms) -> Span:
        """The years of one cell."""
        measure, claim = found.rated.measure, list(cell.claims[:1])
        times = {name: many[claim] for name, many in found.rated.lasting().items()}
        start = years.begins(np.array([cell.period]), terms.basis)
        told = {**measure.times(), **{name: float(many[0]) for name, many in times.items()}}
        own = tuple(
            name
            for name in TIMES
            if name in found.rated.times and not np.isnan(found.rated.times[name][claim[0]])
        )
        return cls(int(start[0]), told, own, years.felt_in(measure, start, times)[:, 0])

    @property
    def plain(self) -> bool:
        """Whether a unit is delivered and felt within one year."""
        return bool(np.count_nonzero(self.felt) == 1 and self.felt[max(self.start, 0)] == 1.0)


def of_span(found: Replay, cell: Cell, span: Span, terms: Terms) -> Step | None:
    """What is said of time, by whom, and the unit-years that come of it; None if nothing is."""
    lasting = found.rated.measure.persistence
    if lasting is None and not span.own:
        return None
    begin, doubt, cited = terms.basis.start + span.start, False, []
    words = f"{period(cell.period)}: delivered within {begin}"
    if "delivery" in span.own:
        words = f"{period(cell.period)}: delivered evenly over {_years(span.times['delivery'])}"
        words += f" from the start of {begin} (brought by the claim)"
    if lasting is not None:
        words += f"; each unit is felt for {_years(span.times['persistence'])}"
        words += _whose("persistence", span)
        lost = span.times["drop_off"]
        words += f", {share(lost) if lost else 'no'} less in each year after its first"
        words += _whose("drop_off", span)
        said = {"persistence": lasting, "drop_off": lasting.drop_off}
        used = [one for name, one in said.items() if one is not None and name not in span.own]
        doubt = any(one.assumed for one in used)
        cited = [one.source.cite() for one in used if one.source is not None]
    total = float(span.felt.sum())
    if span.start < 0:
        words += f"; what is felt before {terms.basis.start} counts as felt in that year"
    words += f". Unit-years felt of each unit: {_each(span, terms)}; together {number(total)}"
    return Step("years", words, total, "year", tuple(dict.fromkeys(cited)), doubt)


def _whose(name: str, span: Span) -> str:
    return f" ({'brought by the claim' if name in span.own else 'of the measure itself'})"


def _years(many: float) -> str:
    return f"{number(many)} {'year' if many == 1 else 'years'}"


def _each(span: Span, terms: Terms) -> str:
    start = terms.basis.start
    parts = [f"{start + year}: {number(much)}" for year, much in enumerate(span.felt) if much]
    return ", ".join(_cut(parts)) or "none"


def _cut(parts: list[str]) -> list[str]:
    more = len(parts) - SHOWN
    return parts if more <= 0 else [*parts[:SHOWN], f"and {more} more years"]


def factor(span: Span, proxy: Proxy | ProxyTable, terms: Terms) -> str:
    """How the factor of the years comes about, in words."""
    many = np.arange(len(span.felt), dtype=np.float64)
    grown = terms.grown(proxy, many)
    if span.plain and (grown == 1.0).all():
        return f"({_discount(span.start, terms)})"
    each, start = terms.discount(many), terms.basis.start
    rises = bool((grown != 1.0).any())
    parts = [
        f"{start + year}: {number(much)} x {number(float(each[year]))}"
        + (f" x {_risen(year, proxy, terms)}" if rises else "")
        for year, much in enumerate(span.felt)
        if much
    ]
    if not parts:
        return "(no year in which it is felt)"
    last = int(np.flatnonzero(span.felt)[-1])
    told = "unit-years felt x discount" + (" x growth" if rises else "")
    told += f", {_discounted(last, terms)}"
    if rises and proxy.growth is not None and terms.basis.growth is not None:
        told += f"; the value rises with real income a head ({terms.basis.growth.key})"
        told += f" to the power {number(proxy.growth.elasticity)}"
    return f"({told}: {' + '.join(_cut(parts))})"


def _risen(year: int, proxy: Proxy | ProxyTable, terms: Terms) -> str:
    """Income of a year over that of the price's own year, to its power: "(104.1 / 98.2)^1.3"."""
    income, growth = terms.basis.growth, proxy.growth
    if income is None or growth is None:
        return "1"
    valued = int(units.money_years(proxy.unit)[0].removeprefix("GBP_").removeprefix("FY"))
    now, then = income.at(terms.basis.start + year), income.at(valued)
    return f"({number(now)} / {number(then)})^{number(growth.elasticity)}"


def _discount(year: int, terms: Terms) -> str:
    """From when to when one year is discounted, and at which rate."""
    if terms.discounting == "none":
        return "not discounted"
    begin = terms.basis.start
    if year == 0 and terms.basis.timing == "start":
        return f"discounted over no years: it falls at the start of {begin}"
    words = f"discounted from {begin + year} to {begin}, {terms.basis.timing} of year"
    words += ", health schedule" if terms.discounting == "health" else ""
    rates = _rates(year, terms)
    return f"{words}, {rates}" if rates else words


def _discounted(last: int, terms: Terms) -> str:
    """The schedule of several years, in words."""
    if terms.discounting == "none":
        return "not discounted"
    words = f"{terms.discounting} schedule, {terms.basis.timing} of year"
    rates = _rates(last, terms)
    return f"{words}, {rates}" if rates else words


def _rates(last: int, terms: Terms) -> str:
    """The yearly rates up to a year: "3.5% a year", "3.5% a year to year 30, then 3%"."""
    rates = terms.schedule.values if terms.schedule else {}
    passed = last + {"start": 0, "mid": 1, "end": 1}[terms.basis.timing]
    told = ""
    for first in sorted(rates):
        if first <= passed:
            told += f" to year {first - 1}, then " if told else ""
            told += share(rates[first]) + ("" if told else " a year")
    return told
