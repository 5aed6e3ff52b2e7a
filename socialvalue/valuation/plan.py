"""The plan: a framework and a basis, compiled once into the arrays that scoring runs on.

Rows are the framework's measures, all benefits first, then all harms, each in the order of the
tree, so that an outcome's measures stand together. Nothing here depends on any claim.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
from attrs import define

from socialvalue.aggregation import Aggregator
from socialvalue.basis import Basis
from socialvalue.framework import Framework, Member, Node
from socialvalue.ramp import PER_UNITS, Ramp
from socialvalue.valuation import prices
from socialvalue.valuation.terms import Terms

Floats = np.ndarray[Any, np.dtype[np.float64]]

PERS: tuple[str, ...] = tuple(PER_UNITS)
TOLERANCE = 1e-9
"""How far above its limit a harm must stand to count as past it, as a share of the limit."""


@define(frozen=True, eq=False)
class Join:
    """One node of one tree: what joins below it, with which weights, by which aggregator.

    `places` are rows of measures (for an outcome) or places of nodes (above); `weights`
    (places, 1, 1).
    """

    node: int
    places: tuple[int, ...]
    weights: Floats
    aggregator: Aggregator


@define(frozen=True, eq=False)
class PriceRow:
    """One price of one measure (`which` of its own): where its pounds go."""

    row: int
    which: int
    ledger: str
    harm: bool
    outcome: int


@define(frozen=True, eq=False)
class Leaf:
    """An outcome's benefits, or its harms: the measures that are worked on together.

    `rows` are their rows; `prices` the places of their prices; `cells` the places within those of
    each (ledger, harm, outcome); `runs` which runs of the rows, counted from the first, are per
    what; `offset` whether any ramp starts elsewhere than at zero.
    """

    join: Join
    harm: bool
    rows: range
    prices: tuple[int, ...]
    cells: tuple[tuple[tuple[str, bool, int], slice | Any], ...]
    runs: tuple[tuple[int, slice], ...]
    offset: bool


@define(frozen=True, eq=False)
class Tree:
    """Benefit or harm: its leaves, then the joins of nodes, children first."""

    leaves: tuple[Leaf, ...]
    inner: tuple[Join, ...]

    @property
    def places(self) -> list[int]:
        """The nodes that have anything below them in this tree."""
        return [*(leaf.join.node for leaf in self.leaves), *(join.node for join in self.inner)]


@define(frozen=True, eq=False)
class Plan:
    """Everything about a framework and a basis that scoring needs, as arrays.

    `slope`, `offset`, `past` are (measures, 1, 1), `kept` (measures, 1, draws), `price` (price
    rows, 1, draws) in units of 1e-4 pounds; `terms`, one a measure, are those it is valued on.
    """

    framework: Framework
    basis: Basis
    members: tuple[Member, ...]
    benefits: int
    nodes: tuple[Node, ...]
    benefit: Tree
    harm: Tree
    slope: Floats
    offset: Floats
    past: Floats
    kept: Floats
    price: Floats
    price_rows: tuple[PriceRow, ...]
    terms: tuple[Terms, ...]

    @property
    def row(self) -> dict[str, int]:
        """The row of each measure's code."""
        return {member.code: place for place, member in enumerate(self.members)}


@lru_cache(maxsize=64)
def plan(framework: Framework, basis: Basis) -> Plan:
    """The plan of a framework under a basis; the same object is returned when asked again."""
    members = _in_order(framework)
    benefits = sum(not member.measure.harm for member in members)
    nodes = tuple(sorted(framework.root.walk(), key=lambda node: _depth(framework, node)))
    ramps = [member.measure.rating or Ramp(0, 1) for member in members]
    rows = _price_rows(framework, members, nodes)
    terms = tuple(Terms.of(basis, member) for member in members)
    return Plan(
        framework=framework,
        basis=basis,
        members=members,
        benefits=benefits,
        nodes=nodes,
        benefit=_tree(framework, members, nodes, rows, harm=False),
        harm=_tree(framework, members, nodes, rows, harm=True),
        slope=_column([ramp.slope for ramp in ramps]),
        offset=_column([ramp.offset for ramp in ramps]),
        past=_column([1 + TOLERANCE * abs(ramp.target * ramp.slope) for ramp in ramps]),
        kept=_column([prices.default_kept(member.measure) for member in members]),
        price=_column(
            [
                prices.default_price(members[row.row].measure, row.ledger, terms[row.row])
                for row in rows
            ]
        ),
        price_rows=rows,
        terms=terms,
    )


