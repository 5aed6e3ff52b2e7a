"""What somebody might try to look better on PA1 to PA5 and PA9, and that it does not help."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from participation_framework import CODES, card, faults, rating, reading

NOBODY = {"right": []}
ALL_TEN = {"weight": [1.0], "right": ["vote"], "turnout": [1.0], "count": [10]}


def _bands(contributed: float, **more: float) -> dict[str, float]:
    return {"attended": 0, "contributed": contributed, "organised": 0, "decided": 0, **more}


def _money(*budgets: tuple[float, str], all_of_it: float) -> dict[str, object]:
    money, right = ([one[at] for one in budgets] for at in (0, 1))
    return {"budgets": {"money": money, "right": right}, "money": all_of_it}


def _ballots(*rows: tuple[float, ...], due: float | None = None) -> dict[str, object]:
    """Ballots as (seats, candidates, voters, roll, roll a year before)."""
    names = ("seats", "candidates", "voters", "roll", "roll_before")
    held = {name: [row[at] for row in rows] for at, name in enumerate(names)}
    due = sum(held["seats"]) if due is None else due
    return {"ballots": held, "seats_due": due, "resolutions": 0, "from_members": 0}


@pytest.mark.parametrize("code", CODES)
def test_a_claim_cannot_bring_a_population_or_a_contract_of_its_own(code, the):
    told = dict(the(code).examples[0].inputs)
    assert faults(code, told) == ""
    for size in {"eligible", "contract_value", "fte"} - set(told):
        assert "not known" in faults(code, {**told, size: 1})


# PA1


def test_without_a_baseline_nobody_is_counted_as_new_to_deciding():
    assert rating("PA1", {"rights": ALL_TEN, "people": 10}) is None


def test_those_who_decided_before_are_not_counted_again():
    before = {"stage": "baseline", "rights": ALL_TEN, "people": 10}
    assert rating("PA1", before, {"rights": ALL_TEN, "people": 10}) == 0


def test_weighing_every_decision_whole_makes_no_more_deciders_than_people(read):
    inflated = {"weight": [1] * 9, "right": ["vote"] * 9, "turnout": [1] * 9, "count": [10] * 9}
    assert read("PA1", rights=inflated, people=10) == 10


def test_naming_the_same_deciders_in_two_claims_stops_at_the_eligible():
    twice = [{"rights": ALL_TEN, "people": 10, "claim": name} for name in ("a", "b")]
    assert "more than eligible (15)" in faults("PA1", *twice, eligible=15)


# PA2


def test_a_budget_within_a_budget_is_not_counted_twice(read):
    nested = _money((900, "vote"), (100, "vote"), all_of_it=900)
    assert read("PA2", **nested) is None
    assert read("PA2", **_money((800, "vote"), (100, "vote"), all_of_it=900)) == 900


def test_money_sent_round_a_circle_is_the_same_money(read):
    """Three bodies that pay one grant to each other and each vote on it."""
    assert read("PA2", **_money(*[(500, "vote")] * 3, all_of_it=500)) is None


def test_turnover_outside_the_contract_adds_no_control():
    large = _money((5_000_000, "vote"), all_of_it=5_000_000)
    assert "more than contract_value (1000000)" in faults("PA2", large)


def test_claiming_one_budget_twice_stops_at_the_contract():
    twice = [{**_money((7e5, "vote"), all_of_it=7e5), "claim": name} for name in ("a", "b")]
    assert "more than contract_value" in faults("PA2", *twice)


def test_leaving_out_the_budgets_that_others_decide_raises_nothing():
    told = _money((2e5, "joint"), (6e5, "informed"), all_of_it=8e5)
    assert rating("PA2", told) == rating("PA2", _money((2e5, "joint"), all_of_it=2e5))


def test_a_budget_cut_in_slices_is_no_more_money():
    whole = rating("PA2", _money((3e5, "joint"), all_of_it=3e5))
    slices = [{**_money((1e5, "joint"), all_of_it=1e5), "claim": str(at)} for at in range(3)]
    assert rating("PA2", *slices) == pytest.approx(whole)


# PA3


def test_a_full_hall_earns_no_more_than_an_empty_one():
    assert rating("PA3", _bands(12, attended=5000)) == rating("PA3", _bands(12))


def test_somebody_in_two_bands_is_found_once_there_are_more_than_the_eligible():
    assert "more than eligible (20)" in faults("PA3", _bands(15, decided=10), eligible=20)


def test_a_population_too_small_for_those_who_took_part_is_refused():
    assert faults("PA3", _bands(50), eligible=50) == ""
    assert "more than eligible (49)" in faults("PA3", _bands(50), eligible=49)


def test_participants_claimed_in_two_halves_count_once():
    halves = [{**_bands(6), "claim": name} for name in ("a", "b")]
    assert rating("PA3", *halves) == pytest.approx(rating("PA3", _bands(12)))


# PA4


def test_a_panel_cut_in_two_well_mixed_halves_is_refused():
    half = {"groups": {"participants": [5, 5], "affected": [50, 50]}}
    both = [{**half, "claim": "a"}, {**half, "claim": "b"}]
    assert "a second claim" in faults("PA4", *both)


@given(st.integers(2, 40))
def test_counting_every_participant_many_times_closes_no_gap(times):
    groups = {"participants": [9, 1], "affected": [50, 50]}
    more = {**groups, "participants": [9 * times, times]}
    assert reading("PA4", groups=more) == pytest.approx(reading("PA4", groups=groups))


def test_those_who_would_not_say_close_no_gap_by_being_a_group_of_their_own():
    said = {"participants": [30, 10], "affected": [100, 100]}
    hidden = {"participants": [10, 10, 20], "affected": [100, 100, 0]}
    assert reading("PA4", groups=hidden) >= reading("PA4", groups=said)


# PA5


def test_striking_off_those_who_do_not_vote_raises_no_turnout(read):
    honest = read("PA5", **_ballots((1, 2, 30, 100, 100)))
    assert read("PA5", **_ballots((1, 2, 30, 40, 100))) == honest == 0.3


def test_a_postponed_or_unmentioned_election_counts_as_no_votes(read):
    told = read("PA5", **_ballots((2, 3, 50, 100, 100), (2, 2, 0, 100, 100)))
    hidden = read("PA5", **_ballots((2, 3, 50, 100, 100), due=4))
    assert told == hidden == pytest.approx(0.25)


def test_more_seats_than_fell_due_and_more_votes_than_voters_have_no_answer(read):
    assert read("PA5", **_ballots((3, 5, 50, 100, 100), due=2)) is None
    assert read("PA5", **_ballots((3, 5, 101, 100, 100))) is None


def test_a_lively_vote_in_a_small_section_does_not_hide_a_list_without_a_choice(read):
    assert read("PA5", **_ballots((1, 2, 10, 10, 10), (9, 9, 400, 500, 500))) < 0.01


def test_motions_of_members_move_no_figure(read):
    told = _ballots((1, 2, 30, 100, 100))
    full = {**told, "resolutions": 500, "from_members": 500}
    assert read("PA5", **full) == read("PA5", **told)


# PA9


def test_silence_about_those_without_a_voice_scores_no_better_than_the_worst():
    worst = {"measure": "PA9", "affected": {"right": ["none"], "count": [200]}}
    none = {"measure": "PA9", "affected": NOBODY}
    silent, declared, clean = (card(*rows).score("overall")[0] for rows in ((), (worst,), (none,)))
    assert silent <= declared < clean


def test_telling_people_does_not_give_them_a_voice():
    asked = rating("PA9", {"affected": {"right": ["consulted"], "count": [8]}})
    told = rating("PA9", {"affected": {"right": ["informed"], "count": [8]}})
    assert told > asked == 0


def test_people_without_a_voice_are_not_thinned_out_by_those_who_have_one():
    few = {"affected": {"right": ["none"], "count": [6]}}
    many = {"affected": {"right": ["none", "vote"], "count": [6, 900]}}
    assert rating("PA9", few) == rating("PA9", many)


def test_harm_claimed_in_parts_is_the_same_harm():
    whole = {"affected": {"right": ["none"], "count": [6]}}
    parts = [{"affected": {"right": ["none"], "count": [3]}, "claim": name} for name in "ab"]
    assert rating("PA9", *parts) == pytest.approx(rating("PA9", whole))


def test_a_larger_population_that_thins_a_harm_thins_every_gain_a_head():
    harm = {"affected": {"right": ["none"], "count": [6]}}
    assert rating("PA9", harm, eligible=400) < rating("PA9", harm)
    assert rating("PA3", _bands(12), eligible=400) < rating("PA3", _bands(12))
