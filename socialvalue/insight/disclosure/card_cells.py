"""The cells of a scorecard: its rows of measures, its nodes and its pounds, and how they hang
together.

In comes a scorecard and the place of a submission; out come cells and ties. The cell of a measure
is how many people its row stands on, and all its numbers hang on that one: quantity, rating and
pounds rise with it in proportion. So ties are the slopes of nodes and of pounds as people come or
go: exact for weighted means and pounds, and the tangent for other means.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from attrs import evolve

from socialvalue.aggregation import PowerMean
from socialvalue.insight.disclosure import people
from socialvalue.insight.disclosure.cell import THRESHOLD, Cell, Tie
from socialvalue.insight.disclosure.people import Told
from socialvalue.scorecard import tables
from socialvalue.scorecard.card import Scorecard
from socialvalue.valuation.plan import Join, Plan, Tree
from socialvalue.valuation.prices import UNITS

Table = dict[str, Any]
Floats = np.ndarray[Any, np.dtype[np.float64]]
MANY = 1000.0
"""How many people a row that counts none is taken to stand on: any number that is not small."""
INFINITE = float("inf")
SIDES = ("benefit", "harm", "best benefit", "best harm")
"""What a node joins. The best are what headroom is made of, and are never printed: they rise with a
row as fast as the rest only where means are weighted ones.
"""
SHOWN = ("benefit", "harm", "score", "headroom")
"""What is printed of a node, in points."""
FINE = 1e-4
"""The unit in which nodes move: of a rating, less than anybody reads."""
COSTS = {"measure": 1.0, "outcome": 5.0, "theme": 50.0, "overall": 500.0}
"""What it costs to hide a row, by its level: the whole is what everybody asks for."""


class Cells:
    """Cells and ties of a scorecard, one submission at a time; nodes are printed in whole `points`
    (1: to the point, 0: as they are).
    """

    card: Scorecard
    plan: Plan
    to: float
    threshold: float
    people: list[Floats]
    heads: dict[str, dict[int, dict[str, Told]]]
    measured: Table
    rating: Floats
    pounds: list[dict[str, Any]]
    levels: dict[str, str]

    def __init__(self, card: Scorecard, points: float, threshold: float = THRESHOLD) -> None:
        self.card, self.plan, self.to = card, card.plan, points / 100
        self.threshold = threshold
        self.heads = {}
        self.people = [people.behind(card, row) for row in range(len(card.plan.members))]
        self.measured = tables.measures(card)
        self.rating = self.measured["rating"].reshape(len(card.plan.members), -1) / 100
        self.pounds = [tables.measure_worth(card, row) for row in range(len(card.plan.members))]
        self.levels = {
            node.code: level
            for level, nodes in (
                ("theme", card.framework.themes),
                ("overall", (card.framework.root,)),
            )
            for node in nodes
        }

    def of(self, place: int) -> tuple[list[Cell], list[Tie]]:
        """The cells and ties of one submission."""
        cells = [*self._rows(place), *self._nodes(place), *self._worth(place)]
        values = {cell.key: cell.value for cell in cells}
        ties = [*self._joins(place), *self._scores(place), *self._sums(place)]
        return cells, [_holding(tie, values) for tie in ties]

    def count(self, row: int, place: int) -> float:
        """The people that a row of a measure stands on; many where it counts nobody."""
        found = float(self.people[row][place])
        return MANY if np.isnan(found) else found

    def told(self, code: str, place: int) -> dict[str, Told]:
        """Every number of people that a row tells of one submission, by input."""
        if code not in self.heads:
            self.heads[code] = people.told(self.card, self.plan.row[code])
        return self.heads[code].get(place, {})

    def _rows(self, place: int) -> Iterator[Cell]:
        for row, member in enumerate(self.plan.members):
            if not np.isnan(self.rating[row, place]):
                count = self.count(row, place)
                own = None if np.isnan(self.people[row][place]) else count
                yield Cell(member.code, count, own)

    def _nodes(self, place: int) -> Iterator[Cell]:
        """Each node's printed numbers, hidden together, in units of `FINE`."""
        for node in self.plan.nodes:
            cost = COSTS[self.levels.get(node.code, "outcome")] / len(SHOWN)
            keys = [f"{node.code} {name}" for name in SHOWN]
            for name, key in zip(SHOWN, keys, strict=True):
                value = float(getattr(self.card, name)(node.code)[place]) / 100 / FINE
                if name == "score" and self.card.lowered(node.code)[place]:
                    value = self._uncapped(node.code, place)
                needs = tuple(other for other in keys if other != key)
                yield Cell(
                    key, value, width=1.0, low=-INFINITE, cost=cost, needs=needs, to=self.to / FINE
                )

            for side in SIDES[2:]:
                best = float(self._side(side)[self.card.places[node.code]][place, 0])
                yield Cell(
                    f"{node.code} {side}", best / FINE, width=1.0, low=-INFINITE, shown=False
                )

    def _side(self, side: str) -> Any:
        """The ratings of all nodes on a side, each (submissions, draws)."""
        return getattr(self.card.results, side.replace(" ", "_"))

    def _uncapped(self, code: str, place: int) -> float:
        """A score before its cap: who reads it knows less, and is taken to know it."""
        benefit, harm = (float(get(code)[place]) for get in (self.card.benefit, self.card.harm))
        return (benefit - self._penalty(code) * harm) / 100 / FINE

    def _penalty(self, code: str) -> float:
        return self.plan.nodes[self.card.places[code]].penalty

    def _scores(self, place: int) -> Iterator[Tie]:
        """Score moves as benefit less λ × harm, and headroom as the best of them."""
        for node in self.plan.nodes:
            for name, best in (("score", ""), ("headroom", "best ")):
                yield Tie(
                    (
                        (f"{node.code} {name}", 1.0),
                        (f"{node.code} {best}benefit", -1.0),
                        (f"{node.code} {best}harm", node.penalty),
                    )
                )

    def _joins(self, place: int) -> Iterator[Tie]:
        for side in SIDES:
            tree: Tree = self.plan.benefit if side.endswith("benefit") else self.plan.harm
            for join in [*(leaf.join for leaf in tree.leaves), *tree.inner]:
                yield self._join(join, side, join in tree.inner, place)

    def _join(self, join: Join, side: str, inner: bool, place: int) -> Tie:
        """How a node moves as what is below it does: the slope of its mean in each child."""
        held = self._side(side)
        power = _power(join)
        own = float(held[join.node][place, 0])
        terms = []
        weights = join.weights[:, 0, 0] / join.weights.sum()
        for child, weight in zip(join.places, weights.tolist(), strict=True):
            if inner:
                key, value, slope = f"{self.plan.nodes[child].code} {side}", held[child], 1.0
                at = float(value[place, 0])
            else:
                at = float(self.rating[child, place])
                if np.isnan(at):
                    continue
                key = self.plan.members[child].code
                count = self.count(child, place)
                # few people at the bound are hidden as fewer below it are: or what is shown tells
                slope = at / count if 0 < at < 1 or (at == 1 and count < self.threshold) else 0.0
            if slope:
                terms.append((key, weight * slope * at ** (power - 1) if at or power == 1 else 0.0))
        down = own ** (power - 1) if own or power == 1 else 1.0
        fine = [(key, factor if inner else factor / FINE) for key, factor in terms]
        return Tie(((f"{self.plan.nodes[join.node].code} {side}", -down), *fine))

    def _worth(self, place: int) -> Iterator[Cell]:
        """Pounds of outcomes, themes and the whole by ledger; those of measures are their rows'."""
        for node in self.plan.nodes:
            cost = COSTS[self.levels.get(node.code, "outcome")]
            for ledger in sorted({price.ledger for price in self.plan.price_rows}):
                yield Cell(f"{node.code} {ledger}", 0.0, width=1.0, low=-INFINITE, cost=cost)

    def _sums(self, place: int) -> Iterator[Tie]:
        for node in self.plan.nodes:
            inside = {member.code for member in node.leaves()}
            sums: dict[str, list[tuple[str, float]]] = {
                ledger: [] for ledger in {price.ledger for price in self.plan.price_rows}
            }
            for row, member in enumerate(self.plan.members):
                if member.code in inside and not np.isnan(self.rating[row, place]):
                    for ledger, units in self.pounds[row].items():
                        pounds = float(units[place]) / UNITS
                        sums[ledger].append((member.code, pounds / self.count(row, place)))
            for ledger, terms in sorted(sums.items()):
                yield Tie(((f"{node.code} {ledger}", -1.0), *terms))


def _holding(tie: Tie, values: dict[str, float]) -> Tie:
    """The tie with the total that makes it hold: slopes say how cells move, from where they are."""
    return evolve(tie, total=sum(values[key] * factor for key, factor in tie.terms))


def _power(join: Join) -> float:
    """The power of a mean; 1 for what is none: its weights are the best that is known of it."""
    return float(join.aggregator.p) if isinstance(join.aggregator, PowerMean) else 1.0
