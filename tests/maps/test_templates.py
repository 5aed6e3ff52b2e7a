"""What `template` writes reads back without a fault, is scored, and asks for nothing needless."""

from __future__ import annotations

import csv
import re
import shlex
from pathlib import Path

import pytest
from mapped_sheets import CCIN
from template_measures import RAGGED, SMALL

import socialvalue as sv
from socialvalue.cli import main
from socialvalue.commands.scoring import Misuse
from socialvalue.commands.template import files, write
from socialvalue.framework.toml import shipped

FRAMEWORKS = pytest.mark.parametrize("framework", [CCIN, SMALL, RAGGED], ids=lambda one: one.code)
RATED = {"ccin": {"EQ1", "EQ2", "PA3", "PA4", "CV1", "CV2", "SE1", "WB1"}, "small": {"TM1"},
         "ragged": {"TM2"}}  # fmt: skip


def _rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(text.splitlines()))


@FRAMEWORKS
def test_a_blank_template_reads_without_a_fault_and_scores_as_nothing_shown(
    tmp_path: Path, framework: sv.Framework
) -> None:
    write(framework, tmp_path / "new")
    claims = sv.read(tmp_path / "new", framework)
    card = sv.score(claims)
    assert len(claims) == 0
    assert card.overall()["coverage"].tolist() == [0]
    assert sorted(card.not_assessed()["measure"].tolist()) == sorted(framework.members)


@FRAMEWORKS
def test_the_worked_example_reads_and_every_measure_in_it_has_its_own_quantity(
    tmp_path: Path, framework: sv.Framework
) -> None:
    write(framework, tmp_path / "new")
    claims = sv.read(tmp_path / "new" / "example", framework)
    assert list(claims.batches) == list(framework.members)
    table = sv.score(claims).measures()
    rated = set()
    for code, member in framework.members.items():
        example = next(one for one in member.measure.examples if not one.undefined)
        mine = (table["measure"] == code) & (table["status"] == "assessed")
        if member.measure.reports != "change":
            assert table["quantity"][mine].tolist() == pytest.approx([example.quantity])
        if mine.any() and not member.measure.harm and 0 < table["rating"][mine][0] < 100:
            rated.add(code)
    assert RATED[framework.code] <= rated, "a worked row shows a rating that is no end of its scale"


@FRAMEWORKS
def test_only_the_sizes_that_some_measure_needs_are_asked_for(framework: sv.Framework) -> None:
    header = files(framework)["submissions.csv"].splitlines()[0]
    needed = {
        "ccin": "id,name,contract_value [GBP_2025],eligible [person]",
        "small": "id,name",
        "ragged": "id,name,eligible [person],fte [fte]",
    }
    assert header == needed[framework.code]


@FRAMEWORKS
def test_every_input_has_a_row_with_its_unit_and_a_line_of_help(framework: sv.Framework) -> None:
    written = files(framework)
    page = written["README.md"]
    for row in _rows(written["claims.csv"]):
        assert row["value"] == ""
        assert f"| {row['input']} | {row['unit']} |".replace("|  |", "| |") in page
    for member in framework.members.values():
        assert member.measure.title in page


def test_a_change_is_asked_for_its_baseline() -> None:
    rows = _rows(files(CCIN)["claims.csv"])
    stages = {row["stage"] for row in rows if row["measure"] == "PA1"}
    assert stages == {"baseline", "committed"}
    assert {row["stage"] for row in rows if row["measure"] == "PA3"} == {"committed"}


def test_a_filled_template_scores_as_the_same_records_do(tmp_path: Path) -> None:
    written = files(SMALL)
    filled = (
        written["claims.csv"].replace("broken,,,", "broken,,8,").replace("mended,,,", "mended,,2,")
    )
    (tmp_path / "claims.csv").write_text(filled, "utf-8")
    (tmp_path / "submissions.csv").write_text(written["submissions.csv"], "utf-8")
    record = {"submission": "yours", "measure": "TM1", "broken": 8, "mended": 2}
    ours = sv.score(sv.read(tmp_path, SMALL)).overall()
    theirs = sv.score(sv.Claims.from_records([record], SMALL)).overall()
    assert ours["score"].tolist() == theirs["score"].tolist() == [25]


def test_a_folder_that_is_there_is_left_alone_and_nothing_is_left_half_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "there").mkdir()
    with pytest.raises(Misuse):
        write(SMALL, tmp_path / "there")
    assert list((tmp_path / "there").iterdir()) == []

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "rename", full)
    with pytest.raises(OSError, match="No space"):
        write(SMALL, tmp_path / "new")
    assert [one.name for one in tmp_path.iterdir()] == ["there"]


