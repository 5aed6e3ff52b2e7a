"""What an officer may choose (rules, records, optimism), what is refused, what the page says."""

import csv
import json
import pickle
from math import isnan
from pathlib import Path

import pytest
from appraised import FRAMEWORK, NO_HARM, STUDY, TEXT, card, given, row, welfare

import socialvalue as sv
from socialvalue.source import figure

PARKS = Path(__file__).parents[2] / "examples" / "parks"
COUNCIL = {"name": "both", "reason": "one purse", "rates": {"welfare": 1, "fiscal": 1}}


@pytest.fixture(scope="module")
def parks():
    return sv.score(sv.read(PARKS, sv.Framework.load("ccin")))


def words(appraisal):
    return " ".join(str(appraisal).split())


@pytest.mark.parametrize(
    ("wrong", "at"),
    [
        ({"name": " "}, "exchange.name"),
        ({"name": "welfare"}, "exchange.name"),
        ({"reason": ""}, "exchange.reason"),
        ({"rates": {}}, "exchange.rates"),
        ({"rates": {"wealth": 1}}, "exchange.rates[wealth]"),
        ({"rates": {"welfare": 0}}, "exchange.rates[welfare]"),
        ({"rates": {"welfare": float("inf")}}, "exchange.rates[welfare]"),
        ({"rates": {"welfare": True}}, "exchange.rates[welfare]"),
    ],
)
def test_a_rule_without_name_reason_or_sound_rates_is_refused(wrong, at):
    with pytest.raises(sv.AppraisalError) as refused:
        sv.Exchange(**{**COUNCIL, **wrong})
    assert [fault.at for fault in refused.value.faults] == [at]
    assert pickle.loads(pickle.dumps(refused.value)).faults == refused.value.faults


def test_a_rule_for_a_ledger_without_prices_is_refused(parks):
    with pytest.raises(sv.AppraisalError, match="no measure of this framework"):
        sv.appraise(parks, exchange=sv.Exchange(**COUNCIL))


def test_without_a_rule_nothing_is_added(parks):
    appraisal = sv.appraise(parks)
    assert set(appraisal.table()["ledger"]) == {"welfare", "local", "transfer"}
    assert set(appraisal.table()["exchange"]) == {"none"}
    assert "no rule of exchange was named" in words(appraisal)


def test_a_rule_stands_on_its_rows_and_in_the_text(parks):
    rule = sv.Exchange("sum", "the panel said so", {"welfare": 1, "local": 0.25}, STUDY)
    appraisal = sv.appraise(parks, exchange=rule)
    for table in (appraisal.table(), appraisal.flows()):
        some = table["ledger"] == "sum"
        assert set(table["exchange"][some]) == {"welfare × 1, local × 0.25"}
        assert set(table["exchange_reason"][some]) == {"the panel said so"}
        assert set(table["exchange"][~some]) == {"none"}
    assert "sum, added by rule (welfare × 1, local × 0.25), because the panel" in words(appraisal)
    assert appraisal.as_dict()["exchange"]["source"] == STUDY.cite()


@pytest.mark.parametrize(
    ("delivery", "at"),
    [
        ({"z": 0.5}, "delivery[z]"),
        ({"a": 1.2}, "delivery[a]"),
        ({"a": (0.9, 0.8, 1)}, "delivery[a]"),
        ({"a": (0.9, 1)}, "delivery[a]"),
        ({"a": "0.5"}, "delivery[a]"),
        ({"a": float("nan")}, "delivery[a]"),
    ],
)
def test_a_record_that_cannot_be_is_refused(delivery, at):
    with pytest.raises(sv.AppraisalError) as refused:
        sv.appraise(card([NO_HARM]), delivery=delivery)
    assert [fault.at for fault in refused.value.faults] == [at]


def test_a_record_may_be_a_share_with_its_range():
    record = sv.Share(0.8, low=0.5, high=0.9, source=STUDY)
    found = welfare(sv.appraise(card(given({2026: 100})), delivery={"a": record}))
    counted = [found[name] for name in ("expected_low", "expected", "expected_high")]
    assert counted == pytest.approx([50, 80, 90])


def test_a_loss_that_was_promised_is_not_softened_by_a_record():
    records = [*given({2026: 100}), *given({2027: -40})]
    found = welfare(sv.appraise(card(records, discounting="none"), delivery={"a": 0.5}))
    assert found["expected"] == pytest.approx(100 * 0.5 - 40)
    assert found["benefits"] == 60


def test_what_a_promise_takes_off_a_harm_is_no_benefit_to_count_on():
    records = [*given({2026: 100}), {"measure": "AX1", "people": -2}]
    found = welfare(sv.appraise(card(records), delivery={"a": 0.5}))
    assert (found["benefits"], found["harms"], found["balance"]) == (100, -1000, 1100)
    assert found["expected"] == 50


def test_what_was_delivered_needs_no_record():
    done = [{**one, "stage": "delivered"} for one in given({2026: 100})]
    scored = card(done, stage="delivered")
    found = welfare(sv.appraise(scored))
    assert found["expected_low"] == found["expected"] == found["expected_high"] == 100
    assert "nothing is taken off for broken promises" in words(sv.appraise(scored))
    with pytest.raises(sv.AppraisalError, match="no promise"):
        sv.appraise(scored, delivery={"a": 0.5})


