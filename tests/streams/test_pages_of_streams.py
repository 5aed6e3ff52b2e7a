"""The pages on streams, Dask and Spark keep their promises: their blocks run, in their order."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

DOCS = Path(__file__).resolve().parent.parent.parent / "docs"
BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def _said(page: str, folder: Path, *, strict: bool = True) -> str:
    """What the blocks of a page print, one after another, each in a process of its own."""
    said = ""
    for number, text in enumerate(BLOCK.findall((DOCS / page).read_text("utf-8"))):
        script = folder / f"block_{number}.py"
        script.write_text(text, "utf-8")
        words = [sys.executable, *(["-W", "error"] if strict else []), script.name]
        run = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False)
        assert run.returncode == 0, f"{text}\n{run.stderr}"
        said += run.stdout
    return said


def test_the_page_on_streams_runs_and_says_what_it_promises(tmp_path: Path) -> None:
    said = _said("streams.md", tmp_path)
    for promise in ("3 scored, 1 refused", "sha256:", "dale 3 -5 is out of bounds", "['dale']"):
        assert promise in said, said
    assert (tmp_path / "results" / "summary.json").is_file()


def test_the_page_on_dask_runs_on_two_workers(tmp_path: Path) -> None:
    pytest.importorskip("distributed", reason="needs the extra dask")
    pytest.importorskip("pandas", reason="needs the extra dask")
    assert "200 0 ['bid-59', 'bid-119', 'bid-179']" in _said("dask.md", tmp_path, strict=False)


@pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs Java")
def test_the_page_on_spark_runs(tmp_path: Path) -> None:
    pytest.importorskip("pyspark", reason="needs the extra spark")
    assert "200 0 3" in _said("spark.md", tmp_path, strict=False)
