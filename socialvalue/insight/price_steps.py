"""The steps of prices: each proxy, deflated and discounted, and the pounds that come out.

In come a scorecard and the replay of a measure; out come steps, and pounds by ledger. Pounds of
different ledgers are never added up.
"""

from __future__ import annotations

import numpy as np

from socialvalue import units
from socialvalue.insight.claim_steps import period
from socialvalue.insight.explanation import Step
from socialvalue.insight.replay import Cell, Replay
from socialvalue.proxy import Proxy, ProxyTable
from socialvalue.scorecard import Scorecard
from socialvalue.scorecard.words import amount, clean, number, pounds, unit
from socialvalue.valuation import prices, years
from socialvalue.valuation.prices import UNITS
from socialvalue.valuation.terms import Terms

SHOWN = 12
"""Years that are written out."""


def of_prices(card: Scorecard, found: Replay) -> tuple[list[Step], dict[str, float]]:
    """Every price on every cell, and the pounds by ledger: a harm's are below zero."""
    measure, basis = found.rated.measure, card.basis
    terms = card.plan.terms[card.plan.row[measure.code]]
    steps: list[Step] = []
    totals: dict[str, float] = {}
    if not measure.proxies:
        reason = clean(measure.unpriced_reason) or "no honest price is known"
        return [Step("price", f"none: {reason}. Unpriced is not worthless: it is rated")], {}
    for proxy in measure.proxies:
        whole = 0.0
        for cell in found.cells:
            if cell.held:
                step, fixed = _worth(found, cell, proxy, terms)
                steps.append(step)
                whole += fixed
        totals[proxy.ledger] = whole / UNITS
        words = f"{number(whole / UNITS)} in pounds of {basis.price_year}, "
        words += "never added to another ledger"
        steps.append(
            Step(f"worth, {proxy.ledger}", words, whole / UNITS, f"GBP_{basis.price_year}")
        )
    return steps, totals


def _worth(
    found: Replay, cell: Cell, proxy: Proxy | ProxyTable, terms: Terms
) -> tuple[Step, float]:
    """One cell at one price: the step, and whole units of 1e-4 pounds."""
    measure, year = found.rated.measure, terms.basis.price_year
    value, level = _value(found, cell, proxy)
    deflated = terms.deflator(proxy)
    factor, how = _years(found, cell, proxy, terms)
    price = prices.sign(measure) * value * deflated * UNITS
    fixed = float(np.rint(cell.attributable * price * factor))
    much = f"{period(cell.period)}: {amount(cell.attributable, measure.unit)}"
    words = (
        f"{much} x {_price(value, proxy.unit)}{level} x "
        f"{number(deflated)} {_deflator(proxy, terms)} x "
        f"{number(factor)} {how} = {pounds(fixed / UNITS)}"
    )
    words += ", taken off because it is a harm" if measure.harm and fixed else ""
    cited = [proxy.source.cite()]
    if deflated != 1:
        cited.append(terms.basis.index.source.cite())
    if factor != 1 and terms.schedule is not None:
        cited.append(terms.schedule.source.cite())
    assumed = proxy.source.status == "assumed"
    name = f"price, {proxy.ledger}"
    return Step(name, words, fixed / UNITS, f"GBP_{year}", tuple(cited), assumed), fixed


def _years(found: Replay, cell: Cell, proxy: Proxy | ProxyTable, terms: Terms) -> tuple[float, str]:
    """What a pound of price, for as long as a unit lasts, comes to at the start; and how."""
    measure, claim = found.rated.measure, list(cell.claims[:1])
    times = {name: many[claim] for name, many in found.rated.lasting().items()}
    periods = np.array([cell.period])
    factor = float(years.factor(measure, proxy, periods, times, terms)[0])
    start = years.ahead(periods, terms.basis)
    felt = years.felt_in(measure, start, times)[:, 0]
    grown = terms.grown(proxy, np.arange(len(felt), dtype=np.float64))
    if np.count_nonzero(felt) == 1 and felt[int(start[0])] == 1.0 and (grown == 1.0).all():
        return factor, _discount(cell, terms)
    each = terms.discount(np.arange(len(felt), dtype=np.float64))
    parts = [
        f"{terms.basis.start + year}: {number(much)} x {number(float(each[year]))}"
        + (f" x {number(float(grown[year]))} growth" if grown[year] != 1.0 else "")
        for year, much in enumerate(felt)
        if much
    ]
    told = [*parts[:SHOWN], *([f"{len(parts) - SHOWN} more years"] if len(parts) > SHOWN else [])]
    how = "not discounted" if terms.discounting == "none" else f"{terms.discounting} schedule"
    return factor, f"(unit-years felt x discount, {how}: {' + '.join(told)})"


def _value(found: Replay, cell: Cell, proxy: Proxy | ProxyTable) -> tuple[float, str]:
    """The price of one unit, and the level it is the price of."""
    if isinstance(proxy, Proxy):
        return proxy.value, ""
    code = int(found.rated.columns[proxy.key][cell.claims[0]])
    declared = found.rated.measure.inputs[proxy.key]
    level = getattr(declared, "names", ())[code]
    return dict(proxy.values)[level], f" ({proxy.key} {level})"


def _price(value: float, name: str) -> str:
    """A price in words: "£281.44 (2022 prices) per tCO2e"."""
    money, _, per = name.partition("/")
    return f"{amount(value, money)} per {unit(per)}" if per else amount(value, name)


def _deflator(proxy: Proxy | ProxyTable, terms: Terms) -> str:
    have = units.money_years(proxy.unit)[0].removeprefix("GBP_")
    basis = terms.basis
    if have == str(basis.price_year):
        return "(no deflator: the same price year)"
    table = basis.index
    if have.startswith("FY"):
        first = int(have.removeprefix("FY"))
        span = f"{first}-{(first + 1) % 100:02d}"
        return f"(deflator {table.key}, financial year {span} to {basis.price_year})"
    return (
        f"(deflator {table.key}: {number(table.at(basis.price_year))} in {basis.price_year}"
        f" / {number(table.at(int(have)))} in {have})"
    )


def _discount(cell: Cell, terms: Terms) -> str:
    if terms.discounting == "none":
        return "(not discounted)"
    basis = terms.basis
    when = max(cell.period, basis.start)
    health = ", health schedule" if terms.discounting == "health" else ""
    return f"(discounted from {when} to {basis.start}, {basis.timing} of year{health})"
