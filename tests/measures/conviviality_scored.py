"""Conviviality as a framework would score it: one submission, some claims, what comes of them."""

from __future__ import annotations

from typing import Any

from trial_cards import Trial

import socialvalue as sv
from socialvalue import probe, readers

OUTCOMES = {
    "CV-circulation": ("CV1", "CV8"),
    "CV-investment": ("CV2",),
    "CV-commons": ("CV3", "CV4", "CV9"),
    "CV-mutual-aid": ("CV5",),
    "CV-neighbours": ("CV6", "CV7"),
}
HARMS = {"CV8", "CV9"}
HALL = {"area": 200, "kind": "floor", "lease": 999, "lock": "locked", "held": 1}
SOUND = {"repairs": 0, "rent": 60}
NOBODY = {"residents": 0, "traders": 0, "users": 0}
NO_OWNERS = {"dividends": 0, "interest_above_benchmark": 0, "rent": 0, "fees": 0}
SIZES = {"contract_value": 1_000_000, "eligible": 1_000}

_HEAD = """
code = "cv"
name = "Conviviality alone"
edition = "1"
[caps]
theme = 0
overall = 0
reason = "made up for a test"
[[theme]]
code = "CV"
name = "Conviviality/Community"
weight = 100
"""


def _outcome(code: str, members: tuple[str, ...]) -> str:
    gains = [one for one in members if one not in HARMS]
    rows = [f'{{ code = "{one}", weight = {100 / len(gains):g}, shadow = "CV9" }}' for one in gains]
    rows += [f'{{ code = "{one}", weight = 100 }}' for one in members if one in HARMS]
    name = sv.registry.measure(members[0]).outcome.name
    return (
        f'[[theme.outcome]]\ncode = "{code}"\nname = "{name}"\n'
        f"weight = {100 / len(OUTCOMES):g}\nmeasure = [{', '.join(rows)}]\n"
    )


FRAMEWORK = sv.Framework.from_toml(
    _HEAD + "".join(_outcome(code, members) for code, members in OUTCOMES.items())
)


TRIAL = Trial(FRAMEWORK, SIZES)
claims, card, measured, rating = TRIAL.claims, TRIAL.card, TRIAL.measured, TRIAL.rating


def fault(code: str, *rows: dict[str, Any], **sizes: Any) -> str:
    """What is wrong with the claims, place and words; nothing where they are taken."""
    return "; ".join(f"{one['at']}: {one['fault']}" for one in TRIAL.faults(code, *rows, **sizes))


def assets(*each: dict[str, Any], **more: Any) -> dict[str, list[Any]]:
    """Assets one by one, each a sound hall unless it says otherwise; `more` is said of all."""
    rows = [{**HALL, **SOUND, **one, **more} for one in each]
    return {name: [row[name] for row in rows] for name in {**HALL, **SOUND}}


def sessions(
    people: float, hours: float, charge: float, count: float = 1
) -> dict[str, list[float]]:
    """So many sessions alike."""
    return {"people": [people], "hours": [hours], "charge": [charge], "count": [count]}


def ties(
    before: float, after: float, count: float, asked: float | None = None, **more: Any
) -> dict[str, Any]:
    """So many answers alike; everybody who took part was asked, unless it says otherwise."""
    people = {"before": [before], "after": [after], "count": [count]}
    asked = count if asked is None else asked
    said = {"asked": asked, "participants": asked, "comparator": 0, "months": 6}
    said["drawn"] = "everybody or by lot"
    return {"people": people, **said, **more}


def belonging(after: float, before: float, answered: float = 100, **more: Any) -> dict[str, Any]:
    """So many who agreed, after and before, of a hundred."""
    said = {"agreed": after, "answered": answered, "agreed_before": before}
    said |= {"answered_before": answered, "trend": 0, "represented": 1_000}
    return {"question": "belonging", **said, **more}


def quantity(code: str, **inputs: Any) -> float | None:
    """The formula's answer for one claim, unscored; None where it has none."""
    measure = sv.registry.measure(code)
    columns = probe.example_columns(measure, [sv.Example(quantity=0, **inputs)])
    held = readers.defined(measure, columns, 1)
    return float(readers.bare(measure, columns, 1)[0]) if held is None or held[0] else None
