"""Scoring measures of Wellbeing as a framework would, for tests: one submission, some claims."""

from __future__ import annotations

from typing import Any

from trial_cards import Trial

import socialvalue as sv
from socialvalue.scorecard.tables import rows_of

SHADOW = 'shadow = "none", shadow_reason = "made up for a test"'
OUTCOMES = {
    "WB-satisfaction": ["WB1"],
    "WB-feelings": ["WB2", "WB3"],
    "WB-company": ["WB4"],
    "WB-work": ["WB5", "WB7"],
    "WB-nature": ["WB6"],
    "WB-air": ["WB9"],
    "WB-climate": ["WB8"],
}
HARMS = ("WB7", "WB8", "WB9")
SIZES = {"eligible": 200, "fte": 50, "contract_value": 1_000_000}


def _measures(codes: list[str]) -> str:
    benefits = [code for code in codes if code not in HARMS]
    rows = [f'{{ code = "{c}", weight = {100 / len(benefits):g}, {SHADOW} }}' for c in benefits]
    rows += [f'{{ code = "{c}", weight = 100 }}' for c in codes if c in HARMS]
    return f"[{', '.join(rows)}]"


def _outcome(code: str, weight: int) -> str:
    name = sv.registry.measure(OUTCOMES[code][0]).outcome.name
    return (
        f'[[theme.outcome]]\ncode = "{code}"\nname = "{name}"\nweight = {weight}\n'
        f"measure = {_measures(OUTCOMES[code])}\n"
    )


WEIGHTS = (40, 10, 10, 10, 10, 10, 10)
TREE = (
    'code = "wb"\nname = "Wellbeing alone"\nedition = "1"\n'
    '[caps]\ntheme = 0\noverall = 25\nreason = "made up for a test"\n'
    '[[theme]]\ncode = "WB"\nname = "Wellbeing"\nweight = 100\n'
    + "".join(_outcome(code, weight) for code, weight in zip(OUTCOMES, WEIGHTS, strict=True))
)
FRAMEWORK = sv.Framework.from_toml(TREE)


TRIAL = Trial(FRAMEWORK, SIZES)
card, measured = TRIAL.card, TRIAL.measured


def rating(code: str, *rows: dict[str, Any], **more: Any) -> float:
    """The rating of a benefit, or the exposure of a harm, 0 to 100; NaN where there is none."""
    return float(measured(code, *rows, **more)["rating"])


def worth(*rows: dict[str, Any], **more: Any) -> float:
    """Pounds of the welfare ledger: what is gained less what is harmed."""
    (one,) = rows_of(card(*rows, **more).worth(by="theme"))
    return float(one["balance"])
