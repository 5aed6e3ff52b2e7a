"""Portfolios with planted overlaps between measures, and clean ones that look much like them."""

from __future__ import annotations

from random import Random
from typing import Any

RELATIONS = """
[[relation]]
kind = "overlaps"
of = ["EQ2", "CV2"]
on = "pound"
where = ["locked", "retained"]
reason = "a locked surplus is in both"
author = "a test"

[[relation]]
kind = "overlaps"
of = ["PA1", "PA3"]
on = "person"
reason = "those who decide may be those who take part"
author = "a test"
"""
"""Said of the measures of a framework, in its own words."""

SIZES = {"contract_value": 1e6, "eligible": 400, "fte": 20}
"""Of every submission."""

Rows = list[dict[str, Any]]


def capital(number: float, **beside: Any) -> dict[str, Any]:
    """A claim of EQ2 with this much locked."""
    accounts = {"change": [100.0], "count": [10]}
    return {"measure": "EQ2", "accounts": accounts, "locked": number, **beside}


def investment(number: float, **beside: Any) -> dict[str, Any]:
    """A claim of CV2 with this much retained."""
    rest = {"shares": 500.0, "assets": 0.0, "disinvested": 0.0}
    return {"measure": "CV2", "retained": number, **rest, **beside}


def decisions(people: int, **beside: Any) -> dict[str, Any]:
    """A claim of PA1 by so many people with a vote."""
    group = {"weight": [1.0], "right": ["vote"], "turnout": [0.5], "count": [people]}
    return {"measure": "PA1", "rights": group, "people": people, **beside}


def taking_part(people: int, **beside: Any) -> dict[str, Any]:
    """A claim of PA3 by so many people."""
    rest = {"attended": 3, "organised": 0, "decided": 0}
    return {"measure": "PA3", "contributed": people, **rest, **beside}


def planted(draw: Random) -> Rows:
    """Two claims that count the same thing twice, in one of many spellings."""
    number, people = draw.randrange(1_000, 90_000), draw.randrange(5, 60)
    name = f"group {draw.randrange(10_000)}"
    spelt = draw.choice([name, name.upper(), f"  {name} ", name.replace(" ", "   ")])
    others = "; ".join(f"p{draw.randrange(1_000, 9_999)}" for _ in range(draw.randrange(4)))
    listed = draw.choice([f"{spelt};{others}", f"{others}; {spelt}"])
    years = draw.choice([({}, {}), ({"period": 2027}, {"period": 2027}), ({"period": 2027}, {})])
    return draw.choice(
        [
            [capital(number, **years[0]), investment(number, **years[1])],
            [capital(number, **years[0]), investment(number + draw.random() / 10, **years[1])],
            [
                capital(float(number)),
                investment(number / 2, claim="spring"),
                investment(number / 2, claim="autumn"),
            ],
            [
                capital(number, about=name, **years[0]),
                investment(number * 3, about=listed, **years[1]),
            ],
            [
                decisions(people, about=name, **years[0]),
                taking_part(people + 4, about=listed, **years[1]),
            ],
        ]
    )


def clean(draw: Random) -> Rows:
    """Two claims that look like the planted ones and count nothing twice."""
    number, people = draw.randrange(1_000, 90_000), draw.randrange(5, 60)
    name, other = (f"group {draw.randrange(1_000)}{part}" for part in "ab")
    years = draw.choice([({}, {}), ({"period": 2027}, {"period": 2027}), ({"period": 2027}, {})])
    return draw.choice(
        [
            [capital(number), investment(number * 1.07 + 11)],
            [
                capital(number, about=name, **years[0]),
                investment(number, about=other, **years[1]),
            ],
            [capital(number, period=2026), investment(number, period=2027)],
            [capital(number, stage="delivered"), investment(number)],
            [capital(0), investment(0, about=name)],
            [
                decisions(people, about=name, **years[0]),
                taking_part(people, about=other, **years[1]),
            ],
            [decisions(people, about=name, period=2026), taking_part(9, about=name, period=2028)],
            [capital(number, about=name), taking_part(people, about=name)],
        ]
    )


def portfolio(kind: Any, size: int, seed: int) -> tuple[Rows, Rows]:
    """Claims and submissions: `kind` makes the claims of each of `size` submissions."""
    draw = Random(seed)  # noqa: S311 (test data)
    rows = [{"submission": f"s{place}", **claim} for place in range(size) for claim in kind(draw)]
    return rows, [{"id": f"s{place}", **SIZES} for place in range(size)]
