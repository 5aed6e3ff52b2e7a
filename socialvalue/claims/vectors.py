"""Whole columns checked at once: arrays in, the same arrays out where nothing is wrong with them.

Nothing is copied that is already float64. NaN says that nothing was given, and is left to whoever
asked to judge.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import isnan
from typing import Any

import numpy as np

from socialvalue.claims.numbers import composed, is_blank, real, shown
from socialvalue.errors import Fault

Floats = np.ndarray[Any, np.dtype[np.float64]]
Ints = np.ndarray[Any, np.dtype[np.int64]]


def floats(at: str, given: Any, size: int, low: float, high: float, faults: list[Fault]) -> Floats:
    """A column of numbers (size,) from `low` to `high`, NaN where nothing was given."""
    values = _numbers(at, given, faults)
    if values is None:
        return np.full(size, np.nan)
    if values.shape != (size,):
        faults.append(Fault(at, f"it has shape {values.shape}, not ({size},)", "give one a row"))
        return np.full(size, np.nan)
    # One pass tells that all is well: a NaN would make least and most NaN, and fail here.
    if size and not (low <= values.min() > -np.inf and high >= values.max() < np.inf):
        wrong = ~((values >= low) & (values <= high) & np.isfinite(values)) & ~np.isnan(values)
        bad = np.flatnonzero(wrong)
        if bad.size:
            more = f", and {bad.size - 1} more" if bad.size > 1 else ""
            fault = f"{values[bad[0]]:.15g} is out of bounds{more}"
            fix = f"give numbers from {low:g} to {high:g}"
            if high == 1:
                fix += ", as shares, not as percentages"
            faults.append(Fault(f"{at}[{bad[0]}]", fault, fix))
    return values


def unmasked(given: Any) -> Any:
    """A masked array as a list with None for what is masked; anything else as it is.

    Turned into a plain array it would bring the masked values back.
    """
    return given.tolist() if isinstance(given, np.ma.MaskedArray) else given


def _numbers(at: str, given: Any, faults: list[Fault]) -> Floats | None:
    """Anything like an array as float64; None, with a fault, if it does not hold numbers."""
    fix = "give a column of numbers"
    try:
        # Turning a masked array into a plain one would bring the masked values back.
        masked = isinstance(given, np.ma.MaskedArray)
        values: Any = np.where(given.mask, None, given.data) if masked else np.asarray(given)
        if isinstance(given, list | tuple) and any(isinstance(one, bool) for one in given):
            values = np.array(given, dtype=object)  # True is a word, beside numbers too
    except (ValueError, TypeError, OverflowError):
        faults.append(Fault(at, "this is not a column", fix))
        return None
    if values.dtype.kind == "O":
        return _objects(at, values, faults)
    if values.dtype.kind not in "fiu":
        faults.append(Fault(at, f"it holds {values.dtype.name}, not numbers", fix))
        return None
    numbers: Floats = values.astype(np.float64, copy=False)
    return numbers


def _objects(at: str, values: Any, faults: list[Fault]) -> Floats | None:
    found = np.full(values.shape, np.nan)
    for place, value in np.ndenumerate(values):
        if is_blank(value):
            continue
        number = real(value)
        if number is None:
            where = f"{at}[{', '.join(map(str, place))}]"
            fault = f"{shown(value)} is not a number"
            faults.append(Fault(where, fault, "give a column of numbers"))
            return None
        found[place] = number
    return found


def whole(at: str, given: Any, size: int, low: int, high: int, faults: list[Fault]) -> Ints:
    """A column of whole numbers (size,) from `low` to `high`; NaN is `low`."""
    values = floats(at, given, size, float(low), float(high), faults)
    plain = np.where(np.isfinite(values), values, low)
    bad = np.flatnonzero(plain != np.rint(plain))
    if bad.size:
        fault = f"{plain[bad[0]]:.15g} is not a whole number"
        faults.append(Fault(f"{at}[{bad[0]}]", fault, f"give {low} to {high}"))
    return plain.clip(low, high).astype(np.int64)


def words(
    at: str, given: Any, size: int, allowed: Sequence[str], faults: list[Fault], blank: int = -2
) -> Ints:
    """Words (size,) as places in `allowed`; "" and None are `blank` if that is allowed."""
    try:
        # as for numbers, what is masked says nothing
        masked = isinstance(given, np.ma.MaskedArray)
        whole: Any = given.astype(object) if masked else np.asarray(given)
        found = whole.filled(None) if masked else whole
        found = found if found.ndim else np.full(size, found)
    except (ValueError, TypeError):
        found = np.zeros((0, 0))
    if found.shape != (size,):
        faults.append(Fault(at, f"it does not hold {size} words", "give one a row"))
        return np.zeros(size, dtype=np.int64)
    known = {composed(word): place for place, word in enumerate(allowed)}
    # Few words, many rows: each distinct word is looked up once.
    distinct, rows = (
        np.unique(
            ["" if _silent(word) else str(word) for word in found.tolist()], return_inverse=True
        )
        if size
        else (np.array([]), np.zeros(0, int))
    )
    places = [
        known.get(composed(word), blank if not word.strip() else -2) for word in distinct.tolist()
    ]
    for word, place in zip(distinct.tolist(), places, strict=True):
        if place == -2:
            first = int(np.flatnonzero(distinct[rows] == word)[0])
            some = ", ".join(allowed[:8]) + (" …" if len(allowed) > 8 else "")
            faults.append(Fault(f"{at}[{first}]", f"{shown(word)} is not known", f"use {some}"))
    return np.array(places, dtype=np.int64)[rows] if size else np.zeros(0, dtype=np.int64)


def _silent(word: Any) -> bool:
    return is_blank(word) or (isinstance(word, float) and isnan(word))
