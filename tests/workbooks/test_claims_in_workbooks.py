"""Claims in workbooks of our own layout: read, scored, and refused at the cell."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from books_of import TABLE, TIDY, WIDE, Rows, book, changed, of_csv

import socialvalue as sv
from socialvalue.workbooks import cell_of

EXAMPLES = Path(__file__).parents[2] / "examples"


def refusal(path: Path, framework: sv.Framework, **options: Any) -> list[tuple[str, str]]:
    """Place and fault of everything that is wrong with a workbook."""
    with pytest.raises(sv.ClaimErrors) as error:
        sv.read(path, framework, **options)
    return [(fault.at, fault.fault) for fault in error.value.faults]


def test_the_example_scores_to_the_same_digests_as_a_workbook(
    tmp_path: Path, framework: sv.Framework
) -> None:
    parks = EXAMPLES / "parks"
    path = book(
        tmp_path / "parks.xlsx",
        {one: of_csv(parks / f"{one}.csv") for one in ("submissions", "claims")},
    )
    basis = sv.Basis(price_year=2025, start=2026, draws=200, seed=7)
    cards = [sv.score(sv.read(one, framework), framework, basis) for one in (parks, path)]
    told = [card.as_dict() for card in cards]
    for one in told:
        one["stamp"].pop("read_as", None)
    assert told[0] == told[1]
    assert cards[0].claims.account.rows_in == cards[1].claims.account.rows_in > 100


@pytest.mark.parametrize(
    "sheets",
    [
        {"submissions": TABLE, "claims": TIDY},
        {"Submissions ": TABLE, "Claims": TIDY},
        {"PA3": WIDE, "submissions": TABLE},
        {"submissions": TABLE, "PA": TIDY},
        {"submissions": TABLE, "Participation": TIDY[:5], "More of it": [TIDY[0], *TIDY[5:]]},
        {"submissions": TABLE, "pa3": WIDE, "Notes": [["what to do"], ["fill in"]]},
        {"submissions": [["Our bids"], [], *TABLE], "claims": [["What we offer"], [], *TIDY]},
    ],
)
def test_sheets_are_known_by_name_or_by_their_header(
    tmp_path: Path, framework: sv.Framework, sheets: Mapping[str, Rows]
) -> None:
    claims = sv.read(book(tmp_path / "bids.xlsx", sheets), framework)
    assert list(claims.submissions.ids) == ["acme", "blue"]
    assert claims.batches["PA3"].size == 2
    account = claims.account
    assert account.rows_in == account.rows_scored + account.rows_refused
    assert account.rows_in in (2, 8)


def test_whatever_is_left_unread_is_told(tmp_path: Path, framework: sv.Framework) -> None:
    sheets = {"Notes": [["read me"]], "Lists": [["E1"]], "PA3": [["note"], *WIDE], "EQ1": []}
    sheets |= {"submissions": TABLE}
    claims = sv.read(book(tmp_path / "bids.xlsx", sheets, hidden=["Lists"]), framework)
    assert claims.account.read_as == (
        "bids.xlsx: left unread: sheets Notes, Lists (hidden)",
        "bids.xlsx: without rows: sheet EQ1",
        "bids.xlsx!PA3: 1 row above the header left unread",
    )


@pytest.mark.parametrize("name", ["submissions", "PA3", "claims", "Sheet4"])
def test_a_hidden_sheet_that_would_be_scored_is_a_fault(
    tmp_path: Path, framework: sv.Framework, name: str
) -> None:
    sheets = {"Notes": [["x"]], "PA3": WIDE} | {name: TABLE if name == "submissions" else TIDY}
    path = book(tmp_path / "bids.xlsx", sheets, hidden=[name])
    assert (f"bids.xlsx!{name}", "it is hidden, and holds what would be scored") in refusal(
        path, framework
    )


@pytest.mark.parametrize(
    ("row", "column", "value", "cell", "said"),
    [
        (3, 2, "many", "B3", "'many' is not a number"),
        (3, 3, -4, "C3", "below"),
        (2, 4, date(2026, 4, 1), "D2", "is not a number"),
        (3, 5, "=1+1", "E3", "never calculated"),
        (3, 5, True, "E3", "is not a number"),
        (3, 1, "nobody", "A3", "nobody"),
        (1, 5, "decidid", "E1", "'decidid' is not known"),
        (1, 5, "decided [km]", "E1", "km"),
        (1, 5, "attended", "E1", "stands twice"),
        (1, 5, None, "E2", "no title"),
    ],
)
def test_a_fault_in_a_wide_sheet_is_told_at_its_cell(
    tmp_path: Path, framework: sv.Framework, row: int, column: int, value: Any, cell: str, said: str
) -> None:
    sheets = {"submissions": TABLE, "PA3": changed(WIDE, row, column, value)}
    found = refusal(book(tmp_path / "bids.xlsx", sheets), framework)
    mine = [fault for at, fault in found if cell_of(at) == ("PA3", cell)]
    assert any(said in fault for fault in mine), found
    assert all(cell_of(at) for at, _ in found), found


@pytest.mark.parametrize(
    ("row", "column", "value", "cell", "said"),
    [
        (3, 5, "many", "E3", "'many' is not a number"),
        (3, 5, -4, "E3", "below"),
        (4, 6, "km", "E4", "km"),
        (6, 8, "E9", "H6", "not a grade"),
        (6, 3, "attendid", "C6", "this input is not known"),
        (6, 2, "ZZ9", "B6", "ZZ9"),
        (1, 6, "units", "F1", "'units' is not known"),
        (9, 5, "=1/0", "E9", "never calculated"),
    ],
)
def test_a_fault_in_a_tidy_sheet_is_told_at_its_cell(
    tmp_path: Path, framework: sv.Framework, row: int, column: int, value: Any, cell: str, said: str
) -> None:
    sheets = {"submissions": TABLE, "Bids": changed(TIDY, row, column, value)}
    found = refusal(book(tmp_path / "bids.xlsx", sheets), framework)
    assert any(said in fault for at, fault in found if cell_of(at) == ("Bids", cell)), found
    assert all(cell_of(at) for at, _ in found), found


def test_a_fault_in_the_table_is_told_at_its_cell(tmp_path: Path, framework: sv.Framework) -> None:
    sheets = {"submissions": changed(changed(TABLE, 2, 3, "much"), 3, 4, -1), "PA3": WIDE}
    found = refusal(book(tmp_path / "bids.xlsx", sheets), framework)
    assert [cell_of(at) for at, _ in found] == [("submissions", "C2"), ("submissions", "D3")]


def test_a_cell_without_a_value_is_told_once(tmp_path: Path, framework: sv.Framework) -> None:
    path = book(tmp_path / "bids.xlsx", {"PA3": changed(WIDE, 2, 2, "=1+1")})
    [(at, fault)] = [one for one in refusal(path, framework) if "PA3!B2" in one[0]]
    assert (at, fault) == ("bids.xlsx!PA3!B2", "its formula was never calculated")


def test_a_submission_with_a_fault_is_left_out_whole_and_its_rows_are_cells(
    tmp_path: Path, framework: sv.Framework
) -> None:
    sheets = {"submissions": TABLE, "claims": changed(TIDY, 7, 5, "=1/0")}
    path = book(tmp_path / "bids.xlsx", sheets)
    claims = sv.read(path, framework, on_fault="refuse")
    assert claims.refusals.ids == ("blue",)
    [fault] = claims.refusals.faults["blue"]
    assert fault.at == "bids.xlsx!claims!E7"
    rows = claims.refusals.rows["blue"]
    assert [cell_of(one) for one in rows] == [("claims", f"A{row}") for row in (6, 7, 8, 9)]
    account = claims.account
    assert account.rows_in == account.rows_scored + account.rows_refused == 8


@pytest.mark.parametrize(
    ("title", "value", "share"),
    [("democratic_share", "5%", 0.05), ("democratic_share [%]", "5%", 0.05),
     ("democratic_share [%]", 5, 0.05), ("democratic_share", 0.05, 0.05),
     ("democratic_share [%]", "7%", 0.07)],
)  # fmt: skip
def test_a_percentage_means_what_is_seen(
    tmp_path: Path, framework: sv.Framework, title: str, value: Any, share: float
) -> None:
    rows = [["submission", "deadweight" + title.removeprefix("democratic_share"),
             *WIDE[0][1:]], ["acme", value, *WIDE[1][1:]]]  # fmt: skip
    sheets = {"submissions": TABLE[:2], "PA3": rows}
    claims = sv.read(book(tmp_path / "bids.xlsx", sheets), framework)
    assert claims.batches["PA3"].own["deadweight"][0] == pytest.approx(share, abs=1e-15)


@pytest.mark.parametrize("numbers", ["plain", "1,234.5", "1.234,5"])
def test_numbers_of_a_workbook_are_numbers_however_texts_are_spelt(
    tmp_path: Path, framework: sv.Framework, numbers: str
) -> None:
    rows = changed(WIDE, 2, 2, 1.234)
    claims = sv.read(
        book(tmp_path / "bids.xlsx", {"submissions": TABLE, "PA3": rows}), framework,
        numbers=numbers,
    )  # fmt: skip
    assert claims.batches["PA3"].columns["attended"][0] == 1.234


def test_a_table_may_stand_in_a_workbook_of_its_own(
    tmp_path: Path, framework: sv.Framework
) -> None:
    claims = book(tmp_path / "bids.xlsx", {"PA3": WIDE})
    for name in ("Sheet1", "submissions"):
        table = book(tmp_path / "who.xlsx", {name: TABLE})
        found = sv.read(claims, framework, submissions=table).submissions
        assert list(found.columns["eligible"]) == [200, 100]


def test_two_tables_are_one_too_many(tmp_path: Path, framework: sv.Framework) -> None:
    path = book(tmp_path / "bids.xlsx", {"PA3": WIDE, "submissions": TABLE})
    table = book(tmp_path / "who.xlsx", {"submissions": TABLE})
    assert "two places" in refusal(path, framework, submissions=table)[0][1]


def test_cells_merged_over_rows_are_told(tmp_path: Path, framework: sv.Framework) -> None:
    import xlsxwriter

    path = tmp_path / "bids.xlsx"
    made = xlsxwriter.Workbook(str(path))
    page = made.add_worksheet("PA3")
    page.merge_range("A1:E1", "What we offer")
    for line, row in enumerate(WIDE, 1):
        page.write_row(line, 0, row)
    page.merge_range("A3:A4", "acme")
    made.close()
    found = refusal(path, framework)
    assert found[0][0] == "bids.xlsx!PA3!A3"
    assert "merged over several rows" in found[0][1]


@pytest.mark.parametrize("sheets", [{"Notes": [["hello"]]}, {"claims": []}, {"PA3": [WIDE[0]]}])
def test_a_workbook_without_claims_is_told(
    tmp_path: Path, framework: sv.Framework, sheets: Mapping[str, Rows]
) -> None:
    path = book(tmp_path / "bids.xlsx", sheets)
    assert refusal(path, framework) == [("bids.xlsx", "it has no sheet of claims with rows")]


def test_what_people_say_may_stand_in_a_sheet(tmp_path: Path, framework: sv.Framework) -> None:
    stories = [
        ["id", "submission", "measure", "kind", "words", "who", "chosen_by", "consent", "date"],
        ["s1", "acme", "PA3", "story", "We ran it", "users", None, "yes", date(2026, 4, 1)],
    ]
    path = book(tmp_path / "bids.xlsx", {"PA3": WIDE, "submissions": TABLE, "stories": stories})
    assert len(sv.read(path, framework).stories) == 1


def test_no_fault_of_a_workbook_tells_what_a_case_note_says(
    tmp_path: Path, framework: sv.Framework
) -> None:
    note = "Mrs Jane Doe of 4 Mill Lane, SW1A 1AA"
    rows = changed(changed(WIDE, 2, 2, note), 3, 4, note)
    found = refusal(book(tmp_path / "bids.xlsx", {"PA3": rows, "submissions": TABLE}), framework)
    assert len(found) == 2
    assert not any("Jane" in word or "Mill" in word for one in found for word in one)


def test_a_workbook_beside_the_claims_of_a_folder_is_said_to_be_left_unread(
    tmp_path: Path, framework: sv.Framework
) -> None:
    (tmp_path / "claims.csv").write_text("submission,measure,attended,contributed,organised,"
                                         "decided\nacme,PA3,1,1,1,1\n", "utf-8")  # fmt: skip
    (tmp_path / "submissions.csv").write_text("id,eligible\nacme,10\n", "utf-8")
    book(tmp_path / "bids.xlsx", {"PA3": WIDE})
    (tmp_path / "~$bids.xlsx").write_bytes(b"somebody has it open")
    assert sv.read(tmp_path, framework).account.read_as == ("left unread: bids.xlsx",)
