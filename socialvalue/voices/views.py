"""Scores under each perspective: who is first under whom, and who would lose by whose choice.

In come a scorecard and perspectives; out comes `Views`: the same claims, rated the same, with each
group's weights at one node. Nothing is averaged over groups, and nobody's view is the result.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cached_property
from itertools import permutations
from typing import Any

import numpy as np
from attrs import define, evolve

from socialvalue import arguments, numerics
from socialvalue.errors import ArgumentError, Fault, FrameworkError
from socialvalue.framework import Framework
from socialvalue.scorecard import Scorecard
from socialvalue.scoring import score
from socialvalue.voices import contrast, pages
from socialvalue.voices.perspective import Perspective

Table = dict[str, Any]


@define(frozen=True, slots=False, eq=False, repr=False)
class Views:
    """The scorecard as it was (`own`), and one `card` for each of the `perspectives`."""

    own: Scorecard
    perspectives: tuple[Perspective, ...]
    cards: tuple[Scorecard, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the perspectives, in their order."""
        return tuple(one.name for one in self.perspectives)

    @cached_property
    def scores(self) -> Any:
        """Cautious overall scores, (perspectives, submissions)."""
        return np.array([card.score() for card in self.cards])

    @cached_property
    def ranks(self) -> Any:
        """Ranks by score, 1 the best and equal scores sharing one, (perspectives, submissions)."""
        return np.array([contrast.ranked(row) for row in self.scores])

    def table(self) -> Table:
        """One row a submission and perspective: benefit, harm, score and rank."""
        count, many = len(self.own.submissions), len(self.cards)
        return {
            "submission": np.tile(self._who(), many),
            "perspective": np.repeat(np.array(self.names, object), count),
            "benefit": np.concatenate([card.benefit() for card in self.cards]),
            "harm": np.concatenate([card.harm() for card in self.cards]),
            "score": self.scores.ravel(),
            "rank": self.ranks.ravel(),
        }

    def first(self) -> Table:
        """Who is first under whom: one row a perspective and submission that is first in it."""
        places = [
            (view, who) for view, row in enumerate(self.ranks == 1) for who in np.where(row)[0]
        ]
        return {
            "perspective": [self.names[view] for view, _ in places],
            "submission": [self._who()[who] for _, who in places],
            "score": [float(self.scores[view, who]) for view, who in places],
            "tied": [bool((self.ranks[view] == 1).sum() > 1) for view, _ in places],
        }

    def dispersion(self) -> Table:
        """One row a submission: its lowest and highest score and rank over perspectives."""
        scores, ranks = self.scores, self.ranks
        return {
            "submission": self._who(),
            "own_score": self.own.score(),
            "lowest": scores.min(axis=0),
            "highest": scores.max(axis=0),
            "range": scores.max(axis=0) - scores.min(axis=0),
            "best_rank": ranks.min(axis=0),
            "worst_rank": ranks.max(axis=0),
        }

    def agreement(self) -> Table:
        """One row a pair of perspectives: Kendall's tau of their orders (1 the same, -1 turned
        round; NaN where one ties all), whether the same stand first, and how many of 100 points
        their weights put elsewhere.
        """
        return contrast.agreement(self.perspectives, self.ranks)

    @property
    def concordance(self) -> float:
        """Kendall's W over all perspectives: 1 where all rank alike; NaN where nothing differs."""
        return numerics.kendall_w(self.ranks)

    def losses(self) -> Table:
        """Who would lose if another group decided: one row a pair of perspectives.

        `loss` is by how many points, in the eyes of the one that does not decide, what comes first
        for the other falls short of what comes first for itself; of ties, the most.
        """
        table: Table = {name: [] for name in ("decides", "loses", "first", "loss")}
        who = self._who()
        for one, other in permutations(range(len(self.cards)), 2):
            chosen = np.flatnonzero(self.ranks[one] == 1)
            short = self.scores[other].max() - self.scores[other][chosen]
            worst = int(np.argmax(short))
            table["decides"].append(self.names[one])
            table["loses"].append(self.names[other])
            table["first"].append(str(who[chosen[worst]]))
            table["loss"].append(float(short[worst]))
        return table

    def moves(self) -> Table:
        """One row a pair of perspectives and submission that stands worse under the first of them:
        places and points that it loses if that one decides instead of the other. The framework's
        own weights stand among the perspectives, as "the framework".
        """
        names = ("decides", "instead_of", "submission", "places", "points")
        table: Table = {name: [] for name in names}
        views, everybody = [contrast.OWN, *self.names], self._who()
        scores = np.vstack([self.own.score(), self.scores])
        ranks = np.array([contrast.ranked(row) for row in scores])
        for one, other in permutations(range(len(views)), 2):
            for who in np.flatnonzero(ranks[one] > ranks[other]):
                table["decides"].append(views[one])
                table["instead_of"].append(views[other])
                table["submission"].append(str(everybody[who]))
                table["places"].append(int(ranks[one, who] - ranks[other, who]))
                table["points"].append(float(scores[other, who] - scores[one, who]))
        return table

    def _who(self) -> Any:
        who = self.own.submissions
        return np.array([who.name(place) for place in range(len(who))], object)

    def as_dict(self) -> dict[str, Any]:
        """Everything as plain JSON types, with the stamp of each scoring."""
        whole = self.concordance
        return {
            "own": self.own.stamp(),
            "perspectives": [
                {**pages.plain_perspective(one), "stamp": card.stamp()}
                for one, card in zip(self.perspectives, self.cards, strict=True)
            ],
            "scores": pages.rows(self.table()),
            "first": pages.rows(self.first()),
            "dispersion": pages.rows(self.dispersion()),
            "agreement": pages.rows(self.agreement()),
            "concordance": None if math.isnan(whole) else whole,
            "losses": pages.rows(self.losses()),
            "moves": pages.rows(self.moves()),
        }

    def __repr__(self) -> str:
        return contrast.page(self)

    def _repr_html_(self) -> str:
        return pages.as_html(repr(self))


def perspectives(card: Scorecard, perspectives: Iterable[Perspective]) -> Views:
    """A scorecard under each perspective: the same claims and ratings, other weights.

    Raises `ArgumentError` for what is no scorecard or perspective, where none is given or two
    share a name, and `FrameworkError` or `UnknownName` where the framework has no such node or
    cannot be scored with those weights.
    """
    arguments.of_kind("card", card, Scorecard, "score claims first: sv.score(claims)")
    fix = "make them: sv.weights(ballots, framework).perspectives(centre='mean')"
    some = arguments.several("perspectives", perspectives, Perspective, fix)
    names = [contrast.OWN, *(one.name for one in some)]
    if not some:
        raise ArgumentError(Fault("perspectives", "there are none", fix))
    if len(set(names)) < len(names):
        rename = "give each another name: nobody could tell them apart in a table"
        raise ArgumentError(Fault("perspectives", "two have the same name", rename))
    frameworks, faults = [], []
    for one in some:
        try:
            frameworks.append(_framework(card, one))
        except FrameworkError as error:
            faults += [Fault(f"{one.name}, {f.at}", f.fault, f.fix) for f in error.faults]
    if faults:
        raise FrameworkError(faults)
    return Views(card, tuple(some), tuple(_under(card, framework) for framework in frameworks))


def _framework(card: Scorecard, one: Perspective) -> Framework:
    return card.framework.weighted(one.node, one.points, whose=one.whose, asked=one.asked)


def _under(card: Scorecard, framework: Framework) -> Scorecard:
    """The card of the same claims and basis with the weights of one perspective."""
    return score(evolve(card.claims, framework=framework), framework, card.basis)
