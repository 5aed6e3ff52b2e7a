"""`socialvalue new-measure`: three answers in, a measure and its test out, sound as they stand."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from socialvalue.cli import main
from socialvalue.testing import PROMISES

ROOT = Path(__file__).resolve().parents[2]
WHAT = (
    'Things — "bikes", C:\\kettles, radios. All of them {mended} with the help of volunteers in '
    "the year, and still at work a month later, as far as their owners say when they are asked"
)
ANSWERS = {
    "long": (WHAT, "count", "Repair: Things are kept in use"),
    "one-word": ("Time", "hour", "PA-decisions"),
    "a word of Python": ("none", "GBP_2025/(person*year)", "WB: Élan"),
    "accents": ("Cafés yn agor bob dydd", "count", "Wellbeing: " + "x" * 70),
    "many letters": (f"{'a' * 60} {'b' * 60} {'c' * 60}", "person", "x: y"),
}


def _write(folder: Path, answers: tuple[str, str, str], *more: str) -> int:
    what, unit, outcome = answers
    given = ["--what", what, "--unit", unit, "--outcome", outcome, "--folder", str(folder)]
    return main(["new-measure", *given, *more])


def _run(folder: Path, *words: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *map(str, words)],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def written(tmp_path_factory: Any) -> Path:
    """A folder for each set of answers."""
    folder: Path = tmp_path_factory.mktemp("written")
    for name, answers in ANSWERS.items():
        assert _write(folder / name.replace(" ", "_"), answers) == 0
    return folder


def test_what_is_written_passes_its_own_tests(written: Path) -> None:
    run = _run(written, "pytest", "-q", "-W", "error", "-p", "no:cacheprovider")
    assert run.returncode == 0, run.stdout
    assert f"{len(ANSWERS) * len(PROMISES)} passed" in run.stdout


def test_what_is_written_passes_ruff(written: Path) -> None:
    own = ("--no-cache", "--config", ROOT / "pyproject.toml", ".")
    for folder in (folder for folder in written.iterdir() if folder.is_dir()):
        check = _run(folder, "ruff", "check", *own)
        assert check.returncode == 0, check.stdout + check.stderr
    for width in (88, 100):
        shape = _run(written, "ruff", "format", "--check", "--line-length", str(width), *own)
        assert shape.returncode == 0, shape.stdout + shape.stderr


def test_the_answers_stand_in_the_file(written: Path) -> None:
    (path,) = (written / "one-word").glob("time*.py")
    text = path.read_text("utf-8")
    assert 'code = "OWN-TC"' in text
    assert 'unit = "hour"' in text
    assert 'THEME = sv.Theme("PA", "Participation and Accountability")' in text
    assert '"PA-decisions",\n    "More people decide about money and work",' in text


def test_the_answer_says_where_the_files_are(tmp_path: Path, capsys: Any) -> None:
    assert _write(tmp_path, ANSWERS["one-word"], "--code", "OX-T", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["code"] == "OX-T"
    assert {Path(one).name for one in told["files"]} == {one.name for one in tmp_path.iterdir()}


def test_nothing_is_ever_overwritten(tmp_path: Path, capsys: Any) -> None:
    own = tmp_path / "test_time_counted.py"
    own.write_text("mine", "utf-8")
    assert _write(tmp_path, ANSWERS["one-word"]) == 1
    assert "it is there already" in capsys.readouterr().err
    assert own.read_text("utf-8") == "mine"
    assert [*tmp_path.iterdir()] == [own]


class _Keyboard(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_what_no_option_says_is_asked_for(tmp_path: Path, capsys: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(sys, "stdin", _Keyboard("Bikes mended in the year\ncount\nWB: We cycle\n"))
    assert main(["new-measure", "--folder", str(tmp_path), "--json"]) == 0
    said = capsys.readouterr()
    assert json.loads(said.out)["class"] == "BikesMended"
    assert said.err.count("?") == 3
    text = (tmp_path / "bikes_mended.py").read_text("utf-8")
    assert '"""Bikes mended in the year."""' in text
    assert 'THEME = sv.Theme("WB", "Wellbeing")' in text


def test_nobody_at_the_terminal_is_wrong_usage(
    tmp_path: Path, capsys: Any, monkeypatch: Any
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("count\n"))
    assert main(["new-measure", "--what", "Bikes mended", "--folder", str(tmp_path)]) == 2
    assert '--unit "…"' in capsys.readouterr().err
    monkeypatch.setattr(sys, "stdin", _Keyboard(""))
    assert main(["new-measure", "--folder", str(tmp_path)]) == 2
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize(
    ("place", "answer"),
    [
        *(("--what", "…"), ("--what", "   "), ("--unit", "smile"), ("--unit", "pounds")),
        *(("--unit", "person*" * 9 + "person"), ("--outcome", "fun"), ("--outcome", "WB:")),
        *(("--outcome", f"WB: {'x' * 71}"), ("--code", "PA1"), ("--code", "a b")),
    ],
)
def test_an_answer_that_cannot_be_used_is_wrong_usage_and_writes_nothing(
    tmp_path: Path, capsys: Any, place: str, answer: str
) -> None:
    given = {"--what": "Bikes mended", "--unit": "count", "--outcome": "WB: We cycle"}
    words = [word for pair in {**given, place: answer}.items() for word in pair]
    assert main(["new-measure", *words, "--folder", str(tmp_path)]) == 2
    assert place in capsys.readouterr().err
    assert [*tmp_path.iterdir()] == []
