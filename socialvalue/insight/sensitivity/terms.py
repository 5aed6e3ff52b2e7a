"""Terms: a number as a sum of coefficients × products of figures in doubt.

In come the columns of pounds, or the ratings of a score that nothing bends; out come terms, one for
each product. With such terms a number's mean, variance and indices are closed forms.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np

from socialvalue.doubt import moments, tiles
from socialvalue.doubt.coefficients import Coefficient, Pattern
from socialvalue.doubt.drawn import Drawn
from socialvalue.doubt.pounds import Pounds
from socialvalue.numerics import variance_indices

Floats = np.ndarray[Any, np.dtype[np.float64]]


class Product(NamedTuple):
    """Figures that are multiplied, and the key of a survey's normal number ("" for none)."""

    pattern: Pattern
    survey: str = ""

    @property
    def keys(self) -> list[str]:
        """The keys of its figures, and of its survey."""
        return [*moments.by_key(self.pattern), *([self.survey] if self.survey else [])]


Terms = dict[Product, float]
"""Coefficients by product; what is sure is left out, since nothing hangs on it."""


class Indices(NamedTuple):
    """A deviation, and first- and total-order indices by key, exact."""

    deviation: float
    first: dict[str, float]
    total: dict[str, float]


def added(total: Terms, more: Mapping[Product, float], by: float = 1.0) -> Terms:
    """Add terms to a total, multiplied; returns the total."""
    for product, size in more.items():
        if product.keys and size * by != 0.0:
            total[product] = total.get(product, 0.0) + size * by
    return total


def of_pounds(pounds: Pounds, place: int) -> Terms:
    """The terms of the worth of one submission, in units of 1e-4 pounds."""
    found: Terms = {}
    for column in pounds.columns:
        added(found, {Product(column.pattern): sized(column, place)})
    for noise in pounds.noises:
        product = Product(noise.column.pattern, noise.key(place))
        added(found, {product: sized(noise.column, place)})
    return found


def sized(column: Coefficient, place: int) -> float:
    """The coefficient of one submission; 0 where it has none."""
    return float(tiles.laid([column], place, place + 1)[0, 0])


def keys(terms: Terms) -> list[str]:
    """What the terms hang on, in rising order."""
    return sorted({key for product in terms for key in product.keys})


def drawn(terms: Terms, draws: Drawn) -> Floats:
    """The terms added up, (draws,): exact to double precision, but for what is sure."""
    total = np.zeros(draws.draws)
    for product, size in terms.items():
        own = draws.normal(product.survey) if product.survey else 1.0
        total += size * draws.pattern(product.pattern) * own
    return total


def indices(terms: Terms) -> Indices:
    """The indices of every key of the terms, all of them independent; NaN where nothing varies."""
    names, products = keys(terms), list(terms)
    first, second = _moments(products, names)
    sizes = np.array([terms[one] for one in products])
    spread = float(variance_indices.variance(sizes, first, second))
    alone, involved = variance_indices.indices(sizes, first, second)
    return Indices(
        float(np.sqrt(spread)),
        dict(zip(names, alone.tolist(), strict=True)),
        dict(zip(names, involved.tolist(), strict=True)),
    )


def _moments(products: list[Product], names: list[str]) -> tuple[Floats, Floats]:
    """First (products, keys) and second moments (products, products, keys) of the factors."""
    place = {key: at for at, key in enumerate(names)}
    users: list[dict[int, Pattern | None]] = [{} for _ in names]
    first = np.ones((len(products), len(names)))
    for row, product in enumerate(products):
        for key, some in moments.by_key(product.pattern).items():
            users[place[key]][row] = some
            first[row, place[key]] = moments.mean(some)
        if product.survey:
            users[place[product.survey]][row] = None
            first[row, place[product.survey]] = 0.0
    second = first[:, None, :] * first[None, :, :]
    for at, found in enumerate(users):
        for one, mine in found.items():
            for two, theirs in found.items():
                if two < one:
                    continue
                # a survey's normal number has mean 0 and variance 1
                both = 1.0 if mine is None or theirs is None else moments.mean(mine, theirs)
                second[one, two, at] = second[two, one, at] = both
    return first, second
