"""Tables of places and deciles: read whole, refused in words, of one vintage and no other."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import socialvalue as sv
from socialvalue.source import figure

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
REAL = DATA / "imd2025_england_lsoa21.csv"
COUNCILS = DATA / "la_imd_mysociety.csv"
OTHER = {"2001": "2011", "2011": "2021", "2021": "2011"}


def areas(many: int) -> dict[str, int]:
    """So many areas of England."""
    return {f"E01{number:06d}": 1 + number % 10 for number in range(many)}


@given(
    st.dictionaries(st.from_regex(r"[A-Z]{1,8}", fullmatch=True), st.integers(1, 10), min_size=1)
)
def test_a_mapping_is_read_as_it_is(table: dict[str, int]) -> None:
    made = sv.places(table, "wards of 2024")
    assert len(made) == len(table)
    assert all(made.decile(f" {place.lower()} ") == decile for place, decile in table.items())


def test_a_file_is_read_by_the_names_of_its_columns(tmp_path: Path) -> None:
    file = tmp_path / "imd.csv"
    file.write_text("lsoa,name,IMD\nE01000001,x,1\nE01000002,y,10\n", "utf-8-sig")
    made = sv.places(file, "LSOA 2021", place="lsoa", decile="IMD")
    assert made.deciles == {"E01000001": 1, "E01000002": 10}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("place,decile\nA,0\n", "line 2: this is not a decile"),
        ("place,decile\nA,11\n", "this is not a decile"),
        ("place,decile\nA,1.5\n", "this is not a decile"),
        ("place,decile\nA\n", "this is not a decile"),
        ("place,decile\n,3\n", "the place is blank"),
        ("place,decile\nA,3\na,4\n", "line 3: this place stands twice"),
        ("area,decile\nA,3\n", "'place' is missing"),
        ("place,decile\n", "it holds no places"),
    ],
)
def test_a_bad_table_is_refused_in_words(tmp_path: Path, text: str, told: str) -> None:
    file = tmp_path / "imd.csv"
    file.write_text(text, "utf-8")
    with pytest.raises(sv.ArgumentError, match=told):
        sv.places(file, "LSOA 2021")


def test_every_fault_of_a_table_is_told_at_once() -> None:
    with pytest.raises(sv.ArgumentError) as caught:
        sv.places({"A": 0, "B": "x", "": 3, "C": True}, " ")
    assert len(caught.value.faults) == 5


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(sv.ArgumentError, match="cannot be read"):
        sv.places(tmp_path / "none.csv", "LSOA 2021")


@pytest.mark.parametrize("year", sorted(OTHER))
def test_as_many_areas_as_another_vintage_has_are_of_that_vintage(year: str) -> None:
    many = int(figure(f"lsoa-count-england-{OTHER[year]}").value)
    with pytest.raises(sv.ArgumentError, match=f"the vintage of {OTHER[year]}"):
        sv.places(areas(many), f"LSOA {year}")
    own = int(figure(f"lsoa-count-england-{year}").value)
    assert len(sv.places(areas(own), f"LSOA {year}")) == own


def test_more_areas_than_there_are_is_two_vintages_in_one() -> None:
    most = int(figure("lsoa-count-england-2021").value)
    with pytest.raises(sv.ArgumentError, match="more than there are"):
        sv.places(areas(most + 1), "LSOA 2021")


def test_so_many_missing_are_let_pass_and_no_more() -> None:
    table = sv.places(areas(1000), "LSOA 2021")
    known = list(areas(1000))
    assert len(table.found([*known[:995], *(f"W{n}" for n in range(5))])) == 995
    with pytest.raises(sv.UnknownName, match="6 of 1000 places"):
        table.found([*known[:994], *(f"W{n}" for n in range(6))])


@pytest.mark.skipif(not REAL.is_file(), reason="the published table is not at hand")
def test_the_published_table_of_2025_is_of_the_areas_of_2021() -> None:
    made = sv.places(REAL, "LSOA 2021", place="lsoa21_code", decile="IMD_decile")
    assert len(made) == figure("lsoa-count-england-2021").value
    with pytest.raises(sv.ArgumentError, match="the vintage of 2021"):
        sv.places(REAL, "LSOA 2011", place="lsoa21_code", decile="IMD_decile")


@pytest.mark.skipif(not COUNCILS.is_file(), reason="the published table is not at hand")
def test_a_table_of_councils_of_four_nations_is_read() -> None:
    with COUNCILS.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    names = {"place": "local-authority-code", "decile": "la-imd-pop-decile"}
    made = sv.places(COUNCILS, "local authorities of 2023", **names)
    assert len(made) == len({row["local-authority-code"] for row in rows})