@pytest.mark.parametrize(
    "wrong", [0.24, sv.Share(0.2), sv.Share(-0.1, source=STUDY), figure("wellby-value")]
)
def test_optimism_without_a_source_or_below_zero_is_refused(wrong):
    with pytest.raises(sv.AppraisalError) as refused:
        sv.appraise(card([NO_HARM]), optimism=wrong)
    assert [fault.at for fault in refused.value.faults] == ["optimism"]


def test_optimism_is_never_silent(parks):
    assert "nothing is added for optimism" in words(sv.appraise(parks))
    chosen = figure("optimism-bias-capital-outsourcing")
    raised = sv.appraise(parks, optimism=chosen)
    assert chosen.key in words(raised)
    assert all(chosen.key in told for told in raised.table()["optimism"])
    assert raised.as_dict()["optimism"]["bias"] == chosen.value


def test_a_cost_is_set_whole_against_each_outcome():
    records = [{"measure": "AP5", "wellbys": 4}, {"measure": "AP3", "people": 10}]
    table = sv.appraise(card(records, {2026: 540})).cost_per_outcome()
    assert row(table, measure="AP5")["cost_per_unit"] == 135
    befriended = row(table, measure="AP3")
    assert befriended["attributable"] == pytest.approx(5.4)
    assert befriended["cost_per_unit"] == pytest.approx(100)
    assert isnan(row(table, measure="AP1")["cost_per_unit"])
    assert row(table, measure="AP1")["why"] == "not assessed"
    assert "AX1" not in table["measure"]


@pytest.mark.parametrize(
    ("wellbys", "costs", "why"),
    [
        (4, {}, "no costs"),
        (4, {2026: 0}, "come to nothing"),
        (0, {2026: 1}, "no unit"),
        (-1, {2026: 1}, "went backwards"),
    ],
)
def test_a_unit_that_has_no_cost_says_why(wellbys, costs, why):
    found = sv.appraise(card([{"measure": "AP5", "wellbys": wellbys}], costs)).cost_per_outcome()
    one = row(found, measure="AP5")
    assert isnan(one["cost_per_unit"])
    assert why in one["why"]


def test_a_ratio_or_a_state_has_no_cost_of_a_unit(parks):
    table = sv.appraise(parks).cost_per_outcome()
    reports = {code: member.measure.reports for code, member in parks.framework.members.items()}
    assert {reports[code] for code in table["measure"]} <= {"amount", "change"}
    assert "CV1" not in table["measure"]


def test_the_page_fits_a_terminal_and_says_what_is_not_in_it(parks):
    page = str(sv.appraise(parks, delivery={"greenhand": 0.8}))
    assert max(map(len, page.splitlines())) <= 98
    for said in (
        "gross",
        "net",
        "payback",
        "WHAT IS NOT IN IT",
        "without a price",
        "costs of 2026",
    ):
        assert said in page
    assert "no record of delivery is known" in " ".join(page.split())
    assert "Nothing here is reported as delivered" in page


def test_a_page_says_whose_ratios_are_missing():
    assert "without ratios, for no costs by year were given" in words(sv.appraise(card([NO_HARM])))


def test_a_framework_without_prices_has_no_ledgers_and_says_so():
    bare = sv.Framework.from_toml(
        TEXT[: TEXT.index("measure = [")]
        + 'measure = [{ code = "AP5", weight = 100, shadow = "none", shadow_reason = "a test" }]',
        "bare",
    )
    rows = [{"submission": "a", "measure": "AP5", "wellbys": 2}]
    claims = sv.Claims.from_records(rows, bare, [{"id": "a", "cost_2026": 10}])
    appraisal = sv.appraise(sv.score(claims))
    assert appraisal.table() == appraisal.flows() == {}
    assert appraisal.cost_per_outcome()["cost_per_unit"].tolist() == [5]
    assert "No measure of this framework has a price" in words(appraisal)
    json.dumps(appraisal.as_dict(), allow_nan=False)


def test_nobody_at_all_can_be_appraised():
    nobody = sv.appraise(sv.score(sv.Claims.from_records([], FRAMEWORK, [])))
    assert len(nobody.table()["sroi_net"]) == len(nobody.flows()["year"]) == 0
    assert "0 submissions" in words(nobody)
    json.dumps(nobody.as_dict(), allow_nan=False)


def test_everything_is_plain_json_without_nan(parks):
    plain = sv.appraise(parks).as_dict()
    assert json.loads(json.dumps(plain, allow_nan=False)) == plain
    assert plain["digest"] == parks.framework.digest
    first = plain["table"][0]
    assert first["payback"] is None
    assert "not paid back" in first["why"]


def test_costs_add_up_to_the_contract_and_move_no_score(parks, tmp_path):
    total = sum(parks.submissions.costs.values())
    assert total.tolist() == parks.submissions.columns["contract_value"].tolist()
    with (PARKS / "submissions.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    kept = [name for name in rows[0] if not name.startswith("cost_")]
    assert len(kept) == len(rows[0]) - 2
    with (tmp_path / "submissions.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, kept, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
    (tmp_path / "claims.csv").write_bytes((PARKS / "claims.csv").read_bytes())
    bare = sv.score(sv.read(tmp_path, parks.framework))
    assert bare.score().tolist() == parks.score().tolist()
    assert bare.worth()["balance"].tolist() == parks.worth()["balance"].tolist()
