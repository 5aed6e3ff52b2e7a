"""Deprivation by place: a table of one vintage joins places of that vintage, and no others."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import socialvalue as sv
from socialvalue.standards.deprivation import Deprivation, deprivation
from socialvalue.standards.giving import read_giving

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
ENGLAND, AUTHORITIES = DATA / "imd2025_england_lsoa21.csv", DATA / "la_imd_mysociety.csv"
real = pytest.mark.skipif(
    not ENGLAND.is_file(), reason="the published indices do not lie beside this checkout"
)
OTHER = "E01099999"


def england(vintage: str = "LSOA 2021") -> Deprivation:
    """The real index of England."""
    return deprivation(
        ENGLAND, vintage, place="lsoa21_code", decile="IMD_decile", rank="IMD_rank",
        score="IMD_score",
    )  # fmt: skip


def table(folder: Path, *codes: str) -> Path:
    """A small made-up table."""
    file = folder / "table.csv"
    lines = [f"{code},{place % 10 + 1}" for place, code in enumerate(codes)]
    file.write_text("\n".join(["code,tenth", *lines]), "utf-8")
    return file


@real
def test_the_index_of_england_is_read_and_joined_with_its_vintage() -> None:
    whole = england()
    found = whole.look_up(["E01000001", "", "e01000001 "], "LSOA 2021")
    assert len(whole) == 33_755
    assert (found["decile"], found["rank"]) == ([8, None, 8], [26525, None, 26525])
    assert found["vintage"] == ["LSOA 2021", "", "LSOA 2021"]
    assert whole.places().decile("E01000001") == 8


@real
def test_a_table_of_2021_is_not_read_as_one_of_2011() -> None:
    with pytest.raises(sv.ArgumentError, match="2021"):
        england("LSOA 2011")


@real
def test_places_of_2011_do_not_join_a_table_of_2021() -> None:
    with pytest.raises(sv.ArgumentError, match="LSOA 2011"):
        england().look_up(["E01000001"], "LSOA 2011")
    with pytest.raises(sv.UnknownName, match=rf"{OTHER}.*another's"):
        england().look_up(["E01000001", OTHER], "LSOA 2021")


@real
def test_a_table_by_authority_is_read_by_its_own_codes() -> None:
    whole = deprivation(
        AUTHORITIES, "councils 2023", place="local-authority-code", decile="la-imd-pop-decile",
        score="la-deprivation-score", composite=True,
    )  # fmt: skip
    assert len(whole) == 397
    assert whole.look_up(["DRS"], "councils 2023")["decile"] == [1]
    with pytest.raises(sv.UnknownName, match="local authorities"):
        whole.look_up(["E09000003"], "councils 2023")


def test_a_share_of_places_just_above_the_bar_is_joined_and_just_below_is_not(
    tmp_path: Path,
) -> None:
    codes = [f"E01{number:06}" for number in range(1000)]
    whole = deprivation(table(tmp_path, *codes), "LSOA 2021", place="code", decile="tenth")
    found = whole.look_up([*codes[:995], *(f"E0109999{n}" for n in range(5))], "LSOA 2021")
    assert found["decile"].count(None) == 5
    with pytest.raises(sv.UnknownName, match="6 of 1000"):
        whole.look_up([*codes[:994], *(f"E0109999{n}" for n in range(6))], "LSOA 2021")


def test_schemes_of_several_nations_are_not_ranked_together(tmp_path: Path) -> None:
    file = table(tmp_path, "E01000001", "S01000001")
    with pytest.raises(sv.ArgumentError, match="England and Scotland"):
        deprivation(file, "areas 2021", place="code", decile="tenth")
    assert len(deprivation(file, "areas 2021", place="code", decile="tenth", composite=True)) == 2


def test_a_place_that_stands_twice_and_a_decile_that_is_none_are_told(tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    file.write_text("code,tenth\nA,1\nA,2\nB,11\nC,\n", "utf-8")
    with pytest.raises(sv.ArgumentError) as caught:
        deprivation(file, "areas 2021", place="code", decile="tenth")
    assert len(caught.value.faults) == 3
    with pytest.raises(sv.ArgumentError, match="missing"):
        deprivation(file, "areas 2021", place="code", decile="decile")


def test_submissions_gain_the_columns_of_their_place(tmp_path: Path) -> None:
    one = {
        "id": "1", "title": "x", "amountAwarded": 1, "currency": "GBP", "awardDate": "2021-01-01",
        "beneficiaryLocation": [{"geoCode": "E01000002"}],
    }  # fmt: skip
    file = tmp_path / "grants.json"
    file.write_text(json.dumps({"grants": [one]}), "utf-8")
    whole = deprivation(
        table(tmp_path, "E01000001", "E01000002"), "LSOA 2021", place="code", decile="tenth"
    )
    joined = whole.join(read_giving(file), "LSOA 2021")
    assert joined.tables["submissions"]["deprivation_decile"] == [2]
    assert joined.tables["submissions"]["deprivation_vintage"] == ["LSOA 2021"]
    assert "deprivation_decile" not in joined.submissions()[0]


@pytest.mark.parametrize(
    ("places", "words"),
    [
        (["UK Wide", "London"], "2 of 2: 'LONDON', 'UK WIDE'"),
        (["NG5 1PB; East Midlands", "Luton", "UKL23"], "2 of 3: 'LUTON'"),
        (["NG5 1PB; East Midlands"], "1 of 1"),
    ],
)
def test_places_without_codes_are_told_as_such_and_what_would_be_joined(
    tmp_path: Path, places: list[str], words: str
) -> None:
    many, colon, names = words.partition(":")
    whole = deprivation(table(tmp_path, "E01000001"), "LSOA 2021", place="code", decile="tenth")
    with pytest.raises(sv.UnknownName) as caught:
        whole.look_up(places, "LSOA 2021")
    (fault,) = caught.value.faults
    assert fault.fault == (
        f"{many} places have no code of LSOA 2021. What is joined is the column 'place' of the "
        "submissions, to the table, column 'code' ('E01000001' and the like), and these are "
        f"words{colon}{names}"
    )
    assert fault.fix == "give each place by its code of LSOA 2021, or use an index by such words"


def test_codes_that_are_missing_are_still_told_one_by_one_and_names_of_an_index_by_name(
    tmp_path: Path,
) -> None:
    whole = deprivation(table(tmp_path, "E01000001"), "LSOA 2021", place="code", decile="tenth")
    with pytest.raises(sv.UnknownName, match=rf"not in the table.*{OTHER}"):
        whole.look_up(["Luton", OTHER], "LSOA 2021")
    (tmp_path / "names").mkdir()
    named = table(tmp_path / "names", "Luton", "Leeds")
    whole = deprivation(named, "councils 2023", place="code", decile="tenth")
    with pytest.raises(sv.UnknownName, match="'YORK'"):
        whole.look_up(["York"], "councils 2023")


@pytest.mark.skipif(
    not (DATA / "a001p00000zgyHZAAY.json").is_file(), reason="no published grants lie beside this"
)
def test_real_grants_without_codes_are_told_by_no_length_of_their_places(tmp_path: Path) -> None:
    whole = deprivation(table(tmp_path, "E01000001"), "LSOA 2021", place="code", decile="tenth")
    with pytest.raises(sv.UnknownName) as caught:
        whole.join(read_giving(DATA / "a001p00000zgyHZAAY.json"), "LSOA 2021")
    assert "42 of 42 places have no code" in str(caught.value)
    assert "signs" not in str(caught.value)


def test_an_index_is_shown_in_a_line_and_not_place_by_place(tmp_path: Path) -> None:
    shown = repr(deprivation(table(tmp_path, "ABC", "XYZ"), "LAD", place="code", decile="tenth"))
    assert shown == "<2 places of LAD by 'code' (table.csv): decile from 'tenth'>"


def refused(file: Path, vintage: str, **columns: str) -> list[sv.Fault]:
    """The faults of an index that is refused."""
    with pytest.raises(sv.ArgumentError) as caught:
        deprivation(file, vintage, **columns)  # type: ignore[arg-type]
    return list(caught.value.faults)


AUTHORITY = "local-authority-code"


@real
@pytest.mark.parametrize(
    ("vintage", "columns", "words"),
    [
        ("LSOA 2021", {"place": AUTHORITY, "decile": "la-imd-pop-decile"}, "small areas: 'DRS'"),
        ("LSOA 2021", {"place": "official-name", "score": "la-deprivation-score"}, "official-name"),
        ("councils 2023", {"place": AUTHORITY, "decile": "la-imd-pop-quintile"}, "a quintile by"),
        ("councils 2023", {"place": AUTHORITY, "rank": "la-imd-pop-decile"}, "a decile by its"),
        ("councils 2023", {"place": AUTHORITY, "rank": "density"}, "cells of 'density'"),
        ("councils 2023", {"place": "label", "decile": "la-imd-pop-decile"}, "places of 'label'"),
        (
            "LSOA 2021",
            {"place": "lsoa", "decile": "IMD_decile"},
            "'lsoa', 'IMD_decile' are missing",
        ),
    ],
)
def test_a_table_by_authority_is_refused_in_one_fault_for_what_it_does_not_hold(
    vintage: str, columns: dict[str, str], words: str
) -> None:
    (fault,) = refused(AUTHORITIES, vintage, **columns)
    assert words in fault.fault


@real
def test_small_areas_are_not_read_as_authorities() -> None:
    (fault,) = refused(ENGLAND, "LAD 2023", place="lsoa21_code", decile="IMD_decile")
    assert "33,755 places of the column 'lsoa21_code' are small areas" in fault.fault


def test_what_is_missing_is_told_with_what_is_there(tmp_path: Path) -> None:
    (fault,) = refused(table(tmp_path, "A"), "areas", place="code", decile="decile")
    assert "'code', 'tenth'" in fault.fix


def test_groups_are_no_ranks(tmp_path: Path) -> None:
    file = table(tmp_path, *(f"A{number}" for number in range(40)))
    (fault,) = refused(file, "areas", place="code", rank="tenth")
    assert "40 places share 10 ranks" in fault.fault


def test_a_join_that_fails_is_one_fault_with_the_first_few_places(tmp_path: Path) -> None:
    whole = deprivation(table(tmp_path, "E01000001"), "LSOA 2021", place="code", decile="tenth")
    with pytest.raises(sv.UnknownName) as caught:
        whole.look_up(["jane.doe@example.org 07700 900123"], "LSOA 2021")
    assert "JANE" not in caught.value.faults[0].fault
    with pytest.raises(sv.UnknownName) as caught:
        whole.look_up([f"Luton {'ab'[n % 2] * (n + 2)}" for n in range(40)], "LSOA 2021")
    (fault,) = caught.value.faults
    assert "40 of 40 places" in fault.fault
    assert "column 'code' ('E01000001' and the like)" in fault.fault
    assert fault.fault.count("LUTON") == 5
    assert fault.fault.endswith("and 35 more")
