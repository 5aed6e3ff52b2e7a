"""One value of an input, held against its declaration: a number within bounds, or a known level.

In come a value and what is asked for; out comes a float, and `add(name, fault, fix)` is told what
is wrong with it.
"""

from __future__ import annotations

from math import isnan
from typing import Any

import numpy as np

from socialvalue.claims.numbers import REPORTED, composed, is_blank, parse, quoted, real, shown
from socialvalue.column import Code, Column, Sample

_INF = float("inf")
_FIX = "give a number, as in 1234.5, in the unit that the measure declares"


def read(name: str, declaration: Column | Sample | Code, value: Any, add: Any) -> float:
    """The number of a value that is given, or the number (or place) of its level."""
    if isinstance(declaration, Code):
        return _level(name, declaration, value, add)
    return _number(name, declaration, value, add)


def member(name: str, declaration: Sample | Code, value: Any, add: Any) -> float:
    """The number of a member of a sample, which must be there."""
    if is_blank(value):
        add(name, "it is blank", "give it, or leave this member out")
        return 0.0
    return read(name, declaration, value, add)


def judge(name: str, declaration: Any, value: Any, add: Any) -> None:
    """Tell what is wrong with one value, where it is given and not yet told."""
    if value is not REPORTED and not is_blank(value):
        read(name, declaration, value, add)


def _level(name: str, code: Code, value: Any, add: Any) -> float:
    word = str(value).strip() if isinstance(value, str | int | np.integer) else ""
    if word not in code.names:  # the same letters may be composed in another way
        word = {composed(one): one for one in code.names}.get(composed(word), "")
    if word not in code.names or isinstance(value, bool):
        some = ", ".join(code.names[:8]) + (" …" if len(code.names) > 8 else "")
        add(name, f"{shown(value)} is not a level", f"use one of {some}")
        return 0.0
    place = code.names.index(word)
    return code.values[place] if code.numeric else float(place)


def _number(name: str, bounds: Column | Sample, value: Any, add: Any) -> float:
    number = real(value)
    if number is None:
        spelt = isinstance(value, str) and parse(value) is not None
        fix = "give it as a number, without quotes" if spelt else _FIX
        add(name, f"{shown(value)} is not a number", fix)
        return 0.0
    if isnan(number):
        add(name, "it is not a number (NaN)", "give a number, or leave it blank")
    elif not -_INF < number < _INF:
        add(name, f"{quoted(value)} is not a finite number", "give a number, or leave it blank")
    elif number < bounds.low:
        add(name, f"{number:.15g} is below {bounds.low:g}", _within(bounds))
    elif number > bounds.high:
        share = bounds.high == 1 and bounds.unit == "1"
        hint = "give a share, not a percentage" if share else _within(bounds)
        add(name, f"{number:.15g} is above {bounds.high:g}", hint)
    return number


def _within(bounds: Column | Sample) -> str:
    if bounds.high == _INF:
        return f"give a number of {bounds.low:g} or more, in {bounds.unit}"
    return f"give a number from {bounds.low:g} to {bounds.high:g}, in {bounds.unit}"
