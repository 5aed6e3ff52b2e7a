"""Every source that an appraisal adds is held to the test that a scorecard's own are held to."""

import pickle

import pytest
from appraised import NO_HARM, STUDY, card, given
from attrs import evolve

import socialvalue as sv
from socialvalue.source import figure

BAD = {
    "withdrawn": evolve(STUDY, key="bad", status="withdrawn"),
    "superseded": evolve(STUDY, key="bad", status="superseded"),
    "conflicting": evolve(STUDY, key="bad", status="conflicting"),
    "stale": evolve(STUDY, key="bad", valid_until="2020-12-31"),
    "undated": evolve(STUDY, key="bad", valid_until="soon"),
}
RATES = {"welfare": 1, "fiscal": 1}
ADDED = {
    "optimism": lambda source: {"optimism": sv.Share(0.2, source=source)},
    "exchange": lambda source: {"exchange": sv.Exchange("both", "one purse", RATES, source)},
    "delivery": lambda source: {"delivery": {"a": sv.Share(0.8, source=source)}},
}


def scored(**basis):
    return card([*given({2026: 30}), NO_HARM], {2026: 10}, as_of="2026-01-01", **basis)


def weighed(appraisal, source):
    power = sv.Share(1.3, source=source)
    return appraisal.weighted({"a": 20_000}, 30_000, power, others=(1.0, 1.6))


@pytest.mark.parametrize("use", ADDED)
@pytest.mark.parametrize("wrong", BAD)
def test_a_strict_appraisal_refuses_a_source_that_does_not_hold(use, wrong):
    with pytest.raises(sv.SourceError) as refused:
        sv.appraise(scored(strict=True), **ADDED[use](BAD[wrong]))
    fault = refused.value.faults[0]
    assert use in fault.at
    assert "bad" in fault.fault
    assert "leave strict off" in fault.fix
    assert pickle.loads(pickle.dumps(refused.value)).faults == refused.value.faults


@pytest.mark.parametrize("use", ADDED)
@pytest.mark.parametrize("wrong", BAD)
def test_otherwise_it_stands_under_sources_to_look_at(use, wrong):
    appraisal = sv.appraise(scored(), **ADDED[use](BAD[wrong]))
    page = str(appraisal).partition("SOURCES TO LOOK AT")[2]
    assert "(bad" in page
    assert use in page
    warned = appraisal.warnings()
    assert (warned["wrong"][-1], warned["source"][-1]) == (wrong, "bad")
    assert appraisal.as_dict()["warnings"][-1]["wrong"] == wrong


def test_all_that_is_wrong_is_refused_at_once():
    every = {}
    for made in ADDED.values():
        every.update(made(BAD["withdrawn"]))
    with pytest.raises(sv.SourceError) as refused:
        sv.appraise(scored(strict=True), **every)
    assert len(refused.value.faults) == len(ADDED)


@pytest.mark.parametrize("wrong", BAD)
def test_an_elasticity_is_held_to_the_same_test(wrong):
    with pytest.raises(sv.SourceError, match="elasticity"):
        weighed(sv.appraise(scored(strict=True)), BAD[wrong])
    table = weighed(sv.appraise(scored()), BAD[wrong])
    chosen = table["use"] == "chosen"
    assert all("bad" in told for told in table["elasticity_warning"][chosen])
    assert set(table["elasticity_warning"][~chosen]) == {""}


def test_a_figure_of_the_ledger_in_conflict_is_refused_by_its_name():
    with pytest.raises(sv.SourceError, match="optimism-bias-capital-outsourcing"):
        sv.appraise(scored(strict=True), optimism=figure("optimism-bias-capital-outsourcing"))


def test_sound_sources_are_let_through_and_nothing_is_warned_of():
    every = {}
    for made in ADDED.values():
        every.update(made(STUDY))
    appraisal = sv.appraise(scored(strict=True), **every)
    assert "SOURCES TO LOOK AT" not in str(appraisal)
    assert set(weighed(appraisal, STUDY)["elasticity_warning"]) == {""}


def test_what_stands_against_the_scorecard_stands_against_its_appraisal():
    found = card([*given({2026: 30}), NO_HARM], {2026: 10}, as_of="2099-01-01")
    assert found.warnings()["source"]
    appraisal = sv.appraise(found)
    assert appraisal.warnings()["source"] == found.warnings()["source"]
    assert "SOURCES TO LOOK AT" in str(appraisal)
