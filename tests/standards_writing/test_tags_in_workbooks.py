"""Tags are read from a workbook as they are from a CSV file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import socialvalue as sv
from socialvalue.errors import WorkbookError
from socialvalue.standards import read_tags

xlsxwriter = pytest.importorskip("xlsxwriter", reason="the extra excel is not installed")
pytest.importorskip("python_calamine", reason="the extra excel is not installed")

CCIN = sv.Framework.load("ccin")
HEAD = ["measure", "scheme", "code", "source"]
ROWS = [
    ["EQ1", "SDG", 8.5, "a study"],
    ["SE1", "SDG", 8, "a study"],
    ["EQ1", "IRIS", "OI1234", "x"],
]


def wrote(folder: Path, *rows: list[Any], name: str = "Tags", hidden: bool = False) -> Path:
    """A workbook whose second sheet holds the rows."""
    file = folder / "tags.xlsx"
    with xlsxwriter.Workbook(file) as book:
        book.add_worksheet("Notes").write_string(0, 0, "ours")
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
        if hidden:
            sheet.hide()
    return file


def faults(file: Path) -> list[sv.Fault]:
    """What is wrong with a workbook."""
    with pytest.raises(sv.FrameworkError) as caught:
        read_tags(file, CCIN)
    return list(caught.value.faults)


def test_a_workbook_gives_the_tags_that_a_csv_file_gives(tmp_path: Path) -> None:
    lines = [",".join(map(str, row)) for row in [HEAD, *ROWS]]
    (tmp_path / "tags.csv").write_text("\n".join(lines), "utf-8")
    found = read_tags(wrote(tmp_path, HEAD, *ROWS, ["", "", "", ""]), CCIN)
    assert found == read_tags(tmp_path / "tags.csv", CCIN)
    assert [str(tag) for tag in found.of("EQ1")] == ["IRIS OI1234", "SDG 8.5"]


def test_a_fault_names_its_sheet_and_row(tmp_path: Path) -> None:
    (fault,) = faults(wrote(tmp_path, HEAD, ["EQ1", "SDG", "99", "a study"]))
    assert fault.at == "tags.xlsx!Tags row 2, code"


def test_a_column_that_is_none_of_tags_is_a_fault(tmp_path: Path) -> None:
    (fault,) = faults(wrote(tmp_path, [*HEAD, "mood"], [*ROWS[0], "glad"]))
    assert "not a column of tags" in fault.fault


def test_a_workbook_without_tags_says_what_is_missing(tmp_path: Path) -> None:
    (fault,) = faults(wrote(tmp_path, ["a", "b"], ["c", "d"]))
    assert "measure, scheme, code, source" in fault.fault


def test_a_hidden_sheet_of_tags_is_a_fault(tmp_path: Path) -> None:
    (fault,) = faults(wrote(tmp_path, HEAD, *ROWS, hidden=True))
    assert "hidden" in fault.fault


def test_a_cell_with_an_error_is_a_fault_at_its_place(tmp_path: Path) -> None:
    file = tmp_path / "tags.xlsx"
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet("Tags")
        sheet.write_row(0, 0, HEAD)
        sheet.write_row(1, 0, ROWS[0])
        sheet.write_formula(1, 2, "=1/0", None, "#DIV/0!")
    (fault,) = faults(file)
    assert fault.at == "tags.xlsx!Tags!C2"


def test_no_workbook_at_all_is_a_typed_error(tmp_path: Path) -> None:
    file = tmp_path / "tags.xlsx"
    file.write_bytes(b"PK\x03\x04 no workbook")
    with pytest.raises(WorkbookError):
        read_tags(file, CCIN)


def test_a_target_that_a_number_cannot_tell_is_a_fault_and_its_text_is_not(tmp_path: Path) -> None:
    (fault,) = faults(wrote(tmp_path, HEAD, ["EQ1", "SDG", 8.1, "a study"]))
    assert (fault.at, "8.1 and 8.10" in fault.fault) == ("tags.xlsx!Tags!C2", True)
    found = read_tags(wrote(tmp_path, HEAD, ["EQ1", "SDG", "8.10", "a study"]), CCIN)
    assert found.all[0].code == "8.10"
