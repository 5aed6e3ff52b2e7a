"""How evenly it is shared: among people, within and between groups, by place and by decile."""

from __future__ import annotations

from math import isnan, log

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from losing import hours, pushed, rows_of, score, surplus

import socialvalue as sv

# The vector of the documentation of the R package ineq, and what it prints (GPL; figures only).
INEQ = [541, 1463, 2445, 3438, 4437, 5401, 6392, 8304, 11904, 22261]
GINI, ATKINSON, HERFINDAHL = 0.4620911, 0.1796591, 0.1840812
AMOUNTS = st.lists(st.floats(0.01, 1e5), min_size=10, max_size=30)


def spread(rows: list[dict[str, object]], measure: str = "CV5", **options: object) -> list[dict]:
    """The rows of equity of one measure."""
    found = rows_of(score(rows).equity(**options))  # type: ignore[arg-type]
    return [row for row in found if row["measure"] == measure]


def given_hours(each: list[float], **beside: object) -> dict[str, object]:
    """Hours that each of some people gave (at most a year's: a tenth of what is listed)."""
    return {"measure": "CV5", "givers": {"hours": [one / 10 for one in each]}, **beside}


def test_ineq_s_own_vector_gives_its_own_figures() -> None:
    (row,) = spread([given_hours(INEQ)], aversion=0.5)
    assert row["gini"] == pytest.approx(GINI, abs=5e-8)
    assert row["atkinson"] == pytest.approx(ATKINSON, abs=5e-8)
    assert 1 / row["effective_people"] == pytest.approx(HERFINDAHL, abs=5e-8)


@given(AMOUNTS, AMOUNTS)
@settings(max_examples=40, deadline=None)
def test_within_and_between_add_up_to_the_whole(one: list[float], other: list[float]) -> None:
    rows = [surplus(one, group="tenants"), surplus(other, group="staff")]
    (row,) = spread(rows, "EQ1")
    assert row["within"] + row["between"] == pytest.approx(row["theil"], rel=1e-9, abs=1e-12)
    assert row["groups"] == 3  # those two, and the eligible whom nobody counted
    assert 1 <= row["effective_groups"] <= 3


def test_groups_that_are_alike_have_nothing_between_them() -> None:
    rows = [hours(8, 20, group="tenants"), hours(8, 20, group="staff")]
    (row,) = spread(rows)
    assert (row["theil"], row["within"], row["between"]) == (0, 0, 0)
    assert (row["effective_groups"], row["effective_people"]) == (2, 40)


def test_all_of_it_lies_between_two_groups_that_are_even_inside() -> None:
    (row,) = spread([hours(30, 20, group="tenants"), hours(10, 20, group="staff")])
    assert row["within"] == 0
    assert row["between"] == pytest.approx((0.75 * log(1.5) + 0.25 * log(0.5)), rel=1e-12)


def test_the_eligible_whom_nobody_counted_received_nothing() -> None:
    (row,) = spread([surplus([100], [40])], "EQ1")
    assert (row["people"], row["counted"]) == (400, 40)
    assert row["theil"] == pytest.approx(log(10), rel=1e-12)
    assert row["gini"] == pytest.approx(0.9, rel=1e-12)


def test_people_are_grouped_by_group_and_by_place_each_in_its_own_row() -> None:
    rows = [
        hours(3, 20, group="tenants", place="Oxford"),
        hours(5, 20, group="staff", place="Cowley"),
    ]
    assert [row["by"] for row in spread(rows)] == ["group", "place"]
    assert [row["by"] for row in spread([hours(3, 20)])] == [""]
    assert "HOW EVENLY" not in repr(score([hours(3, 20)]))
    assert "lies between 2 groups" in " ".join(repr(score(rows)).split())


def test_years_are_told_apart() -> None:
    rows = [hours(3, 20, period=2026), hours(5, 20, period=2027)]
    assert [row["period"] for row in spread(rows)] == ["2026", "2027"]


def test_of_few_people_no_index_is_told() -> None:
    (row,) = spread([hours(3, 9)])
    assert "fewer than 10 people" in row["why"]
    assert isnan(row["gini"])
    assert isnan(row["people"])


def test_a_small_group_is_taken_together_with_the_others_or_not_at_all() -> None:
    big = [hours(3, 20, group="tenants"), hours(4, 20, group="staff")]
    (row,) = spread([*big, hours(9, 5, group="carers")])
    assert isnan(row["between"])
    assert "large enough" in row["why"]
    (row,) = spread([*big, hours(9, 5, group="carers"), hours(9, 6, group="others")])
    assert row["groups"] == 3


def test_where_somebody_has_less_than_nothing_there_is_no_index() -> None:
    rows = [{"measure": "EQ2", "accounts": {"change": [-5.0], "count": [40]}, "locked": 9.0}]
    table = [{"id": "acme", "contract_value": 1e6, "eligible": 400, "fte": 20}]
    claims = [{"submission": "acme", **rows[0]}]
    card = sv.score(sv.Claims.from_records(claims, sv.Framework.load("ccin"), table))
    (row,) = rows_of(card.equity())
    assert "less than nothing" in row["why"]
    assert isnan(row["gini"])


def test_where_all_have_nothing_there_are_no_shares() -> None:
    (row,) = spread([hours(0, 20)])
    assert "everybody has nothing" in row["why"]


def test_measures_that_say_nothing_of_each_person_have_no_row() -> None:
    assert rows_of(score([pushed(20)]).equity()) == []


def test_by_decile_the_vintage_is_named() -> None:
    rows = [hours(30, 20, place="E01000001"), hours(10, 20, place="E01000002")]
    table = sv.places({"E01000001": 1, "E01000002": 9}, "LSOA 2021")
    found = spread(rows, places=table)
    assert [(row["by"], row["vintage"]) for row in found] == [
        ("place", ""),
        ("decile", "LSOA 2021"),
    ]
    placed = score(rows).by_place(table)
    assert placed["decile"].tolist() == [1, 9]
    assert set(placed["vintage"]) == {"LSOA 2021"}


def test_places_of_another_vintage_are_an_error_with_the_list() -> None:
    card = score([hours(30, 20, place="E01000001"), hours(10, 20, place="E01099999")])
    table = sv.places({"E01000001": 1}, "LSOA 2011")
    for ask in (card.by_place, card.equity):
        with pytest.raises(sv.UnknownName, match=r"1 of 2 places .* LSOA 2011: E01099999"):
            ask(table)


def test_a_place_outside_is_nowhere_in_a_table() -> None:
    rows = [hours(30, 20, place="E01000001"), hours(10, 20, place="outside"), hours(1, 20)]
    placed = score(rows).by_place(sv.places({"E01000001": 4}, "LSOA 2021"))
    assert placed["decile"][0] == 4
    assert np.isnan(placed["decile"][1:]).all()
