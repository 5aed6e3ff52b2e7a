"""What the trials found, in words: who turns the order of others, and by what.

In comes an outcome; out come kind, whose bid, on which criterion, and the sentence. The tale of the
losing bid that picks the winner is told here.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from socialvalue.decisions import trials
from socialvalue.decisions.criterion import LOWEST
from socialvalue.decisions.outcome import Outcome
from socialvalue.decisions.trials import Trial
from socialvalue.scorecard.words import clean, listed, points

Told = tuple[str, str, str, str, bool]


def told(outcome: Outcome) -> Iterator[Told]:
    """Every turn: kind, submission, criterion, words, and whether everybody may read them."""
    yield from _removals(outcome)
    yield from _promises(outcome)
    yield from _bands(outcome)


def _removals(outcome: Outcome) -> Iterator[Told]:
    able = trials.contenders(outcome)
    for one in trials.removals(outcome):
        if not one.turned:
            continue
        names = listed(clean(outcome.name(place)) for place in one.places)
        why = _sets(outcome, one)
        if set(one.places) & set(able):
            kind, idle = "another bid turns the order", ""
        else:
            kind = "a bid that cannot win turns the order"
            idle = f", which cannot win ({_behind(outcome, one)} points behind the first)"
        who = outcome.name(one.places[0]) if len(one.places) == 1 else ""
        yield kind, who, "", f"without {names}{idle}, {_turns(outcome, one)}.{why}", True


def _behind(outcome: Outcome, one: Trial) -> str:
    totals = outcome.stands.totals
    gaps = [float(totals.max() - totals[place]) for place in one.places]
    return points(min(gaps)) if len(gaps) == 1 else f"{points(min(gaps))} or more"


def _turns(outcome: Outcome, one: Trial) -> str:
    """Who would come before whom; the winner first."""
    now = outcome.stands.winners
    first = sorted(one.turned, key=lambda pair: pair[0] not in now)
    return listed(
        (
            f"{clean(outcome.name(behind))} would no longer be behind {clean(outcome.name(ahead))}"
            for ahead, behind in first
        ),
        3,
    )


def _sets(outcome: Outcome, one: Trial) -> str:
    """On which criteria the bids that left alone set what the others are marked against."""
    found = []
    for row, criterion in enumerate(outcome.criteria):
        if not criterion.relative:
            continue
        numbers = np.nan_to_num(outcome.numbers[row])
        best = numbers.min() if criterion.method == LOWEST else numbers.max()
        setters = set(np.flatnonzero(numbers == best).tolist())
        if setters and setters <= set(one.places):
            found.append(criterion.code)
    if not found:
        return ""
    return (
        f" It sets the best in {listed(found)}, against which all others are marked: what the "
        f"others offer has not changed, only what it is measured by. Mark on absolute values."
    )


def _promises(outcome: Outcome) -> Iterator[Told]:
    tests = outcome.scoring.thresholds
    now = outcome.stands.winners
    for one in trials.promises(outcome):
        place = one.places[0]
        what = (
            f"promised {tests.inflate:g} times as much"
            if one.kind == "promise"
            else f"asked its price divided by {tests.inflate:g}"
        )
        if one.turned:
            words = f"had it {what}, {_turns(outcome, one)}: a promise of one moves the others."
            yield "a promise turns the others", outcome.name(place), one.criterion, words, True
        if one.moved and place not in now and one.kind == "promise":
            words = f"had it {what}, it would be first: check what stands behind the promise."
            yield "a promise would win", outcome.name(place), one.criterion, words, True


def _bands(outcome: Outcome) -> Iterator[Told]:
    now = outcome.stands.winners
    for one in trials.bands(outcome):
        place, way = one.places[0], "higher" if one.step > 0 else "lower"
        if set(one.winners) != set(now):
            who = listed(clean(outcome.name(place)) for place in one.winners)
            are = "would be first" if len(one.winners) == 1 else "would tie for the first place"
            words = f"one band {way}, and {who} {are}: the award hangs on one band."
            yield "cliff edge", outcome.name(place), one.criterion, words, True
