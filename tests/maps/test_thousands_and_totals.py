"""Columns of thousands, hidden counts and totals: what a sheet says beside its numbers is heard."""

from __future__ import annotations

from pathlib import Path

import pytest

import socialvalue as sv
from socialvalue.claims.doors.thousands import in_thousands, scale_of
from socialvalue.cli import main

FRAMEWORK = sv.Framework.load("ccin")
SHEET = "Supplier name,Contract value (£000),Started,Living\nA,1250,4,3\nB,2010,2,2\n"
PLAIN = "Supplier name,Contract value,Started,Living\nA,1250000,4,3\nB,2010000,2,2\n"
MAP = """
[submission]
id = "Supplier name"
contract_value = {{ header = "{header}", unit = "GBP_2025"{scale} }}
[[claim]]
measure = "SE1"
inputs.started = {{ header = "Started", unit = "count"{marks} }}
inputs.living = {{ header = "Living", unit = "count" }}
"""


def read(tmp_path: Path, sheet: str, header: str, scale: str = "", marks: str = "") -> sv.Claims:
    file = tmp_path / "k.csv"
    file.write_text(sheet, "utf-8")
    text = MAP.format(header=header, scale=scale, marks=marks)
    return sv.read(file, FRAMEWORK, map=sv.ColumnMap.from_toml(text))


def refused(*given: object) -> str:
    with pytest.raises(sv.ClaimErrors) as caught:
        read(*given)  # type: ignore[arg-type]
    return str(caught.value)


@pytest.mark.parametrize(
    "header",
    [
        "Value (£000)",
        "Value £k",
        "Value £m",
        "£'000",
        "£000s",
        "Gas (000s tCO2e)",
        "Value, millions",
    ],
)
def test_a_header_of_thousands_is_known_as_one(header: str) -> None:
    assert in_thousands(header)


@pytest.mark.parametrize(
    "header", ["Value", "Length (m)", "Year 2000", "1,000 trees", "Milk", "km"]
)
def test_other_headers_are_not_taken_for_thousands(header: str) -> None:
    assert not in_thousands(header)


def test_a_column_of_thousands_is_a_fault_until_the_map_says_its_scale(tmp_path: Path) -> None:
    told = refused(tmp_path, SHEET, "Contract value (£000)")
    assert "seems to count in thousands or millions" in told
    assert "write scale = 1000" in told


@pytest.mark.parametrize(
    ("header", "scale"),
    [
        ("Value (£000)", 1_000),
        ("£k", 1_000),
        ("'000s", 1_000),
        ("thousands of pounds", 1_000),
        ("Value £m", 1_000_000),
        ("Value (£ M)", 1_000_000),
        ("Value, millions", 1_000_000),
        ("£bn", 1_000_000_000),
        ("Value, billion £", 1_000_000_000),
        ("Value", 1),
    ],
)
def test_the_scale_that_is_offered_is_the_one_that_the_header_says(header: str, scale: int) -> None:
    assert scale_of(header) == scale


def test_a_column_of_millions_is_not_offered_thousands(tmp_path: Path) -> None:
    told = refused(tmp_path, SHEET.replace("£000", "£m"), "Contract value (£m)")
    assert "write scale = 1000000, what one of its numbers stands for" in told


@pytest.mark.parametrize("unit", ["£000", "£m", "GBP_2025 thousands"])
def test_a_unit_with_a_scale_in_it_is_one_fault_that_parts_them(tmp_path: Path, unit: str) -> None:
    text = MAP.format(header="Contract value (£000)", scale="", marks="")
    mapped = sv.ColumnMap.from_toml(text.replace('"GBP_2025"', f'"{unit}"'))
    (tmp_path / "k.csv").write_text(SHEET, "utf-8")
    with pytest.raises(sv.MapError) as caught:
        mapped.read(tmp_path / "k.csv", FRAMEWORK)
    (told,) = caught.value.faults
    assert f'unit = "GBP_2025", scale = {scale_of(unit)}' in told.fix


def test_a_scaled_column_scores_as_the_same_sheet_in_full_pounds(tmp_path: Path) -> None:
    scaled = read(tmp_path, SHEET, "Contract value (£000)", ", scale = 1000")
    plain = read(tmp_path, PLAIN, "Contract value")
    assert sv.score(scaled).score().tolist() == sv.score(plain).score().tolist()


@pytest.mark.parametrize(
    "header",
    ["contract_value [£000]", "contract_value [£k]", "contract_value (£000)", "Contract value £m"],
)
def test_a_table_of_thousands_is_refused_where_nothing_can_say_its_scale(
    tmp_path: Path, header: str
) -> None:
    (tmp_path / "submissions.csv").write_text(f"id,{header}\na,900\n", "utf-8")
    (tmp_path / "SE1.csv").write_text("submission,started,living\na,4,3\n", "utf-8")
    with pytest.raises(sv.ClaimErrors) as caught:
        sv.read(tmp_path, FRAMEWORK)
    (told,) = caught.value.faults
    assert told.fix == "write whole pounds, or use a column map with a scale"


@pytest.mark.parametrize("header", ["rent [£000]", "rent (£000)", "rent, thousands"])
def test_a_wide_sheet_of_thousands_is_refused_likewise(tmp_path: Path, header: str) -> None:
    (tmp_path / "submissions.csv").write_text("id,contract_value\na,900\n", "utf-8")
    (tmp_path / "CV8.csv").write_text(
        f'submission,"{header}",fees,dividends,interest_above_benchmark\na,4,3,2,1\n', "utf-8"
    )
    with pytest.raises(sv.ClaimErrors) as caught:
        sv.read(tmp_path, FRAMEWORK)
    assert "or use a column map with a scale" in str(caught.value)
    assert "write 'rent'" not in str(caught.value)


def test_a_draft_places_no_column_of_thousands(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, sheet in (("k.csv", SHEET), ("p.csv", PLAIN.replace("value", "value (£)"))):
        (tmp_path / name).write_text(sheet, "utf-8")
        main(["map", str(tmp_path / name), "--price-year", "2025"])
    told = " ".join(capsys.readouterr().out.split())
    assert "3 of 4 columns placed" in told
    assert "4 of 4 columns placed" in told


def test_a_hidden_count_is_no_number_and_no_mark_makes_it_one(tmp_path: Path) -> None:
    hidden = PLAIN.replace(",4,3", ",<5,3")
    told = refused(tmp_path, hidden, "Contract value")
    assert "it hides a number" in told
    assert "marks" not in told
    told = refused(tmp_path, hidden, "Contract value", "", ', marks = { "<" = "count" }')
    assert "hides a number: fewer than five is not five" in told


@pytest.mark.parametrize("word", ["Total", "Subtotal A", "sub-total", "Grand total", "SUM"])
def test_a_total_is_no_bidder(tmp_path: Path, word: str) -> None:
    told = refused(tmp_path, f"{PLAIN}{word},9,9,9\n", "Contract value")
    assert "looks like a total" in told


def test_a_firm_whose_name_begins_with_total_is_one(tmp_path: Path) -> None:
    assert len(read(tmp_path, f"{PLAIN}Total Care Ltd,900000,2,1\n", "Contract value")) == 3


def test_a_cell_of_many_words_is_not_offered_as_a_mark(tmp_path: Path) -> None:
    told = refused(tmp_path, PLAIN.replace(",4,3", ",4 incl. Amina Yusuf,3"), "Contract value")
    assert "Amina" not in told
