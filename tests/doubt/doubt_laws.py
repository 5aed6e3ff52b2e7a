"""A small portfolio to try laws on: shared figures, a survey, a harm, own shares, two themes.

In come numbers of submissions; out come a framework and records.
"""

import random
from typing import Any

from doubt_plain import BOOK, WHY, Plain, framework, measure, price

import socialvalue as sv

Record = dict[str, Any]
WAGE = sv.CommonFactor("wage", 15, 11, 21)
ASSUMED = sv.Share(0.2, 0, 0.4, key="assumed")
LEAKAGE = sv.Share(0.1, 0, 0.5, source=BOOK, key="leakage")


class Agreed(Plain):
    """People who said in the year that they belong, of those who answered."""

    code = "DL3"
    unit = "count"
    amount = sv.Column("count", "not used", default=0)
    yes = sv.Column("count", "said yes", within="asked")
    asked = sv.Column("count", "answered")
    reached = sv.Column("count", "reached")
    combine = sv.Pool
    adjust = sv.Adjustments(deadweight=ASSUMED)
    reliability = sv.Shares(agreed="yes", answered="asked")
    proxies = (price(7, 3, 14),)
    rating = sv.Ramp(0, 120, reason=WHY)
    undefined_reason = "nobody answered"

    def quantity(self, yes: Any, asked: Any, reached: Any) -> Any:
        return yes / asked * reached

    def defined(self, asked: Any) -> Any:
        return asked > 0


FIRST = measure("DL1", price(20, 12, 30, common=(WAGE,)),
                adjust=sv.Adjustments(deadweight=ASSUMED, leakage=LEAKAGE))  # fmt: skip
SECOND = measure("DL2", price(11, 9, 16, common=(WAGE,)))
HARM = measure("DL4", price(30, 5, 80, spread=sv.Spread("lognormal", coverage=0.9)), harm=True,
               adjust=sv.Adjustments(attribution=sv.Share(0.4, 0.1, 0.8)))  # fmt: skip
ADDED = measure("DL5", price(3, 1, 9))


def chosen() -> sv.Framework:
    """Two themes of three measures and a harm."""
    return framework([FIRST, HARM], [SECOND, Agreed])


def larger() -> sv.Framework:
    """The same with another theme and measure."""
    return framework([FIRST, HARM], [SECOND, Agreed], [ADDED])


def records(count: int, seed: int = 5) -> dict[str, list[Record]]:
    """The claims of some submissions, by their ids; no two are alike."""
    draw = random.Random(seed)  # noqa: S311 (a portfolio, not a secret)
    return {f"s{place}": _of(draw, f"s{place}") for place in range(count)}


def _of(draw: random.Random, who: str) -> list[Record]:
    own = {"leakage": draw.choice([0, 0.3])} if draw.random() < 0.3 else {}
    survey = {"yes": draw.randint(3, 40), "asked": draw.randint(41, 90), "reached": 150}
    shares = {"deadweight": 0.5} if draw.random() < 0.3 else {}
    found = [
        {"measure": "DL1", "amount": draw.uniform(1, 200), **own},
        {"measure": "DL2", "amount": draw.uniform(-20, 90)},
        {"measure": "DL3", **survey, **shares},
        {"measure": "DL4", "amount": draw.uniform(60, 220)},
    ]
    return [{"submission": who, **one} for one in found if draw.random() < 0.85]


def scored(framework: sv.Framework, some: list[list[Record]], **choices: Any) -> sv.Scorecard:
    """The card of some submissions' claims."""
    ground = sv.Basis(**{"price_year": 2025, "draws": 128, "seed": 11, **choices})
    given = [one for own in some for one in own]
    return sv.score(sv.Claims.from_records(given, framework), framework, ground)
