"""`Bounds`: within which numbers benefit, harm and score lie, whatever was left out.

In come a scorecard without some answers, and whose they are; out come the least and the most of
each node, with every such answer at its worst and at its best. The answers themselves are never
asked, so bounds tell nothing of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from attrs import define

from socialvalue.scorecard import tables
from socialvalue.scorecard.card import Scorecard
from socialvalue.valuation import climb
from socialvalue.valuation.climb import Heights
from socialvalue.valuation.plan import Tree
from socialvalue.valuation.results import shared

Floats = np.ndarray[Any, np.dtype[np.float64]]
Row = tuple[int, str]


@define(frozen=True, eq=False)
class Side:
    """The least and the most of benefit, or of harm, (nodes, submissions), in points of 100; `live`
    where a node has anything that applies, what was left out included.
    """

    least: Floats
    most: Floats
    live: Any


@define(frozen=True, eq=False)
class Bounds:
    """Benefit and harm of every node, at their least and their most. `unsure` (nodes, submissions)
    says where an answer below a node was left out, and `risky` where one on harm was: it may be
    past its limit.
    """

    card: Scorecard
    benefit: Side
    harm: Side
    unsure: Any
    risky: Any

    @staticmethod
    def of(card: Scorecard, rows: Sequence[Row]) -> Bounds:
        """The bounds of a scorecard without the answers in `rows`: (place, code) each."""
        shape = len(card.plan.members), len(card.submissions)
        gone = np.zeros(shape, dtype=bool)
        for place, code in rows:
            gone[card.plan.row[code], place] = True
        apart = np.zeros(shape, dtype=bool)
        for code, reasons in card.claims.not_applicable.items():
            apart[card.plan.row[code], list(reasons)] = True
        rating = np.reshape(tables.measures(card)["rating"], shape) / 100
        trees = (card.plan.benefit, False), (card.plan.harm, True)
        sides = [_side(card, tree, rating, gone, apart & ~gone, harm=harm) for tree, harm in trees]
        unsure, risky = (np.zeros((len(card.plan.nodes), shape[1]), dtype=bool) for _ in "12")
        for at, node in enumerate(card.plan.nodes):
            below = [card.plan.row[one.code] for one in node.leaves()]
            unsure[at] = gone[below].any(axis=0)
            risky[at] = gone[[row for row in below if row >= card.plan.benefits]].any(axis=0)
        return Bounds(card, sides[0], sides[1], unsure, risky)

    def score(self, code: str = "") -> tuple[Floats, Floats]:
        """The least and the most that the score of a theme or of the whole can be, (n,) each."""
        root = self.card.framework.root.code
        at = self.card.places[code or root]
        penalty = self.card.plan.nodes[at].penalty
        least = self.benefit.least[at] - penalty * self.harm.most[at]
        most = self.benefit.most[at] - penalty * self.harm.least[at]
        flags, cap = self.card.caps(code or root).any(axis=0), self.card.cap(code or root)
        low = np.where(flags | self.risky[at], np.minimum(least, cap), least)
        return low, np.where(flags, np.minimum(most, cap), most)


def _side(
    card: Scorecard, tree: Tree, rating: Floats, gone: Any, apart: Any, *, harm: bool
) -> Side:
    """One tree climbed twice; a gap earns nothing, and a harm that is one counts in full."""
    worst = 1.0 if harm else 0.0
    known = np.where(np.isnan(rating), worst, rating)
    ends = [np.where(gone, end, known) for end in (0.0, 1.0)]
    climbed = [_climbed(card, tree, ratings, ~apart) for ratings in ends]
    (least, live), (most, _) = climbed
    return Side(100 * least, 100 * most, live)


def _climbed(card: Scorecard, tree: Tree, ratings: Floats, applies: Any) -> tuple[Floats, Any]:
    """Every node's value under these ratings, (nodes, n), and where anything applies."""
    nodes, count = len(card.plan.nodes), ratings.shape[1]
    live = np.zeros((nodes, count, 1), dtype=bool)
    low, unread = (shared(tree, nodes, iter(np.zeros((nodes, count, 1))), count) for _ in "12")
    heights = Heights(low, low, unread, live)
    for leaf in tree.leaves:
        rows = slice(leaf.rows.start, leaf.rows.stop)
        climb.leaf(leaf.join, ratings[rows, :, None], None, heights, applies[rows, :, None])
    climb.inner(tree, heights, gaps=False, apart=True)
    return np.stack([one[:, 0] for one in low]), live[..., 0]
