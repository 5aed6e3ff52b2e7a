"""The steps of prices: each proxy, deflated and discounted, and the pounds that come out.

In come a scorecard and the replay of a measure; out come steps, and pounds by ledger. Pounds of
different ledgers are never added up.
"""

from __future__ import annotations

import numpy as np

from socialvalue import deflation, units
from socialvalue.insight import year_steps
from socialvalue.insight.claim_steps import period
from socialvalue.insight.explanation import Step
from socialvalue.insight.replay import Cell, Replay
from socialvalue.insight.year_steps import Span
from socialvalue.proxy import Proxy, ProxyTable
from socialvalue.scorecard import Scorecard
from socialvalue.scorecard.words import amount, clean, number, pounds
from socialvalue.source import Source
from socialvalue.valuation import prices, years
from socialvalue.valuation.prices import UNITS
from socialvalue.valuation.terms import Terms


def of_prices(card: Scorecard, found: Replay) -> tuple[list[Step], dict[str, float]]:
    """Every price on every cell, and the pounds by ledger: a harm's are below zero."""
    measure, basis = found.rated.measure, card.basis
    terms = card.plan.terms[card.plan.row[measure.code]]
    totals: dict[str, float] = {}
    if not measure.proxies:
        reason = clean(measure.unpriced_reason) or "no honest price is known"
        return [Step("price", f"none: {reason}. Unpriced is not worthless: it is rated")], {}
    cells = [(cell, Span.of(found, cell, terms)) for cell in found.cells if cell.held]
    told = (year_steps.of_span(found, cell, span, terms) for cell, span in cells)
    steps = [step for step in told if step is not None]
    for proxy in measure.proxies:
        whole = 0.0
        for cell, span in cells:
            step, fixed = _worth(found, cell, span, proxy, terms)
            steps.append(step)
            whole += fixed
        totals[proxy.ledger] = whole / UNITS
        words = f"{amount(whole / UNITS, f'GBP_{basis.price_year}')}, "
        words += "never added to another ledger"
        steps.append(
            Step(f"worth, {proxy.ledger}", words, whole / UNITS, f"GBP_{basis.price_year}")
        )
    return steps, totals


def _worth(
    found: Replay, cell: Cell, span: Span, proxy: Proxy | ProxyTable, terms: Terms
) -> tuple[Step, float]:
    """One cell at one price: the step, and whole units of 1e-4 pounds."""
    measure, year = found.rated.measure, terms.basis.price_year
    claim = list(cell.claims[:1])
    times = {name: many[claim] for name, many in found.rated.lasting().items()}
    factor = years.factor(measure, proxy, np.array([cell.period]), times, terms)
    codes = None
    if isinstance(proxy, ProxyTable):
        codes = found.rated.columns[proxy.key][claim].astype(np.int64)
    price = prices.by_code(measure, proxy, codes, terms) * factor
    fixed = float(np.rint(cell.gain * (cell.kept * price))[0])
    value, level = _value(found, cell, proxy)
    much = f"{period(cell.period)}: {amount(cell.attributable, measure.unit)}"
    words = (
        f"{much} x {amount(value, proxy.unit)}{level} x "
        f"{number(terms.deflator(proxy))} {_deflator(proxy, terms)} x "
        f"{number(float(factor[0]))} {year_steps.factor(span, proxy, terms)} = "
        f"{pounds(fixed / UNITS)}"
    )
    words += ", taken off because it is a harm" if measure.harm and fixed else ""
    cited = tuple(
        dict.fromkeys(source.cite() for source in _behind(proxy, float(factor[0]), terms))
    )
    growth = proxy.growth if terms.basis.growth is not None else None
    assumed = "assumed" in (proxy.source.status, growth.source.status if growth else "")
    return Step(
        f"price, {proxy.ledger}", words, fixed / UNITS, f"GBP_{year}", cited, assumed
    ), fixed


def _behind(proxy: Proxy | ProxyTable, factor: float, terms: Terms) -> list[Source]:
    """Who says the price, the price index, the discount rates and the growth."""
    found, basis = [proxy.source], terms.basis
    have = units.money_years(proxy.unit)[0].removeprefix("GBP_")
    if have != str(basis.price_year):
        found.append(basis.index.source_of(basis.price_year))
        financial = deflation.partner(basis.index)
        if not have.startswith("FY"):
            found.append(basis.index.source_of(int(have)))
        elif financial is not None:
            found.append(financial.source_of(int(have.removeprefix("FY"))))
    if factor != 1 and terms.schedule is not None:
        found.append(terms.schedule.source)
    if basis.growth is not None and proxy.growth is not None:
        found += [proxy.growth.source, basis.growth.source]
    return found


def _value(found: Replay, cell: Cell, proxy: Proxy | ProxyTable) -> tuple[float, str]:
    """The price of one unit, and the level it is the price of."""
    if isinstance(proxy, Proxy):
        return proxy.value, ""
    code = int(found.rated.columns[proxy.key][cell.claims[0]])
    declared = found.rated.measure.inputs[proxy.key]
    level = getattr(declared, "names", ())[code]
    return dict(proxy.values)[level], f" ({proxy.key} {level})"


def _deflator(proxy: Proxy | ProxyTable, terms: Terms) -> str:
    """The two levels of prices, with all that they are made of."""
    have, basis = units.money_years(proxy.unit)[0].removeprefix("GBP_"), terms.basis
    if have == str(basis.price_year):
        return "(no deflator: the same price year)"
    table = basis.index
    words = f"(deflator {table.key}: {number(table.at(basis.price_year))} in {basis.price_year}"
    if not have.startswith("FY"):
        return f"{words} / {number(table.at(int(have)))} in {have})"
    first, financial = int(have.removeprefix("FY")), deflation.partner(table)
    if financial is None:
        quarters = f"0.75 x {number(table.at(first))} in {first} + 0.25 x "
        return f"{words} / ({quarters}{number(table.at(first + 1))} in {first + 1}))"
    span = f"{first}-{(first + 1) % 100:02d}"
    joins = f"{number(deflation.link(table, financial))}, which joins the two kinds of year"
    return f"{words} / ({number(financial.at(first))} in {span} by {financial.key} x {joins}))"
