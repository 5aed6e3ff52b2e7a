"""CV3 to CV7 and CV9 by hand: what each means at its edges, and against what is published."""

import pytest
from conviviality_scored import assets, belonging, card, measured, rating, sessions, ties

from socialvalue.scorecard.tables import rows_of
from socialvalue.source import figure

# CV3, assets in community hands


def test_a_hall_held_all_year_is_its_floor(read):
    assert read("CV3", assets=assets({})) == 200
    assert read("CV3", assets=assets({"held": 0.25})) == 50


def test_a_lease_of_just_so_many_years_is_long_enough(read):
    least = figure("lease-secure-years").value
    assert read("CV3", assets=assets({"lease": least})) == 200
    assert read("CV3", assets=assets({"lease": least - 0.01})) == 0


def test_without_a_lock_it_is_in_nobodys_hands_for_good(read):
    assert read("CV3", assets=assets({"lock": "not locked"})) == 0


def test_a_hectare_of_field_counts_as_a_small_hall(read):
    field = {"kind": "open land", "area": 10_000, "rent": 0.02}
    assert read("CV3", assets=assets(field)) == pytest.approx(100)


def test_repairs_are_spread_over_the_years_that_a_secure_lease_lasts(read):
    """60,000 over 25 years are 2,400 a year, which rent forty of the two hundred square metres."""
    assert read("CV3", assets=assets({"repairs": 60_000})) == 200 - 40
    assert read("CV3", assets=assets({"repairs": 60_000, "held": 0.5})) == 80


def test_a_building_that_needs_more_than_it_could_ever_rent_for_is_a_loss(read):
    assert read("CV3", assets=assets({"repairs": 600_000})) == 200 - 400


def test_a_burden_that_is_not_even_held_safely_is_still_a_burden(read):
    short = assets({"lease": 5, "repairs": 6_000})
    assert read("CV3", assets=short) == -4


def test_years_average_and_a_repair_paid_for_weighs_no_more():
    years = [(2026, 600_000), (2027, 60_000), (2028, 0)]
    rows = [{"assets": assets({"repairs": due}), "period": year} for year, due in years]
    assert measured("CV3", *rows)["quantity"] == pytest.approx((-200 + 160 + 200) / 3)


def test_the_target_is_a_hall_among_a_thousand_people_after_deadweight():
    """200 square metres among 1,000 are the target; a fifth is taken as held anyway."""
    assert rating("CV3", {"assets": assets({})}) == pytest.approx(80)
    assert rating("CV3", {"assets": assets({}), "deadweight": 0}) == pytest.approx(100)


def test_a_burden_rates_nothing_and_its_loss_is_told_whole():
    row = measured("CV3", {"assets": assets({"repairs": 600_000})})
    assert row["rating"] == 0
    assert row["attributable"] == row["quantity"] == -200


# CV4, convivial space used


def test_used_space_is_people_times_hours_times_sessions(read):
    assert read("CV4", sessions=sessions(9, 2, 0, 50)) == 900


def test_the_affordable_hour_is_an_hours_living_wage_and_no_more(read):
    wage = figure("real-living-wage-uk-2025").value
    assert read("CV4", sessions=sessions(10, 1, wage)) == 10
    assert read("CV4", sessions=sessions(10, 1, wage + 0.01)) == 0


def test_an_open_door_that_nobody_walks_through_is_nothing(read):
    assert read("CV4", sessions=sessions(0, 12, 0, 365)) == 0


def test_an_hour_a_month_for_each_of_a_thousand_is_the_target():
    row = {"sessions": sessions(50, 2, 0, 120), "deadweight": 0}
    assert rating("CV4", row) == pytest.approx(100)


# CV5, volunteering and mutual aid


def test_hours_in_an_employers_time_change_nothing(read):
    givers = {"hours": [10], "count": [5]}
    assert read("CV5", givers=givers) == 50
    assert read("CV5", givers=givers, employer_time=9_999, not_free=400) == 50


def test_the_target_is_what_the_country_gives():
    """Sixteen in a hundred, eight hours a month: 15.36 hours a year for each adult."""
    share = figure("formal-volunteering-monthly-england-2023-24").value
    hours = figure("volunteer-hours-month").value
    assert share * hours * 12 == pytest.approx(15.36)
    row = {"givers": {"hours": [hours * 12], "count": [share * 1_000]}, "deadweight": 0}
    assert rating("CV5", row) == pytest.approx(100)


