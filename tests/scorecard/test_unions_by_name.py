"""How many two overlapping claims hold together: counted where people are named, else bounded."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from priced_chain import CHAIN, claim, framework, scored

import socialvalue as sv

FEW = settings(max_examples=60, deadline=None)
CHAINED = framework(*CHAIN)
people = st.frozensets(st.integers(0, 30), min_size=1, max_size=20)


def _told(card: sv.Scorecard) -> tuple[float, float, str]:
    table = card.overlaps()
    return table["at_least"][0], table["at_most"][0], str(table["union"][0])


def _named(some: frozenset[int]) -> str:
    return "; ".join(f"n{one}" for one in sorted(some))


@FEW
@given(people, people)
def test_people_named_one_by_one_are_counted(first, second) -> None:
    rows = (
        claim("K1", len(first), about=_named(first)),
        claim("K2", len(second), about=_named(second)),
    )
    card = scored(CHAINED, *rows)
    if first & second:
        assert _told(card) == (len(first | second), len(first | second), "counted")
        page = " ".join(str(card).split())
        assert f"Together they are {len(first | second)} pe" in page
        assert "counted by name" in page
    else:
        assert not len(card.overlaps()["first"])


def test_more_people_than_names_are_bounded() -> None:
    card = scored(CHAINED, claim("K1", 9, about="crew; Ann"), claim("K2", 4, about="crew"))
    assert _told(card) == (9, 13, "bounded")


def test_one_claim_without_names_leaves_all_of_them_bounded() -> None:
    rows = (
        claim("K1", 2, about="Ann; Bo"),
        claim("K1", 3, claim="others"),
        claim("K2", 1, about="Ann"),
    )
    assert _told(scored(CHAINED, *rows))[2] == "bounded"


def test_people_of_two_years_are_bounded_for_one_may_be_there_in_both() -> None:
    rows = (
        claim("K1", 1, about="Ann", period=2026),
        claim("K1", 1, about="Bo", period=2027),
        claim("K2", 1, about="Ann", period=2026),
    )
    assert _told(scored(CHAINED, *rows))[2] == "bounded"


def test_deadweight_falls_on_all_who_are_named_alike() -> None:
    """Four people of whom half would have come anyway, and two of the same four: 2 + 2 - 1."""
    rows = (
        claim("K1", 4, about="a;b;c;d", deadweight=0.5),
        claim("K2", 2, about="a;b"),
    )
    assert _told(scored(CHAINED, *rows)) == (3, 3, "counted")


@FEW
@given(st.integers(1, 80), st.integers(1, 80), st.integers(80, 200))
def test_two_counts_of_the_eligible_hold_no_more_than_there_are(one, other, eligible) -> None:
    rows = (claim("K1", one, about="members"), claim("K2", other, about="members; others"))
    card = scored(CHAINED, *rows, eligible=eligible)
    assert _told(card) == (max(one, other), min(one + other, eligible), "bounded")


def test_people_of_two_years_are_not_held_to_the_people_of_one() -> None:
    rows = (claim("K1", 70, period=2026), claim("K1", 70, period=2027), claim("K2", 70))
    assert _told(scored(CHAINED, *rows, eligible=80))[1] == 210
