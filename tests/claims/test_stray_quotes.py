"""A pair of stray quotes makes sound CSV of a spoilt sheet: no row is ever lost in it unseen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import door_measures
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import socialvalue as sv
from socialvalue.stray_quotes import swallowed

HEAD = "submission,measure,people,hours,note"
ROWS = [f"s{number},D1,{number},2,seen{number}" for number in range(1, 7)]


def _read(folder: Path, rows: list[str], head: str = HEAD, ends: str = "\n") -> sv.Claims:
    table = "".join(f"s{number},90\n" for number in range(1, 7))
    (folder / "submissions.csv").write_text("id,eligible\n" + table, "utf-8")
    file = folder / "claims.csv"
    file.write_bytes((ends.join([head, *rows]) + ends).encode())
    return sv.read(file, door_measures.FRAMEWORK)


def _told(folder: Path, rows: list[str], **more: Any) -> list[str]:
    with pytest.raises(sv.ClaimErrors) as caught:
        _read(folder, rows, **more)
    return [f"{one.at}: {one.fault}" for one in caught.value.faults]


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_quotes_that_swallow_rows_are_told_where_they_open(tmp_path: Path, ends: str) -> None:
    rows = list(ROWS)
    rows[1], rows[4] = 's2,D1,2,2,"seen2', 's5,D1,5,2,seen5"'
    told = _told(tmp_path, rows, ends=ends)
    assert told == ["claims.csv line 3, cell 5: this quoted field swallows 3 lines"]


def test_quotes_that_swallow_one_row_in_the_middle_of_it_are_told(tmp_path: Path) -> None:
    rows = [*ROWS[:2], 's3,"D1,3,2,seen', 's4,D1",4,2,seen']
    assert _told(tmp_path, rows) == ["claims.csv line 4, cell 2: this quoted field swallows 1 line"]


def test_the_place_counts_the_lines_of_texts_that_stand_before(tmp_path: Path) -> None:
    head = "note,submission,measure,people,source,hours"
    rows = ['"one\ntwo",s1,D1,1,"x,2', 'n,s2,D1,1,x",2']
    told = _told(tmp_path, rows, head=head)
    assert told == ["claims.csv line 3, cell 5: this quoted field swallows 1 line"]


def test_a_text_of_several_lines_is_read_and_the_account_counts_its_lines(tmp_path: Path) -> None:
    made = _read(tmp_path, [*ROWS[:2], 's3,D1,3,2,"seen, and heard\n\nat the door"'])
    assert str(made.account) == "rows in 3 = scored 3 + refused 0; claims.csv: 3 rows on 5 lines"
    assert made.batches["D1"].notes[2] == "seen, and heard\n\nat the door"


def test_the_account_counts_one_row_as_one(tmp_path: Path) -> None:
    made = _read(tmp_path, ['s3,D1,3,2,"seen, and heard\nat the door"'])
    assert str(made.account).endswith("claims.csv: 1 row on 2 lines")


def test_the_table_of_submissions_loses_nobody_either(tmp_path: Path) -> None:
    (tmp_path / "claims.csv").write_text(f"{HEAD}\n{ROWS[0]}\n", "utf-8")
    (tmp_path / "submissions.csv").write_text('id,eligible\n"s1,9\ns2",9\ns3,9\n', "utf-8")
    with pytest.raises(sv.ClaimErrors, match=r"submissions\.csv line 2, cell 1: this quoted field"):
        sv.read(tmp_path / "claims.csv", door_measures.FRAMEWORK)


@pytest.mark.parametrize("where", ["header_row = 2\n", 'header_words = ["Ref"]\n'])
def test_a_mapped_sheet_loses_no_row_and_keeps_the_breaks_of_its_headers(
    tmp_path: Path, where: str
) -> None:
    text = (
        f'[sheet]\n{where}ignore = ["Said"]\n[submission]\nid = "Ref"\n[[claim]]\nmeasure = "D3"\n'
    )
    told = sv.ColumnMap.from_toml(
        text + 'inputs.spilled = { header = "Litres spilled", unit = "litre" }\n'
    )
    head = 'Parks\nRef,"Litres\nspilled",Said\n'
    sheet = tmp_path / "parks.csv"
    sheet.write_text(f'{head}a,1,"by\nhand"\nb,2,y\n', "utf-8")
    assert len(told.read(sheet, door_measures.FRAMEWORK)) == 2
    sheet.write_text(f'{head}a,1,"by\nb,2,hand"\nc,2,y\n', "utf-8")
    with pytest.raises(sv.ClaimErrors, match=r"line 4, cell 3: this quoted field swallows 1 line"):
        told.read(sheet, door_measures.FRAMEWORK)


def test_a_measure_table_loses_no_row() -> None:
    text = 'code,name,unit\nM1,"one,count\nM2,two",count\n'
    with pytest.raises(sv.MeasureError, match=r"mine\.csv line 2, cell 2: this quoted field"):
        sv.load_measures(text, name="mine.csv")


def test_a_sheet_of_one_column_has_no_line_breaks_in_its_cells() -> None:
    assert swallowed(4, ["acme\nblue"], ",", 1)
    assert swallowed(4, ["acme"], ",", 1) is None


@settings(deadline=None, max_examples=150)
@given(
    st.integers(0, 5), st.integers(0, 5), st.integers(0, 4), st.integers(0, 4), st.booleans()
)  # fmt: skip
def test_wherever_two_quotes_stray_no_row_is_lost_unseen(
    tmp_path_factory: pytest.TempPathFactory,
    first: int,
    last: int,
    opens: int,
    closes: int,
    doubled: bool,
) -> None:
    cells = [row.split(",") for row in ROWS]
    cells[first][opens] = f'"{cells[first][opens]}'
    cells[last][closes] += '"'
    if doubled:
        cells[3][4] = 'said ""so""'
    rows = [",".join(row) for row in cells]
    try:
        made = _read(tmp_path_factory.mktemp("quotes"), rows)
    except sv.ClaimErrors:
        return
    assert made.account.rows_in == len(made) == len(rows)
