"""`Voices`: everybody's weights, person by person; groups become perspectives.

In come ballots and a framework; out come one vector a person and, where a centre is named, one
perspective a group. There is no way here to add groups up.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
from attrs import define

from socialvalue import arguments, numerics
from socialvalue.framework import Framework, reweighing
from socialvalue.voices import pages
from socialvalue.voices.ballot import Ballot
from socialvalue.voices.perspective import Perspective, perspective
from socialvalue.voices.reading import checked
from socialvalue.voices.weighing import HUNDRED, Voice, voice

Table = dict[str, Any]


@define(frozen=True, eq=False, repr=False)
class Voices:
    """One `Voice` a person, in the order of their keys, about the children of `node`."""

    framework: Framework
    node: str
    people: tuple[Voice, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """What was weighed, in the order of the framework."""
        return self.people[0].codes

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups that people speak from, by name."""
        return tuple(sorted({one.ballot.group for one in self.people}))

    def table(self) -> Table:
        """One row a person and code: group, method, and points of 100."""
        rows = [(one, at) for one in self.people for at in range(len(one.codes))]
        return {
            "person": [one.ballot.id for one, _ in rows],
            "group": [one.ballot.group for one, _ in rows],
            "method": [one.ballot.method for one, _ in rows],
            "code": [one.codes[at] for one, at in rows],
            "points": [HUNDRED * one.weights[at] for one, at in rows],
        }

    def said(self) -> Table:
        """One row a person and sentence about their answers, to be handed back to them."""
        rows = [(one, told) for one in self.people for told in one.said]
        return {
            "person": [one.ballot.id for one, _ in rows],
            "group": [one.ballot.group for one, _ in rows],
            "said": [told for _, told in rows],
            "ask_again": [one.contradicts for one, _ in rows],
        }

    def counts(self) -> Table:
        """One row a group and code: how the same people would choose by plurality, by Borda's
        points and by majorities (the Condorcet winner, and the Smith set where there is none).
        """
        table: Table = {name: [] for name in ("group", "code", "first_places", "borda", "smith")}
        table["condorcet"] = []
        for group in self.groups:
            ranks = -np.round([one.weights for one in self._of(group)], 12)
            wins = numerics.outranking(ranks)
            winner, smith = numerics.condorcet_winner(wins), numerics.smith_set(wins)
            table["group"] += [group] * len(self.codes)
            table["code"] += self.codes
            table["first_places"] += numerics.plurality(ranks).tolist()
            table["borda"] += numerics.borda(ranks).tolist()
            table["smith"] += [place in smith for place in range(len(self.codes))]
            table["condorcet"] += [place == winner for place in range(len(self.codes))]
        return table

    def perspectives(self, *, centre: str, when: str = "") -> tuple[Perspective, ...]:
        """One perspective a group. `centre` is mean, median or kemeny: it must be named, since
        each says something else of the same people. `when` is the month or year of asking.

        Raises `ArgumentError`.
        """
        return tuple(
            perspective(group, self.node, self._of(group), centre, when) for group in self.groups
        )

    def persons(self, *, when: str = "") -> tuple[Perspective, ...]:
        """One perspective a person, under the key: what each alone would say."""
        return tuple(
            perspective(one.ballot.id, self.node, [one], "mean", when) for one in self.people
        )

    def _of(self, group: str) -> list[Voice]:
        return [one for one in self.people if one.ballot.group == group]

    def as_dict(self) -> dict[str, Any]:
        """Everything about each person's answers, as plain JSON types."""
        return {
            "framework": self.framework.code,
            "digest": self.framework.digest,
            "node": self.node,
            "people": [pages.plain_voice(one) for one in self.people],
        }

    def __repr__(self) -> str:
        return pages.voices(self.node, self.people)

    def _repr_html_(self) -> str:
        return pages.as_html(repr(self))


def weights(ballots: Iterable[Ballot], framework: Framework, node: str = "overall") -> Voices:
    """Each person's weights over the children of a `node` of the framework (its themes).

    Raises `BallotErrors` for ballots with faults, `UnknownName` for the node, `ArgumentError` for
    what is neither.
    """
    arguments.of_kind("framework", framework, Framework, "load one: sv.Framework.load")
    fix = "read them: sv.read_ballots(path, framework)"
    listed = arguments.several("ballots", ballots, Ballot, fix)
    codes = [one.code for one in reweighing.children(reweighing.found(framework.root, node))]
    checked([(f"ballot {place}", one) for place, one in enumerate(listed, 1)], codes, [])
    ordered = sorted(listed, key=lambda one: one.id)
    return Voices(framework, node, tuple(voice(one, codes) for one in ordered))
