"""A framework of five measures and a boundary, and claims that say to whom and where."""

from __future__ import annotations

from typing import Any

import socialvalue as sv

TREE = """
code = "losing"
name = "Who loses"
edition = "1"
note = "made up"

[caps]
theme = 0
overall = 25
reason = "made up"

[[theme]]
code = "T"
name = "A theme"
weight = 100

[[theme.outcome]]
code = "T-gain"
name = "What is gained"
weight = 50
measure = [
    { code = "CV5", weight = 40, shadow = "CV9" },
    { code = "EQ1", weight = 40, shadow = "CV9" },
    { code = "PA3", weight = 20, shadow = "CV9" },
]

[[theme.outcome]]
code = "T-harm"
name = "What is lost"
weight = 50
measure = [
    { code = "CV9", weight = 50 },
    { code = "WB8", weight = 50 },
]
"""
BOUNDARY = """
[boundary]
inside = ["Oxford", "Cowley"]
author = "the city council"
reason = "its own area"
"""
SIZES = {"contract_value": 1e6, "eligible": 400, "fte": 20}

Row = dict[str, Any]


def framework(more: str = BOUNDARY) -> sv.Framework:
    """The framework, with a boundary unless something else is added."""
    return sv.Framework.from_toml(TREE + more)


def hours(each: float, people: int, **beside: Any) -> Row:
    """Hours that so many people gave."""
    return {"measure": "CV5", "givers": {"hours": [each], "count": [people]}, **beside}


def pushed(people: int, **beside: Any) -> Row:
    """People who lost their home."""
    return {"measure": "CV9", "residents": people, "traders": 0, "users": 0, **beside}


def carbon(tonnes: float, **beside: Any) -> Row:
    """Tonnes emitted in 2026."""
    return {"measure": "WB8", "tonnes": tonnes, "year": "2026", **beside}


def surplus(amounts: list[float], counts: list[int] | None = None, **beside: Any) -> Row:
    """Surplus paid out, so much to each."""
    group = {"amount": amounts, "count": counts or [1] * len(amounts)}
    return {"measure": "EQ1", "recipients": group, **beside}


def score(rows: list[Row], chosen: sv.Framework | None = None, **basis: Any) -> sv.Scorecard:
    """The scorecard of one submission, or of those that the rows name."""
    named = [{"submission": "acme", **row} for row in rows]
    table = [{"id": who, **SIZES} for who in dict.fromkeys(row["submission"] for row in named)]
    claims = sv.Claims.from_records(named, chosen or framework(), table)
    return sv.score(claims, basis=sv.Basis(**basis) if basis else None)


def rows_of(table: dict[str, Any]) -> list[Row]:
    """A table as rows."""
    names = list(table)
    return [dict(zip(names, row, strict=True)) for row in zip(*table.values(), strict=True)]
