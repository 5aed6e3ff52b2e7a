"""The page on togetherness keeps its word: its blocks run, and its rows are frameworks."""

import re
import runpy
from pathlib import Path

import numpy as np
import pytest

import socialvalue as sv
from socialvalue.framework import together
from socialvalue.numerics import imbalance, pairs

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "togetherness.md").read_text("utf-8")
PYTHON = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
TOML = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)


def _run(block: str, folder: Path) -> None:
    file = folder / "block.py"
    file.write_text(block, "utf-8")
    runpy.run_path(str(file))


def test_its_framework_explains_a_theme_with_its_pairs(monkeypatch, capsys, tmp_path):
    monkeypatch.chdir(ROOT)
    _run(PYTHON[0], tmp_path)
    told = " ".join(capsys.readouterr().out.split())
    assert "Choquet" in told
    assert "members' assembly, March 2026: a vote means little" in told
    assert "(veto)" in told


def test_its_examples_are_elicited(monkeypatch, capsys, tmp_path):
    monkeypatch.chdir(ROOT)
    _run(PYTHON[1], tmp_path)
    assert "[[interaction]]" in capsys.readouterr().out


def test_its_rows_stand_in_the_shipped_framework():
    text = (ROOT / "socialvalue/data/frameworks/ccin.toml").read_text("utf-8")
    text = text.replace('{ kind = "PowerMean", p = 0.5 }', '"Choquet"')
    rows = "\n".join(TOML)
    held = sv.Framework.from_toml(f"{text}\n{rows}")
    theme = next(node for node in held.themes if node.code == "PA")
    assert [one.value for one in together.interactions(theme)] == [0.2]
    assert [(one.below, one.to) for one in together.holds(theme)] == [(20, 40)]


def test_what_it_says_of_the_index_is_so():
    before, after = (
        float(imbalance.mazziotta_pareto(np.array([top, 10.0, 10.0]), np.ones(3)))
        for top in (60, 90)
    )
    assert after < before


@pytest.mark.parametrize("size", [2, 3, 5])
def test_of_equal_parts_without_pairs_veto_and_favour_are_one_half(size):
    shares = np.full(size, 1 / size)
    assert pairs.veto(shares, []) == pytest.approx(0.5)
    assert pairs.favour(shares, []) == pytest.approx(0.5)
