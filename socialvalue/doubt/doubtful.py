"""A doubtful figure: what is not known for sure, in the form in which it enters a product.

In comes what a measure declares (a price, a share, how long a benefit lasts); out comes a figure
with its range and the key by which it is drawn. One key is one doubt, wherever it is used.
"""

from __future__ import annotations

from typing import Any, Literal

import numpy as np
from attrs import field, frozen

from socialvalue.measure import Measure
from socialvalue.proxy import Factor, Proxy, ProxyTable, Share
from socialvalue.spread import CommonFactor, Spread
from socialvalue.valuation import years
from socialvalue.valuation.terms import Terms

Floats = np.ndarray[Any, np.dtype[np.float64]]
Form = Literal["value", "rest", "ratio", "felt"]


@frozen(cache_hash=True)
class Felt:
    """What a pound a year comes to, as a function of the share that is lost each year."""

    measure: type[Measure]
    proxy: Proxy | ProxyTable
    terms: Terms
    period: int
    delivery: float
    persistence: float

    def __call__(self, lost: Floats) -> Floats:
        """One factor for each share lost, (n,); see `valuation.years.factor`."""
        times = {
            "delivery": np.full(lost.shape, self.delivery),
            "persistence": np.full(lost.shape, self.persistence),
            "drop_off": lost,
        }
        periods = np.full(lost.shape, self.period, dtype=np.int64)
        return years.factor(self.measure, self.proxy, periods, times, self.terms)


@frozen(cache_hash=True)
class Doubtful:
    """A figure with a range: `value`, `low` and `high` in its own unit, and how it is spread.

    Its `form` is how it enters a product: as it is ("value"), as what it leaves of 1 ("rest"), in
    proportion to its value ("ratio"), or through the years in which a benefit is felt ("felt").
    """

    key: str
    value: float
    low: float
    high: float
    spread: Spread = field(factory=Spread)
    form: Form = "value"
    felt: Felt | None = None

    @property
    def words(self) -> str:
        """What tells it from the others that enter a product."""
        felt = self.felt
        years = f" {felt.period} {felt.delivery:g} {felt.persistence:g}" if felt else ""
        return f"{self.key} {self.form} {self.value:g}{years}"

    @property
    def sure(self) -> bool:
        """Whether there is no doubt at all."""
        if self.spread.kind == "empirical":
            return len(set(self.spread.values)) == 1 and self.spread.values[0] == self.value
        return self.spread.kind == "fixed" or self.low == self.high


Declared = Proxy | Share | Factor | CommonFactor


def of_share(code: str, name: str, share: Share | Factor) -> Doubtful | None:
    """A share or a multiplier of a measure; None where it has no range."""
    key = share.key or (
        _said(share.source.key, name, share) if share.source else f"{name} of {code}"
    )
    return _doubtful(key, share, "value" if name == "multiplier" else "rest")


def of_price(proxy: Proxy) -> list[Doubtful]:
    """A price, and what stands behind it and others: those of them that have a range."""
    own = _doubtful(proxy.key or _said(proxy.source.key, proxy.unit, proxy), proxy, "value")
    shared = (_doubtful(one.key, one, "ratio") for one in proxy.common)
    return [one for one in (own, *shared) if one is not None]


def of_table(table: ProxyTable) -> dict[str, Doubtful]:
    """The prices of a table that have a range, by level: one doubt, low together or high."""
    low, high = dict(table.low), dict(table.high)
    key = table.figure or f"{table.source.key} {table.unit} by {table.key}"
    spread = table.spread or Spread()
    found = {
        level: Doubtful(key, value, low.get(level, value), high.get(level, value), spread)
        for level, value in table.values
    }
    return {level: one for level, one in found.items() if not one.sure}


def _said(source: str, what: str, given: Proxy | Share | Factor) -> str:
    """A key for a figure outside the ledger: who says it, of what, and the numbers."""
    numbers = " ".join(
        f"{one:g}" for one in (given.value, given.low, given.high) if one is not None
    )
    return f"{source} {what} {numbers}"


def _doubtful(key: str, given: Declared, form: Form) -> Doubtful | None:
    low = given.value if given.low is None else given.low
    high = given.value if given.high is None else given.high
    found = Doubtful(key, given.value, low, high, given.spread or Spread(), form)
    return None if found.sure else found
