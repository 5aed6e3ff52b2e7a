"""Percentages: a number below 1 has two readings, and one above the bound is told with both."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mapped_sheets import CCIN, faults, look, write

import socialvalue as sv

MAP = """
[sheet]
marks = {{ "%" = "%" }}
[submission]
id = "id"
[[claim]]
measure = "CV1"
inputs.received = {{ header = "got", unit = "GBP_2025" }}
inputs.local.spend = {{ value = 90, unit = "GBP_2025/count" }}
inputs.local.respent = {{ header = "respent", unit = "{unit}"{more} }}
"""
PERCENT = MAP.format(unit="%", more="")
SMALL = MAP.format(unit="%", more=', below_one = "percent"')


def sheet(*cells: object) -> str:
    return "id,got,respent\n" + "".join(f"b{n},100,{one}\n" for n, one in enumerate(cells))


def shares(folder: Path, text: str, mapped: str) -> list[float]:
    group = look(folder, text, mapped).claims().batches["CV1"].columns["local"]
    return [round(one, 9) for one in group.members["respent"].values.tolist()]


def test_shares_among_percentages_are_one_fault_that_shows_their_lines(tmp_path: Path) -> None:
    (told,) = faults(tmp_path, sheet(0.4, 35, 60, 0, "0.25"), PERCENT)
    assert told.at == "bids.csv line 2, 'respent'"
    assert "line 2, 6" in told.fault
    assert "0.4" not in str(told)


def test_a_column_of_shares_that_is_called_percentages_is_a_fault_too(tmp_path: Path) -> None:
    (told,) = faults(tmp_path, sheet(0.4, 0.35), PERCENT)
    assert 'unit = "1"' in told.fix
    assert shares(tmp_path, sheet(0.4, 0.35), MAP.format(unit="1", more="")) == [0.4, 0.35]


def test_the_map_may_say_that_small_numbers_are_small_percentages(tmp_path: Path) -> None:
    assert shares(tmp_path, sheet(0.4, 35, 60), SMALL) == [0.004, 0.35, 0.6]


def test_a_number_with_its_own_sign_is_what_it_says(tmp_path: Path) -> None:
    assert shares(tmp_path, sheet("0.4%", 35, 0, 1), PERCENT) == [0.004, 0.35, 0, 0.01]


@given(st.floats(1, 100).map(lambda one: round(one, 3)))
def test_a_percentage_from_one_to_a_hundred_has_one_reading(
    tmp_path_factory: pytest.TempPathFactory, number: float
) -> None:
    assert shares(tmp_path_factory.mktemp("p"), sheet(number), PERCENT) == [
        pytest.approx(number / 100, abs=1e-9)
    ]


def test_whoever_has_such_a_number_is_refused_alone(tmp_path: Path) -> None:
    file = write(tmp_path, sheet(0.4, 35, 60))
    claims = sv.read(file, CCIN, map=sv.ColumnMap.from_toml(PERCENT), on_fault="refuse")
    assert claims.submissions.ids == ("b1", "b2")
    assert claims.refusals.ids == ("b0",)


@pytest.mark.parametrize("cell", ["162", "162%"])
@pytest.mark.parametrize("mapped", [PERCENT, SMALL])
def test_a_percentage_above_a_hundred_is_told_with_both_readings(
    tmp_path: Path, cell: str, mapped: str
) -> None:
    (told,) = faults(tmp_path, sheet(35, cell), mapped)
    assert told.at == "bids.csv line 3, 'respent'"
    assert told.fault == "162 per cent is 1.62, and 1 is the most"
    assert "as a share it would be 162" in told.fix


def test_an_adjustment_of_a_claim_has_its_bound_too(tmp_path: Path) -> None:
    mapped = """
        [submission]
        id = "id"
        contract_value = { header = "got", unit = "GBP_2025" }
        [[claim]]
        measure = "SE1"
        inputs.started = { value = 4, unit = "count" }
        inputs.living = { value = 3, unit = "count" }
        inputs.deadweight = { header = "respent", unit = "%" }
    """
    (told,) = faults(tmp_path, sheet(120), mapped)
    assert told.fault == "120 per cent is 1.2, and 1 is the most"


def test_a_column_that_holds_no_percentages_has_none_below_one(tmp_path: Path) -> None:
    (told,) = faults(tmp_path, sheet(0.4), MAP.format(unit="1", more=', below_one = "percent"'))
    assert "take below_one out" in told.fix
    with pytest.raises(sv.MapError):
        sv.ColumnMap.from_toml(MAP.format(unit="%", more=', below_one = "share"'))
