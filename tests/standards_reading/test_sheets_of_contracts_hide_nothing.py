"""A sheet of releases hides nothing: no row that cannot be told apart, no value, no header."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import socialvalue as sv
from socialvalue.standards import Published, read_contracting

xlsxwriter = pytest.importorskip("xlsxwriter", reason="the extra excel is not installed")
pytest.importorskip("python_calamine", reason="the extra excel is not installed")

MAIN = [["ocid", "id", "date", "tag"], ["o-1", "r1", "2025-04-01", "award"]]
MONEY = ["awards/0/value/amount", "awards/0/value/currency"]
HEAD = ["ocid", "id", "awards/0/id", *MONEY]


def read(folder: Path, **sheets: list[list[Any]]) -> Published:
    """What is read of a workbook."""
    file = folder / "releases.xlsx"
    with xlsxwriter.Workbook(file) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return read_contracting(file)


def faults(found: Published) -> list[tuple[str, str]]:
    """The faults of what was refused: place and words."""
    return [(one.at, one.fault) for part in found.account().refused for one in part.faults]


def test_true_is_no_pound(tmp_path: Path) -> None:
    found = read(tmp_path, Main=MAIN, Awards=[HEAD, ["o-1", "r1", "1", True, "GBP"]])
    assert found.tables["submissions"]["amount"] == [None]
    assert found.tables["notes"]["note"] == [
        "its award value is set aside: True is no amount of money"
    ]


@pytest.mark.parametrize("second", [90, 50])
def test_awards_on_two_rows_without_ids_cannot_be_told_apart(tmp_path: Path, second: int) -> None:
    rows = [["ocid", "id", *MONEY], ["o-1", "r1", 90, "GBP"], ["o-1", "r1", second, "GBP"]]
    found = read(tmp_path, Main=MAIN, Awards=rows)
    told = "this entry of awards has no id, and another row tells of awards too"
    assert faults(found) == [("releases.xlsx!Awards!C2", told)]
    assert "give each an id" in str(found.account())
    assert found.tables["submissions"]["amount"] == []


def test_one_award_on_two_rows_for_its_suppliers_needs_an_id(tmp_path: Path) -> None:
    head = [*HEAD, "awards/0/suppliers/0/id", "awards/0/suppliers/0/name"]
    rows = [["o-1", "r1", "", 90, "GBP", "A", "A"], ["o-1", "r1", "", 90, "GBP", "B", "B"]]
    (fault,) = faults(read(tmp_path, Main=MAIN, Awards=[head, *rows]))
    assert fault[0] == "releases.xlsx!Awards!C2"
    named = [["o-1", "r1", "1", *row[3:]] for row in rows]
    found = read(tmp_path, Main=MAIN, Awards=[head, *named])
    assert found.tables["submissions"]["amount"] == [90]
    assert found.tables["submissions"]["suppliers"] == [("A", "B")]


def test_an_entry_without_an_id_on_another_sheet_is_seen_too(tmp_path: Path) -> None:
    bare = [["ocid", "id", "awards/0/title"], ["o-1", "r1", "Care"]]
    found = read(tmp_path, Main=MAIN, Awards=[HEAD, ["o-1", "r1", "1", 90, "GBP"]], More=bare)
    assert faults(found)[0][0] == "releases.xlsx!More!C2"


def test_entries_of_one_row_and_of_several_releases_need_no_ids(tmp_path: Path) -> None:
    two = [*MONEY, "awards/1/value/amount", "awards/1/value/currency"]
    rows = [["ocid", "id", *two], ["o-1", "r1", 90, "GBP", 90, "GBP"], ["o-2", "r1", 5, "GBP"]]
    main = [*MAIN, ["o-2", "r1", "2025-04-01", "award"]]
    found = read(tmp_path, Main=main, Awards=rows)
    assert found.tables["submissions"]["amount"] == [180, 5]


def test_places_of_delivery_have_no_ids_in_the_standard_and_need_none(tmp_path: Path) -> None:
    head = ["ocid", "id", "tender/items/0/id", "tender/items/0/deliveryAddresses/0/region"]
    rows = [head, ["o-1", "r1", "i", "Kew"], ["o-1", "r1", "i", "Eastmoor"]]
    found = read(tmp_path, Main=MAIN, Items=rows)
    assert found.tables["submissions"]["place"] == ["Kew; Eastmoor"]


def test_a_value_under_no_header_stays_beside(tmp_path: Path) -> None:
    rows = [["o-1", "r1", "1", 90, "GBP", "stray"], ["o-1", "r1", "2", 5, "GBP", "another"]]
    found = read(tmp_path, Main=MAIN, Awards=[[*HEAD, ""], *rows])
    told = found.tables["aside"]
    assert told["field"] == ["Awards column 6[0]", "Awards column 6[1]"]
    assert told["value"] == ["stray", "another"]
    assert found.tables["submissions"]["amount"] == [95]


@pytest.mark.parametrize(
    ("head", "at", "said"),
    [
        ([["OCID", "id", "date"]], "A1", "'OCID' is not the column ocid"),
        ([["ocid", "ID", "date"]], "B1", "'ID' is not the column id"),
        ([["Our notices"], ["ocid", "id", "date"]], "A2", "its header stands in row 2"),
        ([["Our notices"], [], ["Ocid", "id"]], "A3", "'Ocid' is not the column ocid"),
        ([["ocid", "tender/title"]], "A1", "it has no column id"),
    ],
)
def test_a_header_written_otherwise_is_a_fault_and_no_sheet_left_unread(
    tmp_path: Path, head: list[list[str]], at: str, said: str
) -> None:
    rows = [*head, ["o-1", "r1", "2025-04-01"]]
    with pytest.raises(sv.ClaimErrors) as raised:
        read(tmp_path, Main=rows, Awards=[HEAD, ["o-1", "r1", "1", 90, "GBP"]])
    assert [(one.at, one.fault) for one in raised.value.faults] == [
        (f"releases.xlsx!Main!{at}", said)
    ]


def test_a_sheet_that_explains_the_fields_is_left_unread_and_told(tmp_path: Path) -> None:
    words = [["field", "what it is"], ["ocid", "the process"], ["id", "the release"]]
    found = read(tmp_path, Main=MAIN, Fields=words)
    assert found.about["sheets left unread"] == ["Fields"]