def test_the_command_writes_the_template_and_says_what_next(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "returns"
    assert main(["template", "ccin", "--out", str(out)]) == 0
    assert "claims.csv" in capsys.readouterr().out
    assert main(["check", str(out)]) == 0
    assert main(["score", str(out / "example")]) == 0
    assert main(["template", "ccin", "--out", str(out)]) == 2


def test_forms_are_written_over_where_that_is_asked_for_and_what_else_lies_there_stays(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "returns"
    out.mkdir()
    (out / "claims.csv").write_text("ours", "utf-8")
    (out / "notes.txt").write_text("mine", "utf-8")
    assert main(["template", "ccin", "--out", str(out)]) == 2
    assert "--replace" in capsys.readouterr().err
    assert (out / "claims.csv").read_text("utf-8") == "ours"
    assert main(["template", "ccin", "--out", str(out), "--replace"]) == 0
    fresh = tmp_path / "fresh"
    assert main(["template", "ccin", "--out", str(fresh)]) == 0
    for file in (one for one in fresh.rglob("*") if one.is_file()):
        assert (out / file.relative_to(fresh)).read_bytes() == file.read_bytes()
    assert (out / "notes.txt").read_text("utf-8") == "mine"
    (tmp_path / "plain").write_text("a file", "utf-8")
    for more in ([], ["--replace"]):
        assert main(["template", "ccin", "--out", str(tmp_path / "plain"), *more]) == 2
    assert (tmp_path / "plain").read_text("utf-8") == "a file"


def test_the_commands_that_a_template_names_are_for_its_own_framework(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "our returns"
    assert main(["template", "grants", "--out", str(out)]) == 0
    told = capsys.readouterr().out.splitlines()
    commands = [line for line in told if line.startswith("  socialvalue ")]
    assert [shlex.split(line)[1] for line in commands] == ["check", "score"]
    for line in commands:
        assert main(shlex.split(line)[1:]) == 0
    page = (out / "README.md").read_text("utf-8")
    named = re.findall(r"`socialvalue (\w+ FOLDER[^`]*)`", page)
    assert len(named) == 3
    for command in named:
        words = [word.replace("FOLDER", str(out)) for word in command.split()]
        assert main(words) == 0


def test_the_page_of_a_template_says_what_to_show_and_what_its_units_and_rows_are() -> None:
    page = files(sv.Framework.load("grants"))["README.md"]
    for member in sv.Framework.load("grants").members.values():
        for grade, words in member.measure.evidence.by_grade():
            assert f"- {grade}: {words}" in page
    assert "| GBP_2025/count | pounds of 2025 each |" in page
    assert "Row `substitution-months`: " in page


def test_none_found_is_one_entry_with_the_count_nought(tmp_path: Path) -> None:
    framework = sv.Framework.load("grants")
    write(framework, tmp_path / "new")
    blank = (tmp_path / "new" / "claims.csv").read_text("utf-8")
    for harm in ("PA9,affected.count,1,,", "SE9,posts.count,1,,"):
        assert harm in blank
        blank = blank.replace(harm, harm[:-1] + "0,")
    (tmp_path / "new" / "claims.csv").write_text(blank, "utf-8")
    sizes = "id,name,contract_value [GBP_2025],eligible [person]\nyours,Us,60000,400\n"
    (tmp_path / "new" / "submissions.csv").write_text(sizes, "utf-8")
    table = sv.score(sv.read(tmp_path / "new", framework)).measures()
    found = dict(zip(table["measure"], table["status"], strict=True))
    assert found["PA9"] == found["SE9"] == "assessed"


@pytest.mark.parametrize("name", shipped())
def test_the_template_of_every_framework_that_ships_checks_and_its_example_is_scored(
    tmp_path: Path, name: str
) -> None:
    framework = sv.Framework.load(name)
    write(framework, tmp_path / "new")
    sv.read(tmp_path / "new", framework)
    table = sv.score(sv.read(tmp_path / "new" / "example", framework)).measures()
    for code, member in framework.members.items():
        if member.measure.reports != "change":
            mine = (table["measure"] == code) & (table["status"] == "assessed")
            example = next(one for one in member.measure.examples if not one.undefined)
            assert table["quantity"][mine].tolist() == pytest.approx([example.quantity]), code
