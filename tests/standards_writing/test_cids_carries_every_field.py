"""Whatever claims can hold goes out in the Common Impact Data Standard and comes back."""

from __future__ import annotations

import json
from typing import Any

import pytest
from claims_alike import same
from every_field import payload
from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st

import socialvalue as sv
from socialvalue.claims import Claims
from socialvalue.standards import cids, read_cids, to_cids

CCIN = sv.Framework.load("ccin")
FRAMEWORKS = [CCIN, *map(sv.Framework.load, ("procurement", "commissioning", "grants"))]
EXAMPLE = dict(CCIN.measure("CV8").examples[0].inputs)
SIZED = {"id": "a", "contract_value": 1e9}


@settings(deadline=None, max_examples=80, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(FRAMEWORKS).flatmap(lambda one: st.tuples(st.just(one), payload(one))))
def test_every_field_comes_back(given: tuple[sv.Framework, dict[str, Any]]) -> None:
    framework, some = given
    try:
        claims = Claims.from_records(
            some["claims"], framework, some["submissions"], stories=some["stories"],
            on_fault="refuse",
        )  # fmt: skip
    except sv.ClaimErrors:
        reject()  # labels of one thing that clash, or nobody is left
    if not len(claims.submissions):
        return
    document = json.loads(cids.text(to_cids(claims, year=2026)))
    back = read_cids(document, framework).claims
    same(claims, back)
    assert (back.stories, back.refusals) == (claims.stories, claims.refusals)
    assert (back.account, back.conversions) == (claims.account, claims.conversions)
    assert back.deflator == claims.deflator
    assert to_cids(back, year=2026) == to_cids(claims, year=2026)


def test_labels_of_claims_come_back() -> None:
    one = {"submission": "a", "measure": "CV8", **EXAMPLE}
    given = [{**one, "claim": "north"}, {**one, "claim": "south"}]
    claims = Claims.from_records(given, CCIN, [SIZED])
    back = read_cids(to_cids(claims, year=2026), CCIN).claims
    assert back.batches["CV8"].labels == ("north", "south")
    same(claims, back)


def test_who_was_refused_comes_back_with_every_fault() -> None:
    one = {"submission": "a", "measure": "CV8", **EXAMPLE}
    given = [one, {**one, "submission": "b", "stage": "someday"}]
    claims = Claims.from_records(given, CCIN, [SIZED, {**SIZED, "id": "b"}], on_fault="refuse")
    assert claims.refusals.ids == ("b",)
    back = read_cids(json.loads(cids.text(to_cids(claims, year=2026))), CCIN).claims
    assert back.refusals == claims.refusals
    assert back.account == claims.account


@pytest.mark.parametrize(
    "odd",
    [
        5, [], {"submissions": 1}, {"submissions": [{}]}, {"stories": [{"at": 1}]},
        {"submissions": [{"submission": "b", "rows": [1], "faults": []}]},
    ],
)  # fmt: skip
def test_refusals_that_were_spoilt_are_a_typed_error(odd: Any) -> None:
    claims = Claims.from_records([{"submission": "a", "measure": "CV8", **EXAMPLE}], CCIN, [SIZED])
    document = to_cids(claims, year=2026)
    node = next(one for one in document["@graph"] if "svAccount" in one)
    node["svRefusals"] = odd
    with pytest.raises(sv.ClaimErrors, match="refusals"):
        read_cids(document, CCIN)
