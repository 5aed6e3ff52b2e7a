"""Equity as a framework would score it: one submission, some claims, what comes of them."""

from __future__ import annotations

from typing import Any

from trial_cards import Trial

import socialvalue as sv
from socialvalue.scorecard.tables import rows_of

OUTCOMES = {
    "EQ-surplus": ("EQ1",),
    "EQ-wealth": ("EQ2",),
    "EQ-evenness": ("EQ3",),
    "EQ-pay": ("EQ4", "EQ5", "EQ6"),
    "EQ-chances": ("EQ7",),
    "EQ-trade": ("EQ8", "EQ9"),
}
HARMS = {"EQ5", "EQ9"}
SIZES = {"contract_value": 1_000_000, "eligible": 200}
NO_WORK = {"before": [], "after": [], "place": []}
NO_HOURS: dict[str, list[Any]] = {"paid": [], "place": []}

_HEAD = """
code = "eq"
name = "Equity alone"
edition = "1"
[caps]
theme = 0
overall = 0
reason = "made up for a test"
[[theme]]
code = "EQ"
name = "Equity and Equality"
weight = 100
"""
_WEIGHTS = {"EQ-pay": 20, "EQ-chances": 16}


def _outcome(code: str, members: tuple[str, ...]) -> str:
    gains = [one for one in members if one not in HARMS]
    rows = [f'{{ code = "{one}", weight = {100 / len(gains):g}, shadow = "EQ5" }}' for one in gains]
    rows += [f'{{ code = "{one}", weight = 100 }}' for one in members if one in HARMS]
    name = sv.registry.measure(members[0]).outcome.name
    return (
        f'[[theme.outcome]]\ncode = "{code}"\nname = "{name}"\n'
        f"weight = {_WEIGHTS.get(code, 16)}\nmeasure = [{', '.join(rows)}]\n"
    )


FRAMEWORK = sv.Framework.from_toml(
    _HEAD + "".join(_outcome(code, members) for code, members in OUTCOMES.items())
)


TRIAL = Trial(FRAMEWORK, SIZES, labelled=True)
claims, card, measured, rating = TRIAL.claims, TRIAL.card, TRIAL.measured, TRIAL.rating


def score(*rows: dict[str, Any], **sizes: Any) -> float:
    """The cautious score of the whole, the one that ranks."""
    (one,) = rows_of(card(*rows, **sizes).overall())
    return float(one["score"])


def fault(code: str, *rows: dict[str, Any], **sizes: Any) -> str:
    """What is wrong with the claims, in words; nothing where they are taken."""
    return "; ".join(one["fault"] for one in TRIAL.faults(code, *rows, **sizes))
