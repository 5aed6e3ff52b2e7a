"""What stands behind the numbers of a scorecard that a decision reads: gaps, caps, own numbers,
what is counted twice, and surveys that bear little.

In comes an outcome; out come kinds, whose bid, and sentences that the scorecard has already.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from socialvalue.decisions.outcome import Outcome
from socialvalue.scorecard import concerns, overlaps, own, reliability, tables
from socialvalue.scorecard.scores import Scores
from socialvalue.scorecard.words import STAGE_WORDS, listed

Found = tuple[str, int | None, str]


def found(outcome: Outcome) -> Iterator[Found]:
    """Kind, the place of the bid (None for several), and a sentence."""
    card = outcome.card
    if card is None or not any(one.scored for one in outcome.criteria):
        return
    shown = tuple(range(len(outcome)))
    yield "stage", None, STAGE_WORDS[card.basis.stage]
    yield from _gaps(card)
    yield from _caps(card)
    yield from (("own numbers", None, f"{words}.") for words in own.sentences(card, shown))
    yield from (("overlap", None, words) for words in overlaps.lines(card, shown))
    yield from (("reliability", None, words) for words in reliability.lines(card, shown))


def _gaps(card: Scores) -> Iterator[Found]:
    """What nobody looked at, bid by bid."""
    for place in range(len(card.submissions)):
        missing = [
            f"{member.code}{' (harm)' if member.measure.harm else ''}"
            for row, member in enumerate(card.plan.members)
            if tables.statuses(card, row)[place] in ("not assessed", "undefined")
        ]
        if missing:
            yield "not assessed", place, f"not assessed: {listed(missing, 12)}."


def _caps(card: Scores) -> Iterator[Found]:
    codes = [card.framework.root.code, *(theme.code for theme in card.framework.themes)]
    for code in codes:
        for place in np.flatnonzero([bool(words) for words in tables.capped_by(card, code)]):
            words = tables.capped_by(card, code)[place]
            yield "cap", int(place), f"{code} is capped: {words}."


def harms(card: Scores) -> list[str]:
    """What is harmful, as the scorecard's page has it."""
    return concerns.harms(card, concerns.read(card, tuple(range(len(card.submissions)))))
