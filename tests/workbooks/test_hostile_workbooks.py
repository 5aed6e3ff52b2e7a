"""Hostile workbooks: each is refused with words, fast, and the process goes on."""

from __future__ import annotations

import re
import struct
import time
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from packed import CELLS, packed, parts, shared, sheet, workbook

from socialvalue.errors import WorkbookError
from socialvalue.workbooks import opened

FAR = (
    "XFD1048576", "XFD1", "C1048576", "ALM1", "B1000001", "ZZ100000", "XFA9", "D1048575",
    "ALL9999", "AAA1048576",
)  # fmt: skip
NOWHERE = (
    "XFE1",
    "A1048577",
    "A0",
    "ZZZZ1",
    "1A",
    "A",
    "",
    "A-1",
    "A1:B2",
    "AAAAAAAAAAAAAAAAAAAA9",
)
LAUGHS = "<!DOCTYPE w [<!ENTITY a 'ha'>{}]>".format(
    "".join(f"<!ENTITY b{n} '{'&a;' * 10}'>" for n in range(9))
)
DOCTYPES = (
    "<!DOCTYPE w [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>",
    "<!DOCTYPE w [<!ENTITY % x SYSTEM 'http://127.0.0.1:9/x.dtd'> %x;]>",
    "<!DOCTYPE w SYSTEM 'http://127.0.0.1:9/x.dtd'>",
    LAUGHS,
)
PARTS = (
    "xl/worksheets/sheet1.xml", "xl/workbook.xml", "_rels/.rels", "xl/_rels/workbook.xml.rels",
    "docProps/core.xml",
)  # fmt: skip


def refused(path: Path, within: float = 1.0) -> str:
    """What the refusal says; it comes in time, and names the file first."""
    begun = time.perf_counter()
    with pytest.raises(WorkbookError) as error:
        opened(path)
    assert time.perf_counter() - begun < within
    assert str(error.value).startswith(path.name)
    return str(error.value)


def test_the_sound_workbook_that_the_others_spoil_is_read(tmp_path: Path) -> None:
    assert opened(workbook(tmp_path, sheet())).sheets[0].rows == (("id", 7.0),)


@pytest.mark.parametrize("doctype", DOCTYPES, ids=("file", "parameter", "outside", "laughs"))
@pytest.mark.parametrize("part", PARTS)
def test_a_document_type_is_refused_in_every_part(tmp_path: Path, part: str, doctype: str) -> None:
    given = parts(sheet()) | {"docProps/core.xml": "<coreProperties/>"}
    path = packed(tmp_path, given | {part: f"{doctype}{given[part]}"})  # type: ignore[str-bytes-safe]
    assert "document type" in refused(path)


@pytest.mark.parametrize("kilobytes", [2_100, 8_000, 30_000, 60_000, 120_000])
@pytest.mark.parametrize("part", [*PARTS[:2], "xl/media/image1.png", "xl/sharedStrings.xml"])
def test_a_zip_bomb_is_refused_before_it_is_unpacked(
    tmp_path: Path, part: str, kilobytes: int
) -> None:
    given = parts(sheet())
    path = packed(tmp_path, given | {part: b"<!--" + b" " * (kilobytes * 1024)})
    assert "unpack" in refused(path, 0.2)


@pytest.mark.parametrize("told", [10, 1000])
def test_a_bomb_that_lies_about_its_size_is_unpacked_no_further_than_it_says(
    tmp_path: Path, told: int
) -> None:
    path = packed(tmp_path, parts(sheet(f"{CELLS}{' ' * 20_000_000}")))
    content = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        for place in _places(content, mark):
            size = struct.unpack_from("<I", content, place + offset)[0]
            if size > 1_000_000:
                struct.pack_into("<I", content, place + offset, told)
    path.write_bytes(bytes(content))
    refused(path)


def _places(content: bytearray, mark: bytes) -> list[int]:
    found, place = [], content.find(mark)
    while place >= 0:
        found.append(place)
        place = content.find(mark, place + 4)
    return found


def test_many_parts_of_a_fair_size_are_a_bomb_as_well(tmp_path: Path) -> None:
    noise = bytes(range(256)) * 4096 * 4
    given = parts(sheet()) | {f"xl/worksheets/x{n}.xml": noise for n in range(20)}
    path = tmp_path / "bids.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name, content in given.items():
            archive.writestr(name, content)
    assert "MiB" in refused(path, 0.2)


