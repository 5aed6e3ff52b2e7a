"""Claims written out as records are read back into the same columns, number by number."""

from __future__ import annotations

from typing import Any

import numpy as np
from claims_alike import every, same
from hypothesis import HealthCheck, given, settings

import socialvalue as sv
from socialvalue.claims import Claims
from socialvalue.standards import cids_records
from socialvalue.testing import strategies

CCIN = sv.Framework.load("ccin")


def again(claims: Claims) -> Claims:
    return Claims.from_records(
        every(claims),
        claims.framework,
        cids_records.submissions(claims),
        stories=cids_records.stories(claims),
    )


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(strategies.payloads(CCIN))
def test_records_of_claims_make_the_same_claims(payload: dict[str, Any]) -> None:
    claims = Claims.from_records(payload["claims"], CCIN, payload["submissions"])
    same(claims, again(claims))


def test_the_parks_lose_nothing() -> None:
    claims = sv.read("examples/parks", CCIN)
    back = again(claims)
    same(claims, back)
    basis = sv.Basis(price_year=2025, start=2026)
    first, second = sv.score(claims, CCIN, basis), sv.score(back, CCIN, basis)
    assert first.overall()["score"].tolist() == second.overall()["score"].tolist()


def test_two_claims_that_are_alike_keep_their_labels_and_stay_two() -> None:
    one = {"submission": "a", "measure": "CV8", **_example("CV8")}
    given = [{**one, "claim": "north"}, {**one, "claim": "south"}, one]
    claims = Claims.from_records(given, CCIN, [{"id": "a", "contract_value": 1e9}])
    assert [record.get("claim") for record in every(claims)] == ["north", "south", None]
    same(claims, again(claims))


def test_claims_told_apart_by_the_order_of_what_they_stand_on_are_numbered() -> None:
    columns = {name: np.array([one, one]) for name, one in _example("CV8").items()}
    claims = Claims.from_columns(
        {"CV8": {**columns, "submission": ["a", "a"], "about": ["them; us", "us; them"]}},
        CCIN,
        {"id": np.array(["a", "b"]), "contract_value": np.array([1e9, 1e9])},
    )
    assert [record["claim"] for record in every(claims)] == ["1", "2"]
    assert len(again(claims)) == 2


def test_a_blank_claim_stays_blank() -> None:
    claims = Claims.from_columns(
        {"CV8": {name: np.array([np.nan, one]) for name, one in _example("CV8").items()}},
        CCIN,
        {"id": np.array(["a", "b"]), "contract_value": np.array([1e9, 1e9])},
    )
    blank, told = every(claims)
    assert set(blank) == {"submission", "measure"}
    assert len(told) > 2


def _example(code: str) -> dict[str, Any]:
    return dict(CCIN.measure(code).examples[0].inputs)
