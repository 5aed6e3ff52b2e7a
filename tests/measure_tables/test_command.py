"""`socialvalue measures --table FILE` checks a table and lists what is in it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from made_up_tables import HARM, PRICED, UNPRICED, as_csv

from socialvalue.cli import main

EASTMOOR = Path(__file__).resolve().parents[2] / "examples" / "measure-table" / "eastmoor.csv"


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    return tmp_path / "mine.csv"


def test_a_sound_table_is_listed_with_its_figures_and_who_says_so(mine, capsys) -> None:
    mine.write_text(as_csv([{**PRICED, "low": 2, "high": 4}, HARM]), "utf-8")
    assert main(["measures", "--table", str(mine)]) == 0
    shown = " ".join(capsys.readouterr().out.split())
    assert "mine.csv: 2 measures, of which 1 is a harm; no faults" in shown
    assert "welfare price: 3.5 (2 to 4) GBP_2024/count [A made-up council, Made-up prices" in shown
    assert "0 is no exposure, 10 for each 100 eligible people is the limit" in shown
    assert "digest sha256:" in shown


def test_one_measure_of_a_table_is_shown(mine, capsys) -> None:
    mine.write_text(as_csv([PRICED, HARM]), "utf-8")
    assert main(["measures", "--table", str(mine), "M9"]) == 0
    shown = capsys.readouterr().out
    assert "M9 Plots lost" in shown
    assert "Seeds swapped" not in shown
    assert main(["measures", "--table", str(mine), "M7"]) == 2
    assert "it is not a measure of mine.csv" in capsys.readouterr().err


def test_every_fault_of_a_table_is_printed(mine, capsys) -> None:
    mine.write_text(as_csv([{**PRICED, "value": "£5", "unit": "£"}, HARM]), "utf-8")
    assert main(["measures", "--table", str(mine)]) == 1
    said = capsys.readouterr().err
    assert "2 faults" in said
    assert "mine.csv line 2, value: '£5' is not a number" in said
    assert "mine.csv line 2, unit: '£' has no price year" in said


def test_a_licensed_table_is_told_to_be_not_ours(mine, capsys) -> None:
    mine.write_text(
        as_csv([{**PRICED, "publisher": "HACT", "licence": "by subscription"}]), "utf-8"
    )
    assert main(["measures", "--table", str(mine)]) == 0
    shown = " ".join(capsys.readouterr().out.split())
    assert "(by subscription; licensed table, not ours; secondary)" in shown
    assert "caution: Licensed table, not ours" in shown


def test_a_table_is_told_as_json(mine, capsys) -> None:
    mine.write_text(as_csv([PRICED, UNPRICED | {"code": "M2"}]), "utf-8")
    assert main(["measures", "--table", str(mine), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [one["code"] for one in told["measures"]] == ["M1", "M2"]
    assert told["digest"].startswith("sha256:")
    assert main(["measures", "--table", str(mine.with_name("no.csv")), "--json"]) == 2
    (fault,) = json.loads(capsys.readouterr().out)["faults"]
    assert fault["fault"] == "there is no such measure table"


def test_lasting_benefits_levels_and_shares_are_shown(capsys) -> None:
    assert main(["measures", "--table", str(EASTMOOR)]) == 0
    shown = " ".join(capsys.readouterr().out.split())
    assert "transfer price: by age, in GBP_2024/(fte*year): 25 and over 19,500" in shown
    assert "deadweight in it" in shown
    assert "lasts 3 years" in shown
    assert "drop-off: 0.4" in shown
    assert "no price: nobody has published" in shown


def test_without_a_table_the_installed_measures_are_listed(capsys) -> None:
    assert main(["measures"]) == 0
    assert "PA1" in capsys.readouterr().out
