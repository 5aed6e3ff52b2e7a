"""Tags: names that others have for what a measure counts, checked, and never shipped."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import socialvalue as sv
from socialvalue.standards import read_tags
from socialvalue.standards.tags import NONE, Tag

CCIN = sv.Framework.load("ccin")
ROW = {"measure": "EQ1", "scheme": "SDG", "code": "8.5", "source": "a made-up study, 2026"}


def test_a_file_of_tags_is_read_and_sorted(tmp_path: Path) -> None:
    file = tmp_path / "tags.csv"
    file.write_text(
        "measure,scheme,code,source\nWB8,SDG,13,a study\nEQ1,IRIS,OI1234,a study\n"
        "EQ1,SDG,8.5,a study\n",
        "utf-8",
    )
    tags = read_tags(file, CCIN)
    assert [str(tag) for tag in tags.of("EQ1")] == ["IRIS OI1234", "SDG 8.5"]
    assert tags.of("PA1") == ()


@pytest.mark.parametrize("code", ["1", "17", "8.5", "17.18", "1.a", "16.b"])
def test_a_goal_and_a_target_are_codes(code: str) -> None:
    tags = read_tags([{**ROW, "code": code}], CCIN)
    assert tags.all == (Tag("EQ1", "SDG", code, ROW["source"]),)


@pytest.mark.parametrize("code", ["", "0", "18", "8.", "8.05", "8.0", "8.5.1", "=8.5", "8a"])
def test_what_is_no_goal_or_target_is_refused(code: str) -> None:
    with pytest.raises(sv.FrameworkError, match=r"write it as 8 or 8\.5"):
        read_tags([{**ROW, "code": code}], CCIN)


@pytest.mark.parametrize("code", ["OI123", "OI12345", "oi1234", "8.5", "OI 1234", "O11234"])
def test_what_is_no_code_of_iris_is_refused(code: str) -> None:
    with pytest.raises(sv.FrameworkError, match="OI1234"):
        read_tags([{**ROW, "scheme": "IRIS", "code": code}], CCIN)


def test_every_fault_is_told_at_once() -> None:
    rows: list[dict[str, Any]] = [
        {**ROW, "measure": "none"},
        {**ROW, "scheme": "other"},
        {**ROW, "source": " "},
        {**ROW, "more": 1},
        ROW,
        ROW,
    ]
    with pytest.raises(sv.FrameworkError) as caught:
        read_tags(rows, CCIN)
    places = [fault.at for fault in caught.value.faults]
    assert places == [
        "tags[0], measure",
        "tags[1], scheme",
        "tags[2], source",
        "tags[3]",
        "tags[5]",
    ]


@pytest.mark.parametrize("given", [5, None, ["text"]])
def test_what_is_no_list_of_tags_is_refused(given: Any) -> None:
    with pytest.raises(sv.ArgumentError):
        read_tags(given, CCIN)


def test_none_are_shipped() -> None:
    assert NONE.all == ()
