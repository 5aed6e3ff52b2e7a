"""`socialvalue report`: files written whole, none written over, and weights read back."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from pathlib import Path

import pytest
from made_pages import CODES, PARKS, framework

import socialvalue as sv
from socialvalue.cli import main
from socialvalue.errors import ArgumentError
from socialvalue.voices.perspective_file import written
from socialvalue.whole_files import write

pytest.importorskip("jinja2", reason="the page needs the extra report")


def _report(*words: object) -> int:
    return main(["report", str(PARKS), "--draws", "100", *map(str, words)])


def test_a_page_and_a_summary_are_written_and_named(tmp_path: Path, capsys) -> None:
    page, summary = tmp_path / "page.html", tmp_path / "summary.md"
    assert _report("--out", page, "--committee", summary, "--title", "Parks", "--json") == 0
    assert json.loads(capsys.readouterr().out)["files"] == [str(page), str(summary)]
    assert page.read_text("utf-8").startswith("<!doctype html>")
    assert "<h1>Parks</h1>" in page.read_text("utf-8")
    assert summary.read_text("utf-8").startswith("# Parks\n")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["page.html", "summary.md"]


def test_a_workbook_is_written_beside_the_page(tmp_path: Path, capsys) -> None:
    pytest.importorskip("xlsxwriter", reason="a workbook needs the extra excel")
    page, table = tmp_path / "page.html", tmp_path / "scores.xlsx"
    assert _report("--out", page, "--workbook", table, "--json") == 0
    assert json.loads(capsys.readouterr().out)["files"] == [str(page), str(table)]
    assert zipfile.is_zipfile(table)
    assert _report("--out", tmp_path / "other.html", "--workbook", table) == 2
    assert not (tmp_path / "other.html").exists()


def test_a_file_that_is_there_stays_unless_it_is_to_be_replaced(tmp_path: Path, capsys) -> None:
    page = tmp_path / "page.html"
    page.write_text("mine", "utf-8")
    assert _report("--out", page) == 2
    assert "exists already" in capsys.readouterr().err
    assert page.read_text("utf-8") == "mine"
    assert _report("--out", page, "--replace") == 0
    assert page.read_text("utf-8") != "mine"


def test_nothing_is_written_where_one_of_the_files_cannot_be(tmp_path: Path, capsys) -> None:
    page = tmp_path / "page.html"
    assert _report("--out", page, "--committee", tmp_path / "none" / "summary.md") == 2
    assert _report("--out", page, "--committee", page) == 2
    assert "the same name" in capsys.readouterr().err
    assert not page.exists()


def test_what_stands_on_few_people_is_left_out_of_every_file(tmp_path: Path, capsys) -> None:
    pytest.importorskip("xlsxwriter", reason="a workbook needs the extra excel")
    page, summary, table = (tmp_path / name for name in ("p.html", "s.md", "t.xlsx"))
    assert _report("--out", page, "--committee", summary, "--workbook", table, "--json") == 0
    found = json.loads(capsys.readouterr().out)["suppressed"]
    assert len(found["rows"]["measure"]) == sum(found["lost"]["suppressed"]) == 11
    said = "stand behind them or a part of them: 11 of 39 answers, 2 of them of harm"
    sheet = zipfile.ZipFile(table).read("xl/sharedStrings.xml").decode("utf-8")
    for text in (page.read_text("utf-8"), summary.read_text("utf-8"), sheet):
        assert said in text
        assert re.search("(suppressed|left out): (fewer than 10|few) people stand behind", text)


def test_a_page_of_everything_says_that_it_is_not_to_be_published(tmp_path: Path, capsys) -> None:
    page = tmp_path / "page.html"
    assert _report("--out", page, "--threshold", 0) == 0
    for text in (page.read_text("utf-8"), " ".join(capsys.readouterr().out.split())):
        assert "Not to be published as it is: 11 answers in it stand on fewer than 10" in text
    assert "left out: " not in page.read_text("utf-8")


def test_what_changed_by_few_since_an_earlier_page_is_left_out(tmp_path: Path, capsys) -> None:
    words = ("--out", tmp_path / "page.html", "--json", "--replace")
    for contributed, suppressed in ((310, 11), (302, 12), (290, 11)):
        earlier = shutil.copytree(PARKS, tmp_path / str(contributed))
        claims = earlier / "claims.csv"
        now, then = (f"verdant,PA3,,contributed,,{many}," for many in (310, contributed))
        assert now in claims.read_text("utf-8")
        claims.write_text(claims.read_text("utf-8").replace(now, then), "utf-8")
        assert _report(*words, "--earlier", earlier) == 0
        found = json.loads(capsys.readouterr().out)["suppressed"]
        assert len(found["rows"]["measure"]) == suppressed


@pytest.mark.parametrize("threshold", ["-1", "nan", "few"])
def test_a_threshold_that_is_no_number_of_people_is_refused(threshold, tmp_path, capsys) -> None:
    assert _report("--out", tmp_path / "page.html", "--threshold", threshold) == 2
    assert "threshold" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_a_perspective_file_becomes_a_button(tmp_path: Path) -> None:
    one = sv.Perspective.declared("Hall", "overall", dict.fromkeys(CODES, 1.0))
    file, page = tmp_path / "hall.toml", tmp_path / "page.html"
    file.write_text(written(one, framework()), "utf-8")
    assert _report("--out", page, "--perspective", file) == 0
    assert '<button type="button" data-view="0">Hall</button>' in page.read_text("utf-8")


def test_a_perspective_of_another_framework_is_refused(tmp_path: Path, capsys) -> None:
    one = sv.Perspective.declared("Hall", "overall", dict.fromkeys(CODES, 1.0))
    file, page = tmp_path / "hall.toml", tmp_path / "page.html"
    file.write_text(written(one, framework()).replace('"ccin"', '"other"'), "utf-8")
    assert _report("--out", page, "--perspective", file) == 1
    assert "other things were weighed" in capsys.readouterr().err
    assert not page.exists()


def test_a_file_is_put_in_its_place_whole(tmp_path: Path, monkeypatch) -> None:
    old = tmp_path / "old.txt"
    old.write_text("old", "utf-8")

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("os.fsync", stopped)
    with pytest.raises(KeyboardInterrupt):
        write({old: "new"}, replace=True)
    assert old.read_text("utf-8") == "old"
    assert [one.name for one in tmp_path.iterdir()] == ["old.txt"]


def test_a_disk_without_links_is_written_to_as_well(tmp_path: Path, monkeypatch) -> None:
    def refused(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr("os.link", refused)
    write({tmp_path / "one.txt": b"one"})
    assert (tmp_path / "one.txt").read_bytes() == b"one"
    with pytest.raises(ArgumentError, match="exists already"):
        write({tmp_path / "one.txt": b"two"})


def test_without_jinja_the_extra_is_named(tmp_path: Path, monkeypatch, capsys) -> None:
    monkeypatch.setitem(__import__("sys").modules, "jinja2", None)
    assert _report("--out", tmp_path / "page.html") == 1
    assert 'pip install "socialvalue[report]"' in capsys.readouterr().err


def test_one_submission_is_not_told_as_several(tmp_path: Path, capsys) -> None:
    claims, bids = tmp_path / "claims.csv", tmp_path / "submissions.csv"
    claims.write_text("submission,measure,input,value,unit\na,CV8,rent,,GBP_2025\n", "utf-8")
    bids.write_text("id,name,contract_value [GBP_2025],eligible [person]\na,Acme,1200,12\n")
    assert main(["report", str(tmp_path), "--out", str(tmp_path / "page.html")]) == 0
    assert "for 1 submission:" in capsys.readouterr().out


def test_a_card_of_which_something_was_left_out_says_so_by_itself() -> None:
    card = sv.withhold(sv.score(sv.read(PARKS, framework()))).card
    for text in (sv.report.resident_page(card), sv.report.committee_summary(card)):
        assert "few people stand behind them or a part of them: 11 answers" in text
        assert "With it, the score lies between" in text


def test_no_harm_is_said_to_be_within_its_limit_where_one_is_left_out() -> None:
    """Five people lost something, past the limit: they are left out, and so is any reassurance."""
    kind = sv.Framework.load("ccin")
    sizes = [{"id": "A", "contract_value": 1e6, "eligible": 40, "fte": 5}]
    none = dict.fromkeys(("dividends", "interest_above_benchmark", "rent", "fees"), 0)
    rows = [
        {"submission": "A", "measure": "PA9", "affected": {"right": ["none"], "count": [5]}},
        {"submission": "A", "measure": "CV8", **none},
    ]
    card = sv.score(sv.Claims.from_records(rows, kind, sizes), kind)
    assert "Harm is past the limit" in sv.report.committee_summary(card)
    left = sv.withhold(card)
    for text in (sv.report.resident_page(left), sv.report.committee_summary(left)):
        assert "No harm that is told here is past its limit." in text
        assert "What is left out may be past its limit: A (People affected without a voice)" in text
    assert "LEFT OUT HERE, since few people stand behind it: A (PA9)" in str(left.card)
