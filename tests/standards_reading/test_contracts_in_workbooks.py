"""A workbook of flattened OCDS says what the JSON of the same releases says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import socialvalue as sv
from socialvalue.standards import read_contracting

xlsxwriter = pytest.importorskip("xlsxwriter", reason="the extra excel is not installed")
pytest.importorskip("python_calamine", reason="the extra excel is not installed")

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
BOOK = DATA / "ocds-213czf-000-00001-06-implementation.xlsx"
MAIN = [["ocid", "id", "date", "tag", "tender/title"], ["o-1", "r1", "2024-05-01", "award; x", "T"]]
AWARDS = [
    ["ocid", "id", "awards/0/id", "awards/0/value/amount", "awards/0/value/currency"],
    ["o-1", "r1", "a", 5, "GBP"],
    ["o-1", "r1", "b", 7, "GBP"],
]
SUPPLIERS = [
    ["ocid", "id", "awards/0/id", "awards/0/suppliers/0/id", "awards/0/suppliers/0/name"],
    ["o-1", "r1", "a", 1, "Acme"],
    ["o-1", "r1", "a", 2, "Beta"],
    ["o-1", "r1", "b", 1, "Acme"],
]


def wrote(folder: Path, **sheets: list[list[Any]]) -> Path:
    """A workbook of some sheets."""
    file = folder / "releases.xlsx"
    with xlsxwriter.Workbook(file) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return file


@pytest.mark.skipif(not BOOK.is_file(), reason="the published workbook is not beside this checkout")
def test_the_published_workbook_says_what_its_json_says(tmp_path: Path) -> None:
    every = json.loads((DATA / "ocds-213czf-000-00001_1.1_releases.json").read_text("utf-8"))
    (told,) = [one for one in every["releases"] if one["id"] == BOOK.stem]
    told["parties"] = told["parties"][:1]  # the sheet has the buyer alone
    told["parties"][0]["roles"] = ["buyer"]
    file = tmp_path / "one.json"
    file.write_text(json.dumps(told), "utf-8")
    one, other = read_contracting(BOOK), read_contracting(file)
    assert one.submissions() == other.submissions()
    assert one.submissions()[0]["contract_value"] == 11_000_000
    for name in ("values", "parties", "lots", "criteria"):
        assert one.tables[name] == other.tables[name]
    ours, theirs = (
        {
            (field, str(value))
            for field, value in zip(a.tables["aside"]["field"], a.tables["aside"]["value"],
                                    strict=True)
            if not field.endswith(".id")  # text in the file, a number in the sheet
        }
        for a in (one, other)
    )  # fmt: skip
    assert {pair[0] for pair in ours} == {pair[0] for pair in theirs}
    assert one.about["version"] == "1.1"
    assert one.about["rows of sheets"]["Implementation - Transactions"] == 2


def test_sheets_are_joined_by_ocid_and_id(tmp_path: Path) -> None:
    found = read_contracting(wrote(tmp_path, Main=MAIN, Awards=AWARDS, Suppliers=SUPPLIERS))
    assert found.tables["submissions"]["contract_value"] == [12]
    told = found.tables["parties"]
    assert list(zip(told["award"], told["name"], strict=True)) == [
        ("a", "Acme"), ("a", "Beta"), ("b", "Acme"),
    ]  # fmt: skip
    assert found.tables["releases"]["tag"] == ["award; x"]
    assert str(found.account()) == "rows in 1 = read 1 + refused 0"


def test_releases_of_one_process_are_joined_by_date(tmp_path: Path) -> None:
    later = ["o-1", "r2", "2024-06-01", "award", "Now"]
    found = read_contracting(wrote(tmp_path, Main=[*MAIN, later]))
    assert found.tables["submissions"]["name"] == ["Now"]
    assert found.account().rows_in == 2


def test_a_cell_that_says_otherwise_is_a_fault_at_its_place(tmp_path: Path) -> None:
    more = [["ocid", "id", "tender/title"], ["o-1", "r1", "another"]]
    other = ["o-2", "r9", "2024-06-01", "award", "Fine"]
    found = read_contracting(wrote(tmp_path, Main=[*MAIN, other], More=more))
    (refused,) = found.account().refused
    assert refused.faults[0].at == "releases.xlsx!More!C2"
    assert (found.account().rows_in, found.account().rows_read) == (2, 1)


def test_a_row_of_nobodys_release_is_refused_and_other_sheets_are_told(tmp_path: Path) -> None:
    stray = [["ocid", "id", "buyer/name"], ["o-2", "", "Eastmoor"]]
    found = read_contracting(
        wrote(tmp_path, Main=MAIN, Stray=stray, Notes=[["hello"]], Meta=[["version", "1.1"]])
    )
    assert "of which release" in str(found.account())
    assert (found.account().rows_in, found.account().rows_read) == (2, 1)
    assert found.about["sheets left unread"] == ["Notes"]
    assert found.about["version"] == "1.1"


@pytest.mark.parametrize(
    "title", ["tender//title", "awards/99999999/id", "0/id", "a/" * 40 + "b", "ocid", "awards/id"]
)
def test_a_title_that_is_no_path_is_a_fault_at_its_cell(tmp_path: Path, title: str) -> None:
    with pytest.raises(sv.ClaimErrors) as raised:
        read_contracting(wrote(tmp_path, Main=[["ocid", "id", "awards/0/id", title], ["o", "r"]]))
    assert [fault.at for fault in raised.value.faults] == ["releases.xlsx!Main!D1"]


def test_a_workbook_of_something_else_is_one_error_that_says_what_to_give(tmp_path: Path) -> None:
    with pytest.raises(sv.ClaimErrors, match="flatten-tool") as raised:
        read_contracting(wrote(tmp_path, Main=[["name", "value"], ["a", 1]]))
    assert len(raised.value.faults) == 1


def test_a_cell_with_an_error_is_a_fault_and_no_blank(tmp_path: Path) -> None:
    file = tmp_path / "errors.xlsx"
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet("Main")
        for number, row in enumerate(MAIN):
            sheet.write_row(number, 0, row)
        sheet.write_formula(1, 4, "=1/0", None, "#DIV/0!")
    account = read_contracting(file).account()
    assert account.refused[0].faults[0].at == "errors.xlsx!Main!E2"
