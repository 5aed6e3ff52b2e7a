"""The benchmarks' page: a run becomes tables and drawings, and nothing is left out in silence."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

ROOT = Path(__file__).resolve().parent.parent
HOSTILE = 'others <b>&"</b>'
RUN = {
    "quick": True,
    "repeats": 3,
    "limits": {"copy bandwidth, GB/s": 20.0},
    "failed": {"W9": "it has no file here"},
    "machine": {
        "python": "3.11",
        "system": "Linux",
        "processor": "a processor",
        "cores": 2,
        "memory_gib": 8.0,
        "packages": {"numpy": "2.4", "duckdb": "not installed"},
        "features": ["X86_V3"],
        "matrices": [],
        "settings": {"OPENBLAS_NUM_THREADS": "1"},
    },
}


@pytest.fixture
def made(monkeypatch):
    """The modules that write the page."""
    monkeypatch.syspath_prepend(ROOT / "benchmarks")
    import found
    import page
    import plots

    return found, page, plots


@pytest.fixture
def run(made):
    """A run of one workload and of growth."""
    work = made[0].Found("W1", "a portfolio", "base", ("socialvalue",))
    work.add({"base": 2e-3, "socialvalue": 1e-5, HOSTILE: 0.5}, "20 of them")
    work.skipped["duckdb"] = "not measured: no module"
    growth = made[0].Found("scaling", "claims scored", "socialvalue, 10 claims")
    growth.add({"socialvalue, 10 claims": 1e-3, "socialvalue, 1,000 claims": 0.1})
    return {**RUN, "workloads": [work.as_dict(), growth.as_dict()]}


def test_every_workload_has_a_file_and_a_row_on_the_page():
    told = (ROOT / "docs" / "performance.md").read_text("utf-8")
    for number in range(1, 9):
        assert list((ROOT / "benchmarks").glob(f"w{number}_*.py"))
        assert f"| W{number} |" in told


def test_a_page_says_what_was_not_measured_and_why(made, run):
    told = made[1].written(run)
    assert "duckdb not measured: no module" in told
    assert "W9 was not measured: it has no file here" in told
    assert "not installed: duckdb" in told
    assert "small sizes" in told


def test_a_ratio_far_below_one_is_a_fraction(made):
    assert made[0].multiple(1.0, 2.0) == "0.5"
    assert made[0].multiple(1.0, 115.0) == "1/115"
    assert made[0].multiple(250.4, 1.0) == "250"


def test_a_time_is_told_in_the_unit_that_suits_it(made):
    assert [made[0].spelt(one) for one in (2e-6, 0.0123, 4.0, 4000.0)] == [
        *("2 µs", "12.3 ms", "4 s", "4,000 s"),
    ]


def test_renewing_a_page_twice_leaves_the_prose_and_the_last_run(made):
    page = made[1]
    first = page.renewed(f"before\n{page.BEGIN}\nold\n{page.END}\nafter\n", "one")
    second = page.renewed(first, "two")
    assert second.startswith("before\n")
    assert second.endswith("\nafter\n")
    assert "two" in second
    assert not re.search("old|one", second)


def test_drawings_can_be_read_and_escape_what_they_are_given(made, run):
    for drawn in (made[2].times(run), made[2].growth(run)):
        whole = ET.fromstring(drawn)  # noqa: S314 (drawn by ourselves)
        assert whole.attrib["role"] == "img"
        assert whole[0].tag.endswith("title")
    words = [one.text for one in ET.fromstring(made[2].times(run)).iter()]  # noqa: S314
    assert HOSTILE in words


def test_the_library_is_told_apart_without_colour(made, run):
    drawn = made[2].times(run)
    assert drawn.count('class="mark full"') == 1
    assert drawn.count('class="mark open"') == 2
    assert 'class="own">socialvalue</text>' in drawn
