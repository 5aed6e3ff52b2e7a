"""Quantities as a resident reads them: rounded, with units in full, shares as percentages.

In come a reading and its scorecard; out come words. Every exact number is in its sum; units that
need no more words are told as everywhere else.
"""

from __future__ import annotations

from math import floor, isfinite, log10

from socialvalue.measure import Measure
from socialvalue.ramp import PER_UNITS
from socialvalue.scorecard import Scorecard, limits
from socialvalue.scorecard.reading import Reading
from socialvalue.scorecard.unit_words import much
from socialvalue.scorecard.words import number, share

DIGITS = 3
"""Digits that a reader needs of a quantity; the sum has all of them."""

MEANINGS = {
    "wellby": (
        "A WELLBY is one point more of life satisfaction, as people themselves rate it, for one "
        "person for one year."
    ),
    "tCO2e": (
        "A tonne of CO2 equivalent is a tonne of carbon dioxide, or as much of other gases as "
        "warms the climate equally."
    ),
}
"""What a unit means, for somebody who has never met it."""

SIZES = {"contract_value": "a contract of {}", "eligible": "{} who could take part", "fte": "{}"}
"""What a limit is in proportion to."""

_SHARES = ("The share of", "The part kept of")


def quantity(value: float, measure: type[Measure]) -> str:
    """A quantity of a measure: "about £19,000 (2025 prices)", "15%", "21 WELLBYs"."""
    if measure.unit == "1" and measure.description().startswith(_SHARES):
        kept = rounded(100 * value)
        return _about(f"{number(kept)}%", 100 * value, kept)
    return _in_unit(value, measure.unit)


def most(card: Scorecard, one: Reading, place: int) -> str:
    """The limit of a harm for one submission: "at most 180 tonnes of CO2 equivalent, for a
    contract of £1,200,000 (2025 prices)"; "" where it has none.
    """
    measure, ramp = one.member.measure, one.member.measure.rating
    if ramp is None:
        return ""
    shared = limits.shared_out(card, measure.code)
    if ramp.per is None:
        return f"at most {quantity(ramp.target, measure)}{shared}"
    size = float(card.submissions.columns[ramp.per][place])
    sized = SIZES[ramp.per].format(_in_unit(size, PER_UNITS[ramp.per]))
    return f"at most {quantity(ramp.target * size, measure)}, for {sized}{shared}"


def beside_limit(card: Scorecard, one: Reading, place: int) -> str:
    """A harm and its limit; exact where rounding would make the two the same."""
    measure = one.member.measure
    told, limit = quantity(one.attributable, measure), most(card, one, place)
    if limit and limit.startswith(f"at most {told.removeprefix('about ')}"):
        exact, unit = one.attributable, measure.unit
        told = share(exact) if told.endswith("%") else much(exact, unit)
    return f"{told}; {limit}" if limit else told


def rounded(value: float) -> float:
    """A number of few digits; whole from a hundred on, so that nobody is cut into tenths."""
    if not value or not isfinite(value):
        return value
    return round(value, DIGITS - 1 - floor(log10(abs(value))))


def _in_unit(value: float, unit: str) -> str:
    kept = rounded(value)
    return _about(much(kept, unit), value, kept)


def _about(words: str, value: float, kept: float) -> str:
    exact = not isfinite(value) or abs(value - kept) <= 1e-6 * abs(value)
    return words if exact else f"about {words}"
