"""Sizes on another sheet: a table beside the map says who they are, and how large."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from council_sheets import MAP, SHEET, SIZES
from hypothesis import given
from hypothesis import strategies as st
from mapped_sheets import CCIN, write

import socialvalue as sv
from socialvalue.cli import main

BARE = sv.ColumnMap.from_toml(
    MAP.replace(SIZES, "").replace('["Notes"]', '["Notes", "Value (£000)"]'), "bare.toml"
)
BOTH = sv.ColumnMap.from_toml(MAP, "both.toml")
TABLE = """id,contract_value [GBP_2025],eligible
N-01,1200000,2000
N-02,980000,2000
N-03,450000,2000
"""
RECORDS = [
    {"id": "N-01", "contract_value": 1_200_000, "eligible": 2000},
    {"id": "N-02", "contract_value": 980_000, "eligible": 2000},
    {"id": "N-03", "contract_value": 450_000, "eligible": 2000},
]
COLUMNS = {name: [row[name] for row in RECORDS] for name in RECORDS[0]}


def _read(folder: Path, table: Any, given: sv.ColumnMap = BARE, **more: Any) -> sv.Claims:
    if isinstance(table, str):
        table = write(folder, table, "sizes.csv")
    return sv.read(write(folder, SHEET, "kpi.csv"), CCIN, map=given, submissions=table, **more)


def _faults(folder: Path, table: Any, given: sv.ColumnMap = BARE, **more: Any) -> list[sv.Fault]:
    with pytest.raises(sv.ClaimErrors) as caught:
        _read(folder, table, given, **more)
    return list(caught.value.faults)


def _scored(claims: sv.Claims) -> dict[str, Any]:
    told = sv.score(claims).as_dict()
    return {name: told[name] for name in ("overall", "measures", "worth")}


@pytest.mark.parametrize("table", [TABLE, RECORDS, COLUMNS], ids=["path", "records", "columns"])
def test_sizes_of_a_table_score_as_sizes_of_the_sheet_do(tmp_path: Path, table: Any) -> None:
    claims = _read(tmp_path, table)
    assert claims.submissions.columns["contract_value"].tolist() == [1_200_000, 980_000, 450_000]
    assert claims.submissions.name(0) == "Acorn Co-op", "the sheet says what the table does not"
    own = sv.read(write(tmp_path, SHEET, "kpi.csv"), CCIN, map=BOTH)
    assert _scored(claims) == _scored(own)


def test_a_table_may_name_who_it_means_as_the_sheet_does(tmp_path: Path) -> None:
    named = sv.ColumnMap.from_toml(
        MAP.replace(SIZES, "")
        .replace('["Notes"]', '["Notes", "Value (£000)"]')
        .replace('id = "Ref"\nname = "Provider"', 'id = "Provider"')
    )
    table = "id,name,contract_value,eligible\n" + "".join(
        f"{number},{name},{size},2000\n"
        for number, name, size in (
            (1, "Acorn Co-op", 1_200_000),
            (2, "Birch & Sons Ltd", 980_000),
            (3, "Civic Works CIC", 450_000),
        )
    )
    claims = _read(tmp_path, table, named)
    assert claims.submissions.ids == ("1", "2", "3")
    assert len(claims) == 4


def test_whoever_the_table_does_not_know_is_one_fault_at_their_row(tmp_path: Path) -> None:
    told, more = _faults(tmp_path, TABLE.replace("N-03", "N-3"))
    assert told.at == "kpi.csv line 8, 'Ref' (submission)"
    assert told.fault == "'N-03' is not in sizes.csv"
    assert "leave the row out by skip" in told.fix
    assert more.at == "sizes.csv line 4, id"
    assert more.fault == "no row of kpi.csv that the map reads is of 'N-3'"


def test_an_id_that_only_looks_like_one_of_the_table_is_told_so(tmp_path: Path) -> None:
    told = _faults(tmp_path, TABLE.replace("N-03", "n-03"))[0]
    assert told.fault == "'N-03' is not in sizes.csv, and differs from 'n-03' by capitals alone"


def test_a_table_of_other_ids_altogether_is_one_fault(tmp_path: Path) -> None:
    (told,) = _faults(tmp_path, TABLE.replace("N-", "C-"))
    assert told.fault == "none of its ids stands in kpi.csv, where 'N-01' comes first"


def test_a_row_that_the_map_stops_before_is_missed_by_the_table(tmp_path: Path) -> None:
    short = sv.ColumnMap.from_toml(
        MAP.replace(SIZES, "")
        .replace('["Notes"]', '["Notes", "Value (£000)"]')
        .replace('"Subtotal"', '"N-03"')
    )
    (told,) = _faults(tmp_path, TABLE, short)
    assert "is of 'N-03'" in told.fault
    assert "mend what the map skips" in told.fix


def test_a_map_and_a_table_that_say_the_same_agree(tmp_path: Path) -> None:
    assert _scored(_read(tmp_path, TABLE, BOTH)) == _scored(_read(tmp_path, TABLE))


def test_a_size_that_differs_is_one_fault_with_all_its_rows(tmp_path: Path) -> None:
    wrong = TABLE.replace("1200000", "1200").replace("450000", "450")
    (told,) = _faults(tmp_path, wrong, BOTH)
    assert told.at == "kpi.csv line 6, 'Value (£000)' (contract_value)"
    assert told.fault.startswith("it is 1,200,000 here, and 1,200 in sizes.csv line 2")
    assert told.fault.endswith("so it is with sizes.csv line 4")
    assert "take contract_value out of [submission] in the map" in told.fix


@given(st.floats(0.01, 1e9), st.sampled_from([1, 1 + 1e-12, 1.001, 1000]))
def test_a_size_agrees_with_itself_and_with_nothing_else(
    tmp_path_factory: pytest.TempPathFactory, size: float, times: float
) -> None:
    folder = tmp_path_factory.mktemp("sizes")
    mapped = sv.ColumnMap.from_toml(
        '[submission]\nid = "id"\ncontract_value = { header = "v", unit = "GBP_2025" }\n'
    )
    sheet = write(folder, f"id,v\na,{size!r}\n")
    table = [{"id": "a", "contract_value": size * times}]
    if times < 1.0001:
        claims = mapped.read(sheet, CCIN, submissions=table)
        assert claims.submissions.columns["contract_value"].tolist() == [size * times]
    else:
        assert mapped.look(sheet, CCIN, submissions=table).faults


def test_a_blank_of_the_table_is_filled_by_the_sheet_and_asked_for_where_both_are_blank(
    tmp_path: Path,
) -> None:
    blank = TABLE.replace("1200000", "")
    claims = _read(tmp_path, blank, BOTH)
    assert claims.submissions.columns["contract_value"].tolist()[0] == 1_200_000
    (told,) = _faults(tmp_path, blank)
    assert told.at == "sizes.csv line 2, contract_value"
    assert "SE1 asks for it" in told.fault


def test_a_size_that_neither_gives_is_a_fault_of_the_map_that_names_the_table(
    tmp_path: Path,
) -> None:
    with pytest.raises(sv.MapError) as caught:
        _read(tmp_path, "id,contract_value\nN-01,5\n")
    (told,) = caught.value.faults
    assert told.fault == "PA3 needs eligible, which nothing gives"
    assert "--submissions FILE" in told.fix


def test_a_row_that_stands_twice_is_told_as_without_a_table(tmp_path: Path) -> None:
    sheet = write(tmp_path, SHEET.replace("N-02", "N-01"), "twice.csv")
    reading = BARE.look(sheet, CCIN, submissions=RECORDS[:1] + RECORDS[2:])
    assert [one.fault for one in reading.faults if "twice" in one.fault] == ["'N-01' stands twice"]


@pytest.mark.parametrize(("who", "told"), [("", "it is missing"), ("N-01", "stands twice")])
def test_an_id_that_cannot_be_read_in_the_table_is_one_fault(
    tmp_path: Path, who: str, told: str
) -> None:
    (one,) = _faults(tmp_path, f"{TABLE}{who},1,1\n")
    assert one.at == "sizes.csv line 5, id"
    assert told in one.fault


def test_names_that_differ_are_told_as_in_the_table_and_said_so(tmp_path: Path) -> None:
    rows = [{**one, "name": "Acorn" if one["id"] == "N-01" else ""} for one in RECORDS]
    claims = _read(tmp_path, rows)
    assert claims.submissions.name(0) == "Acorn"
    assert "1 name is told as in the submissions table" in str(claims.account)


def test_numbers_and_encoding_beside_a_map_are_of_the_table(tmp_path: Path) -> None:
    table = tmp_path / "sizes.csv"
    text = (
        TABLE.replace("1200000", '"£1,200,000"')
        .replace("id,", "id,name,")
        .replace("-01,", "-01,é,")
    )
    text = text.replace("-02,", "-02,,").replace("-03,", "-03,,")
    table.write_bytes(text.encode("cp1252"))
    claims = _read(tmp_path, table, encoding="windows-1252", numbers="1,234.5")
    assert claims.submissions.columns["contract_value"].tolist()[0] == 1_200_000
    assert "sizes.csv: numbers spelt 1,234.5" in str(claims.account)


def test_faults_of_the_table_and_of_the_sheet_file_are_told_together(tmp_path: Path) -> None:
    table = write(tmp_path, "id,colour\nN-01,red\n", "sizes.csv")
    with pytest.raises(sv.ClaimErrors) as caught:
        sv.read(tmp_path / "none.csv", CCIN, map=BARE, submissions=table)
    assert [one.at for one in caught.value.faults] == ["sizes.csv header", "none.csv"]


@pytest.mark.parametrize("table", [{"id": ["a", "b"], "eligible": [1]}, [3], ["N-01"]])
def test_what_is_no_table_is_a_fault_with_its_place(tmp_path: Path, table: Any) -> None:
    (told,) = _faults(tmp_path, table)
    assert told.at.startswith("submissions")


def test_a_fault_in_the_table_refuses_whoever_it_is_of(tmp_path: Path) -> None:
    claims = _read(tmp_path, TABLE.replace("980000", "lots"), on_fault="refuse")
    assert claims.submissions.ids == ("N-01", "N-03")
    assert claims.refusals.ids == ("N-02",)
    with pytest.raises(sv.ClaimErrors):
        _read(tmp_path, TABLE.replace("980000", "lots") + "N-09,1,1\n", on_fault="refuse")


def test_the_other_doors_take_a_table_of_records_too(tmp_path: Path) -> None:
    claims = write(tmp_path, "submission,started,living\nN-01,4,3\n", "SE1.csv")
    made = sv.read(claims, CCIN, submissions=RECORDS[:1])
    assert made.submissions.columns["contract_value"].tolist() == [1_200_000]
    write(tmp_path, "id,contract_value\nN-01,5\n", "submissions.csv")
    made = sv.read(tmp_path, CCIN, submissions=COLUMNS)
    assert len(made.submissions) == 3, "what is given stands above what lies there"


def test_the_command_line_takes_a_map_and_a_table(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet, table = write(tmp_path, SHEET, "kpi.csv"), write(tmp_path, TABLE, "sizes.csv")
    mapped = write(
        tmp_path,
        MAP.replace(SIZES, "").replace('["Notes"]', '["Notes", "Value (£000)"]'),
        "kpi.map.toml",
    )
    words = [str(sheet), "--map", str(mapped), "--submissions", str(table)]
    assert main(["check", *words]) == 0
    assert "No faults." in capsys.readouterr().out
    assert main(["score", *words]) == 0
    assert "Acorn Co-op" in capsys.readouterr().out


def test_a_table_with_titles_of_its_own_is_told_which_titles_to_write(tmp_path: Path) -> None:
    (told,) = _faults(tmp_path, "Ref,Firm,Annual value\nN-01,Acorn,1200000\n")
    assert told.at == "sizes.csv header"
    assert told.fix.endswith("write these titles in the place of its own")
    assert "contract_value" in told.fix
