"""CV1, CV2, SE1, WB1 and WB8 at their edges: what has no answer, and what is below zero."""

import pytest


def test_a_multiplier_of_nothing_received_is_undefined(read):
    assert read("CV1", received=0, local={"spend": [], "respent": []}) is None


def test_nobody_spends_more_locally_than_they_received(read):
    assert read("CV1", received=100, local={"spend": [60, 41], "respent": [0, 0]}) is None
    assert read("CV1", received=100, local={"spend": [60, 40], "respent": [0, 0]}) == 2


def test_pennies_rounded_on_invoices_do_not_undo_a_multiplier(read):
    third = {"spend": [0.1, 0.2], "respent": [0, 0]}
    assert sum(third["spend"]) > 0.3
    assert read("CV1", received=0.3, local=third) == pytest.approx(2)


def test_money_taken_out_beyond_what_was_put_in_is_below_zero(read):
    assert read("CV2", shares=1, assets=2, retained=3, disinvested=10) == -4


def test_more_alive_than_started_is_undefined(read):
    assert read("SE1", started=2, living=3) is None
    assert read("SE1", started=3, living=3) == 3


def test_the_gain_of_others_is_taken_off(read):
    survey = {"before": [6, 7], "after": [7, 7.5], "count": [20, 20]}
    gross = read("WB1", people=survey, represented=10, comparator=0, years=1)
    net = read("WB1", people=survey, represented=10, comparator=0.75, years=1)
    assert gross == pytest.approx(7.5)
    assert net == 0


def test_people_who_fare_worse_make_a_loss(read):
    survey = {"before": [8, 8], "after": [8, 5], "count": [10, 10]}
    assert read("WB1", people=survey, represented=2, comparator=0, years=1) == -3


def test_a_survey_that_nobody_answered_is_undefined(read):
    nobody = {"before": [], "after": []}
    assert read("WB1", people=nobody, represented=50, comparator=0, years=1) is None


def test_nine_answers_say_nothing_of_fifty_people_and_ten_do(read):
    some = {"before": [5], "after": [6], "count": [9]}
    assert read("WB1", people=some, represented=50, comparator=0, years=1) is None
    assert read("WB1", people=some | {"count": [10]}, represented=50, comparator=0, years=1) == 50


def test_entries_may_weigh_people_who_were_asked_less_often(read):
    survey = {"before": [5, 5], "after": [6, 9], "count": [90, 10]}
    reading = read("WB1", people=survey, represented=100, comparator=0, years=1)
    assert reading == pytest.approx(90 * 1 + 10 * 4)


def test_no_deadweight_is_taken_where_a_comparator_or_a_baseline_already_is(every):
    assert {m.code for m in every if m.adjust.named()} == {
        *("PA3", "CV2", "CV3", "CV4", "CV5", "SE1", "SE2", "SE3", "SE4", "SE5", "SE7"),
    }


def test_a_tonne_is_a_tonne_in_any_year(read):
    assert read("WB8", tonnes=3, year="2026") == read("WB8", tonnes=3, year="2050") == 3
