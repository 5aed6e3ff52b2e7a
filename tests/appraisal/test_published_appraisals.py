"""Published cases of appraisal, through the public functions and through `sv.appraise`."""

import numpy as np
import pytest
from appraised import NO_HARM, STUDY, card, given, row, welfare

import socialvalue as sv
from socialvalue import numerics as nx
from socialvalue.source import figure

RATE = ([1], [30], [0.035])
MILLION = 1_000_000
HIGHER = {"abs": 5e-10}


def test_the_net_present_value_and_annual_value_of_the_greenbook_package():
    costs, benefits = [100, 0, 0, 0, 0, 0], [0, 30, 30, 30, 30, 30]
    net = nx.net_present_value(RATE, benefits, costs, np.arange(6))
    assert net == pytest.approx(35.451571264, **HIGHER)
    assert nx.annuity_factor(RATE, 5) == pytest.approx(4.515052375, **HIGHER)
    assert nx.equivalent_annual_value(RATE, net, 5) == pytest.approx(7.851862684, **HIGHER)


def test_the_same_through_a_scorecard_in_millions_of_pounds():
    flows = given(dict.fromkeys(range(2027, 2032), 30 * MILLION))
    found = welfare(sv.appraise(card([*flows, NO_HARM], {2026: 100 * MILLION})))
    assert found["net_present_value"] / MILLION == pytest.approx(35.451571264, **HIGHER)
    assert found["annual_years"] == 5
    assert found["equivalent_annual_value"] / MILLION == pytest.approx(7.851862684, **HIGHER)
    factor = found["net_present_value"] / found["equivalent_annual_value"]
    assert factor == pytest.approx(4.515052375, **HIGHER)


def test_both_ratios_of_hour_timebank():
    found = welfare(sv.appraise(card([*given({2026: 803_184}), NO_HARM], {2026: 50_000})))
    assert round(found["sroi_gross"], 2) == round(float(nx.sroi_ratio(803_184, 50_000)), 2) == 16.06
    assert (
        round(found["sroi_net"], 2) == round(float(nx.net_sroi_ratio(803_184, 50_000)), 2) == 15.06
    )
    assert found["net_present_value"] == 753_184


def test_the_inputs_and_rows_of_wheels_to_meals():
    """The rest of that account was not to be had, so its own ratio is not asserted."""
    kinds = {"emergency": 0.05, "assessment": 0.05, "care": 0.05, "surgery": 0.1}
    records = [
        {
            "measure": "AP4",
            "claim": kind,
            "visits": 90 if kind == "surgery" else 7,
            "where": kind,
            "attribution": share,
        }
        for kind, share in kinds.items()
    ]
    volunteers = 4 * 3 * 5 * 50 * 6.0
    appraisal = sv.appraise(card([*records, NO_HARM], {2026: 24_375 + volunteers}))
    found = row(appraisal.table(), ledger="fiscal")
    assert found["costs"] == 42_375
    assert found["benefits"] == pytest.approx(625.1 + 33_010.6 + 48_013.0 + 1_539.0, abs=1e-9)
    assert found["sroi_gross"] == pytest.approx(found["benefits"] / 42_375)


@pytest.mark.parametrize(("mitigation", "raised"), [(0.0, 12_400_000), (0.5, 11_200_000)])
def test_ten_million_pounds_of_standard_buildings(mitigation, raised):
    bound = figure("optimism-bias-capital-standard-buildings")
    left = float(nx.optimism_bias(bound.value, mitigation))
    assert nx.allow_for_optimism(10_000_000, bound.value, mitigation) == pytest.approx(raised)
    chosen = bound if mitigation == 0 else sv.Share(left, source=STUDY)
    appraisal = sv.appraise(card([NO_HARM], {2026: 10_000_000}), optimism=chosen)
    assert appraisal.costs()["costs"].tolist() == pytest.approx([raised])
    assert chosen.source.cite() in appraisal.costs()["optimism"][0]
    assert chosen.source.publisher in " ".join(str(appraisal).split())


@pytest.mark.parametrize(("cost", "gain", "each"), [(2000, 0.63, 3174.60), (550, 0.55, 1000.0)])
def test_what_a_year_of_life_satisfaction_costs_in_two_programmes(cost, gain, each):
    assert round(float(nx.cost_per_outcome(cost, gain)), 2) == each
    appraisal = sv.appraise(card([{"measure": "AP5", "wellbys": gain}], {2026: cost}))
    found = row(appraisal.cost_per_outcome(), measure="AP5")
    assert round(found["cost_per_unit"], 2) == each
    assert found["unit"] == "wellby"
    assert "not shared out" in found["counts"]


@pytest.mark.parametrize(
    ("income", "weight"), [(15_000, 3.0086), (25_000, 1.5487), (35_000, 1), (100_000, 0.2554)]
)
def test_the_recomputed_weights_of_econstack(income, weight):
    appraisal = sv.appraise(card([*given({2026: 1000}), NO_HARM]))
    table = appraisal.weighted({"a": income}, 35_000, others=(1, 1.6))
    found = row(table, ledger="welfare", use="chosen")
    assert found["elasticity"] == figure("distributional-elasticity").value
    assert found["benefits_weighted"] / 1000 == pytest.approx(weight, abs=5e-5)
    assert found["benefits_unweighted"] == 1000
