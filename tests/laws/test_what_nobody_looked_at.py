"""Every output says what nobody looked at: a page silent about a gap looks like a clean one.

One submission has a harm and a benefit that nobody looked at, and a measure without an answer.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import numpy as np
import pytest

import socialvalue as sv

SIZES = {"contract_value": 1e6, "eligible": 400, "fte": 20}
ROWS = [
    {"measure": "PA3", "attended": 0, "contributed": 30, "organised": 0, "decided": 0},
    {"measure": "EQ1", "recipients": {"amount": [], "count": []}},
]


def _card() -> sv.Scorecard:
    rows = [{"submission": "acme", **row} for row in ROWS]
    claims = sv.Claims.from_records(rows, sv.Framework.load("ccin"), [{"id": "acme", **SIZES}])
    return sv.score(claims)


CARD = _card()
GAPS = {
    code
    for code, status in zip(CARD.measures()["measure"], CARD.measures()["status"], strict=True)
    if status in ("not assessed", "undefined")
}
OUTPUTS: dict[str, Callable[[], str]] = {
    "text": lambda: repr(CARD),
    "html": CARD._repr_html_,
    "json": lambda: json.dumps(CARD.as_dict()["not_assessed"]),
    "table": lambda: str(CARD.not_assessed()["measure"].tolist()),
    "appraisal": lambda: str(sv.appraise(CARD)),
    "appraisal as json": lambda: json.dumps(sv.appraise(CARD).as_dict()["not_assessed"]),
    "explanation": lambda: str(sv.explain(CARD, "acme")),
    "explanation as html": lambda: sv.explain(CARD, "acme")._repr_html_(),
    "explanation as json": lambda: json.dumps(sv.explain(CARD, "acme").as_dict()["steps"]),
}
HEADS = {"text": "WHAT NOBODY LOOKED AT", "html": "What nobody looked at",
         "appraisal": "WHAT NOBODY LOOKED AT"}  # fmt: skip


def test_there_is_something_to_tell() -> None:
    assert {"WB8", "PA9", "CV8", "EQ1", "EQ2"} <= GAPS
    assert "PA3" not in GAPS


@pytest.mark.parametrize("name", OUTPUTS)
def test_an_output_names_everything_that_nobody_looked_at(name: str) -> None:
    told = OUTPUTS[name]()
    if name in HEADS:
        told = re.split(r"\n\n|</details>", told.split(HEADS[name])[1])[0]
    assert set(re.findall(r"\b[A-Z]{2}\d\b", told)) >= GAPS


@pytest.mark.parametrize("code", sorted(GAPS))
def test_the_explanation_of_a_gap_says_that_it_is_one(code: str) -> None:
    found = sv.explain(CARD, "acme", code)
    assert found.status in ("not assessed", "undefined")
    assert found.status in str(found)


@pytest.mark.parametrize("node", ["EQ", "WB", "WB-climate"])
def test_a_theme_and_an_outcome_say_it_of_their_own(node: str) -> None:
    below = {one.code for one in CARD.plan.nodes[CARD.places[node]].leaves()}
    (step,) = [s for s in sv.explain(CARD, "acme", node).steps if s.name == "what nobody looked at"]
    assert set(re.findall(r"\b[A-Z]{2}\d\b", step.words)) == GAPS & below


@pytest.mark.parametrize("table", ["overall", "themes", "outcomes"])
def test_a_table_of_nodes_shows_how_much_was_assessed(table: str) -> None:
    found = getattr(CARD, table)()
    assert (found["coverage"] < 1).any()


def test_what_nobody_looked_at_is_no_zero_in_a_table() -> None:
    table = CARD.not_assessed()
    assert table["quantity"].size
    assert np.isnan([table["quantity"], table["rating"]]).all()
