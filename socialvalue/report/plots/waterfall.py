"""A waterfall: from what was counted to what is attributable, one adjustment after another."""

from __future__ import annotations

from typing import Any

import numpy as np

from socialvalue.insight.explain import explain
from socialvalue.insight.explanation import Explanation
from socialvalue.report.plots.axes import BLUE, GREEN, ORANGE, axes, beside, pounds, titled, words
from socialvalue.scorecard import Scorecard

SHARES = ("deadweight", "displacement", "attribution", "leakage")
TOGETHER = "adjustments"


def waterfall(card: Scorecard, who: str, measure: str, ax: Any = None) -> Any:
    """Gross quantity, what each adjustment takes off, and the attributable rest, in the measure's
    own unit, of one submission; Axes back.

    Where several lines have adjustments of their own they are taken off together. `who` and errors
    as for `sv.explain`.
    """
    told = explain(card, who, measure)
    gross = told.numbers.get("quantity", 0.0)
    left = told.numbers.get("attributable", gross)
    taken = _taken(told, gross, left)
    ax = axes(ax, 7, 3.6)
    height = gross
    marks = [("counted", 0.0, gross, BLUE, "")]
    for name, much in taken:
        marks.append((name, height - much, much, ORANGE, "//"))
        height -= much
    marks.append(("attributable", 0.0, left, GREEN, ".."))
    for at, (name, bottom, tall, colour, hatch) in enumerate(marks):
        ax.bar(at, tall, bottom=bottom, color=colour, hatch=hatch, edgecolor="white")
        sign = "−" if name not in ("counted", "attributable") else ""
        top = max(bottom, bottom + tall)
        beside(ax, at, top, f"{sign}{pounds(tall)}", xytext=(0, 3), ha="center")
    ax.set_xticks(range(len(marks)), [words(name) for name, *_ in marks])
    ax.margins(y=0.15)
    unit = card.plan.members[card.plan.row[measure]].measure.unit
    titled(ax, f"{measure}, {told.submission}: counted to attributable", "", words(unit))
    return ax


def _taken(told: Explanation, gross: float, left: float) -> list[tuple[str, float]]:
    """What each adjustment takes off, in order; all as one where they differ from line to line."""
    said = [(step.name, step.value or 0.0) for step in told.steps if step.name in SHARES]
    found, height = [], gross
    # lines with the same shares tell them once each
    for name, share in dict.fromkeys(said):
        found.append((name, height * share))
        height *= 1 - share
    if np.isclose(height, left, rtol=1e-9, atol=0):
        return found
    names = dict.fromkeys(name for name, _ in said)
    return [(next(iter(names)) if len(names) == 1 else TOGETHER, gross - left)]
