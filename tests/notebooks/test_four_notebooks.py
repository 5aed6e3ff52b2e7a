"""The four notebooks run from top to bottom, and what is saved in them is what they give today."""

from __future__ import annotations

import json
import re
from importlib.util import find_spec
from typing import Any

import pytest
import running

NEEDED = {"developer": ("polars", "narwhals")}
CHANGING = re.compile(r"\b20\d\d-\d\d-\d\d\b|\bsocialvalue \d[\w.]*|\b[0-9a-f]{12,64}\b")
"""Days, versions and digests, which move without any number moving."""

NUMBER = re.compile(r"-?\d+\.\d+(?:e[+-]?\d+)?")
LARGEST = 150_000
"""Bytes of a notebook with its pictures."""


def books() -> list[Any]:
    found = []
    for name in running.NAMES:
        needed = ("matplotlib", *NEEDED.get(name, ()))
        missing = [one for one in needed if find_spec(one) is None]
        reason = f"{', '.join(missing)} is not installed"
        found.append(pytest.param(name, marks=pytest.mark.skipif(bool(missing), reason=reason)))
    return found


@pytest.fixture(autouse=True)
def without_a_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MPLBACKEND", "agg")


@pytest.mark.parametrize("name", books())
def test_a_notebook_gives_what_is_saved_in_it(name: str) -> None:
    saved = [one["outputs"] for one in running.cells(name) if one["cell_type"] == "code"]
    given = running.ran(name)
    assert [_words(one) for one in given] == [_words(one) for one in saved]


def _words(outputs: list[dict[str, Any]]) -> list[Any]:
    """What is said, to four signs of a number; of a picture, that there is one."""
    found: list[Any] = []
    for one in outputs:
        if "text" in one:
            found.append(_steady("".join(one["text"])))
        elif "image/png" in one["data"]:
            found.append("a picture")
        else:
            # below its first line a card tells what stood against its sources on the day
            first = one["data"]["text/plain"][0]
            found += [_steady(first), "text/html" in one["data"]]
    return found


def _steady(text: str) -> str:
    """Without what changes from day to day or from machine to machine."""
    kept = NUMBER.sub(lambda found: f"{float(found[0]):.4g}", CHANGING.sub("…", text))
    return " ".join(kept.split())


def test_a_cell_that_raises_fails() -> None:
    broken = [{"cell_type": "code", "source": ["1 / 0"]}]
    with pytest.raises(ZeroDivisionError):
        running.ran("officer", broken)


def test_the_analysts_last_cell_is_five_lines_that_say_who_wins_and_why() -> None:
    last = running.cells("analyst")[-1]
    assert len(last["source"]) == 5
    told = " ".join("".join(last["outputs"][0]["text"]).split())
    for words in ("is ahead of", "with probability", "because of", "a weight on", "would change"):
        assert words in told


@pytest.mark.parametrize("name", running.NAMES)
def test_a_notebook_is_small_and_well_formed(name: str) -> None:
    text = running.path(name).read_text("utf-8")
    assert len(text.encode()) < LARGEST
    book = json.loads(text)
    assert (book["nbformat"], book["nbformat_minor"]) == (4, 5)
    assert len({cell["id"] for cell in book["cells"]}) == len(book["cells"])
    assert book["cells"][0]["cell_type"] == "markdown"
    assert all(cell["outputs"] is not None for cell in book["cells"] if "outputs" in cell)
