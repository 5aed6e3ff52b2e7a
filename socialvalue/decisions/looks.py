"""What is implausible about bids: amounts per pound of contract, per worker and per person.

In come an outcome with its scorecard, and bounds; out come sentences with their arithmetic. A bid
is set against bounds that were declared, against what cannot be, and against the other bids.
Nothing is refused and no score moves: the odd bid may be the good one, and somebody should ask.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
from attrs import frozen

from socialvalue.decisions.plausible import Bound
from socialvalue.deflation import factor
from socialvalue.numerics.bid_prices import share_of_others
from socialvalue.ramp import PER_UNITS
from socialvalue.scorecard import tables
from socialvalue.scorecard.scores import Scores
from socialvalue.scorecard.words import amount, clean, number

Floats = np.ndarray[Any, np.dtype[np.float64]]

SIZES = {"contract_value": "pound of contract", "fte": "full-time worker", "eligible": "person"}


@frozen
class Ratio:
    """An amount of every bid over a size of every bid: `of` a measure, or worth:LEDGER."""

    of: str
    per: str
    unit: str
    size_unit: str
    amounts: Floats
    sizes: Floats

    @property
    def values(self) -> Floats:
        """Amount per unit of size, (bids,); NaN where either is not known."""
        return self.amounts / self.sizes

    def told(self, place: int) -> str:
        """The arithmetic of one bid: "20 people / 5 fte = 4 per full-time worker".."""
        many = amount(float(self.amounts[place]), self.unit)
        size, each = amount(float(self.sizes[place]), self.size_unit), float(self.values[place])
        return f"{many} / {size} = {number(each)} per {SIZES[self.per]}"


@frozen
class Look:
    """Something to look at: the bid, of what, how it was found, and the words."""

    place: int
    of: str
    kind: str
    words: str


def ratios(card: Scores) -> Iterator[Ratio]:
    """Benefits in pounds by ledger, and quantities that add up, over each size that is known."""
    sizes = card.submissions.columns
    for of, unit, amounts in _amounts(card):
        for per in PER_UNITS:
            if per in sizes and not np.isnan(sizes[per]).all():
                told, size = _of_one_year(unit, per, sizes[per], card)
                yield Ratio(of, per, unit, told, amounts, size)


def _of_one_year(unit: str, per: str, size: Floats, card: Scores) -> tuple[str, Floats]:
    """A size in pounds of the year of the amount, so that no two price years are divided."""
    declared = PER_UNITS[per]
    if not (unit.startswith("GBP") and declared.startswith("GBP")) or unit == declared:
        return declared, size
    return unit, size * factor(declared, unit, card.basis.deflator)


def _amounts(card: Scores) -> Iterator[tuple[str, str, Floats]]:
    pounds, year = tables.worth(card, "overall"), card.basis.price_year
    for ledger in dict.fromkeys(pounds["ledger"]):
        found = np.asarray(pounds["benefit"], dtype=np.float64)[pounds["ledger"] == ledger]
        if found.any():
            yield f"worth:{ledger}", f"GBP_{year}", found
    quantities = tables.measures(card)
    for member in card.plan.members:
        if member.measure.reports == "amount" and not member.measure.harm:
            here = quantities["measure"] == member.code
            found = np.asarray(quantities["quantity"], dtype=np.float64)[here]
            if not np.isnan(found).all():
                yield member.code, member.measure.unit, found


def looks(card: Scores, bounds: Iterable[Bound], outlier: float) -> list[Look]:
    """Everything to look at, in the order of the bids."""
    bounds = tuple(bounds)
    found = [
        one
        for ratio in ratios(card)
        for one in (*_impossible(ratio), *_bounded(ratio, bounds), *_apart(ratio, outlier))
    ]
    return sorted(found, key=lambda one: one.place)


def _impossible(one: Ratio) -> Iterator[Look]:
    """More people than there are, and more pounds spent than the contract pays."""
    people = one.unit == "person" and one.per == "eligible"
    pounds = one.unit.startswith("GBP") and one.per == "contract_value" and ":" not in one.of
    if not (people or pounds):
        return
    what = "more people than are eligible" if people else "more pounds than the contract pays"
    for place in map(int, np.flatnonzero(one.values > 1 + 1e-9)):
        yield Look(place, one.of, "more than there is", f"{what}: {one.told(place)}")


def _bounded(one: Ratio, bounds: Iterable[Bound]) -> Iterator[Look]:
    for bound in bounds:
        if (bound.of, bound.per) != (one.of, one.per):
            continue
        for place, value in enumerate(one.values):
            over, under = value > bound.at_most, value < bound.at_least
            if over or under:
                edge = bound.at_most if over else bound.at_least
                words = (
                    f"{one.told(place)}, {'above' if over else 'below'} {number(edge)} "
                    f"({clean(bound.reason)})"
                )
                yield Look(place, one.of, "outside its bound", words)


def _apart(one: Ratio, outlier: float) -> Iterator[Look]:
    """Far above the median of the other bids."""
    shares = share_of_others(np.where(one.values >= 0, one.values, np.nan))
    for place, times in enumerate(shares):
        if times > outlier:
            much = number(float(round(times, 1)))
            words = f"{one.told(place)}, {much} times the median of the others"
            yield Look(place, one.of, "far above the others", words)
