"""A framework of the nine measures of participation, and claims of them as a bidder sends them."""

from __future__ import annotations

from math import isnan
from typing import Any

import socialvalue as sv
from socialvalue import probe, readers, registry

CODES = tuple(f"PA{number}" for number in range(1, 10))
WHO = {"id": "acme", "name": "Acme", "contract_value": 1_000_000, "eligible": 200}

_HEAD = """
code = "participation"
name = "Participation"
edition = "1"

[caps]
theme = 0
overall = 0
reason = "made up"

[[theme]]
code = "PA"
name = "Participation and Accountability"
weight = 100
"""


def _outcomes() -> dict[sv.Outcome, list[str]]:
    found: dict[sv.Outcome, list[str]] = {}
    for code in CODES:
        found.setdefault(registry.measure(code).outcome, []).append(code)
    return found


def _tree() -> str:
    """Every outcome weighs the same, and so do the measures in it."""
    outcomes, text = _outcomes(), _HEAD
    for outcome, codes in outcomes.items():
        text += f'\n[[theme.outcome]]\ncode = "{outcome.code}"\nname = "{outcome.name}"\n'
        text += f"weight = {100 / len(outcomes)}\nmeasure = [\n"
        gains = [code for code in codes if not registry.measure(code).harm]
        for code in codes:
            share = 100 / len(gains) if code in gains else 100
            shadow = ', shadow = "PA9"' if code in gains else ""
            text += f'    {{ code = "{code}", weight = {share}{shadow} }},\n'
        text += "]\n"
    return text


FRAMEWORK = sv.Framework.from_toml(_tree())


def claims(*rows: dict[str, Any], **who: Any) -> sv.Claims:
    """One bidder's claims; `who` changes its sizes."""
    told = [{"submission": "acme", **row} for row in rows]
    return sv.Claims.from_records(told, FRAMEWORK, [{**WHO, **who}])


def card(*rows: dict[str, Any], stage: str = "committed", **who: Any) -> sv.Scorecard:
    """Their scorecard."""
    return sv.score(claims(*rows, **who), FRAMEWORK, sv.Basis(stage=stage))


def rating(code: str, *rows: dict[str, Any], **who: Any) -> float | None:
    """The rating of one measure, 0 to 100 (of a harm: its exposure); None where it is not shown."""
    table = card(*[{"measure": code, **row} for row in rows], **who).measures()
    found = float(table["rating"][table["measure"].tolist().index(code)])
    return None if isnan(found) else found


def faults(code: str, *rows: dict[str, Any], **who: Any) -> str:
    """What is wrong with the claims, in words; nothing where they are taken."""
    try:
        claims(*[{"measure": code, **row} for row in rows], **who)
    except sv.ClaimErrors as error:
        return "; ".join(one["fault"] for one in error.as_dict())
    return ""


def reading(code: str, **inputs: Any) -> float | None:
    """The quantity of one claim; None where there is no answer."""
    measure = registry.measure(code)
    columns = probe.example_columns(measure, [sv.Example(quantity=0, **inputs)])
    held = readers.defined(measure, columns, 1)
    found = float(readers.bare(measure, columns, 1)[0])
    return found if held is None or held[0] else None
