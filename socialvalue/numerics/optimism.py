"""Optimism: estimates made before the event, brought nearer to how such things turn out.

In come amounts of 0 or more, and either the bias seen in projects of the kind or a record of what
was delivered of what was promised. Out come amounts in the same unit: costs never lower, benefits
never higher than they came in.
"""

import numpy as np
from numpy.typing import ArrayLike

from socialvalue.numerics.arrays import Floats, as_floats
from socialvalue.numerics.checks import as_amounts, as_shares, spread

_APART = "give 0 or more, with savings among the benefits and harms among the costs"


@np.errstate(under="ignore")
def optimism_bias(upper: ArrayLike, mitigation: ArrayLike) -> Floats:
    """Return upper × (1 − mitigation), the bias that is left, the shape both broadcast to, unit 1.

    upper: the upper bound for projects of the kind, 0 or more (0.24 is 24 %); mitigation: the
    share of its causes shown to be dealt with, from 0 to 1. ValueError for other numbers or shapes
    that do not fit. HM Treasury, "Green Book supplementary guidance: optimism bias".
    """
    bound, dealt_with = spread(
        upper=as_amounts("upper", upper), mitigation=as_shares("mitigation", mitigation)
    )
    return np.asarray(bound * (1.0 - dealt_with))


@np.errstate(under="ignore")
def allow_for_optimism(
    amount: ArrayLike, upper: ArrayLike, mitigation: ArrayLike, on: str = "costs"
) -> Floats:
    """Return amount × (1 + bias) on "costs" or amount × (1 − bias) on "benefits", in the unit of
    amount, the shape all three broadcast to; bias as in `optimism_bias`.

    amount: 0 or more, so that no harm is softened and no saving inflated; upper, mitigation: see
    there. ValueError for a negative amount, another word for `on`, a bias above 1 on benefits
    (there is nothing left to take), and as there, with its source.
    """
    if on not in ("costs", "benefits"):
        raise ValueError(f"on is {on!r}: give 'costs' to raise them or 'benefits' to lower them.")
    bias = optimism_bias(upper, mitigation)
    if on == "benefits" and bias.max(initial=0.0) > 1.0:
        raise ValueError(
            f"The bias reaches {bias.max():g}, more than the whole benefit: give an upper bound "
            f"meant for benefits, from 0 to 1."
        )
    plain, left = spread(amount=as_amounts("amount", amount, _APART), bias=bias)
    return np.asarray(plain * (1.0 + left if on == "costs" else 1.0 - left))


@np.errstate(under="ignore")
def delivery_haircut(committed: ArrayLike, record: ArrayLike | None = None) -> Floats:
    """Return what of `committed` to count on, shape (3, …): low, central and high, in the unit of
    committed.

    committed (…): promised amounts of 0 or more; record (3, …): the share of earlier promises that
    was delivered, low ≤ central ≤ high, each from 0 to 1 (give 1 for more than was promised), in
    one column or one for each promise. An unknown record, None or three NaN, is anything from 0 to
    1: low is 0, high is the whole promise, and central is NaN, for there is no central value of
    what nobody knows. ValueError for a record half known, out of order or not of three rows,
    and for negative amounts. Flyvbjerg (2008), "Curbing optimism bias and strategic
    misrepresentation in planning: reference class forecasting in practice".
    """
    promised = as_amounts("committed", committed, _APART)
    shares = as_floats("record", np.full(3, np.nan) if record is None else record)
    if shares.ndim == 0 or len(shares) != 3:
        raise ValueError(
            f"record has shape {shares.shape}: give three rows, low, central and high, or None."
        )
    unknown = np.isnan(shares).all(axis=0)
    if (np.isnan(shares).any(axis=0) & ~unknown).any():
        raise ValueError("record is half known: give low, central and high, or NaN for all three.")
    low, central, high = as_shares("record", np.where(unknown, 0.0, shares))
    if not ((low <= central) & (central <= high)).all():
        raise ValueError("record is out of order: give low, then central, then high.")
    columns = spread(
        committed=promised,
        low=low,
        central=np.where(unknown, np.nan, central),
        high=np.where(unknown, 1.0, high),
    )
    return np.stack([columns[0] * share for share in columns[1:]])
