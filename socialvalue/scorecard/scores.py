"""`Scores`: the arrays of one scoring, read node by node.

In come the claims, the plan, the amounts and what the kernel filled in; out come benefit, harm,
score, headroom and coverage of any node, one number a submission. Tables and pages read it.
"""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
from attrs import define

from socialvalue.doubt.doubts import Doubts
from socialvalue.scorecard.ground import Ground
from socialvalue.valuation.results import BELOW, PAST, Results

Floats = np.ndarray[Any, np.dtype[np.float64]]
Bools = np.ndarray[Any, np.dtype[np.bool_]]


@define(frozen=True, slots=False, eq=False, repr=False)
class Scores(Ground):
    """Scores of every submission at every node.

    `results` holds the arrays; benefit, harm, score and headroom are shown 0-100, a score from
    -100λ to 100. The *cautious* score ranks: what was not shown earns nothing, and a harm not
    looked for counts as past its limit. `day` is the one on which its sources had to hold; no
    score depends on it.
    """

    results: Results
    day: date

    @cached_property
    def who(self) -> Any:
        """The name of each submission, (submissions,), not to be written to."""
        found = np.array([self.submissions.name(at) for at in range(len(self.submissions))], object)
        found.flags.writeable = False
        return found

    @cached_property
    def in_doubt(self) -> Doubts:
        """What is in doubt, worked out when it is first asked for."""
        return Doubts(self.claims, self.plan, self.amounts, self.results)

    @cached_property
    def places(self) -> dict[str, int]:
        """The place of each node's code in the results."""
        return {node.code: place for place, node in enumerate(self.plan.nodes)}

    def benefit(self, node: str = "overall") -> Floats:
        """Benefit 0-100 of a node (submissions,): what was not shown earns nothing."""
        return self.results.benefit[self.places[node]][:, 0] * 100

    def harm(self, node: str = "overall") -> Floats:
        """Harm 0-100 of a node (submissions,): what was not looked for counts as past its limit."""
        return self.results.harm[self.places[node]][:, 0] * 100

    def score(self, node: str = "overall") -> Floats:
        """The cautious score of a node (submissions,), capped where a harm is past its limit."""
        plain_score = self.benefit(node) - self._penalty(node) * self.harm(node)
        return self._capped(node, plain_score, self.results.past > BELOW)

    def headroom(self, node: str = "overall") -> Floats:
        """The score (submissions,) had every gap been at its best."""
        place = self.places[node]
        benefit, harm = self.results.best_benefit[place][:, 0], self.results.best_harm[place][:, 0]
        return self._capped(
            node, benefit * 100 - self._penalty(node) * (harm * 100), self.results.past == PAST
        )

    def coverage(self, node: str = "overall") -> Floats:
        """The share 0-1 of a node's weight that was assessed (submissions,)."""
        return self.results.coverage[self.places[node]][:, 0]

    def caps(self, node: str = "overall") -> Bools:
        """Which harms cap a node, (harms, submissions): past their limit, or not looked for."""
        return (self.results.past > BELOW) & self.counted(node)[:, None]

    def cap(self, node: str = "overall") -> float:
        """The highest score of a theme, or of the whole, while a harm caps it."""
        whole = node == self.framework.root.code
        return self.framework.caps.overall if whole else self.framework.caps.theme

    def lowered(self, node: str = "overall") -> Bools:
        """Whose score at a node a cap moved, (submissions,): not where it is below it already."""
        plain_score = self.benefit(node) - self._penalty(node) * self.harm(node)
        return self.score(node) < plain_score

    def _penalty(self, node: str) -> float:
        return self.plan.nodes[self.places[node]].penalty

    def counted(self, node: str) -> Bools:
        """Which harms can cap this node: a theme's own, or all for the whole; (harms,)."""
        return self._counted[node]

    @cached_property
    def _counted(self) -> dict[str, Bools]:
        capped = {self.framework.root.code, *(theme.code for theme in self.framework.themes)}
        harms = [member.code for member in self.plan.members[self.plan.benefits :]]
        found = {}
        for node in self.plan.nodes:
            inside = {member.code for member in node.leaves()} if node.code in capped else set()
            found[node.code] = np.array([code in inside for code in harms], dtype=bool)
        return found

    def _capped(self, node: str, score: Floats, flags: Bools) -> Floats:
        over = (flags & self.counted(node)[:, None]).any(axis=0)
        return np.where(over, np.minimum(score, self.cap(node)), score)
