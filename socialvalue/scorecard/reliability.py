"""What the surveys behind a scorecard can bear: answers, response, intervals, agreement, flags.

In comes a scorecard; out come a tidy table and sentences, for every measure that declares a
`reliability`. All claims of a submission at the rated stage are taken together, period by period:
the same people asked again next year are no more people. Of fewer than `survey-least-answers`
people no mean and no interval is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import isfinite, isnan, nan

import numpy as np
from attrs import evolve, field, frozen

from socialvalue import numerics
from socialvalue.basis import STAGES
from socialvalue.claims.batch import COMMITTED, UNDATED, Batch
from socialvalue.column import SampleGroup
from socialvalue.measure import Measure
from socialvalue.scorecard.scores import Scores
from socialvalue.scorecard.tables import Table
from socialvalue.scorecard.words import clean, number, share
from socialvalue.source import figure
from socialvalue.survey import Answers, Raters, Reliability, Shares

COLUMNS = (
    *("submission", "measure", "part", "kind", "answered", "asked", "response", "estimate"),
    *("unit", "standard_error", "low", "high", "flags"),
)
MATCHED = 3
"""The grade of counterfactual from which a comparator was chosen alike."""

FEW = "rests on few answers"
TOO_FEW = "too few answered to be told"
UNASKED = "nobody says how many were asked"
LOW_RESPONSE = "many did not answer, and may differ"
NO_ERROR = "only means are given: how far off they may be cannot be told"
LEVEL = "could be no change at all: its interval holds 0"
ALIKE = "could be no more than others gained: its interval holds the comparator"
IN_GROUPS = "answers are told in groups: if they are means, it is further off than this"
CROWD = "more answers than people asked: the two do not belong together"
BACK = "started worse than usual: part of the gain would have come by itself"
APART = "the raters do not read the rubric alike"


@frozen
class Bearing:
    """What one submission's answers to one measure can bear."""

    place: int
    measure: str
    kind: str
    answered: float
    asked: float = nan
    estimate: float = nan
    unit: str = ""
    error: float = nan
    low: float = nan
    high: float = nan
    flags: tuple[str, ...] = field(default=())
    part: str = ""
    """Which of several questions, and of several periods; blank where there is one."""

    @property
    def response(self) -> float:
        """The share of those asked who answered."""
        return self.answered / self.asked if self.asked > 0 else nan


def bearings(card: Scores, places: Iterable[int] | None = None) -> list[Bearing]:
    """What every survey behind the card can bear, submission by submission."""
    wanted = None if places is None else frozenset(places)
    found = []
    for member in card.plan.members:
        batch = card.claims.batches.get(member.code)
        if batch is not None and member.measure.reliability is not None:
            found += list(_of_measure(batch.shown(), STAGES.index(card.basis.stage), wanted))
    return found


def table(card: Scores) -> Table:
    """One row a submission and survey measure; NaN where nothing can be told."""
    rows = [
        (
            *(card.submissions.name(one.place), one.measure, one.part, one.kind),
            *(
                one.answered,
                one.asked,
                one.response,
                one.estimate,
                one.unit,
                one.error,
                one.low,
                one.high,
            ),
            "; ".join(one.flags),
        )
        for one in bearings(card)
    ]
    return {name: np.array([row[at] for row in rows]) for at, name in enumerate(COLUMNS)}


def lines(card: Scores, places: Sequence[int]) -> list[str]:
    """Sentences for a page on the submissions shown: each figure with what it stands on."""
    return [_line(card, one) for one in bearings(card, places)]


def _line(card: Scores, one: Bearing) -> str:
    what = f"{one.measure} ({one.part.replace('_', ' ')})" if one.part else one.measure
    who = f"{clean(card.submissions.name(one.place))}, {what}"
    if one.kind == "raters":
        agreed = "agreement beyond chance cannot be told" if isnan(one.estimate) else (
            f"agreement beyond chance (kappa) {number(one.estimate)}"
        )  # fmt: skip
        told = f"{who}: two raters, {number(one.answered)} items, {agreed}"
    else:
        asked = (
            f" of {number(one.asked)} asked ({share(round(one.response, 2))})"
            if one.asked > 0
            else ""
        )
        told = f"{who}: {number(one.answered)} answered{asked}"
        if isfinite(one.estimate):
            told += f"; {number(one.estimate)} {one.unit}"
        if isfinite(one.low):
            told += f" (95 % interval {one.low:.3g} to {one.high:.3g})"
    return f"{told}. {'; '.join(one.flags).capitalize()}.".replace(". .", ".")


def _of_measure(batch: Batch, stage: int, wanted: frozenset[int] | None) -> Iterator[Bearing]:
    stages = np.full(batch.size, COMMITTED) if batch.stage is None else batch.stage
    rated = np.flatnonzero(stages == stage)
    places = batch.places()[rated]
    for place in np.unique(places).tolist():
        if wanted is None or place in wanted:
            yield from _of_submission(batch.at(rated[places == place]), place)


def _of_submission(batch: Batch, place: int) -> Iterator[Bearing]:
    """One for each period, and for each question that the measure says it asks."""
    periods = np.full(batch.size, UNDATED) if batch.period is None else batch.period
    every = np.unique(periods).tolist()
    for period in every:
        when = "undated" if period == UNDATED else str(period)
        some = batch if len(every) == 1 else batch.at(np.flatnonzero(periods == period))
        yield from _of_period(some, place, when if len(every) > 1 else "")


def _of_period(batch: Batch, place: int, when: str) -> Iterator[Bearing]:
    said = batch.measure.reliability
    for one in said if isinstance(said, tuple) else (said,):
        if one is not None:
            which = _part(one) if isinstance(said, tuple) else ""
            part = ", ".join(word for word in (which, when) if word)
            yield evolve(_of_question(batch, one, place), part=part)


