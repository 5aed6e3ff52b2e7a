"""`Perspective`: the weights of a group, every member's kept beside the group's centre.

In come voices of one group; out come the centre, named as what it is, how far people lie apart,
and the groups within the group. Nothing here adds up over groups.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from attrs import field, frozen

from socialvalue import arguments, numerics, source
from socialvalue.errors import ArgumentError, Fault
from socialvalue.framework.asked import Asked
from socialvalue.voices.ballot import METHODS
from socialvalue.voices.weighing import HUNDRED, Voice

CENTRES = {
    "mean": "the mean of its members' weights",
    "median": "the median of each weight, shared out again as 100",
    "kemeny": "rank-order centroids of the Kemeny orders of its members",
}
"""What may stand for a group, in words: none of them is what everybody in it wants."""

_ROUND = 12
MOST = 1e100
"""No points are as many: what is larger is a slip of the hand."""

Vectors = tuple[tuple[float, ...], ...]


@frozen
class Perspective:
    """Weights of one group for `codes`, the children of `node`; they add up to 1.

    `people` are the keys of its members and `vectors` their own weights, in the order of the keys;
    both are empty for weights that a group declares as a whole. `centre` says what the weights are.
    """

    name: str
    node: str
    codes: tuple[str, ...]
    weights: tuple[float, ...]
    centre: str
    people: tuple[str, ...] = ()
    vectors: Vectors = ()
    methods: tuple[str, ...] = ()
    contradicting: tuple[str, ...] = ()
    when: str = ""
    orders: tuple[tuple[str, ...], ...] = field(default=(), kw_only=True)

    @classmethod
    def declared(cls, name: str, node: str, points: Mapping[str, float]) -> Perspective:
        """Weights that somebody states as a whole: a council's, a meeting's, one's own.

        Raises `ArgumentError` for a blank name, and for points that are none.
        """
        arguments.text("name", name, "say whose weights these are")
        arguments.of_kind("points", points, Mapping, 'give points by code: {"EQ": 60, "PA": 40}')  # type: ignore[type-abstract]
        if not name.strip():
            raise ArgumentError(Fault("name", "it is blank", "say whose weights these are"))
        given: Mapping[str, Any] = points
        faults = [
            Fault(f"{name}.{code}", "these are no points", "give a number of 0 or more")
            for code, one in given.items()
            if isinstance(one, bool) or not isinstance(one, int | float) or not 0 <= one < MOST
        ]
        if faults or not any(points.values()):
            none = Fault(name, "no points were given to anything", "share out at least one")
            raise ArgumentError(faults or none)
        shares = numerics.budget_weights([*points.values()])
        return cls(name, node, tuple(points), tuple(map(float, shares)), "as declared")

    @property
    def points(self) -> dict[str, float]:
        """The weights as points of 100, by code."""
        return {code: HUNDRED * one for code, one in zip(self.codes, self.weights, strict=True)}

    @property
    def whose(self) -> str:
        """Whose weights these are, and what kind of centre."""
        if not self.people:
            return f"{self.name} ({self.centre})"
        many = "1 person" if len(self.people) == 1 else f"{len(self.people)} people"
        return f"{self.name} ({many}; {self.centre})"

    @property
    def asked(self) -> Asked | None:
        """Who was asked; None for weights that were declared, of which nobody knows."""
        if not self.people:
            return None
        how = f"{', '.join(METHODS[one] for one in self.methods)}; {self.centre}"
        return Asked(self.name, how, len(self.people), self.when, (self.node,))

    @property
    def apart(self) -> float:
        """Points of 100 that two of its members put elsewhere, on the average over all pairs."""
        return HUNDRED * numerics.mean_distance(self.vectors) if self.vectors else math.nan

    @property
    def spread(self) -> dict[str, Any]:
        """A row a code: the centre, and lowest, middle and highest among members, in points."""
        held = HUNDRED * np.array(self.vectors or (self.weights,))
        return {
            "code": list(self.codes),
            "points": [HUNDRED * one for one in self.weights],
            "lowest": held.min(axis=0).tolist(),
            "median": np.median(held, axis=0).tolist(),
            "highest": held.max(axis=0).tolist(),
            "deviation": [math.sqrt(_mean((row - _mean(row)) ** 2)) for row in held.T],
        }

    @property
    def clusters(self) -> dict[str, Any]:
        """A row a cluster of members who weigh alike: how many, and the mean of their points."""
        if not self.vectors:
            return {"cluster": [], "people": [], "silhouette": []}
        held = np.array(self.vectors)
        found = numerics.clusters(held, source.figure("silhouette-least").value)
        inside = [held[found.labels == place] for place in range(found.count)]
        table: dict[str, Any] = {
            "cluster": list(range(1, found.count + 1)),
            "people": [len(some) for some in inside],
            "silhouette": [found.silhouette] * found.count,
        }
        for at, code in enumerate(self.codes):
            table[code] = [HUNDRED * _mean(some[:, at]) for some in inside]
        return table


def _mean(values: Any) -> float:
    """A mean whose bits do not depend on the order of people."""
    return math.fsum(values) / len(values)


def perspective(
    name: str, node: str, voices: Sequence[Voice], centre: str, when: str
) -> Perspective:
    """The perspective of one group of voices, in the order of their keys."""
    if centre not in CENTRES:
        fix = f"use {', '.join(CENTRES)}: say what is to stand for a group"
        raise ArgumentError(Fault("centre", f"{centre!r} is not known", fix))
    ordered = sorted(voices, key=lambda one: one.ballot.id)
    vectors = tuple(one.weights for one in ordered)
    codes = ordered[0].codes
    orders: tuple[tuple[str, ...], ...] = ()
    words = CENTRES[centre]
    if len(vectors) == 1:
        weights, words = vectors[0], "this person's own"
    elif centre == "kemeny":
        weights, orders = _kemeny(vectors, codes)
        words += f": {len(orders)} tied, their mean" if len(orders) > 1 else ""
    else:
        weights = _centred(vectors, centre, name)
    return Perspective(
        name,
        node,
        codes,
        weights,
        words,
        tuple(one.ballot.id for one in ordered),
        vectors,
        tuple(method for method in METHODS if any(v.ballot.method == method for v in voices)),
        tuple(one.ballot.id for one in ordered if one.contradicts),
        when,
        orders=orders,
    )


def _centred(vectors: Vectors, centre: str, name: str) -> tuple[float, ...]:
    columns = np.array(vectors).T
    found = [_mean(row) if centre == "mean" else float(np.median(row)) for row in columns]
    total = math.fsum(found)
    if not total > 0:
        fault = "more than half give each of them nothing: the medians are all 0"
        raise ArgumentError(Fault(name, fault, "use centre='mean', or look at the clusters"))
    return tuple(one / total for one in found)


def _kemeny(
    vectors: Vectors, codes: tuple[str, ...]
) -> tuple[tuple[float, ...], tuple[tuple[str, ...], ...]]:
    """Weights and orders of the Kemeny rule, all tied orders kept."""
    # What differs by less than a rounding error is a tie.
    ranks = -np.round(np.array(vectors), _ROUND)
    try:
        found = numerics.kemeny(numerics.outranking(ranks))
    except ValueError as error:
        raise ArgumentError(Fault("centre", str(error), "use mean or median")) from None
    orders = tuple(tuple(codes[place] for place in order) for order in found.orders)
    steps = numerics.rank_order_centroid(np.arange(1, len(codes) + 1))
    weights = steps[np.argsort(found.orders, axis=1)]
    return tuple(_mean(column) for column in weights.T), orders
