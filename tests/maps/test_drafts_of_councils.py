"""A council's return is drafted by both lines of its header, and no column of money is an id."""

from __future__ import annotations

from pathlib import Path

import pytest
from council_sheets import SHEET
from mapped_sheets import CCIN, write

import socialvalue as sv
from socialvalue.claims.maps.draft_text import text
from socialvalue.claims.maps.drafting import Draft, draft

KPI = """Borough of Nowhere: contract KPI return,,,,,,,,,,,
,,,,,,,,,,,
Ref,Provider,Volunteering (people),,,,Co-op support,,Local spend,,,Notes
,,Attended,Helped,Ran it,Decided,Started,Still going,Paid (£000),Per supplier (£000),Respent %,
N-01,Acorn Co-op,120,44,9,4,6,5,410,12.5,38%,counted at door
N-02,Birch & Sons Ltd,"1,050",nil,–,n/a,n/a,n/a,"1,200",9,22%,* estimate
Subtotal,,"1,258",75,16,6,6,5,"1,705",,,
Total,,"1,258",75,16,6,6,5,"1,705",,,
"""


def _draft(folder: Path, sheet: str) -> Draft:
    return draft(write(folder, sheet), CCIN, price_year="GBP_2025")


def _placed(made: Draft) -> dict[str, str]:
    return {one.at: one.header for one in made.placed}


@pytest.mark.parametrize("sheet", [KPI, SHEET])
def test_a_return_with_merged_titles_is_drafted_by_both_lines(tmp_path: Path, sheet: str) -> None:
    made = _draft(tmp_path, sheet)
    placed = _placed(made)
    assert len(made.look.sheet.header_rows) == 2
    assert placed["submission.id"] == "Ref"
    assert placed["submission.name"] == "Provider"
    assert placed["PA3.decided"] == "Volunteering (people) / Decided"
    assert placed["SE1.started"] == "Co-op support / Started"
    assert not [one for one in made.look.layout.headers if one.startswith("column ")]


def test_the_subtotal_of_such_a_return_is_left_out_by_a_rule(tmp_path: Path) -> None:
    told = text(_draft(tmp_path, KPI), "kpi.csv")
    assert 'skip = [\n    { header = "Ref", is = ["Subtotal"]' in told
    assert "or --submissions FILE" in told
    assert '"Local spend / Paid (£000)": it seems to count in thousands' in told
    assert "say by scale what one of them stands for, as scale = 1000" in told


def test_blanks_under_titles_favour_two_lines_where_as_many_columns_are_placed(
    tmp_path: Path,
) -> None:
    sheet = "Colour,Shape,People,\n,,Attended,Decided\nred,round,5,4\n"
    with_ids = "Ref,Shape,Turnout,\n,,Morning,Evening\na,round,5,4\n"
    made = _draft(tmp_path, with_ids)
    assert made.look.sheet.header_rows == (1, 2)
    assert "have it in the other" in made.look.reasons["header_row"]
    without = _draft(tmp_path, sheet).look
    assert (without.id, without.sheet.header_rows) == (None, (1, 2)), "an id has no known title"
    data = _draft(tmp_path, "Colour,Shape,Size,Age,\nred,round,,,Attended\nblue,flat,1,2,5\n").look
    assert data.sheet.header_rows == (1,), "a row of data is no line of the header"


@pytest.mark.parametrize(
    "header", ["Per supplier (£000)", "Bid (£)", "Spend per provider (£m)", "Supplier %"]
)
def test_a_column_of_money_or_shares_is_never_an_id_or_a_name(tmp_path: Path, header: str) -> None:
    made = _draft(tmp_path, f"{header},Rent\n12,1\n9,2\n")
    assert made.look.id is None
    assert "submission.id" not in _placed(made)
    made = _draft(tmp_path, f"Ref,{header},Rent\na,12,1\nb,9,2\n")
    assert _placed(made)["submission.id"] == "Ref"
    assert "submission.name" not in _placed(made)


@pytest.mark.parametrize("cell", ["£12", "12.5", '"1,200"', "40%"])
def test_a_column_whose_cells_are_money_is_no_id_though_its_title_holds_the_word(
    tmp_path: Path, cell: str
) -> None:
    assert _draft(tmp_path, f"Per supplier,Rent\n{cell},1\n").look.id is None
    made = _draft(tmp_path, f"Supplier reference,Rent\n12,1\nlot 3,2\nx,{cell}\n")
    assert made.look.id == ("Supplier reference", "reference")


def test_a_word_for_not_known_says_nothing(tmp_path: Path) -> None:
    assert _draft(tmp_path, "Ref,Attended\na,5\nb,n/k\n").look.sheet.blank == ("n/k",)


def test_what_stands_in_brackets_above_turns_no_title(tmp_path: Path) -> None:
    made = _draft(tmp_path, "Ref,Activities (no. of people),\n,Attended,Decided\na,5,4\n")
    assert _placed(made)["PA3.attended"] == "Activities (no. of people) / Attended"


def test_a_lower_title_is_not_placed_where_the_upper_turns_it(tmp_path: Path) -> None:
    for upper in ("Target", "Last year", "Not counted"):
        sheet = f"Ref,{upper},\n,Attended,Decided\na,5,4\n"
        assert not [one for one in _placed(_draft(tmp_path, sheet)) if one.startswith("PA3")]


def test_a_title_line_of_one_cell_is_no_upper_line(tmp_path: Path) -> None:
    made = _draft(tmp_path, "Lot 7: grounds,,\n,Ref,Attended\nx,a,5\n")
    assert made.look.sheet.header_rows == (2,)


def test_hours_of_volunteers_are_not_drafted_as_the_harm_of_posts_that_they_replaced(
    tmp_path: Path,
) -> None:
    """What a group's help says in common with a header is no sign that the header means it."""
    sheet = "Ref,Volunteers,,Notes\n,People,Hours given,\nRH01,14,620,soup\nBB02,9,35,\n"
    made = draft(write(tmp_path, sheet), sv.Framework.load("grants"), price_year="GBP_2025")
    assert not [at for at in _placed(made) if "SE9" in at or at.startswith("claim")]
    assert {one.header for one in made.unplaced} == {
        "Volunteers / People",
        "Volunteers / Hours given",
    }
