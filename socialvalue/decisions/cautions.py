"""Cautions: whatever a decision must be read with, one sentence each, with its kind.

In comes an outcome; out come the findings of every test that runs by default. None of them moves a
point: they say on what the answer rests, and whom to ask before it is signed.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from attrs import frozen

from socialvalue.decisions import behind, looks, turns
from socialvalue.decisions.criterion import BANDS
from socialvalue.decisions.outcome import Outcome
from socialvalue.decisions.scoring import POINTS
from socialvalue.numerics.bid_prices import share_of_others
from socialvalue.scorecard.tables import Table
from socialvalue.scorecard.words import clean, listed, share

CLOSE_CALL = 1
"""Steps of a published total by which two bids may differ and be a close call."""
APART = 2
"""Bands by which evaluators differ and are remarked on."""


@frozen
class Caution:
    """What was found: its `kind`, whose bid ("" for the whole), on which criterion, in `words`.

    `open` says whether the words may be told to everybody: those that hold another bidder's
    figures may not.
    """

    kind: str
    who: str
    criterion: str
    words: str
    open: bool = True


def cautions(outcome: Outcome) -> list[Caution]:
    """All of them, the gravest first."""
    return [
        *(Caution("method", "", "", words) for words in outcome.scoring.notes),
        *_turned(outcome),
        *_ties(outcome),
        *_prices(outcome),
        *_marks(outcome),
        *_numbers(outcome),
        *_plausible(outcome),
        *_card(outcome),
    ]


def _turned(outcome: Outcome) -> Iterator[Caution]:
    for kind, who, criterion, words, everybody in turns.told(outcome):
        yield Caution(kind, who, criterion, words, everybody)


def _ties(outcome: Outcome) -> Iterator[Caution]:
    stands, scoring = outcome.stands, outcome.scoring
    for group in stands.broken:
        names = listed(clean(outcome.name(one)) for one in group)
        exact = stands.exact[group]
        hidden = scoring.award == POINTS and np.ptp(exact) > 1e-9
        why = " only after rounding to what is published" if hidden else ""
        if still := [one for one in stands.tied if set(one) <= set(group)]:
            left = listed(clean(outcome.name(one)) for group_ in still for one in group_)
            rule = f"the tie-break ({', '.join(scoring.tie_break)}) does not part {left}"
            rule = rule if scoring.tie_break else "no tie-break was declared"
            words = f"{names} tie{why}: {rule}. Say in public how it is settled."
        else:
            first = clean(outcome.name(min(group, key=lambda one: stands.rank[one])))
            rule = ", ".join(scoring.tie_break)
            words = f"{names} tie{why}; by the tie-break ({rule}) {first} is first."
        yield Caution("tie", "", "", words)
    step = 10.0**-scoring.decimals * CLOSE_CALL
    order = stands.order
    if len(order) > 1 and stands.rank[order[1]] > 1 and scoring.award == POINTS:
        gap = float(stands.totals[order[0]] - stands.totals[order[1]])
        if 0 < gap <= step * (1 + 1e-9):
            words = f"the first is ahead by {gap:g} point, the least that the sheet can show."
            yield Caution("close call", outcome.name(order[0]), "", words)


def _prices(outcome: Outcome) -> Iterator[Caution]:
    tests = outcome.scoring.thresholds
    price = outcome.bids.price
    cheap = share_of_others(price, lower=True) < 1 - tests.abnormally_low
    for place, times in enumerate(share_of_others(price)):
        if (below := bool(cheap[place])) or times > tests.outlier:
            # the declared threshold is told, never how far: that would give the others' prices away
            much = f"{share(tests.abnormally_low)} under" if below else f"{tests.outlier:g} times"
            ask = "ask how the work can be done for it" if below else "it sets no yardstick alone"
            words = f"its price is more than {much} the median of the others: {ask}."
            kind = "abnormally low price" if below else "price far above the others"
            yield Caution(kind, outcome.name(place), "price", words)


def _marks(outcome: Outcome) -> Iterator[Caution]:
    for one in outcome.criteria:
        if one.method != BANDS:
            continue
        for place in range(len(outcome)):
            found = outcome.marks.of(one.code, place)
            given = [mark.band for mark in found if not mark.moderated]
            held, who = found[-1], outcome.name(place)
            if len(given) == 1:
                words = "one evaluator alone marked it."
                yield Caution("one evaluator", who, one.code, words)
            if max(given) - min(given) >= APART:
                words = f"evaluators were {max(given) - min(given)} bands apart before they agreed."
                yield Caution("evaluators apart", who, one.code, words)
            if not min(given) <= held.band <= max(given):
                words = f"the agreed band {held.band} is one that no evaluator's mark reaches."
                yield Caution("moderated outside", who, one.code, words)


def _numbers(outcome: Outcome) -> Iterator[Caution]:
    """Numbers that nobody gave, below nothing, beyond the target, or far above the others."""
    for row, one in enumerate(outcome.criteria):
        if one.priced or one.method == BANDS:
            continue
        numbers, (low, high) = outcome.numbers[row], one.ends
        for place, value in enumerate(numbers):
            who = outcome.name(place)
            if np.isnan(value):
                yield Caution(
                    "nothing shown", who, one.code, "nothing was shown: it earns nothing."
                )
            elif value < 0 and (one.relative or low >= 0):
                yield Caution(
                    "below nothing", who, one.code, "it is below nothing: it earns nothing."
                )
            elif not one.relative and (value - high) * np.sign(high - low) > 1e-9:
                words = "it promises more than the target, and earns no more than the target does."
                yield Caution("beyond the target", who, one.code, words)
        if not one.scored:
            shares = share_of_others(np.where(numbers >= 0, numbers, np.nan))
            for place, times in enumerate(shares):
                if times > outcome.scoring.thresholds.outlier:
                    least = outcome.scoring.thresholds.outlier
                    words = f"its number is more than {least:g} times the median of the others."
                    yield Caution("far above the others", outcome.name(place), one.code, words)


def _plausible(outcome: Outcome) -> Iterator[Caution]:
    if outcome.card is None:
        return
    tests = outcome.scoring.thresholds
    for one in looks.looks(outcome.card, outcome.scoring.plausible, tests.outlier):
        yield Caution(one.kind, outcome.name(one.place), one.of, f"{one.words}.", open=False)


def _card(outcome: Outcome) -> Iterator[Caution]:
    for kind, place, words in behind.found(outcome):
        who = "" if place is None else outcome.name(place)
        yield Caution(kind, who, "", words, open=kind not in behind.WITH_FIGURES)


def table(found: list[Caution]) -> Table:
    """One row a caution: kind, submission ("" for the whole), criterion, words."""
    return {
        "kind": np.array([one.kind for one in found], dtype=object),
        "submission": np.array([one.who for one in found], dtype=object),
        "criterion": np.array([one.criterion for one in found], dtype=object),
        "words": np.array([one.words for one in found], dtype=object),
    }
