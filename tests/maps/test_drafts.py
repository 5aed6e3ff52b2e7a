"""Sheets that the library has never seen, drafted: a column is placed with its reason, or is not.

What is placed is what the sheet means; what is not stands there as a comment, and nothing is read
through it.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from mapped_sheets import CCIN, write

import socialvalue as sv
from socialvalue.claims.maps.draft_text import text
from socialvalue.claims.maps.drafting import Draft, draft


def _draft(folder: Path, sheet: str, name: str = "bids.csv", year: str = "GBP_2025") -> Draft:
    return draft(write(folder, sheet, name), CCIN, price_year=year)


def _placed(made: Draft) -> dict[str, str]:
    return {one.header: one.at for one in made.placed}


def _read(folder: Path, made: Draft, name: str = "bids.csv") -> sv.Claims:
    return sv.ColumnMap.from_toml(text(made, name)).read(folder / name, CCIN)


PARTICIPATION = """Ref,Bidder,Eligible people,Attended,Contributed,Organised,Decided
a,Acme,"1,400",55,26,11,4
b,Blue,"1,200,000",5,6,1,0
"""


def test_a_plain_wide_sheet_is_placed_whole_and_read_as_it_is(tmp_path: Path) -> None:
    made = _draft(tmp_path, PARTICIPATION)
    assert made.unplaced == []
    assert _placed(made)["Contributed"] == "PA3.contributed"
    claims = _read(tmp_path, made)
    assert claims.batches["PA3"].columns["contributed"].tolist() == [26, 6]
    assert claims.submissions.columns["eligible"].tolist() == [1400, 1_200_000]


def test_titles_units_totals_and_notes_are_seen_for_what_they_are(tmp_path: Path) -> None:
    sheet = (
        "Annual return of services,,,,,,,\n\nRef,Service,Eligible people,Attended,Contributed,"
        "Organised,Decided,Comments\n,,no.,no.,no.,no.,no.,\nx1,Baths,300,5 people,n/a,n/a,n/a,\n"
        "x2,Parks,400,7 people,3,2,1,wet\nGrand total,,700,12,3,2,1,\n"
    ).replace("x1,Baths,300,5 people", "x1,Baths,300,n/a")
    made = _draft(tmp_path, sheet)
    assert made.unplaced == []
    claims = _read(tmp_path, made)
    assert claims.batches["PA3"].columns["attended"].tolist() == [7]
    assert claims.submissions.ids == ("x1", "x2")


def test_semicolons_and_continental_numbers_are_seen(tmp_path: Path) -> None:
    header = "id;Rent;Fees;Dividends to outside owners;Interest above benchmark;Contract value"
    sheet = f"{header}\na;1.200,50;0;2.000;0;1.000.000\nb;300,25;5;0;0;900.000\n"
    made = _draft(tmp_path, sheet)
    assert made.look.sheet.numbers == "1.234,5"
    assert _read(tmp_path, made).batches["CV8"].columns["rent"].tolist() == [1200.5, 300.25]


def test_records_of_json_are_drafted_too(tmp_path: Path) -> None:
    sheet = '{"bids": [{"id": "a", "contractValue": 900, "carbon": {"tonnes": 3}}]}'
    made = _draft(tmp_path, sheet, "bids.json")
    assert _placed(made)["contractValue"] == "submission.contract_value"
    assert made.look.sheet.records == "bids"


def test_merged_titles_make_two_lines_of_header(tmp_path: Path) -> None:
    sheet = "Who,,Last year,,This year,\nRef,Bidder,Rent,Fees,Rent,Fees\na,Acme,1,2,3,4\n"
    made = _draft(tmp_path, sheet)
    assert made.look.sheet.header_rows == (1, 2)
    assert {"Last year / Rent", "This year / Rent"} <= {one.header for one in made.unplaced}


def test_pounds_without_a_year_are_not_placed(tmp_path: Path) -> None:
    sheet = "id,Rent (£),Contract value (£)\na,£5,£900\n"
    made = _draft(tmp_path, sheet, year="")
    assert [one.header for one in made.unplaced] == ["Contract value (£)", "Rent (£)"]
    assert all("of which year" in one.why for one in made.unplaced)
    with pytest.raises(sv.MapError):
        _read(tmp_path, made)


def test_a_tie_is_not_placed(tmp_path: Path) -> None:
    made = _draft(tmp_path, "id,People\na,5\n")
    (told,) = made.unplaced
    assert (told.header, len(told.candidates)) == ("People", 3)


def test_two_columns_for_one_input_are_not_placed(tmp_path: Path) -> None:
    made = _draft(tmp_path, "id,Contributed,contributed\na,5,6\n")
    assert [one.header for one in made.unplaced] == ["Contributed", "contributed"]
    assert "may be the same" in made.unplaced[0].why


@pytest.mark.parametrize(
    ("header", "cell"),
    [
        ("Target contributed", "5"),
        ("People not contributed", "5"),
        ("Average decided", "5"),
        ("Contributed (£)", "5"),
        ("Contributed (%)", "5"),
        ("Contributed [hour]", "5"),
        ("Contributed", "£5"),
        ("Contributed", "5%"),
        ("Contributed", "5 hours"),
        ("Contributed", "5 groups"),
        ("Contributed", "quite a few"),
        ("Amount", "5"),
        ("Weight", "0.5"),
        ("Year", "2026"),
        ("Shares", "5"),
        ("Price", "5"),
        ("Contract length", "5"),
    ],
)
def test_what_only_looks_like_an_input_is_not_placed(
    tmp_path: Path, header: str, cell: str
) -> None:
    made = _draft(tmp_path, f"id,{header}\na,{cell}\n")
    assert _placed(made) == {"id": "submission.id"}


@pytest.mark.parametrize("cell", ['"1,200"', "1.200"])
def test_a_number_that_reads_in_two_ways_is_left_open(tmp_path: Path, cell: str) -> None:
    made = _draft(tmp_path, f"id,Contributed\na,{cell}\nb,300\n")
    assert "two ways" in made.look.reasons["numbers unknown"]
    assert _placed(made) == {"id": "submission.id"}
    assert '# numbers = "1,234.5"' in text(made, "bids.csv")


def test_shares_above_one_are_left_open(tmp_path: Path) -> None:
    made = _draft(tmp_path, "id,Local respent\na,45\n")
    assert _placed(made) == {"id": "submission.id"}
    made = _draft(tmp_path, "id,Local respent\na,45%\n")
    assert _placed(made)["Local respent"] == "CV1.local.respent"


def test_every_placement_has_its_reason_beside_it(tmp_path: Path) -> None:
    made = _draft(tmp_path, PARTICIPATION)
    lines = text(made, "bids.csv").splitlines()
    for one in made.placed:
        (line,) = [line for line in lines if line.lstrip('" ').find(one.line) >= 0]
        assert line.endswith(f"# {one.reason}")


def test_a_draft_is_toml_whatever_the_sheet_says(tmp_path: Path) -> None:
    odd = 'id,"Rent ""net"" \\ \u2028x","Con\ntributed",=cmd()\na,1,2,3\n'
    tomllib.loads(text(_draft(tmp_path, odd), 'bi"ds\n.csv'))


def test_ids_that_stand_in_several_rows_make_rows_claims(tmp_path: Path) -> None:
    made = _draft(tmp_path, "id,Rent\na,1\na,2\n")
    assert 'rows = "claim"' in text(made, "bids.csv")


def test_an_input_that_no_column_was_found_for_is_shown(tmp_path: Path) -> None:
    told = text(_draft(tmp_path, "id,Rent\na,1\n"), "bids.csv")
    assert '# fees = { header = "…", unit = "GBP_2025" }  # no column was found' in told
    assert "# contract_value = " in told


def test_a_long_list_of_answers_is_seen_as_one_and_its_questions_are_told(tmp_path: Path) -> None:
    sheet = "Ref,Question,Actual\na,People who contributed,5\na,Tonnes emitted,2\nb,Sundry,1\n"
    made = _draft(tmp_path, sheet)
    (told,) = [one for one in made.unplaced if one.header == "Question"]
    assert "questions, one a row" in told.why
    assert [one.partition(": ")[2].split(" (")[0] for one in told.candidates] == [
        "PA3 contributed",
        "WB8 tonnes",
    ]


def test_an_input_whose_name_is_the_header_wins_a_tie(tmp_path: Path) -> None:
    made = _draft(tmp_path, "id,people,interest_above_benchmark,dividends\na,5,6,7\n")
    placed = _placed(made)
    assert placed["people"] == "PA1.people"
    assert placed["dividends"] == "CV8.dividends"
    for header in ("Dividends", "People"):
        made = _draft(tmp_path, f"id,{header}\na,5\n")
        assert _placed(made) == {"id": "submission.id"}, "letter for letter, and no nearer"


def test_a_subtotal_among_the_rows_is_left_out_by_a_rule(tmp_path: Path) -> None:
    sheet = PARTICIPATION.replace("b,Blue", "Subtotal north,,1,1,1,1,1\nb,Blue")
    made = _draft(tmp_path, sheet)
    assert made.look.subtotals == ("Subtotal north",)
    assert _read(tmp_path, made).submissions.ids == ("a", "b")


def test_a_column_of_thousands_is_shown_with_the_place_that_it_may_have(tmp_path: Path) -> None:
    made = _draft(tmp_path, "id,Contract value (£000),Rent (£000)\na,5,6\n", year="GBP_2023")
    value, rent = made.unplaced
    assert (value.at, rent.at) == ("submission.contract_value", "")
    assert "say by scale" in value.why
    line = (
        '# contract_value = { header = "Contract value (£000)", unit = "GBP_2023", scale = 1000 }'
    )
    assert line in text(made, "bids.csv")
    assert any("CV8 rent" in one for one in rent.candidates)


def test_a_column_that_is_not_all_numbers_says_where(tmp_path: Path) -> None:
    (told,) = _draft(tmp_path, "id,Contributed\na,5\nb,a few\n").unplaced
    assert told.why == "its cells are not all numbers, as on line 3"
