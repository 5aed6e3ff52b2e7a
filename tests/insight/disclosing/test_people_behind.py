"""Whom a number stands on: people of a group, of a change, of a year, or of a case of harm."""

import numpy as np
import pytest

import socialvalue as sv
from socialvalue.errors import ArgumentError

SIZES = [{"id": "A", "contract_value": 1e6, "eligible": 2400, "fte": 14}]


def card(framework, *records):
    """One submission that claims what the records say."""
    kind = sv.Framework.load(framework)
    claims = [{"submission": "A", **one} for one in records]
    return sv.score(sv.Claims.from_records(claims, kind, SIZES), kind)


def took_part(contributed, **more):
    """People who took part, of whom some did more."""
    rungs = {"attended": 90, "contributed": contributed, "organised": 12, "decided": 0}
    return {"measure": "PA3", **rungs, **more}


def held(publication, code):
    """Whether the row of a measure is held back, and has no number then."""
    table = publication.measures()
    at = list(table["measure"]).index(code)
    assert np.isnan(table["quantity"][at]) == table["suppressed"][at]
    return bool(table["suppressed"][at])


@pytest.mark.parametrize("few", [True, False])
def test_a_group_of_few_among_large_ones_is_held_back(few):
    young = {"participants": 3 if few else 30, "affected": 80}
    old = {"participants": 30, "affected": 100}
    assert held(sv.publish(card("ccin", {"measure": "PA4", "groups": [young, old]})), "PA4") == few


@pytest.mark.parametrize("few", [True, False])
def test_cases_of_a_harm_are_people(few):
    hurt = {"fatal": 0, "long": 1 if few else 10, "short": 20, "ill_health": 12, "hours": 9e6}
    found = sv.publish(card("procurement", {"measure": "WB7", **hurt}))
    assert held(found, "WB7") == few


@pytest.mark.parametrize("few", [True, False])
def test_years_of_few_people_are_few_people(few):
    burden = {"noise": 3 if few else 30, "air": 0, "both": 0, "mapped": 400}
    burden |= {"nitrogen_oxides": 0, "fine_particles": 0}
    assert held(sv.publish(card("planning", {"measure": "WB9", **burden})), "WB9") == few


@pytest.mark.parametrize(("change", "few"), [(2, True), (9, True), (10, False), (0, False)])
def test_a_change_of_few_is_found_in_whichever_input_it_is(change, few):
    """The smallest input, those who organised, stays the same."""
    before = sv.publish(card("ccin", took_part(30)))
    now = sv.publish(card("ccin", took_part(30 + change)), earlier=before)
    assert held(now, "PA3") == few


def test_a_change_of_few_is_found_in_whichever_claim_it_is():
    def two(many):
        return card("ccin", took_part(30, claim="lot"), took_part(many, claim="hall"))

    assert held(sv.publish(two(51), earlier=sv.publish(two(50))), "PA3")


@pytest.mark.parametrize(
    "given", [{"points": float("nan")}, {"points": -1}, {"threshold": "10"}, {"earlier": 3}]
)
def test_what_is_no_number_or_publication_is_refused_by_name(given):
    with pytest.raises(ArgumentError, match=next(iter(given))):
        sv.publish(card("ccin", took_part(30)), **given)
