"""What a bidder might try with EQ1 to EQ9, and what comes of it: nothing, less, or a refusal."""

import pytest
from equity_scored import NO_HOURS, NO_WORK, fault, measured, rating, score

SHARED = {"recipients": {"amount": [300], "count": [60]}}
GAINED = {"gains": {"amount": [300, 500], "count": [60, 20]}, "shared_out": 28_000}
LIFTED = {
    "work_2025": {"before": [12.21], "after": [12.60], "place": ["UK"], "count": [9_000]},
    "work_2026": NO_WORK,
}
SHORT = {
    "work_2025": {"paid": [12.30], "place": ["UK"], "count": [9_000]},
    "work_2026": NO_HOURS,
    "not_shown": 0,
}
PAID = {
    "highest": 90_000,
    "chain": {"pay": [24_000, 30_000, 90_000], "count": [20, 30, 1]},
    "not_shown": 0,
}
ROUTE = {
    "started": 12,
    "workers": {"weeks": [30], "hours": [20], "count": [5]},
    "anyway": 0.25,
    "benefit": "jobseeker",
}
SPEND = {"paid": 300_000, "passed_on": 0, "returned": 0}
LATE = {
    "invoices": {"value": [10_000], "days": [45], "term": [30], "count": [4]},
    "invoiced": 40_000,
}
CLAIMS = {
    "EQ1": SHARED,
    "EQ2": {"accounts": {"change": [90], "count": [60]}, "locked": 4_000},
    "EQ3": GAINED,
    "EQ4": LIFTED,
    "EQ5": SHORT,
    "EQ6": PAID,
    "EQ7": ROUTE,
    "EQ8": SPEND,
    "EQ9": LATE,
}


def halves(claim):
    """A claim in two: what adds up is halved, by counts where it is a group; the rest is alike."""
    alike = {"highest", "anyway", "benefit"}
    return [{name: value if name in alike else _half(value) for name, value in claim.items()}] * 2


def _half(value):
    if not isinstance(value, dict):
        return value / 2
    return {**value, "count": [count / 2 for count in value.get("count", [])]}


@pytest.mark.parametrize("code", CLAIMS)
def test_a_claim_in_two_is_rated_as_one(code):
    whole = rating(code, CLAIMS[code])
    assert whole is not None
    assert rating(code, *halves(CLAIMS[code])) == pytest.approx(whole)


@pytest.mark.parametrize("code", CLAIMS)
def test_nobody_brings_eligible_people_or_a_contracts_value_of_his_own(code):
    for size in ("eligible", "contract_value"):
        assert "not known" in fault(code, {**CLAIMS[code], size: 10})


@pytest.mark.parametrize("code", ["EQ4", "EQ7", "EQ8"])
def test_bulk_earns_nothing(code):
    one, two = CLAIMS[code], [CLAIMS[code]] * 2
    assert rating(code, *two, contract_value=2_000_000) == pytest.approx(rating(code, one))


@pytest.mark.parametrize("code", ["EQ5", "EQ9"])
def test_a_harm_is_diluted_by_no_claim_of_nothing(code):
    """Hours paid well, and invoices paid in time, make good no others."""
    good = {
        "EQ5": {**SHORT, "work_2025": {"paid": [30], "place": ["UK"], "count": [99_000]}},
        "EQ9": {"invoices": {"value": [900_000], "days": [2], "term": [30]}, "invoiced": 900_000},
    }
    alone = rating(code, CLAIMS[code])
    assert rating(code, CLAIMS[code], good[code]) == pytest.approx(alone)
    assert alone > 0


@pytest.mark.parametrize("code", ["EQ5", "EQ9"])
def test_silence_scores_no_better_than_the_worst_that_is_declared(code):
    worst = {
        "EQ5": {**SHORT, "work_2025": {"paid": [1], "place": ["London"], "count": [9e6]}},
        "EQ9": {"invoices": {"value": [1e7], "days": [900], "term": [30]}, "invoiced": 1e7},
    }
    spend = {"measure": "EQ8", **SPEND}
    silent, told = score(spend), score(spend, {"measure": code, **CLAIMS[code]})
    assert silent <= score(spend, {"measure": code, **worst[code]}) < told


# EQ1, EQ2 and EQ3: who counts, and what is on the list


