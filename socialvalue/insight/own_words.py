"""The steps of an explanation that are no arithmetic: what nobody looked at, and what people say.

In come a scorecard, a place and a code; out come steps without a number.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from socialvalue.framework import Node
from socialvalue.insight.explanation import Step
from socialvalue.scorecard import Scorecard, stories
from socialvalue.scorecard.reading import Reading
from socialvalue.scorecard.words import STATUS_WORDS


def own_words(card: Scorecard, place: int, code: str) -> Iterator[Step]:
    """Each story of one submission that belongs to a measure or an outcome: no number moves."""
    for one in stories.ordered(card):
        if one.place == place and one.code == code:
            yield Step("in people's own words", stories.line(card, one))


def not_assessed(node: Node, cells: Mapping[str, Reading]) -> Iterator[Step]:
    """What nobody looked at below a node, and what has no answer; all else was assessed."""
    told = []
    for status in ("not assessed", "undefined"):
        codes = [one.code for one in node.leaves() if cells[one.code].status == status]
        told += [f"{STATUS_WORDS[status]}: {', '.join(codes)}"] if codes else []
    nothing = "everything asked about below this node was assessed"
    yield Step("what nobody looked at", "; ".join(told) or nothing)
