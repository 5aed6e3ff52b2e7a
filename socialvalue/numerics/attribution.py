"""Attribution: who brought an outcome about, and whether more than all of it has been claimed.

In come the shares (claimants, …) that each of the claimants takes of one outcome, a column for
each outcome; out comes a number an outcome (…), unit 1.
"""

import numpy as np
from numpy.typing import ArrayLike

from socialvalue.numerics.arrays import Floats
from socialvalue.numerics.checks import add_rows, as_shares

# Thirds and tenths do not add up to 1 exactly.
_CLOSE = 1e-9


def _claimed(shares: ArrayLike) -> Floats:
    """Return the sum of shares over the claimants (…), once each of them is a share."""
    claims = as_shares("shares", shares)
    if claims.ndim == 0:
        raise ValueError("shares is a single number: give an array with a row for each claimant.")
    return add_rows(claims)


def attribution_excess(shares: ArrayLike) -> Floats:
    """Return by how much the claimants' shares of each outcome exceed 1, shape (…), unit 1; 0
    where they do not.

    shares (claimants, …), each from 0 to 1. An excess below one part in 10^9 is rounding and gives
    0. ValueError for a percentage, a blank, or a single number. SROI Network (2012), "A Guide to
    Social Return on Investment", stage 4.
    """
    over = _claimed(shares) - 1.0
    return np.where(over > _CLOSE, over, 0.0)


def attribution_sum(shares: ArrayLike) -> Floats:
    """Return the share of each outcome that the claimants take together, shape (…), unit 1; what
    is missing from 1 belongs to nobody here.

    shares (claimants, …), each from 0 to 1. ValueError where the shares of an outcome exceed 1,
    saying by how much and which outcome; otherwise as in `attribution_excess`, with its source.
    """
    over = attribution_excess(shares)
    if over.any():
        worst = int(over.argmax())
        place = f" in outcome {worst}" if over.ndim else ""
        raise ValueError(
            f"shares claim more than the whole outcome{place}: they exceed 1 by "
            f"{over.flat[worst]:g}; lower them until they add up to 1 or less."
        )
    return np.minimum(_claimed(shares), 1.0)
