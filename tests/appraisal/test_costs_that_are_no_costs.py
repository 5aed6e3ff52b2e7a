"""Costs too small for a ratio have none, and costs too large to be told are refused."""

import warnings
from math import isfinite, isnan

import pytest
from appraised import NO_HARM, STUDY, card, given, row, welfare

import socialvalue as sv

TINY = [1e-320, 5e-324, 1e-300, 1e-9, 4e-5]
RECORDS = [*given({2026: 1e9}), {"measure": "AP5", "wellbys": 4}, NO_HARM]


@pytest.fixture(autouse=True)
def _loud():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        yield


@pytest.mark.parametrize("costs", TINY)
def test_costs_too_small_for_a_ratio_have_none_and_say_why(costs):
    found = sv.appraise(card(RECORDS, {2026: costs}))
    told = welfare(found)
    for name in ("benefit_cost_ratio", "sroi_gross", "sroi_net"):
        assert isnan(told[name])
        assert isnan(found.ratio("a", "welfare", name).value)
    assert "too small" in told["why"]
    assert "too small" in found.ratio("a", "welfare", "sroi_net").why
    assert "too small" in row(found.cost_per_outcome(), measure="AP5")["why"]
    assert isnan(row(found.cost_per_outcome(), measure="AP5")["cost_per_unit"])
    assert told["net_present_value"] == pytest.approx(1e9)


def test_the_least_cost_that_pounds_are_told_in_has_a_ratio():
    told = welfare(sv.appraise(card(RECORDS, {2026: 1e-4})))
    assert told["sroi_gross"] == pytest.approx(1e13)
    assert told["why"] == ""


def test_costs_of_nothing_still_come_to_nothing():
    assert welfare(sv.appraise(card(RECORDS, {2026: 0})))["why"] == "its costs come to nothing"


@pytest.mark.parametrize(
    "costs",
    [{2026: 1e308}, {2026: 1e308, 2027: 1e308}, {2020: 1e308, 2026: 1e308}, {2026: 1e16}],
)
def test_costs_too_large_to_be_told_to_the_pound_are_refused_by_name(costs):
    with pytest.raises(sv.AppraisalError) as refused:
        sv.appraise(card(RECORDS, costs))
    (fault,) = refused.value.faults
    assert fault.at == "costs[a]"
    assert "too large" in fault.fault
    assert fault.fix


@pytest.mark.parametrize("costs", [{2026: 100}, {2026: 0}, {}])
@pytest.mark.parametrize("bias", [1e308, 1e16])
def test_a_bias_that_no_pound_could_bear_is_refused_whatever_the_costs(costs, bias):
    with pytest.raises(sv.AppraisalError) as refused:
        sv.appraise(card(RECORDS, costs), optimism=sv.Share(bias, source=STUDY))
    assert [fault.at for fault in refused.value.faults] == ["optimism"]


def test_a_bias_that_makes_costs_too_large_is_refused_where_they_are():
    with pytest.raises(sv.AppraisalError, match=r"costs\[a\]"):
        sv.appraise(card(RECORDS, {2026: 1e9}), optimism=sv.Share(1e8, source=STUDY))


def test_large_costs_that_can_be_held_have_finite_answers():
    records = [{"measure": "AP5", "wellbys": 1e-300}, *given({2026: 1}), NO_HARM]
    found = sv.appraise(card(records, {2026: 8e15, 2060: 1e14}))
    told = welfare(found)
    assert isfinite(told["sroi_net"])
    assert isfinite(told["equivalent_annual_value"])
    unit = row(found.cost_per_outcome(), measure="AP5")
    assert isnan(unit["cost_per_unit"])
    assert "too few" in unit["why"]
