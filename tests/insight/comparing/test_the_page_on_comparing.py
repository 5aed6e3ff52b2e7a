"""The page on comparing keeps its word: its blocks run, its five lines say it all."""

import re
import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
PAGE = (ROOT / "docs" / "compare.md").read_text("utf-8")
BLOCKS = re.findall(r"^```python\n(.*?)^```$", PAGE, flags=re.MULTILINE | re.DOTALL)


@pytest.fixture
def told(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """What a block prints."""

    def run(block: str) -> str:
        file = tmp_path / "block.py"
        file.write_text(block, "utf-8")
        runpy.run_path(str(file))
        return capsys.readouterr().out

    return run


def test_five_lines_of_notebook_say_who_is_ahead_because_of_what_and_unless_what(told) -> None:
    assert len([line for line in BLOCKS[0].splitlines() if line.strip()]) == 5
    page = " ".join(told(BLOCKS[0]).split())
    first = re.match(
        r"Second Spring CIC is ahead of Meadow Trust with probability (0\.\d\d), because of "
        r"[^,]+ and [^,]+, and a weight on Participation and Accountability above (0\.\d\d) "
        r"\(now 0\.20\) would change that\. ",
        page,
    )
    assert first
    assert 0.6 < float(first[1]) < 0.9
    assert float(first[2]) > 0.2
    silent = (
        "Greenhouse gas (WB8) of Meadow Trust: not assessed, and so it counts as past its limit"
    )
    assert silent in page
    assert "Meadow Trust's answers to Life satisfaction" in page


def test_its_other_blocks_run(told) -> None:
    assert len(BLOCKS) == 3
    probabilities = told(BLOCKS[1]).split()
    assert all(0 <= float(one) <= 1 for one in probabilities)
    assert len(probabilities) == 3
    assert "within PA 0.1 to 0.4" in " ".join(told(BLOCKS[2]).split())


def test_no_line_of_the_page_in_a_terminal_is_wider_than_a_page(told) -> None:
    assert max(map(len, told(BLOCKS[0]).splitlines())) <= 98
