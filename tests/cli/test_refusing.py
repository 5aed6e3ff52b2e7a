"""The command line leaves faulty submissions out whole, and writes down who and why."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from socialvalue.cli import main

CLAIMS = """submission;measure;attended [person];contributed;organised;decided
acme;PA3;1.000;20;3;2
blue;PA3;(5);20;3;2
"""
SUBMISSIONS = """id,name,contract_value [GBP_2025],eligible
acme,Acme Co-op,"£1.000.000,00",2000
blue,Blue Ltd,500000,100
"""
REFUSING = ("--numbers", "1.234,5", "--on-fault", "refuse")


@pytest.fixture
def bids(tmp_path: Path) -> str:
    """A wide sheet in another country's spelling, in which Blue counts people below none."""
    (tmp_path / "bids").mkdir()
    (tmp_path / "bids" / "claims.csv").write_text(CLAIMS, "utf-16")
    (tmp_path / "bids" / "submissions.csv").write_text(SUBMISSIONS, "utf-8")
    return str(tmp_path / "bids")


def test_who_is_refused_is_told_below_the_scorecard(bids: str, capsys: Any) -> None:
    assert main(["score", bids, *REFUSING]) == 0
    said = capsys.readouterr().out
    assert "rows in 2 = scored 1 + refused 1" in said
    assert "LEFT OUT FOR THEIR FAULTS, EVERY ROW OF THEM\n  blue" in said


def test_without_a_word_the_faults_are_told_and_nobody_is_scored(bids: str, capsys: Any) -> None:
    assert main(["score", bids, "--numbers", "1.234,5"]) == 1
    assert "claims.csv line 3, attended [person]" in capsys.readouterr().err


def test_refusals_are_written_once_and_over_nothing(bids: str, tmp_path: Path, capsys: Any) -> None:
    file = tmp_path / "refused.jsonl"
    assert main(["score", bids, *REFUSING, "--refusals", str(file)]) == 0
    (line,) = file.read_text("utf-8").splitlines()
    told = json.loads(line)
    assert (told["submission"], told["rows"]) == ("blue", ["claims.csv line 3"])
    assert told["faults"][0]["at"] == "claims.csv line 3, attended [person]"
    capsys.readouterr()
    assert main(["score", bids, *REFUSING, "--refusals", str(file)]) == 2
    assert "exists already" in capsys.readouterr().err
    assert file.read_text("utf-8") == line + "\n"


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("--refusals", "r.jsonl"), "nobody is refused"),
        ((*REFUSING, "--refusals", "nowhere/r.jsonl"), "no such folder"),
        (("--numbers", "1 234,5"), "not a spelling"),
        (("--encoding", "latin-1"), "not an encoding"),
    ],
)
def test_options_that_make_no_sense_are_misuse(
    bids: str, capsys: Any, words: tuple[str, ...], why: str
) -> None:
    assert main(["score", bids, *words]) == 2
    assert why in capsys.readouterr().err


def test_check_tells_who_would_be_refused(bids: str, capsys: Any) -> None:
    assert main(["check", bids, *REFUSING]) == 0
    said = capsys.readouterr().out
    assert said.startswith("Left out for their faults: blue.")
    assert "claims.csv: UTF-16 LE, semicolons between cells" in said
    assert main(["check", bids, *REFUSING, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["rows_refused"], told["refusals"][0]["submission"]) == (1, "blue")


def test_faults_are_listed_by_file_in_the_order_of_their_lines(bids: str, capsys: Any) -> None:
    Path(bids, "claims.csv").write_text(
        "submission,measure,attended\nacme,PA9,1\nacme,PA3,x\n", "utf-8"
    )
    Path(bids, "submissions.csv").write_text("id,eligible\nacme,many\n", "utf-8")
    assert main(["check", bids]) == 1
    lines = capsys.readouterr().err.splitlines()
    heads = [line for line in lines if not line.startswith(" ")][1:]
    assert sorted(heads) == ["claims.csv", "submissions.csv"]
    numbers = [int(line.split(".")[0]) for line in lines if line.startswith("  ")]
    assert numbers == list(range(1, len(numbers) + 1))
