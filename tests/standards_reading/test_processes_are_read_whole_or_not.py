"""The unit of refusal is the process: what is left of one without a bad row is not the whole."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import socialvalue as sv
from socialvalue.standards import read_contracting

DEEP: Any = "x"
for _ in range(60):
    DEEP = {"a": DEEP}


def release(ocid: str, number: int, amount: float, **more: Any) -> dict[str, Any]:
    """A release whose award has an amount."""
    award = {"id": "1", "status": "active", "value": {"amount": amount, "currency": "GBP"}}
    date = f"2025-0{number}-01T00:00:00Z"
    return {"ocid": ocid, "id": f"{ocid}-{number}", "date": date, "awards": [award], **more}


def read(folder: Path, *rows: Any) -> sv.standards.Published:
    file = folder / "notices.json"
    file.write_text(json.dumps({"releases": rows}), "utf-8")
    return read_contracting(file)


@pytest.mark.parametrize("first", [True, False])
def test_an_older_release_is_not_told_where_a_later_one_is_refused(tmp_path, first) -> None:
    rows = [release("o-1", 1, 500), release("o-1", 2, 90, more=DEEP), release("o-2", 1, 7)]
    found = read(tmp_path, *(rows if first else rows[::-1]))
    assert [one["id"] for one in found.submissions()] == ["o-2"]
    account = found.account()
    assert (account.rows_in, account.rows_read, account.rows_refused) == (3, 1, 2)
    assert "another row of its process is refused" in str(account)


def test_a_row_that_stands_twice_refuses_nobody_else(tmp_path: Path) -> None:
    row = release("o-1", 1, 500)
    found = read(tmp_path, row, row)
    assert found.tables["submissions"]["amount"] == [500]
    assert found.account().rows_refused == 1


def test_a_row_of_no_release_refuses_the_process_that_it_names(tmp_path: Path) -> None:
    xlsxwriter = pytest.importorskip("xlsxwriter", reason="the extra excel is not installed")
    pytest.importorskip("python_calamine", reason="the extra excel is not installed")
    file = tmp_path / "releases.xlsx"
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet("Main")
        for number, row in enumerate((["ocid", "id", "date"], ["o-1", "r1", "2025-01-01"])):
            sheet.write_row(number, 0, row)
        sheet.write_row(2, 0, ["o-1", "", "2025-02-01"])
        sheet.write_row(3, 0, ["o-2", "r1", "2025-02-01"])
    found = read_contracting(file)
    assert [one["id"] for one in found.submissions()] == ["o-2"]
    assert found.account().rows_refused == 2
