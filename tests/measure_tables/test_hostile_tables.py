"""Tables that mean harm: each is refused with a typed error, and nothing of it is ever run."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up_tables import PRICED, as_csv, as_toml

import socialvalue as sv
from socialvalue.measure_tables import HEADINGS

TOML = as_toml([PRICED])
HOSTILE = {
    "digits": TOML.replace("3.5", "9" * 5000),
    "hexadecimal digits": TOML.replace("3.5", f"0x{'f' * 5000}"),
    "a year of digits": TOML.replace('"2024"', f"0x{'f' * 5000}"),
    "depth": f"measure = {'[' * 100_000}",
    "a table for a number": TOML.replace("3.5", "{a = 1}"),
    "a list for a word": TOML.replace('"M1"', '["M1"]'),
    "a date for a number": TOML.replace("3.5", "2024-01-01"),
    "code as an input": TOML + 'input = "__class__"\n',
    "a keyword as an input": TOML + 'input = "lambda"\n',
    "a method as an input": TOML + 'input = "quantity"\n',
    "a formula as an input": TOML + 'input = "x; import os"\n',
    "a unit that runs on": TOML.replace('"count"', f'"{"count*" * 3000}count"'),
    "a unit of a tower of powers": TOML.replace('"count"', '"count**9**9**9"'),
    "a tower of powers with spaces": TOML.replace('"count"', '"count**9 **9 **9"'),
    "a tower in brackets": TOML.replace('"count"', f'"{"(" * 9}9{"**9)" * 9}"'),
    "a unit with a stray sign": TOML.replace('"count"', f'"{"a" * 98}!"'),
    "a unit with code": TOML.replace('"count"', "\"__import__('os')\""),
    "a list of tables": TOML + "cautions = [{a = 1}]\n",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_table_is_a_typed_error(text: str) -> None:
    with pytest.raises(sv.MeasureError) as caught:
        sv.load_measures(text, name="mine.toml")
    assert all(len(fault.fault) < 20_000 for fault in caught.value.faults)


@pytest.mark.parametrize("quote", ['"', ""])
def test_a_cell_without_end_is_a_fault_with_its_line(quote: str) -> None:
    text = as_csv([PRICED]) + quote + "x" * 200_000
    with pytest.raises(sv.MeasureError, match=r"mine\.csv line 3"):
        sv.load_measures(text, name="mine.csv")


@settings(deadline=None, max_examples=150)
@given(st.dictionaries(st.sampled_from(sorted(HEADINGS)), st.text(max_size=12), max_size=6))
def test_whatever_stands_in_a_cell_is_read_or_refused(cells: dict[str, str]) -> None:
    try:
        table = sv.load_measures(as_csv([{**PRICED, **cells}]), name="mine.csv")
    except sv.MeasureError:
        return
    for measure in table:
        sv.testing.check_measure(measure)


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=200))
def test_whatever_stands_in_a_file_is_refused(text: str) -> None:
    for name in ("mine.csv", "mine.toml"):
        with pytest.raises(sv.MeasureError):
            sv.load_measures(text, name=name)
