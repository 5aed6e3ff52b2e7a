"""What would have to be shown for a number to be believed, grade by grade.

Evidence grades: E0 asserted, E1 self-reported with a record, E2 document checked, E3 verified by a
third party, E4 verified, and confirmed by those affected. A grade may hold credit back, never add.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

CONTEXTS = {
    "procurement": "buying goods, works or services",
    "commissioning": "designing and buying services for people",
    "grants": "giving grants",
    "asset transfer": "handing land or buildings to a community",
    "planning": "planning and development",
    "economic development": "economic development of a place",
    "business support": "starting and supporting enterprises",
}
"""The decisions that a measure can serve, and what each is in words."""

GRADES = ("E1", "E2", "E3", "E4")


@frozen
class Evidence:
    """What a claim must show to be graded E1, E2, E3 and E4, in words, by whom.

    `record` is the claimant's own record, `document` what somebody checks it against, `third_party`
    who verifies it from outside, and `people` how those affected confirm it.
    """

    record: str = ""
    document: str = ""
    third_party: str = ""
    people: str = ""

    def by_grade(self) -> Iterator[tuple[str, str]]:
        """Grade and what must be shown, for those that are said."""
        told = (self.record, self.document, self.third_party, self.people)
        return ((grade, text) for grade, text in zip(GRADES, told, strict=True) if text)
