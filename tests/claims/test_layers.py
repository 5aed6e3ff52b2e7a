"""What is wrong is told at once and not in layers; the same slip is told once, in plain words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import socialvalue as sv

HEAD = "submission,measure,input,value,unit,stage,period,kind,evidence"
BANDS = ("attended", "contributed", "organised", "decided")
TABLE = "id,eligible\nacme,200\n"
Told = Callable[..., list[str]]


@pytest.fixture
def read(tmp_path: Path, framework: sv.Framework) -> Callable[..., sv.Claims]:
    """Claims of a tidy sheet and a table."""

    def taken(rows: list[str], table: str = TABLE, **options: Any) -> sv.Claims:
        (tmp_path / "claims.csv").write_text("\n".join([HEAD, *rows]) + "\n", encoding="utf-8")
        (tmp_path / "submissions.csv").write_text(table, encoding="utf-8")
        return sv.read(tmp_path, framework, **options)

    return taken


@pytest.fixture
def told(read: Callable[..., sv.Claims]) -> Told:
    """The faults of a tidy sheet and a table, each as one text."""

    def faults(rows: list[str], table: str = TABLE) -> list[str]:
        with pytest.raises(sv.ClaimErrors) as caught:
            read(rows, table)
        return [str(fault) for fault in caught.value.faults]

    return faults


def _people(**more: str) -> list[str]:
    beside = [more.get(name, "") for name in ("stage", "period", "kind", "evidence")]
    return [f"acme,PA3,{name},1,,{','.join(beside)}" for name in BANDS]


def test_a_blank_stage_and_committed_are_one_claim(read: Any) -> None:
    rows = _people()
    rows[1] = rows[1].replace("1,,,", "1,,committed,")
    rows[2] = rows[2].replace("1,,,", "1,,Committed,")
    assert read(rows).batches["PA3"].size == 1


def test_the_two_ways_to_write_a_financial_year_are_one_claim(read: Any) -> None:
    rows = _people(period="2026-27")
    rows[1] = rows[1].replace("2026-27", "2026")
    assert read(rows).batches["PA3"].period.tolist() == [2026]


def test_all_cells_of_a_row_are_judged_at_once(told: Told) -> None:
    row = "acme,PA3,attended,-4,,commited,soon,odd,E9"
    places = {one.partition(":")[0] for one in told([row])}
    names = ("value", "stage", "period", "kind", "evidence")
    assert places == {f"claims.csv line 2, {name}" for name in names}


def test_an_unknown_input_is_told_beside_an_unknown_stage(told: Told) -> None:
    found = told(["acme,PA3,atended,4,,commited,,,", "acme,PA9,affected.right,veto,,oops,,,"])
    assert any("'atended' is not known" in one for one in found)
    assert any("'veto' is not a level" in one for one in found)
    assert len(found) == 4


def test_records_are_judged_whole_though_nobody_knows_whose_they_are(refused: Any) -> None:
    bands = dict.fromkeys(BANDS, 1)
    record = {"submission": "nobody", "measure": "PA3", **bands, "attended": -1, "evidence": "E9"}
    places = [one["at"] for one in refused([record, {**record, "measure": "PA33"}])]
    assert {f"claims[0].{name}" for name in ("submission", "attended", "evidence")} <= set(places)
    assert {f"claims[1].{name}" for name in ("submission", "measure", "evidence")} <= set(places)


def test_a_size_that_is_missing_is_told_with_its_line_among_the_others(told: Told) -> None:
    rows = [*_people(evidence="E9")[:1], *_people()[1:], "acme,WB8,tonnes,x,,,,,"]
    rows += ["acme,PA9,affected.count,0,,,,,"]
    found = told(rows, "id,contract_value [GBP_2025],eligible\nacme,5,\n")
    (missing,) = [one for one in found if "eligible" in one]
    assert missing.startswith("submissions.csv line 2, eligible: it is not known")
    assert "PA3 and PA9 ask for it" in missing
    assert len(found) > 2


def test_a_size_that_is_no_number_is_not_told_to_be_missing(told: Told) -> None:
    assert len(told(_people(), "id,eligible\nacme,many\n")) == 1
    assert len(told(_people(), "id,eligible [GBP_2025]\nacme,5\n")) == 1


def test_without_a_table_a_size_is_asked_of_whoever_claims(framework: sv.Framework) -> None:
    records = [{"submission": "acme", "measure": "PA3", **dict.fromkeys(BANDS, 1)}]
    with pytest.raises(sv.ClaimErrors, match="acme, eligible: it is not known, and PA3 asks"):
        sv.Claims.from_records(records, framework)


def test_inputs_of_one_claim_that_are_blank_are_told_in_one_line(told: Told, refused: Any) -> None:
    (fault,) = told(_people()[:1])
    assert fault.startswith(
        "claims.csv line 2, measure (PA3 contributed): contributed, organised and decided are"
    )
    record = {"submission": "acme", "measure": "PA3", "attended": 1}
    (fault,) = refused([record])
    assert (fault["at"], fault["fault"]) == (
        "claims[0].contributed",
        "contributed, organised and decided are blank",
    )
    (fault,) = refused([{**record, "contributed": 1, "organised": 1}])
    assert (fault["at"], fault["fault"]) == ("claims[0].decided", "it is blank")


@pytest.mark.parametrize(
    ("heading", "near"),
    [
        ("eligble", "eligible"),
        ("Eligible", "eligible"),
        ("contract value", "contract_value"),
        ("costs 2026", "cost_2026"),
        ("nmae", "name"),
    ],
)
def test_a_misspelt_heading_is_one_fault_with_the_nearest_known(
    told: Told, heading: str, near: str
) -> None:
    sized = "" if near == "eligible" else ",eligible"
    cells = "" if near == "eligible" else ",200"
    rows = "".join(f"{who}{cells},7\n" for who in ("acme", "blue", "coop"))
    (fault,) = told(_people(), f"id{sized},{heading}\n{rows}")
    assert fault.startswith(f"submissions.csv header: '{heading}' is not known")
    assert f"write '{near}'" in fault


def test_a_misspelt_id_heading_blames_no_claim(told: Told) -> None:
    (fault,) = told(_people(), "ids,eligible\nacme,200\nblue,200\n")
    assert "'ids' is not known" in fault
    (fault,) = told(_people(), "bidder,eligible\nacme,200\n")[:1]
    assert "'bidder' is not known" in fault


def test_a_misspelt_key_of_many_records_is_one_fault(refused: Any, claim: Any) -> None:
    rows = [{"id": who, "eligble": 200} for who in ("acme", "blue")]
    (fault,) = refused([claim], rows)
    assert fault["at"] == "submissions[0].'eligble'"
    assert fault["fault"] == "this column is not known (2 rows)"
    assert fault["fix"].startswith("write 'eligible'")


def test_pounds_without_a_year_are_read_and_said_on_the_account(read: Any) -> None:
    table = "id,eligible,contract_value,cost_2026,cost_2027 [GBP_2024]\nacme,200,5,6,7\n"
    claims = read(_people(), table)
    said = "contract_value and cost_2026 are read as pounds of 2025: write [GBP_2025] to say so"
    assert f"submissions.csv: {said}" in str(claims.account)
    assert claims.submissions.columns["contract_value"].tolist() == [5.0]
    one = read(_people(), "id,eligible,contract_value\nacme,200,5\n")
    assert "contract_value is read as pounds of 2025" in str(one.account)


@pytest.mark.parametrize(
    "table", [TABLE, "id,eligible,contract_value [GBP_2025]\nacme,200,5\n",
              "id,eligible,contract_value\nacme,200,\n"],
)  # fmt: skip
def test_where_pounds_say_their_year_nothing_is_said(read: Any, table: str) -> None:
    assert "pounds" not in str(read(_people(), table).account)


def test_a_fault_names_the_way_of_the_terminal_and_of_the_program(
    told: Told, tmp_path: Path, framework: sv.Framework
) -> None:
    (fault,) = told([_people()[0].replace(",1,", ',"1,000",'), *_people()[1:]])
    assert "--numbers" in fault
    assert "numbers=" in fault
    (tmp_path / "claims.csv").write_bytes(HEAD.encode() + b"\nacme,PA3,attended,\xa31,,,,,\n")
    with pytest.raises(sv.ClaimErrors) as caught:
        sv.read(tmp_path, framework)
    assert 'encoding="windows-1252", or --encoding windows-1252' in str(caught.value)


@pytest.mark.parametrize("name", ["attended", "deadweight", "period"])
def test_what_is_not_a_number_is_told_to_be_so_or_to_be_left_blank(
    refused: Any, claim: Any, name: str
) -> None:
    (fault,) = refused([{**claim, name: float("nan")}])
    assert fault["fault"] == "it is not a number (NaN)"
    assert "leave it blank" in fault["fix"]


@pytest.mark.parametrize("name", ["eligible", "cost_2026"])
def test_a_size_that_is_nan_is_not_a_number(refused: Any, claim: Any, name: str) -> None:
    row = {"id": "acme", "eligible": 200, name: float("nan")}
    (fault,) = refused([claim], [row])
    assert "not a number" in fault["fault"]
    assert "leave it blank" in fault["fix"]
