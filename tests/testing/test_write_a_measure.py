"""The page on writing a measure keeps its promises: its blocks run in order, as one page."""

import re
import subprocess
import sys
from pathlib import Path

from socialvalue.testing import PROMISES

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "write-a-measure.md").read_text("utf-8")


def test_its_python_blocks_run_in_order(tmp_path):
    blocks = re.findall(r"^```python\n(.*?)^```$", PAGE, flags=re.MULTILINE | re.DOTALL)
    assert len(blocks) >= 5
    script = tmp_path / "page.py"
    script.write_text("\n".join(blocks), "utf-8")
    run = subprocess.run(
        [sys.executable, "-W", "error", script], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    assert "fixers" in run.stdout


def test_it_names_every_promise_in_order():
    named = re.findall(r"^\| `(\w+)` \|", PAGE, flags=re.MULTILINE)
    assert named == [promise.__name__ for promise in PROMISES]
