"""The page on weights keeps its word: its blocks run, and its sheets are ballots."""

import re
import runpy
from pathlib import Path

import socialvalue as sv

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "weights.md").read_text("utf-8")
BLOCKS = re.findall(r"```(csv|python|toml)\n(.*?)```", PAGE, re.DOTALL)
FRAMEWORK = sv.Framework.load("ccin")


def _blocks(kind: str) -> list[str]:
    return [text for found, text in BLOCKS if found == kind]


def test_its_python_prints_who_is_first_under_whom(capsys, tmp_path: Path) -> None:
    file = tmp_path / "block.py"
    file.write_text(_blocks("python")[0], "utf-8")
    runpy.run_path(str(file))
    assert "WHO IS FIRST UNDER WHOM" in capsys.readouterr().out


def test_its_sheets_are_ballots_without_faults(tmp_path: Path) -> None:
    counts = []
    for text in _blocks("csv"):
        file = tmp_path / "hall.csv"
        file.write_text(text, "utf-8")
        found = sv.weights(sv.read_ballots(file, FRAMEWORK), FRAMEWORK)
        counts.append(len(found.people))
    assert counts == [5, 1]


def test_its_toml_is_who_was_asked() -> None:
    text = (ROOT / "socialvalue/data/frameworks/ccin.toml").read_text("utf-8")
    head, rest = text.split("\n[caps]", 1)
    made = sv.Framework.from_toml(f"{head}\n{_blocks('toml')[0]}\n[caps]{rest}")
    assert "set by residents of Eastmoor (120 people asked" in made.weights_said


def test_it_counts_the_answers_that_each_way_asks_for() -> None:
    rows = dict(re.findall(r"\| `([\w-]+)` \| (\d+) \|", PAGE))
    assert rows == {
        **dict.fromkeys(("budget", "swing", "ranking"), "5"),
        "pairwise": str(5 * 4 // 2),
        "best-worst": str(2 * 5 - 3),
    }
