"""A template as a workbook: it reads back, offers what fits, and its examples are never read."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from recalculated import formula_cells, opened

import socialvalue as sv
from socialvalue.claims.tidy import ASKED
from socialvalue.cli import main
from socialvalue.commands.blank_forms import HEADER, claims
from socialvalue.commands.template_book import GRADES, TITLES, book
from socialvalue.commands.worked_forms import worked_claims, worked_submissions
from socialvalue.framework.toml import shipped

FRAMEWORKS = pytest.mark.parametrize("name", sorted(shipped()))


@pytest.fixture
def forms(tmp_path: Path) -> tuple[sv.Framework, Path]:
    framework = sv.Framework.load("ccin")
    path = tmp_path / "forms.xlsx"
    path.write_bytes(book(framework))
    return framework, path


def _filled(path: Path, sheets: dict[str, list[list[str]]]) -> Path:
    """The forms with these rows in place of the blank ones."""
    made = opened(path)
    for name, rows in sheets.items():
        sheet = made[name]
        sheet.delete_rows(TITLES + 2, sheet.max_row)
        for at, row in enumerate(rows, TITLES + 2):
            for column, text in enumerate(row, 1):
                sheet.cell(at, column, text or None)
    copy = path.with_name("filled.xlsx")
    made.save(copy)
    return copy


@FRAMEWORKS
def test_blank_forms_read_without_a_fault_as_nothing_shown(name: str, tmp_path: Path) -> None:
    framework = sv.Framework.load(name)
    path = tmp_path / "forms.xlsx"
    path.write_bytes(book(framework))
    found = sv.read(path, framework)
    assert len(found) == 0
    assert len(found.submissions) == 1
    assert formula_cells(path) == []


@FRAMEWORKS
def test_every_row_of_the_csv_forms_stands_in_the_workbook(name: str, tmp_path: Path) -> None:
    framework = sv.Framework.load(name)
    path = tmp_path / "forms.xlsx"
    path.write_bytes(book(framework))
    made, found = opened(path), []
    for theme in framework.themes:
        sheet = made[theme.code]
        assert [cell.value for cell in sheet[TITLES + 1]] == [*HEADER, ASKED]
        rows = sheet.iter_rows(min_row=TITLES + 2, values_only=True)
        listed = [["" if one is None else one for one in row] for row in rows]
        found += [row[:-1] for row in listed]
        assert all(len(row[-1]) > 10 for row in listed)
    asked = list(csv.reader(io.StringIO(claims(framework))))[1:]
    assert sorted(found) == sorted(asked)


def test_filled_forms_give_the_claims_that_the_csv_files_give(
    forms: tuple[sv.Framework, Path], tmp_path: Path
) -> None:
    framework, path = forms
    rows = list(csv.reader(io.StringIO(worked_claims(framework))))[1:]
    own = {
        theme.code: [row for row in rows if framework.homes[row[1]][0] is theme]
        for theme in framework.themes
    }
    who = list(csv.reader(io.StringIO(worked_submissions(framework))))[1:]
    found = sv.read(_filled(path, {**own, "submissions": who}), framework)
    folder = tmp_path / "csv"
    folder.mkdir()
    (folder / "claims.csv").write_text(worked_claims(framework), "utf-8")
    (folder / "submissions.csv").write_text(worked_submissions(framework), "utf-8")
    told = sv.score(sv.read(folder, framework)).measures()
    card = sv.score(found).measures()
    order, same = (sorted(zip(one["submission"], one["measure"], one["quantity"].astype(str),
                              strict=True)) for one in (card, told))  # fmt: skip
    assert order == same
    assert len(found) > 10


def test_examples_are_marked_and_none_of_them_is_read(forms: tuple[sv.Framework, Path]) -> None:
    framework, path = forms
    made = opened(path)
    for name in ("submissions", *(theme.code for theme in framework.themes)):
        assert made[name].cell(TITLES, 1).value == "(example, not read)"
        assert made[name].cell(TITLES, 2).value
    assert made["Examples"].max_row > 40
    found = sv.read(path, framework)
    assert len(found) == 0
    assert "Meadow Trust" not in [found.submissions.name(at) for at in range(1)]


def test_measures_stages_grades_and_codes_have_drop_downs(
    forms: tuple[sv.Framework, Path],
) -> None:
    framework, path = forms
    made = opened(path)
    for theme in framework.themes:
        sheet = made[theme.code]
        offered = {
            str(rule.sqref).split(":")[0][0]: _words(made, rule.formula1)
            for rule in sheet.data_validations.dataValidation
            if rule.type == "list" and ":" in str(rule.sqref)
        }
        assert offered["B"] == [member.code for member in theme.leaves()]
        assert "committed" in offered["G"]
        assert offered["H"] == list(GRADES)
    right = next(rule for rule in made["PA"].data_validations.dataValidation
                 if "PA1 rights.right" in str(rule.promptTitle))  # fmt: skip
    rights = framework.measure("PA1").inputs["rights"]
    assert _words(made, right.formula1) == list(dict(rights.members)["right"].names)


def _words(made: Any, source: str) -> list[str]:
    sheet, cells = source.split("!")
    first, last = cells.replace("$", "").split(":")
    return [row[0].value for row in made[sheet.strip("'")][f"{first}:{last}"]]


def test_every_value_says_what_it_asks_for_and_within_which_bounds(
    forms: tuple[sv.Framework, Path],
) -> None:
    framework, path = forms
    made = opened(path)
    for theme in framework.themes:
        sheet = made[theme.code]
        bounded = {str(rule.sqref) for rule in sheet.data_validations.dataValidation}
        for row in range(TITLES + 2, sheet.max_row + 1):
            assert f"E{row}" in bounded
            assert len(sheet.cell(row, 3).comment.text) > 10
    shares = [rule for rule in made["PA"].data_validations.dataValidation
              if rule.operator in (None, "between") and rule.type == "decimal"]  # fmt: skip
    assert {(float(rule.formula1), float(rule.formula2)) for rule in shares} >= {(0.0, 1.0)}


def test_what_a_cell_asks_for_reads_as_words(forms: tuple[sv.Framework, Path]) -> None:
    asked = [
        text
        for sheet in opened(forms[1])
        for rule in sheet.data_validations.dataValidation
        for text in (rule.promptTitle, rule.prompt, rule.error)
        if text
    ]
    assert any("In people (person)" in text for text in asked)
    assert not [text for text in asked if "In in" in text or "In as" in text or ", in 1:" in text]


def test_headers_stay_in_sight_explain_themselves_and_print_on_every_page(
    forms: tuple[sv.Framework, Path],
) -> None:
    made = opened(forms[1])
    for name in ("submissions", "EQ", "PA", "CV", "SE", "WB"):
        sheet = made[name]
        assert sheet.freeze_panes.endswith(str(TITLES + 2))
        assert sheet.print_title_rows.replace("$", "") == f"{TITLES + 1}:{TITLES + 1}"
        assert sheet.page_setup.orientation == "landscape"
        assert all(cell.comment for cell in sheet[TITLES + 1])


def test_the_command_writes_a_workbook_and_never_over_another(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "bids.xlsx"
    assert main(["template", "ccin", "--out", str(path)]) == 0
    assert main(["check", str(path), "--framework", "ccin"]) == 0
    before = path.read_bytes()
    assert main(["template", "ccin", "--out", str(path)]) == 2
    assert "exists already" in capsys.readouterr().err
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["bids.xlsx"]


def test_a_workbook_is_written_over_where_that_is_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "bids.xlsx"
    path.write_text("old")
    assert main(["template", "ccin", "--out", str(path)]) == 2
    assert "--replace" in capsys.readouterr().err
    assert main(["template", "ccin", "--out", str(path), "--replace"]) == 0
    assert "EQ" in opened(path).sheetnames
    assert [one.name for one in tmp_path.iterdir()] == ["bids.xlsx"]


def test_the_first_sheet_names_a_command_that_checks_these_forms(tmp_path: Path) -> None:
    path = tmp_path / "forms.xlsx"
    assert main(["template", "planning", "--out", str(path)]) == 0
    steps = [cell.value for cell in opened(path)["Read me"]["B"] if cell.value]
    (told,) = [one for one in steps if "socialvalue check" in one]
    words = told.split(" lists")[0].replace("FILE.xlsx", str(path)).split()
    assert main(words[1:]) == 0
