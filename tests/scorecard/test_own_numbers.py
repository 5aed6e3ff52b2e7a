"""Numbers that claims bring of their own stand on the page with their source and direction."""

from __future__ import annotations

from typing import Any

import numpy as np
import planted_sources as planted
import pytest
from hypothesis import given
from hypothesis import strategies as st

import socialvalue as sv
from socialvalue.proxy import ADJUSTMENTS, OWN
from socialvalue.scorecard import own
from socialvalue.scorecard.tables import rows_of

BENEFIT, HARM = planted.measure("MU1", {}), planted.measure("MU2", {}, harm=True)
SIDES = {False: planted.framework(BENEFIT), True: planted.framework(BENEFIT, HARM)}
RANGES = {"multiplier": (0, 9), "delivery": (0.1, 9), "persistence": (0, 9)}
NUMBERS = st.sampled_from(OWN).flatmap(
    lambda name: st.tuples(st.just(name), st.floats(*RANGES.get(name, (0, 1))))
)
FRAMEWORK = sv.Framework.load("ccin")


def balance(harm: bool, **brought: float) -> float:
    """What a claim of the benefit, or of the harm, is worth to its claimant."""
    card = sv.score(planted.claims(SIDES[harm], brought))
    code = "MU2" if harm else "MU1"
    return sum(row["balance"] for row in rows_of(card.worth("measure")) if row["measure"] == code)


@given(NUMBERS, st.booleans())
def test_kinder_is_what_moves_the_pounds_the_claimants_way(
    brought: tuple[str, float], harm: bool
) -> None:
    name, value = brought
    moved = balance(harm, **{name: value}) - balance(harm)
    kinder = bool(own.kinder(HARM if harm else BENEFIT, name, value))
    # pounds are fixed at 1e-4 of them, a price
    assert moved >= -2e-4 if kinder else moved <= 2e-4


@pytest.mark.parametrize("harm", [False, True])
@pytest.mark.parametrize("name", OWN)
def test_every_number_has_a_kinder_side_and_it_is_the_other_one_for_a_harm(
    name: str, harm: bool
) -> None:
    measure = HARM if harm else BENEFIT
    usual = own.usual(measure, name)
    low, high = usual / 2, (usual + 1) / 2 if name not in RANGES else usual + 3
    sides = own.kinder(measure, name, np.array([low, usual, high])).tolist()
    less = (name not in own.MORE) ^ harm
    # less than a year of delivery is felt in that year all the same
    first = less and low < usual and name != "delivery"
    assert sides == [first, False, not less]


@pytest.mark.parametrize("name", OWN)
def test_a_baseline_is_taken_off_so_its_kinder_side_is_the_other(name: str) -> None:
    measure = FRAMEWORK.measure("PA1")
    values = np.array([0.0, 0.5, 1.0, 2.0])
    told = own.kinder(measure, name, values, "baseline")
    if name == "deadweight" or name not in ADJUSTMENTS:
        assert not told.any()
    else:
        other = own.kinder(measure, name, values)
        apart = values != own.usual(measure, name)
        assert (told[apart] == ~other[apart]).all()
        assert not told[~apart].any()


@pytest.mark.parametrize("shares", [(0.9, 0.3), (0.5, 0.1)])
def test_a_baseline_with_more_displaced_is_kinder_in_the_change_too(shares: Any) -> None:
    """The same statement, in what is attributed rather than in words."""
    more, less = (_change(displacement=share) for share in shares)
    assert more > less


def _change(**shares: float) -> float:
    people = {"rights": [{"weight": 1, "right": "vote", "turnout": 1, "count": 9}], "people": 20}
    now = {"rights": [{"weight": 1, "right": "vote", "turnout": 1, "count": 19}], "people": 20}
    head = {"submission": "a", "measure": "PA1"}
    records = [{**head, **now}, {**head, **people, "stage": "baseline", **shares}]
    claims = sv.Claims.from_records(records, FRAMEWORK, [{"id": "a", "eligible": 50}])
    row = next(one for one in rows_of(sv.score(claims).measures()) if one["measure"] == "PA1")
    return float(row["attributable"])


def card(*asides: dict[str, Any], harm: bool = False) -> sv.Scorecard:
    return sv.score(planted.claims(SIDES[harm], *asides))


def page(found: sv.Scorecard) -> str:
    return " ".join(str(found).split())


def test_an_own_number_stands_beside_the_measures_with_its_source() -> None:
    found = card({"deadweight": 0.35, "source": "our register", "evidence": "E2"})
    (row,) = rows_of(found.own())
    assert row == {
        "submission": "A",
        "measure": "MU1",
        "stage": "committed",
        "name": "deadweight",
        "own": 0.35,
        "default": 0.2,
        "kinder": False,
        "evidence": "E2",
        "source": "our register",
    }
    told = "A brings its own deadweight for MU1: 35%; the measure's is 20% (our register)"
    assert told in page(found)


@pytest.mark.parametrize(("aside", "words"), [({}, "ungraded"), ({"evidence": "E0"}, "graded E0")])
def test_a_kinder_number_without_evidence_is_asked_for_its_source(
    aside: dict[str, str], words: str
) -> None:
    told = page(card({"deadweight": 0.05, **aside}))
    assert f"KINDER than the measure's own 20% and {words}: ask for its source (no source" in told


@pytest.mark.parametrize("aside", [{"deadweight": 0.05, "evidence": "E1"}, {"deadweight": 0.5}])
def test_a_graded_or_a_harsher_number_is_not_asked(aside: dict[str, Any]) -> None:
    assert "KINDER" not in page(card(aside))


def test_for_a_harm_more_deadweight_is_the_kinder() -> None:
    told = rows_of(card({"deadweight": 0.9}, harm=True).own())
    assert {row["measure"]: row["kinder"] for row in told} == {"MU1": False, "MU2": True}


@given(st.lists(st.dictionaries(st.sampled_from(OWN), st.just(0.5), max_size=4), max_size=5))
def test_there_is_a_row_for_each_number_and_none_for_silence(asides: list[Any]) -> None:
    found = card(*(dict(one) for one in asides))
    assert len(found.own()["own"]) == sum(map(len, asides))
    assert found.as_dict()["own"] == rows_of(found.own())


def test_another_stage_is_not_told() -> None:
    found = card({"deadweight": 0.1, "stage": "delivered"}, {"deadweight": 0.3})
    assert found.own()["own"].tolist() == [0.3]


def test_many_alike_are_one_line_and_of_many_the_doubtful_come_first() -> None:
    alike = card(*({"deadweight": 0.1} for _ in range(30)))
    assert page(alike).count("brings its own deadweight") == 1
    many = card(*({"deadweight": 0.3 + i / 100} for i in range(30)), {"deadweight": 0.01})
    told = own.sentences(many, [0])
    assert len(told) == own.MOST + 1
    assert "KINDER" in told[0]
    assert "card.own() has them all" in told[-1]
