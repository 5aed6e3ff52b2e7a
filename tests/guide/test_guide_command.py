"""`socialvalue guide`: questions in a terminal, or options; a framework and a plan in a folder."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

import socialvalue as sv
from socialvalue.cli import main
from socialvalue.commands.guide import ASKS

OFFICER = ["guide", "--context", "transferring a community centre", "--weeks", "2", "--budget", "0"]
AIM = ["--aim", "we care about participation"]


class _Terminal(io.StringIO):
    """Somebody who sits at a terminal and has these answers."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _nobody_there(monkeypatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin", io.StringIO())


def test_the_policy_officer_gets_a_plan_and_a_framework_that_loads(capsys) -> None:
    assert main([*OFFICER, *AIM]) == 0
    said = capsys.readouterr().out
    assert "WHAT WAS WRITTEN" in said
    framework = sv.Framework.load("guide-asset-transfer/framework.toml")
    assert {"PA1", "PA3", "PA9", "CV9"} <= set(framework.members)
    assert "# A plan for asset transfer" in Path("guide-asset-transfer/plan.md").read_text("utf-8")


def test_nothing_that_is_there_is_overwritten(capsys) -> None:
    Path("mine").mkdir()
    Path("mine/plan.md").write_text("ours", "utf-8")
    assert main([*OFFICER, "--out", "mine"]) == 2
    assert "it is there already" in capsys.readouterr().err
    assert Path("mine/plan.md").read_text("utf-8") == "ours"
    assert not Path("mine/framework.toml").exists()


def test_json_is_all_of_stdout_and_keeps_the_schema_but_for_what_was_written(capsys) -> None:
    assert main([*OFFICER, *AIM, "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert [Path(path).name for path in data["written"]] == ["plan.md", "framework.toml"]
    assert data["situation"]["weeks"] == 2


def test_where_it_is_not_to_be_scored_no_framework_is_written_unless_one_insists(capsys) -> None:
    decided = ["guide", "--context", "grants", "--circumstance", "decided"]
    assert main([*decided, "--out", "one"]) == 0
    assert "not to be scored" in capsys.readouterr().out
    assert [path.name for path in Path("one").iterdir()] == ["plan.md"]
    assert main([*decided, "--out", "two", "--anyway"]) == 0
    assert sv.Framework.load("two/framework.toml").members


def test_at_a_terminal_it_asks_each_question_and_says_why(monkeypatch, capsys) -> None:
    answers = iter(
        ["grants", "less lonely; purple stairs", "the choir", "", "40", "yes", "30", "0", "log", ""]
    )
    monkeypatch.setattr("sys.stdin", _Terminal())
    monkeypatch.setattr("builtins.input", lambda _="": next(answers))
    assert main(["guide"]) == 0
    asked = capsys.readouterr().err
    assert all(question in asked and why in asked for question, why in ASKS.values())
    framework = sv.Framework.load("guide-grants/framework.toml")
    assert {say.by for node in framework.outcomes for say in node.said} == {"the choir"}
    assert [one.name for one in framework.unmeasured] == ["purple stairs"]


def test_an_answer_that_never_comes_is_not_known(monkeypatch) -> None:
    def closed(_: str = "") -> str:
        raise EOFError

    monkeypatch.setattr("sys.stdin", _Terminal())
    monkeypatch.setattr("builtins.input", closed)
    assert main(["guide", "--context", "planning"]) == 0


@pytest.mark.parametrize(
    ("options", "at"),
    [
        ([], "--context"),
        (["--context", "a picnic"], "context"),
        (["--context", "grants", "--weeks", "two"], "--weeks"),
        (["--context", "grants", "--weeks", "-2"], "weeks"),
        (["--context", "grants", "--people", "nan"], "people"),
        (["--context", "grants", "--asked", "perhaps"], "--asked"),
        (["--context", "grants", "--circumstance", "raining"], "circumstances"),
        (["--context", "grants", "--aim", "warm", "--by", "Mrs Patel"], "aims"),
    ],
)
def test_a_wrong_answer_is_misuse_and_writes_nothing(options, at, capsys, tmp_path) -> None:
    assert main(["guide", *options]) == 2
    said = capsys.readouterr().err
    assert at in said
    assert "Patel" not in said
    assert list(tmp_path.iterdir()) == []


def test_its_help_says_what_each_option_is_for(capsys) -> None:
    assert main(["guide", "--help"]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert all(f"--{name}" in told for name in ASKS)
    assert "a group, not a name" in told


def test_an_answer_that_is_no_number_is_asked_for_again_and_nothing_is_lost(
    monkeypatch, capsys
) -> None:
    first = ("grants", "less lonely", "neighbours", "neighbours", "many", "40", "perhaps", "yes")
    answers = iter((*first, "soon", "2", "none", "£1,000", "", ""))
    monkeypatch.setattr("sys.stdin", _Terminal())
    monkeypatch.setattr("builtins.input", lambda _="": next(answers))
    assert main(["guide"]) == 0
    said = capsys.readouterr().err
    assert said.count("Write a number, such as 2. Once more:") == 3
    assert said.count("Write yes or no. Once more:") == 1
    assert Path("guide-grants/plan.md").exists()
