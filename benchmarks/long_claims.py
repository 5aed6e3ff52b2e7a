"""The data of W7: a million claims of fifty thousand submissions, in long form, plain numpy.

A claim has a submission, one of 24 measures, a quantity, 1 to 7 years of delivery, one of 3 regions
on which its price depends, and in a tenth of cases a deadweight of its own. In come numbers of
claims and submissions; out come columns, and the worth of a line (claims that share all but their
quantity) with its draws.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

Array = np.ndarray[Any, np.dtype[Any]]

MEASURES, THEMES, REGIONS, LONGEST = 24, 5, 3, 7
THEME = np.arange(MEASURES) * THEMES // MEASURES
PRICES = np.linspace(20.0, 60.0, MEASURES)[:, None] * np.array([0.9, 1.0, 1.2])
"""By measure and region, (24, 3)."""

DEADWEIGHT = np.linspace(0.1, 0.3, MEASURES)
BELOW, ABOVE = (0.6, 0.5), (1.6, 1.8)
"""Of a price and of a deadweight: low and high in proportion to what is between them."""

OWN = np.array([0.05, 0.1, 0.15, 0.2, 0.25])
RATE = 0.035
YEARS = np.array([np.mean((1 + RATE) ** -np.arange(years)) for years in range(1, LONGEST + 1)])
"""What a pound spread evenly over 1 … 7 years comes to at their start, (7,)."""


@dataclass(frozen=True)
class Claimed:
    """Columns (claims,): quantities as floats, the rest as whole numbers; `own` -1 for none."""

    submission: Array
    measure: Array
    years: Array
    region: Array
    own: Array
    quantity: Array


def claimed(count: int, submissions: int, seed: int = 11) -> Claimed:
    """Claims in no order."""
    rng = np.random.Generator(np.random.Philox(key=seed))
    own = np.where(rng.random(count) < 0.1, rng.integers(0, len(OWN), count), -1)
    return Claimed(
        rng.integers(0, submissions, count, dtype=np.int32),
        rng.integers(0, MEASURES, count, dtype=np.int32),
        rng.integers(1, LONGEST + 1, count, dtype=np.int32),
        rng.integers(0, REGIONS, count, dtype=np.int32),
        own.astype(np.int32),
        rng.gamma(2.0, 60.0, count),
    )


SHAPE = (MEASURES, LONGEST, REGIONS, len(OWN) + 1)


def lines(claims: Claimed) -> tuple[Array, Array]:
    """Every line that there could be (lines,), and the line of each claim (claims,).

    There are few enough that none need be looked for: quicker than `np.unique`.
    """
    columns = claims.measure, claims.years - 1, claims.region, claims.own + 1
    return np.arange(np.prod(SHAPE)), np.ravel_multi_index(columns, SHAPE)


def parts(codes: Array) -> tuple[Array, Array, Array, Array]:
    """Measure, place of the years, region and own (each lines,) of the codes of `lines`."""
    return np.unravel_index(codes, SHAPE)  # type: ignore[return-value]


def central(codes: Array) -> Array:
    """Pounds of one unit of each line, (lines,)."""
    measure, years, region, own = parts(codes)
    deadweight = np.where(own > 0, OWN[own - 1], DEADWEIGHT[measure])
    worth: Array = PRICES[measure, region] * (1 - deadweight) * YEARS[years]
    return worth


def drawn(codes: Array, draws: int, seed: int = 5) -> Array:
    """The same in draws, (lines, draws): what a claim says itself is in no doubt."""
    measure, years, region, own = parts(codes)
    rng = np.random.Generator(np.random.Philox(key=seed))
    price, deadweight = (
        rng.triangular(low, 1.0, high, (MEASURES, draws))
        for low, high in zip(BELOW, ABOVE, strict=True)
    )
    kept = 1 - np.where(
        own[:, None] > 0, OWN[own - 1][:, None], (DEADWEIGHT[:, None] * deadweight)[measure]
    )
    worth: Array = (PRICES[measure, region] * YEARS[years])[:, None] * price[measure] * kept
    return worth
