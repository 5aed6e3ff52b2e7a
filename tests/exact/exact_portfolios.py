"""Portfolios made up from a seed, to be scored twice: a basis, submissions and their records.

In comes a `random.Random`; out come records and submissions with gaps and reasons, and a basis of
any edition of the price index, with or without incomes that rise.
"""

import random
from typing import Any

from exact_claims import claims
from exact_frameworks import REASON

import socialvalue as sv
from socialvalue.source import Series, Source, series

BOOK = Source("ex-income", "Nobody", "Incomes made up", "2026", "CC0-1.0", status="assumed")
INCOME = Series(
    "made-up-income",
    "1",
    BOOK,
    {year: 90 + 1.31 * (year - 2010) + year % 3 for year in range(2010, 2111)},
)
CARRIED = series("gdp-deflator-2026-06").extended({2031: 113.37}, BOOK, forecast=[2031])
OLDER = series("gdp-deflator-2025-12").extended({2025: 103.31}, BOOK)
EDITIONS = {"gdp-deflator-2026-06": 2025, CARRIED: 2031, OLDER: 2025}
"""Each with the last year in whose pounds a portfolio may be told."""

Draw = random.Random
Record = dict[str, Any]


def basis(draw: Draw, chosen: sv.Framework) -> sv.Basis:
    """Any pounds, start, stage, schedule and edition; incomes that rise, where they may."""
    discounting = draw.choice(["standard", "standard", "none"])
    clash = any(
        member.discounting == "health" and any(proxy.growth for proxy in member.measure.proxies)
        for member in chosen.members.values()
    )
    deflator = draw.choice(list(EDITIONS))
    return sv.Basis(
        price_year=draw.choice([*range(2019, 2025), EDITIONS[deflator]]),
        start=draw.choice([2024, 2026]),
        stage=draw.choice(["committed", "committed", "delivered"]),
        discounting=discounting,
        timing=draw.choice(["start", "mid", "end"]),
        deflator=deflator,
        growth=None if clash and discounting != "none" else draw.choice([None, INCOME]),
    )


def submissions(draw: Draw) -> list[Record]:
    """A few submissions of many sizes."""
    return [
        {
            "id": f"s{place}",
            "contract_value": draw.choice([2e5, 1e6, 3.3e7]),
            "eligible": draw.choice([40, 200, 5000]),
            "fte": draw.choice([3.5, 20, 410]),
        }
        for place in range(draw.randint(1, 5))
    ]


def records(draw: Draw, chosen: sv.Framework, ground: sv.Basis, rows: list[Record]) -> list[Record]:
    """Claims of the submissions on the framework's measures, in no order."""
    found: list[Record] = []
    gaps = draw.choice([0, 0.15, 0.5])
    for row in rows:
        for code in chosen.members:
            head = {"submission": row["id"], "measure": code}
            if draw.random() < gaps:
                if draw.random() < 0.3:
                    found.append({**head, "not_applicable": REASON})
                continue
            given = claims(draw, chosen.measure(code), ground, row)
            found += [{**head, **one} for one in given]
    draw.shuffle(found)
    return found
