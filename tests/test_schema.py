"""The published JSON Schema: every scorecard keeps it, and it lets nothing else through."""

import copy
import json
from importlib import resources

import numpy as np
import pytest
from jsonschema import Draft202012Validator

import socialvalue as sv
from socialvalue.basis import STAGES
from socialvalue.proxy import LEDGERS, OWN
from socialvalue.scorecard.objections import WRONGS
from socialvalue.scorecard.plain import SCHEMA
from socialvalue.scorecard.tables import STATUSES

TEXT = resources.files("socialvalue").joinpath("data/scorecard.schema.json").read_text("utf-8")
PUBLISHED = json.loads(TEXT)
VALIDATOR = Draft202012Validator(PUBLISHED)
OUTSIDE = "support for new enterprises is outside the contract"


@pytest.fixture(scope="module")
def framework():
    return sv.Framework.load("ccin")


def portfolio(seed):
    """A few submissions with a random handful of claims: gaps, undefined, harms, grades, stages."""
    rng = np.random.Generator(np.random.Philox(key=seed))
    submissions = [
        {
            "id": f"s{place}",
            "name": "" if place else "Greenhand Co-op",
            "contract_value": float(rng.integers(1, 90) * 10_000),
            "eligible": int(rng.integers(50, 900)),
        }
        for place in range(int(rng.integers(1, 5)))
    ]
    records = []
    for one in submissions:
        spread = float(rng.integers(0, 2) * rng.integers(0, 90_000))
        wanted = [
            {"measure": "PA3", "attended": 9, "contributed": 26, "organised": 11, "decided": 4},
            {"measure": "CV1", "received": 5e4 * rng.integers(0, 2), "local": []},
            {
                "measure": "CV8",
                "dividends": spread,
                "interest_above_benchmark": 0,
                "rent": 0,
                "fees": 0,
            },
            {"measure": "WB8", "tonnes": 3.5, "year": "2027", "evidence": "E2"},
            {"measure": "WB8", "tonnes": 1, "year": "2028", "stage": "delivered"},
            {
                "measure": "SE1",
                "started": 4,
                "living": 3,
                "counterfactual": "C1",
                "deadweight": 0.5,
            },
            {"measure": "PA9", "affected": [{"right": "none"}, {"right": "vote"}]},
        ]
        if rng.random() < 0.3:
            wanted[5] = {"measure": "SE1", "not_applicable": OUTSIDE}
        kept = [record for record in wanted if rng.random() < 0.7]
        records += [{"submission": one["id"], **record} for record in kept]
    return records, submissions


def card_of(framework, seed):
    records, submissions = portfolio(seed)
    basis = sv.Basis(price_year=2024, stage="delivered") if seed % 5 == 4 else sv.Basis()
    return sv.score(sv.Claims.from_records(records, framework, submissions), basis=basis)


def faults(plain):
    return [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(plain)]


def objects(part):
    """Every schema of an object inside a schema."""
    if isinstance(part, dict):
        if part.get("type") == "object":
            yield part
        for inner in part.values():
            yield from objects(inner)


def test_the_schema_is_itself_a_schema():
    Draft202012Validator.check_schema(PUBLISHED)


def test_every_object_is_closed_and_every_key_required_and_described():
    found = list(objects(PUBLISHED))
    assert len(found) > 10
    for one in found:
        assert one["additionalProperties"] is False
        assert one["required"] == list(one["properties"])
        assert one["description"].endswith(".")
        for inner in one["properties"].values():
            assert "$ref" in inner or inner["description"].endswith(".")


def test_every_definition_is_used():
    for name in PUBLISHED["$defs"]:
        assert f'"#/$defs/{name}"' in TEXT


@pytest.mark.parametrize("seed", range(20))
def test_a_scorecard_keeps_the_schema(framework, seed):
    plain = card_of(framework, seed).as_dict()
    assert faults(plain) == []
    assert faults(json.loads(json.dumps(plain, allow_nan=False))) == []


def test_the_trial_cards_hold_every_kind_of_gap(framework):
    rows = [row for seed in range(20) for row in card_of(framework, seed).as_dict()["measures"]]
    assert {row["status"] for row in rows} == set(STATUSES)
    assert {row["past_limit"] for row in rows} == {False, True}
    assert {"", "E2"} <= {row["evidence"] for row in rows}


def test_a_card_of_nothing_keeps_the_schema(framework):
    claims = sv.Claims.from_records([], framework, [{"id": "a", "contract_value": 1e5}])
    assert faults(sv.score(claims).as_dict()) == []


def test_a_conversion_on_reading_is_stamped_and_keeps_the_schema(framework, tmp_path):
    rows = ["submission,measure,input,value,unit", "a,WB8,tonnes,3500,kgCO2e", "a,WB8,year,2027,"]
    (tmp_path / "claims.csv").write_text("\n".join(rows), "utf-8")
    table = ["id,contract_value,eligible", "a,100000,200"]
    (tmp_path / "submissions.csv").write_text("\n".join(table), "utf-8")
    plain = sv.score(sv.read(tmp_path, framework)).as_dict()
    assert [one["from"] for one in plain["stamp"]["conversions"]] == ["kgCO2e"]
    assert faults(plain) == []


def test_old_editions_forecasts_and_own_numbers_are_told_and_keep_the_schema(framework):
    records, submissions = portfolio(3)
    one = {"submission": "s0", "measure": "SE1", "started": 4, "living": 3, "deadweight": 0.1}
    claims = sv.Claims.from_records(
        [*(row for row in records if row["measure"] != "SE1"), one], framework, submissions
    )
    old = sv.source.series("gdp-deflator-2025-12")
    carried_on = old.extended({2025: 103.0}, sv.source.source("socialvalue-assumption"))
    for basis in (
        sv.Basis(price_year=2024, deflator=carried_on),
        sv.Basis(price_year=2027, as_of="2027-03-01"),
    ):
        plain = sv.score(claims, basis=basis).as_dict()
        assert faults(plain) == []
        assert plain["stamp"]["warnings"]
        assert [row["own"] for row in plain["own"]] == [0.1]
    assert {one["wrong"] for one in plain["stamp"]["warnings"]} == {"stale", "forecast"}


def test_a_score_that_is_not_a_number_an_unknown_key_and_a_lost_key_are_refused(framework):
    plain = card_of(framework, 0).as_dict()
    for path, value in ((("overall", 0, "score"), None), (("stamp", "seeds"), 1)):
        changed = copy.deepcopy(plain)
        place = changed
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = value
        assert len(faults(changed)) == 1
    for key in plain:
        assert faults({name: value for name, value in plain.items() if name != key})


def test_the_words_of_the_schema_are_those_of_the_code():
    known = PUBLISHED["$defs"]
    assert known["ledger"]["enum"] == list(LEDGERS)
    assert known["stage"]["enum"] == list(STAGES[1:])
    assert known["measure"]["properties"]["status"]["enum"] == list(STATUSES)
    assert PUBLISHED["properties"]["schema"]["const"] == SCHEMA
    assert known["source"]["properties"]["status"]["enum"] == list(sv.source.STATUSES)
    assert known["own"]["properties"]["name"]["enum"] == list(OWN)
    assert known["own"]["properties"]["stage"]["enum"] == list(STAGES)
    assert known["warning"]["properties"]["wrong"]["enum"] == list(WRONGS)
