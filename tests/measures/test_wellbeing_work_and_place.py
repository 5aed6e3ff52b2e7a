"""WB5, WB6, WB7 and WB9 by hand: edges, closed forms, and what others printed."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from wellbeing_claims import DIMENSIONS, burden, cases, green, work
from wellbeing_scored import card, rating, worth

import socialvalue as sv
from socialvalue.scorecard.tables import rows_of
from socialvalue.source import figure

FEW = settings(max_examples=40, deadline=None)

# WB5


def test_good_pay_does_not_stand_in_for_a_voice(read):
    assert read("WB5", **work(voice=20, others=80)) == 20
    assert read("WB5", **work(voice=20, others=80, pay=100)) == 20


def test_a_full_voice_leaves_the_mean_of_seven(read):
    assert read("WB5", **work(voice=100, others=65)) == pytest.approx((6 * 65 + 100) / 7)


def test_the_voice_of_a_few_does_not_stand_in_for_that_of_the_others(read):
    """Five who decide and fifteen who are told: the mean over persons, not of their means."""
    answers = {name: [80, 80] for name in DIMENSIONS} | {"voice": [100, 0], "count": [5, 15]}
    told = read("WB5", answers=answers, workers=20)
    assert told == pytest.approx((5 * (6 * 80 + 100) / 7 + 0) / 20)


@given(sv.testing.claims_of(sv.registry.measure("WB5"), rows=4))
@FEW
def test_it_is_never_better_than_the_mean_voice_nor_than_the_mean_of_all_seven(claims):
    score = sv.testing.quantities(sv.registry.measure("WB5"), claims)
    held = ~np.isnan(score)
    group = claims["answers"]
    means = [group.members[name].mean() for name in DIMENSIONS]
    assert (score <= group.voice.mean() + 1e-9)[held].all()
    assert (score <= np.mean(means, axis=0) + 1e-9)[held].all()


def test_where_too_few_of_the_workers_answered_there_is_no_figure(read):
    assert read("WB5", **work(90, 90, count=12, workers=20)) == 90
    assert read("WB5", **work(90, 90, count=11, workers=20)) is None
    assert read("WB5", **work(90, 90, count=9, workers=9)) is None


def test_the_seven_dimensions_are_those_of_the_ledger_carnegie2018(the):
    group = dict(the("WB5").inputs["answers"].members)
    assert tuple(group) == DIMENSIONS
    assert len(group) == figure("job-quality-dimensions").value


# WB6


def test_hours_moved_from_another_park_are_no_gain(read):
    assert read("WB6", **green(900, moved=900)) == 0
    assert read("WB6", **green(900, moved=300, lost=50)) == 550


def test_an_hour_a_month_for_everybody_is_the_target():
    assert rating("WB6", green(2_400)) == pytest.approx(100)
    assert rating("WB6", green(1_200)) == pytest.approx(50)


def test_years_of_visits_are_averaged_because_the_target_is_a_year_s():
    years = [green(1_200) | {"period": year} for year in (2026, 2027)]
    assert rating("WB6", *years) == pytest.approx(50)


# WB7

ROWS = {
    "fatal": "work-injury-fatal",
    "long": "work-injury-over-seven-days",
    "short": "work-injury-up-to-six-days",
    "ill_health": "work-ill-health",
}


@pytest.mark.parametrize("name", ROWS)
def test_a_case_of_each_class_costs_what_its_own_row_says_hse2015(name):
    pounds = worth({"measure": "WB7", **cases(**{name: 3})}, basis=sv.Basis(price_year=2015))
    assert pounds == pytest.approx(-3 * figure(ROWS[name]).value, abs=1e-3)


def test_a_death_is_not_one_case_among_many(read):
    one, many = read("WB7", **cases(fatal=1)), read("WB7", **cases(short=100))
    assert one == pytest.approx(1_597_000 / 8_200)
    assert many == pytest.approx(100 * 880 / 8_200)
    assert one > many


def test_the_average_injury_lies_where_its_classes_put_it_hse2015():
    """Long ones and others at the rates of the country: the weights hang together."""
    rate, long = figure("work-injury-rate-gb-2014-15"), figure(
        "work-injury-over-seven-days-rate-gb-2014-15"
    )  # fmt: skip
    share = long.value / rate.value
    mean = share * figure(ROWS["long"]).value + (1 - share) * figure(ROWS["short"]).value
    assert mean == pytest.approx(figure("work-injury-non-fatal").value, rel=0.05)


def test_work_as_dangerous_as_the_country_is_a_fifth_of_its_limit_hse2015():
    """2.03 average injuries among a hundred full-time jobs."""
    grave = 2.03 * 8_200 / 880
    assert rating("WB7", cases(short=grave), fte=100) == pytest.approx(20)
    assert rating("WB7", cases(short=grave), fte=20) == pytest.approx(100)


def test_one_short_injury_in_a_small_workplace_is_not_past_the_limit_by_chance():
    assert rating("WB7", cases(short=1), fte=5) < 100


def test_none_found_where_nobody_worked_is_no_zero(read):
    assert read("WB7", **cases(hours=0)) is None
    assert read("WB7", **cases()) == 0


def test_old_prices_say_that_they_are_old():
    told = card({"measure": "WB7", **cases(short=1)})
    assert any("hse-appraisal-2015" in str(row) for row in rows_of(told.warnings()))


# WB9


def test_a_person_above_both_limits_counts_once(read):
    assert read("WB9", **burden(both=7)) == 7
    assert read("WB9", **burden(noise=3, air=4)) == 7


def test_kilograms_stand_beside_and_are_never_added_to_people(read):
    more = {"nitrogen_oxides": 1e6, "fine_particles": 1e6}
    assert read("WB9", **burden(noise=5)) == 5
    assert read("WB9", **burden(noise=5, **more)) == 5
    assert read("WB9", **burden(**more)) == 0


def test_a_burden_that_nobody_looked_for_has_no_answer(read):
    assert read("WB9", **burden(mapped=0)) is None


def test_a_council_brings_damage_costs_of_each_gas_by_a_table():
    """One measure a gas; the prices here are made up."""
    rows = [
        f'{code},{name},"Kilograms put out over the activity.",WB,WB-air,The air is clean,kg,'
        f"kilograms,harm,0,0.001,contract_value,welfare,{value},2022,assumed"
        for code, name, value in (("MY-NOX", "Nitrogen oxides", 3), ("MY-PM", "Particles", 50))
    ]
    head = "code,name,description,theme,outcome,outcome_name,unit,input,direction,floor,target,per"
    text = "\n".join([f"{head},ledger,value,price_year,status", *rows])
    measures = sv.load_measures(text, name="air.csv").measures
    assert {one.proxies[0].unit for one in measures} == {"GBP_2022/kg"}
    assert all(one.harm for one in measures)
