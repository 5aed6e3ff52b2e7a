"""Portfolios in doubt, made up from a seed: every share, price, table and loss gets a range.

In comes a `random.Random` and a framework of the two scorers; out comes one whose figures have
ranges and spreads of every kind, with one wage behind several prices and one assumed deadweight.
"""

import random
from typing import Any

from attrs import evolve
from doubt_trees import remade

import socialvalue as sv
from socialvalue.proxy import Proxy, ProxyTable

Draw = random.Random
WAGE = sv.CommonFactor("wage", 15.0, 11.0, 21.0)
RENT = sv.CommonFactor("rent", 100.0, 60.0, 160.0, spread=sv.Spread("uniform"))
BOOK = sv.Source("doubt-2026", "Nobody", "Figures made up", "2026", "CC0-1.0", status="assumed")


def in_doubt(draw: Draw, framework: sv.Framework, *, chance: float = 0.8) -> sv.Framework:
    """The framework with most of its figures in doubt."""
    return remade(framework, lambda measure: declared(draw, measure, chance))


def declared(draw: Draw, measure: type[sv.Measure], chance: float) -> dict[str, Any]:
    """What a measure declares when its figures have ranges."""
    named = measure.adjust.named()
    if measure.reports == "amount" and measure.own_shares != () and draw.random() < chance / 2:
        named.setdefault("deadweight", sv.Share(0.2))
    shares = {
        name: _share(draw, name, one)
        if draw.random() < chance and (name != "multiplier" or measure.reports == "amount")
        else one
        for name, one in named.items()
    }
    found: dict[str, Any] = {
        "adjust": sv.Adjustments(**shares),
        "proxies": tuple(
            _price(draw, one) if draw.random() < chance else one for one in measure.proxies
        ),
    }
    lasting = measure.persistence
    if lasting is not None and draw.random() < chance:
        lost = sv.Share(0.15, 0.05, 0.45, key=draw.choice(["", "loss"]))
        found["persistence"] = evolve(lasting, drop_off=lost)
    return found


def _share(draw: Draw, name: str, one: Any) -> Any:
    if name == "multiplier":
        spread = draw.choice([None, sv.Spread("uniform"), sv.Spread("lognormal", coverage=0.9)])
        return evolve(one, low=one.value * 0.7, high=one.value * 1.3, spread=spread)
    if name == "deadweight" and draw.random() < 0.5:
        return sv.Share(0.2, 0.0, 0.4, source=BOOK, key="assumed")
    low, high = one.value / 3, one.value + (1 - one.value) / 2
    kinds = [None, sv.Spread("uniform"), sv.Spread("pert"), sv.Spread("beta", coverage=0.8)]
    seen = sv.Spread("empirical", values=(low, one.value, high))
    return evolve(one, low=low, high=high, spread=draw.choice([*kinds, seen]))


def _price(draw: Draw, proxy: Proxy | ProxyTable) -> Proxy | ProxyTable:
    if isinstance(proxy, ProxyTable):
        low = tuple((level, value * 0.5) for level, value in proxy.values)
        high = tuple((level, value * draw.choice([1.0, 1.6])) for level, value in proxy.values)
        return evolve(proxy, low=low, high=high)
    if draw.random() < 0.4:
        proxy = evolve(proxy, common=tuple(draw.sample([WAGE, RENT], draw.randint(1, 2))))
        if draw.random() < 0.5:
            return proxy
    seen = tuple(proxy.value * share for share in (0.4, 1.0, 2.8))
    kinds = [
        *(None, sv.Spread("uniform"), sv.Spread("pert")),
        *(sv.Spread("lognormal", coverage=0.9), sv.Spread("empirical", values=seen)),
    ]
    return evolve(proxy, low=proxy.value * 0.6, high=proxy.value * 1.7, spread=draw.choice(kinds))
