"""A question: which number of which submission is asked about, or which difference of two.

In come a scorecard and words; out come a checked question, its central value, and its draws at any
numbers that the figures in doubt are given.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np
from attrs import define

from socialvalue.doubt.doubts import Doubts
from socialvalue.errors import ArgumentError, Fault, UnknownName
from socialvalue.insight import figure_names
from socialvalue.insight.figure_names import Survey
from socialvalue.scorecard import intervals, links, tables
from socialvalue.scorecard.card import Scorecard

Floats = np.ndarray[Any, np.dtype[np.float64]]

LEVELS = ("overall", "theme", "outcome")
"""The levels of nodes by their depth; below them are measures."""


@define(frozen=True, slots=False, eq=False)
class Question:
    """One number: `of` (score, benefit, harm or a kind of worth) at a `node`, in a `ledger`.

    `places` are those of the submission and, where it is a difference, of the one it is set
    `against`: the second is taken off the first.
    """

    card: Scorecard
    places: tuple[int, ...]
    of: str
    node: str
    ledger: str

    @classmethod
    def asked(
        cls, card: Scorecard, who: str, of: str, node: str, ledger: str, against: str | None
    ) -> Question:
        """A question with nothing unknown in it; `UnknownName`, `ArgumentError` or `BasisError`
        otherwise. Of worth without a ledger it is the only one with prices, where one alone has.
        """
        names = [who] if against is None else [who, against]
        places = tuple(links.place_of(card, name) for name in names)
        if len(set(places)) < len(places):
            fix = "name another submission, or leave against out"
            raise ArgumentError(Fault("against", "a submission is set against itself", fix))
        intervals.asked(card, of, "overall")
        if ledger and of not in intervals.WORTH:
            fix = 'leave ledger out, or ask of="worth"'
            raise ArgumentError(Fault("ledger", f"the {of} is no pounds of a ledger", fix))
        found = cls(card, places, of, node, ledger or _only(card, of, node))
        found.drawn(card.in_doubt)
        return found

    @property
    def money(self) -> bool:
        """Whether it is of pounds."""
        return self.of in intervals.WORTH

    @property
    def signs(self) -> tuple[tuple[int, float], ...]:
        """Each place, and whether its number is added or taken off."""
        return tuple(zip(self.places, (1.0, -1.0), strict=False))

    def drawn(self, doubts: Doubts) -> Floats:
        """Draws of the number, (draws,), at the numbers that the doubts hold."""
        rows = intervals.draws(
            self.card, doubts, self.of, self.node, self.ledger, list(self.places)
        ).astype(np.float64)
        return np.asarray(rows[0] if len(rows) == 1 else rows[0] - rows[1])

    def central(self) -> float:
        """The number as the scorecard shows it, or the difference of two such numbers."""
        whole = self._pounds() if self.money else getattr(self.card, self.of)(self.node)
        return float(sum(sign * whole[place] for place, sign in self.signs))

    def _pounds(self) -> Floats:
        table = tables.worth(self.card, self._level())
        column = {None: "balance", False: "benefit", True: "harm"}[intervals.WORTH[self.of]]
        level = self._level()
        some = (table["ledger"] == self.ledger) & (table[level] == self.node)
        found = np.asarray(table[column])[some]
        return found if found.size else np.zeros(len(self.card.submissions))

    def _level(self) -> str:
        framework = self.card.framework
        depths: Sequence[Any] = ((framework.root,), framework.themes, framework.outcomes)
        for level, nodes in zip(LEVELS, depths, strict=True):
            if any(one.code == self.node for one in nodes):
                return level
        return "measure"

    def inside(self) -> set[str]:
        """The codes of the measures that the number is made of."""
        for node in self.card.plan.nodes:
            if node.code == self.node:
                return {member.code for member in node.leaves()}
        return {self.node}

    @cached_property
    def roles(self) -> dict[str, str]:
        """Words for each figure in doubt, by key: as what it enters, and where."""
        return figure_names.roles(self.card)

    @cached_property
    def surveys(self) -> dict[str, Survey]:
        """What surveys leave open of its submissions, by key."""
        return figure_names.surveys(self.card, self.places)

    def names(self) -> tuple[str, ...]:
        """The names of the submissions."""
        return tuple(self.card.submissions.name(place) for place in self.places)


def _only(card: Scorecard, of: str, node: str) -> str:
    """The ledger in which something at a node is priced; refused where there are several or none,
    and "" where no ledger is needed or the node is not there.
    """
    known = [*card.places, *card.plan.row]
    if of not in intervals.WORTH or node not in known:
        return ""
    every = dict.fromkeys(price.ledger for price in card.plan.price_rows)
    harm = intervals.WORTH[of]
    found = [one for one in every if card.in_doubt.prices(node, one, harm=harm)]
    if len(found) == 1:
        return found[0]
    if not found:
        fault, fix = f"nothing at {node!r} has a price for {of}", "ask of a node with prices"
    else:
        fault = f"{of} is kept apart by ledger, and none is named"
        fix = f"name one of {', '.join(found)}"
    raise UnknownName(Fault("ledger", fault, fix))
