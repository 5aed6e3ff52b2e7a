"""Errors name the place, the fault and the fix; they gather, pickle and are Python's own too."""

from __future__ import annotations

import pickle

import pytest

from socialvalue import errors
from socialvalue.errors import ClaimErrors, Fault, SocialValueError

KINDS = [
    kind
    for kind in vars(errors).values()
    if isinstance(kind, type) and issubclass(kind, SocialValueError)
]
FAULTS = (
    Fault("claims[3].turnout", "1.4 is above 1", "give a share, not a percentage"),
    Fault("claims[4].members", "it is blank", "give it"),
)


@pytest.mark.parametrize("kind", KINDS)
def test_an_error_survives_pickling_with_all_its_faults(kind: type[SocialValueError]) -> None:
    again = pickle.loads(pickle.dumps(kind(FAULTS)))
    assert type(again) is kind
    assert again.faults == FAULTS
    assert str(again) == str(kind(FAULTS))


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind is not SocialValueError])
def test_an_error_is_one_of_pythons_own_too(kind: type[SocialValueError]) -> None:
    own = [base for base in kind.__mro__ if base.__module__ == "builtins"]
    assert own[0] not in (Exception, BaseException, object)


def test_many_faults_are_listed_each_with_place_fault_and_fix() -> None:
    text = str(ClaimErrors(FAULTS))
    assert "2 faults" in text
    for fault in FAULTS:
        assert all(part in text for part in (fault.at, fault.fault, fault.fix))


def test_faults_become_plain_json_types() -> None:
    assert ClaimErrors(FAULTS).as_dict()[0] == {
        "at": "claims[3].turnout",
        "fault": "1.4 is above 1",
        "fix": "give a share, not a percentage",
    }