@pytest.mark.parametrize("code", ["EQ1", "EQ2", "EQ3"])
def test_fewer_eligible_people_than_are_counted_are_refused(code):
    assert "more than eligible" in fault(code, CLAIMS[code], eligible=50)


@pytest.mark.parametrize("code", ["EQ1", "EQ2", "EQ3"])
def test_people_counted_twice_are_soon_more_than_there_are(code):
    assert "more than eligible" in fault(code, *[CLAIMS[code]] * 2, eligible=90)


def test_whoever_is_left_off_a_list_of_surplus_takes_pounds_off_it(read):
    everybody = read("EQ1", recipients={"amount": [1, 1, 1, 97]}, eligible=5)
    assert read("EQ1", recipients={"amount": [1, 1, 1]}, eligible=5) < everybody


def test_whoever_gained_most_cannot_be_left_off_the_list_of_gains(read):
    told = {"shared_out": 100, "eligible": 5}
    assert read("EQ3", gains={"amount": [1, 1, 1, 97]}, **told) > 0.9
    assert read("EQ3", gains={"amount": [1, 1, 1]}, **told) is None


def test_a_hole_in_one_claims_list_is_not_hidden_by_a_second_claim():
    short = {"gains": {"amount": [300], "count": [60]}, "shared_out": 28_000}
    even = {"gains": {"amount": [300], "count": [10]}, "shared_out": 3_000}
    assert rating("EQ3", short, even) is None


def test_capital_bought_with_a_loss_elsewhere_is_no_growth(read):
    """Moving a pound from one account to another is a gain and a loss."""
    assert read("EQ2", accounts={"change": [100, -100]}, locked=0, eligible=50) <= 0


# EQ4, living-wage uplift


def hours(before, after, place="UK", count=1_000):
    """Hours alike in the work year 2025-26."""
    told = {"before": [before], "after": [after], "place": [place], "count": [count]}
    return {"work_2025": told, "work_2026": NO_WORK}


def test_a_rise_paid_for_with_hours_comes_to_what_was_left_of_it(read):
    """40 hours at the minimum become 36 at the living wage: the pay packet is smaller."""
    kept = {"before": [12.21, 12.21], "after": [12.60, 0], "place": ["UK", "UK"], "count": [36, 4]}
    told = read("EQ4", work_2025=kept, work_2026=NO_WORK)
    assert told == pytest.approx(36 * 12.60 - 40 * 12.21)
    assert told < 0


def test_somebody_let_go_takes_off_all_that_the_law_owed(read):
    assert read("EQ4", **hours(12.21, 0)) == pytest.approx(-12_210)


def test_pay_lowered_for_some_is_taken_off_what_others_gained(read):
    levelled = {"before": [12.21, 12.60], "after": [12.40, 12.40], "place": ["UK", "UK"]}
    assert read("EQ4", work_2025=levelled, work_2026=NO_WORK) == pytest.approx(0.19 - 0.20)


@pytest.mark.parametrize("before", [0, 5, 12.21])
def test_pay_before_that_is_understated_gains_no_more_than_the_step_above_the_law(read, before):
    assert read("EQ4", **hours(before, 12.60)) == pytest.approx(390)


def test_a_rise_to_directors_pay_is_no_uplift(read):
    assert read("EQ4", **hours(40, 400)) == 0
    assert read("EQ4", **hours(12.30, 400)) == pytest.approx(300)


def test_the_wage_announced_in_autumn_counts_from_the_spring_that_owes_it(read):
    assert read("EQ4", **hours(12.60, 13.45)) == 0


def test_work_that_is_put_out_to_a_subcontractor_counts_as_ones_own_does():
    own, outside = hours(12.21, 12.60, count=6_000), hours(12.21, 12.60, count=3_000)
    assert rating("EQ4", own, outside) == pytest.approx(rating("EQ4", LIFTED))


# EQ5, sub-living-wage gap


def test_one_hour_that_nobody_showed_leaves_the_whole_chain_without_a_figure():
    assert rating("EQ5", {**SHORT, "not_shown": 1}) is None
    unseen = {"work_2025": NO_HOURS, "work_2026": NO_HOURS, "not_shown": 1}
    assert rating("EQ5", SHORT, unseen) is None


def test_a_chain_that_was_not_asked_scores_no_better_than_one_that_pays_badly():
    unseen = {"measure": "EQ5", **SHORT, "not_shown": 500}
    assert score(unseen) <= score({"measure": "EQ5", **SHORT})


