"""The table of submissions as records: what is taken, what is refused, and which pounds move."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.mark.parametrize(
    ("row", "at"),
    [
        (5, "submissions[0]"),
        ({"contract_value": 5}, "submissions[0].id"),
        ({"id": ["acme"]}, "submissions[0].id"),
        ({"id": "acme", "contract_value": -1}, "submissions[0].contract_value"),
        ({"id": "acme", "contract_value": 10**400}, "submissions[0].contract_value"),
        ({"id": "acme", "eligible": "5"}, "submissions[0].eligible"),
        ({"id": "acme", "eligible": float("nan")}, "submissions[0].eligible"),
        ({"id": "acme", "fte": True}, "submissions[0].fte"),
        ({"id": "acme", "name": ["x"]}, "submissions[0].name"),
        ({"id": "acme", "colour": "red"}, "submissions[0].'colour'"),
    ],
)
def test_the_submissions_table_is_checked_too(refused: Any, row: Any, at: str) -> None:
    assert at in [one["at"] for one in refused([], [row])]


def test_an_id_stands_once(refused: Any, claim: Any) -> None:
    found = refused([claim], [{"id": "acme", "eligible": 5}, {"id": "acme", "eligible": 6}])
    assert "submissions[1].id" in [one["at"] for one in found]


def test_pounds_of_another_year_are_deflated_and_the_factor_is_recorded(
    take: Any, claim: Any
) -> None:
    row = {"id": "acme", "eligible": 99, "contract_value": 100, "contract_value_unit": "GBP_2024"}
    claims = take([claim], [row])
    factor = claims.conversions["GBP_2024", "GBP_2025"]
    assert factor > 1
    assert claims.submissions.columns["contract_value"].tolist() == [100 * factor]


@pytest.mark.parametrize("unit", ["£", "GBP", "GBP_1066", "GBP_2045", "person", "9**9**9**9"])
def test_a_unit_that_cannot_be_joined_is_refused(refused: Any, claim: Any, unit: str) -> None:
    row = {"id": "acme", "eligible": 99, "contract_value": 100, "contract_value_unit": unit}
    assert [one["at"] for one in refused([claim], [row])] == ["submissions[0].contract_value"]


def test_a_size_that_is_needed_and_missing_is_a_fault(refused: Any, claim: Any) -> None:
    found = refused([claim], [{"id": "acme", "contract_value": 5}])
    assert [(one["at"], one["fault"]) for one in found] == [
        ("submissions[0].eligible", "it is not known, and PA3 asks for it")
    ]
