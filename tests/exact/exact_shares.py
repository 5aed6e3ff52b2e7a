"""Shares and ceilings in fractions: what is left of a quantity, and what a rating may earn.

In come a measure and its claims; out come the part that is left of 1, and the ceiling of a rating
by the lowest grade of its claims.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

import socialvalue as sv
from socialvalue.framework import Credit

SHARES = ("deadweight", "displacement", "attribution", "leakage", "substitution", "multiplier")
Record = Mapping[str, Any]


def share(measure: type[sv.Measure], record: Record, name: str) -> Fraction:
    """The claim's own share, or the measure's: to state the default is to leave it out."""
    default = getattr(measure.adjust, name)
    nothing = 1 if name == "multiplier" else 0
    return Fraction(record.get(name, default.value if default else nothing))


def kept(
    measure: type[sv.Measure], record: Record, names: Sequence[str], *, compared: bool
) -> Fraction:
    """What is left when these shares are taken off; no deadweight if the baseline compares."""
    left = Fraction(1)
    for name in names:
        if not (compared and name == "deadweight"):
            one = share(measure, record, name)
            left *= one if name == "multiplier" else 1 - one
    return left


def ceiling(
    measure: type[sv.Measure], rated: Sequence[Record], before: Sequence[Record], credit: Credit
) -> Fraction:
    """The most that a rating may earn, 0 to 1: the worst grade decides, and none is the worst."""
    change = measure.reports == "change"
    asked = (
        ("evidence", credit.evidence, [*rated, *before] if change else rated),
        ("counterfactual", credit.counterfactual, before if change else rated),
    )
    most = Fraction(1)
    for name, ceilings, claims in asked:
        lowest = min((int(one.get(name, "X0")[1]) for one in claims), default=4)
        most = min(most, Fraction(ceilings[lowest]) / 100)
    return most
