"""What one attributable unit is worth: proxies, deflated to the basis and discounted by year.

Prices come out in units of 1e-4 pounds (`UNITS` to the pound), so that worth can be fixed to whole
units and added up exactly. The worth of a harm is negative.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np

from socialvalue import units
from socialvalue.basis import Basis
from socialvalue.claims.batch import UNDATED
from socialvalue.errors import BasisError, Fault
from socialvalue.measure import Measure
from socialvalue.numerics.discounting import discount_factor
from socialvalue.proxy import ADJUSTMENTS, Proxy, ProxyTable
from socialvalue.source import series

Floats = np.ndarray[Any, np.dtype[np.float64]]
Ints = np.ndarray[Any, np.dtype[np.int64]]

UNITS = 10_000
"""Worth is fixed at 1e-4 pounds."""

SCHEDULE = "discount-rate-standard"


def default_kept(measure: type[Measure]) -> float:
    """The share that the measure's own adjustments leave: Π (1 - share)."""
    kept = 1.0
    for share in measure.adjust.named().values():
        kept *= 1.0 - share.value
    return kept


def kept(
    measure: type[Measure], own: dict[str, Floats], size: int, *, gross: bool = False
) -> Floats:
    """The share left of each claim, (size,): its own adjustments where it brought them.

    `gross` leaves deadweight out: the baseline is already a comparator.
    """
    left = np.ones(size)
    defaults = measure.adjust.named()
    for name in ADJUSTMENTS:
        if gross and name == "deadweight":
            continue
        default = defaults[name].value if name in defaults else 0.0
        shares = own.get(name)
        taken = default if shares is None else np.where(np.isnan(shares), default, shares)
        left *= 1.0 - taken
    return left


def deflator(proxy: Proxy | ProxyTable, basis: Basis) -> float:
    """The factor from the proxy's pounds to the basis's pounds."""
    year = units.money_years(proxy.unit)[0].removeprefix("GBP_")
    if not year.isdigit():
        fix = "give the proxy in pounds of a calendar year, as in GBP_2019"
        raise BasisError(Fault(proxy.unit, "financial years have no deflator here yet", fix))
    return basis.deflate(int(year))


def sign(measure: type[Measure]) -> float:
    """The worth of a harm is taken off."""
    return -1.0 if measure.harm else 1.0


def default_price(measure: type[Measure], ledger: str, basis: Basis) -> float:
    """The worth of one undated unit, in 1e-4 pounds; 0 where it depends on a code."""
    proxy = next(proxy for proxy in measure.proxies if proxy.ledger == ledger)
    if isinstance(proxy, ProxyTable):
        return 0.0
    undated = float(discount(np.array([UNDATED]), basis)[0])
    return float(by_code(measure, proxy, None, basis)) * undated


def by_code(
    measure: type[Measure], proxy: Proxy | ProxyTable, codes: Ints | None, basis: Basis
) -> Any:
    """The worth of one undated unit of each line, in 1e-4 pounds: a number, or one a line."""
    scale = sign(measure) * deflator(proxy, basis) * UNITS
    if isinstance(proxy, Proxy):
        return proxy.value * scale
    levels = dict(proxy.values)
    declared: Any = measure.inputs[proxy.key]
    table = np.array([levels[name] for name in declared.names])
    return table[codes] * scale


@lru_cache(maxsize=8)
def schedule() -> tuple[Floats, Floats, Floats]:
    """The standard schedule as bands: first years, last years, rates."""
    rates = series(SCHEDULE).values
    first = np.array(sorted(rates), dtype=np.float64)
    last = np.append(first[1:] - 1, np.inf)
    return first, last, np.array([rates[int(year)] for year in first])


def discount(periods: Ints, basis: Basis) -> Floats:
    """The present value, at the start of the basis, of a pound in each period, (n,).

    Undated claims, and years before the start, are taken as the first year.
    """
    years = np.where(periods == UNDATED, 0, np.maximum(periods - basis.start, 0))
    if basis.discounting == "none" or not years.size:
        return np.ones(years.shape)
    return np.asarray(discount_factor(schedule(), years.astype(np.float64), basis.timing))
