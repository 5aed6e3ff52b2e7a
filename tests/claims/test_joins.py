"""What must hold between the claims of one measure, tried on measures made up for it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import socialvalue as sv
from socialvalue.claims import joins, sizes
from socialvalue.claims.batch import Batch
from socialvalue.claims.submissions import Submissions
from socialvalue.sample import RaggedGroup

THEME = sv.Theme("TJ", "Trial")
OUTCOME = sv.Outcome("TJ-a", "A trial", THEME)
TWO = Submissions(("acme", "blue"), {"eligible": np.array([10.0, np.nan])})
SAME = np.zeros(2, dtype=np.int64)


class Averaged(sv.Measure):
    """Marks given by those asked, of anybody, in a year."""

    code, outcome, unit, combine = "TJ1", OUTCOME, "1", sv.WeightedMean("asked")
    reports = "state"
    mark = sv.Column("1")
    asked = sv.Column("person")
    unrated_reason = "made up"

    def quantity(self, mark: Any) -> Any:
        return mark


class Turnout(sv.Measure):
    """Share of people who came, of those there are, in a year."""

    code, outcome, unit, combine = "TJ2", OUTCOME, "1", sv.Pool
    reports = "ratio"
    rung = sv.Code({"low": 1, "high": 2})
    there = sv.Column("person")
    came = sv.SampleGroup("person", "those who came", population="there", hours=sv.Sample("hour"))
    unrated_reason = "made up"

    def quantity(self, came: Any, there: Any) -> Any:
        return came.count() / there


class Alone(Averaged):
    """Marks given once, of anybody, in a year."""

    code, combine = "TJ3", sv.Single


class Reached(sv.Measure):
    """People reached, of those eligible, in a year."""

    code, outcome, unit = "TJ4", OUTCOME, "person"
    people = sv.Column("person")
    rating = sv.Ramp(0, 0.5, per="eligible")

    def quantity(self, people: Any) -> Any:
        return people


class ReachedAgain(Reached):
    """People reached again, of those eligible, in a year."""

    code = "TJ5"


def _marks(measure: type[sv.Measure], **more: Any) -> Batch:
    columns = {"mark": np.array([3.0, 4.0]), "asked": np.array([5.0, 6.0])}
    return Batch(measure, 2, columns, more.pop("places", SAME), **more)


def _turnout(came: list[int], there: list[float], rungs: list[float]) -> Batch:
    offsets = np.concatenate([[0], np.cumsum(came)]).astype(np.int64)
    group = RaggedGroup({"hours": np.ones(int(offsets[-1]))}, offsets, None)
    columns = {"rung": np.array(rungs), "there": np.array(there), "came": group}
    return Batch(Turnout, len(came), columns, np.zeros(len(came), dtype=np.int64))


def _told(batch: Batch) -> list[str]:
    return [fault.fault for fault in joins.faults(batch, TWO)]


def test_claims_that_are_averaged_share_one_line() -> None:
    own = {"deadweight": np.array([0.1, 0.2])}
    assert _told(_marks(Averaged, own=own)) == ["deadweight differs between claims that are joined"]
    assert _told(_marks(Averaged, own={"deadweight": np.array([0.1, 0.1])})) == []


def test_a_share_that_one_claim_leaves_out_differs_from_one_that_is_given() -> None:
    own = {"deadweight": np.array([np.nan, 0.2])}
    assert _told(_marks(Averaged, own=own)) == ["deadweight differs between claims that are joined"]


def test_a_second_claim_of_a_single_claim_measure_is_a_fault() -> None:
    assert _told(_marks(Alone)) == ["a second claim stands beside it"]


@pytest.mark.parametrize("name", ["stage", "period"])
def test_another_stage_or_period_is_no_second_claim(name: str) -> None:
    apart = {"stage": np.array([0, 1]), "period": np.array([2026, 2027])}
    assert _told(_marks(Alone, **{name: apart[name]})) == []


def test_another_submission_is_no_second_claim() -> None:
    assert _told(_marks(Alone, places=np.array([0, 1]))) == []


def test_words_with_numbers_agree_between_claims_that_are_pooled() -> None:
    assert _told(_turnout([1, 1], [5, 5], [1, 2])) == [
        "rung differs between claims that are joined"
    ]


def test_a_population_is_never_below_those_counted_in_it() -> None:
    assert _told(_turnout([6], [5], [1])) == ["6 counted in came: more than there (5)"]
    assert _told(_turnout([5], [5], [1])) == []


def test_those_counted_and_the_population_are_pooled_before_they_are_compared() -> None:
    assert _told(_turnout([6, 2], [5, 5], [1, 1])) == []
    (fault,) = _told(_turnout([6, 6], [5, 5], [1, 1]))
    assert fault == "12 counted in came of 2 claims that join: more than there (10)"


def test_a_size_that_only_one_submission_leaves_out_is_asked_of_that_one() -> None:
    batch = Batch(Reached, 2, {"people": np.array([1.0, 2.0])})
    assert [fault.at for fault in sizes.faults([batch], TWO, _where)] == ["eligible of 1"]


def test_one_fault_names_every_measure_that_asks_for_a_size() -> None:
    columns = {"people": np.array([1.0, 2.0])}
    batches = [Batch(one, 2, columns) for one in (Reached, ReachedAgain)]
    (fault,) = sizes.faults(batches, TWO, _where)
    assert fault.fault == "it is not known, and TJ4 and TJ5 ask for it"


def test_a_size_whose_own_fault_is_told_is_not_asked_for() -> None:
    batch = Batch(Reached, 2, {"people": np.array([1.0, 2.0])})
    told = Submissions(TWO.ids, TWO.columns, told={"eligible": {1}})
    assert list(sizes.faults([batch], told, _where)) == []


def test_a_blank_claim_needs_no_size() -> None:
    blank = np.array([False, True])
    batch = Batch(Reached, 2, {"people": np.array([1.0, np.nan])}, blank=blank)
    assert list(sizes.faults([batch], TWO, _where)) == []


def test_of_very_many_faults_of_a_kind_the_rest_are_counted() -> None:
    size = sizes.MOST + 7
    many = Submissions(range(size), {})
    batch = Batch(Reached, size, {"people": np.ones(size)})
    faults = list(sizes.faults([batch], many, _where))
    assert len(faults) == sizes.MOST + 1
    assert faults[-1].at == "eligible of 7 more submissions"


def _where(place: int, name: str) -> str:
    return f"{name} of {place}"
