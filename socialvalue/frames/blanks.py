"""Blanks: what the libraries of frames hold where nothing is said."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import numpy as np

ABSENT = frozenset({"NAType", "NaTType"})
"""What pandas calls the kinds of its NA and NaT, of which each has one value."""


def is_missing(value: Any) -> bool:
    """Whether a value says nothing: None, NaN, or the NA and NaT of pandas and numpy."""
    if value is None:
        return True
    if isinstance(value, float | np.floating):
        return bool(np.isnan(value))
    if isinstance(value, Decimal):
        return value.is_nan()
    if isinstance(value, np.datetime64 | np.timedelta64):
        return bool(np.isnat(value))
    return is_absent(value)


def is_absent(value: Any) -> bool:
    """Whether a value is the NA or NaT of pandas, as its columns and records hold them."""
    kind = type(value)
    return kind.__name__ in ABSENT and kind.__module__.partition(".")[0] == "pandas"
