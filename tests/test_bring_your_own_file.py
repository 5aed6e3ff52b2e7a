"""The page on files keeps its promises: its files are written, and its blocks run, in its order."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from socialvalue.cli import main

PAGE = Path(__file__).resolve().parent.parent / "docs" / "bring-your-own-file.md"
BLOCK = re.compile(r"^```(\w+) ?(\S*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
BLOCKS = BLOCK.findall(PAGE.read_text("utf-8"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder as it stands when the page has been read to its end."""
    said = ""
    for kind, name, text in BLOCKS:
        if name:
            (tmp_path / name).write_text(text, "utf-8")
        elif kind == "python":
            run = subprocess.run(
                [sys.executable, "-W", "error", "-c", text],
                cwd=tmp_path, capture_output=True, text=True, check=False,
            )  # fmt: skip
            assert run.returncode == 0, f"{text}\n{run.stderr}"
            said += run.stdout
    (tmp_path / "said.log").write_text(said, "utf-8")
    return tmp_path


def test_every_block_runs_and_says_what_its_comments_promise(folder: Path) -> None:
    said = (folder / "said.log").read_text("utf-8")
    for promise in (
        "rows in 3 = scored 3 + refused 0",
        "monthly.csv line 2, contributed: -40 is below 0",
        "rows in 2 = scored 1 + refused 1; monthly.csv: UTF-8, semicolons between cells",
        "('acme',)",
    ):
        assert promise in said
    assert '"submission": "acme"' in (folder / "refused.jsonl").read_text("utf-8")


def test_the_commands_of_the_page_are_understood(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    (folder / "refused.jsonl").unlink()
    lines = [line for kind, _, text in BLOCKS if kind == "bash" for line in text.splitlines()]
    assert [main(shlex.split(line)[1:]) for line in lines] == [1, 0]
    assert (folder / "refused.jsonl").is_file()
