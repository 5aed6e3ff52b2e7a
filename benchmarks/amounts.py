"""The workloads' numbers, plain numpy: what the library and its peers are both given.

In comes a number of submissions or draws; out come quantities, prices, shares and what a unit is
worth. Everything is made from a fixed seed. A measure is worth quantity × proxy × (1 - deadweight)
× (1 - attribution), felt for five years with drop-off, discounted.
"""

from __future__ import annotations

from typing import Any

import numpy as np

Array = np.ndarray[Any, np.dtype[Any]]

MEASURES, THEMES = 40, 5
EACH = MEASURES // THEMES

PRICES = np.linspace(20.0, 60.0, MEASURES)
DEADWEIGHT = np.linspace(0.1, 0.3, MEASURES)
ATTRIBUTION = np.linspace(0.2, 0.02, MEASURES)
TARGETS = np.linspace(0.0004, 0.0006, MEASURES)
"""No two measures are alike, so that nobody gains by working them out together."""

YEARS, DROP_OFF, RATE = 5, 0.1, 0.035
LASTING = float(np.sum((1 - DROP_OFF) ** np.arange(YEARS) / (1 + RATE) ** np.arange(YEARS)))
"""What a pound a year comes to at the start: the first year is whole."""

FOLDED = PRICES * (1 - DEADWEIGHT) * (1 - ATTRIBUTION) * LASTING
"""What one unit of each measure is worth, (measures,): the least a peer must multiply by."""

SIGNS = np.where(np.arange(MEASURES) % EACH == EACH - 1, -1.0, 1.0)
"""The last measure of each theme is a harm: its pounds are taken off."""

RANGES = {
    "price": (0.6 * PRICES, PRICES, 1.6 * PRICES),
    "deadweight": (0.5 * DEADWEIGHT, DEADWEIGHT, 1.8 * DEADWEIGHT),
    "attribution": (0.5 * ATTRIBUTION, ATTRIBUTION, 1.8 * ATTRIBUTION),
}
"""Low, central and high of what is in doubt, (measures,) each: triangular."""


def quantities(count: int, seed: int = 1) -> Array:
    """What is claimed, (count, 40), in persons."""
    rng = np.random.Generator(np.random.Philox(key=seed))
    return rng.gamma(2.0, 60.0, (count, MEASURES))


def sizes(count: int, seed: int = 2) -> Array:
    """Contract values, (count,), in pounds of 2025."""
    rng = np.random.Generator(np.random.Philox(key=seed))
    return rng.uniform(2e5, 2e6, count)


def factors(draws: int, seed: int = 5) -> Array:
    """What one unit of each measure is worth, draw by draw, (40, draws): a peer's plain draws."""
    rng = np.random.Generator(np.random.Philox(key=seed))
    drawn = {
        name: rng.triangular(*(many[:, None] for many in ranges), (MEASURES, draws))
        for name, ranges in RANGES.items()
    }
    kept = (1 - drawn["deadweight"]) * (1 - drawn["attribution"])
    return SIGNS[:, None] * LASTING * drawn["price"] * kept


def by_theme(worths: Array) -> Array:
    """Worth by theme and then overall, (…, 6), of worth by measure (…, 40)."""
    themes = worths.reshape(*worths.shape[:-1], THEMES, EACH).sum(axis=-1)
    return np.concatenate([themes, themes.sum(axis=-1, keepdims=True)], axis=-1)
