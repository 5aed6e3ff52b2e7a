"""What a second look found with SE and WB: answers that nobody asked, comparators, few people."""

from __future__ import annotations

import pytest
from test_selfhelp_gaming import FRAMEWORK as SELFHELP
from wellbeing_claims import feelings, lonely, scale
from wellbeing_scored import card, measured

import socialvalue as sv
from socialvalue.scorecard import reliability
from socialvalue.scorecard.tables import rows_of

BEFORE = [6, 7, 5, 6, 7, 4, 6, 5, 6, 7, 6, 5]
AFTER = [7, 7, 6, 6, 7, 5, 6, 6, 7, 7, 6, 6]
SATISFIED = {
    "measure": "WB1",
    "people": {"before": BEFORE, "after": AFTER},
    "asked": 12,
    "represented": 100,
    "comparator": 0,
    "years": 1,
}
AGENCY = {
    "measure": "SE6",
    "answers": {"before": [4], "after": [4], "count": [12]},
    "asked": 12,
    "bottom": 0,
    "top": 10,
    "comparator": 0,
}
NINE = {"before": [3.125, 4, 5, 6, 7, 2, 1, 8, 9], "after": [3.875, 4, 5, 6, 7, 2, 1, 8, 9]}


def _selfhelp(*claims: dict) -> sv.Scorecard:
    sizes = {"id": "a", "eligible": 200, "fte": 20, "contract_value": 500_000}
    named = [{"submission": "a", **claim} for claim in claims]
    return sv.score(sv.Claims.from_records(named, SELFHELP, [sizes]), SELFHELP)


def _status(told: sv.Scorecard, code: str) -> str:
    return next(row["status"] for row in rows_of(told.measures()) if row["measure"] == code)


def _flags(*claims: dict) -> list[str]:
    return [row["flags"] for row in rows_of(card(*claims).reliability())]


def test_more_answers_than_people_asked_tell_of_no_life_satisfaction() -> None:
    assert measured("WB1", SATISFIED)["status"] == "assessed"
    assert measured("WB1", SATISFIED | {"asked": 5})["status"] == "undefined"


def test_answers_of_people_nobody_counted_as_asked_do_not_hide_in_another_claim() -> None:
    counted = SATISFIED | {"represented": 50, "claim": "a"}
    uncounted = counted | {"asked": 0, "claim": "b"}
    assert measured("WB1", counted, uncounted)["status"] == "undefined"


@pytest.mark.parametrize("comparator", [-1_000, -10.5, 1e308])
def test_others_cannot_have_moved_further_than_the_scale_is_long(comparator) -> None:
    assert _status(_selfhelp(AGENCY), "SE6") == "assessed"
    assert _status(_selfhelp(AGENCY | {"comparator": comparator}), "SE6") == "undefined"
    assert _status(_selfhelp(AGENCY | {"comparator": -10}), "SE6") == "assessed"


def test_a_gain_that_came_to_others_as_well_says_that_it_may_be_none() -> None:
    (alone,), (alike,) = _flags(SATISFIED), _flags(SATISFIED | {"comparator": 0.5})
    assert reliability.ALIKE not in alone
    assert reliability.ALIKE in alike


def test_each_feeling_is_held_against_its_own_comparator() -> None:
    claim = {"measure": "WB2", **feelings(happy_elsewhere=1, anxious_elsewhere=-1)}
    moved = claim["people"]
    for name in ("worthwhile", "happy", "anxious"):
        before = moved[f"{name}_before"][0]
        steps = (0, 1, 2) if name != "anxious" else (0, -1, -2)
        moved[f"{name}_before"] = [before] * 3
        moved[f"{name}_after"] = [before + step for step in steps]
    moved["count"] = [6, 8, 6]
    told = [reliability.ALIKE in flags for flags in _flags(claim)]
    assert told == [False, True, True]


def test_people_less_lonely_than_others_became_by_themselves_are_no_gain() -> None:
    claim = {"measure": "WB4", **lonely(40, 25, 25, comparator=0.15)}
    assert all(reliability.ALIKE in flags for flags in _flags(claim))
    assert not any(reliability.ALIKE in flags for flags in _flags(claim | {"comparator": -0.15}))


def test_the_worse_asking_of_loneliness_stands_beside_the_better() -> None:
    """Only the later asking was told, while the rating took the worse of the two."""
    told = rows_of(card({"measure": "WB4", **lonely(75, 75, 0)}).reliability())
    assert {row["part"]: row["estimate"] for row in told} == {
        "lonely_after": 0,
        "lonely_later": pytest.approx(-0.75),
    }
    assert measured("WB4", lonely(75, 75, 0))["quantity"] == 0


@pytest.mark.parametrize(
    ("code", "claim", "hidden"),
    [
        ("WB1", SATISFIED | {"people": NINE, "asked": 9, "represented": 9}, ["people"]),
        ("WB3", scale([20], [24], [9]), ["people"]),
        (
            "WB4",
            lonely(9, 1, 0, answered=9, asked=9, represented=9),
            ["lonely_before", "lonely_after", "lonely_later"],
        ),
    ],
)
def test_an_explanation_repeats_no_answers_of_nine_people(code, claim, hidden) -> None:
    told = sv.explain(card(claim | {"measure": code}), "a", code)
    for words in (str(told), told._repr_html_(), str(told.as_dict())):
        assert "3.125" not in words
    plain = " ".join(str(told).split())
    for name in hidden:
        assert f"{name} = not told, for too few answered" in plain


def test_nine_people_hidden_among_others_are_not_told_of_one_by_one() -> None:
    nine = SATISFIED | {"people": NINE, "asked": 9, "represented": 9}
    told = card(nine | {"claim": "a"}, SATISFIED | {"claim": "b", "represented": 12})
    words = " ".join(str(sv.explain(told, "a", "WB1")).split())
    assert "3.125" not in words
    assert words.count("people = not told, for too few answered") == 1


def test_eight_of_nine_who_met_their_aims_are_not_told_and_three_apprentices_are() -> None:
    course = {"measure": "SE3", "enrolled": 9, "answered": 9, "met": 8, "hours": 3}
    skill = {"measure": "SE4", "started": 3, "completed": 3, "found": 3, "using": 2, "after": 6}
    told = _selfhelp(course, skill)
    assert "met = not told" in " ".join(str(sv.explain(told, "a", "SE3")).split())
    assert "using = 2 people" in " ".join(str(sv.explain(told, "a", "SE4")).split())
