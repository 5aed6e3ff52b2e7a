"""Elicitation: from a few ranked examples to importances and interactions.

In come ratings of some examples, a ranking of them by somebody, and the weights as they stand; out
comes the smallest departure from those weights that agrees with the ranking. Needs scipy (extra
`stats`). Marichal and Roubens (2000), "Determination of weights of interacting criteria from a
reference set", European Journal of Operational Research 124; Kojadinovic (2007), "Minimum variance
capacity identification", European Journal of Operational Research 177.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any

import numpy as np
from attrs import field, frozen

from socialvalue.aggregation import least_departure
from socialvalue.aggregation.choquet import Choquet
from socialvalue.aggregation.interaction import Interaction
from socialvalue.errors import ArgumentError, Fault
from socialvalue.numerics import pairs

MOST = 1e100
"""No weight and no rating is as large."""

Floats = np.ndarray[Any, np.dtype[np.float64]]
FEW = 12
"""The most criteria: beyond it a ranking of examples says next to nothing of each pair."""
NOTHING = 1e-9
"""An interaction this near to 0 is none: what rounding leaves."""


@frozen
class Elicited:
    """What somebody's ranking says: `weights` in points of 100, and `interactions`.

    `values` are the examples' own, 0-100, in the order of the ranking; `departure` is how far the
    importances and interactions stand from the weights given and from none (root of squares, 0-1).
    """

    weights: Mapping[str, float] = field(hash=False)
    interactions: tuple[Interaction, ...]
    values: Mapping[str, float] = field(hash=False)
    departure: float

    def aggregator(self) -> Choquet:
        """The integral itself, over the criteria in their order."""
        whole = np.array(list(self.weights.values()))
        return Choquet(self.interactions).among(list(self.weights), whole)

    def as_toml(self) -> str:
        """The weights as a comment, and the interactions as rows of a framework."""
        points = ", ".join(f"{code} {weight:.6g}" for code, weight in self.weights.items())
        rows = [
            f'\n[[interaction]]\nof = ["{one.first}", "{one.second}"]\nvalue = {one.value:.6g}\n'
            f"author = {_quoted(one.author)}\nreason = {_quoted(one.reason)}\n"
            for one in self.interactions
        ]
        return "".join([f"# weights: {points}\n", *rows])


def elicit(
    ratings: Mapping[str, Mapping[str, float]],
    ranking: Sequence[str | Sequence[str]],
    weights: Mapping[str, float],
    *,
    author: str,
    margin: float = 1.0,
) -> Elicited:
    """Importances and interactions under which the examples stand as `ranking` has them.

    `ratings` give each example a rating of 0-100 for each code of `weights`; `ranking` names the
    examples, best first, those that tie in a list of their own; who is better is so by at least
    `margin` points. `author` is whoever ranked them. Raises `ArgumentError` for what cannot be
    read and for rankings that no such weights can hold together, each named; `MissingExtra`
    without scipy.
    """
    _mappings(ratings, weights)
    codes = list(weights)
    groups = _groups(ranking)
    shares = _shares(weights)
    table = {name: _rated(ratings, name, codes) for group in groups for name in group}
    if not (np.isfinite(margin) and margin > 0):
        raise ArgumentError(Fault("margin", f"{margin} is no margin", "give points above 0"))
    if not str(author).strip():
        raise ArgumentError(Fault("author", "nobody ranked the examples", "say who did"))
    places = list(combinations(range(len(codes)), 2))
    asked = _comparisons(groups, {name: _row(one, places) for name, one in table.items()}, margin)
    start = np.concatenate([shares, np.zeros(2 * len(places))])
    found = least_departure.nearest(start, len(codes), places, asked)
    return _made(codes, places, found, start, table, author)


def _mappings(ratings: Any, weights: Any) -> None:
    """Refuse what does not give a number by name."""
    fix = 'give numbers by code: {"PA1": 60, "EQ1": 40}'
    given = [("weights", weights), ("ratings", ratings)]
    if isinstance(ratings, Mapping):
        given += [(f"ratings.{name}", one) for name, one in ratings.items()]
    for at, table in given:
        if not isinstance(table, Mapping):
            raise ArgumentError(Fault(at, "it gives no numbers by name", fix))
        if at != "ratings" and not all(map(_is_number, table.values())):
            raise ArgumentError(Fault(at, "it holds something that is no number", fix))


def _is_number(given: Any) -> bool:
    """Whether it is a number, and not one that is too large to mean anything."""
    number = isinstance(given, int | float | np.number) and not isinstance(given, bool)
    return number and not abs(given) > MOST


def _made(
    codes: list[str],
    places: list[tuple[int, int]],
    found: Floats,
    start: Floats,
    table: dict[str, Floats],
    author: str,
) -> Elicited:
    """What was found, put in words and points."""
    size, many = len(codes), len(places)
    values = found[size : size + many] - found[size + many :]
    reason = f"the least that agrees with the ranking of {', '.join(table)}"
    kept = [
        (pair, float(much))
        for pair, much in zip(places, values, strict=True)
        if abs(much) >= NOTHING
    ]
    shares = found[:size] / found[:size].sum()
    chosen = pairs.softened(shares, [(*pair, much) for pair, much in kept])
    together = tuple(Interaction(codes[a], codes[b], much, author, reason) for a, b, much in chosen)
    scored = {
        name: float(100 * pairs.choquet(one[:, None], shares, chosen)[0])
        for name, one in table.items()
    }
    points = {code: float(100 * share) for code, share in zip(codes, shares, strict=True)}
    return Elicited(points, together, scored, float(np.linalg.norm(found - start)))


def _row(rating: Floats, places: list[tuple[int, int]]) -> Floats:
    """What an example's value is made of: ratings, and half of each distance, less and more."""
    apart = np.array([abs(rating[one] - rating[two]) / 2 for one, two in places])
    return np.concatenate([rating, -apart, apart])


