"""A header on other lines than the map says is one fault, and no row of people is quoted."""

from __future__ import annotations

from pathlib import Path

import pytest
from council_sheets import MAP, SHEET
from hypothesis import given
from hypothesis import strategies as st
from mapped_sheets import faults

import socialvalue as sv
from socialvalue.claims.maps.columns import is_title

LINES = "header_row = [4, 5]"
NAMED = """
[submission]
id = "Ref"
contract_value = { value = 1000, unit = "GBP_2025" }
[[claim]]
measure = "SE1"
inputs.started = { header = "Started", unit = "count" }
inputs.living = { header = "Living", unit = "count" }
"""


def test_the_map_of_the_council_fits_its_sheet(tmp_path: Path) -> None:
    assert faults(tmp_path, SHEET, MAP) == []


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("header_row = 6", "line 6 does not look like the header; lines 4 and 5 do"),
        ("header_row = [5, 6]", "lines 5 and 6 do not look like the header; lines 4 and 5 do"),
        ("header_row = 4", "line 4 is not the whole header: lines 4 and 5 are"),
        ("header_row = 1", "line 1 does not look like the header; lines 4 and 5 do"),
        ("", "line 1 does not look like the header; lines 4 and 5 do"),
        ("header_row = 3", "holds nothing, or does not begin there; lines 4 and 5 do"),
    ],
)
def test_a_header_on_other_lines_is_one_fault_that_says_which(
    tmp_path: Path, said: str, told: str
) -> None:
    (one,) = faults(tmp_path, SHEET, MAP.replace(LINES, said))
    assert one.at == "bids.map.toml sheet.header_row"
    assert told in one.fault
    assert one.fix.startswith("write header_row = [4, 5]")


@pytest.mark.parametrize("words", ['["Ref", "Provider"]', '["Reff"]'])
def test_words_that_find_the_upper_of_two_lines_are_mended_by_both_lines(
    tmp_path: Path, words: str
) -> None:
    (one,) = faults(tmp_path, SHEET, MAP.replace(LINES, f"header_words = {words}"))
    assert one.at == "bids.map.toml sheet.header_words"
    assert one.fix == "write header_row = [4, 5] in the place of header_words"


def test_what_else_is_wrong_with_the_map_is_told_beside_the_lines(tmp_path: Path) -> None:
    broken = MAP.replace(LINES, "header_row = 6").replace('"Subtotal"', '"Sum"')
    broken = broken.replace('measure = "SE1"', 'measure = "SE111"')
    told = [one.at.removeprefix("bids.map.toml ") for one in faults(tmp_path, SHEET, broken)]
    assert told == ["sheet.header_row", "sheet.stop_at", "claim[1].measure"]


def test_a_line_that_separates_its_cells_in_another_way_is_no_hindrance(tmp_path: Path) -> None:
    sheet = "Return, of the year\nRef;Started;Living\na;3;2\n"
    (one,) = faults(tmp_path, sheet, NAMED)
    assert "line 1 does not look like the header; line 2 does" in one.fault
    assert one.fix == "write header_row = 2, the line of the header"


@pytest.mark.parametrize(
    "sheet",
    [
        "N-01,Acorn Person,5,4\nN-02,Jane Doe 07700 900123,3,2\n",
        "N-01,Acorn Person,five,four\nN-02,Jane Doe,many,few\n",
        "Acorn Person,5,5,5\nJane Doe,3,2,1\n",
    ],
)
def test_a_sheet_without_a_header_is_one_fault_that_quotes_nobody(
    tmp_path: Path, sheet: str
) -> None:
    (one,) = faults(tmp_path, sheet, NAMED)
    assert "line 1 does not look like the header" in one.fault
    assert "if the sheet has no header, put one above its rows" in one.fix
    assert not [word for word in ("Acorn", "N-01", "Jane", "'5'") if word in str(one)]


def test_a_value_among_titles_is_told_by_the_letter_of_its_column(tmp_path: Path) -> None:
    sheet = "Ref,Started,Living,07700 900123,SW1A 2AA\na,3,2,x,y\n"
    (one,) = faults(tmp_path, sheet, NAMED)
    assert "the columns the title of column D, the title of column E" in one.fault
    missing, _ = faults(tmp_path, sheet.replace("Living", "Alive"), NAMED)
    assert missing.fix == "use one of 'Ref', 'Started', 'Alive'"


def test_a_value_that_stands_twice_in_a_header_is_not_quoted(tmp_path: Path) -> None:
    sheet = "Ref,Started,Living,07700 900123,07700 900123\na,3,2,x,y\n"
    told = faults(tmp_path, sheet, NAMED)
    assert told[0].fault == "the title of column D stands 2 times"
    assert "07700" not in " ".join(map(str, told))


@pytest.mark.parametrize("title", ["2024", "2024/25", "1. Jobs", "3b) Jobs", "Value (£000)"])
def test_years_and_numbered_questions_are_titles(title: str) -> None:
    assert is_title(title)


@given(st.integers(10_000, 10**12), st.sampled_from(["{}", "£{}", "-{}.5", "tel {}", "{} people"]))
def test_a_long_number_is_never_a_title(number: int, form: str) -> None:
    assert not is_title(form.format(number))


def test_titles_that_are_all_new_are_not_quoted_beside_a_map_of_others(tmp_path: Path) -> None:
    with pytest.raises(sv.MapError) as caught:
        sv.read(
            _written(tmp_path, "Alpha,Beta\nx,y\n"),
            sv.Framework.load("ccin"),
            map=sv.ColumnMap.from_toml(NAMED),
        )
    assert len(caught.value.faults) == 1


def _written(folder: Path, text: str) -> Path:
    file = folder / "x.csv"
    file.write_text(text, "utf-8")
    return file