def _of_question(batch: Batch, one: Reliability, place: int) -> Bearing:
    if isinstance(one, Answers):
        return _answers(batch, one, place)
    if isinstance(one, Shares):
        return _shares(batch, one, place)
    return _raters(batch, one, place)


def _part(one: Reliability) -> str:
    """The question by the name of the input that holds its answers."""
    if isinstance(one, Answers):
        return one.after
    return one.agreed if isinstance(one, Shares) else one.group


def _answers(batch: Batch, one: Answers, place: int) -> Bearing:
    group = batch.columns[one.group]
    many = np.ones(group.offsets[-1]) if group.counts is None else np.asarray(group.counts)
    after = np.asarray(group.members[one.after].values)
    before = np.asarray(group.members[one.before].values) if one.before else np.zeros_like(after)
    answered, kind = float(many.sum()), "change" if one.before else "mean"
    asked, unit = _total(batch, one.asked), _unit(batch.measure, one)
    bare = Bearing(place, batch.measure.code, kind, answered, asked, unit=unit)
    if answered < figure("survey-least-answers").value:
        return evolve(bare, flags=(TOO_FEW, *_response(bare)))
    change = after - before
    given = _largest(batch, one.deviation)
    grouped = given == 0 and bool((many > 1).any())
    # a spread that is stated never hides the one that the answers have
    error = max(numerics.standard_error(change, many), given / answered**0.5)
    error = nan if grouped and error == 0 else error
    mean = float(change @ many) / answered
    low, high = numerics.mean_interval(mean, error, answered)
    flags = [NO_ERROR] if isnan(error) else [IN_GROUPS] if grouped else []
    if one.before:
        flags += _level(low, high, _elsewhere(batch, one.comparator, least=not one.better))
    flags += [BACK] if _started_low(batch, one, float(before @ many) / answered) else []
    told = evolve(bare, estimate=mean, error=error, low=low, high=high)
    return evolve(told, flags=(*_few(told), *flags, *_response(told)))


def _unit(measure: type[Measure], one: Answers) -> str:
    group = measure.inputs[one.group]
    members = dict(group.members) if isinstance(group, SampleGroup) else {}
    return members[one.after].unit


def _started_low(batch: Batch, one: Answers, before: float) -> bool:
    """Whether the group began on the worse side of what is usual, and nobody was matched to it."""
    matched = batch.counterfactual is not None and batch.counterfactual.min() >= MATCHED
    if not one.before or one.usual is None or matched:
        return False
    return before < one.usual.value if one.better else before > one.usual.value


def _shares(batch: Batch, one: Shares, place: int) -> Bearing:
    agreed, answered = _total(batch, one.agreed), _total(batch, one.answered)
    bare = Bearing(
        place, batch.measure.code, "share", answered, _total(batch, one.asked), unit="of them"
    )
    old = (_total(batch, one.agreed_before), _total(batch, one.answered_before))
    fewest = min(answered, old[1]) if one.answered_before else answered
    if fewest < figure("survey-least-answers").value:
        return evolve(bare, flags=(TOO_FEW, *_response(bare)))
    if one.answered_before:
        low, high = numerics.newcombe((agreed, old[0]), (answered, old[1]))
        estimate, unit = agreed / answered - old[0] / old[1], "of them more than before"
    else:
        low, high = numerics.wilson(agreed, answered)
        estimate, unit = agreed / answered, bare.unit
    told = evolve(bare, estimate=estimate, low=low, high=high, unit=unit)
    fell = -_elsewhere(batch, one.fell_elsewhere)
    level = _level(low, high, fell) if one.answered_before else []
    return evolve(told, flags=(*_few(told), *level, *_response(told)))


def _level(low: float, high: float, elsewhere: float) -> list[str]:
    """What an interval of a change cannot tell apart from nothing, and from how others fared."""
    flags = [LEVEL] if low <= 0 <= high else []
    return [*flags, ALIKE] if elsewhere != 0 and low <= elsewhere <= high else flags


def _elsewhere(batch: Batch, name: str, *, least: bool = False) -> float:
    """How others fared by a column, the most of what claims say (or the least); 0 without one."""
    if not name:
        return 0.0
    return float((np.nanmin if least else np.nanmax)(batch.columns[name]))


def _raters(batch: Batch, one: Raters, place: int) -> Bearing:
    group = batch.columns[one.group]
    first, second = (np.asarray(group.members[name].values) for name in (one.first, one.second))
    counts = None if group.counts is None else np.asarray(group.counts)
    agreed = numerics.kappa(first, second, counts)
    items = float(first.size if counts is None else counts.sum())
    apart = (APART,) if agreed < figure("raters-low-agreement").value else ()
    return Bearing(
        place, batch.measure.code, "raters", items, estimate=agreed, unit="kappa", flags=apart
    )


def _few(one: Bearing) -> tuple[str, ...]:
    return (FEW,) if one.answered < figure("survey-few-answers").value else ()


def _response(one: Bearing) -> tuple[str, ...]:
    if isnan(one.response):
        return (UNASKED,)
    if one.response > 1 + 1e-9:
        return (CROWD,)
    return (LOW_RESPONSE,) if one.response < figure("survey-low-response").value else ()


def _total(batch: Batch, name: str) -> float:
    """What the claims of a submission give in a column together; NaN where none is named."""
    return float(np.nansum(batch.columns[name])) if name else nan


def _largest(batch: Batch, name: str) -> float:
    return float(np.nanmax(batch.columns[name], initial=0.0)) if name else 0.0
