"""What two overlapping claims have in common, as far as their names and years tell.

In come the claims of two measures of one submission and stage; out comes how many people each names
and how many both name, where people are named one by one, and the years in which the two meet.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import isclose

from attrs import field, frozen

from socialvalue.claims.batch import UNDATED, Batch
from socialvalue.claims.overlaps import Overlap, Side

SAME_COUNT = 1e-9
"""A count and as many names differ by no more than rounding."""


@frozen
class InCommon:
    """Reads the claims of a portfolio, each measure's once."""

    batches: Mapping[str, Batch]
    _sides: dict[str, Side] = field(factory=dict, init=False)

    def _side(self, code: str) -> Side:
        if code not in self._sides:
            self._sides[code] = Side.of(self.batches[code])
        return self._sides[code]

    def names(self, one: Overlap, counts: tuple[float, float]) -> tuple[int, int, int] | None:
        """How many people the first measure names, the second, and both; None unless every claim
        of both names its people one by one: as many names as people are counted (`counts`), in
        one year.
        """
        codes = (one.relation.first, one.relation.second)
        sides = [self._side(code) for code in codes]
        if any(side.batch.measure.unit != "person" for side in sides) or len(self.years(one)) > 1:
            return None
        found: list[frozenset[str]] = []
        for side, count in zip(sides, counts, strict=True):
            claims = side.at(one.place, one.stage)
            if any(claim not in side.names for claim in claims):
                return None
            names = frozenset[str]().union(*(side.names[claim] for claim in claims))
            if not isclose(len(names), count, rel_tol=SAME_COUNT):
                return None
            found.append(names)
        return len(found[0]), len(found[1]), len(found[0] & found[1])

    def years(self, one: Overlap) -> frozenset[int]:
        """Every year in which either measure is claimed, `UNDATED` for claims without one."""
        return frozenset().union(*self._years(one))

    def meeting(self, one: Overlap) -> frozenset[int] | None:
        """The years in which both are claimed; None where a claim without a year meets all."""
        first, second = self._years(one)
        return None if UNDATED in first | second else first & second

    def _years(self, one: Overlap) -> tuple[frozenset[int], frozenset[int]]:
        first, second = (
            frozenset(side.period(claim) for claim in side.at(one.place, one.stage))
            for side in map(self._side, (one.relation.first, one.relation.second))
        )
        return first, second
