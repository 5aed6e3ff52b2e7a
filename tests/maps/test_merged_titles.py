"""Titles as councils merge them: sideways over several columns, downwards over a blank cell."""

from __future__ import annotations

from pathlib import Path

import pytest
from mapped_sheets import CCIN, look, write

from socialvalue.claims.maps.draft_text import text
from socialvalue.claims.maps.drafting import draft
from socialvalue.claims.maps.grid import grid
from socialvalue.claims.maps.layout import lay
from socialvalue.claims.maps.parts import Sheet

COUNCIL = """Ref,Supplier,Contract value (£),Eligible people,Participation,,,
,,,,Attended,Contributed,Organised,Decided
A1,Acorn Co-op,"£1,200,000",400,55,26,11,4
A2,Birch and Sons,"£980,000",400,12,5,2,0
"""


def headers(folder: Path, lines: str) -> tuple[str, ...]:
    """The headers of a sheet whose lines are all of its header but the last."""
    file, sheet = write(folder, lines), Sheet(header_rows=tuple(range(1, lines.count("\n"))))
    found = lay(grid(file, sheet, []), sheet, "map")
    assert found.amiss == []
    return found.headers


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("Ref,Value (£),People,\n,,now,then\n",
         ["Ref", "Value (£)", "People / now", "People / then"]),
        ("Who,,Money\nid,name,\n", ["Who / id", "Who / name", "Money"]),
        ("Ref,People,,Value\n,now,then,\n", ["Ref", "People / now", "People / then", "Value"]),
        ("Ref,Value,\n,,Residents\n", ["Ref", "Value", "Residents"]),
        ("Ref,Volunteers,,Staff,\n,,of whom new,,of whom new\n",
         ["Ref", "Volunteers", "Volunteers / of whom new", "Staff", "Staff / of whom new"]),
        ("Ref,Year,,\n,Money,,People\n,in,out,\n",
         ["Ref", "Year / Money / in", "Year / Money / out", "Year / People"]),
        ("Ref,A,B\n,x,\n,y,z\n", ["Ref", "A / x / y", "B / z"]),
        ("Ref,Turnout,,\n,now,,then\n", ["Ref", "Turnout / now", "column C", "Turnout / then"]),
    ],
)  # fmt: skip
def test_every_column_has_the_titles_that_stand_above_it(
    tmp_path: Path, lines: str, told: list[str]
) -> None:
    assert headers(tmp_path, lines + ",".join("1" * len(told)) + "\n") == tuple(told)


def test_a_sheet_with_titles_merged_both_ways_is_read(tmp_path: Path) -> None:
    mapped = """
        [sheet]
        header_row = [1, 2]
        numbers = "1,234.5"
        [submission]
        id = "Ref"
        name = "Supplier"
        contract_value = { header = "Contract value (£)", unit = "GBP_2025" }
        eligible = { header = "Eligible people", unit = "person" }
        [[claim]]
        measure = "PA3"
    """ + "".join(
        f'inputs.{name} = {{ header = "Participation / {name.title()}", unit = "person" }}\n'
        for name in ("attended", "contributed", "organised", "decided")
    )
    claims = look(tmp_path, COUNCIL, mapped).claims()
    assert claims.submissions.columns["contract_value"].tolist() == [1_200_000, 980_000]
    assert claims.batches["PA3"].columns["decided"].tolist() == [4, 0]


def test_a_draft_takes_two_lines_where_one_places_clearly_fewer(tmp_path: Path) -> None:
    made = draft(write(tmp_path, COUNCIL), CCIN, price_year="GBP_2025")
    assert made.look.sheet.header_rows == (1, 2)
    assert made.unplaced == []
    assert "through these two lines more columns have a place" in text(made, "bids.csv")


def test_a_draft_finds_the_line_above_too(tmp_path: Path) -> None:
    upper, lower, *rows = COUNCIL.splitlines()
    wider = upper.replace("Participation,,,", "Participation,,,,Money,,")
    lower += ",Rent,Fees,Dividends"
    made = draft(
        write(tmp_path, "\n".join([wider, lower, *(f"{row},1,2,3" for row in rows)]) + "\n"), CCIN
    )
    assert made.look.sheet.header_rows == (1, 2)
    assert "Participation / Decided" in {one.header for one in made.placed}


def test_a_row_of_units_or_of_data_is_no_second_line_of_a_header(tmp_path: Path) -> None:
    header = "Ref,Bidder,Eligible people,Attended,Contributed,Organised,Decided\n"
    units, words = ",,no.,no.,no.,no.,no.\n", "a,b,many,few,some,most,all\n"
    rows = "a,Acme,400,5,4,3,2\n"
    for sheet in (header + rows, header + units + rows, header + words + rows):
        assert draft(write(tmp_path, sheet), CCIN).look.sheet.header_rows == (1,)


def test_a_row_of_units_with_more_words_than_the_header_is_not_taken_for_it(
    tmp_path: Path,
) -> None:
    upper, lower, *rows = COUNCIL.splitlines()
    units = ",,£,no.,no.,no.,no.,no."
    made = draft(write(tmp_path, "\n".join([upper, lower, units, *rows]) + "\n"), CCIN)
    assert made.look.sheet.header_rows == (1, 2)
    assert made.look.blank_ids == [3]