@pytest.mark.parametrize("cell", FAR)
def test_a_cell_far_out_never_reaches_the_parser(tmp_path: Path, cell: str) -> None:
    row = int("".join(filter(str.isdigit, cell)))
    rows = CELLS if row > 1 else ""
    path = workbook(tmp_path, sheet(f"{rows}<row r='{row}'><c r='{cell}'><v>1</v></c></row>"))
    assert refused(path, 0.2).startswith(f"bids.xlsx!Sheet1!{cell}: it reaches to {cell}")


def test_a_long_column_is_no_attack(tmp_path: Path) -> None:
    path = workbook(tmp_path, sheet("<row r='1048576'><c r='A1048576'><v>1</v></c></row>"))
    assert opened(path).sheets[0].value(1_048_576, 1) == 1


@pytest.mark.parametrize("cell", FAR)
def test_a_sheet_that_says_that_it_is_huge_is_refused(tmp_path: Path, cell: str) -> None:
    path = workbook(tmp_path, sheet(dimension=f"A1:{cell}"))
    assert f"it says that it reaches to {cell}" in refused(path, 0.2)


@pytest.mark.parametrize("cell", NOWHERE)
def test_a_cell_outside_every_sheet_is_refused(tmp_path: Path, cell: str) -> None:
    refused(workbook(tmp_path, sheet(f"<row r='1'><c r='{cell}'><v>1</v></c></row>")), 0.2)


def test_a_far_cell_behind_a_prefix_and_a_reference_is_seen_all_the_same(tmp_path: Path) -> None:
    rows = "<row r='1048576'><c r='&#88;FD1048576'><v>1</v></c></row>"
    far = re.sub(r"<(/?)(\w)", r"<\1x:\2", sheet(rows)).replace("xmlns=", "xmlns:x=")
    assert "XFD1048576" in refused(workbook(tmp_path, far), 0.2)


def test_sheets_share_one_allowance_of_cells(tmp_path: Path) -> None:
    one = sheet(CELLS + "<row r='90000'><c r='J90000'><v>1</v></c></row>")
    assert len(opened(workbook(tmp_path, one, one)).sheets) == 2
    assert "Sheet3!J90000" in refused(workbook(tmp_path, one, one, one))


def test_one_long_text_in_a_million_cells_is_counted_before_it_is_laid_out(tmp_path: Path) -> None:
    cells = "".join(f"<row r='{n}'><c r='A{n}' t='s'><v>0</v></c></row>" for n in range(1, 4001))
    path = packed(tmp_path, shared(parts(sheet(cells)), f"<si><t>{'x' * 30_000}</t></si>"))
    assert "signs" in refused(path)


@pytest.mark.parametrize("index", ["1", "-1", "x", "9" * 5000, ""])
def test_a_shared_text_that_is_not_there_is_refused(tmp_path: Path, index: str) -> None:
    rows = f"<row r='1'><c r='A1' t='s'><v>{index}</v></c></row>"
    path = packed(tmp_path, shared(parts(sheet(rows)), "<si><t>x</t></si>"))
    assert "Sheet1!A1" in refused(path)


def test_a_text_longer_than_any_cell_is_refused(tmp_path: Path) -> None:
    rows = f"<row r='1'><c r='A1' t='inlineStr'><is><t>{'x' * 40_000}</t></is></c></row>"
    assert "32767" in refused(workbook(tmp_path, sheet(rows)))


def test_elements_a_thousand_deep_are_refused(tmp_path: Path) -> None:
    deep = sheet(after="<a>" * 1000 + "</a>" * 1000)
    assert "deep" in refused(workbook(tmp_path, deep))


@pytest.mark.parametrize(
    "name", ["xl/vbaProject.bin", "XL/VBAPROJECT.BIN", "vbaProject.bin", "xl/macrosheets/m.xml"]
)
def test_macros_are_refused(tmp_path: Path, name: str) -> None:
    assert "macros" in refused(packed(tmp_path, parts(sheet()) | {name: b"\xcc\x61"}))


