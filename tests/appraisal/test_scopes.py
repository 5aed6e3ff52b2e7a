"""Ratios of different scope are refused side by side, with every part in which they differ."""

import pickle
from math import isnan

import pytest
from appraised import FRAMEWORK, NO_HARM, STUDY, TEXT, card, given

import socialvalue as sv
from socialvalue.appraisal import compare
from socialvalue.source import Series, series

PLAIN = [*given({2026: 30, 2027: 12}), NO_HARM]
COSTS = {2026: 10}


def ratio(records=PLAIN, costs=COSTS, name="sroi_net", ledger="welfare", **basis):
    options = {key: basis.pop(key) for key in ("exchange", "optimism") if key in basis}
    return sv.appraise(card(records, costs, **basis), **options).ratio("a", ledger, name)


def other_framework():
    return sv.Framework.from_toml(TEXT.replace('"appraised"', '"other"'), "other")


GROWN = Series("mine", "1", STUDY, {year: 1.02 ** (year - 2000) for year in range(2000, 2100)})
RULE = sv.Exchange("rule", "to try", {"welfare": 1, "fiscal": 1})
DIFFERENT = {
    "stage": {"records": [{**one, "stage": "delivered"} for one in PLAIN], "stage": "delivered"},
    "timing": {"timing": "mid"},
    "discounting": {"discounting": "none"},
    "cost_years": {"costs": {2026: 10, 2027: 5}},
    "ratio": {"name": "sroi_gross"},
    "optimism": {"optimism": sv.Share(0.2, source=STUDY)},
    "growth": {"growth": GROWN},
    "harms_not_looked_for": {"records": given({2026: 30})},
}


@pytest.mark.parametrize("part", DIFFERENT)
def test_a_ratio_that_differs_in_one_part_is_refused_by_its_name(part):
    with pytest.raises(sv.ScopeError) as refused:
        compare(ratio(), ratio(**DIFFERENT[part]))
    assert [fault.at for fault in refused.value.faults] == [part]


def test_another_price_year_start_framework_and_rule_are_refused_too():
    claims = card(PLAIN, COSTS).claims
    there = sv.appraise(sv.score(claims, basis=sv.Basis(price_year=2024, start=2025)))
    with pytest.raises(sv.ScopeError) as refused:
        compare(ratio(), there.ratio("a", "welfare", "sroi_net"))
    assert {fault.at for fault in refused.value.faults} == {"price_year", "start"}
    both = sv.appraise(card(PLAIN, COSTS), exchange=RULE).ratio("a", "rule", "sroi_net")
    with pytest.raises(sv.ScopeError) as refused:
        compare(ratio(), both)
    assert {fault.at for fault in refused.value.faults} == {"ledger", "exchange", "exchange_reason"}
    rows = [{"submission": "a", **one} for one in PLAIN]
    elsewhere = sv.Claims.from_records(rows, other_framework(), [{"id": "a", "cost_2026": 10}])
    with pytest.raises(sv.ScopeError) as refused:
        compare(ratio(), *sv.appraise(sv.score(elsewhere)).ratios("welfare", "sroi_net"))
    assert {fault.at for fault in refused.value.faults} == {"framework"}


def test_a_deflator_carried_on_by_hand_is_another_deflator():
    index = series("gdp-deflator-2026-06")
    last = max(index.values)
    longer = index.extended({last + 1: index.at(last) * 1.02}, STUDY)
    with pytest.raises(sv.ScopeError, match="deflator"):
        compare(ratio(), ratio(deflator=longer))


def test_claims_moved_by_another_edition_have_another_scope():
    rows = [{"submission": "a", **one} for one in PLAIN]
    table = [{"id": "a", "cost_2026": 10, "cost_2026_unit": "GBP_2024"}]
    same = sv.Claims.from_records(rows, FRAMEWORK, table)
    compare(ratio(), *sv.appraise(sv.score(same)).ratios("welfare", "sroi_net"))
    index = series("gdp-deflator-2025-12")
    carried = index.extended({2025: index.at(2024) * 1.04}, STUDY)
    older = sv.Claims.from_records(rows, FRAMEWORK, table, deflator=carried)
    with pytest.raises(sv.ScopeError) as refused:
        compare(ratio(), *sv.appraise(sv.score(older)).ratios("welfare", "sroi_net"))
    assert [fault.at for fault in refused.value.faults] == ["claims_deflator"]


