"""A measure that asks several questions tells what each of them can bear, by name."""

from __future__ import annotations

import pytest
from asked import Mood

import socialvalue as sv
from socialvalue.scorecard.tables import rows_of


class TwoMoods(Mood):
    """Mean change of two moods of those who answered twice."""

    code = "AS-two"
    people = sv.SampleGroup(
        "person",
        "answers",
        before=sv.Sample("point", high=10),
        after=sv.Sample("point", high=10),
        calm=sv.Sample("point", high=10),
    )
    reliability = (
        sv.Answers("people", "after", "before", "asked"),
        sv.Answers("people", "calm"),
    )
    examples = (sv.Example(people={"before": [4], "after": [6], "calm": [5]}, quantity=2),)


sv.register(TwoMoods)
FRAMEWORK = sv.Framework.from_toml("""
code = "two"
name = "Two questions"
edition = "1"

[caps]
reason = "made up"

[[theme]]
code = "S"
name = "Asked"
weight = 100

[[theme.outcome]]
code = "S-o"
name = "Somebody would notice"
weight = 100
measure = [{ code = "AS-two", weight = 100, shadow = "none", shadow_reason = "made up" }]
""")
PEOPLE = {"before": [5, 6], "after": [6, 8], "calm": [3, 9], "count": [20, 20]}


def card() -> sv.Scorecard:
    """One submission with forty answers."""
    claim = {"submission": "a", "measure": "AS-two", "people": PEOPLE, "asked": 50}
    return sv.score(sv.Claims.from_records([claim], FRAMEWORK), FRAMEWORK)


def test_each_question_has_a_row_of_its_own() -> None:
    told = {row["part"]: row for row in rows_of(card().reliability())}
    assert list(told) == ["after", "calm"]
    assert (told["after"]["kind"], told["after"]["estimate"]) == ("change", 1.5)
    assert (told["calm"]["kind"], told["calm"]["estimate"]) == ("mean", 6)


def test_the_page_and_the_json_name_the_question() -> None:
    assert "AS-two (calm): 40 answered" in str(card())
    assert [row["part"] for row in card().as_dict()["reliability"]] == ["after", "calm"]


@pytest.mark.parametrize(
    ("second", "fault"),
    [
        (sv.Answers("people", "later"), "has no numbers 'later'"),
        (sv.Shares("asked", "told"), "there is no input 'told'"),
        ("calm", "it is a str"),
    ],
)
def test_each_question_is_checked_when_the_measure_is_defined(second, fault) -> None:
    told = (sv.Answers("people", "after"), second)
    body = {"__doc__": "A measure.", "code": "AS-broken", "reliability": told}
    with pytest.raises(sv.MeasureError, match=fault):
        type("Broken", (TwoMoods,), body)
