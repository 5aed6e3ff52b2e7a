"""Few people are found however they are told: by kind, by what they got, by unit, by what is made
of them, by how many they are more than before.
"""

import pytest

import socialvalue as sv
from socialvalue import units
from socialvalue.insight.disclosure.people import behind, change

SIZES = [{"id": "A", "contract_value": 1e6, "eligible": 240, "fte": 20}]
FRAME = """
code = "one"
name = "One"
edition = "1"
aggregator = "WeightedMean"
harm_aggregator = {{ kind = "PowerMean", p = 2 }}
lambda = 1
caps = {{ theme = 0, overall = 25, reason = "to try them" }}
[[theme]]
code = "T"
name = "Theme"
weight = 100
[[theme.outcome]]
code = "T-one"
name = "One"
weight = 100
measure = [{{ code = "{code}", weight = 100{more} }}]
"""
SHADOW = ', shadow = "none", shadow_reason = "to try it"'


def fewest(code, *records, harm=False):
    """The fewest people that the claims of one measure tell."""
    text = FRAME.format(code=code, more="" if harm else SHADOW)
    framework = sv.Framework.from_toml(text)
    claims = [{"submission": "A", "measure": code, **one} for one in records]
    card = sv.score(sv.Claims.from_records(claims, framework, SIZES), framework)
    return behind(card, 0)[0]


def voices(none, vote):
    return {"affected": {"right": ["none", "vote"], "count": [none, vote]}}


def test_those_of_one_kind_are_told_by_what_the_measure_counts():
    assert fewest("PA9", voices(3, 43), harm=True) == 3
    assert fewest("PA9", voices(30, 43), harm=True) == 30


def test_those_who_got_something_and_those_who_got_nothing_are_told_by_a_gini():
    assert fewest("EQ1", {"recipients": {"amount": [100, 0], "count": [3, 237]}}) == 3
    assert fewest("EQ1", {"recipients": {"amount": [100, 0], "count": [237, 3]}}) == 3
    assert fewest("EQ1", {"recipients": {"amount": [100, 20], "count": [120, 120]}}) == 240


def test_those_who_lost_are_told_apart_from_those_who_gained():
    accounts = {"change": [900, -4321], "count": [30, 1]}
    assert fewest("EQ2", {"accounts": accounts, "locked": 0}) == 1


def test_people_in_each_of_something_are_people():
    sessions = {"people": [40, 4], "hours": [2, 2], "charge": [0, 0]}
    assert fewest("CV4", {"sessions": sessions}) == 4


def test_who_did_not_say_yes_is_left_over():
    lonely = {"lonely_before": 20, "lonely_after": 14, "lonely_later": 14}
    rest = {"asked": 60, "represented": 90, "comparator": 0, "years": 10}
    assert fewest("WB4", {"answered": 40, **lonely, **rest}) == 14
    assert fewest("WB4", {"answered": 40, **lonely, "lonely_before": 38, **rest}) == 2


def test_two_numbers_of_one_entry_tell_a_third():
    groups = [{"participants": 47, "affected": 50}, {"participants": 60, "affected": 90}]
    assert fewest("PA4", {"groups": groups}) == 3


@pytest.mark.parametrize(
    ("unit", "people"),
    [
        *[(one, True) for one in ("person", "member", "person*hour", "hour*person", "fte")],
        *[(one, True) for one in ("person/year", "fte*year", "person/count", "person*month")],
        *[(one, False) for one in ("1", "count", "hour", "GBP_2025/person", "wellby", "1/person")],
        *[(one, False) for one in ("point*person", "person*person", "kgCO2e", "person*GBP_2025")],
    ],
)
def test_a_unit_of_people_is_one_however_it_is_spelt(unit, people):
    assert units.of_people(unit) == people


@pytest.mark.parametrize(
    ("before", "now", "few"),
    [
        ((20, 30), (23, 27), 3),  # moves that cancel in the sum
        ((20, 30), (30, 20), 0),
        ((20, 30), (20, 30, 4), 4),
        ((20, 34), (20,), 34),
        ((), (), 0),
    ],
)
def test_each_number_is_compared_with_the_last_release(before, now, few):
    assert change({"x": before}, {"x": now}) == few
