"""A framework for each decision: its smallest honest set, a harm, and whoever has no voice."""

from __future__ import annotations

import pytest

import socialvalue as sv
from socialvalue.evidence import CONTEXTS
from socialvalue.framework.toml import shipped

SETS = {
    "procurement": {"EQ4", "EQ5", "EQ9", "CV1", "CV8", "PA8", "WB7", "WB8"},
    "commissioning": {"PA1", "PA3", "PA4", "WB1", "SE6", "PA7", "PA9"},
    "grants": {"PA3", "SE5", "CV6", "PA2", "WB4"},
    "asset transfer": {"EQ2", "CV3", "CV4", "PA1", "CV9", "CV8"},
    "planning": {"CV9", "CV3", "PA9", "WB6", "WB9", "PA8"},
    "economic development": {"EQ1", "EQ2", "EQ3", "CV1", "CV2", "SE1", "SE7", "CV8"},
    "business support": {"SE1", "SE2", "EQ1", "EQ6", "EQ9", "PA5"},
}
"""The smallest honest set of each decision: less would hide what it does."""


@pytest.fixture(params=SETS)
def context(request) -> str:
    """Each decision."""
    return request.param


@pytest.fixture
def profile(context) -> sv.Framework:
    """The framework of the decision."""
    return sv.Framework.load(context.replace(" ", "-"))


def test_there_is_a_framework_for_every_context() -> None:
    assert set(SETS) == set(CONTEXTS)
    assert {name.replace(" ", "-") for name in CONTEXTS} | {"ccin"} == set(shipped())


def test_it_holds_its_smallest_honest_set(context, profile) -> None:
    assert set(profile.members) >= SETS[context]


def test_it_asks_for_a_harm_and_for_those_without_a_voice(profile) -> None:
    assert any(member.measure.harm for member in profile.members.values())
    assert {"PA4", "PA9"} & set(profile.members)


def test_it_is_light_enough_to_be_answered(profile) -> None:
    assert len(profile.members) <= 10


def test_each_of_its_measures_says_that_it_serves_this_decision(context, profile) -> None:
    elsewhere = [code for code in profile.members if context not in profile.measure(code).contexts]
    assert elsewhere == []


def test_each_benefit_is_read_beside_a_harm_or_says_why_not(profile) -> None:
    for member in profile.members.values():
        if not member.measure.harm:
            assert member.shadow in profile.members or member.shadow_reason


def test_its_outcomes_are_those_of_its_measures(profile) -> None:
    for code, (theme, outcome) in profile.homes.items():
        declared = profile.measure(code).outcome
        assert (outcome.code, outcome.name) == (declared.code, declared.name)
        assert theme.code == declared.theme.code


def test_who_says_nothing_scores_worst_and_is_told_what_is_missing(profile) -> None:
    who = [{"id": "silent", "contract_value": 1e6, "eligible": 500, "fte": 20}]
    card = sv.score(sv.Claims.from_records([], profile, who), profile)
    assert card.score()[0] == -100
    assert len(card.not_assessed()["measure"]) == len(profile.members)


def test_its_note_names_no_council_and_no_catalogue(profile) -> None:
    assert profile.note
    assert "TOM" not in profile.note
