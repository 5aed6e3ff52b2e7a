"""A recommendation: how aims are read, what is chosen and left out, and when not to score."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import socialvalue as sv
from socialvalue.evidence import CONTEXTS
from socialvalue.guide.minimum import minimum_sets
from socialvalue.source import figure

VALID = Draft202012Validator(sv.schemas.recommendation())
AIMS = ["participation", "lonely", "EQ-pay", "PA5", "solidarity", "principle 7", "purple stairs"]
LONG = 60.0


def _recommended(**told) -> sv.Recommendation:
    return sv.recommend(told.pop("context", "asset transfer"), told.pop("aims", ()), **told)


def _codes(made: sv.Recommendation) -> set[str]:
    return {one.code for one in made.measures}


SITUATIONS = st.fixed_dictionaries(
    {
        "context": st.sampled_from(sorted(CONTEXTS)),
        "aims": st.lists(st.sampled_from(AIMS), max_size=5),
        "data": st.none() | st.lists(st.sampled_from(["survey", "ledger", "frob"]), max_size=3),
        "weeks": st.none() | st.floats(0, 200),
        "budget": st.none() | st.floats(0, 1e6),
        "people": st.none() | st.integers(0, 10_000),
        "can_be_asked": st.booleans(),
        "circumstances": st.sampled_from([(), ("decided",), ("at risk",)]),
    }
)


@settings(max_examples=80, deadline=None)
@given(SITUATIONS)
def test_whatever_is_told_there_is_a_harm_and_a_voice_and_every_aim_is_kept(told) -> None:
    made = _recommended(**told)
    assert any(one.harm for one in made.measures)
    assert {"PA4", "PA9"} & _codes(made)
    benefits, harms = minimum_sets()[made.situation.context]
    assert {*benefits, *harms} <= _codes(made) | {code for code, _ in made.left_out}
    assert all(why for _, why in made.left_out)
    kept = {say.words for said in made.said.values() for say in said}
    kept |= {say.words for one in made.unmeasured for say in one.said}
    assert kept == set(told["aims"])
    assert not _codes(made) & {code for code, _ in made.left_out}
    assert [rule.kind for rule in made.methods] == [
        *("weights", "aggregation", "survey", "counterfactual", "decision")
    ]
    VALID.validate(made.as_dict())


@settings(max_examples=25, deadline=None)
@given(SITUATIONS)
def test_the_same_words_give_the_same_page(told) -> None:
    assert repr(_recommended(**told)) == repr(_recommended(**told))


@pytest.mark.parametrize(
    ("aim", "kind", "outcome"),
    [
        ("participation", "theme", "PA-community"),
        ("WB", "theme", "WB-satisfaction"),
        ("CV-commons", "outcome", "CV-commons"),
        ("people have places of their own, and use them", "outcome", "CV-commons"),
        ("PA5", "measure", "PA-vitality"),
        ("Solidarity", "value", "SE-cooperatives"),
        ("self-responsibility", "value", "PA-promises"),
        ("principle 2", "principle", "PA-decisions"),
        ("Concern for community", "principle", "CV-circulation"),
        ("we are so lonely here", "words", "WB-company"),
    ],
)
def test_an_aim_may_be_a_theme_a_code_a_value_a_principle_or_plain_words(
    aim, kind, outcome
) -> None:
    (read,) = _recommended(aims=[aim]).aims
    assert (read.kind, read.outcomes[0]) == (kind, outcome)


def test_what_is_matched_by_nothing_is_said_and_kept() -> None:
    made = _recommended(aims=[("the purple stairs", "pupils")])
    (own,) = made.unmeasured
    assert (own.name, own.said[0].by) == ("the purple stairs", "pupils")
    assert "kept as an outcome of your own" in " ".join(repr(made).split())


def test_an_aim_whose_measures_do_not_fit_the_decision_is_kept_with_the_reason() -> None:
    made = _recommended(aims=["Adults learning English"])
    assert dict(made.left_out)["SE3"].endswith("it is not meant for asset transfer")
    assert "SE3 was left out" in made.unmeasured[0].reason


def test_a_survey_that_takes_longer_than_there_is_time_is_left_out() -> None:
    wait = figure("guide-weeks-survey").value
    short = _recommended(context="commissioning", aims=["mental health"], weeks=wait - 1)
    assert "WB2" not in _codes(short)
    assert "only after" in dict(short.left_out)["WB2"]
    assert "WB2" in _codes(
        _recommended(context="commissioning", aims=["mental health"], weeks=LONG)
    )


def test_a_page_bears_so_many_measures_and_yet_no_aim_is_crowded_out() -> None:
    made = _recommended(context="commissioning", aims=["EQ", "SE", "lonely"])
    assert {"EQ-pay", "SE-agency", "WB-company"} <= {one.outcome.code for one in made.measures}
    most = int(figure("guide-measures-most").value)
    assert any(f"{most} measures are as many" in why for _, why in made.left_out)


def test_who_may_lose_by_it_calls_up_a_harm() -> None:
    plain = _recommended(context="commissioning")
    made = _recommended(
        context="commissioning", harmed=["the lunch club is pushed out of its hall"]
    )
    assert "CV9" in _codes(made) - _codes(plain)


def test_a_fear_that_calls_up_no_harm_is_said_and_sent_to_those_affected() -> None:
    page = " ".join(repr(_recommended(harmed=["the purple stairs"])).split())
    assert '"the purple stairs" (who may lose by it): no harm of the catalogue' in page
    assert (
        "CV9" in repr(_recommended(harmed=["families are evicted"])).split("looked for in")[1][:9]
    )


def test_a_language_that_is_dying_is_culture_before_it_is_grief() -> None:
    made = _recommended(aims=["our language is dying"])
    assert [ask.rule.code for ask in made.ask_them] == ["culture"]


def test_a_benefit_that_is_added_brings_its_shadow() -> None:
    made = _recommended(context="commissioning", aims=["CV5"])
    shadows = {one.code: one.shadow for one in made.measures}
    assert shadows["CV5"] == "SE9"
    assert "SE9" in shadows


@pytest.mark.parametrize(
    ("told", "code", "stops"),
    [
        ({"people": 9}, "fewer-than-ten", "asking"),
        ({"weeks": 0.5}, "no-time-to-ask", "everything"),
        ({"can_be_asked": False}, "cannot-be-asked", "asking"),
        ({"circumstances": ["decided"]}, "decided-already", "everything"),
        ({"circumstances": ["at risk"]}, "at-risk", "asking"),
        ({"affected": "survivors of domestic abuse"}, "at-risk", "asking"),
        ({"aims": ["It has already been decided anyway"]}, "decided-already", "everything"),
        ({"aims": ["A place to grieve for our dead"]}, "grief", "aim"),
        ({"aims": ["Keep our heritage"]}, "culture", "aim"),
    ],
)
def test_what_is_not_to_be_scored_says_how_to_ask_instead(told, code, stops) -> None:
    made = _recommended(**told)
    found = {ask.rule.code: ask.rule for ask in made.ask_them}
    assert found[code].stops == stops
    assert found[code].text
    assert made.score_it is (stops != "everything")
    headings = [line for line in repr(made).splitlines() if line.isupper()]
    assert headings[0] == "IN SHORT"
    assert headings[1].startswith("DO NOT SCORE")


def test_ten_people_may_be_counted_and_nine_may_not() -> None:
    fewest = int(figure("guide-people-fewest").value)
    assert _recommended(context="grants", people=fewest).ask_them == ()
    few = _recommended(context="grants", people=fewest - 1)
    assert not {"WB4", "CV6"} & _codes(few)
    assert {"WB4", "CV6"} <= {code for code, _ in few.left_out}


def test_where_nobody_may_be_asked_who_they_are_those_without_a_voice_are_counted() -> None:
    made = _recommended(context="procurement", people=3)
    assert "PA4" not in _codes(made)
    assert "PA9" in made.minimum


def test_hours_are_assumed_rows_and_a_record_is_read_once() -> None:
    made = _recommended()
    alone = sum(one.hours.central for one in made.measures)
    assert made.holder_hours.central < alone
    assert {row.status for row in made.figures} == {"assumed"}


def test_a_record_that_must_first_be_made_takes_its_high_hours() -> None:
    named = [*("accounts", "register", "minutes", "monitoring", "affected", "log")]
    assert _recommended(data=named).holder_hours.central == _recommended().holder_hours.central
    made = _recommended(data=[])
    assert made.holder_hours.central == made.holder_hours.high


def test_hours_of_those_asked_grow_with_their_number_and_are_unknown_without_it() -> None:
    assert _recommended().people_hours is None
    few, many = (_recommended(people=number).people_hours.central for number in (20, 200))
    assert many == pytest.approx(10 * few)


def test_the_minimum_set_stays_when_there_is_too_little_time_and_the_page_says_so() -> None:
    made = _recommended(weeks=1, data=[])
    assert len(made.minimum) == 8
    assert "not enough" in " ".join(repr(made).split())


def test_legal_notes_carry_source_status_and_day_and_call_themselves_no_advice() -> None:
    page = " ".join(repr(_recommended(context="procurement")).split())
    assert "no advice" in page
    for words in ("10 %", "£5,000,000", "secondary", "read 2026-11-2"):
        assert words in page
    assert all(law.source.checked_on for law in _recommended(context="procurement").laws)


def test_of_a_decision_whose_law_was_not_read_the_page_says_that() -> None:
    assert "was not read for this guide" in " ".join(repr(_recommended()).split())


def test_what_nobody_said_is_named_and_not_taken_for_none() -> None:
    page = repr(_recommended())
    assert "NOT SAID" in page
    told = {"affected": "tenants", "weeks": 4, "budget": 5, "people": 40, "data": ["ledger"]}
    assert "NOT SAID" not in repr(_recommended(aims=["PA"], harmed=["the choir"], **told))


def test_a_word_that_names_no_record_is_said() -> None:
    assert _recommended(data=["ledger", "frobs"]).not_understood == ("frobs",)


@pytest.mark.parametrize(
    "words", ["Asset Transfer", "asset-transfer", "we are transferring a community centre"]
)
def test_a_decision_is_known_by_what_people_call_it(words: str) -> None:
    assert _recommended(context=words).situation.context == "asset transfer"


def test_an_unknown_decision_names_the_seven() -> None:
    with pytest.raises(sv.UnknownName, match="business support"):
        sv.recommend("a picnic")


@pytest.mark.parametrize(
    "told",
    [
        {"context": 7},
        {"aims": 7},
        {"data": 7},
        {"weeks": "two"},
        {"weeks": -1},
        {"people": float("nan")},
        {"budget": True},
        {"can_be_asked": "yes"},
        {"harmed": [3]},
        {"affected": None},
    ],
)
def test_what_is_no_answer_is_a_fault(told) -> None:
    with pytest.raises(sv.ArgumentError):
        _recommended(**told)


def test_an_unknown_circumstance_is_a_fault() -> None:
    with pytest.raises(sv.UnknownName, match="decided"):
        _recommended(circumstances=["raining"])


def test_hostile_words_come_out_inert() -> None:
    made = _recommended(aims=["<script>\x1b[31m"], affected="<b>\x1b", harmed=["<i>\x07"])
    assert "\x1b" not in repr(made)
    assert "<script>" not in made._repr_html_()
    json.dumps(made.as_dict())


def test_a_plugin_that_says_its_contexts_is_recommended_by_its_outcome() -> None:
    made = _recommended(context="business support", aims=["EQ6"])
    assert any("EQ6" in why for one in made.measures if one.code == "EQ6" for why in one.why)
