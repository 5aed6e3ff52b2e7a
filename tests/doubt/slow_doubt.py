"""Doubt the slow way: for each draw all figures are put at their drawn values, and all is scored
again by the deterministic library.

In come a card with draws and the records that it was made of; out come cards of one draw each.
What is a drawn value is told by the meaning of each figure alone: a price made of a wage moves in
proportion to it, a table moves as a whole, a share is the share itself.
"""

from collections.abc import Iterable, Iterator
from math import nan
from typing import Any

import numpy as np
from attrs import define, evolve
from doubt_trees import rebound, remade

import socialvalue as sv
from socialvalue.numerics.distributions import Distributions
from socialvalue.proxy import Proxy, ProxyTable


@define(frozen=True)
class Drawer:
    """The uniform numbers of one draw by key, and the figures of each measure by role."""

    uniform: dict[str, float]
    keys: dict[tuple[str, str], list[str]]

    def named(self, measure: str, role: str) -> list[str]:
        """The keys of what a measure has in one role."""
        return self.keys.get((measure, role), [])

    def sure(self, measure: type[sv.Measure]) -> dict[str, Any] | None:
        """What a measure declares at the values of this draw; None where nothing is in doubt."""
        return _sure(measure, self) if any(one == measure.code for one, _ in self.keys) else None


def of_draws(card: sv.Scorecard, draws: Iterable[int]) -> Iterator[sv.Scorecard]:
    """The deterministic card of each draw, read and scored anew."""
    table, drawn = card.doubts(), card.in_doubt.drawn
    keys: dict[tuple[str, str], list[str]] = {}
    for key, measure, role in zip(table["key"], table["measure"], table["role"], strict=True):
        keys.setdefault((measure, role), []).append(key)
    ground = evolve(card.basis, draws=1, correlations=(), independent=False)
    for draw in draws:
        uniform = dict(zip(drawn.keys, drawn.uniform[:, draw].tolist(), strict=True))
        drawer = Drawer(uniform, keys)
        chosen = remade(card.framework, drawer.sure)
        yield sv.score(rebound(card.claims, chosen), chosen, ground)


def at(given: Any, value: float, low: Any, high: Any, uniform: float) -> float:
    """The number that a figure comes to at a uniform number."""
    spread = given or sv.Spread()
    if spread.kind == "empirical":
        return sorted(spread.values)[min(int(uniform * len(spread.values)), len(spread.values) - 1)]
    ends = [value if end is None else end for end in (low, high)]
    if ends[0] == ends[1]:
        return value
    share = nan if spread.coverage is None else spread.coverage
    column = Distributions.of([spread.kind], [value], [ends[0]], [ends[1]], [share], ["it"])
    return float(column.quantile(np.array([[uniform]]))[0, 0])


def _sure(measure: type[sv.Measure], drawer: Drawer) -> dict[str, Any]:
    """What a measure declares when all its figures are at the values of one draw."""
    shares = {
        name: _number(one, drawer, measure.code, name)
        for name, one in measure.adjust.named().items()
    }
    found: dict[str, Any] = {
        "adjust": sv.Adjustments(**shares),
        "proxies": tuple(_price(one, drawer, measure.code) for one in measure.proxies),
    }
    if measure.persistence is not None and measure.persistence.drop_off is not None:
        lost = _number(measure.persistence.drop_off, drawer, measure.code, "drop_off")
        found["persistence"] = evolve(measure.persistence, drop_off=lost)
    return found


def _number(one: Any, drawer: Drawer, code: str, role: str) -> Any:
    value = one.value
    for key in drawer.named(code, role):
        value = at(one.spread, one.value, one.low, one.high, drawer.uniform[key])
    return evolve(one, value=value, low=None, high=None, spread=None)


def _price(proxy: Proxy | ProxyTable, drawer: Drawer, code: str) -> Proxy | ProxyTable:
    role = f"price, {proxy.ledger}"
    if isinstance(proxy, ProxyTable):
        low, high = dict(proxy.low), dict(proxy.high)
        values = dict(proxy.values)
        for level, value in proxy.values:
            for key in drawer.named(code, f"{role}, {level}"):
                ends = low.get(level), high.get(level)
                values[level] = at(proxy.spread, value, *ends, drawer.uniform[key])
        return evolve(proxy, values=tuple(values.items()), low=(), high=(), spread=None)
    behind = {key: one for one in proxy.common for key in (one.key, f"{one.key} in {code}")}
    value = proxy.value
    for key in sorted(drawer.named(code, role), key=lambda one: one in behind):
        uniform = drawer.uniform[key]
        if key in behind:
            one = behind[key]
            value *= at(one.spread, one.value, one.low, one.high, uniform) / one.value
        else:
            value = at(proxy.spread, proxy.value, proxy.low, proxy.high, uniform)
    return evolve(proxy, value=value, low=None, high=None, spread=None, common=())
