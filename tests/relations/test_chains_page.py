"""The page on chains keeps its word: its blocks run, and its tables name what there is."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

from socialvalue.scorecard import links, once

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "chains.md").read_text("utf-8")
BLOCKS = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)


def test_its_blocks_run_and_say_what_the_page_says(tmp_path, capsys) -> None:
    file = tmp_path / "blocks.py"
    file.write_text("\n".join(BLOCKS), "utf-8")
    runpy.run_path(str(file))
    said = capsys.readouterr().out
    assert "welfare: 2200 less 300 is 1900" in said
    assert "5.0 people in all" in said
    assert "W2 Crafts lived from (outcome: People live from the woods): FURTHEST EVIDENCED" in said
    assert "hub would get 37.5%, and claims 50%" in said
    assert "school would get 62.5%, and claims 50%" in said


def test_it_has_a_row_for_each_rule_and_each_standing() -> None:
    rules = PAGE.split("| rule |")[1].split("\n\n")[0]
    assert re.findall(r"^\| (\w+) \|", rules, re.MULTILINE) == [*once.RULES]
    standings = PAGE.split("| standing |")[1].split("\n\n")[0]
    for words in (links.EVIDENCED, links.CLAIMED, links.ASSERTED, links.UNSEEN):
        assert f"| {words} |" in standings
