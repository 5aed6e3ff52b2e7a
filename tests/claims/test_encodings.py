"""Forty files in twelve encodings: each is read right, or refused with the reason."""

from __future__ import annotations

import codecs
from pathlib import Path
from typing import Any

import door_files
import door_measures
import pytest

import socialvalue as sv

NOTES = ("plain ascii", "déjà vu – £5 “quoted” …", "Žižek, Łódź", "日本語")
ENCODINGS = (
    *("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"),
    *("cp1252", "latin-1", "iso8859-2", "mac-roman", "cp850", "shift_jis"),
)
FILES = [
    (note, encoding)
    for note in NOTES
    for encoding in ENCODINGS
    if note.encode(encoding, "ignore").decode(encoding, "ignore") == note
]
MARKED = ("utf-8-sig", "utf-16")


def _file(folder: Path, note: str, encoding: str, ends: str = "\r\n") -> Path:
    rows = [{"submission": "a", "measure": "D3", "spilled": 1.5, "note": note}]
    text = door_files.wide(rows).replace("\r\n", ends)
    file = folder / "bids.csv"
    file.write_bytes(text.encode(encoding))
    return file


def _read(file: Path, **options: Any) -> sv.Claims:
    return sv.read(file, door_measures.FRAMEWORK, **options)


def test_there_are_files_enough_in_twelve_encodings() -> None:
    many = [(note, encoding, by) for note, encoding in FILES for by in (None, "windows-1252")]
    assert len(many) >= 40
    assert len({encoding for _, encoding in FILES}) == 12


@pytest.mark.parametrize("declared", [None, "windows-1252"])
@pytest.mark.parametrize(("note", "encoding"), FILES)
def test_a_file_is_read_right_or_refused(
    tmp_path: Path, note: str, encoding: str, declared: str | None
) -> None:
    file = _file(tmp_path, note, encoding)
    try:
        read = _read(file, encoding=declared)
    except sv.ClaimErrors as errors:
        told = errors.as_dict()
    else:
        told = []
    if told:
        assert encoding not in MARKED
        assert [one["at"] for one in told] == ["bids.csv"]
        assert "UTF-8" in told[0]["fix"]
        return
    found = read.batches["D3"]
    assert found.columns["spilled"].tolist() == [1.5]
    # A single byte says nothing of its own code page: what was declared is what is read.
    wanted = note
    if declared and encoding not in MARKED:
        wanted = note.encode(encoding).decode(declared)
        assert "bids.csv: windows-1252, commas between cells" in str(read.account)
    assert found.notes == (wanted,)


def test_what_a_file_was_read_as_is_said_on_the_account(tmp_path: Path) -> None:
    read = _read(_file(tmp_path, NOTES[1], "utf-16"))
    assert str(read.account) == (
        "rows in 1 = scored 1 + refused 0; bids.csv: UTF-16 LE, commas between cells"
    )


def test_the_mark_of_either_byte_order_is_known(tmp_path: Path) -> None:
    file = _file(tmp_path, NOTES[3], "utf-16-be")
    file.write_bytes(codecs.BOM_UTF16_BE + file.read_bytes())
    assert _read(file).batches["D3"].notes == (NOTES[3],)


def test_windows_1252_is_never_guessed_but_named_in_the_mend(tmp_path: Path) -> None:
    with pytest.raises(sv.ClaimErrors, match='encoding="windows-1252"'):
        _read(_file(tmp_path, NOTES[1], "cp1252"))


def test_a_declaration_that_the_bytes_contradict_is_refused(tmp_path: Path) -> None:
    with pytest.raises(sv.ClaimErrors, match="its bytes are UTF-8"):
        _read(_file(tmp_path, NOTES[1], "utf-8"), encoding="cp1252")


def test_an_encoding_that_is_not_read_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(sv.UnknownName, match="latin-1"):
        _read(_file(tmp_path, NOTES[0], "utf-8"), encoding="latin-1")


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_lines_may_end_in_any_of_three_ways(tmp_path: Path, ends: str) -> None:
    assert len(_read(_file(tmp_path, NOTES[0], "utf-8", ends))) == 1


@pytest.mark.parametrize("sign", ",;\t|")
def test_cells_are_told_apart_by_the_header_alone(tmp_path: Path, sign: str) -> None:
    file = tmp_path / "D3.csv"
    file.write_text(f'submission{sign}spilled{sign}note\na{sign}1{sign}"x,y;z|q"\n', "utf-8")
    assert _read(file).batches["D3"].notes == ("x,y;z|q",)


def test_a_header_with_two_separators_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "D3.csv"
    file.write_text("submission;spilled,note\na;1,2\n", "utf-8")
    with pytest.raises(sv.ClaimErrors, match="commas and semicolons"):
        _read(file)


def test_a_line_that_names_the_separator_is_believed(tmp_path: Path) -> None:
    file = tmp_path / "D3.csv"
    file.write_text("sep=;\r\nsubmission;spilled\r\na;-1\r\n", "utf-8", newline="")
    with pytest.raises(sv.ClaimErrors, match=r"D3\.csv line 3"):
        _read(file)
