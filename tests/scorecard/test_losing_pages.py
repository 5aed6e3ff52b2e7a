"""The pages on who loses and on stories keep their word: their blocks run, their tables fit."""

import csv
import io
import re
import runpy
from pathlib import Path

import pytest

import socialvalue as sv
from socialvalue.claims.stories import COLUMNS, KINDS
from socialvalue.framework.limits import ALLOCATIONS

ROOT = Path(__file__).resolve().parents[2]
PAGES = {
    name: (ROOT / "docs" / f"{name}.md").read_text("utf-8") for name in ("who-loses", "stories")
}
CCIN = (ROOT / "socialvalue/data/frameworks/ccin.toml").read_text("utf-8")


def blocks(page: str, kind: str) -> list[str]:
    return re.findall(rf"```{kind}\n(.*?)```", PAGES[page], re.DOTALL)


@pytest.mark.parametrize(
    ("page", "told"),
    [
        ("who-loses", "WB8 villagers harm"),
        ("who-loses", "LSOA 2021 2"),
        ("stories", "I came for the soup"),
    ],
)
def test_its_python_runs(page: str, told: str, tmp_path: Path, capsys) -> None:
    file = tmp_path / "block.py"
    file.write_text("\n".join(blocks(page, "python")), "utf-8")
    runpy.run_path(str(file))
    assert told in capsys.readouterr().out


def test_its_toml_is_a_framework_with_a_boundary_and_a_limit() -> None:
    framework = sv.Framework.from_toml("\n".join([CCIN, *blocks("who-loses", "toml")]))
    assert framework.boundary.inside == ("Oxford",)
    assert [one.measure for one in framework.limits] == ["WB8"]


def test_its_rules_of_sharing_out_are_those_that_have_a_name() -> None:
    row = next(line for line in PAGES["who-loses"].splitlines() if line.startswith("| allocation"))
    assert ", ".join(ALLOCATIONS) in row


def test_its_sheet_of_stories_is_read() -> None:
    rows = list(csv.DictReader(io.StringIO(blocks("stories", "csv")[0])))
    assert tuple(rows[0]) == COLUMNS
    part = {"attended": 0, "contributed": 14, "organised": 3, "decided": 2}
    claim = {"submission": "greenhand", "measure": "PA3", **part}
    sizes = [{"id": "greenhand", "contract_value": 400_000, "eligible": 900, "fte": 12}]
    framework = sv.Framework.load("ccin")
    claims = sv.Claims.from_records([claim], framework, sizes, stories=rows)
    assert [one.code for one in claims.stories.told] == ["PA3", "PA-community"]


def test_it_has_a_row_for_each_column_and_names_each_kind() -> None:
    names = re.findall(r"^\| (\w+) \|", PAGES["stories"], re.MULTILINE)
    assert names[1:] == list(COLUMNS)
    row = next(line for line in PAGES["stories"].splitlines() if line.startswith("| kind"))
    assert ", ".join(KINDS) in row
