"""EQ3 to EQ9 by hand: what each means at its edges, and against what is published."""

import numpy as np
import pytest
from equity_scored import NO_HOURS, NO_WORK, card, measured, rating
from hypothesis import given, settings
from hypothesis import strategies as st

from socialvalue import deflation, numerics, probe, readers, registry
from socialvalue.column import Example
from socialvalue.evidence import CONTEXTS
from socialvalue.source import figure

CODES = [f"EQ{number}" for number in range(1, 10)]
PENCE = st.integers(0, 3_000).map(lambda pence: pence / 100)
HOUR = {"place": ["UK"], "count": [1_000]}


@pytest.mark.parametrize("code", CODES)
def test_each_says_what_must_be_shown_and_which_decisions_it_serves(code, the):
    assert [grade for grade, _ in the(code).evidence.by_grade()] == ["E1", "E2", "E3", "E4"]
    assert set(the(code).contexts) <= set(CONTEXTS)
    assert the(code).contexts


def test_the_two_harms_are_those_done_to_people_who_work_and_who_supply(the):
    assert [code for code in CODES if the(code).harm] == ["EQ5", "EQ9"]


# EQ3, inequality of gains


@pytest.mark.parametrize("eligible", [2, 3, 40, 1_000_003])
def test_one_who_takes_everything_is_one_in_a_group_of_any_size(read, eligible):
    assert read("EQ3", gains={"amount": [9]}, shared_out=9, eligible=eligible) == 1


def test_those_who_gained_nothing_count_whether_they_are_listed_or_not(read):
    listed = read("EQ3", gains={"amount": [80, 20, 0, 0]}, shared_out=100, eligible=4)
    assert read("EQ3", gains={"amount": [80, 20]}, shared_out=100, eligible=4) == listed


def test_eq1_is_the_sum_less_what_eq3_says_is_uneven(read):
    amounts = {"amount": [900, 75, 12], "count": [40, 100, 3]}
    total = 900 * 40 + 75 * 100 + 36
    spread = read("EQ3", gains=amounts, shared_out=total, eligible=200)
    shared = read("EQ1", recipients=amounts, eligible=200)
    assert shared == pytest.approx(total * (1 - spread))


def test_gains_as_uneven_as_the_countrys_incomes_earn_nothing(read):
    """Two people, with parts that make the published coefficient."""
    gini = figure("income-gini-uk-2021-22").value
    low = (1 - gini) / 2
    gains = {"amount": [low, 1 - low]}
    assert read("EQ3", gains=gains, shared_out=1, eligible=2) == pytest.approx(gini)
    assert rating("EQ3", {"gains": gains, "shared_out": 1}, eligible=2) == pytest.approx(0)
    alike = {"gains": {"amount": [5, 5]}, "shared_out": 10}
    assert rating("EQ3", alike, eligible=2) == 100


def test_the_other_readings_of_one_list_stand_in_numerics():
    among = {"counts": [40, 160], "population": 200}
    assert numerics.gini([900, 75], correct=True, **among) == pytest.approx(0.55 * 200 / 199)
    assert numerics.top_share([900, 75], 0.1, **among) == pytest.approx(20 * 900 / 48_000)
    assert numerics.bottom_share([900, 75], 0.5, **among) == pytest.approx(100 * 75 / 48_000)
    squares = 40 * 900**2 + 160 * 75**2
    assert numerics.effective_number([900, 75], **among) == pytest.approx(48_000**2 / squares)
    parts = numerics.theil_parts([900, 75], ["members", "residents"], counts=[40, 160])
    assert parts.between == pytest.approx(numerics.theil_t([900, 75], **among))
    assert parts.within == 0
    assert 0 < numerics.atkinson([900, 75], 0.5, **among) < 1


def test_a_total_that_the_list_misses_by_pennies_is_reached(read):
    gains = {"amount": [33.33, 33.33, 33.33]}
    assert read("EQ3", gains=gains, shared_out=99.9905, eligible=3) == pytest.approx(0)
    assert read("EQ3", gains=gains, shared_out=100, eligible=3) is None


# EQ4 and EQ5, living wage


