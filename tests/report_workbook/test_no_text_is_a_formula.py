"""No text of anybody becomes a formula, whatever file it is written to; it reads back as it was."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import Any

import pytest
from formula_strings import STRINGS
from recalculated import BASIS, cells, formula_cells, needs_office, opened, recalculated

import socialvalue as sv
from socialvalue import workbooks
from socialvalue.commands.template import files
from socialvalue.commands.template_book import book
from socialvalue.framework.toml import shipped
from socialvalue.report import marked, workbook
from socialvalue.report.books.paper import Paper, runs
from socialvalue.standards.metadata_cells import plain_text, table_text

NUMBERS = (-5.0, -0.25, 0.0, 1e-9, -1e12)


def test_there_are_enough_of_them() -> None:
    assert len(set(STRINGS)) >= 200


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """A sheet with each text in the first column, and numbers in the second."""
    paper = Paper("=1+1")
    page = paper.sheet("texts", (40, 20))
    for row, text in enumerate(STRINGS):
        page.text(row, 0, text)
    for row, number in enumerate(NUMBERS):
        page.number(row, 1, number)
    path = tmp_path / "texts.xlsx"
    path.write_bytes(paper.done())
    return path


def test_texts_are_texts_and_numbers_numbers_in_a_sheet(written: Path) -> None:
    sheet = opened(written)["texts"]
    assert formula_cells(written) == []
    for row in range(1, len(STRINGS) + 1):
        cell = sheet.cell(row, 1)
        assert (cell.data_type, cell.hyperlink) in {("s", None), ("n", None)}
    read = workbooks.opened(written).sheets[0]
    assert read.formulas == 0
    assert [read.value(row, 1) or "" for row in range(1, len(STRINGS) + 1)] == list(STRINGS)
    found = [sheet.cell(row, 2) for row in range(1, len(NUMBERS) + 1)]
    assert [(one.value, one.data_type) for one in found] == [(one, "n") for one in NUMBERS]


def test_what_could_run_if_typed_again_is_marked_as_a_quoted_text(written: Path) -> None:
    sheet = opened(written)["texts"]
    for row, text in enumerate(STRINGS, 1):
        assert bool(sheet.cell(row, 1).quotePrefix) == runs(text)
    assert all(runs(one) for one in STRINGS if one.lstrip()[:1] in {"=", "+", "-", "@"})


@needs_office
def test_a_spreadsheet_program_finds_no_formula_either(written: Path) -> None:
    found = recalculated(written)["texts"]
    for row, text in enumerate(STRINGS, 1):
        if text and text.isprintable():
            assert found[f"A{row}"] == text
    assert [found[f"B{row}"] for row in range(1, len(NUMBERS) + 1)] == list(NUMBERS)


def _card(texts: tuple[str, ...]) -> Any:
    """A card whose submissions have these names, and whose claims give them as their source."""
    framework = sv.Framework.load("ccin")
    submissions = [
        {"id": f"s{at}", "name": text, "contract_value": 1e6, "eligible": 500.0}
        for at, text in enumerate(texts)
    ]
    claims = [
        {"submission": f"s{at}", "measure": "SE1", "started": 4.0, "living": 1.0,
         "deadweight": 0.5, "source": text}
        for at, text in enumerate(texts)
    ]  # fmt: skip
    read = sv.Claims.from_records(claims, framework, submissions=submissions)
    return sv.score(read, framework, BASIS)


def test_names_and_sources_of_a_card_are_never_formulas_in_its_workbook(tmp_path: Path) -> None:
    texts = tuple(one for one in STRINGS if one.strip() and one.isprintable())
    assert len(texts) >= 150
    card = _card(texts)
    path = workbook(card, tmp_path / "card.xlsx", title=STRINGS[0])
    formulas = opened(path)
    for sheet in formulas:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    assert not any(one in str(cell.value) for one in texts if len(one) > 4)
    found = set(cells(formulas)["Summary"].values())
    assert set(card.who.tolist()) <= {str(one) for one in found}
    own = set(cells(formulas)["Assumptions"].values())
    assert {one for one in card.own()["source"].tolist() if one} <= {str(one) for one in own}


def test_faults_with_such_texts_are_listed_as_texts(tmp_path: Path) -> None:
    plain = tmp_path / "forms.xlsx"
    plain.write_bytes(book(sv.Framework.load("ccin")))
    faults = [sv.Fault("forms.xlsx!EQ!E5", one, one) for one in STRINGS]
    path = marked(plain, faults, tmp_path / "marked.xlsx")
    assert formula_cells(path) == []
    sheet = opened(path).worksheets[0]
    for row, text in enumerate(STRINGS, 5):
        shown = re.sub("[\x00-\x08\x0b-\x1f]", "\ufffd", text)
        assert (sheet.cell(row, 3).value or "").replace("\r", "") == shown.replace("\r", "")


@pytest.mark.parametrize("name", sorted(shipped()))
def test_no_cell_of_the_csv_forms_runs(name: str) -> None:
    for path, text in files(sv.Framework.load(name)).items():
        if path.endswith(".csv"):
            for row in csv.reader(io.StringIO(text)):
                for cell in row:
                    assert not runs(cell) or float(cell) < 0


def test_tables_as_csv_run_nothing_and_read_back() -> None:
    texts = [one for one in STRINGS if "\x00" not in one]
    table = {"text": texts, "number": [-5.0] * len(texts)}
    rows = list(csv.reader(io.StringIO(table_text(table), newline="")))[1:]
    assert [plain_text(row[0]) for row in rows] == texts
    assert all(row[0].startswith("'") for row in rows if runs(plain_text(row[0])))
    assert {row[1] for row in rows} == {"-5.0"}
