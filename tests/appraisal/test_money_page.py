"""The page on money keeps its promises: its code runs, and it names every column and ratio."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from appraised import NO_HARM, card, given

import socialvalue as sv
from socialvalue.appraisal import RATIOS, Scope

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "docs" / "money.md").read_text("utf-8")
BLOCKS = re.findall(r"^```python\n(.*?)^```$", TEXT, flags=re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("block", BLOCKS, ids=[f"block{i + 1}" for i in range(len(BLOCKS))])
def test_a_block_of_the_page_runs(block, tmp_path):
    script = tmp_path / "block.py"
    script.write_text(block, "utf-8")
    run = subprocess.run(
        [sys.executable, "-W", "error", script],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.returncode == 0, f"{block}\n{run.stdout}\n{run.stderr}"


def test_the_page_has_its_blocks():
    assert len(BLOCKS) == 4


def test_every_column_of_numbers_is_defined():
    table = sv.appraise(card([*given({2026: 1}), NO_HARM], {2026: 1})).table()
    scope = {part.name for part in Scope.__attrs_attrs__}
    told = set(table) - scope - {"submission", "ledger", "exchange_reason"}
    assert {name for name in told if f"`{name}`" not in TEXT} == set()
    assert set(RATIOS) <= told
    assert scope - {"ratio"} <= set(table)


def test_the_definitions_are_what_is_computed():
    found = sv.appraise(card([*given({2026: 90}), {"measure": "AX1", "people": 0.04}], {2026: 30}))
    row = {name: values[0] for name, values in found.table().items()}
    assert (row["benefits"], row["harms"], row["costs"]) == (90, 20, 30)
    assert row["balance"] == 90 - 20
    assert row["net_present_value"] == 90 - 20 - 30
    assert row["benefit_cost_ratio"] == row["sroi_gross"] == (90 - 20) / 30
    assert row["sroi_net"] == (90 - 20 - 30) / 30
