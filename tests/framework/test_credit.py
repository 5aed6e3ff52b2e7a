"""Credit by grade: a framework may hold a rating back for want of evidence, and never raise one."""

from __future__ import annotations

from importlib import resources
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import socialvalue as sv

CCIN = resources.files("socialvalue").joinpath("data/frameworks/ccin.toml").read_text("utf-8")
CREDIT = """
[credit]
evidence = { E0 = 40, E1 = 70 }
counterfactual = { C0 = 60 }
reason = "what nobody can check earns less"
"""
HELD = sv.Framework.from_toml(CCIN.replace("[caps]", CREDIT + "\n[caps]"))
FREE = sv.Framework.load("ccin")
WHO = [{"id": "a", "name": "A", "contract_value": 1e6, "eligible": 100, "fte": 10}]
ALL = {"contributed": 100, "attended": 100, "organised": 0, "decided": 0}
GRADES = (None, "E0", "E1", "E2", "E3", "E4")
COUNTERS = (None, "C0", "C1", "C2", "C3", "C4")


def card(framework: sv.Framework, *records: dict[str, Any]) -> sv.Scorecard:
    rows = [{"submission": "a", **record} for record in records]
    return sv.score(sv.Claims.from_records(rows, framework, WHO))


def taking_part(**aside: Any) -> dict[str, Any]:
    return {"measure": "PA3", **ALL, **{name: word for name, word in aside.items() if word}}


def gas(tonnes: float, **aside: Any) -> dict[str, Any]:
    return {"measure": "WB8", "tonnes": tonnes, "year": "2026", **aside}


def rating(found: sv.Scorecard, code: str) -> float:
    table = found.measures()
    return float(table["rating"][table["measure"] == code][0])


def test_a_full_rating_earns_what_its_lowest_grade_allows() -> None:
    found = {
        grades: rating(card(HELD, taking_part(evidence=grades[0], counterfactual=grades[1])), "PA3")
        for grades in ((None, "C4"), ("E0", "C4"), ("E1", "C4"), ("E2", "C4"), ("E4", "C0"))
    }
    assert list(found.values()) == [40, 40, 70, 100, 60]


def test_the_ceiling_is_in_the_outcome_and_in_the_explanation() -> None:
    found = card(HELD, taking_part(evidence="E1", counterfactual="C1"))
    assert found.benefit("PA-community")[0] == pytest.approx(70)
    told = sv.explain(found, "A", "PA3")
    assert told.numbers["rating"] == 70
    assert "what nobody can check earns less" in " ".join(str(told).split())


def test_pounds_and_quantities_are_not_touched() -> None:
    free, held = (card(one, gas(3.0, evidence="E0")).measures() for one in (FREE, HELD))
    assert np.array_equal(free["attributable"], held["attributable"], equal_nan=True)


def test_a_harm_said_to_be_small_without_evidence_is_not_taken_as_none() -> None:
    bare, shown = card(HELD, gas(0.0)), card(HELD, gas(0.0, evidence="E2", counterfactual="C2"))
    assert rating(bare, "WB8") == 60
    assert rating(shown, "WB8") == 0


def test_a_harm_without_evidence_still_scores_no_lower_than_silence() -> None:
    silent, bare = card(HELD), card(HELD, gas(0.0))
    assert bare.score()[0] >= silent.score()[0]
    assert bare.score("WB")[0] > silent.score("WB")[0]


def test_of_several_claims_the_weakest_decides() -> None:
    some = {"measure": "PA3", "attended": 50, "contributed": 50, "organised": 0, "decided": 0}
    two = ({**some, "claim": "1", "evidence": "E4"}, {**some, "claim": "2", "evidence": "E0"})
    graded = ({**one, "counterfactual": "C4"} for one in two)
    assert rating(card(HELD, *graded), "PA3") == 40


def test_where_nobody_has_an_answer_there_is_nothing_to_hold_back() -> None:
    """A graded claim whose formula has no answer: the card says so, and is not stopped by it."""
    nothing = {"measure": "CV1", "received": 0, "local": [], "evidence": "E1"}
    table = card(HELD, {**nothing, "counterfactual": "C3"}).measures()
    assert table["status"][table["measure"] == "CV1"].tolist() == ["undefined"]


def test_numpy_columns_with_gaps_are_held_alike() -> None:
    columns: Any = {name: np.array([100.0, np.nan, 100.0]) for name in ALL}
    columns["evidence"], columns["counterfactual"] = ["E1", "", "E4"], ["C4", "", "C4"]
    for name in ("organised", "decided"):
        columns[name] = np.array([0.0, np.nan, 0.0])
    table = {"id": ["a", "b", "c"], "contract_value": [1e6] * 3, "eligible": [100.0] * 3}
    found = sv.score(sv.Claims.from_columns({"PA3": columns}, HELD, table))
    assert found.benefit("PA-community") == pytest.approx([70, 0, 100])


@given(st.sampled_from(GRADES), st.sampled_from(COUNTERS), st.floats(0, 3), st.floats(0, 100))
def test_a_ceiling_is_never_a_bonus(evidence, counterfactual, tonnes, people) -> None:
    aside = {"evidence": evidence, "counterfactual": counterfactual}
    aside = {name: word for name, word in aside.items() if word}
    some = {"attended": people, "contributed": people, "organised": 0, "decided": 0}
    records = ({"measure": "PA3", **some, **aside}, gas(tonnes, **aside))
    held, free = card(HELD, *records), card(FREE, *records)
    for node in ("overall", "PA", "WB", "PA-community", "WB-climate"):
        assert held.score(node)[0] <= free.score(node)[0]
        assert held.headroom(node)[0] <= free.headroom(node)[0]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("evidence = { E0 = 90, E1 = 70 }", "better evidence would earn less"),
        ("evidence = { E0 = 140 }", "not a rating"),
        ("evidence = { E7 = 40 }", "not known"),
        ("counterfactual = 4", "not a table"),
        ("counterfactual = { C0 = 60 }\nreasons = 'x'", "not known"),
    ],
)
def test_ceilings_that_make_no_sense_are_refused(written: str, told: str) -> None:
    text = CCIN.replace("[caps]", f'[credit]\n{written}\nreason = "why"\n[caps]')
    with pytest.raises(sv.FrameworkError, match=told):
        sv.Framework.from_toml(text)


def test_a_ceiling_without_a_reason_is_refused() -> None:
    text = CCIN.replace("[caps]", "[credit]\nevidence = { E0 = 40 }\n[caps]")
    with pytest.raises(sv.FrameworkError, match="say why these grades hold a rating back"):
        sv.Framework.from_toml(text)


def test_a_moved_ceiling_moves_the_digest() -> None:
    assert HELD.digest != FREE.digest


def test_the_grade_beside_a_rating_is_of_the_claims_behind_it() -> None:
    shown = {"evidence": "E3", "counterfactual": "C2"}
    later = {"stage": "delivered", "evidence": "E0", "counterfactual": "C0"}
    found = card(FREE, gas(0.0, **shown), gas(0.0, **later)).measures()
    row = found["measure"] == "WB8"
    assert (found["evidence"][row][0], found["counterfactual"][row][0]) == ("E3", "C2")
