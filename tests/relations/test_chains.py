"""A theory of change as a graph: its order, its ends, its circles, and a framework's own."""

from __future__ import annotations

from importlib import resources

import pytest
from change import chained, step
from hypothesis import given, settings
from hypothesis import strategies as st

import socialvalue as sv
from socialvalue.relations import Chains, Link

FEW = settings(max_examples=60, deadline=None)
forward = st.sets(
    st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda two: two[0] < two[1]), max_size=14
)


def _pairs(numbers: set[tuple[int, int]]) -> list[str]:
    letters = "hcagbfde"
    return [letters[one] + letters[other] for one, other in numbers]


@FEW
@given(forward)
def test_each_link_stands_before_all_that_it_leads_to(numbers) -> None:
    chains = chained(*_pairs(numbers))
    place = {link.code: at for at, link in enumerate(chains.links)}
    assert set(place) == set("".join(_pairs(numbers)))
    assert all(place[one.first] < place[one.second] for one in chains.steps)


@FEW
@given(forward)
def test_further_is_whatever_can_be_walked_to(numbers) -> None:
    chains = chained(*_pairs(numbers))
    for link in chains.links:
        found, edge = set(), {link.code}
        while edge:
            edge = {one.second for one in chains.steps if one.first in edge} - found
            found |= edge
        assert chains.further[link.code] == found


@FEW
@given(forward, st.randoms())
def test_the_order_in_which_steps_are_written_changes_no_set_of_links(numbers, draw) -> None:
    pairs = _pairs(numbers)
    mixed = draw.sample(pairs, len(pairs))
    assert set(chained(*pairs).steps) == set(chained(*mixed).steps)
    assert chained(*pairs).further == chained(*mixed).further


def test_a_chain_is_read_from_its_start_to_its_end() -> None:
    chains = chained("ad", "bc", "de")
    assert "".join(link.code for link in chains.links) == "adebc"
    assert chains.furthest("ad") == {"d"}
    assert chains.furthest("adebc") == {"e", "c"}
    assert chains.furthest("x") == frozenset()


def test_a_circle_is_refused_with_its_measures_named() -> None:
    with pytest.raises(sv.FrameworkError, match="which is a circle") as got:
        chained("ab", "bc", "ca", "cd")
    circle = got.value.faults[0].fault.split(",")[0].split(" leads to ")
    assert circle[0] == circle[-1]
    assert set(circle) == set("abc")


def test_a_framework_with_a_circle_is_not_loaded() -> None:
    text = resources.files("socialvalue").joinpath("data/frameworks/ccin.toml").read_text("utf-8")
    more = "".join(
        f'[[relation]]\nkind = "leads_to"\nof = ["{one}", "{other}"]\nreason = "r"\nauthor = "a"\n'
        for one, other in (("CV2", "PA3"), ("PA3", "CV1"))
    )
    with pytest.raises(sv.FrameworkError, match="a circle and no chain"):
        sv.Framework.from_toml(f"{text}\n{more}")


def test_other_relations_are_no_steps() -> None:
    other = sv.Framework.load("ccin").relations
    chains = Chains.of("x", [one for one in other if one.kind != "leads_to"], [Link("PA1")])
    assert (chains.links, chains.steps, chains.apart) == ((), (), 1)
    assert "No relation says that one measure leads to another." in chains.text()


def test_the_set_that_ships_has_no_circle_and_ends_in_how_people_fare() -> None:
    chains = Chains.of_set("cooperative")
    assert {"EQ7", "EQ4", "WB1"} <= {link.code for link in chains.links}
    assert "WB1" in chains.further["EQ7"]
    with pytest.raises(sv.FrameworkError, match="no relations of this name"):
        Chains.of_set("elsewhere")


def test_a_framework_shows_its_chains_with_titles_outcomes_reasons_and_authors() -> None:
    text = sv.Framework.load("ccin").chains().text()
    assert "CV1 Local re-spend (LM3) (outcome: Money goes round" in text
    assert "-> CV2: money that goes round becomes money that is invested (socialvalue)" in text
    assert "It ends in EQ1, CV2." in text
    assert "8 more measures stand in no chain." in text
    assert max(map(len, text.splitlines())) <= 98


def test_what_is_shown_is_told_and_the_furthest_evidenced_link_is_marked() -> None:
    shown = {"a": "evidenced", "b": "evidenced", "c": "claimed"}
    chains = chained("ab", "bc").told(shown, "evidenced")
    assert [link.furthest for link in chains.links] == [False, True, False]
    assert "b Title of b (outcome: Outcome of b): FURTHEST EVIDENCED" in chains.text()
    assert "c Title of c (outcome: Outcome of c): CLAIMED" in chains.text()


def test_one_step_is_said_once() -> None:
    steps = [step("a", "b"), step("b", "c")]
    assert Chains.of("x", steps).text().count("-> b") == 1
