"""Findings as plain JSON types, and as tidy tables."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from attrs import asdict, fields

from socialvalue.insight.comparison.causes import RULE, Cause
from socialvalue.insight.comparison.chances import Chance
from socialvalue.insight.comparison.findings import Findings
from socialvalue.insight.comparison.prices import Behind
from socialvalue.insight.comparison.shares import Share
from socialvalue.insight.comparison.switching import Switch
from socialvalue.insight.comparison.weights import Threshold


def as_dict(found: Findings) -> dict[str, Any]:
    """Everything; a number that is not there, or not finite, is null."""
    causes, weights = found.causes, found.weights
    told: dict[str, Any] = _plain(
        {
            "one": found.one,
            "other": found.other,
            "framework": found.framework,
            "stage": found.stage,
            "draws": found.draws,
            "one_leads": found.leads,
            "chances": _rows(found.chances),
            "pounds": _rows(found.pounds),
            "causes": {
                "rule": RULE,
                "exact": causes.exact,
                "themes": _rows(causes.themes),
                "themes_together": causes.themes_together,
                "measures": _rows(causes.measures),
                "measures_together": causes.measures_together,
            },
            "doubts": _rows(found.doubts),
            "weights": {
                "single": _rows(weights.single),
                "points": weights.points,
                "to": weights.to,
                "exact": weights.exact,
                "refused": weights.refused,
            },
            "switches": [{**asdict(one), "away": one.away} for one in found.switches],
            "price": asdict(found.price),
            "behind": _rows(found.behind),
        }
    )
    return told


def tables(found: Findings) -> dict[str, dict[str, list[Any]]]:
    """Every part as columns of one length, by name."""
    return {
        "chances": _columns(Chance, found.chances),
        "pounds": _columns(Chance, found.pounds),
        "themes": _columns(Cause, found.causes.themes),
        "measures": _columns(Cause, found.causes.measures),
        "doubts": _columns(Share, found.doubts),
        "weights": _columns(Threshold, found.weights.single),
        "switches": _columns(Switch, found.switches),
        "behind": _columns(Behind, found.behind),
    }


def _rows(some: Sequence[Any]) -> list[dict[str, Any]]:
    return [asdict(one) for one in some]


def _columns(kind: Any, some: Sequence[Any]) -> dict[str, list[Any]]:
    return {one.name: [getattr(row, one.name) for row in some] for one in fields(kind)}


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    return value
