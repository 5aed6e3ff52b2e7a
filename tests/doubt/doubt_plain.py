"""Plain measures for closed forms: an amount times a price, with whatever stands in doubt.

In come declarations; out come measures, a framework of one outcome a theme, and claims of one
number each.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

import socialvalue as sv
from socialvalue.aggregation import PowerMean, WeightedMean
from socialvalue.framework import Caps, Member, Node

BOOK = sv.Source("plain-2026", "Nobody", "Figures made up", "2026", "CC0-1.0", status="assumed")
OUTCOME = sv.Outcome("DP-1", "Made up", sv.Theme("DP", "Made up", "for tests of doubt"))
WHY = "the measure is made up"


class Plain(sv.Measure, abstract=True):
    """Things that were counted in the year."""

    outcome = OUTCOME
    unit = "count"
    amount = sv.Column("count", "how many", low=-np.inf)
    rating = sv.Ramp(0, 100, reason=WHY)

    def quantity(self, amount: Any) -> Any:
        return amount


def measure(code: str, *proxies: sv.Proxy, **declared: Any) -> type[sv.Measure]:
    """A measure of one amount; without proxies it is unpriced."""
    said: dict[str, Any] = {
        "code": code,
        "proxies": proxies,
        "__doc__": Plain.__doc__,
        "__module__": __name__,
    }
    if not proxies:
        said["unpriced_reason"] = WHY
    made: Any = type(sv.Measure)
    found: type[sv.Measure] = made(f"Plain{code}", (Plain,), {**said, **declared})
    return found


def price(value: float, low: Any = None, high: Any = None, **more: Any) -> sv.Proxy:
    """A welfare price in pounds of the basis."""
    given = {"unit": "GBP_2025/count", "ledger": "welfare", "source": BOOK, **more}
    return sv.Proxy(value, low, high, **given)


def framework(*themes: Sequence[type[sv.Measure]], caps: Caps | None = None) -> sv.Framework:
    """One theme and outcome for each list of measures, all of equal weight."""
    nodes = [_theme(f"P{place}", 100 / len(themes), some) for place, some in enumerate(themes)]
    root = Node("overall", "Overall", 100, WeightedMean(), PowerMean(2), 1.0, tuple(nodes))
    return sv.Framework("plain", "Plain", "1", root, caps or Caps(0, 0, WHY))


def _theme(code: str, weight: float, some: Sequence[type[sv.Measure]]) -> Node:
    members = []
    for harm in (False, True):
        own = [one for one in some if one.harm == harm]
        members += [
            Member(one, 100 / len(own), shadow="" if harm else "none", shadow_reason=WHY)
            for one in own
        ]
    kinds = WeightedMean(), PowerMean(2), 1.0
    outcome = Node(f"{code}-0", f"{code}-0", 100, *kinds, members=tuple(members))
    return Node(code, code, weight, *kinds, children=(outcome,))


def claims(chosen: sv.Framework, amounts: dict[str, dict[str, float]]) -> sv.Claims:
    """Claims of amounts by submission and measure."""
    records = [
        {"submission": who, "measure": code, "amount": amount}
        for who, some in amounts.items()
        for code, amount in some.items()
    ]
    return sv.Claims.from_records(records, chosen)


def card(
    chosen: sv.Framework, amounts: dict[str, dict[str, float]], **choices: Any
) -> sv.Scorecard:
    """Their card, with 2,000 draws unless `choices` say otherwise."""
    ground = sv.Basis(**{"price_year": 2025, "draws": 2000, "seed": 7, **choices})
    return sv.score(claims(chosen, amounts), chosen, ground)


def row(table: dict[str, Any], **where: Any) -> dict[str, Any]:
    """The one row of a table where columns have these values."""
    chosen = np.ones(len(table["submission"]), dtype=bool)
    for name, value in where.items():
        chosen &= table[name] == value
    (place,) = np.flatnonzero(chosen)
    return {name: column[place] for name, column in table.items()}
