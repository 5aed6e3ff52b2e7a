"""The parts of one measure that its rows agree on: how claims join, the rating, shares, time.

In come gathered cells; out come the declarations of `column`, `ramp` and `proxy`. What cannot be
made is None, with a fault, and a harmless declaration stands in for it while the rest is judged.
"""

from __future__ import annotations

from typing import Any

from socialvalue.column import Combine, Single, Sum, WeightedMean
from socialvalue.measure_tables.gathered import Gathered
from socialvalue.measure_tables.headings import COMBINES, LOWER
from socialvalue.measure_tables.prices import out_of_range
from socialvalue.measure_tables.sources import Sources
from socialvalue.proxy import ADJUSTMENTS, Adjustments, Factor, Persistence, Share, bounds
from socialvalue.ramp import PER_UNITS, Ramp

TOLD = "what is wrong with it is told elsewhere"
"""Stands in for a reason while a faulty measure is judged; never in one that is loaded."""


def joining(cells: Gathered) -> Combine:
    """How claims join; `Single` stands in for what is faulty, for nothing speaks against it."""
    rule = cells.get("combine", COMBINES[0])
    if rule == "mean":
        by = cells.need("combine_by", "name what each claim is weighted by, as in people_asked")
        unit = cells.need("combine_by_unit", "give the unit of that weight, as in person")
        return WeightedMean(by) if by and unit else Single()
    for name in ("combine_by", "combine_by_unit"):
        if cells.has(name) and cells.sound("combine"):
            cells.fault(name, "it weighs nothing", "write mean in combine, or leave it blank")
    return Sum() if rule == "sum" and cells.sound("combine") else Single()


def rating(cells: Gathered, sources: Sources) -> tuple[Ramp | None, str]:
    """The ramp, or None and the reason why there is none."""
    ends = ("floor", "target")
    if not any(cells.has(end) for end in ends):
        fix = "give floor and target, or say in unrated_reason why there are none"
        return None, cells.need("unrated_reason", fix) or TOLD
    if cells.has("unrated_reason"):
        fix = "leave unrated_reason blank, or floor and target"
        cells.fault("unrated_reason", "it is rated, by floor and target", fix)
    floor, target = (cells.need(end, f"give the {end} too, as a number") for end in ends)
    source = sources.named(cells, "rating_source") if cells.has("rating_source") else None
    if not cells.has("per") and not cells.has("reason"):
        fix = f"write {', '.join(PER_UNITS)}, or say in reason why size does not matter"
        cells.fault("per", "it does not say what floor and target are per", fix)
    if not cells.sound(*ends, "per", "reason", "rating_source", "direction"):
        return None, TOLD
    if floor == target:
        cells.fault("target", "it equals the floor", "let them differ")
        return None, TOLD
    if not _rises_as_said(cells, floor, target):
        return None, TOLD
    return Ramp(floor, target, cells.get("per"), cells.get("reason", ""), source), ""


def _rises_as_said(cells: Gathered, floor: float, target: float) -> bool:
    """Whether more is better, worse or damage, as the direction says."""
    direction, falling = cells.get("direction"), target < floor
    if direction == LOWER and not falling:
        fix = "let the target be below the floor, or write benefit"
        cells.fault("target", "lower is better, and the target is above the floor", fix)
    elif direction == "benefit" and falling:
        fix = f"let the target be above the floor, or write {LOWER}"
        cells.fault("target", "more is a benefit, and the target is below the floor", fix)
    elif direction == "harm" and falling:
        fix = "let the target, which is the limit of the harm, be above the floor"
        cells.fault("target", "a harm's exposure rises, and the target is below the floor", fix)
    return cells.sound("target")


def adjustments(cells: Gathered, sources: Sources) -> Adjustments:
    """The shares that are taken off, and the multiplier; what is faulty is left out."""
    found: dict[str, Any] = {}
    for name in ADJUSTMENTS:
        given = _figure(cells, sources, name)
        if given is not None:
            found[name] = Factor(*given) if name == "multiplier" else Share(*given)
    return Adjustments(**found)


def persistence(cells: Gathered, sources: Sources) -> Persistence | None:
    """How long the benefit of a unit lasts; None where nothing is said of it."""
    lost = _figure(cells, sources, "drop_off")
    if not cells.has("persistence"):
        for name in ("drop_off", "persistence_source"):
            if cells.has(name):
                fix = "give persistence in years, or leave this blank"
                cells.fault(name, "nothing is said to last", fix)
        return None
    source = sources.named(cells, "persistence_source")
    years = cells.get("persistence")
    if years is None or source is None:
        return None
    return Persistence(years, Share(*lost) if lost else None, source)


def _figure(cells: Gathered, sources: Sources, name: str) -> tuple[Any, ...] | None:
    """A share or a factor with its range and source, within its bounds."""
    low, high, who = (f"{name}_{part}" for part in ("low", "high", "source"))
    if not cells.has(name):
        for part in (low, high, who):
            if cells.has(part):
                cells.fault(part, f"there is no {name}", f"give {name}, or leave this blank")
        return None
    source = sources.named(cells, who)
    if source is None or not cells.sound(name, low, high):
        return None
    value, least, most = cells.get(name), cells.get(low), cells.get(high)
    fault = out_of_range(value, least, most, frozenset()) or _out_of_bounds(
        name, [one for one in (value, least, most) if one is not None]
    )
    if fault:
        cells.fault(name, *fault)
        return None
    return value, least, most, source


def _out_of_bounds(name: str, given: list[float]) -> tuple[str, str] | None:
    lowest, highest = bounds(name)
    wrong = next((one for one in given if not lowest <= one <= highest), None)
    if wrong is None:
        return None
    if name == "multiplier":
        return f"{wrong:g} is not a multiplier", "give a number of 0 or more"
    return f"{wrong:g} is not a share", "give a number from 0 to 1: a quarter is 0.25"
