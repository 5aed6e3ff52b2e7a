"""The page on notebooks, frames and plots runs as it stands."""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/notebooks.md").read_text("utf-8")
MISSING = [one for one in ("matplotlib", "polars", "narwhals") if find_spec(one) is None]


@pytest.mark.skipif(bool(MISSING), reason=f"{', '.join(MISSING)} is not installed")
def test_the_page_runs_as_it_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    namespace: dict[str, Any] = {}
    for block in re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL):
        exec(compile(block, "docs/notebooks.md", "exec"), namespace)  # noqa: S102 (our own page)
    assert namespace["themes"].shape == (20, 9)
    assert namespace["pounds"].columns[2] == "theme"
    assert (tmp_path / "profile.svg").is_file()


def test_the_page_names_every_plot() -> None:
    from socialvalue.report import plots

    assert [name for name in plots.__all__ if f"`{name}(" not in PAGE] == []
