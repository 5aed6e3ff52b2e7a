"""Worked examples as claims: could a claim really give these inputs?

In goes one `Example` of a measure; out comes a fault for each input that nobody declared, each
number or word that a claim could not hold, and each group whose lists do not line up.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any

from socialvalue.column import Code, Column, Example, Parameter, Sample, SampleGroup
from socialvalue.errors import Fault
from socialvalue.measure import Measure

COUNT = "count"
"""How many things each entry of a group stands for."""


def faults(measure: type[Measure], example: Example, at: str) -> Iterator[Fault]:
    """Inputs that nobody declared, and values that no claim could give."""
    given = dict(example.inputs)
    for name, value in given.items():
        declaration = measure.inputs.get(name)
        place = f"{at}.{name}"
        if declaration is None or isinstance(declaration, Parameter):
            known = ", ".join(n for n, d in measure.inputs.items() if not isinstance(d, Parameter))
            yield Fault(place, "no such column is declared", f"use {known}")
        elif isinstance(declaration, SampleGroup):
            yield from _of_group(declaration, value, given, place)
        elif isinstance(declaration, Sample):
            yield from _of_list(declaration, value, place)
        else:
            yield from _of_value(declaration, value, place)
    yield from _of_parts(measure, given, at)


def _of_parts(measure: type[Measure], given: Mapping[str, Any], at: str) -> Iterator[Fault]:
    """Columns that name a whole hold no more than it, together, where the example gives it."""
    parts: dict[str, dict[str, float]] = {}
    for name, one in measure.inputs.items():
        number = isinstance(given.get(name), int | float)
        if isinstance(one, Column) and one.within and one.within in given and number:
            parts.setdefault(one.within, {})[name] = given[name]
    for whole, held in parts.items():
        counted = sum(held.values())
        if isinstance(given[whole], int | float) and given[whole] < counted:
            fault = f"{whole} is {given[whole]:g}, fewer than the {counted:g} counted"
            yield Fault(f"{at}.{next(iter(held))}", fault, "give at least as many as are counted")


def _of_value(declaration: Column | Sample | Code, value: Any, at: str) -> Iterator[Fault]:
    """One number within its bounds, or one of the words that the code knows."""
    if isinstance(declaration, Code):
        if str(value) not in declaration.names:
            yield Fault(at, f"{value!r} is not one of its levels", f"use {_words(declaration)}")
    elif isinstance(value, bool) or not isinstance(value, int | float):
        yield Fault(at, f"{value!r} is not a number", "give one number; lists are for samples")
    elif not (math.isfinite(value) and declaration.low <= value <= declaration.high):
        fault = f"{value} is outside {declaration.low:g} to {declaration.high:g}"
        yield Fault(at, fault, "give a number within the bounds, or mend the bounds")


def _words(code: Code) -> str:
    return ", ".join(code.names)


def _of_list(declaration: Sample | Code, values: Any, at: str) -> Iterator[Fault]:
    if not isinstance(values, list | tuple):
        yield Fault(at, f"{values!r} is not a list", "give one value a member: [1, 0.5]")
        return
    for number, value in enumerate(values):
        yield from _of_value(declaration, value, f"{at}[{number}]")


def _of_group(group: SampleGroup, value: Any, given: Mapping[str, Any], at: str) -> Iterator[Fault]:
    """A list for each member of the group, all of one length, and no more people than there are."""
    names = [name for name, _ in group.members]
    if not isinstance(value, Mapping) or not set(names) <= set(value) <= {*names, COUNT}:
        fix = f"give a list for each: {', '.join(names)}, and {COUNT} if entries stand for many"
        yield Fault(at, "its lists are not those of the group", fix)
        return
    found = [
        fault
        for name, member in (*group.members, (COUNT, Sample(group.of)))
        if name in value
        for fault in _of_list(member, value[name], f"{at}.{name}")
    ]
    yield from found
    if found:
        return
    sizes = {name: len(values) for name, values in value.items()}
    if len(set(sizes.values())) > 1:
        lengths = ", ".join(f"{name} {size}" for name, size in sizes.items())
        yield Fault(at, f"its lists do not line up ({lengths})", "give each the same length")
        return
    counted = sum(value.get(COUNT, [1] * sizes[names[0]]))
    people = given.get(group.population or "")
    if isinstance(people, int | float) and people < counted:
        fault = f"{group.population} is {people:g}, fewer than the {counted:g} counted"
        yield Fault(at, fault, "give at least as many as are counted")
