"""`socialvalue weights` prints what people said, and what to hand back to them."""

import json
from pathlib import Path

import pytest

from socialvalue.cli import main

BALLOTS = """person,group,method,EQ,PA,CV,SE,WB
r01,residents,budget,10,20,40,10,20
r02,residents,budget,10,20,30,20,15
m01,members,budget,60,20,5,15,0
"""


@pytest.fixture
def hall(tmp_path: Path) -> str:
    file = tmp_path / "hall.csv"
    file.write_text(BALLOTS, "utf-8")
    return str(file)


def test_it_prints_perspectives_and_what_each_persons_answers_say(hall: str, capsys) -> None:
    assert main(["weights", hall, "--centre", "median"]) == 0
    page = capsys.readouterr().out
    assert "residents (2 people; the median of each weight" in page
    assert "r02: Your points add up to 95" in page


def test_it_gives_json(hall: str, capsys) -> None:
    assert main(["weights", hall, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [one["name"] for one in told["perspectives"]] == ["members", "residents"]
    assert [one["person"] for one in told["people"]] == ["m01", "r01", "r02"]


def test_faults_go_to_stderr_without_what_was_written(hall: str, capsys) -> None:
    Path(hall).write_text(BALLOTS.replace("r02,", "Maria,"), "utf-8")
    assert main(["weights", hall]) == 1
    told = capsys.readouterr().err
    assert "its key may be a name" in told
    assert "Maria" not in told


def test_a_node_that_is_not_there_is_misuse(hall: str, capsys) -> None:
    assert main(["weights", hall, "--node", "XX"]) == 2
    assert "no such node" in capsys.readouterr().err
