"""The steps of prices: each proxy, deflated and discounted, and the pounds that come out.

In come a scorecard and the replay of a measure; out come steps, and pounds by ledger. Pounds of
different ledgers are never added up.
"""

from __future__ import annotations

import numpy as np

from socialvalue import units
from socialvalue.basis import Basis
from socialvalue.insight.claim_steps import period
from socialvalue.insight.explanation import Step
from socialvalue.insight.replay import Cell, Replay
from socialvalue.proxy import Proxy, ProxyTable
from socialvalue.scorecard import Scorecard
from socialvalue.scorecard.words import amount, clean, number, pounds, unit
from socialvalue.source import series
from socialvalue.valuation import prices
from socialvalue.valuation.prices import SCHEDULE, UNITS


def of_prices(card: Scorecard, found: Replay) -> tuple[list[Step], dict[str, float]]:
    """Every price on every cell, and the pounds by ledger: a harm's are below zero."""
    measure, basis = found.rated.measure, card.basis
    steps: list[Step] = []
    totals: dict[str, float] = {}
    if not measure.proxies:
        reason = clean(measure.unpriced_reason) or "no honest price is known"
        return [Step("price", f"none: {reason}. Unpriced is not worthless: it is rated")], {}
    for proxy in measure.proxies:
        whole = 0.0
        for cell in found.cells:
            if cell.held:
                step, fixed = _worth(found, cell, proxy, basis)
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
    found: Replay, cell: Cell, proxy: Proxy | ProxyTable, basis: Basis
) -> tuple[Step, float]:
    """One cell at one price: the step, and whole units of 1e-4 pounds."""
    measure = found.rated.measure
    value, level = _value(found, cell, proxy)
    deflated = prices.deflator(proxy, basis)
    discount = float(prices.discount(np.array([cell.period]), basis)[0])
    price = prices.sign(measure) * value * deflated * UNITS
    fixed = float(np.rint(cell.attributable * price * discount))
    much = f"{period(cell.period)}: {amount(cell.attributable, measure.unit)}"
    words = (
        f"{much} x {_price(value, proxy.unit)}{level} x "
        f"{number(deflated)} {_deflator(proxy, basis)} x "
        f"{number(discount)} {_discount(cell, basis)} = {pounds(fixed / UNITS)}"
    )
    words += ", taken off because it is a harm" if measure.harm and fixed else ""
    cited = [proxy.source.cite()]
    if deflated != 1:
        cited.append(series(basis.deflator).source.cite())
    if discount != 1:
        cited.append(series(SCHEDULE).source.cite())
    assumed = proxy.source.status == "assumed"
    name = f"price, {proxy.ledger}"
    return Step(name, words, fixed / UNITS, f"GBP_{basis.price_year}", tuple(cited), assumed), fixed


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


def _deflator(proxy: Proxy | ProxyTable, basis: Basis) -> str:
    year = units.money_years(proxy.unit)[0].removeprefix("GBP_")
    if year == str(basis.price_year):
        return "(no deflator: the same price year)"
    table = series(basis.deflator)
    return (
        f"(deflator {basis.deflator}: {number(table.at(basis.price_year))} in {basis.price_year}"
        f" / {number(table.at(int(year)))} in {year})"
    )


def _discount(cell: Cell, basis: Basis) -> str:
    if basis.discounting == "none":
        return "(not discounted)"
    when = max(cell.period, basis.start)
    return f"(discounted from {when} to {basis.start}, {basis.timing} of year)"
