"""`socialvalue chains`: text, a drawing, a graph, and no file written over."""

from __future__ import annotations

import json
from xml.etree import ElementTree as ET

import pytest

from socialvalue.cli import main


def test_the_chains_of_a_framework_are_printed(capsys) -> None:
    assert main(["chains", "ccin"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("THEORY OF CHANGE: Co-operative social value")
    assert "-> EQ1" in said


def test_drawings_are_written_and_named(tmp_path, capsys) -> None:
    svg, dot = tmp_path / "chains.svg", tmp_path / "chains.dot"
    assert main(["chains", "ccin", "--svg", str(svg), "--dot", str(dot), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["files"] == [str(svg), str(dot)]
    assert {"CV1", "CV2"} <= {one["code"] for one in told["links"]}
    assert ET.parse(svg).getroot().tag.endswith("svg")  # noqa: S314 (our own file)
    assert dot.read_text("utf-8").startswith('digraph "Co-operative social value" {')


@pytest.mark.parametrize("kind", ["--svg", "--dot"])
def test_no_file_is_written_over_and_no_folder_made(tmp_path, capsys, kind) -> None:
    there = tmp_path / "there"
    there.write_text("mine", "utf-8")
    assert main(["chains", "ccin", kind, str(there)]) == 2
    assert "exists already" in capsys.readouterr().err
    assert there.read_text("utf-8") == "mine"
    assert main(["chains", "ccin", kind, str(tmp_path / "no" / "file")]) == 2
    assert "no such folder" in capsys.readouterr().err


def test_a_framework_that_is_not_there_is_misuse(capsys) -> None:
    assert main(["chains", "elsewhere"]) == 2
    assert "elsewhere" in capsys.readouterr().err
