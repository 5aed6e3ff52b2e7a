"""One claim of a measure, drawn for hypothesis: within every bound, parts within their wholes.

In go hypothesis's `draw`, a measure and the sizes of a submission; out comes one claim as anybody
would write it: numbers, words and lists by input. Bounds are merged into what is drawn, never
filtered afterwards; hypothesis is imported when something is first drawn.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from socialvalue.claims.numbers import SMALLEST
from socialvalue.column import Code, Column, Sample, SampleGroup
from socialvalue.errors import Fault, MissingExtra
from socialvalue.measure import Measure
from socialvalue.ramp import PER_UNITS
from socialvalue.testing.examples import COUNT

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

LARGE = 1e9
MEMBERS = 5
ALIKE = 40
Draw = Callable[[Any], Any]


def hypothesis() -> Any:
    """The strategies of hypothesis, or one line that names the extra."""
    try:
        from hypothesis import strategies
    except ImportError:
        fix = 'pip install "socialvalue[testing]"'
        raise MissingExtra(Fault("hypothesis", "it is not installed", fix)) from None
    return strategies


def numbers(low: float = -math.inf, high: float = math.inf) -> SearchStrategy[float]:
    """Finite numbers within bounds, both ends among them."""
    least = low if math.isfinite(low) else min(-LARGE, high - LARGE)
    most = high if math.isfinite(high) else max(LARGE, least + LARGE)
    found: SearchStrategy[float] = hypothesis().floats(
        least, most, allow_nan=False, allow_infinity=False, allow_subnormal=False
    )
    return found


def sizes(draw: Draw, measures: Iterable[type[Measure]]) -> dict[str, float]:
    """The sizes of one submission, large enough for what these measures count within them."""
    found: dict[str, float] = {}
    for name in PER_UNITS:
        low, high = SMALLEST, math.inf
        for measure in measures:
            parts = _Parts(measure)
            low = max(low, parts.least(name))
            high = min(high, getattr(measure.inputs.get(name), "high", math.inf))
        found[name] = draw(numbers(low, max(high, low)))
    return found


def claim(draw: Draw, measure: type[Measure], given: Mapping[str, float]) -> dict[str, Any]:
    """One claim: a number a column, a word a code, lists for samples; sizes are those `given`."""
    parts = _Parts(measure, dict(given))
    for name, one in measure.inputs.items():
        if isinstance(one, Column):
            parts.draw(draw, name)
    found: dict[str, Any] = {}
    for name, one in measure.inputs.items():
        if isinstance(one, Column):
            found[name] = parts.drawn[name]
        elif isinstance(one, SampleGroup):
            room = parts.drawn.get(one.population or "", math.inf)
            found[name] = _group(draw, one, room)
        elif isinstance(one, Sample):
            found[name] = _values(draw, one, _size(draw))
        elif isinstance(one, Code):
            found[name] = draw(_one(one))
    return found


@frozen
class _Parts:
    """The columns of a measure as parts and wholes; `drawn` are those that have a value."""

    measure: type[Measure]
    drawn: dict[str, float] = field(factory=dict)

    def of(self, whole: str) -> list[str]:
        """The columns that count parts of a whole."""
        columns = self.measure.inputs.items()
        return [name for name, one in columns if isinstance(one, Column) and one.within == whole]

    def least(self, name: str) -> float:
        """The least that a column, or a size, can be: its own bound, or all that its parts need."""
        low = getattr(self.measure.inputs.get(name), "low", -math.inf)
        parts = self.of(name)
        return max(low, sum(self.least(part) for part in parts)) if parts else low

    def draw(self, draw: Draw, name: str) -> None:
        """Draw a column, after the whole that it is a part of."""
        if name in self.drawn:
            return
        one = self.measure.inputs[name]
        assert isinstance(one, Column)  # noqa: S101 (parts and wholes are columns: `structure`)
        low, high = self.least(name), one.high
        if one.within is not None:
            if one.within in self.measure.inputs:
                self.draw(draw, one.within)
            taken = sum(self.drawn.get(part, self.least(part)) for part in self.of(one.within))
            high = min(high, self.drawn[one.within] - taken + low)
        self.drawn[name] = draw(numbers(low, max(high, low)))


def _group(draw: Draw, group: SampleGroup, room: float) -> dict[str, list[Any]]:
    """A list for each member, of one length, that count no more than there is room for."""
    size = min(_size(draw), math.floor(min(room, MEMBERS)))
    found = {name: _values(draw, member, size) for name, member in group.members}
    alike = math.floor(min(ALIKE, room / size)) if size else 1
    return {**found, COUNT: _listed(draw, hypothesis().integers(1, max(alike, 1)), size)}


def _size(draw: Draw) -> int:
    return int(draw(hypothesis().integers(0, MEMBERS)))


def _values(draw: Draw, declaration: Sample | Code, size: int) -> list[Any]:
    return _listed(draw, _one(declaration), size)


def _one(declaration: Sample | Code) -> Any:
    if isinstance(declaration, Code):
        return hypothesis().sampled_from(declaration.names)
    return numbers(declaration.low, declaration.high)


def _listed(draw: Draw, elements: Any, size: int) -> list[Any]:
    found: list[Any] = draw(hypothesis().lists(elements, min_size=size, max_size=size))
    return found
