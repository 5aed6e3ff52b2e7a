"""From columns as a user gives them to columns without blanks: which kind each row has, its value
and its ends.

In come names of kinds and numbers with blanks (NaN, or a column left out); out come codes (rows,)
and what was given, or a ValueError with every row at fault.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from socialvalue.numerics.arrays import Floats, as_floats
from socialvalue.numerics.distributions.given import Given, Mask
from socialvalue.numerics.distributions.kinds import BETA, EMPIRICAL, FIXED, KINDS

Codes = NDArray[np.int8]


def read(
    kind: str | Sequence[str],
    value: ArrayLike,
    low: ArrayLike | None,
    high: ArrayLike | None,
    coverage: ArrayLike | None,
    names: Sequence[str] | None,
) -> tuple[Codes, Given]:
    """Return the codes (rows,) and what was given, blanks filled, faults written but not raised.

    ValueError where the columns do not have one length.
    """
    columns = [_column(name, one) for name, one in _named(value, low, high, coverage)]
    kinds = [kind] if isinstance(kind, str) else list(kind)
    lengths = ({len(kinds), *map(len, columns)} - {1}) or {1}
    if len(lengths) > 1 or (names is not None and len(names) not in lengths):
        raise ValueError(
            f"The columns have {' and '.join(map(str, sorted(lengths)))} rows, or another number "
            f"of names: give one value, or one for each row."
        )
    (rows,) = lengths
    middle, least, most, cover = (np.array(np.broadcast_to(c, (rows,))) for c in columns)
    known = [KINDS.index(one) if one in KINDS else -1 for one in kinds]
    codes = np.array(np.broadcast_to(np.array(known, dtype=np.int8), (rows,)))
    labels = kinds * rows if len(kinds) == 1 else kinds
    given = _filled(Given(middle, least, most, cover, np.arange(rows), names), codes)
    _refuse(given, codes, labels)
    exact = (given.low == given.value) & (given.high == given.value)
    return np.where(exact, np.int8(FIXED), codes), given


def _named(
    value: ArrayLike, low: ArrayLike | None, high: ArrayLike | None, coverage: ArrayLike | None
) -> list[tuple[str, ArrayLike]]:
    """The columns with their names, a blank for each that was left out."""
    named = (("value", value), ("low", low), ("high", high), ("coverage", coverage))
    return [(name, np.nan if column is None else column) for name, column in named]


def _column(name: str, values: ArrayLike) -> Floats:
    """A column (rows,) or (1,) of numbers, blanks kept."""
    return as_floats(name, np.atleast_1d(as_floats(name, values)), 1)


def _filled(given: Given, codes: Codes) -> Given:
    """What was given, with a missing end at the value, and a uniform's missing value midway."""
    midway = (codes == KINDS.index("uniform")) & np.isnan(given.value)
    value = np.where(midway, given.low / 2.0 + given.high / 2.0, given.value)
    low = np.where(np.isnan(given.low), value, given.low)
    high = np.where(np.isnan(given.high), value, given.high)
    return Given(value, low, high, given.coverage, given.row, given.names)


def _refuse(given: Given, codes: Codes, labels: Sequence[str]) -> None:
    """Write down what is wrong with a row whatever its kind."""
    given.refuse(
        codes < 0,
        lambda place: (
            f"{labels[place]!r} is no kind of distribution: take one of {', '.join(KINDS)}"
        ),
    )
    given.refuse(
        codes == EMPIRICAL,
        lambda _: "empirical has values, not ends: make it with Distributions.empirical",
    )
    given.refuse(
        np.isnan(given.value), lambda _: "it has no value: give one (a uniform may have two ends)"
    )
    given.refuse(
        ~_finite(given),
        lambda place: f"its numbers are not all finite ({given.numbers(place)}): give finite ones",
    )
    given.refuse(
        ~((given.low <= given.value) & (given.value <= given.high)),
        lambda place: (
            f"low, value and high are not in order ({given.numbers(place)}): put the "
            f"value between its ends"
        ),
    )
    given.refuse(
        ~(np.isnan(given.coverage) | given.covered),
        lambda place: (
            f"its coverage is {given.coverage[place]:g}: give a share between 0 and 1, "
            f"or none for bounds"
        ),
    )
    given.refuse(
        (codes == BETA) & ((given.value < 0.0) | (given.value > 1.0)),
        lambda place: (
            f"a share runs from 0 to 1 ({given.numbers(place)}): give a share, not a percentage"
        ),
    )


def _finite(given: Given) -> Mask:
    """The rows whose numbers are all finite."""
    return np.isfinite(given.low) & np.isfinite(given.value) & np.isfinite(given.high)
