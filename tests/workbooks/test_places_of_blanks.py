"""A fault of an input that is blank stands at the cell of that input, in every kind of sheet."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from books_of import TABLE, TIDY, WIDE, Rows, book, changed

import socialvalue as sv
from socialvalue.report import marked
from socialvalue.report.books.marked import COLOUR

MAP = """
[sheet]
name = "Return"
[submission]
id = "Ref"
eligible = { value = 100, unit = "person" }
[[claim]]
measure = "PA3"
inputs.attended = { header = "Came", unit = "person" }
inputs.contributed = { header = "Gave", unit = "person" }
inputs.organised = { header = "Ran", unit = "person" }
inputs.decided = { header = "Chose", unit = "person" }
"""
RETURN: Rows = (("Ref", "Came", "Gave", "Ran", "Chose"), ("acme", 10, 20, 3, 2))
VALUE = 5


def _told(path: Path, **more: Any) -> list[str]:
    with pytest.raises(sv.ClaimErrors) as caught:
        sv.read(path, sv.Framework.load("ccin"), **more)
    return [one.at for one in caught.value.faults]


def _blank(rows: Rows, *cells: tuple[int, int]) -> Rows:
    for row, column in cells:
        rows = changed(rows, row, column, None)
    return rows


@pytest.mark.parametrize(
    ("rows", "at"),
    [
        ((3,), "E3 (PA3 contributed)"),
        ((3, 4), "E3 (PA3 contributed)"),
        ((4, 5), "E4 (PA3 organised)"),
        ((2, 5), "E2 (PA3 attended)"),
        ((7, 9), "E7 (PA3 contributed)"),
    ],
)
def test_in_a_tidy_sheet_it_is_the_value_of_the_first_that_is_blank(
    tmp_path: Path, rows: tuple[int, ...], at: str
) -> None:
    tidy = _blank(TIDY, *((row, VALUE) for row in rows))
    path = book(tmp_path / "bids.xlsx", {"submissions": TABLE, "claims": tidy})
    assert _told(path) == [f"bids.xlsx!claims!{at}"]


def test_an_input_without_a_row_is_told_at_the_measure_that_asks_for_it(tmp_path: Path) -> None:
    rows = [row for place, row in enumerate(TIDY, 1) if place != 4]
    path = book(tmp_path / "bids.xlsx", {"submissions": TABLE, "claims": rows})
    assert _told(path) == ["bids.xlsx!claims!B2 (PA3 organised)"]
    fewer = _blank(rows, (4, VALUE))
    path = book(tmp_path / "bids.xlsx", {"submissions": TABLE, "claims": fewer})
    assert _told(path) == ["bids.xlsx!claims!E4 (PA3 decided)"]  # the one that has a cell


def test_a_part_of_a_list_without_a_row_is_told_beside_its_other_parts(tmp_path: Path) -> None:
    head = TIDY[0]
    parts = (("people.before", "1", 6), ("people.after", "1", 7), ("people.before", "2", 5))
    rows: Rows = [head, *(("acme", "WB1", name, item, value) for name, item, value in parts),
                  *(("acme", "WB1", name, None, 1) for name in ("represented", "comparator",
                                                               "years"))]  # fmt: skip
    padded = [(*row, *(None for _ in head))[: len(head)] for row in rows]
    path = book(tmp_path / "bids.xlsx", {"submissions": TABLE, "claims": padded})
    assert _told(path)[0] == "bids.xlsx!claims!B4 (WB1 people[1].after)"


@pytest.mark.parametrize(("columns", "at"), [((3,), "C2"), ((3, 4), "C2"), ((4, 5), "D2")])
def test_in_a_wide_sheet_it_is_the_cell_under_the_input(
    tmp_path: Path, columns: tuple[int, ...], at: str
) -> None:
    wide = _blank(WIDE, *((2, column) for column in columns))
    path = book(tmp_path / "bids.xlsx", {"submissions": TABLE, "PA3": wide})
    assert _told(path) == [f"bids.xlsx!PA3!{at}"]


@pytest.mark.parametrize(("columns", "at"), [((3,), "C2"), ((3, 4), "C2"), ((4, 5), "D2")])
def test_through_a_map_it_is_the_cell_that_the_map_reads(
    tmp_path: Path, columns: tuple[int, ...], at: str
) -> None:
    path = book(tmp_path / "bids.xlsx", {"Return": _blank(RETURN, *((2, one) for one in columns))})
    (told,) = _told(path, map=sv.ColumnMap.from_toml(MAP))
    assert told.startswith(f"bids.xlsx!Return!{at} (PA3 ")


def test_in_csv_files_the_line_and_the_input_are_told(tmp_path: Path) -> None:
    (tmp_path / "submissions.csv").write_text("id,eligible\nacme,200\n", "utf-8")
    sheet = tmp_path / "PA3.csv"
    sheet.write_text("submission,attended,contributed [person],organised\nacme,1,,\n", "utf-8")
    assert _told(sheet) == ["PA3.csv line 2, contributed [person]"]
    tidy = tmp_path / "claims.csv"
    rows = ("attended,1", "decided,", "organised,")
    lines = "\n".join(f"acme,PA3,{row}" for row in rows)
    tidy.write_text(f"submission,measure,input,value\n{lines}\n", "utf-8")
    assert _told(tidy) == ["claims.csv line 4 (PA3 organised)"]
    given = sv.ColumnMap.from_toml(MAP.replace('name = "Return"', ""))
    back = tmp_path / "return.csv"
    back.write_text("Ref,Came,Gave,Ran,Chose\nacme,1,2,,\n", "utf-8")
    assert _told(back, map=given) == ["return.csv line 2, 'Ran' (PA3 organised)"]


def test_what_stands_beside_the_inputs_is_told_in_its_own_column(tmp_path: Path) -> None:
    rows = [(*row, "label")[: len(row) + 1] for row in TIDY]
    rows[0] = (*TIDY[0], "shared")
    rows[1:] = [(*row[:-1], None if place else "a/b" * 900) for place, row in enumerate(rows[1:])]
    path = book(tmp_path / "bids.xlsx", {"submissions": TABLE, "claims": rows})
    assert _told(path) == ["bids.xlsx!claims!J2 (PA3 shared)"]


def test_the_marked_copy_colours_the_blank_cell_and_no_other(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    tidy = _blank(TIDY, (4, VALUE), (5, VALUE))
    path = book(tmp_path / "bids.xlsx", {"submissions": TABLE, "claims": tidy})
    with pytest.raises(sv.ClaimErrors) as caught:
        sv.read(path, sv.Framework.load("ccin"))
    copy = openpyxl.load_workbook(marked(path, caught.value, tmp_path / "mend.xlsx"))
    coloured = [
        (sheet.title, cell.coordinate)
        for sheet in copy
        for row in sheet.iter_rows()
        for cell in row
        if cell.fill.fgColor.rgb == COLOUR
    ]
    assert coloured == [("claims", "E4")]
