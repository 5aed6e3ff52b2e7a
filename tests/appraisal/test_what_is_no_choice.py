"""What is no rule, record, ratio or income is refused with its place, the fault and a remedy."""

import pickle

import numpy as np
import pytest
from appraised import FRAMEWORK, NO_HARM, STUDY, card, given, welfare

import socialvalue as sv
from socialvalue.appraisal import compare

RULE = {"name": "both", "reason": "one purse", "rates": {"welfare": 1, "fiscal": 1}}
HUGE = 10**400


def faults(call, *of, **options):
    """The faults of a refusal, each with its place and a remedy, as they survive pickling."""
    with pytest.raises(sv.AppraisalError) as refused:
        call(*of, **options)
    found = pickle.loads(pickle.dumps(refused.value)).faults
    assert all(fault.at and fault.fault and fault.fix for fault in found)
    return [fault.at for fault in found]


@pytest.fixture(scope="module")
def appraisal():
    """Two bidders, so that one may be named twice: by id and by name."""
    rows = [{"submission": who, **one} for who in "ab" for one in (*given({2026: 1000}), NO_HARM)]
    table = [{"id": "a", "name": "Acme", "cost_2026": 9}, {"id": "b", "cost_2026": 9}]
    return sv.appraise(sv.score(sv.Claims.from_records(rows, FRAMEWORK, table)))


@pytest.mark.parametrize(
    ("wrong", "at"),
    [
        ({"name": None}, "exchange.name"),
        ({"name": 5}, "exchange.name"),
        ({"name": "welfare "}, "exchange.name"),
        ({"name": "Welfare"}, "exchange.name"),
        ({"name": "wel\u200bfare"}, "exchange.name"),
        ({"reason": None}, "exchange.reason"),
        ({"reason": ["why"]}, "exchange.reason"),
        ({"rates": None}, "exchange.rates"),
        ({"rates": ["welfare"]}, "exchange.rates"),
        ({"rates": "welfare"}, "exchange.rates"),
        ({"rates": {"welfare": HUGE}}, "exchange.rates[welfare]"),
        ({"rates": {"welfare": "1"}}, "exchange.rates[welfare]"),
        ({"rates": {"welfare": np.True_}}, "exchange.rates[welfare]"),
        ({"rates": {None: 1}}, "exchange.rates[None]"),
        ({"rates": {"welfare": 1e300}}, "exchange.rates[welfare]"),
        ({"source": "the council"}, "exchange.source"),
    ],
)
def test_what_is_no_rule_is_refused(wrong, at):
    assert faults(sv.Exchange, **{**RULE, **wrong}) == [at]


def test_all_that_is_wrong_with_a_rule_is_told_at_once():
    wrong = {"name": None, "reason": None, "rates": None, "source": "x"}
    assert faults(sv.Exchange, **wrong) == [
        f"exchange.{part}" for part in ("name", "reason", "rates", "source")
    ]


def test_a_rule_by_which_pounds_cannot_be_told_is_refused():
    scored = card([*given({2026: 1e9}), NO_HARM], {2026: 10})
    rule = sv.Exchange(**{**RULE, "rates": {"welfare": 1e7, "fiscal": 1}})
    assert faults(sv.appraise, scored, exchange=rule) == ["exchange.rates"]


def test_a_rate_may_be_any_sort_of_number():
    rule = sv.Exchange(**{**RULE, "rates": {"welfare": np.int64(1), "fiscal": np.float32(0.5)}})
    assert rule.as_dict()["rates"] == {"welfare": 1.0, "fiscal": 0.5}
    assert rule == sv.Exchange(**{**RULE, "rates": {"welfare": 1, "fiscal": 0.5}})


@pytest.mark.parametrize(
    ("options", "at"),
    [
        ({"delivery": 0.5}, "delivery"),
        ({"delivery": "a"}, "delivery"),
        ({"delivery": ["a"]}, "delivery"),
        ({"delivery": {"a": ("0.1", "0.2", "0.3")}}, "delivery[a]"),
        ({"delivery": {"a": np.True_}}, "delivery[a]"),
        ({"delivery": {"a": (0, np.True_, 1)}}, "delivery[a]"),
        ({"delivery": {"a": {0.1: 1, 0.2: 1, 0.3: 1}}}, "delivery[a]"),
        ({"delivery": {"a": HUGE}}, "delivery[a]"),
        ({"delivery": {"a": np.array(0.5)}}, "delivery[a]"),
        ({"delivery": {"a": [[0.1], [0.2], [0.3]]}}, "delivery[a]"),
        ({"delivery": {"a": sv.Share(0.5, low="0.1", source=STUDY)}}, "delivery[a]"),
        ({"delivery": {"a": sv.Share(0.5, source="mine")}}, "delivery[a]"),
        ({"delivery": {None: 0.5}}, "delivery[None]"),
        ({"exchange": "x"}, "exchange"),
        ({"exchange": {"welfare": 1}}, "exchange"),
        ({"optimism": "optimism-bias-capital-outsourcing"}, "optimism"),
        ({"optimism": sv.Share(0.2, source="mine")}, "optimism"),
        ({"optimism": sv.Share(float("nan"), source=STUDY)}, "optimism"),
    ],
)
def test_what_is_no_choice_is_refused(options, at):
    assert faults(sv.appraise, card([NO_HARM], {2026: 10}), **options) == [at]


