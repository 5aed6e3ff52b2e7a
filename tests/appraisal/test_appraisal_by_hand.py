"""A whole appraisal worked in fractions, and what counts when.

A befriending service reaches 100 people in two and a half years: 40, 40 and 20. Each is better off
for two and a half years, a fifth less each year, at 350 pounds a year; 54 in a hundred of that is
its doing. Six neighbours a year are disturbed for two years, at 500 pounds each. It costs 8,000,
2,000 and 1,000 pounds. Money counts at mid-year.
"""

from fractions import Fraction
from itertools import zip_longest
from math import isnan, sqrt

import numpy as np
import pytest
from appraised import NO_HARM, card, given, row, welfare

import socialvalue as sv
from socialvalue.source import series

REACHED = [Fraction(40), Fraction(40), Fraction(20)]
LASTING = [Fraction(1), Fraction(4, 5), Fraction(16, 25) / 2]
KEPT = Fraction(4, 5) * Fraction(9, 10) * Fraction(3, 4)
HARM = [Fraction(3000), Fraction(3000)]
COSTS = {2026: 8000, 2027: 2000, 2028: 1000}
RATE = Fraction(str(series("discount-rate-standard").values[1]))
RECORDS = [
    {"measure": "AP3", "people": 100, "delivery": 2.5, "period": "2026"},
    {"measure": "AX1", "people": 6, "period": "2026"},
    {"measure": "AX1", "people": 6, "period": "2027"},
]


def _benefits():
    """Pounds by year: each year's people in each of their years."""
    years = [Fraction(0)] * 5
    for year, people in enumerate(REACHED):
        for later, part in enumerate(LASTING):
            years[year + later] += people * part * 350 * KEPT
    return years


def _present(flows):
    """Σ flow / (1 + rate)^(year + ½): exact but for the half year."""
    whole = sum(flow / (1 + RATE) ** year for year, flow in enumerate(flows))
    return float(whole) / sqrt(1 + RATE)


def test_a_social_return_of_five_years_at_mid_year_by_hand():
    found = welfare(sv.appraise(card(RECORDS, COSTS, timing="mid")))
    worth, harm, inputs = _present(_benefits()), _present(HARM), _present(COSTS.values())
    near = {"abs": 2e-4}
    assert found["benefits"] == pytest.approx(worth, **near)
    assert found["harms"] == pytest.approx(harm, **near)
    assert found["costs"] == pytest.approx(inputs, rel=1e-12)
    assert found["net_present_value"] == pytest.approx(worth - harm - inputs, abs=4e-4)
    gross = (worth - harm) / inputs
    assert found["benefit_cost_ratio"] == found["sroi_gross"] == pytest.approx(gross, rel=1e-7)
    assert found["sroi_net"] == pytest.approx(gross - 1, rel=1e-7)
    assert found["annual_years"] == 5
    annuity = (1 - float(1 + RATE) ** -5) / float(RATE)
    yearly = (worth - harm - inputs) / annuity
    assert found["equivalent_annual_value"] == pytest.approx(yearly, abs=1e-3)


def test_the_years_of_it_by_hand():
    table = sv.appraise(card(RECORDS, COSTS, timing="mid")).flows()
    some = table["ledger"] == "welfare"
    assert table["year"][some].tolist() == [2026, 2027, 2028, 2029, 2030]
    for name, by_hand in (("benefits", _benefits()), ("harms", HARM)):
        wanted = [float(much) for much, _ in zip_longest(by_hand, range(5), fillvalue=0)]
        np.testing.assert_allclose(table[name][some], wanted, atol=1e-4)
        for year, much in enumerate(wanted):
            now = much / float(1 + RATE) ** (year + 0.5)
            assert table[f"{name}_discounted"][some][year] == pytest.approx(now, abs=1.5e-4)


def test_payback_by_hand():
    """100 for 30 a year from the year after: 10 of the 30 are missing after three of them."""
    records = [*given(dict.fromkeys(range(2027, 2032), 30)), NO_HARM]
    found = welfare(sv.appraise(card(records, {2026: 100})))
    assert found["payback"] == pytest.approx(3 + 1 / 3)
    debt = 100 - sum(30 / 1.035**year for year in (1, 2, 3))
    assert found["payback_discounted"] == pytest.approx(3 + debt / (30 / 1.035**4), abs=1e-5)
    assert found["why"] == ""


@pytest.mark.parametrize(("timing", "later"), [("start", 0), ("mid", 0.5), ("end", 1)])
def test_payback_counts_from_the_start_and_not_from_the_first_cost(timing, later):
    records = [*given(dict.fromkeys(range(2027, 2032), 30)), NO_HARM]
    found = welfare(sv.appraise(card(records, {2026: 100}, timing=timing)))
    assert found["payback"] == pytest.approx(3 + 1 / 3 + later)


def test_what_is_never_paid_back_says_so():
    found = welfare(sv.appraise(card([*given({2026: 30}), NO_HARM], {2026: 100})))
    assert isnan(found["payback"])
    assert "not paid back" in found["why"]


def test_a_submission_without_costs_has_no_ratio_and_says_why():
    found = welfare(sv.appraise(card([*given({2026: 30}), NO_HARM])))
    for name in ("costs", "net_present_value", "benefit_cost_ratio", "sroi_gross", "sroi_net"):
        assert isnan(found[name])
    assert isnan(found["payback"])
    assert "no costs by year" in found["why"]
    assert found["benefits"] == 30


def test_costs_of_nothing_have_no_ratio_and_keep_a_net_present_value():
    found = welfare(sv.appraise(card([*given({2026: 30}), NO_HARM], {2026: 0})))
    assert found["net_present_value"] == 30
    assert isnan(found["sroi_gross"])
    assert "come to nothing" in found["why"]


def test_a_ledger_in_which_nothing_was_claimed_has_no_ratio():
    found = row(sv.appraise(card(given({2026: 30}), {2026: 10})).table(), ledger="fiscal")
    assert isnan(found["sroi_gross"])
    assert "has a price in this ledger" in found["why"]


def test_costs_before_the_start_count_as_its_first_year_as_benefits_do():
    early = sv.appraise(card([*given({2024: 30}), NO_HARM], {2024: 7, 2027: 1.035}))
    assert early.costs()["costs"].tolist() == [7, 1.035]
    found = welfare(early)
    assert found["costs"] == pytest.approx(8)
    assert found["benefits"] == 30


def test_costs_move_to_the_pounds_of_the_basis_as_benefits_do():
    index = series("gdp-deflator-2026-06")
    claims = card([*given({2026: 30}), NO_HARM], {2026: 10}).claims
    other = sv.score(claims, basis=sv.Basis(price_year=2019, start=2026))
    found = welfare(sv.appraise(other))
    assert found["costs"] == pytest.approx(10 * index.at(2019) / index.at(2025))
    assert found["sroi_gross"] == pytest.approx(3, abs=1e-5)
    assert found["price_year"] == 2019


def test_without_discounting_a_year_is_a_year():
    records = [*given({2026: 10, 2030: 20}), NO_HARM]
    found = welfare(sv.appraise(card(records, {2028: 3}, discounting="none")))
    assert (found["benefits"], found["costs"], found["net_present_value"]) == (30, 3, 27)
    assert found["equivalent_annual_value"] == pytest.approx(27 / 5)
