"""The terms on which one measure is valued: the basis, and the schedule its framework chose for it.

In come a basis and a member of a framework; out come discount factors, and what the value of a unit
grows by. Years are counted from the start of the basis.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
from attrs import evolve, frozen

from socialvalue import units
from socialvalue.basis import Basis
from socialvalue.deflation import factor
from socialvalue.errors import BasisError, Fault
from socialvalue.framework import Member
from socialvalue.numerics.arrays import steadily
from socialvalue.numerics.discounting import Schedule, discount_factor
from socialvalue.proxy import Proxy, ProxyTable
from socialvalue.source import Series, series

Floats = np.ndarray[Any, np.dtype[np.float64]]

SCHEDULES = {"standard": "discount-rate-standard", "health": "discount-rate-health"}
"""The series of the ledger that hold the rates."""


@frozen
class Terms:
    """A basis and the schedule that discounts one measure: "standard", "health" or "none"."""

    basis: Basis
    discounting: str = "standard"

    @classmethod
    def of(cls, basis: Basis, member: Member) -> Terms:
        """The terms of one measure; a basis that does not discount leaves all undiscounted."""
        chosen = member.discounting or basis.discounting
        return cls(basis, "none" if basis.discounting == "none" else chosen)

    @property
    def undrawn(self) -> Terms:
        """The same whatever is drawn: no term depends on draws."""
        return Terms(_undrawn(self.basis), self.discounting)

    @property
    def schedule(self) -> Series | None:
        """The rates; None where nothing is discounted."""
        return None if self.discounting == "none" else series(SCHEDULES[self.discounting])

    def discount(self, years: Floats) -> Floats:
        """What a pound in each of `years` from the start is worth at the start, (…)."""
        if self.discounting == "none" or not years.size:
            return np.ones(years.shape)
        return np.asarray(discount_factor(bands(self.discounting), years, self.basis.timing))

    def deflator(self, proxy: Proxy | ProxyTable) -> float:
        """The factor from the proxy's pounds to the basis's pounds."""
        money = units.money_years(proxy.unit)[0]
        return factor(money, f"GBP_{self.basis.price_year}", self.basis.deflator)

    def grown(self, proxy: Proxy | ProxyTable, years: Floats) -> Floats:
        """By what the value of a unit has grown with real income in each year from the start, (…).

        1 where the basis brings no series of income or the proxy does not grow. `BasisError` where
        it would be discounted by the health schedule, which holds that growth already.
        """
        income = self.basis.growth
        if income is None or proxy.growth is None:
            return np.ones(years.shape)
        if self.discounting == "health":
            fault = "a value that grows with income would be discounted by the health schedule"
            fix = "leave growth out of the basis, or discount this measure by the standard schedule"
            raise BasisError(Fault(proxy.unit, fault, fix))
        valued = units.money_years(proxy.unit)[0].removeprefix("GBP_")
        before = income.at(int(valued.removeprefix("FY")))
        ahead = [income.at(self.basis.start + int(year)) for year in years.ravel()]
        ratio = np.array(ahead).reshape(years.shape) / before
        return steadily(np.power, ratio, proxy.growth.elasticity)


@lru_cache(maxsize=8)
def _undrawn(basis: Basis) -> Basis:
    return evolve(basis, draws=1, seed=0, sampling="latin", independent=False, correlations=())


@lru_cache(maxsize=8)
def bands(discounting: str) -> Schedule:
    """A schedule as bands: first years, last years, rates."""
    rates = series(SCHEDULES[discounting]).values
    first = np.array(sorted(rates), dtype=np.float64)
    last = np.append(first[1:] - 1, np.inf)
    return first, last, np.array([rates[int(year)] for year in first])
