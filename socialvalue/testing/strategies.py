"""Claims of a measure for hypothesis, made from the measure's own bounds (extra: testing).

In goes a measure and a number of rows; out comes a strategy for its columns: numbers, codes,
samples and groups, with populations that hold the people counted. Bounds are merged into what is
drawn, never filtered afterwards. hypothesis is imported when a strategy is first asked for.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np

from socialvalue import probe
from socialvalue.column import Code, Column, Sample, SampleGroup
from socialvalue.errors import Fault, MissingExtra
from socialvalue.measure import Measure
from socialvalue.sample import Ragged, RaggedGroup

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

LARGE = 1e9
MEMBERS = 5
ALIKE = 40
Draw = Callable[[Any], Any]


def _hypothesis() -> Any:
    """The strategies of hypothesis, or one line that names the extra."""
    try:
        from hypothesis import strategies
    except ImportError:
        fix = 'pip install "socialvalue[testing]"'
        raise MissingExtra(Fault("hypothesis", "it is not installed", fix)) from None
    return strategies


def columns(measure: type[Measure], rows: int = 8) -> SearchStrategy[dict[str, Any]]:
    """Columns of `rows` claims, as the formula reads them: `readers.bare(measure, drawn, rows)`."""
    found: SearchStrategy[dict[str, Any]] = _hypothesis().composite(_columns)(measure, rows)
    return found


def numbers(low: float = -math.inf, high: float = math.inf) -> SearchStrategy[float]:
    """Finite numbers within bounds, both ends among them."""
    least = low if math.isfinite(low) else min(-LARGE, high - LARGE)
    most = high if math.isfinite(high) else max(LARGE, least + LARGE)
    found: SearchStrategy[float] = _hypothesis().floats(
        least, most, allow_nan=False, allow_infinity=False, allow_subnormal=False
    )
    return found


def _columns(draw: Draw, measure: type[Measure], rows: int) -> dict[str, Any]:
    people = {
        name: _group(draw, declaration, rows)
        for name, declaration in measure.inputs.items()
        if isinstance(declaration, SampleGroup)
    }
    least = _counted(measure, people, rows)
    found: dict[str, Any] = {}
    for name, declaration in measure.inputs.items():
        if isinstance(declaration, SampleGroup):
            found[name] = people[name]
        elif isinstance(declaration, Sample):
            offsets = _offsets(draw, rows)
            found[name] = Ragged(_values(draw, declaration, int(offsets[-1])), offsets, None)
        elif isinstance(declaration, Code):
            found[name] = _values(draw, declaration, rows)
        elif isinstance(declaration, Column):
            lows = np.maximum(declaration.low, least.get(name, -math.inf)) * np.ones(rows)
            found[name] = _column(draw, lows, declaration.high)
    probe.fit_parts(measure, found)
    return found


def _counted(measure: type[Measure], people: dict[str, Any], rows: int) -> dict[str, Any]:
    """For each population, the people already counted in it, (rows,)."""
    found: dict[str, Any] = {}
    for name, declaration in measure.inputs.items():
        if isinstance(declaration, SampleGroup) and declaration.population:
            seen = found.get(declaration.population, np.zeros(rows))
            found[declaration.population] = np.maximum(seen, people[name].count())
    return found


def _column(draw: Draw, lows: Any, high: float) -> Any:
    drawn = [draw(numbers(float(low), max(high, float(low)))) for low in lows]
    return np.array(drawn, dtype=np.float64)


def _group(draw: Draw, group: SampleGroup, rows: int) -> RaggedGroup:
    offsets = _offsets(draw, rows)
    size = int(offsets[-1])
    members = {name: _values(draw, member, size) for name, member in group.members}
    counts = draw(_lists(_hypothesis().integers(1, ALIKE), size))
    return RaggedGroup(members, offsets, np.array(counts, dtype=np.float64))


def _offsets(draw: Draw, rows: int) -> Any:
    sizes = draw(_lists(_hypothesis().integers(0, MEMBERS), rows))
    return np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)


def _values(draw: Draw, declaration: Sample | Code, size: int) -> Any:
    if isinstance(declaration, Code):
        levels = declaration.values if declaration.numeric else range(len(declaration.levels))
        chosen = _hypothesis().sampled_from([float(level) for level in levels])
    else:
        chosen = numbers(declaration.low, declaration.high)
    return np.array(draw(_lists(chosen, size)), dtype=np.float64)


def _lists(elements: Any, size: int) -> Any:
    return _hypothesis().lists(elements, min_size=size, max_size=size)
