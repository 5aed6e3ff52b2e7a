"""Forms filled in with the first example of each measure, so that nobody starts from a blank page.

In comes a framework; out come the texts of two CSV files that can be scored as they stand. Every
measure has a submission of its own, since examples know nothing of each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import ceil, floor, log10
from typing import Any

from socialvalue.claims.batch import asked
from socialvalue.claims.inputs import Inputs
from socialvalue.column import Code, Column, Example, SampleGroup
from socialvalue.commands.blank_forms import HEADER, sizes, table, unit_of
from socialvalue.framework import Framework
from socialvalue.measure import Measure
from socialvalue.ramp import PER_UNITS


def example_of(measure: type[Measure]) -> Example | None:
    """The first example of a measure that has an answer; its first one, if none has."""
    found = [one for one in measure.examples if not one.undefined] or list(measure.examples)
    return found[0] if found else None


def worked_claims(framework: Framework) -> str:
    """The claims of the examples, a row an input."""
    return table(HEADER, [row for code in framework.members for row in _rows(framework, code)])


def worked_submissions(framework: Framework) -> str:
    """A submission for each example, with the sizes that its measure needs."""
    needed = sizes(framework)
    rows = []
    for code, member in framework.members.items():
        example = example_of(member.measure)
        if example is None:
            continue
        own = [
            _text(_size(member.measure, example, name))
            if name in Inputs.of(member.measure).sizes
            else ""
            for name in needed
        ]
        rows.append([_id(code), f"Example: {member.measure.title}", *own])
    return table(["id", "name", *(f"{name} [{PER_UNITS[name]}]" for name in needed)], rows)


def _id(code: str) -> str:
    return f"example-{code}"


def _rows(framework: Framework, code: str) -> Iterator[list[str]]:
    measure = framework.members[code].measure
    example = example_of(measure)
    if example is None:
        return
    given = dict(example.inputs)
    source = f"made up: {example.note}" if example.note else "made up"
    for name, what in asked(measure).items():
        for part, item, value, unit in _values(name, what, given[name]) if name in given else ():
            yield [_id(code), code, part, item, value, unit, "committed", "", source]
            source = ""


def _values(name: str, what: Any, value: Any) -> Iterator[tuple[str, str, str, str]]:
    """Name, item, value and unit of each row that an input of an example takes."""
    if isinstance(what, SampleGroup) and not any(len(one) for one in value.values()):
        yield f"{name}.count", "1", "0", what.of
    elif isinstance(what, SampleGroup):
        parts = {**dict(what.members), "count": None}
        for part, one in parts.items():
            unit = what.of if one is None else unit_of(one)
            for place, member in enumerate(value.get(part, ())):
                yield f"{name}.{part}", str(place + 1), _text(member), unit
    elif isinstance(value, Sequence) and not isinstance(value, str):
        yield from ((name, str(i), _text(one), unit_of(what)) for i, one in enumerate(value, 1))
    else:
        yield name, "", _text(value), "" if isinstance(what, Code) else unit_of(what)


def _size(measure: type[Measure], example: Example, name: str) -> float:
    """A size for an example: its own, or one at which it comes halfway to the measure's target.

    It is never less than the people whom the example counts.
    """
    given: Mapping[str, Any] = dict(example.inputs)
    if name in given:
        return float(given[name])
    ramp = measure.rating
    halfway = 1.0
    if ramp is not None and ramp.per == name and example.quantity:
        goal = (ramp.floor + ramp.target) / 2
        halfway = abs(example.quantity / goal) if goal else 1.0
    inside = sum(
        float(given.get(one, 0.0))
        for one, what in measure.inputs.items()
        if isinstance(what, Column) and what.within == name
    )
    return _rounded_up(max(halfway, inside, 1.0))


def _rounded_up(size: float) -> float:
    """The next size up that has two digits and then noughts: 1400 for 1333."""
    step = 10.0 ** max(floor(log10(size)) - 1, 0)
    return ceil(size / step - 1e-9) * step


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    return repr(int(value)) if float(value).is_integer() else repr(float(value))
