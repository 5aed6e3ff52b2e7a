"""The README keeps its promises: its Python blocks run as they stand, from the root of a checkout,
and its first two shell blocks are one line each (`.ci/run` runs those, word for word).
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def _blocks(*languages: str) -> list[str]:
    """The text of each fenced block in one of the languages, in the order of the page."""
    fence = rf"^```(?:{'|'.join(languages)})\n(.*?)^```$"
    return re.findall(fence, README, flags=re.MULTILINE | re.DOTALL)


PYTHON = _blocks("python", "py")
SHELL = _blocks("bash", "sh", "console", "shell")


@pytest.mark.parametrize("block", PYTHON, ids=[f"block{i + 1}" for i in range(len(PYTHON))])
def test_a_python_block_of_the_readme_runs(block: str, tmp_path: Path) -> None:
    script = tmp_path / "block.py"
    script.write_text(block, "utf-8")
    run = subprocess.run(
        [sys.executable, "-W", "error", script],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.returncode == 0, f"{block}\n{run.stdout}\n{run.stderr}"


@pytest.mark.parametrize("block", PYTHON, ids=[f"block{i + 1}" for i in range(len(PYTHON))])
def test_a_python_block_of_the_readme_has_fifteen_lines_at_the_most(block: str) -> None:
    assert sum(bool(line.strip()) for line in block.splitlines()) <= 15


def test_the_readme_shows_code_to_each_of_the_three_hands() -> None:
    assert len(PYTHON) >= 3


def test_the_first_two_commands_of_the_readme_are_one_line_each() -> None:
    assert [len(block.splitlines()) for block in SHELL[:2]] == [1, 1]


def test_the_first_command_prints_the_scorecard_of_the_parks() -> None:
    assert "socialvalue score examples/parks" in SHELL[0]


def test_the_second_command_runs_the_tests() -> None:
    assert "pytest" in SHELL[1]