@pytest.mark.parametrize("kind", ["xlsm", "xls", "xlsb", "ods", "numbers"])
def test_other_kinds_of_workbooks_are_refused_with_what_to_do(tmp_path: Path, kind: str) -> None:
    said = refused(workbook(tmp_path, sheet(), name=f"bids.{kind}"))
    assert "save it as .xlsx" in said


@pytest.mark.parametrize(
    "name", ["../../evil.xml", "/etc/x.xml", "xl\\..\\..\\x.xml", "C:/x.xml", "xl/../../x.xml"]
)
def test_a_part_whose_name_leads_out_is_refused(tmp_path: Path, name: str) -> None:
    assert "leads out" in refused(packed(tmp_path, parts(sheet()) | {name: "<x/>"}))


@pytest.mark.parametrize("name", ["xl/workbook.xml", "xl/Workbook.xml", "xl/worksheets/SHEET1.xml"])
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_of_one_name_are_refused(tmp_path: Path, name: str) -> None:
    path = packed(tmp_path, parts(sheet()))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(name, "<x/>")
    assert "one name" in refused(path)


@pytest.mark.parametrize("name", [
    "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml",
])  # fmt: skip
def test_a_part_that_is_missing_is_named(tmp_path: Path, name: str) -> None:
    given = parts(sheet())
    del given[name]
    assert "missing" in (said := refused(packed(tmp_path, given))) or "not there" in said


def test_a_file_cut_short_anywhere_is_refused(tmp_path: Path) -> None:
    whole = workbook(tmp_path, sheet()).read_bytes()
    for length in range(0, len(whole), 97):
        path = tmp_path / "cut.xlsx"
        path.write_bytes(whole[:length])
        refused(path)


def test_a_file_with_flipped_bytes_is_read_or_refused_and_never_crashes(tmp_path: Path) -> None:
    whole = workbook(tmp_path, sheet()).read_bytes()
    path = tmp_path / "spoilt.xlsx"
    kept = 0
    for place in range(0, len(whole), 7):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
        with suppress(WorkbookError):
            assert opened(path).sheets
            kept += 1
    assert kept < len(whole) / 7


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b"submission,measure\na,PA1\n", "name it .csv"),
        (b"\xff\xfeh\x00", "no workbook"),
        (b"%PDF-1.7", "no workbook"),
        (b"PK\x05\x06" + b"\0" * 18, "no workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "password"),
    ],
)
def test_what_is_no_workbook_is_told_by_what_it_is(
    tmp_path: Path, content: bytes, said: str
) -> None:
    path = tmp_path / "bids.xlsx"
    path.write_bytes(content)
    assert said in refused(path)


def test_a_part_with_a_password_is_refused(tmp_path: Path) -> None:
    path = packed(tmp_path, parts(sheet()))
    content = bytearray(path.read_bytes())
    for place in _places(content, b"PK\x01\x02"):
        content[place + 8] |= 1
    path.write_bytes(bytes(content))
    assert "password" in refused(path)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "latin-1", "cp037"])
def test_a_sheet_in_another_encoding_than_every_reader_takes_is_refused(
    tmp_path: Path, encoding: str
) -> None:
    declared = sheet(head=f"<?xml version='1.0' encoding='{encoding}'?>").encode(encoding)
    refused(packed(tmp_path, parts(sheet()) | {"xl/worksheets/sheet1.xml": declared}))


@pytest.mark.parametrize("name", ["", " ", "a/b", "[x]", "a:b", "x" * 300, "a&#10;b"])
def test_a_sheet_with_an_impossible_name_is_refused(tmp_path: Path, name: str) -> None:
    refused(workbook(tmp_path, sheet(), names=(name,)))


def test_two_sheets_of_one_name_and_two_names_of_one_sheet_are_refused(tmp_path: Path) -> None:
    assert "one name" in refused(workbook(tmp_path, sheet(), sheet(), names=("A", "a")))
    given = parts(sheet(), sheet())
    given["xl/_rels/workbook.xml.rels"] = str(given["xl/_rels/workbook.xml.rels"]).replace(
        "sheet2", "sheet1"
    )
    assert "one and the same" in refused(packed(tmp_path, given))


def test_a_folder_or_a_missing_file_is_no_workbook(tmp_path: Path) -> None:
    (tmp_path / "folder.xlsx").mkdir()
    assert "no file" in refused(tmp_path / "folder.xlsx")
    assert "no such file" in refused(tmp_path / "missing.xlsx")
