"""No text that anybody wrote becomes a formula, and every text is had back as it was."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialvalue.standards.metadata_cells import marked_text, plain_text, table_text

SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠")
BEFORE = ("", " ", "  ", '"', "'", "\ufeff", "\u200b", "\u00a0")
BODIES = ("1+1", "cmd|' /C calc'!A0", 'HYPERLINK("http://evil.example","x")')
HOSTILE = [b + sign + body for b in BEFORE for sign in SIGNS for body in BODIES]


def test_there_are_enough_hostile_texts() -> None:
    assert len(set(HOSTILE)) >= 200


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_marked_and_had_back(text: str) -> None:
    assert marked_text(text) == "'" + text
    cells = list(csv.reader(io.StringIO(table_text({"x": [text]}), newline=""), strict=True))
    assert plain_text(cells[1][0]) == text


@given(st.text(st.characters(codec="utf-8")))
def test_every_text_is_had_back(text: str) -> None:
    cells = list(csv.reader(io.StringIO(table_text({"x": [text]}), newline=""), strict=True))
    assert plain_text(cells[1][0]) == text


@pytest.mark.parametrize("text", ["Acme", "Café 5", "5", "a=b", "O'Neill", "é", " Acme", "#1", ""])
def test_a_plain_text_is_left_as_it_is(text: str) -> None:
    assert marked_text(text) == text


def test_numbers_and_answers_are_not_text() -> None:
    table = {
        "number": np.array([-1.5, np.nan, np.inf]),
        "count": np.array([-3, 0, 2]),
        "held": np.array([True, False, True]),
        "other": [None, -2.0, "-2"],
    }
    lines = table_text(table).splitlines()
    assert lines[1:] == ['-1.5,-3,"true",""', '"",0,"false",-2.0', '"",2,"true","\'-2"']


def test_half_a_sign_is_written_out() -> None:
    assert "\\ud800" in table_text({"x": ["\ud800"]})


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed here")
def test_a_spreadsheet_finds_no_formula(tmp_path: Path) -> None:
    texts = [text for text in HOSTILE if "\0" not in text]
    file = tmp_path / "hostile.csv"
    file.write_text(table_text({"x": texts, "n": [-1.5] * len(texts)}), "utf-8", newline="")
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "fods", "--outdir", tmp_path, file]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    sheet = (tmp_path / "hostile.fods").read_text("utf-8")
    assert "table:formula" not in sheet
    assert sheet.count('office:value="-1.5"') == len(texts)
