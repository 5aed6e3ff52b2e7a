"""`socialvalue map`: a draft beside the sheet, never over a file that is there; and `--map`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from mapped_sheets import MAP, SHEET, write

from socialvalue.cli import main

ROOT = Path(__file__).resolve().parents[2]
WIDE = "Ref,Eligible people,Attended,Contributed,Organised,Decided\na,400,5,4,3,2\n"


def test_a_draft_is_written_beside_the_sheet_and_tells_what_it_placed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = write(tmp_path, WIDE)
    assert main(["map", str(sheet)]) == 0
    told = capsys.readouterr().out
    assert "6 of 6 columns placed" in told
    assert "can be read through it as it is" in told
    assert main(["check", str(sheet), "--map", str(tmp_path / "bids.map.toml")]) == 0


def test_what_was_not_placed_is_told_with_its_candidates(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = write(tmp_path, WIDE.replace("Organised", "Ran something"))
    assert main(["map", str(sheet), "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    (told,) = data["not_placed"]
    assert told["header"] == "Ran something"
    assert "PA3 organised" in told["candidates"][0]
    assert any("PA3 needs organised" in one["fault"] for one in data["faults"])


def test_a_draft_without_an_id_is_told_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = write(tmp_path, "Attended,Contributed\n5,4\n")
    assert main(["map", str(sheet)]) == 0
    told = capsys.readouterr().out
    assert "Wrote" in told
    assert "submission.id: it is missing" in told


def test_columns_that_nothing_reads_are_one_fault(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = write(tmp_path, WIDE.replace("Ref", "Ref,Colour,Shape").replace("a,", "a,red,round,"))
    main(["map", str(sheet)])
    (told,) = [line for line in capsys.readouterr().out.splitlines() if "nothing reads" in line]
    assert "the columns 'Colour', 'Shape'. To mend it: read each" in told


def test_a_file_that_is_there_is_never_written_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet, out = write(tmp_path, WIDE), tmp_path / "mine.toml"
    out.write_text("mine", "utf-8")
    assert main(["map", str(sheet), "--out", str(out)]) == 2
    assert out.read_text("utf-8") == "mine"
    assert "already" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["none.csv"], ["bids.csv", "--price-year", "soon"]])
def test_what_cannot_be_drafted_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    write(tmp_path, WIDE)
    assert main(["map", str(tmp_path / words[0]), *words[1:]]) == 2
    assert capsys.readouterr().err
    assert not (tmp_path / "bids.map.toml").exists()


def test_a_sheet_is_scored_through_its_map(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet, mapped = write(tmp_path), write(tmp_path, MAP, "bids.map.toml")
    assert main(["score", str(sheet), "--map", str(mapped), "--stage", "delivered"]) == 0
    assert "Acme" in capsys.readouterr().out
    broken = write(tmp_path, SHEET.replace("12 people", "a dozen"))
    assert main(["score", str(broken), "--map", str(mapped)]) == 1
    assert "line 5, 'Helped'" in capsys.readouterr().err
