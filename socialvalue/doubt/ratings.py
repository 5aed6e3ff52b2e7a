"""Ratings in doubt: benefit, harm and score of every node, draw by draw.

In come a scoring's own arrays, its contributions and draws; out come tiles of submissions whose
nodes are filled as the deterministic kernel fills them, cautiously: what was not shown earns
nothing, what was not looked for counts as past its limit, and a harm past its limit in a draw caps
that draw.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from socialvalue.aggregation import PowerMean, WeightedMean
from socialvalue.doubt import tiles
from socialvalue.doubt.leaves import Branch, joined
from socialvalue.numerics.rating_means import bend, root
from socialvalue.valuation.plan import Join, Plan, Tree
from socialvalue.valuation.results import BELOW, Results

Floats = np.ndarray[Any, np.dtype[np.float64]]
Singles = np.ndarray[Any, np.dtype[np.float32]]
Bools = np.ndarray[Any, np.dtype[np.bool_]]


class Tile:
    """Drawn values of some submissions: `benefit` and `harm` by node (rows, draws), 0 to 1.

    `over` are harms past their limit by row of the plan's harms, (rows, draws) or (rows, 1).
    """

    plan: Plan
    start: int
    width: int
    sides: list[list[Singles]]
    told: Singles
    spare: Singles
    flags: Bools

    def __init__(
        self, plan: Plan, branches: Mapping[bool, Sequence[Branch]], height: int, draws: int
    ) -> None:
        self.plan, self.start, self.width = plan, 0, height
        shape = (height, draws)
        self.sides = [
            _shared(tree, len(plan.nodes), branches[harm], shape)
            for harm, tree in ((False, plan.benefit), (True, plan.harm))
        ]
        self.over: dict[int, Bools] = {}
        self.told, self.spare = np.empty((2, *shape), dtype=np.float32)
        self.flags = np.empty(shape, dtype=np.bool_)

    def side(self, node: int, *, harm: bool) -> Singles:
        """Benefit or harm of a node, (rows, draws), in points; the next asking writes over it."""
        own = self.sides[harm][node][: self.width]
        return np.multiply(own, np.float32(100), out=self.told[: self.width])

    def score(self, node: int, counted: Sequence[int], cap: float) -> Singles:
        """The score of a node, (rows, draws), in points; `counted` harms hold it to `cap`. The
        next asking writes over it.
        """
        found, spare = self.side(node, harm=False), self.spare[: self.width]
        penalty = np.float32(self.plan.nodes[node].penalty * 100)
        np.multiply(self.sides[1][node][: self.width], penalty, out=spare)
        np.subtract(found, spare, out=found)
        flags = [self.over[harm] for harm in counted if harm in self.over]
        if flags:
            self._hold(found, self._any(flags), np.float32(cap))
        return found

    def _any(self, flags: Sequence[Bools]) -> Bools:
        """Where any of the flags (rows, draws) or (rows, 1) is set."""
        if len(flags) == 1:
            return flags[0]
        wide = [one for one in flags if one.shape[1] > 1]
        into = self.flags[: self.width] if wide else np.empty_like(flags[0])
        np.logical_or(flags[0], flags[1], out=into)
        for one in flags[2:]:
            np.logical_or(into, one, out=into)
        return into

    def _hold(self, found: Singles, over: Bools, cap: np.float32) -> None:
        """Hold draws (rows, draws) to `cap` where they are over."""
        some = np.flatnonzero(over.any(axis=1))
        if some.size:
            most = np.where(over[some], cap, np.float32(np.inf))
            found[some] = np.minimum(found[some], most)


class Ratings:
    """The drawn ratings of `count` submissions, tile by tile."""

    plan: Plan
    branches: Mapping[bool, Sequence[Branch]]
    results: Results
    count: int
    draws: int
    tile: Tile
    stacks: dict[tuple[int, int], Singles]

    def __init__(
        self,
        plan: Plan,
        branches: Mapping[bool, Sequence[Branch]],
        results: Results,
        count: int,
        draws: int,
    ) -> None:
        self.plan, self.branches, self.results, self.count = plan, branches, results, count
        self.draws = draws
        shape = tiles.rows(draws), draws
        self.tile = Tile(plan, branches, *shape)
        self.stacks = {
            (harm, join.node): np.empty((len(join.places), *shape), dtype=np.float32)
            for harm, tree in enumerate((plan.benefit, plan.harm))
            for join in tree.inner
            if len(join.places) > 1 and _power(join) is None
        }

    def tiles(self) -> Iterator[Tile]:
        """Every tile in order; the next one writes over it."""
        for start in range(0, self.count, tiles.BLOCK):
            stop = min(start + tiles.BLOCK, self.count)
            yield from self._block(start, stop)

    def at(self, place: int) -> Tile:
        """The tile of one submission alone."""
        return next(self._block(place, place + 1))

    def _block(self, start: int, stop: int) -> Iterator[Tile]:
        every = [*self.branches[False], *self.branches[True]]
        laid = [branch.laid(start, stop) for branch in every]
        height = tiles.rows(self.draws)
        for first in range(start, stop, height):
            width = min(height, stop - first)
            here = slice(first - start, first - start + width)
            self.tile.start, self.tile.width = first, width
            self._flag(first, width)
            for branch, own in zip(every, laid, strict=True):
                self._leaf(branch, own[:, here], first)
            for harm, tree in enumerate((self.plan.benefit, self.plan.harm)):
                self._inner(tree, harm, first)
            yield self.tile

    def _flag(self, first: int, width: int) -> None:
        """Harms past their limit, or not looked for, whatever is drawn."""
        past = self.results.past[:, first : first + width] > BELOW
        self.tile.over = {
            harm: past[harm][:, None] for harm in np.flatnonzero(past.any(axis=1)).tolist()
        }

    def _leaf(self, branch: Branch, laid: Floats, first: int) -> None:
        doubtful = branch.work(laid, first)
        if not branch.leaf.harm:
            return
        begin = branch.leaf.rows.start - self.plan.benefits
        for place, row in enumerate(branch.rows):
            at = begin + place
            if branch.sure[place]:
                continue
            # where it is in doubt, the draws say, and not the central value
            shown = ~row.absent[first : first + self.tile.width, None]
            silent = self.tile.over.get(at, np.zeros((self.tile.width, 1), dtype=bool)) & ~shown
            drawn = doubtful.get(place)
            if drawn is not None:
                drawn[silent[:, 0]] = True
            self.tile.over[at] = silent if drawn is None else drawn

    def _inner(self, tree: Tree, harm: int, first: int) -> None:
        side, width = self.tile.sides[harm], self.tile.width
        for join in tree.inner:
            if len(join.places) == 1:
                continue
            weights = join.weights
            if self.results.applies is not None:
                live = self._live(tree, list(join.places), first)
                weights = weights * live[:, :, None]
            power = _power(join)
            if power is not None:
                self._weighed(harm, join, weights, power)
                continue
            values = self.stacks[harm, join.node][:, :width]
            for into, place in zip(values, join.places, strict=True):
                np.copyto(into, side[place][:width])
            out = joined(join.aggregator, values, weights)
            side[join.node][:width] = np.where(weights.sum(axis=0) > 0, out, 0.0)

    def _weighed(self, harm: int, join: Join, weights: Floats, power: float) -> None:
        """A weighted mean of powers, added up child by child: no child is copied."""
        side, width = self.tile.sides[harm], self.tile.width
        total = weights.sum(axis=0)
        shares = (weights / np.where(total > 0, total, 1.0)).astype(np.float32)
        into, spare = side[join.node][:width], self.tile.spare[:width]
        into[...] = 0.0
        for share, place in zip(shares, join.places, strict=True):
            own: Any = side[place][:width]
            np.multiply(own if power == 1.0 else bend(own, power), share, out=spare)
            np.add(into, spare, out=into)
        if power == 1.0:
            np.clip(into, 0.0, 1.0, out=into)
        else:
            into[...] = root(into, power)  # type: ignore[arg-type]

    def _live(self, tree: Tree, places: list[int], first: int) -> Bools:
        """Which submissions a node of this tree has anything for, (places, rows)."""
        below = {join.node: join.places for join in tree.inner}
        leaves = {branch.leaf.join.node: branch for branch in self.branches[tree is self.plan.harm]}
        here = slice(first, first + self.tile.width)

        def live(node: int) -> Bools:
            if node in leaves:
                rows = leaves[node].rows
                return np.asarray(np.any([row.applicable[here] for row in rows], axis=0))
            return np.asarray(np.any([live(one) for one in below[node]], axis=0))

        return np.stack([live(place) for place in places])


def _power(join: Join) -> float | None:
    """The power of a mean that can be added up child by child; None where that is not so."""
    by = join.aggregator
    if type(by) is WeightedMean:
        return 1.0
    power = by.p if isinstance(by, PowerMean) and type(by) is PowerMean else 0.0
    return power if power > 0.0 else None


def _shared(
    tree: Tree, nodes: int, branches: Sequence[Branch], shape: tuple[int, int]
) -> list[Singles]:
    """An array (height, draws) a node: a leaf's is its branch's, a node of one child has its
    child's, and a node with nothing below it is zeros.
    """
    found: list[Singles] = [np.broadcast_to(np.float32(0.0), shape)] * nodes
    for branch in branches:
        found[branch.leaf.join.node] = branch.out
    for join in tree.inner:
        alone = len(join.places) == 1
        found[join.node] = found[join.places[0]] if alone else np.zeros(shape, dtype=np.float32)
    return found
