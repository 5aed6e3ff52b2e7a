"""Years in fractions: when a unit is felt, and what a pound of each year is worth at the start.

In come a measure, one of its claims and a basis; out come unit-years by year from the start, and
discount factors. Rates are data, from the ledger.
"""

from collections import defaultdict
from collections.abc import Mapping
from decimal import localcontext
from fractions import Fraction
from functools import cache
from math import ceil
from typing import Any

from exact_means import DIGITS, decimal, power

import socialvalue as sv
from socialvalue.source import series

TIMES = ("delivery", "persistence", "drop_off")
SCHEDULES = {"standard": "discount-rate-standard", "health": "discount-rate-health"}


def usual(measure: type[sv.Measure], name: str) -> Fraction:
    """What the measure says of a time; a year of delivery, a year felt and no drop-off without."""
    lasting = measure.persistence
    if name == "delivery" or lasting is None:
        return Fraction(name != "drop_off")
    if name == "persistence":
        return Fraction(lasting.years)
    return Fraction(lasting.drop_off.value if lasting.drop_off else 0)


def told(measure: type[sv.Measure], record: Mapping[str, Any], name: str) -> Fraction:
    """The claim's own time, or the measure's: to state the default is to leave it out."""
    return Fraction(record[name]) if name in record else usual(measure, name)


def felt(
    measure: type[sv.Measure], record: Mapping[str, Any], year: int | None, basis: sv.Basis
) -> dict[int, Fraction]:
    """Unit-years of one unit by year from the start: delivered evenly, each part lasting alike."""
    begins = (year or basis.start) - basis.start
    delivery, lasts, lost = (told(measure, record, name) for name in TIMES)
    found: dict[int, Fraction] = defaultdict(Fraction)
    for place in range(ceil(delivery)):
        made = min(Fraction(1), delivery - place) / delivery
        for later in range(ceil(lasts)):
            part = min(Fraction(1), lasts - later) * (1 - lost) ** later
            # what is felt before the basis begins counts as felt in its first year
            found[max(0, begins + place + later)] += made * part
    return found


@cache
def discount(years: int, schedule: str, timing: str) -> Fraction:
    """What a pound in that year is worth at the start: each year at its own rate."""
    if schedule == "none":
        return Fraction(1)
    rates = series(SCHEDULES[schedule]).values
    factor, elapsed = Fraction(1), years + (1 if timing == "end" else 0)
    for year in range(1, elapsed + 1):
        factor /= 1 + Fraction(rates[max(first for first in rates if first <= year)])
    if timing == "mid":
        rate = 1 + Fraction(rates[max(first for first in rates if first <= years + 1)])
        with localcontext() as context:
            context.prec = DIGITS
            factor /= power(Fraction(decimal(rate)), Fraction(1, 2))
    return factor
