"""`Relation`: one sentence about two measures, with its reason and whoever says so.

A relation is a judgement that stands in a file and can be argued with. It moves no score. Those
that say that something may be counted twice are looked for in the claims, and shown.
"""

from __future__ import annotations

from attrs import frozen

KINDS = {
    "reinforces": "more of the first tends to bring more of the second",
    "overlaps": "the two may hold the same people, pounds or hours: never add them up unseen",
    "excludes": "the two may not both be priced for the same people, pounds or hours",
    "complements": "two sides of one thing: read them together",
    "leads_to": "the first is a step towards the second: price only the furthest one shown",
    "shadows": "the first is the harm to read beside the second",
    "none": "whatever a set says of the two does not hold here",
}
"""What each kind of relation says of the first measure and the second."""

SUBJECTS = ("person", "pound", "hour", "change", "area")
"""What two measures may hold in common."""

TWICE = ("overlaps", "excludes", "leads_to")
"""Kinds under which something may be counted twice."""


@frozen
class Relation:
    """One relation between two measures, by their codes.

    `on` is what they may hold in common, `where` the two inputs that would then hold the same
    number (one of each measure, or neither), `reason` why, `author` who says so.
    """

    kind: str
    first: str
    second: str
    reason: str
    author: str
    on: str = ""
    where: tuple[str, ...] = ()

    @property
    def pair(self) -> frozenset[str]:
        """The two codes, in no order."""
        return frozenset((self.first, self.second))

    def plain(self) -> dict[str, object]:
        """The relation as plain JSON types."""
        codes = [self.first, self.second]
        return {
            "kind": self.kind,
            "of": codes,
            "on": self.on,
            "where": list(self.where),
            "reason": self.reason,
            "author": self.author,
        }
