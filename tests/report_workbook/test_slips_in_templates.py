"""One wrong word in a template is one fault, at its own cell, whatever stands around it."""

from __future__ import annotations

from pathlib import Path

import pytest
from recalculated import opened

import socialvalue as sv
from socialvalue.commands.blank_forms import HEADER
from socialvalue.commands.template_book import TITLES, book

MEASURE = HEADER.index("measure") + 1


@pytest.fixture
def forms(tmp_path: Path) -> Path:
    path = tmp_path / "forms.xlsx"
    path.write_bytes(book(sv.Framework.load("ccin")))
    return path


@pytest.mark.parametrize("word", ["nonsense", "PA33", "WB88", "PA1"])
@pytest.mark.parametrize(("sheet", "row"), [("WB", 5), ("WB", 14), ("CV", 8), ("EQ", 9)])
def test_one_wrong_measure_is_one_fault_at_its_row(
    forms: Path, sheet: str, row: int, word: str
) -> None:
    made = opened(forms)
    made[sheet].cell(row, MEASURE, word)
    slip = forms.with_name("slip.xlsx")
    made.save(slip)
    with pytest.raises(sv.ClaimErrors) as caught:
        sv.read(slip, sv.Framework.load("ccin"))
    (fault,) = caught.value.faults
    column = "C" if word == "PA1" else "B"  # PA1 is known: what it does not ask for is the input
    assert fault.at.startswith(f"slip.xlsx!{sheet}!{column}{row}")
    assert row > TITLES
