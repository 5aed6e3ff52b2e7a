"""`Rule`: one judgement of the guide, with its author or source, its date, and when it holds.

A condition names rows of the ledger of figures, never numbers; what is not known of a situation
does not meet it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import frozen

from socialvalue.guide.situation import Situation
from socialvalue.source import figure


@frozen
class Rule:
    """`code`, `name`, `text` (what to do, or to know) and `why`; `when` says where it applies.

    `author` or `source` (a key of the ledger) says so, on `date`. `words` call it up from what
    people say, `circumstance` from what is known of the place; `stops` is what it forbids to score.
    """

    code: str
    name: str
    text: str
    why: str
    author: str
    date: str
    source: str = ""
    when: Mapping[str, Any] = {}
    words: tuple[str, ...] = ()
    circumstance: str = ""
    stops: str = ""
    kind: str = ""

    def holds(
        self, situation: Situation, codes: tuple[str, ...] = (), *, surveyed: bool = True
    ) -> bool:
        """Whether every part of its condition is met.

        `codes` are the measures that are chosen, `surveyed` says whether any rests on a survey.
        """
        when = dict(self.when)
        if when.pop("surveyed", surveyed) is not surveyed:
            return False
        return all(_met(key, value, situation, codes) for key, value in when.items())

    def plain(self) -> dict[str, str]:
        """The rule as plain JSON types."""
        told = {"code": self.code, "name": self.name, "text": self.text, "why": self.why}
        return {**told, "author": self.author, "source": self.source, "date": self.date}


def _met(key: str, value: Any, situation: Situation, codes: tuple[str, ...]) -> bool:
    """One part of a condition; an unknown number meets none."""
    if key == "contexts":
        return situation.context in value
    if key == "measures":
        return bool(set(value) & set(codes))
    if key == "asked":
        return situation.can_be_asked is value
    if key == "free":
        return situation.budget is not None and (situation.budget == 0) is value
    name, _, side = key.rpartition("_")
    known = {"people": situation.people, "weeks": situation.weeks}.get(name)
    if known is None:
        return False
    bound = figure(value).value
    return known < bound if side == "below" else known >= bound


CONDITIONS = (
    *("contexts", "measures", "asked", "free", "surveyed"),
    *("people_below", "people_from", "weeks_below", "weeks_from"),
)
"""What a condition may name."""
