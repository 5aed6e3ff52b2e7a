"""Marks: one that is part of a number is refused; one may stand for thousands; hints are right."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mapped_sheets import MAP, SHEET, faults, look

import socialvalue as sv

VALUE = 'contract_value = { header = "Value (£)", unit = "GBP_2025"'
PLAIN = """
[submission]
id = "id"
contract_value = {{ header = "value", unit = "GBP_2025"{} }}
"""


@pytest.mark.parametrize(
    "mark", ["e2", "E2", "e", "e+3", ".5", "5", "-", "–", "−", "+", ",", ".", "(", "'", "½", "e3m"]
)  # fmt: skip
@pytest.mark.parametrize("said", ['"GBP"', "1000"])
def test_a_mark_that_is_part_of_a_number_is_refused_when_the_map_is_read(
    mark: str, said: str
) -> None:
    for mapped, at in (
        (MAP.replace("[sheet]", f'[sheet]\nmarks = {{ "{mark}" = {said} }}'), "sheet.marks"),
        (MAP.replace(VALUE, f'{VALUE}, marks = {{ "{mark}" = {said} }}'),
         "submission.contract_value.marks"),
    ):  # fmt: skip
        with pytest.raises(sv.MapError) as caught:
            sv.ColumnMap.from_toml(mapped, "m")
        (told,) = caught.value.faults
        assert told.at == f"m {at}"
        assert told.fault.endswith("is part of how a number is written")


@pytest.mark.parametrize("mark", ["£", "%", "m2", "people", "ex VAT", "t CO2e", "€", "each", "m"])
def test_other_marks_are_none(mark: str) -> None:
    assert sv.ColumnMap.from_toml(
        MAP.replace("[sheet]", f'[sheet]\nmarks = {{ "{mark}" = "GBP" }}')
    ).sheet.marks == ((mark, "GBP"),)


@given(
    st.integers(1, 999_999),
    st.sampled_from([("k", 1_000), ("m", 1_000_000), ("bn", 1_000_000_000)]),
    st.sampled_from(["", "£"]),
)
def test_a_mark_that_scales_gives_what_the_full_number_gives(
    tmp_path_factory: pytest.TempPathFactory, thousandths: int, mark: tuple[str, int], sign: str
) -> None:
    folder, (word, scale) = tmp_path_factory.mktemp("scaled"), mark
    marks = f', marks = {{ "£" = "GBP", {word} = {scale} }}'
    short = f"{sign}{thousandths // 1000}.{thousandths % 1000:03}{word}"
    claims = look(folder, f"id,value\na,{short}\n", PLAIN.format(marks)).claims()
    whole = thousandths * scale // 1000
    assert claims.submissions.columns["contract_value"].tolist() == [whole], "to the last digit"


@pytest.mark.parametrize(
    ("cell", "kept"),
    [
        ("£1.2m", ""),
        ("1.2 million", ""),
        ("£350k", ""),
        ("£2bn", ""),
        ("£1.2m", 'marks = { "£" = "GBP" }'),
        ("£1.2m", 'numbers = "1,234.5"'),
        ('"1.234,5m"', 'numbers = "1.234,5"'),
        ('"£1,200k"', ""),
    ],
)
def test_the_hint_for_a_scaled_cell_is_right_word_for_word(
    tmp_path: Path, cell: str, kept: str
) -> None:
    mapped, sheet = PLAIN.format(f", {kept}" if kept else ""), f"id,value\na,{cell}\n"
    (told,) = faults(tmp_path, sheet, mapped)
    promised = re.search(r"it is read as (-?[0-9,.]*[0-9])", told.fix)
    assert promised, told.fix
    added = re.match(r"(?:write marks = \{ (.*?) \}|add (.*?) to marks)", told.fix)
    spelt = re.search(r'numbers = "[^"]*"', told.fix)
    assert added
    old = re.search(r"marks = \{ (.*) \}", kept)
    pairs = ", ".join(filter(None, [old and old[1], added[1] or added[2]]))
    rest = ", ".join(filter(None, [spelt and spelt[0], kept if kept.startswith("numbers") else ""]))
    mended = PLAIN.format(f", marks = {{ {pairs} }}" + (f", {rest}" if rest else ""))
    assert tomllib.loads(mended)
    (read,) = look(tmp_path, sheet, mended).claims().submissions.columns["contract_value"]
    assert f"{read:,.15g}" == promised[1]


def test_the_hint_for_one_point_two_million_says_so(tmp_path: Path) -> None:
    (told,) = faults(tmp_path, "id,value\na,£1.2m\n", PLAIN.format(""))
    assert told.fix == (
        'write marks = { "£" = "GBP", m = 1000000 } in the map, and it is read as 1,200,000'
    )


def test_an_m_without_a_pound_sign_may_be_a_metre(tmp_path: Path) -> None:
    (told,) = faults(tmp_path, SHEET.replace("12 people", "12 m"), MAP)
    assert "add people" not in told.fix
    assert "m = 1000000" in told.fix
    assert 'or m = "metre"' in told.fix


def test_a_cell_with_a_scale_of_its_own_in_a_column_of_thousands_is_refused(tmp_path: Path) -> None:
    sheet, scaled = "id,value\na,£1.2m\nb,900\n", ", scale = 1000{}"
    (told,) = faults(tmp_path, sheet, PLAIN.format(scaled.format("")))
    assert told.fix == "write it as the other cells do, in which 1 stands for 1,000"
    marks = ', marks = { "£" = "GBP", m = 1000000 }'
    (told,) = faults(tmp_path, sheet, PLAIN.format(scaled.format(marks)))
    assert (told.at, told.fault) == (
        "bids.csv line 2, 'value'",
        "it says a scale of its own, and its column another",
    )


@pytest.mark.parametrize("scale", ["0", "-5", "1e12", "true"])
def test_a_mark_stands_for_a_unit_or_for_a_sound_scale(scale: str) -> None:
    with pytest.raises(sv.MapError):
        sv.ColumnMap.from_toml(MAP.replace("[sheet]", f"[sheet]\nmarks = {{ m = {scale} }}"))


def test_a_mark_of_a_column_goes_before_one_of_the_sheet(tmp_path: Path) -> None:
    mapped = '[sheet]\nmarks = { m = "metre" }\n' + PLAIN.format(", marks = { m = 1000000 }")
    claims = look(tmp_path, "id,value\na,2m\n", mapped).claims()
    assert claims.submissions.columns["contract_value"].tolist() == [2_000_000]
