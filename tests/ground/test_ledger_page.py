"""The page about the ledger runs as it stands."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from socialvalue import source
from socialvalue.proxies import LEDGERS_OF

PAGE = Path(__file__).parents[2] / "docs" / "ledger.md"


def _run(code: str, names: dict[str, Any]) -> None:
    exec(compile(code, str(PAGE), "exec"), names)  # noqa: S102 (our own page, not a stranger's)


def test_every_block_of_the_page_runs_one_after_the_other() -> None:
    blocks = re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    names: dict[str, Any] = {}
    for block in blocks:
        _run(block, names)
    assert len(blocks) >= 3
    assert names["longer"].source_of(2031).key == "council-forecast-2026"
    assert names["cost"].proxy("fiscal").ledger == "fiscal"


def test_the_page_names_every_status_and_every_kind_with_its_ledgers() -> None:
    page = PAGE.read_text("utf-8")
    assert all(f"| `{status}` |" in page for status in source.STATUSES)
    for kind, ledgers in LEDGERS_OF.items():
        assert re.search(rf"\| `{kind}` \|.*\| {', '.join(ledgers)} \|", page), kind
