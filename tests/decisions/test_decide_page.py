"""The page on decisions keeps its promises: its blocks run, its words are those of the library."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from bidding import TALE, tale, totals

from socialvalue.decisions.criterion import METHODS
from socialvalue.decisions.scoring import AWARDS

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "docs" / "decide.md").read_text("utf-8")
BLOCKS = re.findall(r"^```python\n(.*?)^```$", TEXT, flags=re.MULTILINE | re.DOTALL)


def run(block: str, folder: Path) -> str:
    script = folder / "block.py"
    script.write_text(block, "utf-8")
    done = subprocess.run(
        [sys.executable, "-W", "error", script],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, f"{block}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.mark.parametrize("block", BLOCKS, ids=[f"block{i + 1}" for i in range(len(BLOCKS))])
def test_a_block_of_the_page_runs(block, tmp_path):
    assert run(block, tmp_path)


def test_the_blocks_tell_the_tale_and_its_end(tmp_path):
    assert len(BLOCKS) == 3
    told = run(BLOCKS[0], tmp_path)
    assert "a bid that cannot win turns the order: without C, which cannot win" in told
    assert run(BLOCKS[1], tmp_path).strip() == "[ True  True]"
    assert "75% of 1 promise (" in run(BLOCKS[2], tmp_path)


def test_the_numbers_of_the_tale_are_those_that_are_computed():
    for decision in (tale(), tale(*TALE[:2])):
        for who, points in totals(decision).items():
            assert f"{who} {points:.2f}" in TEXT


def test_every_method_and_award_is_named():
    assert [word for word in (*METHODS, *AWARDS) if word not in TEXT] == []


def test_the_toml_of_the_page_is_toml():
    (block,) = re.findall(r"^```toml\n(.*?)^```$", TEXT, flags=re.MULTILINE | re.DOTALL)
    assert tomllib.loads(block)["criterion"][0]["method"] == "lowest_price"
