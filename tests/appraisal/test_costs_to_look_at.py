"""Costs that look like a slip of the pen are remarked on, by name, and a blank year is not a 0."""

from math import isnan

import numpy as np
import pytest
from appraised import FRAMEWORK, NO_HARM, given, row

import socialvalue as sv


def bids(*table):
    """An appraisal of bids that each bring 30 pounds of welfare and looked for harm."""
    rows = [
        {"submission": one["id"], **record}
        for one in table
        for record in (*given({2026: 30}), NO_HARM)
    ]
    claims = sv.Claims.from_records(rows, FRAMEWORK, list(table))
    return sv.appraise(sv.score(claims, basis=sv.Basis(price_year=2025, start=2026)))


def words(appraisal):
    return " ".join(str(appraisal).split())


@pytest.mark.parametrize(
    ("costs", "value"), [(41_000, 800_000), (760_000, 76_000_000), (0, 5_000), (9_000, 5_000)]
)
def test_costs_far_from_the_contract_value_are_remarked_on_with_both_numbers(costs, value):
    found = bids({"id": "a", "name": "Slip Ltd", "cost_2026": costs, "contract_value": value})
    told = found.table()["costs_remark"][0]
    assert f"£{costs:,}" in told
    assert f"£{value:,}" in told
    assert f"Slip Ltd: {told}" in words(found)
    assert "COSTS TO LOOK AT" in str(found)


def test_it_is_a_remark_and_no_refusal():
    found = row(bids({"id": "a", "cost_2026": 3, "contract_value": 300}).table(), ledger="welfare")
    assert found["sroi_gross"] == pytest.approx(10)
    assert found["why"] == ""


@pytest.mark.parametrize("table", [{"cost_2026": 100, "contract_value": 105}, {"cost_2026": 7}, {}])
def test_costs_near_the_contract_value_or_with_nothing_beside_them_are_not_remarked_on(table):
    found = bids({"id": "a", **table})
    assert set(found.table()["costs_remark"]) == {""}
    assert "COSTS TO LOOK AT" not in str(found)


def test_costs_are_compared_as_they_were_given_and_not_as_they_were_raised_or_discounted():
    table = {"id": "a", "cost_2026": 50, "cost_2060": 50, "contract_value": 100}
    found = bids(table)
    assert found.table()["costs"][0] < 75
    assert set(found.table()["costs_remark"]) == {""}


def test_a_blank_year_that_others_fill_leaves_a_bid_without_a_ratio_and_names_it():
    found = bids(
        {"id": "a", "name": "Full", "cost_2026": 10, "cost_2027": 10},
        {"id": "b", "name": "Half", "cost_2026": 10},
    )
    half = row(found.table(), submission="Half", ledger="welfare")
    for name in ("costs", "net_present_value", "benefit_cost_ratio", "sroi_gross", "sroi_net"):
        assert isnan(half[name])
    assert "cost of 2027 is blank" in half["why"]
    assert row(found.table(), submission="Full", ledger="welfare")["why"] != half["why"]
    assert not isnan(row(found.table(), submission="Full", ledger="welfare")["sroi_gross"])
    assert "Half: its cost of 2027 is blank" in words(found)


def test_a_year_of_nothing_is_written_as_0_and_has_a_ratio():
    found = bids(
        {"id": "a", "cost_2026": 10, "cost_2027": 10}, {"id": "b", "cost_2026": 10, "cost_2027": 0}
    )
    assert row(found.table(), submission="b", ledger="welfare")["sroi_gross"] == 3
    assert "COSTS TO LOOK AT" not in str(found)


def test_a_blank_year_is_blank_in_the_costs_and_the_others_stand():
    found = bids({"id": "a", "cost_2026": 1, "cost_2027": 1}, {"id": "b", "cost_2026": 7})
    costs = found.costs()
    some = costs["submission"] == "b"
    np.testing.assert_array_equal(costs["costs"][some], [7, np.nan])


def test_a_year_that_everybody_left_blank_is_missed_by_nobody():
    found = bids({"id": "a", "cost_2026": 10, "cost_2027": None})
    assert row(found.table(), ledger="welfare")["sroi_gross"] == 3
    assert found.ratio("a", "welfare", "sroi_net").scope.cost_years == "2026"


def test_a_crowd_of_slips_is_told_in_a_few_lines():
    table = [{"id": f"s{k}", "cost_2026": 1, "contract_value": 100} for k in range(50)]
    said = words(bids(*table))
    assert "44 more" in said
    assert said.count("contract value") < 12