def test_every_difference_is_named_at_once_and_survives_pickling():
    with pytest.raises(sv.ScopeError) as refused:
        compare(ratio(), ratio(timing="end", discounting="none", name="sroi_gross"))
    error = pickle.loads(pickle.dumps(refused.value))
    assert {fault.at for fault in error.faults} == {"timing", "discounting", "ratio"}
    assert isinstance(error, ValueError)
    assert isinstance(error, sv.SocialValueError)
    assert all(fault.fault and fault.fix for fault in error.faults)


def test_ratios_of_one_scope_stand_in_order():
    less = [*given({2026: 12}), NO_HARM]
    table = compare(ratio(less), ratio(), ratio())
    assert table["rank"].tolist() == [1, 1, 3]
    assert table["value"].tolist() == sorted(table["value"], reverse=True)
    assert len(set(table["scope"])) == 1


def test_whole_appraisals_are_ranked_by_a_ledger_and_a_ratio():
    one, other = (sv.appraise(card([*given({2026: much}), NO_HARM], COSTS)) for much in (20, 50))
    table = compare(one, other, ledger="welfare", ratio="benefit_cost_ratio")
    assert table["value"].tolist() == [5, 2]
    late = sv.appraise(card(PLAIN, COSTS, timing="end"))
    with pytest.raises(sv.ScopeError, match="timing"):
        compare(one, late, ledger="welfare")


def test_a_submission_without_a_ratio_comes_last_with_its_reason():
    table = compare(ratio(costs={}), ratio())
    assert table["rank"].tolist() == [1, 0]
    assert isnan(table["value"][1])
    assert "no costs" in table["why"][1]


def test_bidders_of_one_card_who_looked_for_less_are_not_ranked_with_the_honest():
    rows = [
        {"submission": "a", **given({2026: 30})[0]},
        {"submission": "a", **NO_HARM},
        {"submission": "b", **given({2026: 30})[0]},
    ]
    table = [{"id": "a", "cost_2026": 10}, {"id": "b", "cost_2026": 10}]
    appraisal = sv.appraise(sv.score(sv.Claims.from_records(rows, FRAMEWORK, table)))
    with pytest.raises(sv.ScopeError, match="harms_not_looked_for"):
        compare(appraisal, ledger="welfare")
    assert "b said nothing of AX1" in " ".join(str(appraisal).split())


@pytest.mark.parametrize(("counts", "told"), [(1, "none"), (0, "AX2")])
def test_a_harm_without_an_answer_was_not_looked_for(counts, told):
    crowded = sv.Framework.from_toml(TEXT.replace("AX1", "AX2"), "crowded")
    rows = [
        {"submission": "a", **given({2026: 30})[0]},
        {"submission": "a", "measure": "AX2", "people": 0, "counts": counts},
    ]
    claims = sv.Claims.from_records(rows, crowded, [{"id": "a", "cost_2026": 10}])
    found = sv.appraise(sv.score(claims)).ratio("a", "welfare", "sroi_net")
    assert found.scope.harms_not_looked_for == told


def test_a_scope_is_plain_and_a_ratio_says_its_own():
    one = ratio()
    assert one.scope.as_dict()["ledger"] == "welfare"
    assert one.scope == ratio().scope
    assert "sroi_net of a, welfare" in str(one)
    assert "costs of 2026" in str(one)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (compare, "nothing to compare"),
        (lambda: ratio(ledger="wealth"), "no such ledger"),
        (lambda: ratio(name="return"), "no ratio of this name"),
        (lambda: sv.appraise(card(PLAIN)).ratio("z", "welfare", "sroi_net"), "no such submission"),
    ],
)
def test_what_is_not_there_is_refused_with_a_remedy(call, words):
    with pytest.raises(sv.AppraisalError, match=words):
        call()
