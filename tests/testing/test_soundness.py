"""What a measure must be before it is used at all: quick promises, asked whenever it registers."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import socialvalue as sv

HOME = sv.Outcome("SO-o", "Somebody would notice", sv.Theme("SO", "Sound"))


def measure(quantity: Any, **more: Any) -> type[sv.Measure]:
    """A measure of people times turnout with this formula."""
    told = {
        "__doc__": "Votes used in the year.",
        "code": "SO-1",
        "unit": "person",
        "outcome": HOME,
        "members": sv.Column("person"),
        "turnout": sv.Column("1", high=1),
        "rating": sv.Ramp(floor=0, target=9, reason="made up"),
        "unpriced_reason": "made up",
        "examples": [sv.Example(members=200, turnout=0.25, quantity=50)],
        "quantity": quantity,
    }
    return type("Votes", (sv.Measure,), told | more)


LEAKY = {
    "how many": lambda self, members, turnout: members * turnout * np.size(members),
    "a mean": lambda self, members, turnout: members * turnout.mean(),
    "an order": lambda self, members, turnout: np.sort(members) * turnout,
    "a neighbour": lambda self, members, turnout: np.roll(members, 1) * turnout,
}


@pytest.mark.parametrize("how", LEAKY)
def test_a_formula_that_looks_at_other_claims_is_not_registered(how: str) -> None:
    with pytest.raises(sv.MeasureError, match="depends on the other claims beside it"):
        sv.register(measure(LEAKY[how]))


def test_an_example_that_does_not_hold_is_not_registered() -> None:
    wrong = [sv.Example(members=200, turnout=0.25, quantity=51)]
    with pytest.raises(sv.MeasureError, match="it says 51, and the formula says 50"):
        sv.register(measure(lambda self, members, turnout: members * turnout, examples=wrong))


def test_a_sound_one_is_registered_with_or_without_samples() -> None:
    sv.register(measure(lambda self, members, turnout: members * turnout, code="SO-2"))
    people = sv.SampleGroup("person", "people", share=sv.Sample("1", high=1))
    grouped = measure(
        lambda self, people: people.share.sum(),
        code="SO-3",
        people=people,
        members=None,
        turnout=None,
        combine=sv.Pool,
        examples=[sv.Example(people={"share": [1, 0.5], "count": [2, 2]}, quantity=3)],
    )
    assert sv.register(grouped) is grouped


@pytest.mark.parametrize("revision", [1.0, True, "1"])
def test_a_revision_is_a_whole_number(revision: object) -> None:
    with pytest.raises(sv.MeasureError, match="revision"):
        measure(lambda self, members, turnout: members * turnout, api=revision)
