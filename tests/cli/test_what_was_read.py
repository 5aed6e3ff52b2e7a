"""What the command line says of rows, and of how a file was read; `check` and `score` agree."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

import socialvalue as sv
from socialvalue.cli import main


def test_of_a_blank_template_every_row_is_told_to_be_blank(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["template", "ccin", "--out", "blank"]) == 0
    rows = len(Path("blank/claims.csv").read_text("utf-8").splitlines()) - 1
    capsys.readouterr()
    assert main(["check", "blank"]) == 0
    said = capsys.readouterr().out
    assert f"rows in {rows} = scored {rows} ({rows} of them blank) + refused 0" in said
    assert "Nothing is filled in yet: every value is blank." in said
    assert main(["check", "blank", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [told[f"rows_{one}"] for one in ("in", "scored", "blank", "refused")] == [
        rows,
        rows,
        rows,
        0,
    ]
    for more in ([], ["--by", "theme"]):
        assert main(["score", "blank", *more]) == 0
        said = capsys.readouterr().out
        assert said.startswith("Nothing is filled in yet: every value is blank. The score is")
    assert main(["score", "blank/example"]) == 0
    assert "Nothing is filled in" not in capsys.readouterr().out


def test_one_who_says_nothing_beside_others_is_scored_without_a_word(
    tmp_path: Path, capsys: Any
) -> None:
    head = "submission,measure,attended,contributed,organised,decided"
    text = f"{head}\nacme,PA3,9,4,3,2\nblue,PA3,,,,\n"
    (tmp_path / "claims.csv").write_text(text, "utf-8")
    (tmp_path / "submissions.csv").write_text("id,eligible\nacme,500\nblue,50\nreed,5\n", "utf-8")
    assert main(["score", str(tmp_path)]) == 0
    said = capsys.readouterr().out
    assert "3 submissions." in said
    assert "Nothing is filled in" not in said


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("claims.csv", ""),
        ("claims.csv", "submission,measure,input,value\n"),
        ("PA3.csv", "submission,attended\n"),
        ("claims.json", "[]"),
        ("claims.json", '{"claims": [], "submissions": [{"id": "acme"}]}'),
        ("claims.jsonl", "\n"),
        ("claims.toml", "claims = []\n"),
    ],
)
@pytest.mark.parametrize("command", ["score", "check"])
def test_a_file_without_any_claim_is_refused_by_one_fault(
    tmp_path: Path, capsys: Any, command: str, name: str, text: str
) -> None:
    file = tmp_path / name
    file.write_text(text, "utf-8")
    assert main([command, str(file), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert [one["at"] for one in told["faults"]] == [name]


@pytest.mark.parametrize("more", [(), ("--by", "theme")])
def test_score_says_how_the_file_was_read_in_one_line(
    tmp_path: Path, capsys: Any, more: tuple[str, ...]
) -> None:
    text = "submission;measure;attended;contributed;organised;decided\nacme;PA3;1.200;40;6;3\n"
    (tmp_path / "claims.csv").write_bytes(text.encode("utf-16"))
    (tmp_path / "submissions.csv").write_text("id,eligible\nacme,5000\n", "utf-8")
    words = [str(tmp_path), "--numbers", "1.234,5"]
    assert main(["score", *words, *more]) == 0
    lines = capsys.readouterr().out.splitlines()
    (line,) = [line for line in lines if "read as: " in line.lower()]
    assert "claims.csv: UTF-16 LE, semicolons between cells; numbers spelt 1.234,5" in line


def test_a_folder_with_a_framework_of_its_own_is_scored_under_it(
    tmp_path: Path, capsys: Any
) -> None:
    """`decide` reads it too: two commands must not say two things of one folder."""
    shipped = files("socialvalue").joinpath("data/frameworks/ccin.toml").read_text("utf-8")
    own = shipped.replace('name = "Co-operative social value"', 'name = "Our own words"')
    (tmp_path / "framework.toml").write_text(own, "utf-8")
    text = "submission,measure,started,living\nacme,SE1,4,3\n"
    (tmp_path / "claims.csv").write_text(text, "utf-8")
    (tmp_path / "submissions.csv").write_text("id,contract_value\nacme,500000\n", "utf-8")
    assert main(["score", str(tmp_path)]) == 0
    said = capsys.readouterr().out
    assert "Our own words" in said
    assert "left unread" not in said
    assert main(["score", str(tmp_path), "--framework", "business-support"]) == 0
    assert "Business support" in capsys.readouterr().out


MAP = """
[submission]
id = "Ref"
contract_value = { value = 1000, unit = "GBP_2025" }
[[claim]]
measure = "SE1"
inputs.started = { header = "Began", unit = "count" }
inputs.living = { header = "Alive", unit = "count" }
"""


def test_through_a_map_too_a_blank_sheet_says_so_and_one_without_rows_is_refused(
    tmp_path: Path, capsys: Any
) -> None:
    (tmp_path / "m.toml").write_text(MAP, "utf-8")
    sheet = tmp_path / "return.csv"
    words = ["check", str(sheet), "--map", str(tmp_path / "m.toml")]
    sheet.write_text("Ref,Began,Alive\nacme,,\n", "utf-8")
    assert main(words) == 0
    assert "Nothing is filled in yet" in capsys.readouterr().out
    sheet.write_text("Ref,Began,Alive\n", "utf-8")
    assert main(words) == 1
    assert "return.csv: it has no row that is read" in capsys.readouterr().err


def test_saying_that_a_measure_does_not_apply_is_saying_something(
    tmp_path: Path, capsys: Any
) -> None:
    (tmp_path / "submissions.csv").write_text("id\nacme\n", "utf-8")
    framework = sv.Framework.load("ccin")
    code, why = next((c, one.not_applicable[0]) for c, one in framework.members.items()
                     if one.not_applicable)  # fmt: skip
    text = f"submission,measure,input,value\nacme,{code},not_applicable,{why}\n"
    (tmp_path / "claims.csv").write_text(text, "utf-8")
    assert main(["check", str(tmp_path)]) == 0
    assert "Nothing is filled in" not in capsys.readouterr().out
