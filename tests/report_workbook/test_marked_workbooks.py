"""Faults in a copy of the user's own workbook: coloured, noted, listed, and nothing else moved."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from recalculated import needs_office, opened, recalculated

import socialvalue as sv
from socialvalue.commands.template_book import TITLES, book
from socialvalue.errors import WorkbookError
from socialvalue.report import marked
from socialvalue.report.books.marked import COLOUR, TITLE
from socialvalue.workbooks import cell_of


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """A filled form with two wrong cells, a formula of the user's, a note and a merged area."""
    openpyxl = pytest.importorskip("openpyxl")
    plain = tmp_path / "forms.xlsx"
    plain.write_bytes(book(sv.Framework.load("ccin")))
    made = opened(plain)
    made["CV"].cell(TITLES + 2, 5, "plenty")
    made["SE"].cell(TITLES + 2, 5, -4)
    mine = made.create_sheet("Our workings")
    mine["A1"], mine["A2"], mine["A3"] = 2, 3, "=SUM(A1:A2)"
    mine["B1"] = "=not a formula"
    mine["B1"].data_type = "s"
    mine["A1"].comment = openpyxl.comments.Comment("ours, checked by the treasurer", "Ada")
    mine.merge_cells("D1:E2")
    mine["D1"] = "merged"
    path = tmp_path / "bids.xlsx"
    made.save(path)
    return path


def _errors(path: Path) -> sv.ClaimErrors:
    with pytest.raises(sv.ClaimErrors) as caught:
        sv.read(path, sv.Framework.load("ccin"))
    return caught.value


def _filled(cell: Any) -> bool:
    return bool(cell.fill.fgColor.rgb == COLOUR)


def test_every_faulty_cell_is_coloured_and_says_how_to_mend_it(faulty: Path) -> None:
    errors = _errors(faulty)
    copy = opened(marked(faulty, errors, faulty.with_name("marked.xlsx")))
    for fault in errors.faults:
        sheet, name = cell_of(fault.at) or ("", "")
        assert _filled(copy[sheet][name])
        assert fault.fault in copy[sheet][name].comment.text
        assert fault.fix in copy[sheet][name].comment.text
    coloured = [c for sheet in copy for row in sheet.iter_rows() for c in row if _filled(c)]
    assert len(coloured) == len({cell_of(one.at) for one in errors.faults}) > 2


def test_the_first_sheet_lists_all_faults_and_leads_to_their_cells(faulty: Path) -> None:
    errors = _errors(faulty)
    astray = sv.Fault("submissions.csv, line 3 (fte)", "it is blank", "give a number")
    faults = [*errors.faults, astray]
    copy = opened(marked(faulty, faults, faulty.with_name("marked.xlsx")))
    sheet = copy.worksheets[0]
    assert sheet.title == TITLE
    assert copy.active is sheet
    rows = list(sheet.iter_rows(min_row=5))
    assert [row[2].value for row in rows] == [one.fault for one in faults]
    assert [row[3].value for row in rows] == [one.fix for one in faults]
    links = [row[1].hyperlink.location if row[1].hyperlink else None for row in rows]
    told = [cell_of(one.at) for one in errors.faults]
    assert links == [*(f"'{one[0]}'!{one[1]}" for one in told if one), None]
    assert rows[-1][1].value == astray.at
    assert [one.sheet_view.tabSelected for one in copy.worksheets].count(True) == 1


def test_the_list_goes_by_sheet_then_row_then_column(faulty: Path) -> None:
    cells = ("SE!E41", "SE!E35", "SE!C35", "CV!B9", "SE!AA35", "SE!E4")
    faults = [sv.Fault(f"bids.xlsx!{one}", one, "mend") for one in cells]
    faults.insert(2, sv.Fault("acme, eligible", "of no cell", "give it"))
    sheet = opened(marked(faulty, faults, faulty.with_name("marked.xlsx"))).worksheets[0]
    told = [row[2].value for row in sheet.iter_rows(min_row=5)]
    assert told == ["CV!B9", "SE!E4", "SE!C35", "SE!E35", "SE!AA35", "SE!E41", "of no cell"]


