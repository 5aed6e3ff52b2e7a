"""Wrong numbers that a hostile reader got, each once: they stay right."""

from __future__ import annotations

import pytest
from doubt_plain import BOOK, card, framework, measure, price

import socialvalue as sv


def test_a_number_without_a_lower_bound_switches_where_the_two_are_level() -> None:
    found = card(framework([measure("PX1", price(3.0, 1.0, 9.0))]), bids(40.0, 50.0), draws=500)
    switches = sv.compare(found, "a", "c").tables()["switches"]
    claimed = zip(switches["kind"], switches["who"], switches["value"], strict=True)
    levels = {who: value for kind, who, value in claimed if kind == "claim"}
    assert levels["c"] == pytest.approx(40.0, rel=1e-4)
    assert levels["a"] == pytest.approx(50.0, rel=1e-4)


def bids(one: float, other: float) -> dict[str, dict[str, float]]:
    return {"a": {"PX1": one}, "c": {"PX1": other}}


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (
            sv.Share(0.5, 0.2, 0.8, BOOK, sv.Spread("empirical", values=(0.0, 0.01, 0.03))),
            "0.5 is not between 0 and 0.03",
        ),
        (sv.Share(0.02, 0, 0.9, BOOK, sv.Spread("beta", coverage=0.9)), "no beta has this mean"),
    ],
)
def test_a_spread_that_cannot_hold_its_central_value_is_refused_when_declared(share, said) -> None:
    with pytest.raises(sv.MeasureError, match=said):
        measure("PX2", price(3.0, 1.0, 9.0), adjust=sv.Adjustments(deadweight=share))


def test_a_doubt_that_is_tiny_beside_its_mean_is_not_lost() -> None:
    tiny = measure("PX3", price(1e6, 1e6 - 1e-3, 1e6 + 1e-3))
    found = card(framework([tiny]), {"a": {"PX3": 1.0}}, draws=500).intervals("worth")
    assert found["deviation"][0] == pytest.approx(1e-3 / 6**0.5, rel=1e-3)


def test_a_value_that_leaves_a_measure_without_an_answer_is_no_switching_value() -> None:
    chosen = sv.Framework.load("ccin")
    claims = sv.Claims.from_records(
        [
            {"submission": who, "measure": "SE1", "started": 3, "living": living}
            for who, living in (("a", 3), ("b", 2))
        ],
        chosen,
        [{"id": who, "contract_value": 1e6, "eligible": 90} for who in "ab"],
    )
    switches = sv.compare(sv.score(claims, chosen), "a", "b").tables()["switches"]
    rows = zip(switches["kind"], switches["who"], switches["present"], switches["value"])  # noqa: B905
    for kind, _, present, value in rows:
        if kind == "claim" and value is not None and value == value:  # noqa: PLR0124
            assert abs(value - present) > 1e-3
