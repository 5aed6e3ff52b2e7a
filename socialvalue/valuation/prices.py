"""What one attributable unit is worth: proxies, deflated to the basis and discounted by year.

Prices come out in units of 1e-4 pounds (`UNITS` to the pound), so that worth can be fixed to whole
units and added up exactly. The worth of a harm is negative.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from socialvalue.measure import Measure
from socialvalue.proxy import ADJUSTMENTS, Proxy, ProxyTable, left, neutral
from socialvalue.valuation import years
from socialvalue.valuation.terms import Terms

Floats = np.ndarray[Any, np.dtype[np.float64]]
Ints = np.ndarray[Any, np.dtype[np.int64]]

UNITS = 10_000
"""Worth is fixed at 1e-4 pounds."""


def default_kept(measure: type[Measure]) -> float:
    """What the measure's own adjustments leave: Π (1 - share) × multiplier."""
    kept = 1.0
    for name, one in measure.adjust.named().items():
        kept *= left(name, one.value)
    return kept


DEADWEIGHT = ("deadweight",)
COMPARED = tuple(name for name in ADJUSTMENTS if name not in DEADWEIGHT)
"""What is left to take off where the counterfactual has been measured already."""


def kept(
    measure: type[Measure],
    own: Mapping[str, Floats],
    size: int,
    names: Sequence[str] = ADJUSTMENTS,
) -> Floats:
    """What the adjustments of these names leave of each claim, (size,): its own, where it brought
    them, otherwise the measure's.
    """
    remains = np.ones(size)
    defaults = measure.adjust.named()
    for name in names:
        default = defaults[name].value if name in defaults else neutral(name)
        values = own.get(name)
        taken = default if values is None else np.where(np.isnan(values), default, values)
        remains *= left(name, taken)
    return remains


def sign(measure: type[Measure]) -> float:
    """The worth of a harm is taken off."""
    return -1.0 if measure.harm else 1.0


def default_price(measure: type[Measure], ledger: str, terms: Terms) -> float:
    """The worth of one undated unit, in 1e-4 pounds; 0 where it depends on a code."""
    proxy = next(proxy for proxy in measure.proxies if proxy.ledger == ledger)
    if isinstance(proxy, ProxyTable):
        return 0.0
    return float(by_code(measure, proxy, None, terms)) * years.undated(measure, proxy, terms)


def by_code(
    measure: type[Measure], proxy: Proxy | ProxyTable, codes: Ints | None, terms: Terms
) -> Any:
    """The worth of one unit felt for one year at the start of each line, in 1e-4 pounds: a number,
    or one a line.
    """
    scale = sign(measure) * terms.deflator(proxy) * UNITS
    if isinstance(proxy, Proxy):
        return proxy.value * scale
    levels = dict(proxy.values)
    declared: Any = measure.inputs[proxy.key]
    table = np.array([levels[name] for name in declared.names])
    return table[codes] * scale
