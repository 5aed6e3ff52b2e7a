"""Blank claims in dense columns: NaN everywhere says nothing, NaN in one place is a fault.

In come a measure's checked columns; out come the mask of its blank claims and the faults found.
A column with a default takes it where only that column is NaN.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from socialvalue.claims.batch import Bools, Floats, asked
from socialvalue.column import Code, Column
from socialvalue.errors import Fault
from socialvalue.measure import Measure


def found(
    measure: type[Measure], values: dict[str, Any], given: Sequence[str]
) -> tuple[Bools | None, list[Fault]]:
    """Which claims are blank, (claims,), or None if none is; `given` names the columns that came.

    Measures with samples or codes take no blanks: there a NaN is always a fault.
    """
    wanted = asked(measure)
    given = [name for name in given if isinstance(wanted[name], Column | Code)]
    gaps = {name: np.isnan(values[name]) for name in given if _has_gap(values[name])}
    if not gaps:
        return None, []
    plain = all(isinstance(one, Column) for one in wanted.values())
    everywhere = plain and len(gaps) == len(given)
    blank = np.logical_and.reduce(list(gaps.values()))
    blank &= everywhere
    faults = []
    for name, gap in gaps.items():
        partly = gap & ~blank
        default = getattr(wanted[name], "default", None)
        if default is not None:
            values[name] = np.where(partly, default, values[name])
        elif partly.any():
            faults.append(_fault(f"{measure.code}.{name}", np.flatnonzero(partly), plain=plain))
    return (blank if blank.any() else None), faults


def _has_gap(values: Floats) -> bool:
    return bool(values.size and np.isnan(values.min()))


def _fault(at: str, places: Any, *, plain: bool) -> Fault:
    more = f", with {places.size - 1} more" if places.size > 1 else ""
    if plain:
        fault = f"it is blank (NaN), where others of the claim are not{more}"
        return Fault(f"{at}[{places[0]}]", fault, "give it, or leave the whole claim blank")
    fix = "give it, or leave the claim out: one with samples or codes cannot be blank"
    return Fault(f"{at}[{places[0]}]", f"it is blank{more}", fix)