def test_the_price_is_an_input_and_no_outcome():
    told = card({"measure": "CV5", "givers": {"hours": [100]}, "deadweight": 0})
    (row,) = (one for one in rows_of(told.worth(by="measure")) if one["measure"] == "CV5")
    assert row["ledger"] == "input"
    assert row["balance"] == pytest.approx(100 * figure("pay-median-hourly-2025").value)


def test_the_same_hours_are_the_same_whoever_gives_them(read):
    few = {"hours": [480], "count": [2]}
    many = {"hours": [12], "count": [80]}
    assert read("CV5", givers=few) == read("CV5", givers=many) == 960


# CV6, bridging ties


def test_a_mean_of_ties_is_over_those_who_were_asked(read):
    assert read("CV6", **ties(1, 3, 20)) == 2
    assert read("CV6", **ties(1, 3, 20, asked=40)) == 1


def test_ties_that_others_made_too_are_taken_off(read):
    assert read("CV6", **ties(1, 3, 20, comparator=0.5)) == 1.5
    assert read("CV6", **ties(1, 1.5, 20, comparator=0.5)) == 0


def test_a_follow_up_a_day_too_soon_is_no_follow_up(read):
    months = figure("tie-follow-up-months").value
    assert read("CV6", **ties(0, 1, 20, months=months)) == 1
    assert read("CV6", **ties(0, 1, 20, months=months - 0.03)) is None


def test_nine_answers_tell_of_no_ties_and_ten_do(read):
    assert read("CV6", **ties(0, 1, 9)) is None
    assert read("CV6", **ties(0, 1, 10)) == 1


def test_ties_carry_what_the_survey_can_bear():
    spread = {"before": [0, 1], "after": [2, 1], "count": [20, 20]}
    told = card({"measure": "CV6", **ties(0, 2, 20, asked=100), "people": spread})
    (row,) = rows_of(told.reliability())
    assert (row["answered"], row["asked"], row["response"]) == (40, 100, 0.4)
    assert row["estimate"] == 1
    assert "many did not answer" in row["flags"]


# CV7, belonging and neighbour trust


def test_a_change_is_in_points_of_a_hundred(read):
    assert read("CV7", **belonging(70, 62), eligible=1_000) == pytest.approx(8)


def test_keeping_up_with_the_country_is_no_change(read):
    """England went from 61 to 62 per cent in the year."""
    now = figure("belonging-strong-england-2024-25").value
    then = figure("belonging-strong-england-2023-24").value
    told = belonging(now, then, trend=now - then)
    assert read("CV7", **told, eligible=1_000) == pytest.approx(0)


def test_falling_less_than_the_area_is_a_gain_and_falling_alone_a_loss(read):
    assert read("CV7", **belonging(60, 62, trend=-5), eligible=1_000) == pytest.approx(3)
    assert read("CV7", **belonging(60, 62), eligible=1_000) == pytest.approx(-2)


def test_too_few_before_or_after_is_no_figure(read):
    assert read("CV7", **belonging(9, 5, answered=9), eligible=1_000) is None
    few_before = belonging(70, 5) | {"answered_before": 9}
    assert read("CV7", **few_before, eligible=1_000) is None
    assert read("CV7", **belonging(9, 5, answered=10), eligible=1_000) == pytest.approx(40)


def test_eight_points_of_a_hundred_answers_could_be_no_change_at_all():
    (row,) = rows_of(card({"measure": "CV7", **belonging(70, 62, asked=160)}).reliability())
    assert row["low"] < 0 < row["high"]
    assert "could be no change" in row["flags"]


# CV9, displacement of community provision


def test_homes_trades_and_groups_are_people(read):
    assert read("CV9", residents=6, traders=3, users=25) == 34


def test_those_who_agreed_are_shown_and_not_counted(read):
    assert read("CV9", residents=0, traders=0, users=0, agreed=40) == 0


def test_one_person_without_consent_is_past_the_limit_in_a_place_of_any_size():
    one = {"residents": 1, "traders": 0, "users": 0}
    assert rating("CV9", one, eligible=1_000_000) == 100
    assert measured("CV9", one, eligible=1_000_000)["past_limit"]


def test_nobody_found_is_no_harm():
    assert rating("CV9", {"residents": 0, "traders": 0, "users": 0}) == 0
