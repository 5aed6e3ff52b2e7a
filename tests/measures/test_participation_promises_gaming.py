"""What somebody might try to look better on PA6, PA7 and PA8, and that it does not help."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from participation_framework import faults, rating, reading


def _items(subjects: list[str], first: list[str], second: list[str]) -> dict[str, object]:
    return {"items": {"subject": subjects, "first": first, "second": second}}


def _log(*rows: tuple[str, float, float], made: float, adopted: float = 0) -> dict[str, object]:
    step, days, count = ([row[at] for row in rows] for at in range(3))
    log = {"step": step, "days": days, "count": count}
    return {"recommendations": log, "made": made, "adopted": adopted}


def _kept(*rows: tuple[float, float, float, float, str], weights: float) -> dict[str, object]:
    """Commitments as (weight, promised, due, verified, change)."""
    names = ("weight", "promised", "due", "verified", "change")
    columns = {name: [row[at] for row in rows] for at, name in enumerate(names)}
    return {"commitments": columns, "weights": weights}


# PA6

ALL = ["costs", "results", "minutes", "owners", "account"]


@given(st.lists(st.sampled_from(ALL), max_size=8))
def test_an_item_left_out_or_graded_twice_leaves_no_answer(subjects):
    assume(sorted(subjects) != sorted(ALL))
    yes = ["yes"] * len(subjects)
    assert reading("PA6", **_items(subjects, yes, yes)) is None


def test_easy_items_cannot_stand_for_hard_ones_by_counting_more_than_once():
    items = {"subject": ["costs", "account"], "first": ["yes"] * 2, "second": ["yes"] * 2}
    for counts in ([1, 4], [2.5, 2.5], [49 / 15, 26 / 15]):
        assert reading("PA6", items={**items, "count": counts}) is None


@given(st.lists(st.sampled_from(["yes", "no"]), min_size=5, max_size=5))
def test_a_friendly_second_rater_never_raises_what_the_strict_one_found(strict):
    friendly = reading("PA6", **_items(ALL, strict, ["yes"] * 5))
    assert friendly == strict.count("yes")


def test_a_better_day_cannot_be_claimed_beside_a_worse_one():
    days = [_items(ALL, [word] * 5, [word] * 5) | {"claim": word} for word in ("yes", "no")]
    assert "a second claim" in faults("PA6", *days)


# PA7


def test_leaving_hard_recommendations_out_of_the_log_answers_none_of_them(read):
    logged = read("PA7", **_log(("reasoned", 9, 3), ("logged", 0, 7), made=10))
    assert read("PA7", **_log(("reasoned", 9, 3), made=10)) == logged == 0.3


def test_fewer_recommendations_than_stand_in_the_log_are_refused():
    assert faults("PA7", _log(("reasoned", 9, 3), made=3)) == ""
    assert "made" in faults("PA7", _log(("reasoned", 9, 3), made=2))
    assert "more than made" in faults("PA7", _log(("reasoned", 9, 3), made=3, adopted=4))


def test_adopting_trivial_requests_earns_nothing():
    told = [_log(("answered", 1, 10), made=10, adopted=adopted) for adopted in (0, 10)]
    assert [rating("PA7", one) for one in told] == [0, 0]


def test_letters_that_acknowledge_never_add_up_to_an_answer(read):
    assert read("PA7", **_log(("acknowledged", 1, 99), made=99)) == 0


@given(st.integers(61, 1000))
def test_a_late_answer_is_not_made_good_by_its_reasons(days):
    assert reading("PA7", **_log(("accepted", days, 1), made=1)) == 0


def test_a_log_sent_in_two_claims_is_one_log():
    parts = [_log(("reasoned", 9, 3), made=3), _log(("none", 0, 7), made=7)]
    named = [{**one, "claim": str(at)} for at, one in enumerate(parts)]
    assert rating("PA7", *named) == pytest.approx(30)


# PA8


def test_more_of_one_commitment_never_makes_good_another(read):
    told = [(1, 10, 10, 0, "none"), (1, 10, 10, 10, "none")]
    extra = [(1, 10, 10, 0, "none"), (1, 10, 10, 500, "none")]
    assert read("PA8", **_kept(*told, weights=2)) == read("PA8", **_kept(*extra, weights=2)) == 0.5


@given(st.floats(0, 1000), st.sampled_from(["none", "unlogged"]))
def test_rebasing_without_a_logged_reason_changes_nothing(due, change):
    plain = reading("PA8", **_kept((1, 10, 10, 4, "none"), weights=1))
    assert reading("PA8", **_kept((1, 10, due, 4, change), weights=1)) == plain == 0.4


@given(st.floats(1e-6, 10))
def test_a_promise_cut_to_a_crumb_earns_no_more_than_the_crumb_weighs(due):
    """Beside a commitment that was missed, what is left of the other keeps only its own weight."""
    left = reading("PA8", **_kept((1, 10, due, due, "logged"), (1, 10, 10, 0, "none"), weights=2))
    assert left == pytest.approx(due / 10 / (due / 10 + 1))
    assert left <= 0.5 + 1e-9


def test_cancelling_everything_leaves_no_answer_and_earns_nothing():
    assert rating("PA8", _kept((1, 10, 0, 0, "logged"), (3, 5, 0, 0, "logged"), weights=4)) is None


def test_a_commitment_added_after_award_weighs_nothing(read):
    missed = (1, 10, 10, 2, "none")
    late = (5, 0, 1, 1, "logged")
    assert read("PA8", **_kept(missed, late, weights=1)) == pytest.approx(0.2)


def test_raising_what_goes_well_gives_it_no_more_weight(read):
    missed, well = (1, 10, 10, 0, "none"), (1, 10, 900, 900, "logged")
    assert read("PA8", **_kept(missed, well, weights=2)) == pytest.approx(0.5)


def test_a_missed_commitment_that_is_left_out_counts_as_missed(read):
    kept, missed = (1, 10, 10, 10, "none"), (3, 10, 10, 0, "none")
    told = read("PA8", **_kept(kept, missed, weights=4))
    assert read("PA8", **_kept(kept, weights=4)) == told == 0.25


def test_more_weight_than_the_contract_gave_has_no_answer(read):
    assert read("PA8", **_kept((5, 10, 10, 10, "none"), weights=4)) is None


def test_commitments_sent_in_two_claims_are_one_record():
    one, other = (1, 10, 10, 10, "none"), (3, 10, 10, 5, "none")
    apart = [_kept(one, weights=1) | {"claim": "a"}, _kept(other, weights=3) | {"claim": "b"}]
    assert rating("PA8", *apart) == pytest.approx(rating("PA8", _kept(one, other, weights=4)))
