"""WB2, WB3 and WB4 by hand, and the theme: edges, closed forms, and what others printed."""

from __future__ import annotations

import pytest
from wellbeing_claims import feelings, lonely, scale
from wellbeing_scored import card, rating

import socialvalue as sv
from socialvalue.scorecard.tables import rows_of
from socialvalue.source import figure, figures

# WB2


def test_each_question_may_be_the_one_that_gained_least(read):
    assert read("WB2", **feelings(worthwhile=(5, 5.25))) == pytest.approx(0.25 * 20)
    assert read("WB2", **feelings(happy=(5, 5.5))) == pytest.approx(0.5 * 20)
    assert read("WB2", **feelings(anxious=(5, 4.75))) == pytest.approx(0.25 * 20)


def test_more_anxiety_is_a_loss_whatever_the_others_gain(read):
    assert read("WB2", **feelings(anxious=(2, 3), happy=(0, 10))) == -20


def test_what_others_gained_is_taken_off_each_question_by_itself(read):
    assert read("WB2", **feelings(anxious_elsewhere=-0.75)) == pytest.approx(0.25 * 20)
    assert read("WB2", **feelings(anxious_elsewhere=0.75)) == 20
    assert read("WB2", **feelings(happy_elsewhere=1)) == 0


def test_all_three_questions_are_told_by_name_with_their_intervals():
    told = rows_of(card({"measure": "WB2", **feelings(count=40, represented=40)}).reliability())
    assert {row["part"]: row["estimate"] for row in told} == {
        "worthwhile_after": 1,
        "happy_after": 1,
        "anxious_after": -1,
    }


def test_a_question_alone_stands_on_the_page_by_its_name():
    page = str(card({"measure": "WB2", **feelings(count=40, represented=40, happy_deviation=2)}))
    assert (
        "WB2 (happy after): 40 answered of 40 asked (100%); 1 point (95 % interval 0.36 to" in page
    )


def test_the_target_of_feelings_is_the_move_of_the_country_ons2023(the):
    moves = [
        abs(figure(f"{name}-uk-2022-23").value - figure(f"{name}-uk-2021-22").value)
        for name in ("worthwhile", "happy-yesterday", "anxious-yesterday")
    ]
    assert the("WB2").rating.target == pytest.approx(max(moves), rel=0.2)
    assert the("WB2").rating.target == the("WB1").rating.target


# WB3: the published table, and why a mean is not converted

PUBLISHED = (
    *(7.0, 9.51, 11.25, 12.4, 13.33, 14.08, 14.75, 15.32, 15.84, 16.36, 16.88, 17.43, 17.98, 18.59),
    *(19.25, 19.98, 20.73, 21.54, 22.35, 23.21, 24.11, 25.03, 26.02, 27.03, 28.13, 29.31, 30.7),
    *(32.55, 35.0),
)


@pytest.mark.parametrize("raw", range(7, 36))
def test_each_raw_sum_is_converted_stewartbrown2009(read, raw):
    gain = read("WB3", **scale([7], [raw], [10])) / 100
    assert gain == pytest.approx(PUBLISHED[raw - 7] - 7, abs=1e-9)


@pytest.mark.parametrize(
    ("items", "score"),
    [([4, 4, 3, 4, 4, 4, 5], 25.03), ([2] * 7, 15.32), ([5] * 7, 35.0)],
)
def test_seven_items_are_summed_and_then_converted_stewartbrown2009(read, items, score):
    assert read("WB3", **scale([7], [sum(items)], [10])) == pytest.approx((score - 7) * 100)


def test_a_mean_of_converted_scores_is_no_conversion_of_a_mean(read):
    """Half at 7 and half at 35 have a mean of 21 raw: converted, 19.25 and not 21."""
    apart = read("WB3", **scale([7, 7], [7, 35], [10, 10]))
    assert apart == pytest.approx((21 - 7) * 100)
    assert read("WB3", **scale([7], [21], [20])) == pytest.approx((19.25 - 7) * 100)


def test_the_change_of_people_not_reached_is_taken_off_in_metric_points(read):
    """From 20 to 23 raw are 2.14 metric points, half of which came to others too."""
    assert read("WB3", **scale([20], [23], [10], comparator=1.07)) == pytest.approx(107)


@pytest.mark.parametrize("raw", ["6", "36", "21.5"])
def test_a_sum_that_the_scale_cannot_give_is_refused(raw):
    with pytest.raises(sv.ClaimErrors):
        card({"measure": "WB3", **scale([raw], [21], [10])})


