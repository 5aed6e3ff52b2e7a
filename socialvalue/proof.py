"""The proof of a measure's unit: its formula read twice, with units and without.

In goes a measure; out comes a list of faults, empty if the formula returns exactly the declared
unit *and* the same numbers as its bare reading on every probe (`m + km` has the right unit and the
wrong value). `register` and the conformance kit ask for it; scoring never does.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from socialvalue import probe, readers, units
from socialvalue.column import Code, Column, Parameter, Sample, SampleGroup
from socialvalue.errors import Fault, SocialValueError
from socialvalue.measure import Measure
from socialvalue.ramp import PER_UNITS

ROWS = 32


def faults(measure: type[Measure]) -> list[Fault]:
    """Everything that is wrong with a measure's units; an empty list is the proof."""
    unknown = units.known(dict.fromkeys(_unit_strings(measure)))
    if unknown:
        return [Fault(f"{measure.code} ({fault.at})", fault.fault, fault.fix) for fault in unknown]
    found = _of_prices(measure)
    found += _of_submission(measure)
    sets = [probe.random_columns(measure, ROWS)]
    if measure.examples:
        sets.append(probe.example_columns(measure, measure.examples))
    for columns in sets:
        found += _of_formula(measure, columns)
    return list(dict.fromkeys(found))


def _unit_strings(measure: type[Measure]) -> list[str]:
    strings = [measure.unit, *(proxy.unit for proxy in measure.proxies)]
    for declaration in measure.inputs.values():
        if isinstance(declaration, SampleGroup):
            strings += [declaration.of, *(member.unit for _, member in declaration.members)]
        elif isinstance(declaration, Sample):
            strings += [declaration.unit, declaration.of]
        elif isinstance(declaration, Column | Code | Parameter):
            strings.append(declaration.unit)
    return strings


def _of_prices(measure: type[Measure]) -> list[Fault]:
    """A price must be pounds of one year per the measure's own unit."""
    found = []
    for proxy in measure.proxies:
        years = units.money_years(proxy.unit)
        if not years or not units.same(f"({proxy.unit})*({measure.unit})", _worth_unit(proxy.unit)):
            fix = f"price it per {measure.unit}, as in GBP_2025/({measure.unit})"
            found.append(Fault(f"{measure.code}.proxies", f"{proxy.unit} does not price it", fix))
    return found


def _worth_unit(unit: str) -> str:
    """The pounds that a price comes out in: the first price year of its unit."""
    return units.money_years(unit)[0]


def _of_submission(measure: type[Measure]) -> list[Fault]:
    found = []
    for name, declaration in measure.inputs.items():
        if not isinstance(declaration, Column) or declaration.scope != "submission":
            continue
        at = f"{measure.code}.{name}"
        if name not in PER_UNITS:
            fix = f"use one of {', '.join(PER_UNITS)}"
            found.append(Fault(at, "the submissions table has no such column", fix))
        elif not units.same(declaration.unit, PER_UNITS[name]):
            found.append(Fault(at, f"its unit is {PER_UNITS[name]}", f"write {PER_UNITS[name]!r}"))
    return found


def _of_formula(measure: type[Measure], columns: dict[str, Any]) -> list[Fault]:
    at = f"{measure.code}.quantity"
    size = _size(columns)
    try:
        numbers = readers.bare(measure, columns, size)
        mask = readers.defined(measure, columns, size)
        read, wrong = units.magnitude_in(readers.dimensioned(measure, columns), measure.unit)
    except SocialValueError as error:
        return list(error.faults)
    except Exception as error:  # noqa: BLE001 - a formula is a stranger's code: whatever it raises is its fault
        fix = "combine only amounts of one kind, and end samples in .sum(), .mean() or the like"
        return [Fault(at, f"it cannot be read with units ({error})", fix)]
    if wrong:
        fix = f"let it come out in exactly {measure.unit}, or declare another unit"
        return [Fault(at, f"the unit declared is {measure.unit}, but {wrong}", fix)]
    where = np.ones(size, bool) if mask is None else mask
    agree = np.isclose(numbers, read, rtol=1e-9, atol=0, equal_nan=True)
    if read.shape != numbers.shape or not agree[where].all():
        fault = "with units it gives other numbers than without: it mixes units of one kind"
        return [Fault(at, fault, "declare its columns in the same unit (all m, or all km)")]
    return []


def _size(columns: dict[str, Any]) -> int:
    for values in columns.values():
        if isinstance(values, np.ndarray):
            return int(values.shape[0])
        return len(values.offsets) - 1
    return 0
