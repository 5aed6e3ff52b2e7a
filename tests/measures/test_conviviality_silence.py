"""Attempts to gain without doing anything, by whom one asks and what one leaves unsaid (CV6 to
CV9), and those that any measure of Conviviality invites.
"""

import pytest
from conviviality_scored import (
    NO_OWNERS,
    NOBODY,
    assets,
    belonging,
    card,
    fault,
    measured,
    quantity,
    rating,
    sessions,
    ties,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from socialvalue import registry
from socialvalue.evidence import CONTEXTS

FEW = settings(max_examples=80, deadline=None)
CODES = tuple(f"CV{number}" for number in range(1, 10))


# Surveys (CV6, CV7)


@FEW
@given(
    gains=st.lists(st.integers(0, 5), min_size=20, max_size=30),
    others=st.floats(-1, 3),
    data=st.data(),
)
def test_leaving_answers_out_never_raises_the_mean_of_ties(gains, others, data):
    """Not even those of people who made fewer ties than others did."""
    kept = sorted(gains, reverse=True)[: data.draw(st.integers(10, len(gains)))]
    said = {"asked": len(gains), "participants": 40, "comparator": others, "months": 6}
    said["drawn"] = "everybody or by lot"
    every, best = (
        quantity("CV6", people={"before": [0] * len(some), "after": some}, **said)
        for some in (gains, kept)
    )
    assert best <= every + 1e-12


def test_asking_only_the_keen_spreads_their_ties_over_all_who_took_part():
    keen = ties(0, 3, 12, participants=60, drawn="chosen")
    everybody = ties(0, 0.6, 60, participants=60)
    assert quantity("CV6", **keen) == pytest.approx(quantity("CV6", **everybody))


def test_fewer_asked_than_answered_or_more_than_took_part_is_refused():
    assert "more than asked" in fault("CV6", ties(0, 1, 30, asked=20))
    assert "more than participants" in fault("CV6", ties(0, 1, 30, asked=30, participants=20))


def test_asking_at_the_party_is_no_answer_and_earns_nothing():
    assert rating("CV6", ties(0, 9, 30, months=0)) is None


def test_a_summer_fair_and_a_follow_up_do_not_join():
    late, early = ties(0, 1, 20), ties(0, 5, 20, months=12)
    assert "months differs" in fault("CV6", late, early)


@FEW
@given(reached=st.integers(10, 1_000), fewer=st.integers(10, 1_000))
def test_a_smaller_group_never_raises_the_belonging_of_the_place(reached, fewer):
    fewer, reached = sorted((fewer, reached))
    small, large = (
        quantity("CV7", **belonging(80, 60, represented=many), eligible=1_000)
        for many in (fewer, reached)
    )
    assert small <= large


def test_a_group_left_out_of_the_survey_earns_nothing_in_its_place():
    """Half gained ten points and half lost ten: whoever leaves the losers out has half of ten."""
    gained = belonging(70, 60, represented=500)
    lost = belonging(50, 60, represented=500)
    assert measured("CV7", gained, lost)["quantity"] == pytest.approx(0)
    assert measured("CV7", gained)["quantity"] == pytest.approx(5)
    assert "Draw from all the eligible" in " ".join(registry.measure("CV7").cautions)


def test_the_better_of_two_questions_does_not_join_the_other():
    trust = belonging(80, 60, represented=400) | {"question": "trust in neighbours"}
    assert "question differs" in fault("CV7", belonging(60, 60, represented=400), trust)


def test_more_people_than_are_eligible_cannot_be_represented():
    assert "more than eligible" in fault("CV7", belonging(70, 60, represented=1_001))


def test_more_who_agreed_than_answered_is_refused():
    assert "more than answered" in fault("CV7", belonging(101, 60))


# Harms (CV8, CV9)


@pytest.mark.parametrize(
    ("code", "none", "some"),
    [
        ("CV8", NO_OWNERS, {**NO_OWNERS, "dividends": 9_000_000}),
        ("CV9", NOBODY, {**NOBODY, "residents": 5_000}),
    ],
)
def test_silence_about_a_harm_scores_no_better_than_any_number(code, none, some):
    other = {"measure": "CV9", **NOBODY} if code == "CV8" else {"measure": "CV8", **NO_OWNERS}
    hall = {"measure": "CV3", "assets": assets({})}
    scores = [
        float(card(hall, other, *rows).score()[0])
        for rows in ([], [{"measure": code, **some}], [{"measure": code, **none}])
    ]
    assert scores[0] <= scores[1] < scores[2]


def test_people_pushed_out_claimed_apart_are_all_counted():
    apart = [{**NOBODY, "residents": 1}, {**NOBODY, "traders": 2}, {**NOBODY, "users": 4}]
    assert measured("CV9", *apart)["quantity"] == 7


def test_blaming_the_market_for_nine_in_ten_of_one_loss_is_still_past_the_limit():
    assert measured("CV9", {**NOBODY, "users": 1, "attribution": 0.9})["past_limit"]


def test_a_harm_cannot_be_made_good_by_counting_below_nothing():
    assert "below" in fault("CV9", {**NOBODY, "users": -3})
    assert "below" in fault("CV8", {**NO_OWNERS, "fees": -3_000})


# All of them


@pytest.mark.parametrize(
    ("code", "row"),
    [
        ("CV3", {"assets": assets({})}),
        ("CV4", {"sessions": sessions(9, 2, 0, 50)}),
        ("CV5", {"givers": {"hours": [9], "count": [40]}}),
        ("CV7", belonging(70, 60)),
    ],
)
def test_a_claim_that_names_the_eligible_is_refused(code, row):
    assert fault(code, row) == ""
    assert fault(code, {**row, "eligible": 10})


@pytest.mark.parametrize(
    ("code", "row", "half"),
    [
        ("CV3", {"assets": assets({}, {})}, {"assets": assets({})}),
        ("CV4", {"sessions": sessions(9, 2, 0, 50)}, {"sessions": sessions(9, 2, 0, 25)}),
        ("CV5", {"givers": {"hours": [9, 9]}}, {"givers": {"hours": [9]}}),
        ("CV6", ties(0, 1, 40, asked=60), ties(0, 1, 20, asked=30)),
        (
            "CV7",
            belonging(140, 120, answered=200),
            belonging(70, 60, represented=500),
        ),
        ("CV9", {**NOBODY, "users": 8}, {**NOBODY, "users": 4}),
    ],
)
def test_two_halves_score_as_the_whole(code, row, half):
    halved = [{**half, "claim": name} for name in ("one", "other")]
    whole, halves = measured(code, row), measured(code, *halved)
    for name in ("quantity", "attributable", "rating"):
        assert halves[name] == pytest.approx(whole[name])


@pytest.mark.parametrize("code", CODES)
def test_each_says_what_must_be_shown_at_every_grade_and_for_which_decisions(code):
    measure = registry.measure(code)
    assert [grade for grade, _ in measure.evidence.by_grade()] == ["E1", "E2", "E3", "E4"]
    assert measure.contexts
    assert set(measure.contexts) <= set(CONTEXTS)
    assert "Evidence:" not in measure.__doc__
