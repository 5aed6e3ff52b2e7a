"""What a hostile reader found: each of these once gave a wrong number or an untyped error."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import socialvalue as sv
from socialvalue.errors import TotalTooLarge
from socialvalue.source import Source

FRAMEWORK = sv.Framework.load("ccin")
TABLE = [{"id": "a", "contract_value": 1e6, "eligible": 100}]


def scored(*records: dict[str, Any]) -> sv.Scorecard:
    rows = [{"submission": "a", **record} for record in records]
    return sv.score(sv.Claims.from_records(rows, FRAMEWORK, TABLE))


def only(card: sv.Scorecard, code: str) -> dict[str, Any]:
    table = card.measures()
    row = list(table["measure"]).index(code)
    return {name: values[row] for name, values in table.items()}


def test_a_size_too_small_to_divide_by_is_refused() -> None:
    with pytest.raises(sv.ClaimErrors, match="out of bounds"):
        sv.Claims.from_records([], FRAMEWORK, [{"id": "a", "contract_value": 1e-310}])


def test_splitting_a_record_that_cannot_be_right_does_not_make_it_right() -> None:
    whole = scored({"measure": "SE1", "started": 2, "living": 3})
    split = scored(
        {"measure": "SE1", "claim": "1", "started": 2, "living": 2},
        {"measure": "SE1", "claim": "2", "started": 0, "living": 1},
    )
    assert only(whole, "SE1")["status"] == only(split, "SE1")["status"] == "undefined"


def test_a_year_without_an_answer_does_not_pull_an_average_down() -> None:
    year = {"measure": "CV1", "received": 100, "local": [{"spend": 80, "respent": 0.5}]}
    empty = {"measure": "CV1", "received": 0, "local": [{"spend": 0, "respent": 0.5}]}
    alone = only(scored({**year, "period": "2026"}), "CV1")
    beside = only(scored({**year, "period": "2026"}, {**empty, "period": "2027"}), "CV1")
    assert alone["attributable"] == beside["attributable"] == pytest.approx(2.2)


def test_an_undefined_year_is_told_alike_by_the_card_and_by_explain() -> None:
    def groups(participants: int) -> list[dict[str, int]]:
        return [{"participants": participants, "affected": 10}] * 2

    card = scored(
        {"measure": "PA4", "groups": groups(5), "period": "2026"},
        {"measure": "PA4", "groups": groups(0), "period": "2027"},
    )
    assert only(card, "PA4")["status"] == "undefined"
    assert "rating" not in {k for k, v in sv.explain(card, "a", "PA4").numbers.items() if v == 100}


def test_claims_that_add_up_to_more_than_a_number_holds_are_a_typed_error() -> None:
    tiny = {"measure": "WB8", "year": "2026", "tonnes": 1.7e308}
    with pytest.raises(TotalTooLarge, match="WB8"):
        scored({**tiny, "claim": "1"}, {**tiny, "claim": "2"})


@pytest.mark.parametrize("start", ["2026", None, float("nan"), 10**30, 2026.5, True])
def test_a_start_that_is_no_year_is_refused(start: Any) -> None:
    with pytest.raises(sv.BasisError, match="is not a year"):
        sv.Basis(start=start)


@pytest.mark.parametrize("block", ["x", 2.5, 0, -3])
def test_a_block_that_is_no_number_of_submissions_is_refused(block: Any) -> None:
    with pytest.raises(sv.BasisError):
        sv.score(sv.Claims.from_records([], FRAMEWORK, TABLE), block=block)


def test_worth_by_an_unknown_word_is_a_typed_error() -> None:
    with pytest.raises(sv.UnknownName):
        scored({"measure": "WB8", "tonnes": 3, "year": "2026"}).worth(by="nope")


@pytest.mark.parametrize("price", [-5, float("nan"), float("inf")])
def test_a_price_below_zero_or_not_finite_is_refused(price: float) -> None:
    made_up = Source("x", "nobody", "made up", "1", "MIT", "assumed")
    with pytest.raises(sv.MeasureError, match="below zero, or not finite"):
        _measure(proxies=(sv.Proxy(price, unit="GBP_2025/person", ledger="local", source=made_up),))


def test_a_share_above_one_is_refused() -> None:
    with pytest.raises(sv.MeasureError, match="is not a share"):
        _measure(adjust=sv.Adjustments(deadweight=sv.Share(1.5)))


def _measure(**declared: Any) -> type[sv.Measure]:
    theme = sv.Theme("T", "A theme")

    def quantity(self: Any, people: Any) -> Any:  # noqa: ARG001 - a formula has a self
        return people

    return type(
        "Counted",
        (sv.Measure,),
        {
            "__doc__": "People counted in a year.",
            "code": "LAST1",
            "outcome": sv.Outcome("T-O", "An outcome", theme),
            "unit": "person",
            "people": sv.Column("person"),
            "rating": sv.Ramp(0, 1, per="eligible"),
            "quantity": quantity,
            **declared,
        },
    )


def test_a_process_in_which_numpy_raises_on_everything_scores_the_same() -> None:
    kept = {"shares": 5e-324, "assets": 0, "retained": 0, "disinvested": 0}
    tiny = {"measure": "CV2", **kept}
    with np.errstate(all="raise"):
        strict = scored({**tiny, "claim": "1"}, {**tiny, "claim": "2", "deadweight": 0.5})
        strict_pounds = strict.worth("kind")["balance"]
    usual = scored({**tiny, "claim": "1"}, {**tiny, "claim": "2", "deadweight": 0.5})
    assert np.array_equal(strict.score(), usual.score())
    assert np.array_equal(strict_pounds, usual.worth("kind")["balance"])