def test_each_work_year_has_the_wage_announced_before_it_and_the_minimum_of_its_april(the):
    for code in ("EQ4", "EQ5"):
        for year, before in ((2025, 2024), (2026, 2025)):
            place = dict(the(code).inputs[f"work_{year}"].members)["place"]
            rows = [f"real-living-wage-{where}-{before}" for where in ("uk", "london")]
            assert list(place.values) == [figure(row).value for row in rows]
    for year in (2025, 2026):
        row = figure(f"statutory-wage-adult-{year}-04")
        assert the("EQ4").inputs[f"least_{year}"].value == row.value


def test_what_the_law_brings_in_april_is_no_uplift(read):
    law = figure("statutory-wage-adult-2026-04").value
    hours = {"before": [12.21], "after": [law], **HOUR}
    assert read("EQ4", work_2025=NO_WORK, work_2026=hours) == 0


def test_a_step_of_the_later_year_is_told_in_pounds_of_2025(read):
    hours = {"before": [12.71], "after": [13.45], **HOUR}
    expected = 740 * deflation.factor("GBP_2026", "GBP_2025")
    assert read("EQ4", work_2025=NO_WORK, work_2026=hours) == pytest.approx(expected)
    gap = {"paid": [12.71], **HOUR}
    missing = read("EQ5", work_2025=NO_HOURS, work_2026=gap, not_shown=0)
    assert missing == pytest.approx(expected)


def test_pay_meets_the_wage_of_its_own_year_exactly(read):
    met = {"paid": [12.60, 13.85], "place": ["UK", "London"]}
    met_next = {"paid": [13.45, 14.80], "place": ["UK", "London"]}
    assert read("EQ5", work_2025=met, work_2026=met_next, not_shown=0) == 0


@settings(max_examples=80, deadline=None)
@given(PENCE, PENCE)
def test_an_hour_may_have_an_uplift_and_a_gap_and_they_never_hold_the_same_pound(before, after):
    """Together they are always the step from pay before to the living wage: nothing is in both."""
    uplift = _one("EQ4", work_2025={"before": before, "after": after})
    gap = _one("EQ5", work_2025={"paid": after})
    law, wage = 12.21, 12.60
    assert uplift + gap == pytest.approx(wage - min(max(before, law), wage), abs=1e-9)


@settings(max_examples=80, deadline=None)
@given(PENCE, PENCE)
def test_where_nobody_loses_it_is_the_plain_uplift_of_each_hour(before, more):
    law, wage = 12.21, 12.60
    after = max(before, law) + more
    plain = max(0, min(after, wage) - max(before, law))
    uplift = _one("EQ4", work_2025={"before": before, "after": after})
    assert uplift == pytest.approx(plain, abs=1e-9)


def _one(code, *, work_2025):
    """The formula on one hour outside London, in the work year 2025-26."""
    empty = NO_WORK if code == "EQ4" else NO_HOURS
    hour = {name: [pay] for name, pay in work_2025.items()} | {"place": ["UK"]}
    more = {} if code == "EQ4" else {"not_shown": 0}
    example = Example(quantity=0, work_2025=hour, work_2026=empty, **more)
    measure = registry.measure(code)
    return float(readers.bare(measure, probe.example_columns(measure, [example]), 1)[0])


def test_the_limit_of_eq5_is_one_hour_in_five_of_pure_labour_at_the_minimum(the):
    law, wage = (
        figure(row).value for row in ("statutory-wage-adult-2026-04", "real-living-wage-uk-2025")
    )
    assert the("EQ5").rating.target == pytest.approx((wage - law) / law / 5, rel=0.2)
    assert the("EQ4").rating.target == the("EQ5").rating.target


# EQ6, pay ratio


def test_a_listed_firm_earns_nothing_and_pay_alike_everything():
    ratio = figure("pay-ratio-ftse350-median-2023-24").value
    listed = {"highest": ratio * 30_000, "chain": {"pay": [30_000], "count": [99]}, "not_shown": 0}
    assert rating("EQ6", listed) == pytest.approx(0)
    assert rating("EQ6", {**listed, "highest": 30_000}) == pytest.approx(100)


def test_of_an_even_number_the_lower_of_the_two_in_the_middle_is_taken(read):
    chain = {"pay": [20_000, 25_000, 40_000, 50_000]}
    assert read("EQ6", highest=50_000, chain=chain, not_shown=0) == 2