def test_an_empty_list_is_no_finding_of_nothing():
    empty = {"work_2025": NO_HOURS, "work_2026": NO_HOURS, "not_shown": 0}
    assert rating("EQ5", empty) is None


def test_last_years_wage_does_not_serve_for_this_years_hours(read):
    told = {"work_2025": NO_HOURS, "not_shown": 0}
    assert read("EQ5", work_2026={"paid": [12.60], "place": ["UK"]}, **told) > 0


# EQ6, pay ratio


def test_low_pay_put_out_to_another_firm_stays_in_the_ratio():
    """Cleaners who are left out would lower it; in the chain they raise it, or there is none."""
    whole = {"pay": [24_000, 30_000, 90_000], "count": [40, 30, 1]}
    without = {"pay": [30_000, 90_000], "count": [30, 1]}
    assert rating("EQ6", {**PAID, "chain": whole}) < rating("EQ6", {**PAID, "chain": without})
    assert rating("EQ6", {**PAID, "chain": without, "not_shown": 40}) is None


def test_the_top_is_the_highest_in_the_list_whatever_is_named():
    assert rating("EQ6", {**PAID, "highest": 20_000}) == rating("EQ6", PAID)


def test_two_tops_of_one_chain_are_refused():
    assert "differs between claims" in fault("EQ6", PAID, {**PAID, "highest": 50_000})


# EQ7, sustained work


def test_those_who_dropped_out_count_whether_they_are_listed_or_not():
    workers = {"weeks": [30, 3, 0], "hours": [20, 20, 0], "count": [5, 4, 3]}
    assert rating("EQ7", {**ROUTE, "workers": workers}) == rating("EQ7", ROUTE)


def test_the_same_people_in_two_jobs_are_soon_more_than_started():
    workers = {"weeks": [30, 30], "hours": [20, 20], "count": [8, 8]}
    assert "more than started" in fault("EQ7", {**ROUTE, "workers": workers})
    assert "more than eligible" in fault("EQ7", {**ROUTE, "started": 201})


def test_two_short_jobs_are_no_long_one(read):
    """Weeks of different people do not join, nor do hours of two weeks."""
    workers = {"weeks": [13, 13], "hours": [32, 32]}
    assert read("EQ7", **{**ROUTE, "workers": workers, "anyway": 0}) == 0


def test_those_nearest_to_work_are_set_against_others_as_near():
    """Picked people stay more often, here and without the route."""
    picked = {**ROUTE, "workers": {"weeks": [30], "hours": [20], "count": [11]}, "anyway": 0.9}
    assert rating("EQ7", picked) < rating("EQ7", ROUTE)


# EQ8, spend with the democratic and social economy


def test_a_front_and_a_circle_earn_nothing():
    passed, circled = {**SPEND, "passed_on": 300_000}, {**SPEND, "returned": 300_000}
    assert measured("EQ8", passed)["attributable"] == 0
    assert measured("EQ8", circled)["attributable"] == 0
    assert rating("EQ8", passed) == rating("EQ8", circled) == 0


def test_money_sent_round_twice_gains_nothing_on_money_sent_once():
    twice = {"paid": 600_000, "passed_on": 0, "returned": 300_000}
    assert rating("EQ8", twice) == rating("EQ8", SPEND)


def test_more_handed_on_and_back_than_was_paid_is_refused():
    told = {"paid": 100, "passed_on": 70, "returned": 70}
    assert "more than paid" in fault("EQ8", told)


# EQ9, late payment


def test_a_long_term_does_not_make_a_late_payment_early():
    long = {**LATE["invoices"], "term": [180]}
    assert rating("EQ9", {**LATE, "invoices": long}) == rating("EQ9", LATE)


def test_invoices_left_off_the_list_leave_no_figure():
    prompt = {"value": [10_000], "days": [10], "term": [30]}
    assert rating("EQ9", {"invoices": prompt, "invoiced": 40_000}) is None
    assert rating("EQ9", {"invoices": prompt, "invoiced": 40_000}, LATE) is None


def test_one_invoice_in_ten_parts_is_as_late():
    parts = {"value": [1_000], "days": [45], "term": [30], "count": [40]}
    assert rating("EQ9", {**LATE, "invoices": parts}) == pytest.approx(rating("EQ9", LATE))
