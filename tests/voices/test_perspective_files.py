"""One's own weights as a file: read back as they were written, or refused with every fault."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import socialvalue as sv
from socialvalue.errors import BallotErrors
from socialvalue.voices import read_perspective
from socialvalue.voices.perspective_file import KIND, written

FRAMEWORK = sv.Framework.load("ccin")
CODES = ("EQ", "PA", "CV", "SE", "WB")
GOOD = {
    "kind": KIND,
    "name": "Asha",
    "framework": "ccin",
    "node": "overall",
    "points": {"EQ": 10, "PA": 20, "CV": 30, "SE": 40, "WB": 0},
}


def _file(folder: Path, table: object) -> Path:
    file = folder / "mine.json"
    file.write_text(json.dumps(table), "utf-8")
    return file


@given(
    st.text(min_size=1, max_size=60).filter(
        lambda name: "".join(sign for sign in name if sign.isprintable()).strip()
    ),
    st.lists(st.integers(0, 100), min_size=5, max_size=5).filter(any),
)
def test_a_perspective_comes_back_as_it_was_written(tmp_path_factory, name, points) -> None:
    one = sv.Perspective.declared(name, "overall", dict(zip(CODES, points, strict=True)))
    file = tmp_path_factory.mktemp("round") / "mine.toml"
    file.write_text(written(one, FRAMEWORK), "utf-8")
    back = read_perspective(file, FRAMEWORK)
    assert back.codes == one.codes
    assert back.points == pytest.approx(one.points, abs=1e-12)
    assert back.name == " ".join("".join(s if s.isprintable() else " " for s in name).split())


def test_a_json_file_is_read_as_well(tmp_path: Path) -> None:
    one = read_perspective(_file(tmp_path, GOOD), FRAMEWORK)
    assert (one.name, one.node, one.points["SE"]) == ("Asha", "overall", 40.0)


def test_the_weights_of_an_outcome_are_read_as_those_of_the_whole(tmp_path: Path) -> None:
    code = next(theme.code for theme in FRAMEWORK.themes if len(theme.children) > 1)
    below = [one.code for theme in FRAMEWORK.themes if theme.code == code for one in theme.children]
    table = {**GOOD, "node": code, "points": dict.fromkeys(below, 1)}
    assert read_perspective(_file(tmp_path, table), FRAMEWORK).codes == tuple(below)


@pytest.mark.parametrize(
    ("change", "at"),
    [
        ({"kind": "cookery book"}, "kind"),
        ({"name": " "}, "name"),
        ({"name": "x" * 300}, "name"),
        ({"name": 7}, "name"),
        ({"framework": "other"}, "framework"),
        ({"node": "ZZ"}, "node"),
        ({"points": {"EQ": 1}}, "points"),
        ({"points": [1, 2]}, "points"),
        ({"points": {**GOOD["points"], "EQ": -1}}, "points.EQ"),
        ({"points": {**GOOD["points"], "EQ": True}}, "points.EQ"),
        ({"points": {**GOOD["points"], "EQ": float("nan")}}, "points.EQ"),
        ({"points": {**GOOD["points"], "EQ": float("inf")}}, "points.EQ"),
        ({"points": dict.fromkeys(CODES, 0)}, "points"),
        ({"colour": "red"}, "mine.json"),
    ],
)
def test_what_is_wrong_is_named_and_what_was_written_is_not_repeated(tmp_path, change, at) -> None:
    with pytest.raises(BallotErrors) as refused:
        read_perspective(_file(tmp_path, {**GOOD, **change}), FRAMEWORK)
    (fault,) = refused.value.faults
    assert at in fault.at
    assert "cookery" not in str(fault)


@pytest.mark.parametrize("text", ["", "[", "{", "[1]", "{" * 100_000, '{"a":' * 100_000, "x" * 10])
def test_what_is_no_table_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(BallotErrors):
        read_perspective(file, FRAMEWORK)


def test_a_file_far_too_long_is_refused_unread(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_bytes(b"#" * 1_000_001)
    with pytest.raises(BallotErrors, match="far too long"):
        read_perspective(file, FRAMEWORK)
