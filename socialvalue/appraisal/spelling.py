"""Numbers in as few digits as say all of them, so that two numbers never have the same words."""

from __future__ import annotations

from decimal import Decimal

from socialvalue.scorecard.words import share

FEWEST, ALL = 6, 17
"""Digits: seventeen tell every float from its neighbours."""


def exact(value: float) -> str:
    """A finite number in words that are read back as it: "0.5", "0.33333339"."""
    told = (f"{value:.{digits}g}" for digits in range(FEWEST, ALL))
    return next((text for text in told if float(text) == value), f"{value:.{ALL}g}")


def exact_share(value: float) -> str:
    """A share of 0 or more as a percentage that is read back as it: "24%", "24.0000001%"."""
    told = share(value)
    if float(f"{told.removesuffix('%')}e-2") == value:
        return told
    return f"{Decimal(exact(value)).scaleb(2):g}%"
