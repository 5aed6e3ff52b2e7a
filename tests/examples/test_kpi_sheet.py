"""The council's sheet as it lies: scored through its map, every row and column accounted for."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

import socialvalue as sv

FOLDER = Path(__file__).resolve().parents[2] / "examples" / "kpi-sheet"
SHEET = FOLDER / "return.csv"


@pytest.fixture(scope="module")
def reading() -> Any:
    framework = sv.Framework.load(FOLDER / "services.toml")
    return sv.ColumnMap.load(FOLDER / "return.map.toml").look(SHEET, framework)


@pytest.fixture(scope="module")
def card(reading: Any) -> sv.Scorecard:
    return sv.score(reading.claims(), basis=sv.Basis(stage="delivered", start=2025))


def test_every_line_of_the_sheet_is_accounted_for(reading: Any) -> None:
    lines = list(csv.reader(SHEET.read_text("utf-8").splitlines()))
    filled = sum(any(row) for row in lines)
    assert reading.rows.lines_in == filled - 2, "all but the two lines of the header"
    assert (len(reading.rows.used), reading.rows.refused) == (5, ())


def test_the_sheets_own_totals_are_what_was_read(reading: Any) -> None:
    claims = reading.claims()
    total = next(
        row for row in csv.reader(SHEET.read_text("utf-8").splitlines()) if row[0] == "Total"
    )
    told = [float(cell.strip("£").replace(",", "")) for cell in (total[2], total[3], total[16])]
    sizes = claims.submissions.columns
    carbon = claims.batches["WB8"].columns["tonnes"].sum()
    assert [sizes["contract_value"].sum(), sizes["eligible"].sum(), carbon] == told


def test_what_the_sheet_leaves_open_is_not_assessed(card: sv.Scorecard) -> None:
    gaps = card.not_assessed()
    told = set(zip(gaps["submission"].tolist(), gaps["measure"].tolist(), strict=True))
    assert told == {
        ("Waste", "PA1"), ("Waste", "PA3"), ("Waste", "PA9"), ("Pools and halls", "PA1"),
    }  # fmt: skip


def test_a_share_in_per_cent_is_read_as_a_share(reading: Any) -> None:
    rights = reading.claims().batches["PA1"].columns["rights"]
    assert max(rights.members["turnout"].values) == 0.9


def test_the_first_screen_names_the_leader_and_who_is_held_down(card: sv.Scorecard) -> None:
    screen = str(card)
    assert "Home care co-operative leads with" in screen
    assert "PAST ITS LIMIT: Waste, WB8" in screen
    assert "rows in 5 = scored 5 + refused 0" in screen