def test_what_is_wrong_with_a_record_is_told_at_a_stage_that_needs_none():
    done = card([{**NO_HARM, "stage": "delivered"}], stage="delivered")
    assert faults(sv.appraise, done, delivery=0.5) == ["delivery"]


@pytest.mark.parametrize("wrong", ["x", None, 5])
def test_only_a_scorecard_is_appraised(wrong):
    assert faults(sv.appraise, wrong) == ["card"]


@pytest.mark.parametrize("wrong", ["x", None, 0.5])
def test_only_ratios_and_appraisals_are_compared(appraisal, wrong):
    one = appraisal.ratio("a", "welfare", "sroi_net")
    assert faults(compare, wrong) == ["compare[0]"]
    assert faults(compare, one, wrong) == ["compare[1]"]


@pytest.mark.parametrize("who", [None, 5, ["a"]])
def test_nobody_is_found_by_what_is_no_name(appraisal, who):
    assert faults(appraisal.ratio, who, "welfare", "sroi_net") == [str(who)]


@pytest.mark.parametrize("ratio", [None, ["sroi_net"], {}, np.array([1, 2])])
def test_what_is_no_name_of_a_ratio_is_refused(appraisal, ratio):
    assert faults(appraisal.ratio, "a", "welfare", ratio) == [str(ratio)]


@pytest.mark.parametrize(
    ("incomes", "options", "at"),
    [
        (None, {}, "incomes"),
        (5, {}, "incomes"),
        ({"a": 1e-300}, {}, "incomes[a].all"),
        ({"a": HUGE}, {}, "incomes[a].all"),
        ({"a": np.True_}, {}, "incomes[a].all"),
        ({"a": None}, {}, "incomes[a].all"),
        ({"a": {}}, {}, "incomes[a]"),
        ({"a": {"x": (True, 2)}}, {}, "incomes[a].x"),
        ({"a": 2, "Acme": 3}, {}, "incomes[Acme]"),
        ({"a": 2}, {"others": None}, "others"),
        ({"a": 2}, {"others": 5}, "others"),
        ({"a": 2}, {"others": "12"}, "others"),
        ({"a": 2}, {"others": [[1, 2], [3]]}, "others"),
        ({"a": 2}, {"others": {1, 2}}, "others"),
        ({"a": 2}, {"others": np.array(1)}, "others"),
        ({"a": 2}, {"others": (1, HUGE)}, "others"),
        ({"a": 0.5}, {"others": (1, 1e5)}, "incomes[a].all"),
        ({"a": 2}, {"reference": None}, "reference"),
        ({"a": 2}, {"reference": HUGE}, "reference"),
        ({"a": 2}, {"reference": 1e-300}, "reference"),
        ({"a": 2}, {"elasticity": sv.Share(1, source="mine")}, "elasticity"),
        ({"a": 2}, {"ledgers": 5}, "ledgers"),
        ({"a": 2}, {"ledgers": "welfare"}, "ledgers"),
        ({"a": 2}, {"ledgers": ["welfare", "welfare"]}, "ledgers[welfare]"),
        ({"a": 2}, {"ledgers": [["welfare"]]}, "ledgers[['welfare']]"),
    ],
)
def test_what_cannot_be_weighted_is_refused(appraisal, incomes, options, at):
    call = {"reference": 1, "others": (1, 2), **options}
    assert faults(appraisal.weighted, incomes, **call) == [at]


def test_nobody_has_two_records_or_two_incomes(appraisal):
    twice = {"a": 0.5, "b": 0.5, " Acme": 0.9}
    with pytest.raises(sv.AppraisalError, match="same submission as 'a'"):
        sv.appraise(appraisal.card, delivery=twice)
    with pytest.raises(sv.AppraisalError, match="same submission as 'Acme'"):
        appraisal.weighted({"Acme": 2, "a": 2}, 1, others=(1, 2))


def test_an_elasticity_without_a_source_still_weighs_as_assumed(appraisal):
    table = appraisal.weighted({"a": 2}, 1, sv.Share(1), others=(1, 2))
    assert table["elasticity_source"][0] == "assumed"


def test_records_and_elasticities_may_be_numpy_numbers_and_lists():
    scored = card([*given({2026: 100}), NO_HARM])
    found = sv.appraise(scored, delivery={"a": np.array([0.25, 0.5, 0.75])})
    told = welfare(found)
    assert [told[f"expected{part}"] for part in ("_low", "", "_high")] == [25, 50, 75]
    assert welfare(sv.appraise(scored, delivery={"a": np.float32(0.5)}))["expected"] == 50
    assert len(found.weighted({"a": np.int64(2)}, 1, others=np.array([1, 2]))["use"]) == 6
