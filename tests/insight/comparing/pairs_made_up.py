"""Pairs of submissions made up for one answer at a time: what the catalogue of all has, and a pair
that is close.
"""

from collections.abc import Mapping
from typing import Any

from made_up import card, measure
from made_up import deadweight as uniform
from made_up import framework as joined
from made_up import price as priced

import socialvalue as sv
from socialvalue.aggregation import Aggregator

__all__ = ["card", "close", "framework", "measure", "price", "uniform"]


def price(value: float, low: float, high: float) -> tuple[sv.Proxy]:
    """One price that is uniform."""
    return priced(value, low, high, spread=sv.Spread("uniform"))


def framework(
    themes: Mapping[str, list[type[sv.Measure]]],
    weights: Mapping[str, float] | None = None,
    *,
    by: Aggregator | None = None,
    **rest: Any,
) -> sv.Framework:
    """One outcome a theme; `by` says how the themes join."""
    return joined(themes, weights, whole=by, **rest)


def close(draws: int = 2000, **more: Mapping[str, float]) -> sv.Scorecard:
    """Two that are close: 80 people less a deadweight of 0 to 0.4, against 60 for sure."""
    made = framework({"X": [measure("CMX", adjust=uniform(0, 0.4))], "Y": [measure("CMY")]})
    people = {"one": {"CMX": 80, "CMY": 0}, "other": {"CMX": 0, "CMY": 60}}
    return card(made, {**people, **more}, draws)
