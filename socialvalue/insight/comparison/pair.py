"""A pair: the two submissions that are compared, and what is drawn of them.

In comes a scorecard and two names; out come central scores and draws of either. A third submission
is never read, so that it moves nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

import numpy as np
from attrs import define

from socialvalue import arguments
from socialvalue.doubt.coefficients import Coefficient, Contribution
from socialvalue.doubt.doubts import Doubts
from socialvalue.errors import ArgumentError, Fault
from socialvalue.insight import figure_names
from socialvalue.scorecard import Scorecard, intervals, links
from socialvalue.scorecard.words import listed
from socialvalue.valuation.prices import UNITS

Floats = np.ndarray[Any, np.dtype[np.float64]]

WHOLE = "overall"


@define(frozen=True, slots=False, eq=False)
class Pair:
    """Two places of a scorecard, `one` and `other`."""

    card: Scorecard
    one: int
    other: int

    @classmethod
    def of(cls, card: Scorecard, one: str, other: str | None) -> Pair:
        """The pair of two ids or names; raises `UnknownName`, which lists who is there, and
        `ArgumentError` where they are not two.
        """
        arguments.of_kind("card", card, Scorecard, "score claims first: sv.score")
        if other is None:
            raise ArgumentError(
                Fault("other", "a comparison needs two submissions", _another(card))
            )
        for at, who in (("one", one), ("other", other)):
            arguments.text(at, who, "name a submission by its id or its name")
        places = links.place_of(card, one), links.place_of(card, other)
        if places[0] == places[1]:
            fault = f"{card.submissions.name(places[0])} is compared with itself"
            raise ArgumentError(Fault("other", fault, _another(card, places[0])))
        return cls(card, *places)

    @property
    def places(self) -> tuple[int, int]:
        """Where the two stand in the scorecard."""
        return self.one, self.other

    @cached_property
    def names(self) -> tuple[str, str]:
        """What the two are called."""
        return self.card.submissions.name(self.one), self.card.submissions.name(self.other)

    @property
    def drawn(self) -> bool:
        """Whether the scorecard has draws."""
        return self.card.basis.draws > 1

    @property
    def nodes(self) -> list[tuple[str, str]]:
        """Code and name of the whole and of each theme."""
        framework = self.card.framework
        return [(node.code, node.name) for node in (framework.root, *framework.themes)]

    @cached_property
    def ledgers(self) -> list[str]:
        """The ledgers in which either has pounds, in the order of the plan."""
        every = dict.fromkeys(price.ledger for price in self.card.plan.price_rows)
        return [ledger for ledger in every if any(self.pounds(ledger))]

    def pounds(self, ledger: str) -> tuple[float, float]:
        """The central balance of each in one ledger."""
        found = self.card.results.worth
        some = [units for (at, _, _), units in found.items() if at == ledger]
        one, other = (
            float(sum(units[place, 0] for units in some)) / UNITS for place in self.places
        )
        return one, other

    def central(self, node: str = WHOLE) -> tuple[float, float]:
        """The central score of each at a node, in points."""
        score = self.card.score(node)
        return float(score[self.one]), float(score[self.other])

    def scores(self, doubts: Doubts, nodes: Sequence[str]) -> dict[str, Floats]:
        """Drawn scores of the two at some nodes, (2, draws), in points."""
        ratings = doubts.ratings()
        found: dict[str, list[Floats]] = {node: [] for node in nodes}
        for place in self.places:
            tile = ratings.at(place)
            for node, rows in found.items():
                drawn = intervals.drawn_of(self.card, tile, "score", node)[0]
                rows.append(drawn.astype(np.float64))
        return {node: np.array(rows) for node, rows in found.items()}

    def worth(self, doubts: Doubts, ledger: str) -> Floats:
        """Drawn balances of the two in one ledger, (2, draws), in pounds."""
        prices = doubts.prices(WHOLE, ledger)
        drawn = doubts.pounds(prices).of(list(self.places)).draws()
        return np.asarray(drawn, dtype=np.float64) / UNITS

    @cached_property
    def keys(self) -> list[str]:
        """The keys of the figures in doubt behind either of the two, in rising order."""
        found: set[str] = set()
        for contribution in self.card.in_doubt.contributions:
            for column in _columns(contribution):
                if any(_at(column, place) for place in self.places):
                    found |= {one.key for one in column.pattern}
        return sorted(found)

    @cached_property
    def surveys(self) -> dict[str, str]:
        """The keys of what surveys leave open of either, with words for each."""
        found = figure_names.surveys(self.card, self.places)
        return {key: one.words for key, one in found.items()}

    @cached_property
    def units(self) -> Mapping[str, str]:
        """The unit of each figure in doubt; "" of a factor that stands behind several prices."""
        found: dict[str, str] = {}
        plan = self.card.plan
        for use in self.card.in_doubt.model.uses():
            role, _, rest = use.role.partition(", ")
            unit = "1"
            if role == "price":
                ledger = rest.split(", ")[0]
                measure = plan.members[plan.row[use.measure]].measure
                unit = next(one.unit for one in measure.proxies if one.ledger == ledger)
            found.setdefault(use.figure.key, "" if use.figure.form == "ratio" else unit)
        return found

    def named(self, key: str) -> str:
        """A figure by its key, and as what it enters where the key does not say so itself."""
        return figure_names.named(key, self.words[key])

    @cached_property
    def words(self) -> Mapping[str, str]:
        """Words for each figure in doubt: as what it enters, and where."""
        return figure_names.roles(self.card)


def _another(card: Scorecard, place: int | None = None) -> str:
    """How to mend it that there are not two."""
    if len(card.submissions) < 2:
        return "score the claims of two submissions or more"
    names = [card.submissions.name(at) for at in range(len(card.submissions)) if at != place]
    return f"name another: {listed(names, 12)}"


def _columns(contribution: Contribution) -> list[Coefficient]:
    several = [contribution.quantity, contribution.open]
    several += [*contribution.worth.values(), *contribution.open_worth.values()]
    return [column for some in several for column in some]


def _at(column: Coefficient, place: int) -> bool:
    """Whether a column has anything for a submission."""
    if column.places is None:
        return bool(column.values[place])
    row = int(np.searchsorted(column.places, place))
    found = row < column.places.size and column.places[row] == place
    return bool(found and column.values[row])
