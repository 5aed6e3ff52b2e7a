"""Any council's own workbook, read through a column map, and drafted by the command line."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from books_of import Rows, book, changed

import socialvalue as sv
from socialvalue.cli import main
from socialvalue.workbooks import cell_of, opened

EXAMPLES = Path(__file__).parents[2] / "examples"
SHEET: Rows = (
    ("Return 2026", None, None, None, None, None),
    ("Ref", "Bidder", "People", None, None, None),
    (None, None, "Came", "Gave", "Ran", "Chose"),
    ("acme", "Acme Co-op", 10, 20, 3, 2),
    ("blue", "Blue Ltd", 5, 4, 1, 0),
    ("Total", None, 15, 24, 4, 2),
)
MAP = """
[sheet]
header_row = [2, 3]
stop_at = "Total"
{more}
[submission]
id = "Ref"
name = "Bidder"
eligible = {{ value = 100, unit = "person" }}
[[claim]]
measure = "PA3"
inputs.attended = {{ header = "People / Came", unit = "person" }}
inputs.contributed = {{ header = "People / Gave", unit = "person" }}
inputs.organised = {{ header = "People / Ran", unit = "person" }}
inputs.decided = {{ header = "People / Chose", unit = "person" }}
"""


def mapped(more: str = "") -> sv.ColumnMap:
    return sv.ColumnMap.from_toml(MAP.format(more=more))


def test_a_sheet_with_merged_titles_is_read_as_it_is(
    tmp_path: Path, framework: sv.Framework
) -> None:
    path = book(tmp_path / "bids.xlsx", {"Return": SHEET})
    claims = sv.read(path, framework, map=mapped())
    assert claims.batches["PA3"].columns["attended"].tolist() == [10, 5]
    assert str(claims.account).startswith("rows in 2 = scored 2 + refused 0")
    assert "bids.xlsx!Return through map" in str(claims.account)


def test_of_several_sheets_the_map_names_the_one_that_is_meant(
    tmp_path: Path, framework: sv.Framework
) -> None:
    path = book(tmp_path / "bids.xlsx", {"Notes": [["x"]], "Return": SHEET})
    with pytest.raises(sv.ClaimErrors, match=r"several sheets.*'Notes', 'Return'"):
        sv.read(path, framework, map=mapped())
    with pytest.raises(sv.ClaimErrors, match="no sheet 'Retrun'"):
        sv.read(path, framework, map=mapped('name = "Retrun"'))
    assert len(sv.read(path, framework, map=mapped('name = "return"'))) == 2


@pytest.mark.parametrize(
    ("row", "column", "value", "cell", "said"),
    [
        (4, 3, "many", "C4", "'many' is not a number"),
        (5, 4, -4, "D5", "below"),
        (5, 6, "=1+1", "F5", "never calculated"),
        (5, 5, "5%", "E5", "not a number as declared"),
        (5, 5, True, "E5", "not a number as declared"),
    ],
)
def test_a_fault_through_a_map_is_told_at_its_cell(
    tmp_path: Path, framework: sv.Framework, row: int, column: int, value: Any, cell: str, said: str
) -> None:
    path = book(tmp_path / "bids.xlsx", {"Return": changed(SHEET, row, column, value)})
    with pytest.raises(sv.ClaimErrors) as error:
        sv.read(path, framework, map=mapped())
    [fault] = error.value.faults
    assert cell_of(fault.at) == ("Return", cell)
    assert said in fault.fault


def test_an_error_in_a_column_that_is_ignored_does_no_harm(
    tmp_path: Path, framework: sv.Framework
) -> None:
    rows = [[*row, note] for row, note in zip(SHEET, (None, "Note", None, "=1/0", None, None),
                                              strict=True)]  # fmt: skip
    path = book(tmp_path / "bids.xlsx", {"Return": rows})
    assert len(sv.read(path, framework, map=mapped('ignore = ["Note"]'))) == 2


def test_whoever_is_refused_through_a_map_is_told_by_cells(
    tmp_path: Path, framework: sv.Framework
) -> None:
    path = book(tmp_path / "bids.xlsx", {"Return": changed(SHEET, 5, 4, "many")})
    claims = sv.read(path, framework, map=mapped(), on_fault="refuse")
    assert claims.refusals.rows == {"blue": ("bids.xlsx!Return!A5",)}
    account = claims.account
    assert account.rows_in == account.rows_scored + account.rows_refused == 2


def test_a_percentage_is_the_text_that_a_csv_file_would_hold(
    tmp_path: Path, framework: sv.Framework
) -> None:
    rows = [[*row, share] for row, share in zip(SHEET, (None, "Anyway", None, "7%", "0%", None),
                                                strict=True)]  # fmt: skip
    path = book(tmp_path / "bids.xlsx", {"Return": rows})
    given = (
        MAP.format(more='marks = { "%" = "%" }')
        + 'inputs.deadweight = { header = "Anyway", unit = "%" }\n'
    )
    claims = sv.read(path, framework, map=sv.ColumnMap.from_toml(given))
    assert claims.batches["PA3"].own["deadweight"].tolist() == [0.07, 0]


def test_the_example_of_a_return_scores_alike_as_a_workbook(tmp_path: Path) -> None:
    folder = EXAMPLES / "kpi-sheet"
    framework = sv.Framework.load(folder / "services.toml")
    with (folder / "return.csv").open(encoding="utf-8", newline="") as file:
        path = book(tmp_path / "return.xlsx", {"Return": list(csv.reader(file))})
    cards = [
        sv.score(sv.read(one, framework, map=folder / "return.map.toml"), framework)
        for one in (folder / "return.csv", path)
    ]
    tables = [[card.overall(), card.measures(), card.worth(by="theme")] for card in cards]
    assert str(tables[0]) == str(tables[1])


def test_the_table_beside_a_mapped_workbook_may_be_one_as_well(
    tmp_path: Path, framework: sv.Framework
) -> None:
    table = [["id", "eligible"], ["acme", 200], ["blue", "few"]]
    beside = book(tmp_path / "who.xlsx", {"Sheet1": table})
    path = book(tmp_path / "bids.xlsx", {"Return": SHEET})
    given = sv.ColumnMap.from_toml(
        MAP.format(more="").replace('eligible = { value = 100, unit = "person" }', "")
    )
    with pytest.raises(sv.ClaimErrors) as error:
        sv.read(path, framework, map=given, submissions=beside)
    assert [one.at for one in error.value.faults] == ["who.xlsx!Sheet1!B3"]


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    code = main(list(words))
    told = capsys.readouterr()
    return code, told.out + told.err


def test_the_command_line_drafts_a_map_of_a_sheet(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheets: Mapping[str, Rows] = {
        "Notes": [["x"]],
        "Return": [
            ["Bid ref", "Bidder", "Eligible people", "Attended [person]"],
            ["acme", "Acme Co-op", 200, 10],
            ["blue", "Blue Ltd", 100, 5],
        ],
    }
    path = str(book(tmp_path / "bids.xlsx", sheets))
    assert run(capsys, "map", path)[0] == 1
    code, told = run(capsys, "map", path, "--sheet", "Return")
    assert (code, "bids.map.toml" in told) == (0, True)
    text = (tmp_path / "bids.map.toml").read_text("utf-8")
    assert 'name = "Return"  # as you said' in text
    assert 'id = "Bid ref"' in text


def test_the_command_line_checks_and_scores_a_workbook(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from books_of import TABLE, WIDE

    path = book(tmp_path / "bids.xlsx", {"submissions": TABLE, "PA3": WIDE})
    assert run(capsys, "check", str(path))[1].startswith("No faults")
    assert run(capsys, "score", str(path))[0] == 0
    assert run(capsys, "explain", str(path), "acme", "PA3")[0] == 0
    book(path, {"submissions": TABLE, "PA3": changed(WIDE, 2, 2, "many")})
    code, told = run(capsys, "check", str(path), "--json")
    assert code == 1
    assert [one["at"] for one in json.loads(told)["faults"]] == ["bids.xlsx!PA3!B2"]
    path.write_bytes(b"PK\x03\x04")
    code, told = run(capsys, "check", str(path))
    assert (code, "damaged" in told) == (1, True)


def test_every_sheet_of_an_opened_workbook_is_told_in_order(tmp_path: Path) -> None:
    path = book(tmp_path / "bids.xlsx", {"B": [["x"]], "A": []})
    assert opened(path).names == ("B", "A")
