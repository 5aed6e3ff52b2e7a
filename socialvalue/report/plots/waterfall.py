"""A waterfall: from what was counted to what is attributable, one step after another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from socialvalue.errors import Fault, UnknownName
from socialvalue.insight.explain import explain
from socialvalue.insight.replay import Cell, Replay, replay
from socialvalue.proxy import ADJUSTMENTS, left
from socialvalue.report.plots.axes import BLUE, GREEN, ORANGE, axes, beside, pounds, titled, words
from socialvalue.scorecard import Scorecard
from socialvalue.scorecard.links import place_of
from socialvalue.scorecard.reading import reading

COUNTED, BASELINE = "counted", "less baseline"
REFERENCE, ATTRIBUTABLE = "reference case", "attributable"


def waterfall(card: Scorecard, who: str, measure: str, ax: Any = None) -> Any:
    """Gross quantity, its baseline where the measure reports a change, what each adjustment takes
    off or adds, and the attributable rest, in the measure's own unit, of one submission; Axes back.

    Under the bar of the baseline stands the quantity of the scorecard, at the end what it says is
    attributable. Where a baseline brings shares of its own, one bar, "reference case", is what they
    and those of the claim make of the difference. Each bar sums the lines and years of the claims.
    `who` and errors as for `sv.explain`; `UnknownName` also for a code that is no measure.
    """
    told = explain(card, who, measure)
    if measure not in card.plan.row:
        fix = "name a measure: those of a theme are in card.measures()"
        raise UnknownName(Fault(measure, "it is no measure, and falls in no steps", fix))
    place = place_of(card, who)
    one = reading(card, card.plan.row[measure], place)
    levels = [(COUNTED, 0.0), (ATTRIBUTABLE, 0.0)]
    found = replay(card, place, measure) if one.assessed else None
    if found is not None:
        levels = list(_levels(found, one.gross, one.attributable))
    ax = axes(ax, 7, 3.6)
    _drawn(ax, levels)
    titled(ax, f"{measure}, {told.submission}: counted to attributable", "",
           words(one.member.measure.unit))  # fmt: skip
    return ax


def _levels(found: Replay, quantity: float, attributable: float) -> Iterator[tuple[str, float]]:
    """What stands after each step: where the scorecard has the number, its own."""
    held = [cell for cell in found.cells if cell.held]
    level = quantity
    if found.baseline is not None:
        yield COUNTED, sum(cell.combined for cell in held) / found.divisor
        yield BASELINE, quantity
    else:
        yield COUNTED, quantity
    steps: list[tuple[str, float]] = []
    if any(cell.reference is not None for cell in held):
        steps.append((REFERENCE, sum(cell.gain - cell.quantity for cell in held)))
    steps += [(name, sum(parts)) for name, parts in _taken(held).items()]
    for at, (name, much) in enumerate(steps):
        level += much / found.divisor
        # sums of several lines may differ in their last bit: the last step ends where the card does
        yield name, attributable if at == len(steps) - 1 else level
    yield ATTRIBUTABLE, attributable


def _taken(cells: list[Cell]) -> dict[str, list[float]]:
    """What each adjustment adds to each line (below zero: takes off), in the order of telling."""
    found: dict[str, list[float]] = {}
    for cell in cells:
        height = cell.gain
        whole = height < 0 and not cell.harm
        for one in cell.taken:
            compared = cell.reference is not None and one.name != "deadweight"
            if compared or (whole and cell.kept == 1.0):
                continue
            after = height * left(one.name, one.value)
            found.setdefault(one.name, []).append(after - height)
            height = after
    return {name: found[name] for name in ADJUSTMENTS if name in found}


def _drawn(ax: Any, levels: list[tuple[str, float]]) -> None:
    """A bar a step, its number above it: wholes stand on the ground, steps hang between levels."""
    before = 0.0
    for at, (name, level) in enumerate(levels):
        whole = name in (COUNTED, ATTRIBUTABLE)
        bottom, tall = (0.0, level) if whole else (level, before - level)
        colour, hatch = (BLUE if at == 0 else GREEN, "" if at == 0 else "..")
        if not whole:
            colour, hatch = ORANGE, "//"
        ax.bar(at, tall, bottom=bottom, color=colour, hatch=hatch, edgecolor="white")
        sign = "" if whole else "+" if tall < 0 else "−"
        top = max(bottom, bottom + tall)
        beside(ax, at, top, f"{sign}{pounds(tall if whole else abs(tall))}", xytext=(0, 3),
               ha="center")  # fmt: skip
        before = level
    ax.set_xticks(range(len(levels)), [words(name) for name, _ in levels])
    ax.margins(y=0.15)
