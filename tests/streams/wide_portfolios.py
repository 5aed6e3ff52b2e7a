"""A framework of four measures and wide rows under it, for the tests of streams.

A count of people, pounds in two ledgers, a harm, and a share with a code and a sample: each has a
noun of its own in a theme. Portfolios are drawn from a fixed seed, some cells blank.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np

import socialvalue as sv
from socialvalue.source import Source

NOBODY = Source("stream-tests", "nobody", "made up for a test", "1", "MIT", "assumed")
FIRST, SECOND = sv.Theme("S1", "First theme"), sv.Theme("S2", "Second theme")
ONE, TWO = sv.Outcome("S1O", "First outcome", FIRST), sv.Outcome("S2O", "Second outcome", SECOND)


class PeopleTaught(sv.Measure):
    """People taught, of anybody, over a year."""

    code = "STA"
    outcome = ONE
    unit = "person"
    adjust = sv.Adjustments(deadweight=sv.Share(0.2))
    proxies = (sv.Proxy(310.7, unit="GBP_2025/person", ledger="welfare", source=NOBODY),)
    rating = sv.Ramp(0, 0.0005, per="contract_value")
    people = sv.Column("person", "people taught")
    passing = sv.Column("1", "share of them who passed", high=1)
    examples = (sv.Example(people=3, passing=0.5, quantity=1.5),)

    def quantity(self, people: Any, passing: Any) -> Any:
        return people * passing


class PoundsKept(sv.Measure):
    """Pounds kept in the place, by anybody, over a year."""

    code = "STB"
    outcome = TWO
    unit = "GBP_2025"
    proxies = (
        sv.Proxy(1.0, unit="GBP_2025/GBP_2025", ledger="local", source=NOBODY),
        sv.Proxy(0.31, unit="GBP_2025/GBP_2025", ledger="fiscal", source=NOBODY),
    )
    rating = sv.Ramp(0, 0.2, per="contract_value")
    pounds = sv.Column("GBP_2025", "pounds kept", low=float("-inf"))
    examples = (sv.Example(pounds=3, quantity=3),)

    def quantity(self, pounds: Any) -> Any:
        return pounds


class PeopleHurt(sv.Measure):
    """People hurt, of anybody, over a year."""

    code = "STC"
    outcome = ONE
    harm = True
    unit = "person"
    proxies = (sv.Proxy(977.77, unit="GBP_2025/person", ledger="welfare", source=NOBODY),)
    rating = sv.Ramp(0, 0.0001, per="contract_value")
    people = sv.Column("person", "people hurt")
    examples = (sv.Example(people=3, quantity=3),)

    def quantity(self, people: Any) -> Any:
        return people


class HoursShared(sv.Measure):
    """Hours shared by members, of anybody, over a year."""

    code = "STD"
    outcome = TWO
    unit = "hour"
    unpriced_reason = "nobody knows a price"
    rating = sv.Ramp(0, 200, per=None, reason="made up")
    way = sv.Code({"half": 0.5, "whole": 1.0}, "how", source=NOBODY)
    hours = sv.Sample("hour", "hours of each member")
    examples = (sv.Example(way="half", hours=[2, 4], quantity=3),)

    def quantity(self, way: Any, hours: Any) -> Any:
        return way * hours.sum()


MEASURES = (PeopleTaught, PoundsKept, PeopleHurt, HoursShared)
TOML = """
code = "streams"
name = "Streams"
edition = "1"
[caps]
reason = "made up"
[[theme]]
code = "S1"
name = "First theme"
weight = 60
[[theme.outcome]]
code = "S1O"
name = "First outcome"
weight = 100
measure = [{ code = "STA", weight = 100, shadow = "STC" }, { code = "STC", weight = 100 }]
[[theme]]
code = "S2"
name = "Second theme"
weight = 40
[[theme.outcome]]
code = "S2O"
name = "Second outcome"
weight = 100
measure = [
  { code = "STB", weight = 70, shadow = "STC" }, { code = "STD", weight = 30, shadow = "STC" },
]
"""


@cache
def framework() -> sv.Framework:
    """The framework of the four."""
    for measure in MEASURES:
        sv.register(measure)
    return sv.Framework.from_toml(TOML, "streams")


def rows(count: int, seed: int = 5, *, words: bool = True) -> dict[str, Any]:
    """Wide columns of so many sound submissions: numpy, and Python lists of words and lists."""
    rng = np.random.Generator(np.random.Philox(key=seed))
    blank = rng.random((3, count)) < 0.15
    people, hurt = rng.gamma(2.0, 60.0, count), rng.gamma(1.0, 50.0, count)
    shared = [rng.uniform(0, 90, size).tolist() for size in rng.integers(1, 5, count).tolist()]
    silent = rng.random(count) < 0.3
    return {
        "id": [f"bid-{place:06d}" for place in range(count)] if words else np.arange(count),
        "contract_value": rng.uniform(2e5, 2e6, count),
        "STA.people": np.where(blank[0], np.nan, people),
        "STA.passing": np.where(blank[0], np.nan, rng.random(count)),
        "STB.pounds": np.where(blank[1], np.nan, rng.normal(1e5, 9e4, count)),
        "STC.people": np.where(blank[2], np.nan, hurt),
        "STD.way": [
            None if none else word
            for none, word in zip(
                silent, rng.choice(["half", "whole"], count).tolist(), strict=True
            )
        ],
        "STD.hours": [None if none else one for none, one in zip(silent, shared, strict=True)],
    }


def some(columns: dict[str, Any], places: Any) -> dict[str, Any]:
    """The columns at some places."""
    return {
        name: column[places]
        if isinstance(column, np.ndarray)
        else [column[place] for place in np.arange(len(column))[places].tolist()]
        for name, column in columns.items()
    }
