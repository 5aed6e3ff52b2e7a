"""What stands behind the numbers of a scorecard that a decision reads: gaps, caps, own numbers,
what is counted twice, surveys that bear little, whose weights they are, and what people say.

In comes an outcome; out come kinds, whose bid, and sentences that the scorecard has already.
"""

from __future__ import annotations

from collections.abc import Iterator

from socialvalue.appraisal.contract import FAR
from socialvalue.decisions.outcome import Outcome
from socialvalue.scorecard import grounds, overlaps, own, reliability, sizes, stories, tables
from socialvalue.scorecard.reading import reading
from socialvalue.scorecard.scores import Scores
from socialvalue.scorecard.words import STAGE_WORDS, listed

Found = tuple[str, int | None, str]

WITH_FIGURES = frozenset({"own numbers", "overlap", "reliability", "sizes differ", "own words"})
"""Kinds whose sentences hold what a bidder claims or offers, or what people told of it."""


def found(outcome: Outcome) -> Iterator[Found]:
    """Kind, the place of the bid (None for several), and a sentence."""
    card = outcome.card
    if card is None or not any(one.scored for one in outcome.criteria):
        return
    shown = tuple(range(len(outcome)))
    yield "stage", None, STAGE_WORDS[card.basis.stage]
    yield "weights", None, f"{grounds.whose(card)}."
    yield from _gaps(card)
    yield from _none_found(card)
    yield from (("sizes differ", None, words) for words in sizes.differing(card, shown))
    yield from _prices(outcome, card)
    yield from _caps(card)
    for place in shown:
        yield from (("own numbers", place, f"{words}.") for words in own.sentences(card, [place]))
        yield from (("overlap", place, words) for words in overlaps.lines(card, [place]))
        yield from (("reliability", place, words) for words in reliability.lines(card, [place]))
        yield from (("own words", place, words) for words in stories.lines(card, [place]))


def _gaps(card: Scores) -> Iterator[Found]:
    """What nobody looked at, bid by bid."""
    told = [
        (f"{member.code}{' (harm)' if member.measure.harm else ''}", tables.statuses(card, row))
        for row, member in enumerate(card.plan.members)
    ]
    for place in range(len(card.submissions)):
        missing = [code for code, status in told if status[place] in ("not assessed", "undefined")]
        if missing:
            yield "not assessed", place, f"not assessed: {listed(missing, 12)}."


def _none_found(card: Scores) -> Iterator[Found]:
    """Harms of nothing that nobody but the bidder vouches for."""
    for row, member in enumerate(card.plan.members):
        if not member.measure.harm:
            continue
        grades = tables.grades(card, row, "evidence", "E")
        for place in range(len(card.submissions)):
            one = reading(card, row, place)
            if one.assessed and one.gross == 0 and grades[place] in ("", "E0"):
                words = (
                    f"{member.code}: none found, by its own word alone. Ask who looked, and how."
                )
                yield "none found", place, words


def _prices(outcome: Outcome, card: Scores) -> Iterator[Found]:
    """Prices far from the contract value against which what is per pound was rated."""
    value = card.submissions.columns.get("contract_value")
    if value is None:
        return
    for place, price in enumerate(outcome.bids.price):
        if abs(price - value[place]) > FAR * value[place]:
            words = (
                "its price is not the contract value against which it was rated: a larger contract "
                "value asks more of benefits and forgives more harm."
            )
            yield "price and contract value", place, words


def _caps(card: Scores) -> Iterator[Found]:
    codes = [card.framework.root.code, *(theme.code for theme in card.framework.themes)]
    for code in codes:
        for place, words in enumerate(tables.capped_by(card, code)):
            if words:
                yield "cap", place, f"{code} is capped: {words}."
