"""The rules of prices: what must hold of a measure's shares, prices and persistence.

In comes a measure's class; out come the faults of what it declares about pounds, each with its
place and how to mend it.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import inf, nan
from typing import Any

from socialvalue.column import Code, Declaration
from socialvalue.errors import Fault
from socialvalue.proxy import (
    LEDGERS,
    LONGEST,
    OWN,
    Adjustments,
    Factor,
    Persistence,
    Proxy,
    ProxyTable,
    Share,
    bounds,
)
from socialvalue.spread import CommonFactor, Spread, is_number, range_faults


def faults(cls: type[Any]) -> Iterator[Fault]:
    """Everything that is wrong with what a measure declares about pounds."""
    yield from _of_shares(cls)
    yield from _of_prices(cls)


def _of_shares(cls: type[Any]) -> Iterator[Fault]:
    if not isinstance(cls.adjust, Adjustments):
        yield Fault(f"{cls.code}.adjust", "it is no sv.Adjustments", "write sv.Adjustments(…)")
        return
    for name, share in cls.adjust.named().items():
        kind = Factor if name == "multiplier" else Share
        if not isinstance(share, kind):
            fix = f"write {name}=sv.{kind.__name__}({share!r}, source=…)"
            yield Fault(f"{cls.code}.adjust.{name}", "it has no source and no range", fix)
            continue
        yield from _of_share(f"{cls.code}.adjust.{name}", name, share)


def _drawable(
    at: str, given: tuple[float, float | None, float | None], spread: Spread | None
) -> Iterator[Fault]:
    """What is wrong with a range, or else why no such distribution can be made."""
    wrong = list(range_faults(at, given, spread))
    yield from wrong
    if spread is None or wrong or spread.kind == "empirical":
        return
    from socialvalue.numerics.distributions import Distributions

    value, low, high = (nan if one is None else float(one) for one in given)
    try:
        Distributions.of(spread.kind, value, low, high, spread.coverage)
    except ValueError as error:
        told = str(error).partition("row 0: ")[2] or str(error)
        fault, _, fix = told.rstrip(".").partition(": ")
        yield Fault(f"{at}.spread", fault, fix or "give another spread")


SPREADS_OF_SHARES = ("triangular", "uniform", "pert", "beta", "empirical", "fixed")
"""What stays between 0 and 1 where its low and high do."""


def _of_share(at: str, name: str, share: Share | Factor) -> Iterator[Fault]:
    """A share and its range lie between 0 and 1, whatever is drawn; a multiplier is 0 or more."""
    least, most = bounds(name)
    what = "a multiplier" if name == "multiplier" else "a share"
    ends = [share.value if end is None else end for end in (share.low, share.high)]
    values = share.spread.values if isinstance(share.spread, Spread) else ()
    if is_number(share.value) and not all(map(is_number, ends)):
        yield from range_faults(at, (share.value, share.low, share.high), None)
        return
    seen = (share.value, *ends, *values)
    for one in dict.fromkeys(seen):
        if not (least <= one <= most and one < inf):
            fix = f"give a number from {least:g} to {most:g}"
            yield Fault(at, f"{one} is not {what}", fix)
    yield from _drawable(at, (share.value, share.low, share.high), share.spread)
    spread = share.spread if isinstance(share.spread, Spread) else Spread()
    if spread.kind not in SPREADS_OF_SHARES and most == 1:
        fix = f"use {', '.join(SPREADS_OF_SHARES)}"
        yield Fault(f"{at}.spread", f"a {spread.kind} share may leave 0 … 1", fix)


def _of_values(at: str, proxy: Proxy | ProxyTable) -> Iterator[Fault]:
    values = [proxy.value] if isinstance(proxy, Proxy) else [one for _, one in proxy.values]
    if not all(0 <= one < inf for one in values):
        fix = "give finite pounds of 0 or more; what does damage is a measure with harm = True"
        yield Fault(at, "a price is below zero, or not finite", fix)
    yield from _of_ranges(at, proxy)
    if proxy.growth is not None and not abs(proxy.growth.elasticity) < inf:
        fix = "give the power of income by which it rises, as in sv.Growth(1.3, SOURCE)"
        yield Fault(f"{at}.growth", f"{proxy.growth.elasticity} is not an elasticity", fix)


def _of_ranges(at: str, proxy: Proxy | ProxyTable) -> Iterator[Fault]:
    """Every price lies between its low and its high, and what stands behind it does too."""
    if isinstance(proxy, ProxyTable):
        low, high = dict(proxy.low), dict(proxy.high)
        for level, value in proxy.values:
            given = (value, low.get(level), high.get(level))
            yield from _drawable(f"{at}.{level}", given, proxy.spread)
        return
    yield from _drawable(at, (proxy.value, proxy.low, proxy.high), proxy.spread)
    if proxy.low is not None and is_number(proxy.low) and proxy.low < 0:
        fix = "give a low of 0 or more; what does damage is a measure with harm = True"
        yield Fault(at, "its low is below zero", fix)
    for one in proxy.common:
        if not isinstance(one, CommonFactor):
            yield Fault(f"{at}.common", "it is no sv.CommonFactor", "write sv.CommonFactor(…)")
            continue
        yield from _drawable(f"{at}.common.{one.key}", (one.value, one.low, one.high), one.spread)
        if not one.value > 0:
            fix = "give the value of which the price was made, above 0"
            yield Fault(f"{at}.common.{one.key}", f"{one.value:g} cannot be in proportion", fix)


def _of_prices(cls: type[Any]) -> Iterator[Fault]:
    at = f"{cls.code}.proxies"
    yield from _of_time(cls)
    if not cls.proxies:
        return
    if cls.periods == "average":
        yield Fault(at, "what averages over periods cannot be priced", "price an amount that adds")
    if cls.reports in ("state", "ratio"):
        yield Fault(at, f"a {cls.reports} cannot be priced", "price an amount or a change")
    ledgers = [proxy.ledger for proxy in cls.proxies]
    if len(set(ledgers)) < len(ledgers):
        yield Fault(at, "two prices stand in one ledger", "keep one proxy a ledger")
    for proxy in cls.proxies:
        yield from _of_values(at, proxy)
        if proxy.ledger not in LEDGERS:
            yield Fault(
                at, f"the ledger {proxy.ledger!r} is not known", f"use {', '.join(LEDGERS)}"
            )
        for name in set(proxy.contains) - set(OWN):
            fix = f"use {', '.join(OWN)}"
            yield Fault(f"{at}.contains", f"{name!r} is no adjustment", fix)
        named = cls.adjust.named() if isinstance(cls.adjust, Adjustments) else {}
        for name in sorted(set(proxy.contains) & set(named)):
            fix = f"leave {name} out of adjust, or use a price that does not hold it"
            yield Fault(at, f"{name} is already in the price and would be applied twice", fix)
        if isinstance(proxy, ProxyTable):
            yield from _of_table(proxy, cls.inputs.get(proxy.key), at)


def _of_time(cls: type[Any]) -> Iterator[Fault]:
    lasting, at = cls.persistence, f"{cls.code}.persistence"
    if lasting is None:
        return
    if not isinstance(lasting, Persistence) or not isinstance(lasting.drop_off, Share | None):
        fix = "write sv.Persistence(years, drop_off=sv.Share(…), source=…)"
        yield Fault(at, "it has no source and no range", fix)
        return
    if not 0 < lasting.years <= LONGEST:
        yield Fault(at, f"{lasting.years} is not a time", f"give years, up to {LONGEST:g}")
    if lasting.drop_off is not None:
        yield from _of_share(f"{at}.drop_off", "drop_off", lasting.drop_off)
    if not cls.proxies:
        yield Fault(at, "nothing here has a price that could last", "leave persistence out")


def _of_table(table: ProxyTable, code: Declaration | None, at: str) -> Iterator[Fault]:
    """A price for each level of the code, once, and for no other."""
    if not isinstance(code, Code):
        yield Fault(at, f"there is no Code {table.key!r}", f"declare {table.key} = sv.Code(…)")
        return
    if any(value is not None for _, value in code.levels):
        fix = "declare a second Code for the price, of words alone"
        yield Fault(at, f"the levels of {table.key!r} carry numbers, and cannot be a key", fix)
    priced = [name for name, _ in table.values]
    for name in code.names:
        if name not in priced:
            yield Fault(at, f"the level {name!r} has no price", "price it, or drop the level")
    for name in dict.fromkeys(priced):
        if name not in code.names:
            yield Fault(at, f"{name!r} is not a level of the code", "drop it, or add the level")
        if priced.count(name) > 1:
            yield Fault(at, f"the level {name!r} has two prices", "keep one of them")
