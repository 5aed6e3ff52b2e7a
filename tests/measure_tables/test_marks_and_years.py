"""Tables as spreadsheets save them: with a mark, in UTF-16; and pounds of a year that can be."""

from __future__ import annotations

from pathlib import Path

import pytest
from made_up_tables import HARM, PRICED, as_csv, as_toml

import socialvalue as sv

OWN = """
code = "own"
name = "Own"
edition = "1"
tables = ["gains.csv", "harms.toml"]
caps = { theme = 50, overall = 50, reason = "made up" }
[[theme]]
code = "T"
name = "A theme"
weight = 100
[[theme.outcome]]
code = "T-o"
name = "Somebody would notice"
weight = 100
measure = [{ code = "M1", weight = 100, shadow = "M9" }, { code = "M9", weight = 100 }]
"""


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_table_with_a_mark_loads_beside_a_plain_one(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "gains.csv").write_bytes(as_csv([PRICED]).encode(encoding))
    (tmp_path / "harms.csv").write_text(as_csv([HARM]), "utf-8")
    marked, plain = (sv.load_measures(tmp_path / f"{one}.csv") for one in ("gains", "harms"))
    assert (marked.codes, plain.codes) == (("M1",), ("M9",))
    assert marked.digest == sv.load_measures(as_csv([PRICED]), name="gains.csv").digest


def test_a_framework_takes_a_table_in_utf_16_beside_one_in_utf_8(tmp_path: Path) -> None:
    (tmp_path / "gains.csv").write_bytes(as_csv([PRICED]).encode("utf-16"))
    (tmp_path / "harms.toml").write_text(as_toml([HARM]), "utf-8")
    (tmp_path / "own.toml").write_text(OWN, "utf-8")
    assert list(sv.Framework.load(tmp_path / "own.toml").members) == ["M1", "M9"]


@pytest.mark.parametrize("year", ["1024", "FY1024", "GBP_1024", "1024-25", "2999", "0000"])
def test_a_year_that_no_prices_are_of_is_refused(year: str) -> None:
    with pytest.raises(sv.MeasureError) as caught:
        sv.load_measures(as_csv([{**PRICED, "price_year": year}]), name="mine.csv")
    (fault,) = caught.value.faults
    assert fault.at == "mine.csv line 2, price_year"
    assert "is no year of prices" in fault.fault


def test_a_year_as_a_number_of_toml_is_held_to_the_same_range() -> None:
    with pytest.raises(sv.MeasureError, match="is no year of prices"):
        sv.load_measures(as_toml([{**PRICED, "price_year": 1024}]), name="mine.toml")


def test_what_is_no_unit_is_mended_by_a_list_that_names_the_count() -> None:
    with pytest.raises(sv.MeasureError, match=r"use units such as person, count"):
        sv.load_measures(as_csv([{**PRICED, "unit": "things"}]), name="mine.csv")
