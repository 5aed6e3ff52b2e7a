"""Trials of a decision: would the others stand as they do without this bid, or had it said more?

In comes an outcome; out come the bids whose leaving or promising turns the order of the others.
An answer that changes with a bid that cannot win is an answer about the method, not about the bids.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from attrs import frozen

from socialvalue.decisions.criterion import BANDS, RELATIVE
from socialvalue.decisions.outcome import Outcome
from socialvalue.decisions.scoring import POINTS
from socialvalue.decisions.standing import Standing

LEAST = 3
"""Bids that there must be for one to stand between two others."""

Turn = tuple[int, int]
"""Two bids: the first comes before the second now, and would not."""


@frozen
class Trial:
    """What was tried, on which bids, and what it turned.

    `kind` is "without", "without all that cannot win", "promise", "price" or "band". `turned` are
    pairs of *other* bids whose order changes; `winners` who would be first; `moved` whether the bid
    itself would come to be first, or lose that. `criterion` is where the number was changed.
    """

    kind: str
    places: tuple[int, ...]
    turned: tuple[Turn, ...]
    winners: tuple[int, ...]
    moved: bool = False
    criterion: str = ""
    step: float = 0.0


def contenders(outcome: Outcome) -> list[int]:
    """The bids that can win: within the declared points of the first."""
    stands, tests = outcome.stands, outcome.scoring.thresholds
    if outcome.scoring.award != POINTS:
        return list(range(len(outcome)))
    behind = stands.totals.max(initial=0.0) - stands.totals
    return [int(place) for place in np.flatnonzero(behind <= tests.contender_within + 1e-9)]


def removals(outcome: Outcome) -> Iterator[Trial]:
    """Each bid left out in turn, and then all at once that cannot win."""
    if len(outcome) < LEAST:
        return
    for place in range(len(outcome)):
        yield _removal(outcome, "without", [place])
    able = contenders(outcome)
    away = [place for place in range(len(outcome)) if place not in able]
    if len(away) > 1 and len(able) > 1:
        yield _removal(outcome, "without all that cannot win", away)


def _removal(outcome: Outcome, kind: str, away: list[int]) -> Trial:
    left, stands = outcome.without(away)
    turned = _turned(outcome.stands, stands, left, range(len(left)))
    winners = tuple(left[one] for one in stands.winners)
    return Trial(kind, tuple(away), turned, winners)


def promises(outcome: Outcome) -> Iterator[Trial]:
    """Each number that is marked relative to the best, multiplied; each such price, divided."""
    times = outcome.scoring.thresholds.inflate
    for row, one in enumerate(outcome.criteria):
        if not one.relative:
            continue
        for place in range(len(outcome)):
            number = outcome.numbers[row, place]
            if not number > 0:
                continue
            kind = "promise" if one.method == RELATIVE else "price"
            step = times if kind == "promise" else 1 / times
            yield _changed(outcome, kind, place, row, number * step, step)


def bands(outcome: Outcome) -> Iterator[Trial]:
    """Each band one up, and one down."""
    for row, one in enumerate(outcome.criteria):
        if one.method != BANDS:
            continue
        for place in range(len(outcome)):
            for step in (1.0, -1.0):
                band = outcome.numbers[row, place] + step
                if 0 <= band <= one.highest:
                    yield _changed(outcome, "band", place, row, band, step)


def _changed(
    outcome: Outcome, kind: str, place: int, row: int, number: float, step: float
) -> Trial:
    numbers = outcome.numbers.copy()
    numbers[row, place] = number
    stands, now = outcome.with_numbers(numbers), outcome.stands
    others = [one for one in range(len(outcome)) if one != place]
    turned = _turned(now, stands, others, others)
    winners = tuple(stands.winners)
    moved = (place in winners) != (place in now.winners)
    return Trial(kind, (place,), turned, winners, moved, outcome.criteria[row].code, step)


def _turned(
    now: Standing, then: Standing, left: Sequence[int], columns: Sequence[int]
) -> tuple[Turn, ...]:
    """Pairs of bids of which the first is ahead now and would not be; `columns` are their places in
    the other standing.
    """
    before, after = now.rank[list(left)], then.rank[list(columns)]
    ahead = before[:, None] < before[None, :]
    not_any_more = after[:, None] >= after[None, :]
    pairs = np.argwhere(ahead & not_any_more)
    return tuple((left[int(one)], left[int(other)]) for one, other in pairs)