def test_raw_sums_may_be_written_as_numbers():
    people = {"before": [21], "after": [28], "count": [10]}
    claim = {"people": people, "asked": 10, "represented": 200, "comparator": 0}
    assert rating("WB3", claim) == 100


def test_the_conversion_is_the_ledger_s_row_by_row():
    rows = {row.code: row.value for row in figures().values() if row.topic == "swemwbs-conversion"}
    assert list(rows) == [str(raw) for raw in range(7, 36)]
    assert tuple(rows.values()) == PUBLISHED


# WB4


def test_the_worse_of_two_askings_counts(read):
    assert read("WB4", **lonely(40, 10, 30)) == read("WB4", **lonely(40, 30, 10)) == 10


def test_those_who_became_lonely_are_set_against_those_who_left(read):
    assert read("WB4", **lonely(20, 20, 20)) == 0
    assert read("WB4", **lonely(20, 20, 25)) == pytest.approx(-5)


def test_what_would_have_passed_by_itself_is_taken_off(read):
    assert read("WB4", **lonely(40, 20, 20, comparator=0.2)) == pytest.approx(0, abs=1e-12)
    assert read("WB4", **lonely(40, 20, 20, comparator=0.2, years=0)) == 0


def test_half_a_year_counts_half(read):
    assert read("WB4", **lonely(40, 20, 20, years=0.5)) == pytest.approx(10)


@pytest.mark.parametrize("which", ["lonely_before", "lonely_after", "lonely_later"])
def test_no_more_are_lonely_than_answered(read, which):
    assert read("WB4", **lonely(10, 10, 10) | {which: 101}) is None


def test_an_end_to_loneliness_as_common_as_in_the_country_is_the_target_dcms2025():
    """13.2 of 200 eligible people are 6.6 %."""
    assert rating("WB4", lonely(13.2, 0, 0)) == pytest.approx(100)
    assert rating("WB4", lonely(13.2, 6.6, 0)) == pytest.approx(50)


def test_a_council_may_put_its_own_range_on_loneliness_by_a_table():
    """The two published costs as ends, in a measure of the council's own, as 0014 says."""
    ends = [figure(f"loneliness-severe-{name}") for name in ("written-answer", "hub")]
    low, high = (one.value for one in ends)
    table = sv.load_measures(
        "[[measure]]\n"
        'code = "MY-LONELY"\nname = "Years free of severe loneliness"\n'
        'description = "Years free of loneliness of people reached, as WB4 counts them."\n'
        'theme = "WB"\noutcome = "WB-company"\noutcome_name = "Fewer people are lonely"\n'
        'direction = "benefit"\n'
        'unit = "person*year"\ninput = "years"\nfloor = 0\ntarget = 0.066\nper = "eligible"\n'
        f'ledger = "welfare"\nvalue = {(low + high) / 2}\nlow = {low}\nhigh = {high}\n'
        'price_year = 2020\nstatus = "conflicting"\npublisher = "DCMS, two copies"\n'
        'source_title = "Loneliness monetisation"\nedition = "2020"\nlicence = "OGL-UK-3.0"\n',
        name="mine.toml",
    )
    (measure,) = table.measures
    (price,) = measure.proxies
    assert (price.low, price.high) == (low, high)
    assert price.unit == ends[0].unit == "GBP_2020/(person*year)"


# the theme


def test_the_theme_has_nine_measures_and_each_of_its_outcomes_one(every):
    mine = [one for one in every if one.code.startswith("WB")]
    assert [one.code for one in sorted(mine, key=lambda one: one.code)] == [
        f"WB{number}" for number in range(1, 10)
    ]
    assert {one.code for one in mine if one.harm} == {"WB7", "WB8", "WB9"}
    assert len({one.outcome for one in mine}) == 7


def test_only_what_has_an_open_price_of_its_own_is_priced(every):
    mine = [one for one in every if one.code.startswith("WB")]
    assert {one.code for one in mine if one.proxies} == {"WB1", "WB7", "WB8"}


def test_each_says_what_must_be_shown_and_for_which_decisions(every):
    for one in every:
        if one.code.startswith("WB"):
            assert [grade for grade, _ in one.evidence.by_grade()] == ["E1", "E2", "E3", "E4"]
            assert one.contexts
