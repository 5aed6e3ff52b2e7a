"""No unit passes for another: every pair of kinds is refused by the conformance kit."""

from itertools import permutations

import pytest
from trial_measures import votes

import socialvalue as sv
from socialvalue.testing.answers import the_unit_is_proved

KINDS = (
    *("person", "count", "point", "fte", "hour", "kg", "m", "kWh", "tCO2e", "1"),
    *("GBP_2019", "GBP_2024", "GBP_FY2024", "person*hour", "GBP_2024/person", "fte*year"),
)
PAIRS = list(permutations(KINDS, 2))


def faults(unit, declared):
    """What the proof says of a measure in `declared` that gives back its column in `unit`."""

    def quantity(self, members):  # noqa: ARG001 (a formula takes self)
        return members

    members = sv.Column(unit)
    examples = (sv.Example(members=2, turnout=1, quantity=2),)
    measure = votes(unit=declared, members=members, quantity=quantity, examples=examples)
    return list(the_unit_is_proved(measure))


@pytest.mark.parametrize("unit", KINDS)
def test_a_unit_is_itself(unit):
    assert faults(unit, unit) == []


@pytest.mark.parametrize(("unit", "declared"), PAIRS)
def test_a_unit_is_no_other(unit, declared):
    (fault,) = faults(unit, declared)
    assert "it comes out in" in fault.fault
    assert "declare another unit" in fault.fix


@pytest.mark.parametrize(("unit", "other"), PAIRS)
def test_two_kinds_are_never_added(unit, other):
    def quantity(self, members, others):  # noqa: ARG001 (a formula takes self)
        return members + others

    parts = {"members": sv.Column(unit), "others": sv.Column(other), "unit": unit}
    examples = (sv.Example(members=2, turnout=1, others=1, quantity=3),)
    (fault,) = the_unit_is_proved(votes(quantity=quantity, examples=examples, **parts))
    assert "it cannot be read with units" in fault.fault
