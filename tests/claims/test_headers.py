"""A sheet without its header shows somebody's row in its place: no fault repeats a cell of it."""

from __future__ import annotations

from pathlib import Path

import door_measures
import pytest
from hypothesis import given
from hypothesis import strategies as st

import socialvalue as sv
from socialvalue.claims.doors.headers import told

PERSON = ("Cerys Llewellyn", "cerys@example.org", "07700 900123", "12 Mar 1984", "OX4 1AB", "QQ123")
NONE = "its first row does not look like a header"


def _faults(folder: Path, claims: str, table: str = "id,eligible\na,10\n") -> list[sv.Fault]:
    (folder / "submissions.csv").write_text(table, "utf-8")
    (folder / "claims.csv").write_text(claims, "utf-8")
    with pytest.raises(sv.ClaimErrors) as caught:
        sv.read(folder / "claims.csv", door_measures.FRAMEWORK)
    return list(caught.value.faults)


def _leaks(faults: list[sv.Fault]) -> list[str]:
    words = str(sv.ClaimErrors(faults))
    return [one for one in PERSON if one in words]


def test_a_sheet_without_a_header_is_told_so_and_not_repeated(tmp_path: Path) -> None:
    row = ",".join(PERSON)
    faults = _faults(tmp_path, f"{row}\n{row}\n")
    assert [(one.at, one.fault) for one in faults] == [("claims.csv header", NONE)]
    assert _leaks(faults) == []


def test_a_tidy_sheet_without_its_header_is_no_header_for_one_known_word(tmp_path: Path) -> None:
    (fault,) = _faults(tmp_path, "Cerys Llewellyn,D1,people,12\nCerys Llewellyn,D1,hours,2\n")
    assert fault.fault == NONE


def test_a_table_of_submissions_without_a_header_is_told_so(tmp_path: Path) -> None:
    claims = "submission,measure,people,hours\na,D1,1,2\n"
    faults = _faults(tmp_path, claims, f"{','.join(PERSON)}\n{','.join(PERSON)}\n")
    assert [(one.at, one.fault) for one in faults] == [("submissions.csv header", NONE)]


def test_a_short_word_that_is_somewhat_like_a_column_makes_no_header(tmp_path: Path) -> None:
    claims = "submission,measure,people,hours\na,D1,1,2\n"
    (fault,) = _faults(tmp_path, claims, "acme,Cerys Llewellyn,1000000\nblue,Joe Bloggs,4\n")
    assert fault.fault == NONE


def test_two_cells_alike_in_a_first_row_are_not_repeated(tmp_path: Path) -> None:
    faults = _faults(tmp_path, "Cerys Llewellyn,Cerys Llewellyn,3\na,b,3\n")
    assert [one.fault for one in faults] == [NONE]


def test_a_cell_that_looks_like_a_value_is_only_counted_in_a_header(tmp_path: Path) -> None:
    row = ",".join(PERSON[1:5])
    faults = _faults(tmp_path, f"submission,measure,people,hours,{row}\na,D1,1,2,,,,\n")
    assert len(faults) == 4
    assert _leaks(faults) == []
    assert faults[0].fault == "a cell of 17 signs is not known"


def test_a_slip_of_a_header_is_still_quoted_and_mended(tmp_path: Path) -> None:
    (fault,) = _faults(tmp_path, "Submission,measure,people,hours\na,D1,1,2\n")[-1:]
    assert "'Submission' is not known" in fault.fault
    fault, *_ = _faults(tmp_path, "submission,measure,people,huors\na,D1,1,2\n")
    assert (fault.fault, fault.fix[:13]) == ("'huors' is not known", "write 'hours'")


def test_a_long_header_is_cut(tmp_path: Path) -> None:
    long = "how many people came to the garden in all " * 9
    (fault,) = _faults(tmp_path, f"submission,measure,people,hours,{long}\na,D1,1,2,\n")
    assert len(fault.fault) < 70


def test_a_map_that_names_no_line_of_its_header_is_refused() -> None:
    text = '[sheet]\nheader_row = []\n[submission]\nid = "Ref"\n'
    with pytest.raises(sv.MapError, match=r"header_row: no line is named"):
        sv.ColumnMap.from_toml(text)
    with pytest.raises(sv.MeasureError, match="'header_row' is not known"):
        sv.load_measures("header_row = []\n", name="mine.toml")


def test_a_measure_table_without_a_header_is_told_so() -> None:
    with pytest.raises(sv.MeasureError) as caught:
        sv.load_measures(f"{','.join(PERSON)}\n{','.join(PERSON)}\n", name="mine.csv")
    assert [one.fault for one in caught.value.faults] == [NONE]


@given(st.text(max_size=80))
def test_no_figure_or_address_of_a_header_is_told(cell: str) -> None:
    if "@" in cell or not any(sign.isalpha() for sign in cell):
        assert cell == "" or told(cell).startswith("a cell of ")
