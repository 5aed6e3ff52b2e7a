"""Whom a number stands on: people of a group, of a change, of a year, or of a case of harm."""

import numpy as np
import pytest

import socialvalue as sv
from socialvalue.errors import ArgumentError

LEARNING = """
code = "learning"
name = "Learning"
edition = "1"
aggregator = "WeightedMean"
harm_aggregator = { kind = "PowerMean", p = 2 }
lambda = 1
caps = { theme = 0, overall = 25, reason = "to try them" }
[[theme]]
code = "SE"
name = "Self-help"
weight = 100
[[theme.outcome]]
code = "SE-learning"
name = "People learn"
weight = 100
measure = [{ code = "SE4", weight = 100, shadow = "none", shadow_reason = "to try it" }]
"""
SIZES = [{"id": "A", "contract_value": 1e6, "eligible": 240, "fte": 8}]


def card(framework, *records):
    """One submission that claims what the records say."""
    load = sv.Framework.from_toml if framework == LEARNING else sv.Framework.load
    kind = load(framework)
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


def printed(publication):
    """Everything that a publication tells of its only submission, as texts."""
    tables = [publication.overall(), publication.themes(), publication.outcomes()]
    tables += [publication.measures(), *map(publication.worth, ("theme", "outcome", "measure"))]
    return [[str(one) for one in column] for table in tables for column in table.values()]


@pytest.mark.parametrize("harm", [{}, {"dividends": 50_000}])
def test_small_counts_are_told_apart_by_nothing_that_is_published(harm):
    """Headroom rises faster than benefit does under a power mean: it gave the count away."""
    fees = {"dividends": 0, "interest_above_benchmark": 0, "rent": 0, "fees": 0, **harm}
    rungs = {"measure": "PA3", "organised": 0, "decided": 0}
    told = [
        printed(
            sv.publish(
                card(
                    "ccin",
                    {**rungs, "attended": many, "contributed": many},
                    {"measure": "CV8", **fees},
                )
            )
        )
        for many in (1, 3, 5, 9)
    ]
    assert all(one == told[0] for one in told)


def test_no_cap_tells_whether_a_harm_of_few_is_past_its_limit():
    cases = {"fatal": 0, "long": 0, "ill_health": 0, "hours": 2e5}
    cards = [card("procurement", {"measure": "WB7", **cases, "short": many}) for many in (1, 9)]
    assert [one.measures()["past_limit"].any() for one in cards] == [False, True]
    one, other = map(sv.publish, cards)
    assert one.overall()["capped_by"] == other.overall()["capped_by"] == ["suppressed"]
    assert one.themes()["capped_by"] == other.themes()["capped_by"]
    assert not one.measures()["past_limit"].any() | other.measures()["past_limit"].any()


def test_whether_few_people_reach_the_bound_of_a_rating_is_not_told_by_what_is_hidden():
    """One short injury of eight workers and nine: the first is below the limit, the last beyond."""
    published = [
        sv.publish(card("procurement", {"measure": "WB7",
            "fatal": 0, "long": 0, "short": short, "ill_health": 0, "hours": 15_000
        }))
        for short in (1, 5, 9)
    ]  # fmt: skip
    assert len({one.hidden[0] for one in published}) == 1


def learned(*parts, **more):
    """People who began, completed, were found again, and use what they learned."""
    names = ("started", "completed", "found", "using")
    return {"measure": "SE4", **dict(zip(names, parts, strict=True)), "after": 7, **more}


@pytest.mark.parametrize(
    ("parts", "few"),
    [
        ((90, 60, 40, 20), False),
        ((90, 60, 40, 37), True),  # three of those found do not use it
        ((90, 89, 60, 40), True),  # one did not complete
        ((90, 90, 60, 40), False),  # nobody is left over
        ((236, 60, 40, 20), True),  # of 240 whom it was for, four did not begin
    ],
)
def test_those_left_over_are_people_too(parts, few):
    assert held(sv.publish(card(LEARNING, learned(*parts))), "SE4") == few


def test_those_left_over_of_claims_that_join_are_left_over_of_all_of_them():
    one, other = learned(120, 60, 40, 20, claim="north"), learned(112, 60, 40, 20, claim="south")
    assert not held(sv.publish(card(LEARNING, one)), "SE4")
    assert held(sv.publish(card(LEARNING, one, other)), "SE4")


def test_years_are_counted_each_by_itself():
    years = [learned(120, 60, 40, 20, period=year) for year in (2026, 2027)]
    assert not held(sv.publish(card(LEARNING, *years)), "SE4")
