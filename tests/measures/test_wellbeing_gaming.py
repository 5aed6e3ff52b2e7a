"""What a bidder might try with WB1 to WB9, and what comes of it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wellbeing_claims import DIMENSIONS, burden, cases, feelings, green, lonely, scale, work
from wellbeing_scored import card, measured, rating

import socialvalue as sv
from socialvalue.scorecard import reliability
from socialvalue.scorecard.tables import rows_of

FEW = settings(max_examples=25, deadline=None)
SATISFIED = {
    "people": {"before": [6], "after": [6.5], "count": [20]},
    "represented": 20,
    "comparator": 0,
    "years": 1,
}
BENEFITS = {
    "WB1": SATISFIED,
    "WB2": feelings(happy=(5, 5.5)),
    "WB3": scale([20], [21], [20]),
    "WB4": lonely(40, 30, 34) | {"answered": 50, "asked": 50, "represented": 50},
    "WB5": work(70, 75),
    "WB6": green(900),
}
HARMS = {
    "WB7": (cases(), cases(short=4), cases(fatal=1)),
    "WB8": tuple({"tonnes": tonnes, "year": "2026"} for tonnes in (0, 90, 4_000)),
    "WB9": (burden(), burden(noise=4), burden(both=900)),
}
SURVEYED = ("WB1", "WB2", "WB3", "WB4")


def score(*rows: dict, **sizes: float) -> float:
    """The cautious overall score."""
    (one,) = rows_of(card(*rows, **sizes).overall())
    return one["score"]


def halves(code: str) -> list[dict]:
    """A claim as two of half the people each."""
    whole = BENEFITS[code]
    same = {"comparator", "years", *(name for name in whole if name.endswith("_elsewhere"))}
    half = {name: value if name in same else _half(value) for name, value in whole.items()}
    return [half | {"claim": "one"}, half | {"claim": "two"}]


def _half(value: object) -> object:
    if isinstance(value, dict):
        return value | {"count": [count / 2 for count in value["count"]]}
    return value / 2


@pytest.mark.parametrize("code", BENEFITS)
def test_splitting_a_claim_moves_no_rating(code):
    assert rating(code, *halves(code)) == pytest.approx(rating(code, BENEFITS[code]))
    assert 0 < rating(code, BENEFITS[code]) < 100


@pytest.mark.parametrize("code", [*BENEFITS, *HARMS])
@pytest.mark.parametrize("size", ["eligible", "fte"])
def test_a_claim_cannot_bring_a_size_of_its_own(code, size):
    claim = BENEFITS.get(code) or HARMS[code][1]
    with pytest.raises(sv.ClaimErrors):
        card({"measure": code, **claim, size: 1})


@pytest.mark.parametrize("code", SURVEYED)
def test_nobody_speaks_for_more_than_are_eligible_in_one_claim_or_in_two(code):
    claim = BENEFITS[code] | {"represented": 120}
    with pytest.raises(sv.ClaimErrors, match="eligible"):
        rating(code, claim | {"represented": 201})
    with pytest.raises(sv.ClaimErrors, match="eligible"):
        rating(code, claim | {"claim": "one"}, claim | {"claim": "two"})


@pytest.mark.parametrize("code", SURVEYED)
@given(few=st.integers(50, 200), many=st.integers(50, 200))
@FEW
def test_speaking_for_fewer_people_never_raises_a_gain(code, few, many):
    claims = [BENEFITS[code] | {"represented": number} for number in sorted((few, many))]
    assert rating(code, claims[0]) <= rating(code, claims[1])


@pytest.mark.parametrize("code", SURVEYED)
def test_a_crowd_of_answers_from_a_few_who_gained_does_not_carry_the_others(code):
    """More answers than people they stand for would weigh those few above all the rest."""
    with pytest.raises(sv.ClaimErrors, match="represented"):
        rating(code, BENEFITS[code] | {"represented": 9})


@pytest.mark.parametrize("code", ["WB1", "WB3", "WB4"])
def test_saying_nothing_of_those_not_reached_is_refused(code):
    claim = {name: value for name, value in BENEFITS[code].items() if name != "comparator"}
    with pytest.raises(sv.ClaimErrors, match="comparator"):
        rating(code, claim)


@pytest.mark.parametrize("question", ["worthwhile", "happy", "anxious"])
def test_none_of_the_three_questions_may_be_left_out(question):
    claim = feelings()
    del claim["people"][f"{question}_after"]
    with pytest.raises(sv.ClaimErrors, match=f"{question}_after"):
        rating("WB2", claim)


def test_a_great_gain_in_two_questions_buys_no_loss_in_the_third():
    assert rating("WB2", feelings(worthwhile=(0, 10), happy=(0, 10), anxious=(3, 3.5))) == 0


def test_choosing_whom_to_ask_is_flagged_by_how_many_were_not():
    told = rows_of(card({"measure": "WB3", **scale([20], [30], [12]), "asked": 90}).reliability())
    assert reliability.LOW_RESPONSE in told[0]["flags"]


@pytest.mark.parametrize("code", ["WB2", "WB3", "WB4"])
def test_whoever_was_asked_and_fell_silent_counts_as_unchanged(code):
    """Half of those asked answered: half of the gain, and not a gain of them all."""
    all_answered = BENEFITS[code] | {"represented": 100}
    half = all_answered | {"asked": 2 * all_answered["asked"]}
    whole, part = (measured(code, one)["quantity"] for one in (all_answered, half))
    assert part == pytest.approx(whole / 2)
    unsaid = {name: value for name, value in half.items() if name != "asked"}
    with pytest.raises(sv.ClaimErrors, match="asked"):
        rating(code, unsaid)


def test_choosing_people_at_their_worst_is_flagged_in_each_question_that_shows_it():
    low = feelings(count=40, represented=40, worthwhile=(5, 7), happy=(9, 9.5), anxious=(6, 3))
    told = {
        row["part"]: row["flags"] for row in rows_of(card({"measure": "WB2", **low}).reliability())
    }
    assert reliability.BACK in told["worthwhile_after"]
    assert reliability.BACK in told["anxious_after"]
    assert reliability.BACK not in told["happy_after"]


def test_asking_on_a_good_day_does_not_end_loneliness():
    assert rating("WB4", lonely(40, 0, 40)) == rating("WB4", lonely(40, 40, 0)) == 0


def test_only_those_who_came_lonely_make_a_gain_that_the_comparator_takes_back():
    cherries = lonely(100, 60, 60, comparator=0.4)
    assert rating("WB4", cherries) == pytest.approx(0, abs=1e-9)


def test_years_that_no_asking_reached_are_bounded():
    with pytest.raises(sv.ClaimErrors, match="years"):
        rating("WB4", lonely(40, 20, 20, years=11))


# WB5


def test_asking_only_friends_earns_nothing():
    assert measured("WB5", work(95, 95, count=11, workers=20))["status"] == "undefined"
    assert rating("WB5", work(95, 95, count=20, workers=20)) == 100


def test_agency_workers_who_are_not_asked_still_count_among_the_workers():
    own_staff = work(95, 95, count=20, workers=20)
    assert measured("WB5", own_staff | {"workers": 40})["status"] == "undefined"


def test_a_form_that_a_manager_filled_in_for_all_shows_by_its_likeness():
    (told,) = rows_of(card({"measure": "WB5", **work(80, 80, count=40, workers=40)}).reliability())
    assert told["part"] == "voice"
    assert reliability.NO_ERROR in told["flags"]


@given(st.fixed_dictionaries(dict.fromkeys(DIMENSIONS, st.integers(0, 100))), st.integers(0, 100))
@FEW
def test_no_raise_in_pay_lifts_the_score_above_the_voice(answers, pay):
    row = {name: [value] for name, value in answers.items()} | {"pay": [pay], "count": [20]}
    told = measured("WB5", {"answers": row, "workers": 20})
    assert told["quantity"] <= answers["voice"] + 1e-9


def test_more_people_than_work_there_cannot_answer():
    with pytest.raises(sv.ClaimErrors, match="workers"):
        rating("WB5", work(80, 80, count=30, workers=20))


# WB6


def test_a_wood_built_over_elsewhere_is_taken_off():
    assert rating("WB6", green(1_200, lost=1_200)) == 0


def test_what_moved_is_part_of_the_hours_and_neighbours_are_eligible():
    with pytest.raises(sv.ClaimErrors, match="hours"):
        rating("WB6", green(100, moved=101))
    with pytest.raises(sv.ClaimErrors, match="eligible"):
        rating("WB6", green(100, neighbours=201))


def test_a_large_lawn_near_many_homes_earns_nothing_by_itself():
    assert rating("WB6", green(0, neighbours=200, area=50_000)) == 0


def test_bulk_is_not_rewarded():
    assert rating("WB6", green(1_200), eligible=400) == rating("WB6", green(600), eligible=200)


# harms


@pytest.mark.parametrize("code", HARMS)
def test_silence_scores_no_better_than_the_worst_that_could_be_said(code):
    silent = score()
    declared = [score({"measure": code, **claim}) for claim in HARMS[code]]
    assert declared == sorted(declared, reverse=True)
    assert declared[0] > declared[1] > declared[2]
    assert declared[2] >= silent


@pytest.mark.parametrize("nobody", [("WB7", cases(hours=0)), ("WB9", burden(mapped=0))])
def test_none_found_where_nobody_looked_counts_as_past_the_limit(nobody):
    code, claim = nobody
    assert measured(code, claim)["status"] == "undefined"
    assert score({"measure": code, **claim}) == score()
    assert score({"measure": code, **claim}) < score({"measure": code, **HARMS[code][0]})


@pytest.mark.parametrize("code", ["WB7", "WB9"])
def test_a_claim_without_a_look_does_not_hide_behind_one_with(code):
    """Pooled: the cases of a site without hours still count among the hours of the others."""
    blind = cases(short=5, hours=0) if code == "WB7" else burden(noise=5, mapped=0)
    seen, both = HARMS[code][0], HARMS[code][0] | {"claim": "seen"}
    assert rating(code, both, blind | {"claim": "blind"}) > rating(code, seen)


@pytest.mark.parametrize("code", HARMS)
def test_no_harm_is_made_less_by_a_negative_entry(code):
    for name, value in HARMS[code][1].items():
        if not isinstance(value, str):
            with pytest.raises(sv.ClaimErrors, match="below 0"):
                rating(code, HARMS[code][1] | {name: -1})


def test_an_injury_of_unknown_length_is_no_short_one(the):
    assert "nobody knows" in the("WB7").inputs["long"].help
    assert rating("WB7", cases(long=0.1)) > rating("WB7", cases(short=0.1))


def test_work_handed_to_others_without_their_injuries_leaves_fewer_jobs_to_divide_by():
    """Outsourcing half of the work and none of its cases doubles the exposure."""
    whole, half = (rating("WB7", cases(short=2), fte=fte) for fte in (100, 50))
    assert half == pytest.approx(2 * whole)


@pytest.mark.parametrize("kind", ["fatal", "long", "short", "ill_health"])
def test_no_class_of_case_may_be_passed_over_in_silence(kind):
    claim = {name: value for name, value in cases().items() if name != kind}
    with pytest.raises(sv.ClaimErrors, match=kind):
        rating("WB7", claim)


@pytest.mark.parametrize("gas", ["nitrogen_oxides", "fine_particles"])
def test_kilograms_may_not_be_passed_over_in_silence(gas):
    claim = {name: value for name, value in burden().items() if name != gas}
    with pytest.raises(sv.ClaimErrors, match=gas):
        rating("WB9", claim)


def test_people_across_the_border_count_although_they_are_not_eligible():
    claim = burden(noise=350, mapped=900)
    assert measured("WB9", claim)["quantity"] == 350
    assert measured("WB9", claim)["past_limit"]


def test_a_burden_spread_over_streets_and_seasons_is_the_same_burden():
    parts = [burden(noise=2.5, mapped=150) | {"claim": name} for name in ("north", "south")]
    assert rating("WB9", *parts) == rating("WB9", burden(noise=5))


def test_gas_named_for_a_cheaper_year_is_exposed_alike():
    told = [rating("WB8", {"tonnes": 90, "year": year}) for year in ("2025", "2050")]
    assert told[0] == told[1] == pytest.approx(60)
