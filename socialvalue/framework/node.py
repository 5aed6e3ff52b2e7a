"""The tree of a framework: the whole, its themes, their outcomes, and measures at the leaves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from attrs import field, frozen

from socialvalue.aggregation import Aggregator
from socialvalue.framework.said import Saying
from socialvalue.measure import Measure


@frozen
class Member:
    """A measure in its place: `weight` in points of 100 among its like in the outcome.

    `shadow` is the code of the harm to read beside a benefit, or "none" with `shadow_reason`.
    `not_applicable` lists the reasons for which this measure may leave the weight. `discounting`
    is "health" where the framework says, with `discounting_reason`, that its worth is health.
    """

    measure: type[Measure]
    weight: float
    shadow: str = ""
    shadow_reason: str = ""
    not_applicable: tuple[str, ...] = ()
    discounting: str = ""
    discounting_reason: str = ""

    @property
    def code(self) -> str:
        """The measure's code."""
        return self.measure.code


@frozen
class Node:
    """The whole, a theme or an outcome: how its children join, for benefit and for harm apart.

    `penalty` is λ: score = benefit - λ × harm, from this node's own two numbers.
    """

    code: str
    name: str
    weight: float
    aggregator: Aggregator
    harm_aggregator: Aggregator
    penalty: float
    children: tuple[Node, ...] = ()
    members: tuple[Member, ...] = ()
    description: str = ""
    said: tuple[Saying, ...] = ()

    def walk(self) -> Iterator[Node]:
        """This node and all below it, parents first."""
        yield self
        for child in self.children:
            yield from child.walk()

    def parts(self, *, harm: bool) -> tuple[Member | Node, ...]:
        """What joins here in one tree: measures of that kind, or nodes with any below them."""
        own = tuple(member for member in self.members if member.measure.harm == harm)
        below = (c for c in self.children if any(m.measure.harm == harm for m in c.leaves()))
        return (*own, *below)

    def joining(self, *, harm: bool) -> Aggregator:
        """The aggregator of one tree, for the parts that join in it, in order."""
        parts = self.parts(harm=harm)
        by = self.harm_aggregator if harm else self.aggregator
        return by.among([part.code for part in parts], np.array([part.weight for part in parts]))

    def leaves(self) -> Iterator[Member]:
        """Every member at or below this node, in order."""
        yield from self.members
        for child in self.children:
            yield from child.leaves()


@frozen
class Caps:
    """What a harm past its limit does: no theme it stands in, nor the whole, scores above these."""

    theme: float = field(default=0.0, converter=float)
    overall: float = field(default=0.0, converter=float)
    reason: str = ""


GRADES = 5
"""E0 to E4, and C0 to C4."""
FULL = 100.0


def _points(ceilings: Mapping[str, float] | Sequence[float]) -> tuple[float, ...]:
    """One ceiling a grade: {"E0": 50} holds the lowest grade to 50 and no other."""
    if isinstance(ceilings, Mapping):
        named = {name[1:]: float(value) for name, value in ceilings.items()}
        return tuple(named.get(str(grade), FULL) for grade in range(GRADES))
    return tuple(float(value) for value in ceilings)


@frozen
class Credit:
    """The most points of 100 that a rating may earn, by the lowest grade of its claims.

    `evidence` (E0 … E4) and `counterfactual` (C0 … C4) hold five ceilings each; a claim without a
    grade has the lowest. A harm is held to at least what is left of 100: to say that there is none
    earns no more than to say that there is a gain. A ceiling is never a bonus.
    """

    evidence: tuple[float, ...] = field(default=(FULL,) * GRADES, converter=_points)
    counterfactual: tuple[float, ...] = field(default=(FULL,) * GRADES, converter=_points)
    reason: str = ""

    @property
    def holds(self) -> bool:
        """Whether anything is held at all."""
        return min(*self.evidence, *self.counterfactual) < FULL