def test_where_the_middle_is_paid_nothing_there_is_no_ratio(read):
    chain = {"pay": [0, 0, 9]}
    assert read("EQ6", highest=9, chain=chain, not_shown=0) is None
    assert read("EQ6", highest=9, chain={"pay": []}, not_shown=0) is None


# EQ7, sustained work


def test_the_countrys_scheme_is_read_as_its_auditors_do(read):
    """A quarter of those who started stayed; what was additional is the published share."""
    stayed = figure("sustained-work-restart-2023").value
    additional = figure("sustained-work-additional-restart").value
    workers = {"weeks": [26], "hours": [16], "count": [100 * stayed]}
    told = {"anyway": stayed - additional, "benefit": "jobseeker"}
    assert read("EQ7", started=100, workers=workers, **told) == pytest.approx(100 * additional)


@pytest.mark.parametrize(("weeks", "hours", "people"), [(26, 16, 1), (25.9, 16, 0), (52, 15.9, 0)])
def test_a_person_stays_who_reaches_both_the_weeks_and_the_hours(read, weeks, hours, people):
    workers = {"weeks": [weeks], "hours": [hours]}
    told = {"anyway": 0, "benefit": "other or none"}
    assert read("EQ7", started=1, workers=workers, **told) == people


def test_the_exchequer_saves_for_the_weeks_shown_and_for_no_more():
    told = {"started": 4, "anyway": 0.25, "benefit": "jobseeker"}
    workers = {"weeks": [52], "hours": [30], "count": [3]}
    worth = card({"measure": "EQ7", **told, "workers": workers}).worth()
    by_ledger = dict(zip(worth["ledger"], worth["balance"], strict=True))
    half = figure("ucd-ee1.0-fiscal").value / 2
    moved = half * deflation.factor("GBP_FY2012", "GBP_2025")
    assert by_ledger["fiscal"] == pytest.approx(2 * moved, abs=1e-3)
    assert "welfare" not in by_ledger


def test_its_target_is_about_one_in_five_jobs_at_median_pay(the):
    jobs = 1 / figure("pay-median-annual-full-time-2025").value
    assert the("EQ7").rating.target == pytest.approx(jobs / 5, rel=0.05)


# EQ8, spend


def test_what_councils_spend_anyway_earns_nothing_and_the_highest_of_them_everything():
    for row, expected in (
        ("council-spend-social-2022", 0),
        ("council-spend-social-highest-2022", 100),
    ):
        paid = figure(row).value * 1_000_000
        told = rating("EQ8", {"paid": paid, "passed_on": 0, "returned": 0})
        assert told == pytest.approx(expected, abs=1e-9)


def test_spend_is_worth_no_pounds():
    told = measured("EQ8", {"paid": 500_000, "passed_on": 0, "returned": 0})
    assert told["priced"] is False
    assert told["attributable"] == 500_000


# EQ9, late payment


def test_what_the_countrys_test_lets_pass_is_just_at_the_limit():
    """Contract value all to suppliers; all in time but the share that may be late, by a term."""
    in_time = figure("prompt-payment-share-60-days").value
    counts = [1_000 * in_time, 1_000 * (1 - in_time)]
    invoices = {"value": [1_000] * 2, "days": [30, 60], "term": [30] * 2, "count": counts}
    told = measured("EQ9", {"invoices": invoices, "invoiced": 1_000_000})
    assert told["rating"] == pytest.approx(100)
    assert not told["past_limit"]


def test_an_invoice_paid_on_its_last_day_is_in_time(read):
    invoices = {"value": [100], "days": [30], "term": [30]}
    assert read("EQ9", invoices=invoices, invoiced=100) == 0


def test_days_run_on_by_the_day_and_by_the_pound(read):
    rng = np.random.default_rng(9)
    value, days = rng.uniform(1, 1e4, 50), rng.uniform(0, 120, 50)
    invoices = {"value": value.tolist(), "days": days.tolist(), "term": [30] * 50}
    expected = (value * np.clip(days - 30, 0, None)).sum()
    assert read("EQ9", invoices=invoices, invoiced=value.sum()) == pytest.approx(expected)
