"""What one reader of workbooks takes for one number, and another for another, is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from books_of import TABLE, TIDY, WIDE, book, changed
from packed import packed, parts, sheet, styled, workbook

import socialvalue as sv
from socialvalue.errors import ClaimErrors, WorkbookError
from socialvalue.workbooks import opened

pytest.importorskip("python_calamine", reason="workbooks need the extra excel")

SOUND = "<c r='B2'><v>30</v></c>"


def rows(cell: str, more: str = "") -> str:
    """A sheet whose second row holds a cell."""
    return sheet(f"<row r='2'><c r='A2'><v>1</v></c>{cell}</row>{more}")


def test_the_sound_sheet_that_the_others_spoil_is_read(tmp_path: Path) -> None:
    after = "<row><c><v>5</v></c></row><row r='9'><c r='C9'><v>6</v></c></row>"
    (found,) = opened(workbook(tmp_path, rows(f"<!-- a remark -->{SOUND}", after))).sheets
    assert [found.value(*at) for at in ((2, 1), (2, 2), (3, 1), (9, 3))] == [1, 30, 5, 6]


@pytest.mark.parametrize(
    "cell",
    [
        f"{SOUND}<c r='B2'><v>99</v></c>",
        f"<c r='C2'><v>1</v></c>{SOUND}",
        "<c r='B2'><v>30</v><v>99</v></c>",
        "<c r='B2'><v>3<v>9</v></v></c>",
        "<c r='B2'><c r='C2'><v>9</v></c><v>30</v></c>",
        "<c r='B2'><is><t>99</t></is></c>",
        "<c r='B2' t='inlineStr'><is><t>30</t></is><v>99</v></c>",
        "<c r='B2'><v>3<!-- x -->0</v></c>",
        "<c r='B2'><v>3<?x y?>0</v></c>",
        "<c r='B2'><v><![CDATA[30]]></v></c>",
        "<c r='B2'><v>&#51;0</v></c>",
        "<q:c xmlns:q='urn:x' r='B2'><q:v>99</q:v></q:c>",
        "<c xmlns='urn:x' r='B2'><v>99</v></c>",
    ],
)
def test_a_cell_that_readers_take_differently_is_refused(tmp_path: Path, cell: str) -> None:
    with pytest.raises(WorkbookError):
        opened(workbook(tmp_path, rows(cell)))


@pytest.mark.parametrize("number", [1, 2])
def test_a_row_that_stands_twice_or_out_of_order_is_refused(tmp_path: Path, number: int) -> None:
    again = f"<row r='{number}'><c r='B{number}'><v>99</v></c></row>"
    with pytest.raises(WorkbookError, match="rows stand twice"):
        opened(workbook(tmp_path, rows(SOUND, again)))


@pytest.mark.parametrize("code", ["0_%", "0*%", "0\\%", "0&quot;%&quot;", "0_)"])
def test_a_sign_that_a_format_skips_or_fills_with_makes_no_percentage(
    tmp_path: Path, code: str
) -> None:
    made = parts(sheet("<row r='1'><c r='A1' s='0'><v>5</v></c><c r='B1' s='1'><v>1</v></c></row>"))
    (found,) = opened(packed(tmp_path, styled(made, (code, "0.0%_)")))).sheets
    assert found.percents == {(1, 2)}


@pytest.mark.parametrize("title", ["contributed", "contributed [person]"])
def test_a_percentage_is_no_number_of_people(
    tmp_path: Path, framework: sv.Framework, title: str
) -> None:
    rows = changed(changed(WIDE, 2, 3, "50%"), 1, 3, title)
    told = r"PA3!C2: it is formatted as a percentage: it holds 0\.5, shown as 50%"
    with pytest.raises(ClaimErrors, match=told):
        sv.read(book(tmp_path / "bids.xlsx", {"submissions": TABLE, "PA3": rows}), framework)


def test_a_number_formatted_as_a_percentage_is_told_as_what_it_holds(
    tmp_path: Path, framework: sv.Framework
) -> None:
    rows = changed(TIDY, 3, 5, "2000%")
    path = book(tmp_path / "bids.xlsx", {"submissions": TABLE, "claims": rows})
    with pytest.raises(ClaimErrors) as caught:
        sv.read(path, framework)
    (fault,) = caught.value.faults
    assert fault.at == "bids.xlsx!claims!E3"
    assert fault.fault == "it is formatted as a percentage: it holds 20, shown as 2000%"
    assert fault.fix.startswith("format the cell as a number")
    with pytest.raises(ClaimErrors) as caught:
        sv.read(path, framework, numbers="1,234.5")
    assert caught.value.faults == (fault,)
    text = changed(TIDY, 3, 5, " 2000%")
    with pytest.raises(ClaimErrors, match="is not a number"):
        sv.read(book(tmp_path / "text.xlsx", {"submissions": TABLE, "claims": text}), framework)
