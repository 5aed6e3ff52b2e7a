"""Frameworks made up for one answer at a time: people counted, with any price, shares and rating.

`measure` makes a measure, `framework` puts measures into themes, `card` scores records under it.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import socialvalue as sv
from socialvalue.aggregation import Aggregator, PowerMean, WeightedMean
from socialvalue.framework import Caps, Member, Node

BOOK = sv.Source("sn-2026", "Nobody", "Figures made up", "2026", "CC0-1.0", status="assumed")
THEME = sv.Theme("SN", "Sensed", "what an answer is about")
NINETY = 1.6448536269514722
"""Standard deviations on either side that hold nine draws in ten of a normal figure."""


class People(sv.Measure, abstract=True):
    """People who were counted in the year."""

    outcome = sv.Outcome("SN-1", "Counted", THEME)
    unit = "person"
    combine = sv.Sum
    people = sv.Column("person", "who were counted")
    rating = sv.Ramp(0, 100, reason="made up")

    def quantity(self, people: Any) -> Any:
        return people


def measure(code: str, **declared: Any) -> type[sv.Measure]:
    """A measure of people with anything declared anew; without a price unless one is given."""
    priced = {} if declared.get("proxies") else {"unpriced_reason": "made up"}
    same = {"__doc__": People.__doc__, "__module__": __name__, "code": code}
    return type(code.title(), (People,), {**same, **priced, **declared})


def price(value: float = 10.0, low: Any = None, high: Any = None, **rest: Any) -> tuple[sv.Proxy]:
    """One price in the ledger of welfare."""
    said = {"unit": "GBP_2025/person", "ledger": "welfare", "source": BOOK, **rest}
    return (sv.Proxy(value, low, high, **said),)


def normal(value: float, deviation: float, **rest: Any) -> tuple[sv.Proxy]:
    """A price that is normal around its value."""
    spread = sv.Spread("normal", coverage=0.9)
    low, high = value - NINETY * deviation, value + NINETY * deviation
    return price(value, low, high, spread=spread, **rest)


def deadweight(low: float, high: float, **rest: Any) -> sv.Adjustments:
    """A deadweight that is uniform."""
    share = sv.Share((low + high) / 2, low, high, spread=sv.Spread("uniform"), **rest)
    return sv.Adjustments(deadweight=share)


def framework(
    themes: Mapping[str, Sequence[type[sv.Measure]]] | Sequence[type[sv.Measure]],
    weights: Mapping[str, float] | None = None,
    *,
    by: Aggregator | None = None,
    whole: Aggregator | None = None,
    harms: Aggregator | None = None,
    penalty: float = 1.0,
    caps: Caps | None = None,
    **rest: Any,
) -> sv.Framework:
    """One outcome a theme; `weights` are of themes or of measures, equal where none are given.

    Benefits join by `by`, at the root by `whole`, and harms by `harms`.
    """
    named = themes if isinstance(themes, Mapping) else {"SN": themes}
    join = {
        "aggregator": by or WeightedMean(),
        "harm_aggregator": harms or PowerMean(2.0),
        "penalty": penalty,
    }
    parts = [
        Node(
            code,
            f"Theme {code}",
            (weights or {}).get(code, 100 / len(named)),
            **join,
            children=(
                Node(f"{code}-1", "Counted", 100.0, **join, members=_members(some, weights)),
            ),
        )
        for code, some in named.items()
    ]
    top = {**join, "aggregator": whole or join["aggregator"]}
    root = Node("overall", "Overall", 100.0, **top, children=tuple(parts))
    held = caps or Caps(0.0, 25.0, "made up")
    return sv.Framework("sensed", "Sensed", "2026", root, held, **rest)


def _members(some: Sequence[type[sv.Measure]], weights: Any) -> tuple[Member, ...]:
    return tuple(
        Member(
            one,
            (weights or {}).get(one.code, 100 / sum(o.harm == one.harm for o in some)),
            **({} if one.harm else {"shadow": "none", "shadow_reason": "made up"}),
        )
        for one in some
    )


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


def rows(table: Mapping[str, Any], by: str = "key") -> dict[str, dict[str, Any]]:
    """The rows of a tidy table by one of its columns."""
    listed = [dict(zip(table, row, strict=True)) for row in zip(*table.values(), strict=True)]
    return {row[by]: row for row in listed}
