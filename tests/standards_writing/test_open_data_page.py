"""The section on impact data does what it says: its blocks are run in their order."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HEADING = "## Impact data (CIDS)\n"


@pytest.fixture
def section(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    shutil.copytree(ROOT / "examples" / "parks", tmp_path / "examples" / "parks")
    shutil.copy(ROOT / "examples" / "measure-table" / "eastmoor.csv", tmp_path)
    monkeypatch.chdir(tmp_path)
    page = (ROOT / "docs" / "open-data.md").read_text("utf-8")
    return page.partition(HEADING)[2].partition("\n## ")[0]


def test_the_blocks_of_the_section_run(section: str, tmp_path: Path) -> None:
    tables = re.findall(r"```csv (\S+)\n(.*?)```", section, re.DOTALL)
    others = re.findall(r"<!-- (\S+) -->\n```json\n(.*?)```", section, re.DOTALL)
    assert len(tables) == len(others) == 1
    for name, text in (*tables, *others):
        (tmp_path / name).write_text(text, "utf-8")
    code = "\n".join(re.findall(r"```python\n(.*?)```", section, re.DOTALL))
    assert code.count("sv.standards.") == 7
    exec(compile(code, "open-data.md", "exec"), {})  # noqa: S102 (our own page)
    assert (tmp_path / "eastmoor.datapackage.json").is_file()
    assert (tmp_path / "parks-tables" / "datapackage.json").is_file()
