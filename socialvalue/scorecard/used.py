"""What a scorecard stands on: every number of its measures and every series, with who says so.

In come a plan and the deflator by which claims were converted; out come `Part`s (a price, a share,
a scale, a ramp) and series, each with what it is used for.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from attrs import frozen

from socialvalue import deflation, units
from socialvalue.basis import Basis
from socialvalue.column import Code, Parameter, SampleGroup
from socialvalue.measure import Measure
from socialvalue.proxy import Proxy, ProxyTable
from socialvalue.source import Series, Source
from socialvalue.valuation.plan import Plan
from socialvalue.valuation.terms import Terms

NAN = float("nan")

PRICE = "price"


@frozen
class Part:
    """One thing that a measure takes from somebody: what it is used for, and who says so.

    `value`, `low` and `high` are in `unit`, NaN where it is no single number; `ledger` is that of a
    price, and `level` the code that a price of a table belongs to. `source` is None where a number
    is shown as assumed.
    """

    use: str
    source: Source | None
    value: float = NAN
    low: float = NAN
    high: float = NAN
    unit: str = "1"
    ledger: str = ""
    level: str = ""


def parts(measure: type[Measure], basis: Basis) -> Iterator[Part]:
    """Prices, shares, persistence, parameters, scales of codes, and the ramp; and how prices grow,
    where the basis brings the income that they grow with.
    """
    for proxy in measure.proxies:
        yield from _prices(proxy)
        if proxy.growth is not None and basis.growth is not None:
            yield Part("growth", proxy.growth.source, proxy.growth.elasticity)
    for name, one in measure.adjust.named().items():
        yield _ranged(name, one)
    if lasting := measure.persistence:
        yield Part("persistence", lasting.source, lasting.years, unit="year")
        if lasting.drop_off:
            yield _ranged("drop_off", lasting.drop_off)
    yield from _inputs(measure)
    if measure.rating is not None and measure.rating.source is not None:
        yield Part("rating", measure.rating.source)


def _inputs(measure: type[Measure]) -> Iterator[Part]:
    """The numbers that a formula is given beside a claim's: parameters, and the scales of codes."""
    for name, declaration in measure.inputs.items():
        members = declaration.members if isinstance(declaration, SampleGroup) else ()
        for key, one_of in ((name, declaration), *members):
            if isinstance(one_of, Parameter):
                yield _ranged(f"parameter {key}", one_of)
            elif isinstance(one_of, Code) and one_of.source is not None:
                yield Part(f"numbers of {key}", one_of.source, unit=one_of.unit)


def _prices(proxy: Proxy | ProxyTable) -> Iterator[Part]:
    if isinstance(proxy, Proxy):
        yield Part(
            PRICE,
            proxy.source,
            proxy.value,
            _number(proxy.low),
            _number(proxy.high),
            proxy.unit,
            proxy.ledger,
        )
    else:
        for level, value in proxy.values:
            yield Part(
                PRICE, proxy.source, value, unit=proxy.unit, ledger=proxy.ledger, level=level
            )


def _ranged(use: str, one: Any) -> Part:
    """A share, a factor or a parameter."""
    unit = getattr(one, "unit", "1")
    return Part(use, one.source, one.value, _number(one.low), _number(one.high), unit)


def _number(given: float | None) -> float:
    return NAN if given is None else given


def series(plan: Plan, converted: deflation.Index | None = None) -> list[tuple[str, Series]]:
    """What each series is used for: deflators of both kinds of year, discounting, growth, and the
    deflator by which claims were `converted`.
    """
    basis = plan.basis
    found = [("deflator", one) for one in indices(basis, plan)]
    schedules = (terms.schedule for terms in plan.terms)
    found += [("discount rates", one) for one in schedules if one is not None]
    found += [("income growth", basis.growth)] if basis.growth is not None else []
    if converted is not None:
        found.append(("unit conversions by", deflation.index(converted)))
    return list({(use, one.key): (use, one) for use, one in found}.values())


def indices(basis: Basis, plan: Plan) -> list[Series]:
    """The price index of the basis, and its partner by financial year where a price needs it."""
    kinds = {
        money
        for member in plan.members
        for proxy in member.measure.proxies
        for money in units.money_years(proxy.unit)
    }
    found, financial = [basis.index], deflation.partner(basis.index)
    if financial is not None and any(money.startswith("GBP_FY") for money in kinds):
        found.append(financial)
    return found


def sources(plan: Plan, converted: deflation.Index | None = None) -> dict[Source, list[str]]:
    """Every source that is used, with what for: "price of WB8", "deflator gdp-deflator-2026-06".

    A source that stands differently for two of its figures is two sources here.
    """
    uses: dict[Source, dict[str, list[str]]] = {}
    for member in plan.members:
        for part in parts(member.measure, plan.basis):
            if part.source is not None:
                codes = uses.setdefault(part.source, {}).setdefault(part.use, [])
                codes += [member.code] if member.code not in codes else []
    found = {
        source: [f"{use} of {', '.join(codes)}" for use, codes in said.items()]
        for source, said in uses.items()
    }
    for use, one in series(plan, converted):
        for source in dict.fromkeys([one.source, *one.added.values()]):
            found.setdefault(source, []).append(f"{use} {one.key}")
    return found


def figure_terms(terms: Terms, part: Part) -> tuple[str, float, str]:
    """The deflator, the factor to the basis's pounds and the discount rates of one price.

    "", NaN and "" for what is no price.
    """
    if part.use != PRICE:
        return "", NAN, ""
    money = units.money_years(part.unit)[0]
    want = f"GBP_{terms.basis.price_year}"
    factor = deflation.factor(money, want, terms.basis.deflator)
    schedule = terms.schedule
    return terms.basis.index.key, factor, schedule.key if schedule is not None else ""
