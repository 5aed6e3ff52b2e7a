"""What was said beside some claims, as columns of all of them: the default where nothing was said.

In come asides by claim; out comes one column (claims,).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from socialvalue.claims.batch import Floats, Ints


def ints(
    asides: Mapping[int, Mapping[str, Any]], name: str, size: int, default: int
) -> Ints | None:
    """A column of integers, or None where every claim has the default."""
    column = np.full(size, default, dtype=np.int64)
    for claim, aside in asides.items():
        column[claim] = aside.get(name, default)
    return None if (column == default).all() else column


def floats(asides: Mapping[int, Mapping[str, Any]], name: str, size: int) -> Floats:
    """A column of numbers, NaN where a claim gives none."""
    column = np.full(size, np.nan)
    for claim, aside in asides.items():
        column[claim] = aside.get(name, np.nan)
    return column


def texts(asides: Mapping[int, Mapping[str, Any]], name: str, size: int) -> tuple[str, ...]:
    """A column of texts, "" where a claim gives none; empty where no claim gives one."""
    if not any(name in aside for aside in asides.values()):
        return ()
    return tuple(asides.get(claim, {}).get(name, "") for claim in range(size))
