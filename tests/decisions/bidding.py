"""Bids made up for the tests of decisions, and scorings for them."""

from __future__ import annotations

from typing import Any

import socialvalue as sv
from socialvalue.scorecard.tables import rows_of

WORDS = ("nothing", "named", "described", "planned", "planned with people", "proved elsewhere")


def price(weight: float, **more: Any) -> sv.Criterion:
    return sv.Criterion("price", "Price", weight, "lowest_price", part="price", **more)


def bands(weight: float, code: str = "quality", part: str = "quality") -> sv.Criterion:
    return sv.Criterion(code, code.title(), weight, "bands", part=part, scale=WORDS)


def relative(weight: float, code: str = "social", **more: Any) -> sv.Criterion:
    return sv.Criterion(code, code.title(), weight, "relative_to_best", part="social", **more)


def absolute(weight: float, code: str = "social", **more: Any) -> sv.Criterion:
    told = {"part": "social", "reason": "the council's own count of 2025", **more}
    return sv.Criterion(code, code.title(), weight, "absolute", **told)


def scoring(*criteria: sv.Criterion, **more: Any) -> sv.Scoring:
    told = {"name": "A test", "author": "the testers", "reason": "to see", **more}
    return sv.Scoring(criteria=criteria, **told)


def bid(who: str, **numbers: Any) -> dict[str, Any]:
    return {"submission": who, **numbers}


def mark(who: str, band: int, evaluator: str = "EL", code: str = "quality", **more: Any) -> Any:
    told = {"submission": who, "criterion": code, "evaluator": evaluator, "band": band}
    return {**told, "why": f"page {band} says so", **more}


def agreed(who: str, band: int, code: str = "quality") -> Any:
    return mark(who, band, "moderated", code, by="EL and MO")


def totals(decision: sv.Decision) -> dict[str, float]:
    return {row["submission"]: row["total"] for row in rows_of(decision.ranking())}


def standing(decision: sv.Decision) -> dict[str, int]:
    return {row["submission"]: row["rank"] for row in rows_of(decision.ranking())}


def kinds(decision: sv.Decision, who: str | None = None) -> set[str]:
    """The kinds of what was found, of one bid or of all."""
    rows = rows_of(decision.warnings())
    return {row["kind"] for row in rows if who is None or row["submission"] == who}


def words(decision: sv.Decision, kind: str) -> list[str]:
    return [row["words"] for row in rows_of(decision.warnings()) if row["kind"] == kind]


TALE = (
    bid("A", price=0.99, social=100),
    bid("B", price=0.90, social=60),
    bid("C", price=1.5, social=400),
)
"""A bid that cannot win picks the winner, if it may bid."""


def tale(*more: Any, **options: Any) -> sv.Decision:
    bids = more or TALE
    return sv.decide(scoring(price(80), relative(20), **options), bids)
