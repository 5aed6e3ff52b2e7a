"""What the tests of claims share: the shipped framework, two submissions and a plain claim."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import socialvalue as sv

SUBMISSIONS = [
    {"id": "acme", "name": "Acme Co-op", "contract_value": 1_000_000, "eligible": 200},
    {"id": "blue", "name": "Blue Ltd", "contract_value": 500_000, "eligible": 100},
]
CLAIM = {
    "submission": "acme",
    "measure": "PA3",
    "attended": 10,
    "contributed": 20,
    "organised": 3,
    "decided": 2,
}


@pytest.fixture(scope="session")
def framework() -> sv.Framework:
    return sv.Framework.load("ccin")


@pytest.fixture
def claim() -> dict[str, Any]:
    return dict(CLAIM)


@pytest.fixture
def take(framework: sv.Framework) -> Callable[..., sv.Claims]:
    """Claims from records under the shipped framework."""

    def taken(records: Any, submissions: Any = SUBMISSIONS) -> sv.Claims:
        return sv.Claims.from_records(records, framework, submissions)

    return taken


@pytest.fixture
def refused(take: Callable[..., sv.Claims]) -> Callable[..., list[dict[str, str]]]:
    """The faults of records that are refused; every one names a place, a fault and a fix."""

    def faults(records: Any, submissions: Any = SUBMISSIONS) -> list[dict[str, str]]:
        with pytest.raises(sv.ClaimErrors) as caught:
            take(records, submissions)
        found = caught.value.as_dict()
        assert all(one["at"] and one["fault"] and one["fix"] for one in found)
        assert len({tuple(one.items()) for one in found}) == len(found), "a fault is told once"
        return found

    return faults
