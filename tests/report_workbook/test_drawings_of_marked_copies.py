"""Charts and pictures: a marked copy has none of them, and says so where there were any."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from contextlib import nullcontext
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from recalculated import opened

import socialvalue as sv
from socialvalue.commands.template_book import book
from socialvalue.errors import WorkbookError
from socialvalue.report import marked
from socialvalue.report.books.marked import LEFT_OUT


def _picture(width: int = 1, height: int = 1) -> bytes:
    """A PNG that says it is so large."""

    def part(name: bytes, data: bytes) -> bytes:
        sound = struct.pack(">I", zlib.crc32(name + data))
        return struct.pack(">I", len(data)) + name + data + sound

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\x00\xff\x00\x00")
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", body) + part(b"IEND", b"")


def _chart(made: Any, sheet: Any) -> None:
    chart = made.add_chart({"type": "column"})
    chart.add_series({"values": "=claims!$D$2:$D$2"})
    sheet.insert_chart("F2", chart)


def _image(_: Any, sheet: Any) -> None:
    sheet.insert_image("F2", "dot.png", {"image_data": io.BytesIO(_picture())})


def _box(_: Any, sheet: Any) -> None:
    sheet.insert_textbox("F2", "see the note")


def _note(_: Any, sheet: Any) -> None:
    sheet.write_comment("A2", "a note is no drawing")


def _made(path: Path, draw: Callable[[Any, Any], None]) -> Path:
    made = xlsxwriter.Workbook(str(path))
    sheet = made.add_worksheet("claims")
    sheet.write_row(0, 0, ["submission", "measure", "input", "value"])
    sheet.write_row(1, 0, ["acme", "PA3", "attended", 3])
    draw(made, sheet)
    made.close()
    return path


FAULT = sv.Fault("bids.xlsx!claims!D2", "wrong", "mend it")


@pytest.mark.parametrize("draw", [_chart, _image, _box])
def test_a_copy_of_a_workbook_with_drawings_says_that_it_has_none(
    tmp_path: Path, draw: Callable[[Any, Any], None]
) -> None:
    path = _made(tmp_path / "bids.xlsx", draw)
    copy = marked(path, [FAULT], tmp_path / "mend.xlsx")
    assert opened(copy).worksheets[0]["A3"].value == LEFT_OUT
    names = zipfile.ZipFile(copy).namelist()
    assert not [one for one in names if "chart" in one or "media" in one]
    again = marked(copy, [], tmp_path / "again.xlsx")
    assert opened(again).worksheets[0]["A3"].value is None


@pytest.mark.parametrize("forms", [True, False])
def test_a_copy_of_a_workbook_without_any_says_nothing_of_them(
    tmp_path: Path, *, forms: bool
) -> None:
    path = tmp_path / "bids.xlsx"
    if forms:
        path.write_bytes(book(sv.Framework.load("ccin")))
    else:
        _made(path, _note)
    copy = marked(path, [FAULT], tmp_path / "mend.xlsx")
    assert opened(copy).worksheets[0]["A3"].value is None


def test_a_picture_that_unpacks_to_too_much_is_a_fault_or_left_out(tmp_path: Path) -> None:
    path = _made(tmp_path / "plain.xlsx", _image)
    huge = tmp_path / "bids.xlsx"
    with zipfile.ZipFile(path) as whole, zipfile.ZipFile(huge, "w") as out:
        for name in whole.namelist():
            large = _picture(60_000, 60_000)
            out.writestr(name, large if name.endswith(".png") else whole.read(name))
    # without a reader of pictures nobody looks at it
    read = find_spec("PIL") is not None
    refused = pytest.raises(WorkbookError, match="cannot be copied") if read else nullcontext()
    with refused:
        marked(huge, [FAULT], tmp_path / "mend.xlsx")
    assert (tmp_path / "mend.xlsx").exists() is not read
