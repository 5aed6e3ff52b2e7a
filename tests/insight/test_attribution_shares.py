"""One outcome, several claimants: a split that sums to the whole, beside what each claims."""

from __future__ import annotations

from math import fsum
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import socialvalue as sv

FEW = settings(max_examples=50, deadline=None)
FRAMEWORK = sv.Framework.load("ccin")
INPUTS = {"attended": 0, "organised": 0, "decided": 0}


def shared(*people: int, label: str = "the 40", share: float | None = None) -> sv.Claims:
    """Claims of PA3 by s0, s1 … of so many people, under one label."""
    part = 1 / len(people) if share is None else share
    rows = [
        {"submission": f"s{who}", "measure": "PA3", "shared": label, "contributed": many,
         "attribution": 1 - part, **INPUTS}
        for who, many in enumerate(people)
    ]  # fmt: skip
    table = [
        {"id": f"s{who}", "contract_value": 1e6, "eligible": 900} for who, _ in enumerate(people)
    ]
    return sv.Claims.from_records(rows, FRAMEWORK, table)


def _column(table: Any, name: str) -> list[float]:
    return [float(one) for one in table[name]]


def test_what_each_could_have_shown_splits_it() -> None:
    """Alone 10 and 20, together 40: each adds 10 more with the other, shared evenly."""
    together = {("s0",): 10, ("s1",): 20, ("s0", "s1"): 40}
    table = sv.attribution_shares(shared(10, 20), "the 40", together)
    assert _column(table, "value") == [15, 25]
    assert _column(table, "share") == [0.375, 0.625]
    assert _column(table, "claimed") == [0.5, 0.5]
    assert _column(table, "over") == [0.125, -0.125]


def test_without_more_said_claims_add_up_and_the_other_end_is_beside_it() -> None:
    table = sv.attribution_shares(shared(10, 30), "THE  40")
    assert _column(table, "share") == [0.25, 0.75]
    assert _column(table, "share_if_nested") == pytest.approx([5 / 30, 25 / 30])
    assert _column(table, "alone") == pytest.approx(_column(table, "value"))


def test_they_cannot_show_more_than_there_is() -> None:
    alone = _column(sv.attribution_shares(shared(10, 30), "the 40"), "alone")
    table = sv.attribution_shares(shared(10, 30), "the 40", whole=alone[1])
    assert fsum(_column(table, "value")) == pytest.approx(alone[1])
    assert _column(table, "share") == pytest.approx(_column(table, "share_if_nested"))


def test_a_scorecard_says_the_same_as_its_claims() -> None:
    claims = shared(10, 30, 20)
    one, other = (
        sv.attribution_shares(given, "the 40") for given in (claims, sv.score(claims, FRAMEWORK))
    )
    assert {name: list(values) for name, values in one.items()} == {
        name: list(values) for name, values in other.items()
    }


@FEW
@given(st.lists(st.integers(1, 300), min_size=1, max_size=5), st.data())
def test_shares_sum_to_the_whole(people, data) -> None:
    claims = shared(*people)
    one = sv.attribution_shares(claims, "the 40")
    assert fsum(_column(one, "share")) == pytest.approx(1)
    assert fsum(_column(one, "share_if_nested")) == pytest.approx(1)
    ids = list(one["submission"])
    sets = [tuple(who for i, who in enumerate(ids) if k >> i & 1) for k in range(1, 2 ** len(ids))]
    together = {some: data.draw(st.floats(0.1, 1e6)) for some in sets}
    other = sv.attribution_shares(claims, "the 40", together)
    assert fsum(_column(other, "value")) == pytest.approx(together[tuple(ids)], rel=1e-6, abs=1e-3)


def test_a_set_that_is_missing_and_a_stranger_are_told_together() -> None:
    with pytest.raises(sv.ArgumentError) as told:
        sv.attribution_shares(shared(10, 20), "the 40", {"s0": 10, ("s0", "s9"): 4, "s1": True})
    faults = " ".join(str(fault) for fault in told.value.faults)
    assert "'s9' is no claimant" in faults
    assert "nothing for s0 and s1" in faults


@pytest.mark.parametrize(
    ("label", "more", "fault"),
    [("another", {}, "no claim shares"), ("the 40", {"measure": "PA1"}, "no claim shares"),
     ("the 40", {"whole": 1}, "larger than 1")],
)  # fmt: skip
def test_what_cannot_be_split_is_refused(label, more, fault) -> None:
    with pytest.raises(sv.SocialValueError, match=fault):
        sv.attribution_shares(shared(10, 20), label, **more)


def test_more_claimants_than_sets_can_be_asked_for_are_refused() -> None:
    with pytest.raises(sv.ArgumentError, match="13 submissions claim it"):
        sv.attribution_shares(shared(*[5] * 13), "the 40")