def _comparisons(
    groups: list[list[str]], rows: dict[str, Floats], margin: float
) -> list[tuple[str, Floats, float]]:
    """What the ranking asks, each in words: row @ unknowns ≥ least; a tie is asked both ways."""
    asked = []
    for place, group in enumerate(groups):
        first = group[0]
        for other in group[1:]:
            words = f"{first} level with {other}"
            asked += [(words, rows[first] - rows[other], 0.0)]
            asked += [(words, rows[other] - rows[first], 0.0)]
        if place + 1 < len(groups):
            below = groups[place + 1][0]
            words = f"{first} above {below}"
            asked.append((words, rows[first] - rows[below], margin / 100))
    return asked


def _groups(ranking: Sequence[str | Sequence[str]]) -> list[list[str]]:
    """The ranking as groups of names, best first; every name once."""
    groups = [[one] if isinstance(one, str) else list(one) for one in ranking]
    names = [name for group in groups for name in group]
    if isinstance(ranking, str) or len(names) < 2 or not all(groups):
        fix = 'name them best first, those that tie in a list: ["A", ["B", "C"]]'
        raise ArgumentError(Fault("ranking", "it does not rank two examples or more", fix))
    for name in names:
        if names.count(name) > 1:
            raise ArgumentError(Fault("ranking", f"{name!r} stands twice", "name each once"))
    return groups


def _shares(weights: Mapping[str, float]) -> Floats:
    """The weights as shares of 1."""
    found = np.array([float(one) for one in weights.values()])
    if not 2 <= found.size <= FEW:
        fix = f"give the weights of 2 to {FEW} parts of one node"
        raise ArgumentError(Fault("weights", f"there are {found.size}", fix))
    if not (np.isfinite(found).all() and (found > 0).all()):
        raise ArgumentError(Fault("weights", "a weight is not above 0", "give points above 0"))
    shares: Floats = found / found.sum()
    return shares


def _rated(ratings: Mapping[str, Mapping[str, float]], name: str, codes: list[str]) -> Floats:
    """The ratings 0-1 of one example."""
    if name not in ratings:
        fix = f"rate it, or leave it out of the ranking; rated are {', '.join(ratings)}"
        raise ArgumentError(Fault("ranking", f"{name!r} has no ratings", fix))
    given = ratings[name]
    found = np.array([float(given.get(code, np.nan)) for code in codes])
    if not ((found >= 0) & (found <= 100)).all():
        bad = codes[int(np.argmin((found >= 0) & (found <= 100)))]
        fix = f"give a number from 0 to 100 for each of {', '.join(codes)}"
        raise ArgumentError(Fault(f"ratings.{name}.{bad}", "it is no rating", fix))
    return found / 100


def _quoted(text: str) -> str:
    """A text as TOML writes it."""
    inert = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(one if one.isprintable() else " " for one in inert) + '"'
