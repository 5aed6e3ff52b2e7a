"""The page on open data does what it says: its files are written and its blocks run in order."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

import socialvalue as sv
from socialvalue import standards

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "open-data.md").read_text("utf-8")
CODE = "\n".join(re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the files that the page shows and names."""
    shutil.copytree(ROOT / "examples" / "parks", tmp_path / "examples" / "parks")
    shutil.copytree(ROOT / "examples" / "measure-table", tmp_path / "examples" / "measure-table")
    tables = re.findall(r"```csv (\S+)\n(.*?)```", PAGE, re.DOTALL)
    others = re.findall(r"<!-- (\S+) -->\n```json\n(.*?)```", PAGE, re.DOTALL)
    assert {name for name, _ in (*tables, *others)} == {
        *("grants.csv", "notices.json", "imd.csv", "others.jsonld", "tags.csv"),
    }
    for name, text in (*tables, *others):
        (tmp_path / name).write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_blocks_of_the_page_run_and_say_what_they_say(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    held: dict[str, object] = {}
    exec(compile(CODE, "open-data.md", "exec"), held)  # noqa: S102 (our own page)
    assert "rows in 3 = read 3 + refused 0; the rows read are 2" in capsys.readouterr().out
    assert (folder / "eastmoor.datapackage.json").is_file()
    assert (folder / "parks-tables" / "datapackage.json").is_file()
    assert (folder / "parks-published" / "datapackage.json").is_file()
    notices, joined = held["notices"], held["joined"]
    assert isinstance(notices, standards.Published)
    assert isinstance(joined, standards.Published)
    silent = sv.score(notices.claims(sv.Framework.load("ccin")))
    assert {*silent.overall()["score"]} == {-100.0}, "the page says so"
    assert notices.tables["criteria"]["share"] == [0.2, 0.8]
    assert joined.tables["submissions"]["deprivation_decile"] == [2, 9]


@pytest.mark.parametrize("name", standards.__all__)
def test_every_public_name_of_the_room_is_in_a_block_that_runs(name: str) -> None:
    assert re.search(rf"\bsv\.standards\.{name}\b", CODE), f"{name}: no example"
