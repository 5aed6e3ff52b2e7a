"""Only the overrun of a capital cost raises costs: an overrun of time or an elasticity is none."""

import pytest
from appraised import NO_HARM, STUDY, card, given, welfare

import socialvalue as sv
from socialvalue.cli import main
from socialvalue.source import figure, figures

APPRAISAL = [one for one in figures().values() if one.topic == "appraisal"]
OVERRUNS = [one.key for one in APPRAISAL if one.key.startswith("optimism-bias-capital-")]
OTHERS = [one.key for one in APPRAISAL if one.key not in OVERRUNS]


@pytest.mark.parametrize("key", OVERRUNS)
def test_the_overrun_of_a_capital_cost_raises_costs_by_itself(key):
    raised = sv.appraise(card([*given({2026: 10}), NO_HARM], {2026: 100}), optimism=figure(key))
    assert welfare(raised)["costs"] == pytest.approx(100 * (1 + figure(key).value))


@pytest.mark.parametrize(
    "key", [*OTHERS, "wellby-income-elasticity", "prompt-payment-share-60-days"]
)
def test_a_figure_that_is_no_overrun_of_cost_raises_none(key):
    with pytest.raises(sv.AppraisalError) as refused:
        sv.appraise(card([NO_HARM], {2026: 100}), optimism=figure(key))
    (fault,) = refused.value.faults
    assert fault.at == "optimism"
    assert f"{key} is no overrun of a capital cost" in fault.fault
    assert "optimism-bias-capital" in fault.fix


def test_the_ledger_holds_figures_of_both_sorts():
    assert len(OVERRUNS) > 5
    assert {"distributional-elasticity", "optimism-bias-duration-standard-buildings"} <= {*OTHERS}


def test_a_share_with_a_source_of_ones_own_raises_costs():
    found = sv.appraise(card([NO_HARM], {2026: 100}), optimism=sv.Share(0.1, source=STUDY))
    assert welfare(found)["costs"] == pytest.approx(110)


@pytest.mark.parametrize("key", ["distributional-elasticity", OTHERS[0]])
def test_the_command_refuses_it_too(capsys, key):
    parks = "examples/parks"
    assert main(["appraise", parks, "--optimism", key]) == 2
    assert "is no overrun of a capital cost" in capsys.readouterr().err


def test_a_figure_of_money_or_of_cost_is_no_elasticity():
    found = sv.appraise(card([*given({2026: 10}), NO_HARM]))
    for key in ("wellby-value", OVERRUNS[0]):
        with pytest.raises(sv.AppraisalError, match=f"{key} is no elasticity"):
            found.weighted({"a": 2}, 1, figure(key), others=(1, 2))
