"""People behind numbers: how few each claim stands on, so that small numbers can be held back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from socialvalue.basis import STAGES
from socialvalue.claims.batch import UNDATED, Batch
from socialvalue.insight.disclosure.head_counts import counts, head_counts
from socialvalue.insight.disclosure.left_over import left_over, who_said_no
from socialvalue.scorecard.ground import Ground

Floats = np.ndarray[Any, np.dtype[np.float64]]
Told = tuple[float, ...]
"""Every number of people that one input tells of a submission, rising."""

BASELINE = STAGES.index("baseline")


def behind(card: Ground, row: int) -> Floats:
    """The fewest people that any number of a measure stands on, (submissions,); NaN where none.

    People counted, people who answered or received, those of one kind or of one group among
    several, those who got something and those who got nothing, and in a harm what is counted in
    cases, as injuries are: each is somebody's. So is who is left over: of 50 who answered and 47
    who agreed, three did not. So is what a measure makes of them, where that is a number of people:
    those above a threshold, or those more than before. Nobody is no small number of people. The
    claims of every stage count: a baseline tells on people too.
    """
    found = np.full(len(card.submissions), np.inf)
    if (shown := _shown(card, row)) is not None:
        for people, places in (*_counted(shown, card), *_answers(card, row)):
            some = people > 0
            np.minimum.at(found, places[some], people[some])
    return np.where(np.isinf(found), np.nan, found)


def few(card: Ground, threshold: float) -> int:
    """How many answers, one a submission and measure, stand on fewer people than a threshold."""
    return sum(int((behind(card, row) < threshold).sum()) for row in range(len(card.plan.members)))


def told(card: Ground, row: int) -> dict[int, dict[str, Told]]:
    """Every number of people that each submission tells of a measure, by place and input."""
    found: dict[int, dict[str, Told]] = {}
    shown = _shown(card, row)
    if shown is None:
        return found
    places = shown.places()
    for place in np.unique(places).tolist():
        found[place] = {}
    for one in head_counts(shown):
        whose, people = places[one.claims], np.nan_to_num(one.people)
        order = np.lexsort((people, whose))
        cuts = np.flatnonzero(np.diff(whose[order])) + 1
        for part in np.split(order, cuts) if order.size else ():
            found[int(whose[part[0]])][one.name] = tuple(people[part].tolist())
    return found


def change(before: Mapping[str, Told], now: Mapping[str, Told]) -> float:
    """The fewest people by whom any number of an input has changed; 0 where none has.

    A row's number moves with each of its inputs, and whoever has both lists has each difference.
    """
    found = [0.0]
    for name in {*before, *now}:
        was, new = list(before.get(name, ())), list(now.get(name, ()))
        for same in was.copy():
            if same in new:
                was.remove(same)
                new.remove(same)
        longest = max(len(was), len(new))
        pairs = zip(_padded(was, longest), _padded(new, longest), strict=True)
        found += [abs(one - other) for one, other in pairs]
    return min((one for one in found if one), default=0.0)


def _padded(numbers: list[float], length: int) -> list[float]:
    return [*[0.0] * (length - len(numbers)), *numbers]


def _shown(card: Ground, row: int) -> Batch | None:
    batch = card.claims.batches.get(card.plan.members[row].code)
    return None if batch is None else batch.shown()


def _counted(batch: Batch, card: Ground) -> Iterator[tuple[Floats, Any]]:
    """Numbers of people that claims tell, and the submission of each."""
    for one in head_counts(batch):
        yield one.people, batch.places()[one.claims]
        if batch.measure.reports == "change" and one.people.size == batch.size:
            yield _since(batch, one.people), batch.places()
    for many in (*left_over(batch, card.submissions), *who_said_no(batch)):
        yield many, batch.places()


def _answers(card: Ground, row: int) -> Iterator[tuple[Floats, Any]]:
    """What the measure makes of its claims, where that is a number of people."""
    amount, measure = card.amounts[row], card.plan.members[row].measure
    if amount is not None and counts(measure.unit, harm=measure.harm):
        places = amount.places()
        gross = amount.gross if amount.rows is not None else amount.gross[places]
        yield np.abs(np.asarray(gross, dtype=np.float64)), places


def _since(batch: Batch, people: Floats) -> Floats:
    """By how many people each claim differs from the baseline of its year, all claims together."""
    stage = np.full(batch.size, BASELINE + 1) if batch.stage is None else batch.stage
    year = np.full(batch.size, UNDATED) if batch.period is None else batch.period
    keys = np.unique(np.stack([batch.places(), year]), axis=1, return_inverse=True)[1].ravel()
    before = np.bincount(keys, np.where(stage == BASELINE, people, 0.0))[keys]
    after = np.bincount(keys, np.where(stage != BASELINE, people, 0.0))[keys]
    both = np.bincount(keys, stage == BASELINE)[keys] * np.bincount(keys, stage != BASELINE)[keys]
    return np.where(both > 0, np.abs(after - before), 0.0)
