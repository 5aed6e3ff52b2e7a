"""What no draw moves is told, figure by figure, with the reason."""

from typing import Any

import pytest
from made_up import BOOK, card, deadweight, framework, measure, normal, price, rows

import socialvalue as sv
from socialvalue.proxy import Persistence
from socialvalue.source import Series

HIGH = sv.Parameter(0.5, "1", "made up", BOOK)


def told(scored: sv.Scorecard, of: str = "worth", ledger: str = "welfare", **more: Any) -> dict:
    found = sv.sensitivity(scored, "a", of, ledger=ledger if of == "worth" else "", **more)
    return rows(found.not_drawn(), "figure")


def test_a_parameter_inside_a_formula_is_told() -> None:
    def quantity(self: Any, people: Any, high: Any) -> Any:  # noqa: ARG001 (a method)
        return people * high

    one = measure("SN1", proxies=normal(20.0, 1.0, key="x"), high=HIGH, quantity=quantity)
    row = told(card(framework([one]), {"a": {"SN1": 4}}))["high"]
    assert (row["measure"], row["value"]) == ("SN1", 0.5)
    assert "inside the formula" in row["reason"]


def test_figures_without_a_range_are_told_and_those_with_one_are_not() -> None:
    made = sv.Adjustments(deadweight=sv.Share(0.2), displacement=sv.Share(0.1, 0.0, 0.3))
    one = measure("SN1", proxies=price(20.0), adjust=made)
    found = told(card(framework([one]), {"a": {"SN1": 4}}))
    assert found["deadweight"]["reason"] == "nobody gave it a range"
    assert found["price, welfare"]["value"] == 20.0
    assert "displacement" not in found


def test_a_price_that_stands_on_a_wage_says_so() -> None:
    wage = sv.CommonFactor("wage", 10.0, 5.0, 15.0)
    one = measure("SN1", proxies=price(20.0, common=(wage,)))
    found = told(card(framework([one]), {"a": {"SN1": 4}}))
    assert "what stands behind it is drawn" in found["price, welfare"]["reason"]


def test_a_claims_own_number_is_told() -> None:
    one = measure("SN1", proxies=price(20.0), adjust=deadweight(0.1, 0.3))
    made = framework([one])
    records = [{"submission": "a", "measure": "SN1", "people": 4, "deadweight": 0.25}]
    scored = sv.score(sv.Claims.from_records(records, made), made, sv.Basis(draws=200))
    found = told(scored)
    assert found["deadweight of its own"]["value"] == 0.25
    assert found["what is claimed, less shares"]["value"] == pytest.approx(3.0)


def test_a_multiplier_on_a_loss_is_told() -> None:
    spread = sv.Adjustments(multiplier=sv.Factor(1.5, 1.1, 2.0))
    low = sv.Column("person", "who were counted", low=-100)
    one = measure("SN1", proxies=price(20.0), adjust=spread, people=low)
    scored = card(framework([one]), {"a": {"SN1": -4}, "b": {"SN1": 4}})
    assert "loss" in told(scored)["multiplier"]["reason"]
    other = sv.sensitivity(scored, "b", "worth", ledger="welfare")
    assert "multiplier" not in rows(other.not_drawn(), "figure")


def test_years_growth_deflator_and_discounting_are_told() -> None:
    growth = sv.Growth(1.3, BOOK)
    proxy = price(20.0, unit="GBP_2020/person", growth=growth)
    lasting = Persistence(3.0, sv.Share(0.1))
    one = measure("SN1", proxies=proxy, persistence=lasting)
    values = {year: 100.0 + year - 2019 for year in range(2019, 2040)}
    income = Series("i", unit="1", source=BOOK, values=values)
    found = told(card(framework([one]), {"a": {"SN1": 4}}, growth=income))
    for figure, value in (
        ("years that it lasts", 3.0), ("drop-off", 0.1), ("growth with income", 1.3),
    ):  # fmt: skip
        assert found[figure]["value"] == value
    assert found["deflator from 2020 to 2025"]["value"] > 1
    assert found["discounting, standard"]["measure"] == ""


def test_of_a_score_the_ends_of_its_ratings_and_the_weights_are_told() -> None:
    one = measure("SN1", adjust=deadweight(0.1, 0.3), rating=sv.Ramp(2, 80, per="fte"))
    made = framework([one])
    records = [{"submission": "a", "measure": "SN1", "people": 4}]
    claims = sv.Claims.from_records(records, made, [{"id": "a", "fte": 3}])
    found = told(sv.score(claims, made, sv.Basis(draws=200)), "score")
    assert found["floor of its rating"]["value"] == 2
    assert found["target of its rating"]["value"] == 80
    assert found["fte of a"]["value"] == 3
    assert "sv.methods" in found["weights and ways of joining"]["reason"]


def test_measures_that_are_no_part_of_the_number_are_not_told() -> None:
    made = framework({"AA": [measure("SN1")], "BB": [measure("SN2")]})
    scored = card(made, {"a": {"SN1": 4, "SN2": 5}})
    assert {row["measure"] for row in told(scored, "score", node="AA").values()} == {"SN1", ""}
