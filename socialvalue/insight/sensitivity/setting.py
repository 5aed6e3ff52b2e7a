"""A setting: claims, a framework and a basis that differ from those of a scorecard in one choice.

In comes a scorecard and a change of its tree, its measures or its basis; out comes a setting, which
is scored as any other claims are. No measure and no framework that somebody holds is changed.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

from attrs import define, evolve

from socialvalue.aggregation import Aggregator, Choquet, Held
from socialvalue.basis import Basis
from socialvalue.claims import Claims
from socialvalue.claims.batch import Batch
from socialvalue.framework import Framework, Member, Node
from socialvalue.measure import Measure
from socialvalue.scorecard.card import Scorecard
from socialvalue.scoring import score


@define(frozen=True, eq=False)
class Setting:
    """What is scored: claims, the framework they are bound to, and a basis."""

    claims: Claims
    framework: Framework
    basis: Basis

    @classmethod
    def of(cls, card: Scorecard) -> Setting:
        """The setting of a scorecard, without draws: methods are set beside central values."""
        return cls(card.claims, card.framework, evolve(card.basis, draws=1))

    def scored(self) -> Scorecard:
        """Its scorecard; raises what `score` raises."""
        bound = evolve(self.claims, framework=self.framework)
        return score(bound, self.framework, self.basis)

    def same(self, other: Setting) -> bool:
        """Whether nothing that can move a number is different."""
        mine, theirs = self.framework, other.framework
        return (
            self.basis == other.basis
            and self.claims is other.claims
            and (mine.root, mine.caps, mine.credit) == (theirs.root, theirs.caps, theirs.credit)
        )

    def under(self, **changes: Any) -> Setting:
        """The same with another root, caps or credit of the framework."""
        return evolve(self, framework=evolve(self.framework, **changes, pinned=""))

    def on(self, **changes: Any) -> Setting:
        """The same on another basis."""
        return evolve(self, basis=evolve(self.basis, **changes))

    def nodes(self, change: Callable[[Node], Node]) -> Setting:
        """The same with every node of the tree changed."""
        return self.under(root=_nodes(self.framework.root, change))

    def members(self, change: Callable[[Member], Member]) -> Setting:
        """The same with every measure in its place changed."""
        return self.nodes(lambda node: evolve(node, members=tuple(map(change, node.members))))

    def without(self, names: Collection[str]) -> Setting:
        """The same with adjustments of these names taken off nowhere, whoever says them."""
        bare: dict[str, type[Measure]] = {}
        for code, member in self.framework.members.items():
            declared = member.measure.adjust.named().keys() & set(names)
            if declared:
                adjust = evolve(member.measure.adjust, **dict.fromkeys(declared))
                bare[code] = declared_anew(member.measure, adjust=adjust)
        made = self.remade(bare)
        batches = {code: _silent(one, names) for code, one in made.claims.batches.items()}
        return evolve(made, claims=evolve(made.claims, batches=batches))

    def remade(self, measures: Mapping[str, type[Measure]]) -> Setting:
        """The same with other measures under some of the codes."""
        changed = self.members(
            lambda member: evolve(member, measure=measures.get(member.code, member.measure))
        )
        batches = {
            code: evolve(batch, measure=measures.get(code, batch.measure))
            for code, batch in self.claims.batches.items()
        }
        return evolve(changed, claims=evolve(self.claims, batches=batches))


def adjusted_by(setting: Setting, name: str) -> bool:
    """Whether any measure, or any claim of its own, takes an adjustment of this name."""
    members, batches = setting.framework.members.values(), setting.claims.batches.values()
    declared = any(name in one.measure.adjust.named() for one in members)
    return declared or any(name in batch.own for batch in batches)


def _nodes(node: Node, change: Callable[[Node], Node]) -> Node:
    below = tuple(_nodes(child, change) for child in node.children)
    return change(evolve(node, children=below))


def declared_anew(measure: type[Measure], **declared: Any) -> type[Measure]:
    """The measure with some of what it declares said otherwise."""
    same = {
        "title": measure.title,
        "__doc__": measure.__doc__,
        "__module__": measure.__module__,
    }
    made: Any = type(measure)
    found: type[Measure] = made(measure.__name__, (measure,), {**same, **declared})
    return found


def _silent(batch: Batch, names: Collection[str]) -> Batch:
    """Claims that bring none of these adjustments of their own."""
    own = {name: values for name, values in batch.own.items() if name not in names}
    return evolve(batch, own=own)


def unheld(by: Aggregator) -> Aggregator:
    """A way of joining without its holds."""
    return by.by if isinstance(by, Held) else by


def apart(by: Aggregator) -> Aggregator:
    """A way of joining without its interactions, its holds kept."""
    if isinstance(by, Held):
        return evolve(by, by=apart(by.by))
    return evolve(by, interactions=()) if isinstance(by, Choquet) else by
