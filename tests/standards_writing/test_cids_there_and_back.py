"""What goes out in the Common Impact Data Standard comes back whole, and nothing is passed over."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from claims_alike import every, same
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import socialvalue as sv
from socialvalue.claims import Claims
from socialvalue.standards import cids, read_cids, read_tags, to_cids, write_cids
from socialvalue.standards.cids_terms import SV
from socialvalue.testing.strategies import payloads

CCIN = sv.Framework.load("ccin")
FRAMEWORKS = [CCIN, *map(sv.Framework.load, ("procurement", "commissioning", "grants"))]
PARKS = sv.read("examples/parks", CCIN)
BASIS = sv.Basis(price_year=2025, start=2026)
CARD = sv.score(PARKS, CCIN, BASIS)


def through(document: dict[str, Any]) -> dict[str, Any]:
    """A document as whoever receives the file has it."""
    found: dict[str, Any] = json.loads(cids.text(document))
    return found


@settings(deadline=None, max_examples=80, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(FRAMEWORKS).flatmap(lambda one: st.tuples(st.just(one), payloads(one))))
def test_made_up_claims_come_back_as_they_were(
    given: tuple[sv.Framework, dict[str, Any]],
) -> None:
    framework, payload = given
    claims = Claims.from_records(payload["claims"], framework, payload["submissions"])
    document = through(to_cids(claims, year=2026))
    if not len(claims.submissions):
        return
    back = read_cids(document, framework)
    same(claims, back.claims)
    assert every(claims) == every(back.claims)
    assert (claims.account, claims.conversions) == (back.claims.account, back.claims.conversions)
    assert "left" not in back.nodes["became"]


def test_a_claim_whose_inputs_were_blanked_is_refused() -> None:
    document = through(to_cids(CARD))
    node = next(n for n in document["@graph"] if n.get("svClaim", {}).get("measure") == "CV8")
    node["svClaim"] |= dict.fromkeys(CCIN.measure("CV8").inputs)
    with pytest.raises(sv.ClaimErrors, match="say nothing"):
        read_cids(document, CCIN)


def test_a_scorecard_comes_back_to_the_same_scores() -> None:
    back = read_cids(through(to_cids(CARD)), CCIN).claims
    assert back.deflator == PARKS.deflator
    assert back.conversions == PARKS.conversions
    again = sv.score(back, CCIN, BASIS)
    assert again.as_dict() == CARD.as_dict()


def test_every_node_is_accounted_for() -> None:
    document = to_cids(CARD)
    nodes = read_cids(through(document), CCIN).nodes
    inside = sum("value" in node for node in document["@graph"])
    assert len(nodes["id"]) == len(document["@graph"]) + inside
    count = Counter(nodes["became"])
    assert (count["submission"], count["claim"], count["left"]) == (4, 47, 0)


def test_a_node_that_nobody_knows_is_listed() -> None:
    document = through(to_cids(CARD))
    document["@graph"].append({"@id": "urn:x", "@type": "cids:ImpactModel", "hasName": "why"})
    left = read_cids(document, CCIN).left()
    assert (left["id"], left["why"]) == (["urn:x"], ["nothing here reads this type"])


def test_a_framework_that_has_changed_since_is_told() -> None:
    document = through(to_cids(CARD))
    told = next(node for node in document["@graph"] if "svDigest" in node)
    told["svDigest"] = "sha256:another"
    nodes = read_cids(document, CCIN).nodes
    why = dict(zip(nodes["id"], nodes["why"], strict=True))
    assert "another then" in why[told["@id"]]


def test_stories_come_back() -> None:
    story = {
        "id": "s1",
        "submission": "greenhand",
        "measure": "PA1",
        "kind": "story",
        "words": "We <b>decide</b>.",
        "who": "users",
        "consent": "yes",
        "date": "2026-05-31",
    }
    told = PARKS.telling([story])
    assert read_cids(through(to_cids(told, year=2026)), CCIN).claims.stories == told.stories


def test_the_same_card_gives_the_same_bytes(tmp_path: Path) -> None:
    write_cids(CARD, tmp_path / "one.jsonld")
    write_cids(sv.score(PARKS, CCIN, BASIS), tmp_path / "two.jsonld")
    one, two = (tmp_path / name for name in ("one.jsonld", "two.jsonld"))
    assert one.read_bytes() == two.read_bytes()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["one.jsonld", "two.jsonld"]
    same(PARKS, read_cids(one, CCIN).claims)


def test_a_file_that_is_there_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "mine.jsonld"
    file.write_text("mine")
    with pytest.raises(sv.ArgumentError, match="exists already"):
        write_cids(CARD, file)
    assert file.read_text() == "mine"


def test_a_number_that_was_changed_on_the_way_is_refused() -> None:
    document = through(to_cids(CARD))
    report = next(node for node in document["@graph"] if "value" in node)
    report["value"]["hasNumericalValue"] = "1234567"
    with pytest.raises(sv.ClaimErrors, match="not what its inputs give"):
        read_cids(document, CCIN)


def test_a_promise_is_not_reported_as_a_delivery() -> None:
    promised = [n for n in to_cids(CARD)["@graph"] if n.get("svStage") == "committed"]
    assert promised
    assert {node["hasComment"] for node in promised} == {"A promise, not a delivery."}
    assert all("committed" in node["hasName"] for node in promised)


def test_a_claim_without_an_answer_is_no_report() -> None:
    asked = {"submission": "a", "measure": "CV1"}
    example = next(one for one in CCIN.measure("CV1").examples if one.undefined)
    claims = Claims.from_records([{**asked, **dict(example.inputs)}], CCIN)
    kinds = Counter(node["@type"] for node in to_cids(claims, year=2026)["@graph"])
    assert (kinds["cids:IndicatorReport"], kinds["sv:Claim"]) == (0, 1)


def test_a_claim_without_a_year_asks_for_one() -> None:
    with pytest.raises(sv.ArgumentError, match="year=2026"):
        to_cids(PARKS)


@pytest.mark.parametrize(
    ("month", "start", "end"),
    [
        (1, "2026-01-01T00:00:00Z", "2026-12-31T23:59:59Z"),
        (4, "2026-04-01T00:00:00Z", "2027-03-31T23:59:59Z"),
        (3, "2026-03-01T00:00:00Z", "2027-02-28T23:59:59Z"),
    ],
)
def test_a_year_begins_when_it_is_said_to(month: int, start: str, end: str) -> None:
    report = next(n for n in to_cids(CARD, month=month)["@graph"] if "value" in n)
    assert (report["startedAtTime"], report["endedAtTime"]) == (start, end)


def test_to_whom_it_happens_is_a_stakeholder() -> None:
    example = dict(CCIN.measure("CV8").examples[0].inputs)
    record = {"submission": "a", "measure": "CV8", "group": "tenants", **example}
    claims = Claims.from_records([record], CCIN, [{"id": "a", "contract_value": 1e9}])
    nodes = to_cids(claims, year=2026)["@graph"]
    who = next(node for node in nodes if node["@type"] == "cids:Stakeholder")
    assert who["hasName"] == "tenants"
    assert next(n for n in nodes if "value" in n)["forStakeholder"] == who["@id"]
    assert every(read_cids(through(to_cids(claims, year=2026)), CCIN).claims) == every(claims)


def test_a_framework_says_whose_it_is() -> None:
    with pytest.raises(sv.ArgumentError, match="publisher"):
        to_cids(CCIN)
    kinds = Counter(node["@type"] for node in to_cids(CCIN, publisher="Eastmoor")["@graph"])
    measures = len(CCIN.members)
    assert (kinds["cids:Theme"], kinds["cids:Indicator"]) == (len(CCIN.themes), measures)


def test_tags_stand_beside_what_they_are_for() -> None:
    tag = {"measure": "EQ1", "scheme": "SDG", "code": "8.5", "source": "a made-up study"}
    nodes = to_cids(CARD, tags=read_tags([tag], CCIN))["@graph"]
    code = next(node for node in nodes if node["@type"] == "cids:Code")
    assert (code["hasName"], code["svSource"]) == ("SDG 8.5", ["a made-up study"])
    tagged = {node["svMeasure"] for node in nodes if "hasCode" in node}
    assert tagged == {"EQ1"}


def test_terms_of_our_own_are_named_as_such() -> None:
    found = {node["@type"] for node in to_cids(CARD)["@graph"]}
    assert {kind.partition(":")[0] for kind in found} == {"cids", "i72", "sv"}
    assert to_cids(CARD)["@context"]["sv"] == SV


@pytest.mark.parametrize("base", ["", "council", "https://x y/", 'https://x"/'])
def test_an_address_begins_as_one(base: str) -> None:
    with pytest.raises(sv.ArgumentError, match="base"):
        to_cids(CARD, base=base)
