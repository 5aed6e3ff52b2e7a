"""`socialvalue check bids.xlsx --marked FILE`: the faults come back where the bidder typed them."""

from __future__ import annotations

from pathlib import Path

import pytest
from recalculated import opened

import socialvalue as sv
from socialvalue.cli import main
from socialvalue.commands.template_book import TITLES, book


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """A filled form with one wrong cell."""
    plain = tmp_path / "forms.xlsx"
    plain.write_bytes(book(sv.Framework.load("ccin")))
    made = opened(plain)
    made["CV"].cell(TITLES + 2, 5, "plenty")
    path = tmp_path / "bids.xlsx"
    made.save(path)
    return path


def test_the_copy_is_offered_and_written_and_never_over_another(
    faulty: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = faulty.with_name("mend.xlsx")
    assert main(["check", str(faulty)]) == 1
    assert "add --marked FILE.xlsx" in capsys.readouterr().err
    assert main(["check", str(faulty), "--marked", str(copy)]) == 1
    assert "each fault marked at its cell" in capsys.readouterr().err
    assert opened(copy).sheetnames[0] != opened(faulty).sheetnames[0]
    before = copy.read_bytes()
    assert main(["check", str(faulty), "--marked", str(copy)]) != 0
    assert "exists already" in capsys.readouterr().err
    assert copy.read_bytes() == before
    copy.write_text("old")
    assert main(["check", str(faulty), "--marked", str(copy), "--replace"]) == 1
    assert "CV" in opened(copy).sheetnames


def test_a_folder_of_sheets_is_not_offered_a_workbook(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = tmp_path / "claims.csv"
    sheet.write_text("submission,measure,input,value,unit\nA,PA3,attended,many,person\n", "utf-8")
    assert main(["check", str(sheet)]) == 1
    assert "--marked" not in capsys.readouterr().err


def test_what_is_no_workbook_has_no_cells_to_mark(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    junk = tmp_path / "junk.xlsx"
    junk.write_text("plain words", "utf-8")
    assert main(["check", str(junk)]) == 1
    assert "--marked" not in capsys.readouterr().err


def test_where_there_is_nothing_to_mark_no_copy_is_written_and_that_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "forms.xlsx"
    path.write_bytes(book(sv.Framework.load("ccin")))
    copy = tmp_path / "mend.xlsx"
    assert main(["check", str(path), "--marked", str(copy)]) == 0
    assert "nothing to mark" in capsys.readouterr().out
    assert not copy.exists()


def test_faults_of_those_who_are_left_out_are_marked_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "bids.xlsx"
    path.write_bytes(book(sv.Framework.load("ccin")))
    made = opened(path)
    for who, started in (("blue", "many"), ("green", 1)):
        made["submissions"].append([who, who, 5000, 50])
        for name, value in (("started", started), ("living", 1)):
            made["SE"].append([who, "SE1", name, None, value, "count", "committed"])
    made.save(path)
    words = ["check", str(path), "--on-fault", "refuse"]
    assert main(words) == 0
    assert "add --marked FILE.xlsx" in capsys.readouterr().out
    copy = tmp_path / "mend.xlsx"
    assert main([*words, "--marked", str(copy)]) == 0
    assert "each fault marked" in capsys.readouterr().out
    assert "'many' is not a number" in opened(copy)["SE"].cell(7, 5).comment.text
