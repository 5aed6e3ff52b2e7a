"""The list of faults of a workbook goes sheet by sheet, and down each sheet."""

from __future__ import annotations

import socialvalue as sv
from socialvalue.claims.listing import BETWEEN, marked


def _fault(at: str) -> sv.Fault:
    return sv.Fault(at, "wrong", "mend it")


def test_faults_of_a_sheet_stand_together_in_the_order_of_its_cells() -> None:
    places = ("b.xlsx!PA!E15 in 'x'", "b.xlsx!CV!E7", "b.xlsx!PA!E9 (PA3 decided)", "b.xlsx!PA!B15")
    lines = marked(map(_fault, places)).splitlines()
    told = [line.split(": wrong")[0] for line in lines]
    assert told == [
        "b.xlsx!PA",
        "  1. b.xlsx!PA!E9 (PA3 decided)",
        "  2. b.xlsx!PA!B15",
        "  3. b.xlsx!PA!E15 in 'x'",
        "b.xlsx!CV",
        "  4. b.xlsx!CV!E7",
    ]


def test_a_workbook_beside_a_table_of_csv_is_not_said_to_lie_between_claims() -> None:
    told = marked(map(_fault, ("b.xlsx!PA!E9", "submissions.csv line 3, fte")))
    assert BETWEEN not in told
    assert told.splitlines()[0] == "b.xlsx!PA"


def test_a_fault_of_a_whole_workbook_stands_in_no_sheet() -> None:
    assert marked([_fault("b.xlsx: hidden"), _fault("b.xlsx!PA!E9")]).startswith(BETWEEN)
