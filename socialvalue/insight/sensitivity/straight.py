"""Straight scores: those that no bound, cap or curved mean bends in any draw.

In come the ratings in doubt of one submission; out come the terms of its benefit, harm or score, or
None where some draw meets a bend, so that no sum of products is the number.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from socialvalue.aggregation import Aggregator, PowerMean, WeightedMean
from socialvalue.doubt.leaves import Branch
from socialvalue.doubt.ratings import Ratings
from socialvalue.insight.sensitivity.terms import Product, Terms, added, sized
from socialvalue.scorecard.card import Scorecard
from socialvalue.valuation.plan import Tree

Floats = np.ndarray[Any, np.dtype[np.float64]]

CLOSE = 1e-6
"""A drawn rating this near to its bound is within it: draws are in single precision."""
HUNDRED = 100.0


def of_node(card: Scorecard, ratings: Ratings, place: int, of: str, node: str) -> Terms | None:
    """The terms of benefit, harm or score of one submission at a node, in points."""
    sides = [one for one in ("benefit", "harm") if of in ("score", one)]
    trees = {"benefit": card.plan.benefit, "harm": card.plan.harm}
    at, found = card.places[node], Terms()
    for side in sides:
        branches = {one.leaf.join.node: one for one in ratings.branches[side == "harm"]}
        part = _node(card, trees[side], branches, at, place)
        if part is None:
            return None
        weighs = -card.plan.nodes[at].penalty if (of, side) == ("score", "harm") else 1.0
        added(found, part, HUNDRED * weighs)
    return found if of != "score" else _uncapped(card, ratings, place, node, found)


def _uncapped(
    card: Scorecard, ratings: Ratings, place: int, node: str, found: Terms
) -> Terms | None:
    """The terms of a score that no cap lowers; none at all where a cap holds it in every draw."""
    tile, at, most = ratings.at(place), card.places[node], card.cap(node)
    free = tile.score(at, [], most)[0]
    held = tile.score(at, np.flatnonzero(card.counted(node)).tolist(), most)[0]
    lowered = held < free
    if lowered.all():
        return {}
    return None if lowered.any() else found


def _node(
    card: Scorecard, tree: Tree, branches: dict[int, Branch], node: int, place: int
) -> Terms | None:
    """The terms of one node of one tree, 0 to 1; empty where it is sure, None where it bends."""
    if node in branches:
        return _leaf(branches[node], place)
    for join in tree.inner:
        if join.node == node:
            weights = join.weights[:, 0, 0] * [
                _applies(card, tree, branches, child, place) for child in join.places
            ]
            parts = [_node(card, tree, branches, child, place) for child in join.places]
            return _joined(join.aggregator, parts, weights)
    return {}


def _applies(
    card: Scorecard, tree: Tree, branches: dict[int, Branch], node: int, place: int
) -> bool:
    if node in branches:
        return any(bool(row.applicable[place]) for row in branches[node].rows)
    below = next((join.places for join in tree.inner if join.node == node), ())
    return any(_applies(card, tree, branches, child, place) for child in below)


def _joined(by: Aggregator, parts: list[Terms | None], weights: Floats) -> Terms | None:
    """Terms joined by weights (children,): straight for a weighted mean, and where one is alone."""
    live = [(part, weight) for part, weight in zip(parts, weights, strict=True) if weight > 0]
    if all(part == {} for part, _ in live):
        return {}
    if len(live) > 1 and not _is_mean(by):
        return None
    total, found = sum(weight for _, weight in live), Terms()
    for part, weight in live:
        if part is None:
            return None
        added(found, part, weight / total)
    return found


def _is_mean(by: Aggregator) -> bool:
    return type(by) is WeightedMean or (type(by) is PowerMean and by.p == 1.0)


def _leaf(branch: Branch, place: int) -> Terms | None:
    laid = branch.laid(place, place + 1)
    weights = branch.leaf.join.weights[:, 0, 0] * [row.applicable[place] for row in branch.rows]
    parts = [_row(branch, laid, place, at) for at in range(len(branch.rows))]
    return _joined(branch.leaf.join.aggregator, parts, weights)


def _row(branch: Branch, laid: Floats, place: int, at: int) -> Terms | None:
    """The terms of one rating; empty where every draw is held to the same bound."""
    row = branch.rows[at]
    if row.absent[place]:
        return {}
    drawn = branch.rating(laid, place, at)[0]
    ceiling = float(row.ceiling[place])
    floor, top = (1.0 - ceiling, 1.0) if branch.leaf.harm else (0.0, ceiling)
    if drawn.max() <= floor or drawn.min() >= top:
        return {}
    if drawn.min() < floor - CLOSE or drawn.max() > top + CLOSE:
        return None
    found = Terms()
    for column in np.flatnonzero(branch.owner == at).tolist():
        added(found, {Product(branch.columns[column].pattern): float(laid[column, 0])})
    for noise in row.noises:
        size = sized(noise.column, place) * float(row.scale[place])
        added(found, {Product(noise.column.pattern, noise.key(place)): size})
    return found


def touched(ratings: Ratings, place: int, inside: set[str]) -> list[str]:
    """The keys that some rating of one submission hangs on, among measures of these codes."""
    found: set[str] = set()
    for branch in (*ratings.branches[False], *ratings.branches[True]):
        members = ratings.plan.members[branch.leaf.rows.start : branch.leaf.rows.stop]
        for row, member in zip(branch.rows, members, strict=True):
            if member.code not in inside or row.absent[place]:
                continue
            for column in (one for one in row.columns if sized(one, place)):
                found |= set(Product(column.pattern).keys)
            for noise in (one for one in row.noises if sized(one.column, place)):
                found |= set(Product(noise.column.pattern, noise.key(place)).keys)
    return sorted(found)
