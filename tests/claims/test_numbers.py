"""How numbers are written: one spelling is read, the others are refused and never guessed at."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialvalue.claims.numbers import parse, quoted, real
from socialvalue.claims.years import year


@pytest.mark.parametrize(
    ("cell", "number"),
    [("12", 12), (" 1234.5 ", 1234.5), ("-3", -3), ("+.5", 0.5), ("1e6", 1e6), ("0", 0)],
)
def test_plain_digits_are_read(cell: str, number: float) -> None:
    assert parse(cell) == number


@pytest.mark.parametrize(
    "cell",
    [
        *("", "nan", "inf", "-Infinity", "1_000", "1,234", "1.234,5", "£5", "5%", "(500)", "1 000"),
        *("１２", "٣", "0x10", "1e", "1e400", "--1", "1.2.3", "½", "1e9999", "five", "1\u00a0000"),
    ],
)
def test_every_other_spelling_is_refused(cell: str) -> None:
    assert parse(cell) is None


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_written_number_comes_back(number: float) -> None:
    assert parse(repr(number)) == number


@given(st.text())
def test_a_cell_is_a_finite_number_or_none(cell: str) -> None:
    number = parse(cell)
    assert number is None or abs(number) < float("inf")


@given(st.one_of(st.text(), st.binary(), st.integers(), st.floats(), st.lists(st.text())))
def test_what_is_quoted_is_short_and_on_one_line(value: object) -> None:
    assert len(quoted(value)) <= 4 * 40 + 2
    assert "\n" not in quoted(value)


def test_a_whole_number_too_large_for_a_float_is_infinite() -> None:
    assert real(10**5000) == float("inf")


@pytest.mark.parametrize(
    "value", ["20267", "2026-28", "2026/2028", "1066", 2026.5, "２０２６", None]
)
def test_a_year_is_four_plain_digits(value: object) -> None:
    assert year(value) is None
