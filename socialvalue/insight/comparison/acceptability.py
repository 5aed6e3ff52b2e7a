"""Acceptability: how often each submission would come first, second, …, whatever the weights.

In comes a scorecard; out come shares of draws in which each takes each rank, with the themes'
weights drawn evenly from all that are admissible and the figures in doubt drawn as always, and for
each the mean of the weights under which it wins. Lahdelma and Salminen (2001), as in
`numerics.rank_acceptability`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from socialvalue import arguments
from socialvalue.errors import ArgumentError, Fault, UnknownName
from socialvalue.insight.comparison.acceptance import Acceptance
from socialvalue.insight.comparison.root import Root
from socialvalue.numerics import random_weights, rank_acceptability
from socialvalue.scorecard import Scorecard, tables

Floats = np.ndarray[Any, np.dtype[np.float64]]

USUAL = 2000
"""Draws of weights beside a scorecard that has one draw of its figures."""
MOST = 500
"""Submissions: every rank of each is told."""


def acceptability(
    card: Scorecard,
    bounds: Mapping[str, tuple[float, float]] | None = None,
    *,
    seed: int | None = None,
) -> Acceptance:
    """Rank acceptabilities of all submissions, and the central weights of each.

    `bounds` gives the least and the most weight (0-1) of any themes; `seed` the one that weights
    are drawn by (by default the basis's). The weights meet the draws of the scorecard one by one;
    where it has one draw, the figures stand at their centre. Scores are joined by the framework's
    own aggregators, harms and caps included. Raises `UnknownName` for a theme that is not there,
    `ArgumentError` for bounds that no weights can keep, for a framework whose themes are joined
    with interactions, and for more than 500 submissions.
    """
    arguments.of_kind("card", card, Scorecard, "score claims first: sv.score")
    root = Root(card)
    _able(card, root)
    low, high = _bounds(root, bounds or {})
    drawn = card.basis.draws if card.basis.draws > 1 else USUAL
    try:
        weights = random_weights.simplex(
            card.basis.seed if seed is None else seed, len(root.codes), drawn, low, high
        )
    except ValueError as error:
        fault, _, fix = str(error).rstrip(".").partition(": ")
        raise ArgumentError(Fault("bounds", fault, fix or "give others")) from None
    scores = _scores(card, root, weights)
    found = rank_acceptability.acceptability(scores.T)
    return Acceptance(
        submissions=tuple(tables.names(card).tolist()),
        themes=root.codes,
        ranks=found.ranks,
        errors=found.rank_errors,
        weights=rank_acceptability.central_weights(weights, scores.T),
        bounds={code: (float(low[at]), float(high[at])) for at, code in enumerate(root.codes)},
        draws=drawn,
        values=card.basis.draws > 1,
    )


def _able(card: Scorecard, root: Root) -> None:
    if len(card.submissions) > MOST:
        fault = f"{len(card.submissions):,} submissions would have as many ranks each"
        raise ArgumentError(Fault("card", fault, f"score {MOST} or fewer, such as a short list"))
    if not len(card.submissions):
        raise ArgumentError(Fault("card", "there is no submission", "score one or more"))
    if root.fixed and len(root.codes) > 1:
        fix = "compare by its own weights, or join the whole by a WeightedMean or PowerMean"
        raise ArgumentError(Fault(card.framework.code, root.fixed, fix))


def _bounds(root: Root, given: Mapping[str, tuple[float, float]]) -> tuple[Floats, Floats]:
    """The least and the most weight of each theme, (themes,)."""
    fix = 'give bounds by theme: {"PA": (0.1, 0.4)}'
    if not isinstance(given, Mapping):
        raise ArgumentError(Fault("bounds", "these are no bounds by theme", fix))
    low, high = np.zeros(len(root.codes)), np.ones(len(root.codes))
    for code, both in given.items():
        if code not in root.codes:
            fix = f"use {', '.join(root.codes)}"
            raise UnknownName(Fault(str(code)[:40], "there is no such theme", fix))
        try:
            least, most = (float(one) for one in both)
        except (TypeError, ValueError):
            fix = "give the least and the most weight, as (0.1, 0.4)"
            raise ArgumentError(Fault(f"bounds[{code!r}]", "these are no bounds", fix)) from None
        if not 0 <= least <= most <= 1:
            fix = "give two shares from 0 to 1, the lower first, as (0.1, 0.4)"
            raise ArgumentError(Fault(f"bounds[{code!r}]", "these are no bounds", fix))
        at = root.codes.index(code)
        low[at], high[at] = least, most
    return low, high


def _scores(card: Scorecard, root: Root, weights: Floats) -> Floats:
    """The scores (submissions, draws) under weights (draws, themes), in points."""
    found = np.empty((len(card.submissions), len(weights)))
    if card.basis.draws == 1:
        for place in range(len(found)):
            found[place] = root.score(root.central(place), weights)
        return found
    for tile in card.in_doubt.ratings().tiles():
        for row, values in enumerate(root.drawn(tile), tile.start):
            found[row] = root.score(values, weights)
    return found
