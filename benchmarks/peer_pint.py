"""pint as a peer: every number with its unit, an array a measure or a Quantity a record."""

from __future__ import annotations

from functools import cache
from typing import Any

from amounts import ATTRIBUTION, DEADWEIGHT, EACH, LASTING, PRICES, SIGNS, THEMES, Array


@cache
def units() -> Any:
    """A registry with the two units that the work needs."""
    import pint

    registry = pint.UnitRegistry()
    registry.define("person = [person]")
    registry.define("GBP_2025 = [money_2025]")
    return registry


def _themes(quantities: list[Any], prices: list[Any], kept: list[Any]) -> list[Any]:
    """Worth by theme and then overall, in GBP_2025."""
    worth = [
        quantity * price * share
        for quantity, price, share in zip(quantities, prices, kept, strict=True)
    ]
    sums = []
    for theme in range(THEMES):
        total = worth[EACH * theme]
        for one in worth[EACH * theme + 1 : EACH * (theme + 1)]:
            total = total + one
        sums.append(total.to("GBP_2025"))
    overall = sums[0]
    for one in sums[1:]:
        overall = overall + one
    return [*sums, overall]


def _terms() -> tuple[list[Any], list[float]]:
    quantity = units().Quantity
    prices = [quantity(float(price), "GBP_2025/person") for price in PRICES * LASTING]
    return prices, ((1 - DEADWEIGHT) * (1 - ATTRIBUTION) * SIGNS).tolist()


def by_measure(table: Array) -> list[Any]:
    """Worth of (submissions, 40), a Quantity of an array a measure."""
    quantity, (prices, kept) = units().Quantity, _terms()
    return _themes([quantity(column, "person") for column in table.T], prices, kept)


def by_record(table: Array) -> list[list[Any]]:
    """The same, a Quantity a record, as one meets them in forms."""
    quantity, (prices, kept) = units().Quantity, _terms()
    return [
        _themes([quantity(one, "person") for one in row], prices, kept) for row in table.tolist()
    ]


def drawn(table: Array, factors: Array) -> list[list[Any]]:
    """Worth of few submissions (n, 40) under draws of a unit's worth (40, draws), by submission."""
    quantity = units().Quantity
    prices = [quantity(row, "GBP_2025/person") for row in factors]
    return [
        _themes([quantity(one, "person") for one in row], prices, [1.0] * len(prices))
        for row in table.tolist()
    ]
