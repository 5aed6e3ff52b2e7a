"""What the cells of a workbook say: kinds, places, errors, formulas, percentages, hidden sheets."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from packed import packed, parts, sheet, styled, workbook

from socialvalue.errors import ArgumentError, MissingExtra, WorkbookError
from socialvalue.workbooks import Sheet, cell_of, opened, place, written
from socialvalue.workbooks.places import letters, position, reference

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("C",)), min_size=1, max_size=40)
MORNING = datetime.fromisoformat("2026-04-01T09:30")
DAYS = st.dates(date(1900, 3, 1), date(2200, 1, 1))
CELLS = st.one_of(
    WORDS.filter(lambda word: not word.startswith(("=", "http", "mailto", "internal", "external"))),
    st.integers(-(2**53), 2**53),
    st.floats(-1e15, 1e15, allow_subnormal=False).map(lambda one: float(f"{one:.15g}")),
    st.booleans(),
    DAYS,
    st.none(),
)


def made(folder: Path, write: Callable[[xlsxwriter.Workbook, Any], object]) -> Sheet:
    """The first sheet of a workbook that XlsxWriter writes."""
    path = folder / "bids.xlsx"
    book = xlsxwriter.Workbook(str(path), {"strings_to_urls": False, "strings_to_formulas": False})
    write(book, book.add_worksheet("Claims"))
    book.close()
    return opened(path).sheets[0]


@given(rows=st.lists(st.lists(CELLS, min_size=1, max_size=5), min_size=1, max_size=6))
def test_every_kind_of_cell_comes_back_as_it_was_written(rows: list[list[Any]]) -> None:
    def write(book: xlsxwriter.Workbook, page: Any) -> None:
        days = book.add_format({"num_format": "yyyy-mm-dd"})
        for line, row in enumerate(rows):
            for column, cell in enumerate(row):
                if isinstance(cell, date):
                    page.write_datetime(line, column, datetime.combine(cell, time()), days)
                elif isinstance(cell, str):
                    page.write_string(line, column, cell)
                elif cell is not None:
                    page.write(line, column, cell)

    with TemporaryDirectory() as folder:
        found = made(Path(folder), write)
    for line, row in enumerate(rows, 1):
        for column, cell in enumerate(row, 1):
            value = found.value(line, column)
            assert value == cell
            assert isinstance(value, bool) == isinstance(cell, bool)
            assert isinstance(value, date) == isinstance(cell, date)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, ""), (7.0, "7"), (0.1, "0.1"), (-3.5, "-3.5"), (1e22, "1e+22"), (True, "TRUE"),
        (2026.0, "2026"), (date(2026, 4, 1), "2026-04-01"),
        (MORNING.replace(hour=0, minute=0), "2026-04-01"),
        (MORNING, "2026-04-01 09:30:00"), (time(9, 30), "09:30:00"),
        (timedelta(hours=36), "1 day, 12:00:00"), (" kept ", " kept "), (False, "FALSE"),
    ],
)  # fmt: skip
def test_a_value_is_written_as_short_as_it_can_be(value: Any, said: str) -> None:
    assert written(value) == said


def test_a_decimal_sign_is_written_as_it_is_declared() -> None:
    assert written(1234.5, decimal=",") == "1234,5"
    assert written("1.5", decimal=",") == "1.5"


@pytest.mark.parametrize("error", ["#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?", "#NULL!"])
def test_an_error_is_no_value_and_is_told_at_its_cell(tmp_path: Path, error: str) -> None:
    rows = f"<row r='2'><c r='C2' t='e'><f>1/0</f><v>{error}</v></c></row>"
    found = opened(workbook(tmp_path, sheet(rows))).sheets[0]
    assert found.value(2, 3) is None
    assert found.unread[2, 3].fault == f"it holds the error {error}"
    assert found.at(2, 3) == "bids.xlsx!Sheet1!C2"


def test_the_value_saved_with_a_formula_is_what_is_read(tmp_path: Path) -> None:
    rows = (
        "<row r='1'><c r='A1'><f>2+3</f><v>5</v></c>"
        "<c r='B1' t='str'><f>\"x\"</f><v>x</v></c><c r='C1' t='str'><f>\"\"</f><v></v></c></row>"
    )
    found = opened(workbook(tmp_path, sheet(rows))).sheets[0]
    assert (found.rows[0][:2], found.unread, found.formulas) == ((5.0, "x"), {}, 3)


@pytest.mark.parametrize("cell", ["<f>2+3</f>", "<f>2+3</f><v></v>", "<f>2+3</f><v/>"])
def test_a_formula_without_a_value_asks_to_be_saved_once(tmp_path: Path, cell: str) -> None:
    path = workbook(tmp_path, sheet(f"<row r='1'><c r='A1'>{cell}</c></row>"))
    found = opened(path).sheets[0]
    assert "save it once" in found.unread[1, 1].fix
    assert found.value(1, 1) is None


def test_a_formula_whose_zero_was_never_calculated_is_not_taken_for_zero(tmp_path: Path) -> None:
    # XlsxWriter puts a 0 beside each formula and says that all are to be calculated on opening.
    found = made(tmp_path, lambda _, page: page.write_formula("B2", "=1+1"))
    assert "never calculated" in found.unread[2, 2].fault
    assert found.value(2, 2) is None


@pytest.mark.parametrize(
    ("code", "is_share"),
    [("0%", True), ("0.00%;[Red]-0.00%", True), ("0.0", False), ('0.0" of 100%"', False),
     (r"0\%", False), ("[%]0", False)],
)  # fmt: skip
def test_a_cell_shown_as_a_percentage_is_known_as_one(
    tmp_path: Path, code: str, *, is_share: bool
) -> None:
    rows = "<row r='1'><c r='A1' s='0'><v>0.05</v></c></row>"
    escaped = code.replace('"', "&quot;")
    found = opened(packed(tmp_path, styled(parts(sheet(rows)), (escaped,)))).sheets[0]
    assert found.value(1, 1) == 0.05
    assert ((1, 1) in found.percents) is is_share


def test_days_counted_from_1904_are_the_same_days(tmp_path: Path) -> None:
    given = styled(parts(sheet("<row r='1'><c r='A1' s='0'><v>1</v></c></row>")), ("yyyy-mm-dd",))
    book = str(given["xl/workbook.xml"]).replace("<sheets>", "<workbookPr date1904='1'/><sheets>")
    found = opened(packed(tmp_path, given | {"xl/workbook.xml": book})).sheets[0]
    assert written(found.value(1, 1)) == "1904-01-02"


def test_hidden_sheets_are_there_and_said_to_be_hidden(tmp_path: Path) -> None:
    path = tmp_path / "bids.xlsx"
    book = xlsxwriter.Workbook(str(path))
    book.add_worksheet("Claims")
    book.add_worksheet("Lists").hide()
    book.add_worksheet("Deep").very_hidden()
    chart = book.add_chart({"type": "bar"})
    chart.add_series({"values": "=Claims!$A$1:$A$2"})
    book.add_chartsheet("Chart").set_chart(chart)
    book.close()
    found = opened(path)
    assert [(one.name, one.hidden) for one in found.sheets] == [
        ("Claims", False), ("Lists", True), ("Deep", True),
    ]  # fmt: skip
    assert found.notes == ("1 sheet of charts or dialogues left unread",)
    assert found.sheet("CLAIMS ") is found.sheets[0]
    assert found.sheet("Other") is None


def test_merged_cells_have_one_value_and_their_area_is_told(tmp_path: Path) -> None:
    found = made(tmp_path, lambda _, page: page.merge_range("B2:C4", "Title"))
    assert found.merged == (((2, 2), (4, 3)),)
    assert [one for row in found.rows for one in row if one is not None] == ["Title"]


def test_links_to_other_workbooks_are_told_and_not_followed(tmp_path: Path) -> None:
    path = packed(tmp_path, parts(sheet()) | {"xl/externalLinks/externalLink1.xml": "<x/>"})
    assert opened(path).notes[0].startswith("it links to other workbooks")


def test_blank_cells_with_a_format_do_not_make_a_sheet_larger(tmp_path: Path) -> None:
    rows = "<row r='1'><c r='A1'><v>1</v></c></row><row r='1048576'><c r='XFD1048576' s='0'/></row>"
    assert opened(workbook(tmp_path, sheet(rows))).sheets[0].rows == ((1.0,),)


def test_cells_without_names_stand_one_right_of_the_other(tmp_path: Path) -> None:
    rows = "<row><c><v>1</v></c><c><v>2</v></c></row><row><c r='B2'><v>3</v></c></row>"
    found = opened(workbook(tmp_path, sheet(rows))).sheets[0]
    assert found.rows == ((1.0, 2.0), (None, 3.0))


@pytest.mark.parametrize("row", ["<row><c r='A3'>", "<row r='2'><c r='A3'>", "<row r='x'><c>"])
def test_a_row_and_its_cells_that_disagree_are_refused(tmp_path: Path, row: str) -> None:
    with pytest.raises(WorkbookError, match="Sheet1"):
        opened(workbook(tmp_path, sheet(f"{row}<v>1</v></c></row>")))


def test_parts_are_found_whatever_their_capitals_and_slashes(tmp_path: Path) -> None:
    given = parts(sheet())
    path = packed(tmp_path, {name.replace("xl/", "XL\\"): one for name, one in given.items()})
    assert opened(path).sheets[0].rows == (("id", 7.0),)


@given(row=st.integers(1, 1_048_576), column=st.integers(1, 16_384), name=WORDS)
def test_the_place_of_a_cell_is_read_back(row: int, column: int, name: str) -> None:
    assert position(reference(row, column)) == (row, column)
    at = place("bids.xlsx", name, row, column)
    for more in ("", ", value 3", " (PA1 turnout)", ": it is blank"):
        assert cell_of(f"{at}{more}") == (name, f"{letters(column)}{row}")


@pytest.mark.parametrize(
    "at", ["bids.xlsx", "bids.xlsx!Claims", "claims.csv line 3", "bids.csv!A!C7", "x.xlsx!A!XFE1"]
)
def test_what_is_of_no_cell_is_no_cell(at: str) -> None:
    assert cell_of(at) is None


def test_without_the_parser_one_line_names_the_extra(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = workbook(tmp_path, sheet())
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    with pytest.raises(MissingExtra, match=r"socialvalue\[excel\]"):
        opened(path)
    with pytest.raises(ArgumentError):
        opened(7)  # type: ignore[arg-type]


class PanicException(BaseException):
    """What a parser written in Rust raises when it panics."""


@pytest.mark.parametrize("error", [ValueError, MemoryError, PanicException])
def test_whatever_the_parser_raises_is_a_damaged_sheet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: type[BaseException]
) -> None:
    monkeypatch.setattr("python_calamine.CalamineWorkbook", raising(error))
    with pytest.raises(WorkbookError, match="cells cannot be read"):
        opened(workbook(tmp_path, sheet()))


def test_somebody_who_stops_the_reading_is_heard(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("python_calamine.CalamineWorkbook", raising(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        opened(workbook(tmp_path, sheet()))


def raising(error: type[BaseException]) -> type:
    """A parser that raises."""

    class Parser:
        @staticmethod
        def from_filelike(_: Any) -> None:
            raise error("at line 7 of a file of ours")

    return Parser
