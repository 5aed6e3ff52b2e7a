"""The 2-additive Choquet integral in fractions, by the sum of least values.

In come ratings by code of the parts that apply, the weights of all the parts, and interactions;
out comes one fraction.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any


def choquet(
    ratings: Mapping[str, Fraction], weights: Mapping[str, Fraction], interactions: Sequence[Any]
) -> Fraction:
    """Σ m × rating + Σ interaction × the lesser of two ratings, over the parts that apply.

    A part that does not apply leaves with its interactions; where one of them was below 0, half of
    it goes to the importance of the other.
    """
    whole = sum(weights.values(), Fraction(0))
    alone = {code: Fraction(weights[code]) / whole for code in ratings}
    for one in interactions:
        stay = [code for code in (one.first, one.second) if code in ratings]
        if len(stay) == 1 and one.value < 0:
            alone[stay[0]] -= Fraction(one.value) / 2
    left = sum(alone.values(), Fraction(0))
    alone = {code: share / left for code, share in alone.items()}
    total = Fraction(0)
    for one in interactions:
        if one.first in ratings and one.second in ratings:
            value = Fraction(one.value)
            total += value * min(ratings[one.first], ratings[one.second])
            alone[one.first] -= value / 2
            alone[one.second] -= value / 2
    return total + sum((alone[code] * ratings[code] for code in ratings), Fraction(0))
