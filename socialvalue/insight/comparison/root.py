"""The root: the score of the whole from what each theme comes to, under any weights of the themes.

In come themes' benefits and harms and weights; out come scores, joined by the framework's own
aggregators in both trees, with λ and the cap. A framework whose root holds interactions between
themes, or joins them by a rule made for its own weights, is refused: other weights would ask for
other interactions, and nobody has agreed on those.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

import numpy as np
from attrs import define

from socialvalue.aggregation import Aggregator, Held, PowerMean, WeightedMean
from socialvalue.doubt.leaves import DIGITS
from socialvalue.doubt.ratings import Tile
from socialvalue.framework import Node
from socialvalue.scorecard import Scorecard
from socialvalue.scorecard.intervals import drawn_of

Floats = np.ndarray[Any, np.dtype[np.float64]]
Bools = np.ndarray[Any, np.dtype[np.bool_]]

SMALLEST = 1e-9
"""The least weight that keeps a tree alive where no other theme has any of it."""


@define(frozen=True, eq=False)
class Values:
    """One submission's themes: `benefit` and `harm` (themes, draws) 0-1, `over` (draws,) whether a
    harm past its limit caps the whole, and `live` (2, themes): has a theme any benefit, any harm,
    that applies?
    """

    benefit: Floats
    harm: Floats
    over: Bools
    live: Bools


@define(frozen=True, slots=False, eq=False)
class Root:
    """How the themes of a scorecard's framework join into the whole."""

    card: Scorecard

    @property
    def node(self) -> Node:
        """The root of the framework."""
        return self.card.framework.root

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The codes of the themes, in order."""
        return tuple(theme.code for theme in self.card.framework.themes)

    @cached_property
    def weights(self) -> Floats:
        """The themes' present weights, (themes,), which add up to 1."""
        found = np.array([theme.weight for theme in self.card.framework.themes], dtype=np.float64)
        return np.asarray(found / found.sum())

    @cached_property
    def places(self) -> list[int]:
        """Where the themes stand among the nodes of the scorecard."""
        return [self.card.places[code] for code in self.codes]

    @cached_property
    def parts(self) -> tuple[list[int], list[int]]:
        """Which themes join in the tree of benefit, and which in that of harm."""
        both = []
        for harm in (False, True):
            codes = {part.code for part in self.node.parts(harm=harm)}
            both.append([at for at, code in enumerate(self.codes) if code in codes])
        return both[0], both[1]

    @cached_property
    def joins(self) -> tuple[Aggregator, Aggregator]:
        """How benefits join, and how harms do."""
        return self.node.joining(harm=False), self.node.joining(harm=True)

    @cached_property
    def fixed(self) -> str:
        """Why other weights cannot be tried; "" where they can."""
        for by, parts in zip(self.joins, self.parts, strict=True):
            inner = by.by if isinstance(by, Held) else by
            bound = type(inner).among is not Aggregator.among
            if len(parts) > 1 and bound:
                kind = inner.code
                return (
                    f"the whole is joined by {kind}, whose interactions were agreed beside these "
                    "weights; with other weights there would have to be others"
                )
        return "" if len(self.codes) > 1 else "there is one theme alone"

    def central(self, place: int) -> Values:
        """What the themes of one submission come to, at the centre: one draw."""
        results = self.card.results
        benefit, harm = (
            np.array([side[node][place] for node in self.places])
            for side in (results.benefit, results.harm)
        )
        over = np.array([bool(self.card.caps(self.node.code)[:, place].any())])
        return Values(benefit, harm, over, self.live(place))

    def drawn(self, tile: Tile) -> Iterator[Values]:
        """The same for each row of a tile, draw by draw."""
        benefits, harms = (
            np.array([drawn_of(self.card, tile, side, code).copy() for code in self.codes])
            for side in ("benefit", "harm")
        )
        counted = np.flatnonzero(self.card.counted(self.node.code)).tolist()
        for row in range(tile.width):
            both = [side[:, row].astype(np.float64) / 100 for side in (benefits, harms)]
            if not all(type(by) in (WeightedMean, PowerMean) for by in self.joins):
                # a theme at the mark of a hold is not taken to be below it
                both = [np.round(side, DIGITS) for side in both]
            over = np.zeros(benefits.shape[2], dtype=bool)
            for at in counted:
                if at in tile.over:
                    over |= tile.over[at][row]
            yield Values(both[0], both[1], over, self.live(tile.start + row))

    def live(self, place: int) -> Bools:
        """Which themes have any benefit, and any harm, that applies to one, (2, themes)."""
        apart = self.card.claims.not_applicable
        return np.array(
            [
                [
                    any(
                        one.measure.harm == harm and place not in apart.get(one.code, {})
                        for one in theme.leaves()
                    )
                    for theme in self.card.framework.themes
                ]
                for harm in (False, True)
            ]
        )

    def score(self, one: Values, weights: Floats) -> Floats:
        """The scores (n,) in points under `weights` (n, themes), draw by draw, or all of one draw.

        Where a weight of 0 or 1 would leave nothing of benefit or of harm, it is taken as near to
        that as `SMALLEST`: a framework lets nobody weigh harm out of its score.
        """
        count = len(weights)
        weights = self._alive(np.ascontiguousarray(weights.T))
        benefit = self._joined(0, np.broadcast_to(one.benefit, weights.shape), weights, one.live)
        harm = self._joined(1, np.broadcast_to(one.harm, weights.shape), weights, one.live)
        found = benefit * 100 - self.node.penalty * (harm * 100)
        cap = self.card.cap(self.node.code)
        over = np.broadcast_to(one.over, (count,))
        return np.where(over, np.minimum(found, cap), found)

    def _alive(self, weights: Floats) -> Floats:
        for parts in self.parts:
            if parts:
                gone = weights[parts].sum(axis=0) <= SMALLEST
                if gone.any():
                    share = self.weights[parts]
                    share = share if share.sum() > 0 else np.ones(len(parts))
                    added = SMALLEST * share / share.sum()
                    weights[np.ix_(np.array(parts), np.flatnonzero(gone))] = added[:, None]
        return weights

    def _joined(self, tree: int, values: Floats, weights: Floats, live: Bools) -> Floats:
        """One tree at the root, (n,), of values and weights (themes, n)."""
        parts = [at for at in self.parts[tree] if live[tree, at]]
        if not parts:
            return np.zeros(values.shape[1])
        rows = self.parts[tree]
        own = np.ascontiguousarray(values[rows])[:, :, None]
        mine = np.ascontiguousarray((weights[rows] * live[tree, rows][:, None])[:, :, None])
        total = mine.sum(axis=0)
        if len(rows) == 1:
            return np.where(total > 0, own[0], 0.0)[:, 0]
        joined = self.joins[tree].combine(own, np.where(total > 0, mine, 1.0))
        return np.asarray(np.where(total > 0, joined, 0.0)[:, 0])
