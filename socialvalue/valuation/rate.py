"""The value function on plain columns: the kernel's arithmetic, for tables and explanations."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from socialvalue.measure import Measure
from socialvalue.valuation.amount import Amount
from socialvalue.valuation.plan import Plan

Floats = np.ndarray[Any, np.dtype[np.float64]]


def attributable(plan: Plan, row: int, amount: Amount) -> Floats:
    """Attributable quantities (n,) of one measure, in its unit."""
    if amount.attributable is None:
        return amount.gross * float(plan.kept[row, 0, 0])
    return amount.attributable[:, 0]


def worth(plan: Plan, row: int, amount: Amount) -> dict[str, Floats]:
    """Whole units of 1e-4 pounds (n,) of one measure, by ledger."""
    found: dict[str, Floats] = {}
    places = [place for place, price in enumerate(plan.price_rows) if price.row == row]
    for which, place in enumerate(places):
        ledger = plan.price_rows[place].ledger
        if amount.worth is not None:
            found[ledger] = amount.worth[which, :, 0]
        else:
            price = float(plan.kept[row, 0, 0]) * float(plan.price[place, 0, 0])
            found[ledger] = np.rint(amount.gross * price)
    return found


@np.errstate(over="ignore", under="ignore")
def ratings(
    measure: type[Measure], quantity: Floats, rows: Any, sizes: Mapping[str, Floats]
) -> Floats:
    """Ratings, or for a harm exposures, before they are held within 0 and 1; shape (n,)."""
    ramp = measure.rating
    if ramp is None:
        return np.full(quantity.shape, np.nan)
    rating = quantity * ramp.slope
    if ramp.per is not None:
        sized = sizes[ramp.per] if rows is None else sizes[ramp.per][rows]
        rating = rating * (1.0 / sized)
    return rating + ramp.offset


def earned(measure: type[Measure], rating: Floats, ceiling: Floats | None) -> Floats:
    """Ratings (n,) held within 0 and 1, and within what their evidence lets them earn."""
    held = np.clip(rating, 0.0, 1.0)
    if ceiling is None:
        return held
    return np.maximum(held, 1.0 - ceiling) if measure.harm else np.minimum(held, ceiling)
