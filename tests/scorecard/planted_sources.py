"""Made-up measures that stand on ten sources each, any of which can be spoilt.

In go sources by the place where they are used; out comes a framework, and claims of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import socialvalue as sv
from socialvalue.aggregation import PowerMean, WeightedMean
from socialvalue.framework.node import Caps, Member, Node

PLACES = (
    *("price", "price by code", "growth", "deadweight", "persistence", "drop-off"),
    *("parameter", "numbers of a code", "numbers of a member", "rating"),
)
"""Everywhere that a measure takes a number from somebody."""

MEAN, WORST = WeightedMean(), PowerMean(2)
SOUND = {
    place: sv.Source(
        f"sound {place}", "Nobody", "Made up", "1", "CC0-1.0", valid_until="2199-12-31"
    )
    for place in PLACES
}


def measure(code: str, planted: Mapping[str, sv.Source], *, harm: bool = False) -> Any:
    """A measure whose ten sources are the sound ones, save those that are planted."""
    says = {**SOUND, **planted}
    growth = sv.proxy.Growth(1.0, says["growth"])
    yearly = sv.ProxyTable(
        "when", (("now", 3.0), ("later", 4.0)), "GBP_2021/person", "local", says["price by code"]
    )
    body = {
        "__doc__": "People who came in the year.",
        "__module__": __name__,
        "code": code,
        "outcome": sv.Outcome("MU-1", "Made up", sv.Theme("MU", "Made up")),
        "unit": "person",
        "harm": harm,
        "came": sv.Column("person", "who came"),
        "when": sv.Code(["now", "later"], "when they came"),
        "how": sv.Code({"much": 1.0, "less": 0.5}, "how", source=says["numbers of a code"]),
        "each": sv.SampleGroup(
            "person",
            "those who came",
            part=sv.Code({"all": 1.0, "half": 0.5}, "how", source=says["numbers of a member"]),
        ),
        "rate": sv.Parameter(1.0, "1", source=says["parameter"]),
        "adjust": sv.Adjustments(deadweight=sv.Share(0.2, source=says["deadweight"])),
        "persistence": sv.Persistence(
            3.0, sv.Share(0.1, source=says["drop-off"]), says["persistence"]
        ),
        "proxies": (
            sv.Proxy(
                10.0,
                unit="GBP_2021/person",
                ledger="welfare",
                source=says["price"],
                growth=growth,
            ),
            yearly,
        ),
        "rating": sv.Ramp(0, 100, reason="made up", source=says["rating"]),
        "quantity": _quantity,
    }
    return type(f"Made{code}", (sv.Measure,), body)


def _quantity(_: Any, came: Any, how: Any, each: Any, rate: Any) -> Any:
    return came * how * rate + 0 * each.part.sum()


def framework(*measures: Any) -> sv.Framework:
    """A framework of one outcome over some benefits, whose shadows are the harms, or none."""
    harms = [one.code for one in measures if one.harm]
    benefits = [one for one in measures if not one.harm]
    members = tuple(
        Member(
            one,
            100 / (len(harms) if one.harm else len(benefits)),
            "" if one.harm else harms[0] if harms else "none",
            "" if one.harm or harms else "there is no such harm here",
        )
        for one in measures
    )
    outcome = Node("MU-1", "Made up", 100, MEAN, WORST, 1.0, members=members)
    theme = Node("MU", "Made up", 100, MEAN, WORST, 1.0, children=(outcome,))
    root = Node("overall", "Made up", 100, MEAN, WORST, 1.0, children=(theme,))
    return sv.Framework("made-up", "Made up", "1", root, Caps(0, 25, "made up"))


def claims(chosen: sv.Framework, *more: Mapping[str, Any]) -> sv.Claims:
    """One submission that claims every measure, with some numbers of its own."""
    own = more or ({},)
    records: Sequence[dict[str, Any]] = [
        {
            "submission": "a",
            "measure": code,
            "claim": str(place),
            "came": 40,
            "when": "now",
            "how": "much",
            "each": [{"part": "all"}],
            **aside,
        }
        for code in chosen.members
        for place, aside in enumerate(own)
    ]
    return sv.Claims.from_records(records, chosen, [{"id": "a", "name": "A"}])
