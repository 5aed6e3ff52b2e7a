"""Double counting between measures: the same people and pounds are found, others are left alone."""

from __future__ import annotations

from importlib import resources

import numpy as np
import pytest
from overlapping import (
    RELATIONS,
    SIZES,
    capital,
    clean,
    decisions,
    investment,
    planted,
    portfolio,
    taking_part,
)
from overlapping_hours import FRAMEWORK, rows

import socialvalue as sv
from socialvalue.claims.overlaps import NOT_TOLD_APART, SAME_NAME, SAME_NUMBER, overlaps


@pytest.fixture(scope="module")
def framework() -> sv.Framework:
    """The shipped framework, with relations of its own."""
    text = resources.files("socialvalue").joinpath("data/frameworks/ccin.toml").read_text("utf-8")
    return sv.Framework.from_toml(text + RELATIONS)


def claims(framework: sv.Framework, *rows: dict) -> sv.Claims:
    """Claims of one submission."""
    told = [{"submission": "a", **row} for row in rows]
    return sv.Claims.from_records(told, framework, [{"id": "a", **SIZES}])


def signs(framework: sv.Framework, *rows: dict) -> list[str]:
    """How each overlap was found."""
    found = overlaps(claims(framework, *rows).batches, framework)
    return [one.found for one in found]


@pytest.mark.parametrize("seed", range(5))
def test_of_five_hundred_planted_overlaps_all_are_flagged(framework, seed) -> None:
    rows, sizes = portfolio(planted, 500, seed)
    read = sv.Claims.from_records(rows, framework, sizes)
    found = overlaps(read.batches, framework)
    flagged = {one.place for one in found if one.found != NOT_TOLD_APART}
    assert len(flagged) == 500


@pytest.mark.parametrize("seed", range(5))
def test_of_two_thousand_clean_submissions_none_is_flagged(framework, seed) -> None:
    rows, sizes = portfolio(clean, 2_000, seed)
    read = sv.Claims.from_records(rows, framework, sizes)
    found = overlaps(read.batches, framework)
    flagged = {one.place for one in found if one.found != NOT_TOLD_APART}
    assert not flagged


def test_columns_and_records_find_the_same(framework) -> None:
    accounts = {"change": np.array([100.0]), "count": np.array([10.0]), "offsets": np.array([0, 1])}
    columns = {
        "EQ2": {"accounts": accounts, "locked": np.array([500.0]), "about": ["Fund A; fund b"]},
        "CV2": {
            **{name: np.array([0.0]) for name in ("shares", "assets", "disinvested")},
            "retained": np.array([90.0]),
            "about": ["FUND B"],
        },
    }
    sizes = {name: np.array([value]) for name, value in SIZES.items()}
    read = sv.Claims.from_columns(columns, framework, {"id": ["a"], **sizes})
    assert [one.found for one in overlaps(read.batches, framework)] == [SAME_NAME]


def test_names_tell_two_equal_numbers_apart(framework) -> None:
    assert signs(framework, capital(700), investment(700)) == [SAME_NUMBER]
    both = (capital(700, about="reserve"), investment(700, about="shop"))
    assert signs(framework, *both) == []


def test_who_says_nothing_is_not_accused_and_not_cleared(framework) -> None:
    assert signs(framework, capital(700), investment(900)) == [NOT_TOLD_APART]
    assert signs(framework, capital(700, about="reserve"), investment(900)) == [NOT_TOLD_APART]


def test_nothing_found_is_nothing_to_count_twice(framework) -> None:
    assert signs(framework, decisions(4), taking_part(0) | {"attended": 0}) == []


def test_the_same_people_in_two_measures_that_do_not_overlap_are_no_fault(framework) -> None:
    assert signs(framework, decisions(4, about="crew"), capital(10, about="crew")) == []


def test_a_pound_is_one_pound_whoever_says_nothing_of_it() -> None:
    """EQ1 and CV2 have no relation of their own, and both count the same fund."""
    framework = sv.Framework.load("ccin")
    paid = {"measure": "EQ1", "recipients": {"amount": [50.0], "count": [20]}}
    read = claims(framework, paid | {"about": "fund"}, investment(5, about="Fund"))
    found = overlaps(read.batches, framework)
    assert [(one.relation.first, one.found) for one in found] == [("EQ1", SAME_NAME)]
    assert "one pound" in found[0].relation.reason


def test_the_page_the_table_and_the_json_say_it_and_no_score_moves(framework) -> None:
    rows = (capital(700), investment(700))
    card = sv.score(claims(framework, *rows), framework)
    table = card.overlaps()
    assert list(table["found"]) == [SAME_NUMBER]
    first, second = table["first_quantity"][0], table["second_quantity"][0]
    assert table["at_most"][0] == first + second
    assert table["at_least"][0] == pytest.approx(first + second - 700)
    assert 700 < first < second
    assert "COUNTED TWICE: a, EQ2 and CV2 give the same number" in str(card)
    assert "counted twice" in card._repr_html_()
    assert card.as_dict()["overlaps"][0]["found"] == SAME_NUMBER
    told = [row | {"about": name} for row, name in zip(rows, ("shop", "reserve"), strict=True)]
    apart = sv.score(claims(framework, *told), framework)
    assert apart.score() == card.score()
    assert len(apart.overlaps()["found"]) == 0
    assert "COUNTED TWICE" not in str(apart)


def test_an_overlap_in_a_stage_that_is_not_rated_is_not_on_the_card(framework) -> None:
    rows = (capital(700, stage="delivered"), investment(700, stage="delivered"))
    read = claims(framework, *rows)
    assert overlaps(read.batches, framework)
    assert not len(sv.score(read, framework).overlaps()["found"])
    delivered = sv.score(read, framework, sv.Basis(stage="delivered"))
    assert len(delivered.overlaps()["found"]) == 1


def test_names_of_people_stand_in_no_page_and_no_fault(framework) -> None:
    rows = (capital(700, about="Ada Lovelace"), investment(9, about="ada lovelace"))
    card = sv.score(claims(framework, *rows), framework)
    assert "COUNTED TWICE" in str(card)
    for page in (str(card), card._repr_html_(), str(card.as_dict())):
        assert "lovelace" not in page.casefold()


def test_an_input_of_another_unit_bounds_no_overlap() -> None:
    """A length of time that is alike in both says nothing of how many people's hours are shared."""
    card = sv.score(sv.Claims.from_records(rows(12, 60), FRAMEWORK), FRAMEWORK)
    table = card.overlaps()
    assert list(table["found"]) == [SAME_NUMBER]
    assert table["at_least"][0] == pytest.approx(720)
    assert table["at_most"][0] == pytest.approx(1440)