def _column(values: list[float]) -> Floats:
    return np.array(values, dtype=np.float64).reshape(-1, 1, 1)


def _in_order(framework: Framework) -> tuple[Member, ...]:
    leaves = list(framework.root.leaves())
    return tuple(sorted(leaves, key=lambda member: member.measure.harm))


def _depth(framework: Framework, node: Node) -> int:
    return 0 if node is framework.root else 1 if node in framework.themes else 2


def _tree(
    framework: Framework,
    members: tuple[Member, ...],
    nodes: tuple[Node, ...],
    prices: tuple[PriceRow, ...],
    *,
    harm: bool,
) -> Tree:
    places = {node.code: place for place, node in enumerate(nodes)}
    leaves, alive, first = [], set(), sum(not m.measure.harm for m in members) if harm else 0
    for theme in framework.themes:
        for outcome in theme.children:
            own = [member for member in outcome.members if member.measure.harm == harm]
            if own:
                alive |= {outcome.code, theme.code}
                rows = range(first, first + len(own))
                weights = [member.weight for member in own]
                join = _join(outcome, places, list(rows), weights, harm=harm)
                leaves.append(_leaf(join, rows, own, prices, harm=harm))
                first += len(own)
    inner = []
    for node in (*framework.themes, framework.root):
        children = [child for child in node.children if child.code in alive and child.weight > 0]
        if children:
            below = [places[child.code] for child in children]
            inner.append(_join(node, places, below, [c.weight for c in children], harm=harm))
    return Tree(tuple(leaves), tuple(inner))


def _leaf(
    join: Join, rows: range, own: list[Member], prices: tuple[PriceRow, ...], *, harm: bool
) -> Leaf:
    ramps = [member.measure.rating or Ramp(0, 1) for member in own]
    places = tuple(place for place, price in enumerate(prices) if price.row in rows)
    return Leaf(
        join,
        harm,
        rows,
        places,
        _cells(tuple(prices[place] for place in places)),
        _per_runs(ramps),
        any(ramp.offset for ramp in ramps),
    )


def _join(
    node: Node, places: dict[str, int], below: list[int], weights: list[float], *, harm: bool
) -> Join:
    return Join(places[node.code], tuple(below), _column(weights), node.joining(harm=harm))


def run_of(places: list[int]) -> slice | Any:
    """Places as a slice where they follow on one another, else as an index array."""
    if places and places == list(range(places[0], places[0] + len(places))):
        return slice(places[0], places[0] + len(places))
    return np.array(places, dtype=np.int64)


def _price_rows(
    framework: Framework, members: tuple[Member, ...], nodes: tuple[Node, ...]
) -> tuple[PriceRow, ...]:
    places = {node.code: place for place, node in enumerate(nodes)}
    return tuple(
        PriceRow(
            row,
            which,
            proxy.ledger,
            member.measure.harm,
            places[framework.homes[member.code][1].code],
        )
        for row, member in enumerate(members)
        for which, proxy in enumerate(member.measure.proxies)
    )


def _cells(rows: tuple[PriceRow, ...]) -> tuple[tuple[tuple[str, bool, int], slice | Any], ...]:
    groups: dict[tuple[str, bool, int], list[int]] = {}
    for place, row in enumerate(rows):
        groups.setdefault((row.ledger, row.harm, row.outcome), []).append(place)
    return tuple((key, run_of(places)) for key, places in groups.items())


def _per_runs(ramps: list[Ramp]) -> tuple[tuple[int, slice], ...]:
    runs: list[tuple[int, slice]] = []
    for row, ramp in enumerate(ramps):
        if ramp.per is None:
            continue
        which = PERS.index(ramp.per)
        if runs and runs[-1][0] == which and runs[-1][1].stop == row:
            runs[-1] = (which, slice(runs[-1][1].start, row + 1))
        else:
            runs.append((which, slice(row, row + 1)))
    return tuple(runs)
