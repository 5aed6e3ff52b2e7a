"""Crosswalks: somebody's words, our reading of them, and no measure that nobody has."""

from pathlib import Path

import pytest

import socialvalue as sv
from socialvalue import registry
from socialvalue.relations import Crosswalk, crosswalks


@pytest.mark.parametrize("name", crosswalks())
def test_every_crosswalk_that_ships_names_whose_words_and_measures_that_are_there(name) -> None:
    found = Crosswalk.load(name)
    assert found.publisher
    assert found.edition
    known = set(registry.codes())
    assert {code for entry in found.entries for code in entry.measures} <= known


def test_every_cooperative_value_has_a_measure_and_a_measure_knows_its_values() -> None:
    found = Crosswalk.load("cooperative-values")
    assert all(entry.measures for entry in found.entries)
    assert [entry.code for entry in found.serves("PA1")] == ["democracy"]


def test_no_code_of_a_licensed_catalogue_stands_in_a_crosswalk() -> None:
    text = " ".join(entry.name for name in crosswalks() for entry in Crosswalk.load(name).entries)
    assert "NT" not in text
    assert "£" not in text


GOOD = """
name = "Ours"
publisher = "A council"
title = "Its plan"
edition = "2026"
author = "somebody"

[[entry]]
code = "a"
name = "Something"
measures = ["PA1"]
"""
BROKEN = {
    GOOD + 'colour = "red"\n': "this key is not known",
    GOOD.replace('edition = "2026"\n', ""): "edition: it is missing",
    GOOD.replace('measures = ["PA1"]', 'measures = "PA1"'): "it is not a list of codes",
    GOOD.replace('measures = ["PA1"]', "measures = []"): "nobody says why",
    GOOD + '[[entry]]\ncode = "a"\nname = "Again"\nmeasures = ["PA1"]\n': "stands twice",
    GOOD.split("[[entry]]", maxsplit=1)[0]: "it has no entries",
    "name = ": "this is not TOML",
}


def test_a_crosswalk_of_ones_own_is_read(tmp_path: Path) -> None:
    file = tmp_path / "ours.toml"
    file.write_text(
        GOOD + '[[entry]]\ncode = "b"\nname = "B"\nmeasures = []\nnone = "no"\n', "utf-8"
    )
    found = Crosswalk.load(file)
    assert [entry.none for entry in found.entries] == ["", "no"]


@pytest.mark.parametrize("text", BROKEN)
def test_a_broken_crosswalk_is_refused_with_its_place(text, tmp_path: Path) -> None:
    file = tmp_path / "ours.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(sv.FrameworkError, match=BROKEN[text]):
        Crosswalk.load(file)


def test_a_crosswalk_that_is_not_there_is_named() -> None:
    with pytest.raises(sv.UnknownName, match="cooperative-values"):
        Crosswalk.load("nobody's")
