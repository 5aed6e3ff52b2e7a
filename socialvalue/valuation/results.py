"""Results: what scoring fills in, every node of both trees, in one block of memory.

In comes a plan and a number of submissions; out come arrays to be filled, tile by tile. One block
and not one array a node: the machine hands memory over faster in one piece.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from attrs import define, evolve

from socialvalue.valuation import pounds
from socialvalue.valuation.plan import Plan, Tree

Floats = np.ndarray[Any, np.dtype[np.float64]]
Bytes = np.ndarray[Any, np.dtype[np.uint8]]
Bools = np.ndarray[Any, np.dtype[np.bool_]]

BELOW, SILENT, PAST = 0, 1, 2


@define(frozen=True, eq=False)
class Results:
    """What the kernel fills: a list of (submissions, draws), one a node, unless said otherwise.

    `benefit` and `harm` are cautious, in 0 … 1; `best_benefit` and `best_harm` are with every gap
    at its best (the same lists where there are no `gaps`). `coverage` is the share of weight
    assessed; `applies` (nodes, submissions), None where everything does; `past` (harms,
    submissions) is 0 below the limit, 1 not assessed, 2 past it; `worth` whole units of 1e-4
    pounds (submissions, draws) by (ledger, harm, outcome). A node of one child has its arrays.
    """

    gaps: bool
    benefit: list[Floats]
    harm: list[Floats]
    best_benefit: list[Floats]
    best_harm: list[Floats]
    coverage: list[Floats]
    past: Bytes
    worth: dict[tuple[str, bool, int], Floats]
    applies: Bools | None

    @classmethod
    def empty(cls, plan: Plan, count: int, *, gaps: bool, apart: bool) -> Results:
        """Arrays for `count` submissions, not yet filled."""
        trees, keys = (plan.benefit, plan.harm), pounds.keys(plan)
        nodes = len(plan.nodes)
        block = iter(np.empty(((5 if gaps else 2) * nodes + len(keys), count, 1)))
        benefit, harm = (shared(tree, nodes, block, count) for tree in trees)
        everything = np.broadcast_to(np.float64(1.0), (count, 1))
        return cls(
            gaps=gaps,
            benefit=benefit,
            harm=harm,
            best_benefit=shared(plan.benefit, nodes, block, count) if gaps else benefit,
            best_harm=shared(plan.harm, nodes, block, count) if gaps else harm,
            coverage=[next(block) if gaps else everything for _ in plan.nodes],
            past=np.zeros((len(plan.members) - plan.benefits, count), dtype=np.uint8),
            worth={key: next(block) for key in keys},
            applies=np.ones((nodes, count), dtype=bool) if apart else None,
        )

    def first(self, count: int) -> Results:
        """The first `count` submissions: what is left without the padding."""

        def cut(arrays: list[Floats]) -> list[Floats]:
            return [array[:count] for array in arrays]

        return evolve(
            self,
            benefit=cut(self.benefit),
            harm=cut(self.harm),
            best_benefit=cut(self.best_benefit),
            best_harm=cut(self.best_harm),
            coverage=cut(self.coverage),
            past=self.past[:, :count],
            worth={key: total[:count] for key, total in self.worth.items()},
            applies=None if self.applies is None else self.applies[:, :count],
        )


def shared(tree: Tree, nodes: int, rows: Iterator[Floats], width: int) -> list[Floats]:
    """An array (width, 1) a node, taken from `rows`; a node of one child has its child's.

    Nodes with nothing below them in this tree have zeros that cannot be written to.
    """
    nothing = np.broadcast_to(np.float64(0.0), (width, 1))
    found: list[Floats] = [nothing] * nodes
    for leaf in tree.leaves:
        found[leaf.join.node] = next(rows)
    for join in tree.inner:
        only = join.places[0] if len(join.places) == 1 else None
        found[join.node] = next(rows) if only is None else found[only]
    return found
