"""PA2 and PA5 to PA8 by hand: their edges, closed forms, and published figures as their ends."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from participation_framework import CODES, FRAMEWORK, card, rating, reading

import socialvalue as sv
from socialvalue import numerics, registry
from socialvalue.evidence import CONTEXTS
from socialvalue.source import figure

RUNGS = ["none", "informed", "consulted", "advisory", "joint", "vote"]
ITEMS = ["costs", "results", "minutes", "owners", "account"]


@pytest.mark.parametrize("code", CODES)
def test_a_measure_of_participation_keeps_every_promise(code):
    sv.testing.check_measure(registry.measure(code))


def test_nine_measures_serve_six_outcomes_and_one_is_a_harm(the):
    assert len({the(code).outcome for code in CODES}) == 6
    assert [code for code in CODES if the(code).harm] == ["PA9"]


def test_none_of_them_has_a_price(the):
    assert all(the(code).proxies == () and the(code).unpriced_reason for code in CODES)


def test_every_decision_finds_a_measure_of_who_decides_and_one_of_whom_they_mirror(the):
    for context in CONTEXTS:
        serving = {code for code in CODES if context in the(code).contexts}
        assert {"PA1", "PA4"} <= serving


def _money(right, money=100.0, all_of_it=100.0):
    return {"budgets": {"money": [money], "right": [right]}, "money": all_of_it}


def test_money_is_under_control_from_the_joint_rung_on(read):
    controlled = [read("PA2", **_money(right)) for right in RUNGS]
    assert controlled == [0, 0, 0, 0, 100, 100]


def test_the_rung_of_control_is_the_ladders(the):
    assert the("PA2").control.value == figure("ladder-joint").value
    assert dict(the("PA2").budgets.members)["right"] is dict(the("PA1").rights.members)["right"]


def test_many_budgets_of_pennies_may_round_a_hair_above_all_the_money(read):
    parts = [0.1] * 10
    assert sum(parts) != 1
    assert read("PA2", budgets={"money": parts, "right": ["vote"] * 10}, money=1) is not None


def test_half_of_the_contract_under_control_is_rated_in_full():
    half = {"measure": "PA2", **_money("joint", 500_000, 800_000)}
    assert rating("PA2", half) == pytest.approx(100)
    quarter = {"measure": "PA2", **_money("vote", 250_000, 800_000)}
    assert rating("PA2", quarter) == pytest.approx(50)


def _ballot(voters, *, roll=1000, before=None, seats=1, candidates=2, due=None):
    ballots = {
        "seats": [seats],
        "candidates": [candidates],
        "voters": [voters],
        "roll": [roll],
        "roll_before": [roll if before is None else before],
    }
    due = seats if due is None else due
    return {"ballots": ballots, "seats_due": due, "resolutions": 0, "from_members": 0}


def test_with_every_seat_contested_vitality_is_turnout(read):
    turnout = figure("turnout-local-elections-england-2017").value
    assert read("PA5", **_ballot(1000 * turnout)) == pytest.approx(turnout)


def test_published_turnouts_are_the_ends_of_the_rating():
    ends = [
        figure("turnout-coventry-building-society-2020").value,
        figure("turnout-local-elections-england-2017").value,
    ]
    assert [rating("PA5", _ballot(1000 * end)) for end in ends] == pytest.approx([0, 100])


@pytest.mark.parametrize("candidates", [0, 1, 2, 3])
def test_a_ballot_with_no_more_candidates_than_seats_is_no_choice(read, candidates):
    assert read("PA5", **_ballot(900, seats=3, candidates=candidates)) == 0


def test_a_year_in_which_seats_fell_due_and_no_ballot_was_held_is_a_zero(read):
    none = {"seats": [], "candidates": [], "voters": [], "roll": [], "roll_before": []}
    shown = {"resolutions": 0, "from_members": 0}
    assert read("PA5", ballots=none, seats_due=4, **shown) == 0
    assert read("PA5", ballots=none, seats_due=0, **shown) is None


def test_turnout_and_contest_multiply_and_neither_makes_good_the_other(read):
    both = {
        "seats": [1, 3],
        "candidates": [4, 3],
        "voters": [80, 80],
        "roll": [100, 100],
        "roll_before": [100, 100],
    }
    found = read("PA5", ballots=both, seats_due=4, resolutions=0, from_members=0)
    assert found == pytest.approx(0.8 * 1 / 4)


def _rated(first, second):
    words = {True: "yes", False: "no"}
    return {
        "items": {
            "subject": ITEMS,
            "first": [words[one] for one in first],
            "second": [words[one] for one in second],
        }
    }


BOTH = st.tuples(*[st.lists(st.booleans(), min_size=5, max_size=5)] * 2)


@given(BOTH)
def test_openness_counts_the_items_that_both_raters_found(raters):
    agreed = sum(one and other for one, other in zip(*raters, strict=True))
    assert reading("PA6", **_rated(*raters)) == agreed


def test_every_item_of_openness_says_what_must_be_seen(the):
    items = dict(the("PA6").items.members)["subject"]
    assert list(items.names) == ITEMS
    assert len(ITEMS) == figure("openness-items").value == the("PA6").rating.target
    for item in ITEMS:
        assert len(the("PA6").inputs[item].help.split()) > 10
        assert item in items.help


def test_what_the_raters_agree_on_beyond_chance_stands_beside_openness():
    first, second = [True, True, True, False, False], [True, True, False, False, False]
    shown = card({"measure": "PA6", **_rated(first, second)}).reliability()
    assert shown["kind"].tolist() == ["raters"]
    assert shown["estimate"][0] == pytest.approx(numerics.kappa(first, second))
    assert shown["estimate"][0] == pytest.approx((0.8 - 0.48) / (1 - 0.48))


def test_raters_who_read_the_rubric_apart_are_flagged():
    first, second = [True, True, False, False, True], [True, False, True, False, False]
    shown = card({"measure": "PA6", **_rated(first, second)}).reliability()
    assert "alike" in shown["flags"][0]


def _asked(step, days=0, made=1):
    return {"recommendations": {"step": [step], "days": [days]}, "made": made, "adopted": 0}


def test_only_an_answer_with_reasons_counts(read):
    steps = ["none", "logged", "acknowledged", "answered", "reasoned", "accepted"]
    assert [read("PA7", **_asked(step, 1)) for step in steps] == [0, 0, 0, 0, 1, 1]


def test_the_last_day_is_in_time_and_the_day_after_is_not(read):
    last = figure("response-days").value
    assert read("PA7", **_asked("reasoned", last)) == 1
    assert read("PA7", **_asked("reasoned", last + 1)) == 0


def test_a_recommendation_that_is_not_in_the_log_is_not_answered(read):
    assert read("PA7", **_asked("accepted", 5, made=4)) == pytest.approx(1 / 4)


def test_a_reasoned_no_counts_as_much_as_a_reasoned_yes(read):
    refused = _asked("reasoned", 9)
    assert read("PA7", **refused) == read("PA7", **{**refused, "adopted": 1})


def _kept(*rows, weights=None):
    """Commitments as (weight, promised, due, verified, change)."""
    names = ("weight", "promised", "due", "verified", "change")
    columns = dict(zip(names, (list(one) for one in zip(*rows, strict=True)), strict=True))
    return {"commitments": columns, "weights": weights or sum(row[0] for row in rows)}


def test_a_commitment_is_kept_as_far_as_it_was_verified_and_no_further(read):
    kept = [read("PA8", **_kept((1, 8, 8, done, "none"))) for done in (0, 2, 8, 80)]
    assert kept == [0, 0.25, 1, 1]


def test_the_mean_over_commitments_is_weighted_as_at_award(read):
    rows = (3, 10, 10, 5, "none"), (1, 7, 7, 7, "none")
    assert read("PA8", **_kept(*rows)) == pytest.approx((3 * 0.5 + 1 * 1) / 4)


def test_published_delivery_is_the_floor_and_all_kept_the_target():
    usual = figure("promised-value-delivered-oxfordshire-2022-23").value
    other = figure("promised-value-delivered-rotherham-2025").value
    told = [rating("PA8", _kept((1, 100, 100, 100 * part, "none"))) for part in (usual, 1)]
    assert told == pytest.approx([0, 100])
    between = rating("PA8", _kept((1, 100, 100, 100 * other, "none")))
    assert between == pytest.approx(100 * (other - usual) / (1 - usual))


AMOUNTS = st.floats(0, 1000, allow_nan=False)
ROWS = st.lists(
    st.tuples(
        st.floats(0.1, 10),
        st.floats(0.1, 1000),
        AMOUNTS,
        AMOUNTS,
        st.sampled_from(["none", "unlogged", "logged"]),
    ),
    min_size=1,
    max_size=6,
)


@given(ROWS)
def test_a_delivery_ratio_lies_between_nothing_and_the_whole(rows):
    ratio = reading("PA8", **_kept(*rows))
    assert ratio is None or -1e-12 <= ratio <= 1 + 1e-9


def test_the_theme_can_be_scored_whole_by_a_framework():
    assert set(FRAMEWORK.members) == set(CODES)
    empty = card()
    assert np.isnan(empty.measures()["rating"]).all()
