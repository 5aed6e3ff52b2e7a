"""Laws of appraisal: linear, blind to the size of the currency, and nothing added in passing."""

from math import isnan

import numpy as np
import pytest
from appraised import NO_HARM, STUDY, card, given, row, welfare
from hypothesis import HealthCheck, settings
from hypothesis import given as drawn
from hypothesis import strategies as st

import socialvalue as sv

FEW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
YEARS = range(2026, 2034)
pounds = st.integers(0, 10**9).map(float)
flows = st.dictionaries(st.sampled_from(YEARS), pounds, min_size=1, max_size=5)
thousands = st.dictionaries(
    st.sampled_from(YEARS), st.integers(0, 1000).map(lambda many: many * 1000.0), min_size=1
)
people = st.integers(0, 1000)
shares = st.floats(0, 1)
EPSILON = np.finfo(float).eps
CLOSE = 1e-3
"""Pounds: each of a few lines may be fixed to the unit next to its own."""


def appraised(benefits, costs, harm=0, **options):
    harms = {"measure": "AX1", "people": harm, "period": "2027"}
    return sv.appraise(card([*given(benefits), harms], costs, timing="mid"), **options)


@FEW
@drawn(one=flows, other=flows, costs=flows, times=st.integers(0, 9))
def test_net_present_value_is_linear_in_its_flows(one, other, costs, times):
    both = {year: one.get(year, 0) + times * other.get(year, 0) for year in YEARS}
    whole = welfare(appraised(both, costs))["net_present_value"]
    first = welfare(appraised(one, costs))["net_present_value"]
    more = welfare(appraised(other, {2026: 0}))["net_present_value"]
    assert whole == pytest.approx(first + times * more, abs=CLOSE * (times + 1), rel=1e-12)


@FEW
@drawn(benefits=thousands, costs=thousands, times=st.sampled_from([0.5, 3, 100]))
def test_ratios_and_payback_do_not_know_the_size_of_the_currency(benefits, costs, times):
    one = welfare(appraised(benefits, costs))
    scaled = [{year: times * much for year, much in side.items()} for side in (benefits, costs)]
    other = welfare(appraised(*scaled))
    for name in ("benefit_cost_ratio", "sroi_gross", "sroi_net", "payback"):
        assert one[name] == pytest.approx(other[name], abs=1e-5, rel=1e-9, nan_ok=True)


@FEW
@drawn(benefits=flows, costs=flows, harm=people)
def test_the_net_ratio_is_the_gross_ratio_less_one(benefits, costs, harm):
    found = welfare(appraised(benefits, costs, harm))
    assert found["sroi_net"] == pytest.approx(found["sroi_gross"] - 1, nan_ok=True, rel=1e-9)
    gross = found["benefits"] + found["harms"]
    less = found["benefits"] - found["harms"]
    assert found["balance"] == pytest.approx(less, abs=gross * EPSILON)


@FEW
@drawn(people=st.integers(0, 10**8), less=st.integers(0, 200))
def test_a_small_balance_of_large_sums_is_exact_to_the_unit(people, less):
    """Harm of nearly as much as the benefit: what is left is whole units, whatever the size."""
    pounds = 500 * people + less / 100
    harm = {"measure": "AX1", "people": people}
    found = welfare(sv.appraise(card([*given({2026: pounds}), harm], discounting="none")))
    assert found["balance"] == less / 100
    assert found["harms"] == 500 * people


@FEW
@drawn(benefits=flows, costs=flows, harm=people)
def test_an_exchange_of_one_ledger_at_rate_one_is_that_ledger(benefits, costs, harm):
    rule = sv.Exchange("alone", "to see that nothing is added", {"welfare": 1})
    table = appraised(benefits, costs, harm, exchange=rule).table()
    added, plain = row(table, ledger="alone"), row(table, ledger="welfare")
    told = {"ledger", "exchange", "exchange_reason"}
    for name in set(table) - told:
        neither = isinstance(plain[name], float) and isnan(plain[name]) and isnan(added[name])
        assert neither or added[name] == plain[name], name
    assert (added["exchange"], plain["exchange"]) == ("welfare × 1", "none")
    assert (added["exchange_reason"], plain["exchange_reason"]) == (rule.reason, "")


@FEW
@drawn(benefits=flows, spared=flows, rate=st.sampled_from([0.5, 1, 2.5]))
def test_only_the_ledgers_that_a_rule_names_are_added(benefits, spared, rate):
    claims = [*given(benefits), *given(spared, "AP2"), *given({2026: 1e6}, "AP6"), NO_HARM]
    rule = sv.Exchange("both", "both fall to the same purse", {"welfare": 1, "fiscal": rate})
    table = sv.appraise(card(claims), exchange=rule).table()
    parts = [row(table, ledger=one)["benefits"] for one in ("welfare", "fiscal")]
    whole = row(table, ledger="both")["benefits"]
    assert whole == pytest.approx(parts[0] + rate * parts[1], rel=1e-12)


@FEW
@drawn(benefits=flows, harm=people)
def test_a_record_of_one_changes_nothing(benefits, harm):
    found = welfare(appraised(benefits, {2026: 1}, harm, delivery={"a": 1}))
    counted = [found[name] for name in ("expected_low", "expected", "expected_high")]
    assert counted == pytest.approx([found["benefits"]] * 3, rel=1e-12)


@FEW
@drawn(benefits=flows, record=st.sampled_from([None, {}, {"a": None}]))
def test_an_unknown_record_is_anything_from_nothing_to_all(benefits, record):
    found = welfare(appraised(benefits, {2026: 1}, delivery=record))
    assert found["expected_low"] == 0
    assert isnan(found["expected"])
    assert found["expected_high"] == pytest.approx(found["benefits"], rel=1e-12)


@FEW
@drawn(benefits=flows, three=st.lists(shares, min_size=3, max_size=3).map(sorted))
def test_a_known_record_counts_promises_by_it(benefits, three):
    found = welfare(appraised(benefits, {2026: 1}, delivery={"a": tuple(three)}))
    counted = [found[name] for name in ("expected_low", "expected", "expected_high")]
    assert counted == pytest.approx([share * found["benefits"] for share in three], rel=1e-12)


@FEW
@drawn(benefits=flows, harm=people, income=st.floats(1, 1e6), parts=st.integers(1, 4))
def test_equal_incomes_at_the_reference_weigh_nothing(benefits, harm, income, parts):
    groups = {f"group {part}": (1 / parts, income) for part in range(parts)}
    table = appraised(benefits, {}, harm).weighted(
        {"a": groups}, income, others=(0.5, 2), ledgers=["welfare"]
    )
    for side in ("benefits", "harms", "balance"):
        plain = table[f"{side}_unweighted"]
        np.testing.assert_allclose(table[f"{side}_weighted"], plain, rtol=1e-9, atol=1e-6)


@FEW
@drawn(benefits=flows, bias=st.floats(0, 2))
def test_optimism_only_raises_costs(benefits, bias):
    plain = welfare(appraised(benefits, {2026: 100, 2029: 50}))
    raised = welfare(
        appraised(benefits, {2026: 100, 2029: 50}, optimism=sv.Share(bias, source=STUDY))
    )
    assert raised["costs"] == pytest.approx(plain["costs"] * (1 + bias))
    assert raised["benefits"] == plain["benefits"]
