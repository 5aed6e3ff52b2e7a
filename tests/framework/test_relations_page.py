"""The page on relations keeps its word: its blocks run, and its sheet is found out."""

import csv
import io
import re
import runpy
from pathlib import Path

import socialvalue as sv
from socialvalue.relations import KINDS

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "relations.md").read_text("utf-8")
BLOCKS = dict(re.findall(r"```(csv|python|toml)\n(.*?)```", PAGE, re.DOTALL))


def _file(folder: Path, text: str) -> str:
    file = folder / "block.py"
    file.write_text(text, "utf-8")
    return str(file)


def test_its_python_runs_from_the_checkout_and_prints_a_pair(monkeypatch, capsys, tmp_path) -> None:
    monkeypatch.chdir(ROOT)
    runpy.run_path(_file(tmp_path, BLOCKS["python"]))
    assert "EQ2 CV2 same number" in capsys.readouterr().out


def test_its_sheet_names_the_same_pounds_twice() -> None:
    rows = list(csv.DictReader(io.StringIO(BLOCKS["csv"])))
    assert {row["about"] for row in rows} == {"reserve 2026"}
    assert {(row["measure"], row["input"]) for row in rows} == {
        ("EQ2", "locked"),
        ("CV2", "retained"),
    }


def test_its_toml_is_a_framework_that_replaces_what_the_set_says() -> None:
    text = (ROOT / "socialvalue/data/frameworks/ccin.toml").read_text("utf-8")
    head, rows = BLOCKS["toml"].split("\n[[relation]]", 1)
    assert head.splitlines()[0].split("#")[0].strip() in text
    held = sv.Framework.from_toml(f"{text}\n[[relation]]{rows}")
    pair = [one for one in held.relations if one.pair == {"EQ2", "CV2"}]
    assert [one.reason for one in pair] == ["our audit of 2026 found the same reserve in both"]


def test_it_has_a_row_for_each_kind() -> None:
    table = PAGE.split("| kind |")[1].split("\n\n")[0]
    assert set(re.findall(r"^\| (\w+) \|", table, re.MULTILINE)) == set(KINDS)