def test_values_formulas_notes_and_drop_downs_stay_as_they_were(faulty: Path) -> None:
    before = opened(faulty)
    after = opened(marked(faulty, _errors(faulty), faulty.with_name("marked.xlsx")))
    assert after.sheetnames[1:] == before.sheetnames
    for sheet in before:
        for row in sheet.iter_rows():
            for cell in row:
                new = after[sheet.title][cell.coordinate]
                assert (new.value, new.data_type) == (cell.value, cell.data_type)
        rules = [len(one[sheet.title].data_validations.dataValidation) for one in (before, after)]
        assert rules[0] == rules[1]
    mine = after["Our workings"]
    assert (mine["A3"].data_type, mine["B1"].data_type) == ("f", "s")
    assert mine["A1"].comment.text == "ours, checked by the treasurer"


def test_a_note_of_the_user_s_stays_above_ours_and_a_merged_cell_is_marked_at_its_first(
    faulty: Path,
) -> None:
    faults = [sv.Fault("bids.xlsx!Our workings!A1", "wrong", "mend"),
              sv.Fault("bids.xlsx!our workings!E2", "=HYPERLINK(1)", "@mend\x00")]  # fmt: skip
    path = marked(faulty, faults, faulty.with_name("marked.xlsx"))
    mine = opened(path)["Our workings"]
    assert mine["A1"].comment.text.startswith("ours, checked by the treasurer\n")
    assert mine["A1"].comment.author == "Ada"
    assert _filled(mine["D1"])
    again = opened(marked(path, [], faulty.with_name("again.xlsx")))
    assert again.sheetnames.count(TITLE) == 1
    assert again["Our workings"]["A1"].comment.text == "ours, checked by the treasurer"
    assert not _filled(again["Our workings"]["A1"])
    assert again["Our workings"]["D1"].comment is None
    assert not [c for row in again.worksheets[0].iter_rows() for c in row if c.data_type == "f"]


def test_a_mended_copy_reads_again(faulty: Path) -> None:
    path = marked(faulty, _errors(faulty), faulty.with_name("marked.xlsx"))
    made = opened(path)
    del made["Our workings"]
    for name in ("CV", "SE"):
        made[name].cell(TITLES + 2, 5).value = None
    made.save(path)
    assert len(sv.read(path, sv.Framework.load("ccin"))) == 0


def test_the_workbook_itself_and_a_file_that_is_there_are_never_written_over(faulty: Path) -> None:
    errors, before = _errors(faulty), faulty.read_bytes()
    other = faulty.with_name("marked.xlsx")
    other.write_text("mine")
    with pytest.raises(sv.ArgumentError, match="the workbook itself"):
        marked(faulty, errors, faulty, replace=True)
    with pytest.raises(sv.ArgumentError, match="exists already"):
        marked(faulty, errors, other)
    assert (faulty.read_bytes(), other.read_text()) == (before, "mine")
    assert marked(faulty, errors, other, replace=True) == other


def test_macros_and_what_is_no_workbook_are_refused(faulty: Path, tmp_path: Path) -> None:
    whole = zipfile.ZipFile(io.BytesIO(faulty.read_bytes()))
    running = tmp_path / "macro.xlsx"
    with zipfile.ZipFile(running, "w") as out:
        for name in whole.namelist():
            out.writestr(name, whole.read(name))
        out.writestr("xl/vbaProject.bin", b"macro")
    for path in (running, tmp_path / "text.xlsx"):
        if not path.exists():
            path.write_text("no workbook")
        with pytest.raises(WorkbookError):
            marked(path, [], tmp_path / "out.xlsx")
    assert not (tmp_path / "out.xlsx").exists()


def test_errors_that_are_none_are_refused(faulty: Path) -> None:
    nothing: Any = "wrong"
    with pytest.raises(sv.ArgumentError):
        marked(faulty, nothing, faulty.with_name("marked.xlsx"))


@needs_office
def test_a_spreadsheet_program_opens_the_copy_and_works_out_its_formulas(faulty: Path) -> None:
    found = recalculated(marked(faulty, _errors(faulty), faulty.with_name("marked.xlsx")))
    assert found["Our workings"]["A3"] == 5
    assert found[TITLE]["A1"] == TITLE
