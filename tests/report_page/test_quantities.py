"""Quantities in the words of a resident: rounded, named, and never so that a harm looks smaller."""

from __future__ import annotations

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from made_pages import card, framework

from socialvalue import registry
from socialvalue.report.page import resident_page
from socialvalue.report.quantities import DIGITS, MEANINGS, beside_limit, quantity, rounded
from socialvalue.scorecard.reading import readings
from socialvalue.units import parse

pytest.importorskip("jinja2", reason="the page needs the extra report")


@pytest.mark.parametrize(
    ("code", "value", "told"),
    [
        ("EQ1", 18959.67, "about £19,000 (2025 prices)"),
        ("EQ1", 60000.0, "£60,000 (2025 prices)"),
        ("PA4", 0.15, "15%"),
        ("PA3", 265.6, "about 266 people"),
        ("PA3", 1.0, "1 person"),
        ("CV1", 1.84225, "about 1.84"),
        ("WB1", 21.0, "21 WELLBYs"),
        ("WB1", 1.0, "1 WELLBY"),
        ("WB8", 116.04, "about 116 tonnes of CO2 equivalent"),
        ("WB8", 0.0, "0 tonnes of CO2 equivalent"),
    ],
)
def test_a_quantity_is_told_in_words_and_no_more_digits_than_are_needed(code, value, told) -> None:
    assert quantity(value, framework().measure(code)) == told


@given(st.floats(1e-3, 1e9))
def test_rounding_moves_a_number_by_no_more_than_half_of_its_last_digit(value: float) -> None:
    assert abs(rounded(value) - value) <= 0.5 * 10 ** (1 - DIGITS) * value * (1 + 1e-9)
    assert rounded(rounded(value)) == rounded(value)
    assert rounded(-value) == -rounded(value)


def test_every_unit_with_a_meaning_is_one_and_every_measure_is_told_in_words() -> None:
    assert all(parse(name) is not None for name in MEANINGS)
    for measure in registry.measures():
        for value in (1.0, 3.0):
            told = quantity(value, measure)
            assert not set(told) & set("*_/^"), (measure.code, told)


def test_a_harm_just_past_its_limit_is_told_exactly() -> None:
    place = 0
    one = next(one for one in readings(card(), place) if one.member.code == "CV8")
    size = float(card().submissions.columns["contract_value"][place])
    limit = one.member.measure.rating.target * size
    told = beside_limit(card(), evolve(one, attributable=limit + 7.25), place)
    assert told.startswith(f"£{limit + 7.25:,.2f} (2025 prices); at most £{limit:,.0f} ")


def test_the_page_says_what_a_wellby_is_and_what_each_benefit_counts() -> None:
    page = resident_page(card())
    assert MEANINGS["wellby"] in page
    assert "21 WELLBYs" in page
    assert " wellby<" not in page.split('h-hand">Every')[0]
    assert framework().measure("CV1").description() in page
