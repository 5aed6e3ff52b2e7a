"""The same measure written as code and as a row scores alike, to the last bit."""

from __future__ import annotations

import json
from typing import Any

import pytest
from made_up_tables import HARM, HOME, OURS, framework, loaded

import socialvalue as sv
from socialvalue import registry

DESCRIBED = "Hours of repair given to neighbours in the year."
ROW = {
    **HOME,
    "code": "M1",
    "name": "Hours of repair",
    "description": DESCRIBED,
    "unit": "person*hour",
    "input": "hours",
    "direction": "benefit",
    "floor": 5,
    "target": 1250,
    "per": "",
    "reason": "one street is as long as another",
    "deadweight": 0.17,
    "deadweight_low": 0.1,
    "deadweight_high": 0.3,
    "deadweight_source": "assumed",
    "displacement": 0.05,
    "displacement_source": "assumed",
    "persistence": 3,
    "persistence_source": "assumed",
    "drop_off": 0.3,
    "drop_off_source": "assumed",
    "ledger": "welfare",
    "key": "mended",
    "level": "bikes",
    "value": 7.13,
    "price_year": "FY2022",
    **OURS,
}
ROWS = [
    ROW,
    {"code": "M1", "ledger": "welfare", "level": "clothes", "value": 3.31},
    {
        "code": "M1",
        "ledger": "fiscal",
        "level": "bikes",
        "value": 0.77,
        "price_year": "2023",
        **OURS,
    },
    {"code": "M1", "ledger": "fiscal", "level": "clothes", "value": 0.2},
]
ASSUMED = sv.Source("assumed", "us", "ours", "now", "own", "assumed")
PRICES = sv.Source("prices", *(OURS[name] for name in ("publisher", "source_title", "edition")),
                   licence=OURS["licence"], status="secondary")  # fmt: skip


class Coded(sv.Measure):
    """Hours of repair given to neighbours in the year."""

    code = "M1"
    title = "Hours of repair"
    outcome = sv.Outcome("T-o", "Somebody would notice", sv.Theme("T", "A theme"))
    unit = "person*hour"
    hours = sv.Column("person*hour", "Hours of repair")
    mended = sv.Code(["bikes", "clothes"])
    adjust = sv.Adjustments(
        deadweight=sv.Share(0.17, 0.1, 0.3, ASSUMED), displacement=sv.Share(0.05, source=ASSUMED)
    )
    persistence = sv.Persistence(3, sv.Share(0.3, source=ASSUMED), ASSUMED)
    proxies = (
        sv.ProxyTable("mended", (("bikes", 7.13), ("clothes", 3.31)), "GBP_FY2022/(person*hour)",
                      "welfare", PRICES),
        sv.ProxyTable("mended", (("bikes", 0.77), ("clothes", 0.2)), "GBP_2023/(person*hour)",
                      "fiscal", PRICES),
    )  # fmt: skip
    rating = sv.Ramp(5, 1250, reason="one street is as long as another")

    def quantity(self, hours: Any) -> Any:
        return hours


SUBMISSIONS = [
    {"id": "a", "contract_value": 100_000, "eligible": 321},
    {"id": "b", "contract_value": 250_000, "eligible": 777},
]
CLAIMS = [
    {"submission": "a", "measure": "M1", "hours": 331.7, "mended": "bikes", "period": 2027},
    {"submission": "a", "measure": "M1", "hours": 12.9, "mended": "clothes", "deadweight": 0.4},
    {"submission": "a", "measure": "M9", "amount": 0.37},
    {"submission": "b", "measure": "M1", "hours": 1003.3, "mended": "clothes"},
    {"submission": "b", "measure": "M9", "amount": 31.1},
]
BASIS = sv.Basis(price_year=2025, start=2026)


def card_of(chosen: sv.Framework) -> dict[str, Any]:
    """The whole card as plain types, without what names the framework's own digest and sources."""
    claims = sv.Claims.from_records(CLAIMS, chosen, SUBMISSIONS)
    card = sv.score(claims, chosen, BASIS).as_dict()
    card["stamp"] = {
        name: part for name, part in card["stamp"].items() if name.startswith(("rows", "basis"))
    }
    return card


@pytest.fixture
def coded() -> Any:
    """The measure of code, known for as long as a test runs."""
    before = dict(registry._SESSION.added)
    sv.register(Coded)
    yield Coded
    registry._SESSION.added.clear()
    registry._SESSION.added.update(before)


def test_the_same_measure_as_code_and_as_a_row_scores_alike_to_the_last_bit(coded: Any) -> None:
    text = framework("M1")
    with_code = sv.Framework.from_toml(text, tables=[loaded(HARM)])
    assert with_code.measure("M1") is coded
    registry._SESSION.added.pop((registry.MEASURES, "M1"))
    with_row = sv.Framework.from_toml(text, tables=[loaded(*ROWS, HARM)])
    assert with_row.measure("M1") is not coded
    first, second = card_of(with_code), card_of(with_row)
    assert json.dumps(first) == json.dumps(second)
    assert any(row["benefit"] for row in first["worth"]["measure"] if row["measure"] == "M1")


def test_a_code_of_this_session_is_not_taken_by_a_table(coded: Any) -> None:
    with pytest.raises(sv.MeasureError) as caught:
        loaded(*ROWS)
    owners = f"measure table mine.csv:M1 and by {coded.__module__}:Coded"
    assert f"M1 is claimed by {owners}" in str(caught.value)
