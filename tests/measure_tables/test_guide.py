"""The guide to measure tables tells every column, its tables load, no licensed value is ours."""

from __future__ import annotations

import re
from importlib import resources
from pathlib import Path

import socialvalue as sv
from socialvalue import source
from socialvalue.measure_tables import HEADINGS
from socialvalue.measure_tables.sources import marked

ROOT = Path(__file__).resolve().parents[2]
GUIDE = (ROOT / "docs" / "measure-tables.md").read_text("utf-8")


def _block(language: str, holding: str) -> str:
    blocks = re.findall(rf"^```{language}\n(.*?)^```$", GUIDE, flags=re.MULTILINE | re.DOTALL)
    (found,) = [block for block in blocks if holding in block]
    return found


def test_the_guide_tells_every_column_and_no_other():
    told = set()
    for line in GUIDE.partition("## The columns")[2].partition("In TOML each row")[0].splitlines():
        if line.startswith("| `"):
            told |= set(re.findall(r"`([a-z_]+)`", line.split("|")[1]))
    assert told == set(HEADINGS)


def test_every_column_has_words_for_its_reader():
    assert all(heading.help and heading.name == name for name, heading in HEADINGS.items())


def test_the_first_table_of_the_guide_loads():
    table = sv.load_measures(_block("csv", "Meals"), name="mine.csv")
    sv.testing.check_measure(table["EM1"])


def test_the_licensed_shape_of_the_guide_loads_and_is_marked():
    table = sv.load_measures(_block("toml", "[[measure]]"), name="mine.toml")
    sv.testing.check_measure(table["X1"])
    assert table.licensed == ("X1",)
    assert "made-up" in table["X1"].proxies[0].source.publisher


def test_no_source_that_ships_is_of_a_licensed_table():
    names = re.compile(r"\btoms\b|\bhact\b|social value (bank|portal)", re.IGNORECASE)
    for key, one in source.sources().items():
        assert not marked(one), key
        assert not names.search(f"{one.publisher} {one.title}"), key
    folder = resources.files("socialvalue").joinpath("data")
    tables = [file.name for file in folder.iterdir() if "toms" in file.name.lower()]
    assert tables == []
