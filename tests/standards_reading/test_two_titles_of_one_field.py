"""Two columns of one field are a fault at the second: neither of them silently wins."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import socialvalue as sv
from socialvalue.standards import read_giving
from socialvalue.standards.giving_titles import clashes

HEADER = ["Identifier", "Title", "Amount Awarded", "Currency", "Award Date"]
ROW = ["a", "T", "100", "GBP", "2025-03-01"]


def wrote(folder: Path, suffix: str, header: list[str], row: list[str]) -> Path:
    """A file of one grant."""
    file = folder / f"grants{suffix}"
    if suffix == ".csv":
        with file.open("w", newline="", encoding="utf-8") as text:
            csv.writer(text).writerows([header, row])
        return file
    xlsxwriter = pytest.importorskip("xlsxwriter", reason="the extra excel is not installed")
    pytest.importorskip("python_calamine", reason="the extra excel is not installed")
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet("Grants")
        sheet.write_row(0, 0, header)
        sheet.write_row(1, 0, row)
    return file


@pytest.mark.parametrize(
    ("title", "said", "first"),
    [
        ("amountAwarded", "200", "Amount Awarded"),
        ("AMOUNT AWARDED", "200", "Amount Awarded"),
        ("awardDate", "2019-01-01", "Award Date"),
        ("currency", "USD", "Currency"),
        ("id", "x", "Identifier"),
        ("amountAwarded", "", "Amount Awarded"),
    ],
)
@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_two_titles_of_one_field_are_a_fault_at_the_second(
    tmp_path: Path, suffix: str, title: str, said: str, first: str
) -> None:
    file = wrote(tmp_path, suffix, [*HEADER, title], [*ROW, said])
    with pytest.raises(sv.ClaimErrors) as raised:
        read_giving(file)
    (fault,) = raised.value.faults
    places = {".csv": f"grants.csv header, '{title}'", ".xlsx": "grants.xlsx!Grants!F1"}
    assert fault.at == places[suffix]
    assert fault.fault == f"'{title}' is the same field as '{first}'"


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_whichever_title_comes_second_is_the_fault(tmp_path: Path, suffix: str) -> None:
    file = wrote(tmp_path, suffix, ["currency", *HEADER], ["USD", *ROW])
    with pytest.raises(sv.ClaimErrors, match="'Currency' is the same field as 'currency'"):
        read_giving(file)


def test_numbered_titles_and_columns_of_the_publishers_own_do_not_clash() -> None:
    own = ["Recipient Org:0:Name", "Recipient Org:1:Name", "Name", "Notes", "Recipient Org"]
    assert clashes([*HEADER, *own]) == []
    assert clashes(["Recipient Org:Name", "Recipient Org:0:Name"]) == [
        (1, "'Recipient Org:0:Name' is the same field as 'Recipient Org:Name'")
    ]


def test_a_column_named_as_a_part_of_the_record_takes_nothing_away() -> None:
    titles = ["Recipient Org:Name", "recipientOrganization"]
    assert clashes(titles) == [(1, "'recipientOrganization' does not stand beside another column")]


def test_a_title_that_reads_as_the_number_of_a_bare_column_takes_nothing_away(
    tmp_path: Path,
) -> None:
    file = wrote(tmp_path, ".xlsx", [*HEADER, "column 7", ""], [*ROW, "x", "y"])
    with pytest.raises(sv.ClaimErrors, match="stands twice"):
        read_giving(file)


def test_a_header_below_a_title_is_a_fault_and_other_sheets_are_told(tmp_path: Path) -> None:
    """A sheet of grants that was skipped, beside one that was read, would be lost in silence."""
    xlsxwriter = pytest.importorskip("xlsxwriter", reason="the extra excel is not installed")
    pytest.importorskip("python_calamine", reason="the extra excel is not installed")
    for titled in (False, True):
        file = tmp_path / f"grants {titled}.xlsx"
        with xlsxwriter.Workbook(file) as book:
            one, other = book.add_worksheet("2025"), book.add_worksheet("2026")
            for sheet in (one, other):
                below = int(titled and sheet is other)
                sheet.write(0, 0, "Grants made")
                sheet.write_row(below, 0, HEADER)
                sheet.write_row(below + 1, 0, [sheet.name, *ROW[1:]])
            book.add_worksheet("About us").write(0, 0, "We give grants.")
        if titled:
            with pytest.raises(sv.ClaimErrors, match="header of grants stands below") as raised:
                read_giving(file)
            assert [one.at for one in raised.value.faults] == [f"{file.name}!2026 row 2"]
        else:
            found = read_giving(file)
            assert found.about["sheets left unread"] == ["About us"]
            assert found.account().rows_in == 2
