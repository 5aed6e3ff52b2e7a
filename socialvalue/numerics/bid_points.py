"""The arithmetic of points for bids: shares of a weight, points added up, one rounding, ranks.

In come arrays with one column a bid; out come shares from 0 to 1, points and ranks. What is
relative to the best bid depends on who else bids; what is measured from a floor to a target does
not.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from socialvalue.numerics.arrays import Floats, as_floats, as_weights
from socialvalue.numerics.checks import as_amounts, as_finite, as_positive, as_shares

_NOISE = 1e-9


@np.errstate(under="ignore")
def pro_rata_to_best(quantity: ArrayLike) -> Floats:
    """Return each quantity over the largest, shape (bids,), shares from 0 to 1; all 0 where nobody
    offers anything.

    quantity: finite, 0 or more, more is better, all in one unit. ValueError for other numbers or
    another shape. The common council rule: points = weight x own / highest.
    """
    own = as_amounts("quantity", as_floats("quantity", quantity, 1))
    best = own.max(initial=0.0)
    return np.asarray(own / best) if best > 0 else np.zeros(own.shape)


@np.errstate(under="ignore")
def lowest_over_own(price: ArrayLike) -> Floats:
    """Return the lowest price over each, shape (bids,), shares above 0 up to 1.

    price: finite, above 0, all in the same pounds. ValueError for other numbers or another shape.
    The common council rule: points = weight x lowest / own.
    """
    own = as_positive("price", as_floats("price", price, 1))
    return np.asarray(own.min(initial=np.inf) / own)


@np.errstate(under="ignore")
def from_floor_to_target(quantity: ArrayLike, floor: float, target: float) -> Floats:
    """Return (quantity - floor) / (target - floor), held within 0 and 1, the shape of quantity.

    A target below its floor falls: less is better. NaN stays NaN: nothing was offered. ValueError
    for a floor or target that is not finite, or where they are equal. The absolute alternative to
    `pro_rata_to_best`: who else bids changes nothing.
    """
    own = as_floats("quantity", quantity)
    ends = as_finite("floor and target", [floor, target])
    if ends[0] == ends[1]:
        raise ValueError(f"floor and target are both {floor:g}: give two numbers that differ.")
    return np.asarray(np.clip((own - ends[0]) / (ends[1] - ends[0]), 0.0, 1.0))


def weighted_points(weights: ArrayLike, shares: ArrayLike) -> Floats:
    """Return the sum over criteria of weight x share, shape (bids,), in the points of the weights.

    weights (criteria,): 0 or more; shares (criteria, bids): from 0 to 1. Nothing is rounded, and
    criteria are added one after another, so that a bid's points do not depend on how many bid.
    ValueError for other numbers or shapes that do not fit.
    """
    heavy = as_weights("weights", as_floats("weights", weights, 1))
    part = as_shares("shares", as_floats("shares", shares, 2))
    if len(heavy) != len(part):
        raise ValueError(
            f"There are {len(heavy)} weights for {len(part)} rows of shares: give one weight a row."
        )
    total = np.zeros(part.shape[1])
    for weight, row in zip(heavy, part, strict=True):
        total = total + weight * row
    return total


def round_once(values: ArrayLike, decimals: int = 2) -> Floats:
    """Return values at some decimals, halves away from zero, the shape and unit of values.

    Meant for totals, once, at the end: lines that are rounded before they are added move bids
    towards one another or apart. A half that a float only just misses counts as a half; NaN and
    infinity stay. ValueError for decimals below 0 or above 9.
    """
    if not 0 <= decimals <= 9:
        raise ValueError(f"decimals is {decimals}: give a whole number from 0 to 9.")
    plain, scale = as_floats("values", values), 10.0**decimals
    nudged = np.floor(np.abs(plain) * scale * (1.0 + 1e-15) + 0.5 + _NOISE) / scale
    return np.asarray(np.copysign(nudged, plain) + 0.0)


def ranks(values: ArrayLike) -> NDArray[np.int64]:
    """Return the rank of each, shape (bids,), the largest first; equal values share the best rank
    that one of them would have (1, 2, 2, 4), and NaN comes last.

    ValueError for another shape than (bids,).
    """
    plain = as_floats("values", values, 1)
    low = np.where(np.isnan(plain), -np.inf, plain)
    falling = np.sort(-low)
    return np.asarray(1 + np.searchsorted(falling, -low, side="left"), dtype=np.int64)
