"""Means of fractions: exact where they can be, else to forty digits.

In come ratings and weights as fractions; out comes their power mean as a fraction.
"""

from collections.abc import Sequence
from decimal import Decimal, localcontext
from fractions import Fraction

DIGITS = 50
KEPT = 10**40


def decimal(value: Fraction) -> Decimal:
    """A fraction as a decimal, in the precision of the context."""
    return Decimal(value.numerator) / Decimal(value.denominator)


def trimmed(value: Fraction) -> Fraction:
    """The value itself while it is short, else to forty digits."""
    return value if value.denominator < KEPT else Fraction(round(value * KEPT), KEPT)


def power(value: Fraction, exponent: Fraction) -> Fraction:
    """A fraction above zero to any exponent."""
    if exponent.denominator == 1:
        return value ** int(exponent)
    with localcontext() as context:
        context.prec = DIGITS
        if exponent == Fraction(1, 2):
            return trimmed(Fraction(decimal(value).sqrt()))
        return trimmed(Fraction((decimal(value).ln() * decimal(exponent)).exp()))


def power_mean(values: Sequence[Fraction], weights: Sequence[Fraction], p: Fraction) -> Fraction:
    """(Σ weight × value^p / Σ weight)^(1/p); the geometric mean for p = 0."""
    whole = sum(weights, Fraction(0))
    if p <= 0 and not all(values):
        return Fraction(0)
    pairs = list(zip(values, weights, strict=True))
    if p == 0:
        product = Fraction(1)
        for value, weight in pairs:
            product = trimmed(product * power(value, weight / whole))
        return product
    total = sum((weight * power(value, p) for value, weight in pairs if value), Fraction(0)) / whole
    return trimmed(power(total, 1 / p)) if total else Fraction(0)
