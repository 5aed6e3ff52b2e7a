"""Pairs of submissions made up for one answer at a time: people counted, under two or three themes.

`framework` joins one measure a theme, and a harm where one is asked for; `card` scores what each
submission claims.
"""

from collections.abc import Mapping
from typing import Any

import socialvalue as sv
from socialvalue.aggregation import Aggregator, PowerMean, WeightedMean
from socialvalue.framework import Caps, Member, Node

BOOK = sv.Source("cm-2026", "Nobody", "Figures made up", "2026", "CC0-1.0", status="assumed")
THEME = sv.Theme("CM", "Compared", "what two are compared by")


class Counted(sv.Measure, abstract=True):
    """People who were counted in the year."""

    outcome = sv.Outcome("CM-1", "Counted", THEME)
    unit = "person"
    combine = sv.Sum
    people = sv.Column("person", "who were counted")
    rating = sv.Ramp(0, 100, reason="made up")

    def quantity(self, people: Any) -> Any:
        return people


def measure(code: str, **declared: Any) -> type[sv.Measure]:
    """A measure of people with anything declared anew; without a price unless one is given."""
    priced = {} if declared.get("proxies") else {"unpriced_reason": "made up"}
    same = {"__doc__": Counted.__doc__, "__module__": __name__, "code": code}
    return type(code.title(), (Counted,), {**same, **priced, **declared})


def uniform(low: float, high: float, key: str | None = None) -> sv.Adjustments:
    """A deadweight that is uniform, its centre in the middle."""
    spread = sv.Spread("uniform")
    return sv.Adjustments(deadweight=sv.Share((low + high) / 2, low, high, spread=spread, key=key))


def price(value: float, low: float, high: float, ledger: str = "welfare") -> tuple[sv.Proxy]:
    """One price that is uniform."""
    spread = sv.Spread("uniform")
    unit = "GBP_2025/person"
    return (sv.Proxy(value, low, high, unit=unit, ledger=ledger, source=BOOK, spread=spread),)


def framework(
    themes: Mapping[str, list[type[sv.Measure]]],
    weights: Mapping[str, float] | None = None,
    *,
    by: Aggregator | None = None,
    harms: Aggregator | None = None,
    penalty: float = 1.0,
    caps: Caps | None = None,
) -> sv.Framework:
    """One outcome a theme, themes of equal weight unless `weights` says."""
    inner = (WeightedMean(), PowerMean(2.0), penalty)
    parts = []
    for code, some in themes.items():
        members = tuple(
            Member(
                one,
                100 / sum(other.harm == one.harm for other in some),
                **({} if one.harm else {"shadow": "none", "shadow_reason": "made up"}),
            )
            for one in some
        )
        outcome = Node(f"{code}-1", "Counted", 100.0, *inner, members=members)
        weight = (weights or {}).get(code, 100 / len(themes))
        parts.append(Node(code, f"Theme {code}", weight, *inner, children=(outcome,)))
    join = (by or WeightedMean(), harms or PowerMean(2.0), penalty)
    root = Node("overall", "Overall", 100.0, *join, children=tuple(parts))
    return sv.Framework("compared", "Compared", "2026", root, caps or Caps(0, 25, "made up"))


def card(
    made: sv.Framework,
    people: Mapping[str, Mapping[str, float]],
    draws: int = 2000,
    submissions: Any = None,
    **basis: Any,
) -> sv.Scorecard:
    """A scorecard of people by submission and measure."""
    records = [
        {"submission": who, "measure": code, "people": many}
        for who, some in people.items()
        for code, many in some.items()
    ]
    claims = sv.Claims.from_records(records, made, submissions)
    return sv.score(claims, made, sv.Basis(draws=draws, **basis))


def close(draws: int = 2000, **more: Mapping[str, float]) -> sv.Scorecard:
    """Two that are close: 80 people less a deadweight of 0 to 0.4, against 60 for sure."""
    made = framework({"X": [measure("CMX", adjust=uniform(0, 0.4))], "Y": [measure("CMY")]})
    people = {"one": {"CMX": 80, "CMY": 0}, "other": {"CMX": 0, "CMY": 60}}
    return card(made, {**people, **more}, draws)
